/* jit/code_cache.c */
#include "jit/code_cache.h"
#include "vm/lifetime.h"
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Free memory between what is in use, at its start. */
typedef struct Gap { struct Gap *next; size_t bytes; } Gap;

static struct {
    pthread_mutex_t lock;
    u1    *writable, *executable;
    size_t size, top;                                   /* nothing is reserved from top on */
    size_t used;
    Gap   *gaps;                                        /* by address; no two adjoin */
    size_t most;                                        /* no gap is larger */
    bool   full;
} cache = { .lock = PTHREAD_MUTEX_INITIALIZER };

static u1 *map_low(int fd, size_t bytes)
{
    for (uintptr_t at = 0x38000000; at >= 0x1000000; at -= 0x1000000) {
        void *p = mmap((void *)at, bytes, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_FIXED_NOREPLACE, fd, 0);
        if (p == (void *)at) return p;
        if (p != MAP_FAILED) munmap(p, bytes);
    }
    return NULL;
}

/* Shared anonymous memory, mapped once more: its name is /dev/zero, which perf knows. */
static bool init_for_perf(size_t bytes)
{
    void *writable = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (writable == MAP_FAILED) return false;
    void *low = mmap((void *)0x38000000, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    bool ok = low == (void *)0x38000000 && mremap(writable, 0, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, low) == low
        && mprotect(low, bytes, PROT_READ | PROT_EXEC) == 0;
    if (!ok) {
        if (low != MAP_FAILED) munmap(low, bytes);
        munmap(writable, bytes);
        return false;
    }
    cache.writable = writable;
    cache.executable = low;
    cache.size = bytes;
    return true;
}

static bool map_cache(size_t bytes, bool for_perf)
{
    if (for_perf && init_for_perf(bytes)) return true;
    int fd = memfd_create("jit", MFD_CLOEXEC);
    if (fd < 0) return false;
    if (ftruncate(fd, (off_t)bytes) == 0) {
        void *writable = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0);
        if (writable != MAP_FAILED && (cache.executable = map_low(fd, bytes)) != NULL) {
            cache.writable = writable;
            cache.size = bytes;
        } else if (writable != MAP_FAILED) {
            munmap(writable, bytes);
        }
    }
    close(fd);
    return cache.executable != NULL;
}

bool code_cache_init(size_t bytes, bool for_perf)
{
    bytes = align_up(bytes, 4096);
    if (!map_cache(bytes, for_perf)) return false;
    lifetime_keep_mapping(cache.writable, bytes);
    lifetime_keep_mapping(cache.executable, bytes);
    return true;
}

void code_cache_leave(void) { lifetime_drop_mapping(cache.executable); }

static size_t rounded(size_t bytes) { return align_up(bytes, CODE_UNIT); }

/* First fit; NULL: there is no such gap. */
static u1 *take_from_gaps(size_t bytes)
{
    if (bytes > cache.most) return NULL;
    for (Gap **at = &cache.gaps, *gap; (gap = *at) != NULL; at = &gap->next) {
        if (gap->bytes < bytes) continue;
        if (gap->bytes == bytes) {
            *at = gap->next;
        } else {
            Gap *rest = (Gap *)((u1 *)gap + bytes);
            *rest = (Gap){ gap->next, gap->bytes - bytes };
            *at = rest;
        }
        return (u1 *)gap;
    }
    cache.most = bytes - 1;
    return NULL;
}

u1 *code_cache_reserve(size_t bytes)
{
    bytes = rounded(bytes);
    pthread_mutex_lock(&cache.lock);
    u1 *code = take_from_gaps(bytes);
    if (code == NULL && bytes <= cache.size - cache.top) {
        code = cache.writable + cache.top;
        cache.top += bytes;
    }
    if (code != NULL) cache.used += bytes;
    else cache.full = true;
    pthread_mutex_unlock(&cache.lock);
    return code != NULL ? cache.executable + (code - cache.writable) : NULL;
}

void code_cache_write(u1 *to, const void *from, size_t bytes) { memcpy(cache.writable + (to - cache.executable), from, bytes); }

static bool adjoins(const Gap *gap, const Gap *next) { return (const u1 *)gap + gap->bytes == (const u1 *)next; }

void code_cache_free(u1 *code, size_t bytes)
{
    Gap *gap = (Gap *)(cache.writable + (code - cache.executable)), *before = NULL;
    bytes = rounded(bytes);
    pthread_mutex_lock(&cache.lock);
    memset(gap, 0xcc, bytes);                           /* int3: whoever comes back is noticed */
    cache.used -= bytes;
    for (Gap *other = cache.gaps; other != NULL && other < gap; other = other->next) before = other;
    cache.most = SIZE_MAX;
    *gap = (Gap){ before != NULL ? before->next : cache.gaps, bytes };
    *(before != NULL ? &before->next : &cache.gaps) = gap;
    if (gap->next != NULL && adjoins(gap, gap->next)) *gap = (Gap){ gap->next->next, bytes + gap->next->bytes };
    if (before != NULL && adjoins(before, gap)) *before = (Gap){ gap->next, before->bytes + gap->bytes };
    for (Gap **at = &cache.gaps; *at != NULL; at = &(*at)->next)
        if (adjoins(*at, (Gap *)(cache.writable + cache.top))) {        /* the last one: it was never reserved, as it were */
            cache.top = (size_t)((u1 *)*at - cache.writable);
            *at = NULL;
            break;
        }
    pthread_mutex_unlock(&cache.lock);
}

size_t code_cache_used(void) { return cache.used; }
bool code_cache_is_full(void) { return cache.full; }

size_t code_cache_unit(uintptr_t pc)
{
    size_t offset = pc - (uintptr_t)cache.executable;
    return offset < cache.size ? offset / CODE_UNIT : SIZE_MAX;
}
