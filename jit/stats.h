/* jit/stats.h -- -Xlog:jit+stats: what the compiler did, and where compiled code is left most often, printed at exit. */
#ifndef JIT_STATS_H
#define JIT_STATS_H
#include "vm/class.h"

void stats_start(void);                                 /* does nothing unless the log is on */
void stats_unloaded(bool withdrawn);                     /* code; withdrawn: of a method that goes on without */
void stats_forget_dead(void);                           /* methods of loaders that are being unloaded */
/* m was compiled, or was not (code_bytes 0); bytecode_bytes: with what was inlined. */
void stats_compilation(u4 bytecode_bytes, u4 code_bytes, int64_t cpu_nanos);
int64_t stats_compilation_millis(void);                 /* of processor time */
#endif
