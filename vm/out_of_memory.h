/* vm/out_of_memory.h -- what the command line wants done at an OutOfMemoryError: -XX:+HeapDumpOnOutOfMemoryError,
 * -XX:OnOutOfMemoryError=, -XX:+CrashOnOutOfMemoryError, -XX:+ExitOnOutOfMemoryError. */
#ifndef VM_OUT_OF_MEMORY_H
#define VM_OUT_OF_MEMORY_H
#include "vm/thread.h"

/* Does it at the first OutOfMemoryError of the VM, in HotSpot's order and words.  t is in Java state. */
void out_of_memory_report(Thread *t, const char *message);
#endif
