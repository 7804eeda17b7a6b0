/* vm/arena.c -- chunks of one reserved range below 2 GiB, handed to arenas and taken back whole.
 *
 *   range:  [ chunk | chunk | chunk | ... top | committed | reserved only ... ]
 *   chunk:  Chunk header, then objects.  Sizes are powers of two; a free chunk waits in the list of its size. */
#include "vm/arena.h"
#include "vm/lifetime.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    CHUNK_BITS_SMALLEST = 10,                           /* pieces of those of the minimum size */
    CHUNK_BITS_MIN = 13, CHUNK_BITS_NORMAL_MAX = 18,    /* 8 KiB .. 256 KiB; larger only for a single big object */
    CHUNK_BITS_MAX = 30
};
#define COMMIT_STEP ((size_t)1 << 20)
#define DISCARD_FROM ((size_t)64 << 10)                 /* freed chunks from this size on go back to the system */
#define POPULATE_FROM ((size_t)64 << 10)                /* chunks from this size on get their pages at once: a page fault
                                                           for each costs more than the part that stays unused */
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23                          /* Linux 5.14; older ones refuse, and pages come by faults */
#endif

typedef struct Chunk {
    struct Chunk *next;
    u4 bits;                                            /* log2 of its size */
    u4 pad;
} Chunk;

struct Arena {
    volatile bool locked;
    u4     next_bits;                                   /* size of the chunk to ask for next */
    char  *next, *end;                                  /* bump range of the current chunk */
    Chunk *chunks;
    size_t bytes;
    const void *owner;
    u4     reached;                                     /* = range.reaching: since arena_start_reaching */
    struct Dependence *dependences;
};
typedef struct Dependence { Arena *other; struct Dependence *next; } Dependence;

static struct {
    pthread_mutex_t lock;
    char  *base, *end;                                  /* the reservation */
    char  *top;                                         /* chunks were never handed out from here on */
    char  *committed;
    Chunk *free[CHUNK_BITS_MAX + 1];
    size_t total_bytes;
    u4    *arenas;                                      /* by KiB of the range: packed Arena *; 0: none */
    u4     reaching;
} range = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* The upper half of the low 2 GiB first; if something lies there, anything that is not in the low 64 KiB. */
static void reserve_range(void)
{
    const uintptr_t limit = (uintptr_t)1 << 31, step = (uintptr_t)16 << 20;
    for (size_t size = (size_t)1 << 30; size >= (size_t)64 << 20; size >>= 1)
        for (uintptr_t at = limit - size; at >= step; at -= step) {
            void *p = mmap((void *)at, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE,
                           -1, 0);
            if (p == (void *)at) {
                range.base = range.top = range.committed = p;
                range.end = range.base + size;
                range.arenas = mmap(NULL, (size >> CHUNK_BITS_SMALLEST) * sizeof *range.arenas, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
                if (range.arenas == MAP_FAILED) vm_fatal("out of memory for metadata");
                lifetime_keep_mapping(range.base, size);
                lifetime_keep_mapping(range.arenas, (size >> CHUNK_BITS_SMALLEST) * sizeof *range.arenas);
                return;
            }
            if (p != MAP_FAILED)
                munmap(p, size);
            else if (errno == ENOMEM)
                break;                                  /* an address-space limit: try a smaller range */
        }
    vm_fatal("cannot reserve metadata memory below 2 GiB");
}

static Chunk *chunk_from_top(u4 bits)
{
    size_t size = (size_t)1 << bits;
    if (range.base == NULL)
        reserve_range();
    if ((size_t)(range.end - range.top) < size)
        return NULL;
    char *chunk = range.top, *top = chunk + size;
    if (top > range.committed) {
        size_t more = align_up((size_t)(top - range.committed), COMMIT_STEP);
        if (more > (size_t)(range.end - range.committed))
            more = (size_t)(range.end - range.committed);
        if (mprotect(range.committed, more, PROT_READ | PROT_WRITE) != 0)
            vm_fatal("out of metadata memory: %s", strerror(errno));
        range.committed += more;
    }
    __atomic_store_n(&range.top, top, __ATOMIC_RELAXED);
    ((Chunk *)chunk)->bits = bits;
    return (Chunk *)chunk;
}

static void put_free(Chunk *chunk, u4 bits)
{
    chunk->bits = bits;
    chunk->next = range.free[bits];
    range.free[bits] = chunk;
}

/* A chunk of 1 << bits bytes, or the smallest larger one that was freed when there is no other. */
static Chunk *find_chunk(u4 bits)
{
    Chunk *chunk = range.free[bits];
    if (chunk == NULL && bits < CHUNK_BITS_MIN && (chunk = find_chunk(CHUNK_BITS_MIN)) != NULL) {
        size_t piece = (size_t)1 << bits, end = (size_t)1 << chunk->bits;
        for (size_t at = piece; at < end; at += piece) put_free((Chunk *)((char *)chunk + at), bits);
        chunk->bits = bits;
        return chunk;
    }
    if (chunk == NULL && bits >= CHUNK_BITS_MIN)
        if ((chunk = chunk_from_top(bits)) != NULL) return chunk;
    for (u4 b = bits; chunk == NULL && b <= CHUNK_BITS_MAX; b++) chunk = range.free[b];
    if (chunk != NULL) range.free[chunk->bits] = chunk->next;
    return chunk;
}

static void set_arena(const Chunk *chunk, const Arena *arena)
{
    size_t first = (size_t)((const char *)chunk - range.base) >> CHUNK_BITS_SMALLEST, count = (size_t)1 << (chunk->bits - CHUNK_BITS_SMALLEST);
    for (size_t i = first; i < first + count; i++) __atomic_store_n(&range.arenas[i], meta_pack(arena), __ATOMIC_RELAXED);
}

/* A zeroed chunk of at least 1 << bits bytes. */
static Chunk *chunk_take(u4 bits)
{
    if (bits > CHUNK_BITS_MAX)
        vm_fatal("metadata object of more than 1 GiB");
    pthread_mutex_lock(&range.lock);
    Chunk *chunk = find_chunk(bits);
    if (chunk != NULL) __atomic_store_n(&range.total_bytes, range.total_bytes + ((size_t)1 << chunk->bits), __ATOMIC_RELAXED);
    pthread_mutex_unlock(&range.lock);
    if (chunk == NULL)
        vm_fatal("out of metadata memory");
    chunk->next = NULL;
    bits = chunk->bits;
    if ((size_t)1 << bits >= POPULATE_FROM && bits <= CHUNK_BITS_NORMAL_MAX)
        madvise(chunk, (size_t)1 << bits, MADV_POPULATE_WRITE);
    return chunk;
}

/* Zeroes a chunk, all but its header. */
static void clear_chunk(Chunk *chunk)
{
    u4     bits = chunk->bits;
    size_t size = (size_t)1 << bits;
    set_arena(chunk, NULL);
    if (size >= DISCARD_FROM)
        madvise(chunk, size, MADV_DONTNEED);            /* reads as zero from now on */
    else
        memset(chunk, 0, size);
    chunk->bits = bits;
}

static u4 bits_for(size_t bytes)
{
    u4 bits = CHUNK_BITS_MIN;
    while (((size_t)1 << bits) < bytes + sizeof(Chunk))
        bits++;
    return bits;
}

static void *alloc_in_new_chunk(Arena *arena, size_t bytes)
{
    u4   bits = bits_for(bytes);
    bool own = bits >= arena->next_bits;                /* big: gets a chunk, the current one stays in use */
    Chunk *chunk = chunk_take(own ? bits : arena->next_bits);
    set_arena(chunk, arena);
    char  *start = (char *)(chunk + 1), *end = (char *)chunk + ((size_t)1 << chunk->bits);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    if (arena->next_bits < CHUNK_BITS_NORMAL_MAX)
        arena->next_bits++;
    if (!own || end - (start + bytes) > arena->end - arena->next) {
        arena->next = start + bytes;
        arena->end = end;
    }
    return start;
}

static Arena *create(u4 bits)
{
    Chunk *chunk = chunk_take(bits);
    Arena *arena = (Arena *)(chunk + 1);
    arena->next_bits = bits + 1;
    arena->next = (char *)(arena + 1);
    arena->end = (char *)chunk + ((size_t)1 << chunk->bits);
    arena->chunks = chunk;
    set_arena(chunk, arena);
    return arena;
}

Arena *arena_create(void) { return create(CHUNK_BITS_MIN); }
Arena *arena_create_small(void) { return create(CHUNK_BITS_SMALLEST); }

void arena_set_owner(Arena *arena, const void *owner) { arena->owner = owner; }
const void *arena_owner(const Arena *arena) { return arena->owner; }

void arena_destroy(Arena *arena)
{
    Chunk *chunk = arena->chunks;                       /* the arena itself lies in the last one */
    __atomic_store_n(&arena->dependences, NULL, __ATOMIC_SEQ_CST);      /* they go first; the collector may look at any time */
    while (chunk != NULL) {
        Chunk *next = chunk->next;
        clear_chunk(chunk);
        size_t size = (size_t)1 << chunk->bits;
        pthread_mutex_lock(&range.lock);
        __atomic_store_n(&range.total_bytes, range.total_bytes - size, __ATOMIC_RELAXED);
        put_free(chunk, chunk->bits);
        pthread_mutex_unlock(&range.lock);
        chunk = next;
    }
}

void *arena_alloc(Arena *arena, size_t bytes)
{
    bytes = align_up(bytes, 8);
    while (__atomic_test_and_set(&arena->locked, __ATOMIC_ACQUIRE))
        sched_yield();
    char *p = arena->next;
    if (likely(bytes <= (size_t)(arena->end - p)))
        arena->next = p + bytes;
    else
        p = alloc_in_new_chunk(arena, bytes);
    arena->bytes += bytes;
    __atomic_clear(&arena->locked, __ATOMIC_RELEASE);
    return p;
}

void *arena_copy(Arena *arena, const void *from, size_t bytes)
{
    void *copy = arena_alloc(arena, bytes);
    if (bytes != 0)
        memcpy(copy, from, bytes);
    return copy;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    char   *text;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0)
        vm_fatal("out of memory");
    char *copy = arena_copy(arena, text, (size_t)length + 1);
    free(text);
    return copy;
}

size_t arena_bytes(const Arena *arena) { return arena->bytes; }

static char *top_of_range(void) { return __atomic_load_n(&range.top, __ATOMIC_RELAXED); }     /* without the lock */

bool arena_contains(const void *address)
{
    return (const char *)address >= range.base && (const char *)address < top_of_range();
}

bool arena_is_nearly_full(void)
{
    size_t bytes = (size_t)(range.end - range.base);
    return arena_total_bytes() > bytes - bytes / 16;
}

size_t arena_total_bytes(void) { return __atomic_load_n(&range.total_bytes, __ATOMIC_RELAXED); }

/* ---- which arena an address is in ------------------------------------------------------------------------------------ */

static Arena *arena_at(u4 address)
{
    size_t offset = (size_t)address - (uintptr_t)range.base;
    if (offset >= (size_t)(top_of_range() - range.base)) return NULL;
    return meta_unpack(__atomic_load_n(&range.arenas[offset >> CHUNK_BITS_SMALLEST], __ATOMIC_RELAXED));
}

void arena_start_reaching(void) { range.reaching++; }
bool arena_is_reached(const Arena *arena) { return arena->reached == range.reaching; }

void arena_reach(Arena *arena)
{
    if (arena->reached == range.reaching) return;
    arena->reached = range.reaching;
    for (const Dependence *d = arena->dependences; d != NULL; d = d->next) arena_reach(d->other);
}

void arena_reach_word(u4 word)
{
    Arena *arena = arena_at(word);
    if (arena != NULL) arena_reach(arena);
}

void arena_depends_on(Arena *arena, Arena *other)
{
    for (const Dependence *d = arena->dependences; d != NULL; d = d->next)
        if (d->other == other) return;
    Dependence *d = arena_alloc(arena, sizeof *d);
    *d = (Dependence){ other, arena->dependences };
    __atomic_store_n(&arena->dependences, d, __ATOMIC_RELEASE);     /* the collector may look at any time */
}

bool arena_word_is_in(u4 word, bool (*is)(const void *owner))
{
    const Arena *arena = arena_at(word);
    return arena != NULL && arena->owner != NULL && is(arena->owner);
}

bool arena_any_dependence(const Arena *arena, bool (*is)(const Arena *other))
{
    for (const Dependence *d = arena->dependences; d != NULL; d = d->next)
        if (is(d->other)) return true;
    return false;
}
