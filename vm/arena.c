/* vm/arena.c -- chunks of one reserved range below 2 GiB, handed to arenas and taken back whole.
 *
 *   range:  [ chunk | chunk | chunk | ... top | committed | reserved only ... ]
 *   chunk:  Chunk header, then objects.  Sizes are powers of two; a free chunk waits in the list of its size. */
#include "vm/arena.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
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
};

static struct {
    pthread_mutex_t lock;
    char  *base, *end;                                  /* the reservation */
    char  *top;                                         /* chunks were never handed out from here on */
    char  *committed;
    Chunk *free[CHUNK_BITS_MAX + 1];
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
    range.top = top;
    ((Chunk *)chunk)->bits = bits;
    return (Chunk *)chunk;
}

/* A zeroed chunk of at least 1 << bits bytes. */
static Chunk *chunk_take(u4 bits)
{
    Chunk *chunk = NULL;
    if (bits > CHUNK_BITS_MAX)
        vm_fatal("metadata object of more than 1 GiB");
    pthread_mutex_lock(&range.lock);
    if (range.free[bits] == NULL)
        chunk = chunk_from_top(bits);
    for (u4 b = bits; chunk == NULL && b <= CHUNK_BITS_MAX; b++)
        if ((chunk = range.free[b]) != NULL)
            range.free[b] = chunk->next;
    pthread_mutex_unlock(&range.lock);
    if (chunk == NULL)
        vm_fatal("out of metadata memory");
    chunk->next = NULL;
    bits = chunk->bits;
    if ((size_t)1 << bits >= POPULATE_FROM && bits <= CHUNK_BITS_NORMAL_MAX)
        madvise(chunk, (size_t)1 << bits, MADV_POPULATE_WRITE);
    return chunk;
}

static void chunk_give_back(Chunk *chunk)
{
    u4     bits = chunk->bits;
    size_t size = (size_t)1 << bits;
    if (size >= DISCARD_FROM)
        madvise(chunk, size, MADV_DONTNEED);            /* reads as zero from now on */
    else
        memset(chunk, 0, size);
    chunk->bits = bits;
    pthread_mutex_lock(&range.lock);
    chunk->next = range.free[bits];
    range.free[bits] = chunk;
    pthread_mutex_unlock(&range.lock);
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

Arena *arena_create(void)
{
    Chunk *chunk = chunk_take(CHUNK_BITS_MIN);
    Arena *arena = (Arena *)(chunk + 1);
    arena->next_bits = CHUNK_BITS_MIN + 1;
    arena->next = (char *)(arena + 1);
    arena->end = (char *)chunk + ((size_t)1 << chunk->bits);
    arena->chunks = chunk;
    return arena;
}

void arena_destroy(Arena *arena)
{
    Chunk *chunk = arena->chunks;                       /* the arena itself lies in the last one */
    while (chunk != NULL) {
        Chunk *next = chunk->next;
        chunk_give_back(chunk);
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

bool arena_contains(const void *address)
{
    return (const char *)address >= range.base && (const char *)address < range.top;
}
