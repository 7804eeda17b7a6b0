/* jit/code_cache.h -- memory for compiled code: one memfd mapped twice, writable here and executable there, never both. */
#ifndef JIT_CODE_CACHE_H
#define JIT_CODE_CACHE_H
#include "vm/base.h"

/* Reserves `bytes`; the executable view lies below 2 GiB.  for_perf: in memory that `perf` takes for generated code, if
 * memory may become executable that was not mapped so.  False: the system gives no executable memory. */
bool code_cache_init(size_t bytes, bool for_perf);
/* Room for code, which is copied to it by code_cache_write; the executable address.  NULL: full. */
u1  *code_cache_reserve(size_t bytes);
void code_cache_write(u1 *to, const void *from, size_t bytes);
void code_cache_free(u1 *code, size_t bytes);           /* nobody is in it; bytes as it was reserved */
size_t code_cache_used(void);
enum { MOST_CODE_BYTES = 512 << 20 };                   /* what there is place for below the metadata (vm/arena.h) */
enum { CODE_UNIT = 64 };                                /* code begins at a multiple of it, from the start of the cache */
/* The unit that pc is in, counted from the start; SIZE_MAX: none. */
size_t code_cache_unit(uintptr_t pc);
void   code_cache_leave(void);                          /* the code stays when the VM ends: somebody will come back to it */
bool   code_cache_is_full(void);                        /* has something not fitted? */
#endif
