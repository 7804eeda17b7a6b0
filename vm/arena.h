/* vm/arena.h -- metadata memory.  All class metadata, symbols and (later) compiled code live in one address range
 * reserved below 2 GiB, so that a metadata pointer fits in 32 bits.  An arena belongs to one class loader and is freed
 * as a whole.  Memory is zeroed, aligned to 8 bytes, and invisible to the garbage collector. */
#ifndef VM_ARENA_H
#define VM_ARENA_H
#include "vm/base.h"

typedef struct Arena Arena;

Arena *arena_create(void);                              /* never NULL: out of metadata memory is fatal */
void   arena_destroy(Arena *arena);
void  *arena_alloc(Arena *arena, size_t bytes);         /* thread-safe; never NULL */
void  *arena_copy(Arena *arena, const void *from, size_t bytes);
char  *arena_printf(Arena *arena, const char *format, ...) PRINTF(2, 3);
size_t arena_bytes(const Arena *arena);                 /* in use, for -Xlog and the management beans */
bool   arena_contains(const void *address);             /* in the reserved metadata range at all? */

/* A metadata pointer packed into 32 bits, and back. */
static inline u4    meta_pack(const void *p) { return (u4)(uintptr_t)p; }
static inline void *meta_unpack(u4 p) { return (void *)(uintptr_t)p; }
#endif
