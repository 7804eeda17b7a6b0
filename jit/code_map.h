/* jit/code_map.h -- which compiled method an address in the code cache belongs to; unloading of those not needed any more. */
#ifndef JIT_CODE_MAP_H
#define JIT_CODE_MAP_H
#include "vm/compiled.h"

void code_map_init(size_t cache_bytes);
/* Before c's code can run, by one thread at a time. */
void code_map_add(CompiledMethod *c);
/* Both may be asked in signal handlers.  NULL, 0: there is none. */
const CompiledMethod *code_map_find(uintptr_t pc);
uintptr_t code_map_null_check_exit(uintptr_t pc);       /* vm_ops.null_check_exit */
void code_map_reach(u4 pc);                             /* vm_ops.reach_compiled */

/* After loader_unload, with the world stopped and nothing being compiled: forgets code that relies on dead classes, whose methods
 * are interpreted from now on, and code that newer code has replaced, where no thread is in it. */
void code_map_unload(void);
void code_map_free_unloaded(void);                      /* when the world goes on */
#endif
