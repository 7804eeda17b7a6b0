/* classlib/libraries.h -- the native libraries that are open: the class library's own, and those of programs. */
#ifndef CLASSLIB_LIBRARIES_H
#define CLASSLIB_LIBRARIES_H
#include <stdbool.h>

void *library_open(const char *path);                   /* NULL: dlerror says why */
/* The end of a VM, and the start of the next, which shall find the libraries of programs as new.  They are not closed before: their
 * threads may still be in them. */
void libraries_leave(bool for_good);                    /* for_good: they are never closed */
void libraries_close_left(void);
#endif
