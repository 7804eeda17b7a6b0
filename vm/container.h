/* vm/container.h -- how much memory and how many processors this process may use: the machine's, or less where a
 * Linux control group (version 1 or 2) says so. */
#ifndef VM_CONTAINER_H
#define VM_CONTAINER_H
#include "vm/base.h"

u8  container_memory_bytes(bool respect_limits);
int container_processors(bool respect_limits);

/* What the control groups alone say.  root: put before each path that is read, "" but in tests, which make up files there. */
u8  container_memory_limit(const char *root);           /* UINT64_MAX: none */
int container_processor_limit(const char *root);        /* quotas, rounded up to whole processors; INT32_MAX: none */
#endif
