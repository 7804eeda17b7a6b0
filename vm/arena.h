/* vm/arena.h -- metadata memory.  All class metadata, symbols and (later) compiled code live in one address range
 * reserved below 2 GiB, so that a metadata pointer fits in 32 bits.  An arena belongs to one class loader and is freed
 * as a whole.  Memory is zeroed, aligned to 8 bytes, and invisible to the garbage collector. */
#ifndef VM_ARENA_H
#define VM_ARENA_H
#include "vm/base.h"

typedef struct Arena Arena;

Arena *arena_create(void);                              /* never NULL: out of metadata memory is fatal */
Arena *arena_create_small(void);                        /* starts with 1 KiB, not 8 */
void   arena_set_owner(Arena *arena, const void *owner);
const void *arena_owner(const Arena *arena);            /* NULL: it was not set */
void   arena_destroy(Arena *arena);
void  *arena_alloc(Arena *arena, size_t bytes);         /* thread-safe; never NULL */
void  *arena_copy(Arena *arena, const void *from, size_t bytes);
char  *arena_printf(Arena *arena, const char *format, ...) PRINTF(2, 3);
size_t arena_bytes(const Arena *arena);                 /* in use, for -Xlog and the management beans */
bool   arena_contains(const void *address);             /* in the reserved metadata range at all? */
bool   arena_is_nearly_full(void);                      /* is the reserved range so far used that no more classes should be made? */
size_t arena_total_bytes(void);                         /* in all arenas, unused parts included */

/* Which arenas threads use: the collector asks this with the world stopped, starting anew each time. */
void arena_start_reaching(void);
void arena_reach(Arena *arena);                         /* ... and what it depends on */
void arena_reach_word(u4 word);                         /* the arena in which that would be an address, if there is one */
bool arena_is_reached(const Arena *arena);
void arena_depends_on(Arena *arena, Arena *other);      /* reached with arena from now on */
bool arena_word_is_in(u4 word, bool (*is)(const void *owner));      /* is it an address in an arena of such an owner? */
bool arena_any_dependence(const Arena *arena, bool (*is)(const Arena *other));

/* A metadata pointer packed into 32 bits, and back. */
static inline u4    meta_pack(const void *p) { return (u4)(uintptr_t)p; }
static inline void *meta_unpack(u4 p) { return (void *)(uintptr_t)p; }
#endif
