/* vm/lifetime.h -- the life of a VM, and of what belongs to it.
 * All its state is in three places: the variables of this library, memory from lifetime_alloc (metadata lies in mappings), and
 * mappings that were told of.  lifetime_end gives the last two back and makes the variables what they were when the library was
 * loaded, so that the next VM in this process finds nothing of this one. */
#ifndef VM_LIFETIME_H
#define VM_LIFETIME_H
#include "vm/base.h"

/* A variable that one VM leaves to the next.  It is initialised explicitly, if only with 0. */
#define PERSISTENT __attribute__((section("vm_persistent")))

/* Before anything of the VM is touched. */
void lifetime_begin(void);
/* Libraries that have been loaded from a directory since then, for good: their variables, too, are at the end what they are now.
 * For the class library's own: loading them anew for each VM would leave behind what they allocate when they are loaded. */
void lifetime_keep_libraries(const char *directory);
/* No other thread of the VM runs any more. */
void lifetime_end(void);

void *lifetime_alloc(size_t bytes);                     /* zeroed, until lifetime_free or the end; NULL: out of memory */
void *lifetime_resize(void *memory, size_t old_bytes, size_t bytes);    /* the old memory is gone if that is not NULL */
void  lifetime_free(void *memory);                      /* NULL: nothing happens */
void  lifetime_keep_mapping(void *start, size_t bytes); /* is unmapped at the end; fatal without memory */
void  lifetime_drop_mapping(const void *start);         /* is not, after all */
#endif
