/* jit/code_map.h -- which compiled method an address in the code cache belongs to. */
#ifndef JIT_CODE_MAP_H
#define JIT_CODE_MAP_H
#include "vm/compiled.h"

/* Before c's code can run.  Code lies in the order in which methods are compiled, by one thread at a time. */
void code_map_add(CompiledMethod *c);
/* Both may be asked in signal handlers.  NULL, 0: there is none. */
const CompiledMethod *code_map_find(uintptr_t pc);
uintptr_t code_map_null_check_exit(uintptr_t pc);       /* vm_ops.null_check_exit */
#endif
