/* vm/out_of_memory.h -- -XX:OnOutOfMemoryError. */
#ifndef VM_OUT_OF_MEMORY_H
#define VM_OUT_OF_MEMORY_H
#include "vm/thread.h"

/* Runs the user's commands at the first OutOfMemoryError of the process.  t is in Java state; it counts as blocked meanwhile. */
void out_of_memory_run_commands(Thread *t, const char *message);
#endif
