/* jit/code_cache.c */
#include "jit/code_cache.h"
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
    pthread_mutex_t lock;
    u1    *writable, *executable;
    size_t size, used;
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
    if (low != (void *)0x38000000) return false;
    void *executable = mremap(writable, 0, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, low);
    if (executable == MAP_FAILED) return false;
    cache.writable = writable;
    cache.size = bytes;
    if (mprotect(executable, bytes, PROT_READ | PROT_EXEC) == 0) cache.executable = executable;
    return cache.executable != NULL;
}

bool code_cache_init(size_t bytes, bool for_perf)
{
    if (for_perf) return init_for_perf(align_up(bytes, 4096));
    int fd = memfd_create("jit", MFD_CLOEXEC);
    bytes = align_up(bytes, 4096);
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

u1 *code_cache_reserve(size_t bytes)
{
    u1 *code = NULL;
    pthread_mutex_lock(&cache.lock);
    if (bytes <= cache.size - cache.used) {
        code = cache.executable + cache.used;
        cache.used += align_up(bytes, 32);
        if (cache.used > cache.size) cache.used = cache.size;
    } else {
        cache.full = true;
    }
    pthread_mutex_unlock(&cache.lock);
    return code;
}

void code_cache_write(u1 *to, const void *from, size_t bytes) { memcpy(cache.writable + (to - cache.executable), from, bytes); }
size_t code_cache_used(void) { return cache.used; }
bool code_cache_is_full(void) { return cache.full; }
