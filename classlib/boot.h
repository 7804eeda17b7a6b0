/* classlib/boot.h -- bringing the class library up on a bare VM. */
#ifndef CLASSLIB_BOOT_H
#define CLASSLIB_BOOT_H
#include "vm/vm.h"

/* Everything that needs no thread: the table of upward calls, the VM's own natives, the boot path.  vm.options is set,
 * heap_init done.  False: a message was printed. */
MUST_CHECK bool boot_prepare(void);
/* On the attached main thread, natives being bindable (libjava is open): loads the first classes, makes the main thread's
 * objects, runs initPhase1 to 3.  False: pending. */
MUST_CHECK bool boot_vm(Thread *t);
const void *boot_image(size_t *bytes);                  /* the mapping of lib/modules */
/* Gives back what boot_prepare holds of the process, and the options. */
void boot_end(void);
#endif
