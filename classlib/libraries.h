/* classlib/libraries.h -- the native libraries that are open: the class library's own, and those of programs. */
#ifndef CLASSLIB_LIBRARIES_H
#define CLASSLIB_LIBRARIES_H

void *library_open(const char *path);                   /* NULL: dlerror says why */
/* The end of a VM, and the start of the next, which shall find the libraries of programs as new.  They are not closed before: their
 * threads may still be in them. */
void libraries_leave(void);
void libraries_close_left(void);
#endif
