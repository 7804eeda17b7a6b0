/* classlib/management_memory.c -- what MemoryMXBean and its pools ask. */
#include "classlib/jmm.h"
#include "classlib/management.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/metadata.h"
#include "jit/code_cache.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/options.h"

static const struct { const char *pool, *manager; } names[POOL_COUNT] = {
    [POOL_HEAP] = { "Heap", "Boehm" }, [POOL_METADATA] = { "Metaspace", "Metaspace Manager" }, [POOL_CODE] = { "CodeCache", "CodeCacheManager" },
};

static struct {
    Object *pools[POOL_COUNT], *managers[POOL_COUNT];   /* roots; NULL until first asked for */
    size_t  peak[POOL_COUNT];                           /* used bytes, as far as anybody looked */
    pthread_mutex_t lock;
    bool    rooted;
} memory = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- the beans' objects ---------------------------------------------------------------------------------------------------------- */

static Object *call_factory(Thread *t, const char *class_name, const char *method, const char *descriptor, const char *name, const char *type)
{
    Slot result;
    Class *k = loader_load(t, symbol_of(class_name), NULL);
    Object *first = k != NULL && class_initialize(t, k) ? string_from_utf8(t, name) : NULL;
    Object *second = first != NULL ? string_from_utf8(t, type) : NULL;
    if (second == NULL || !invoke_static_named(t, k, method, descriptor, &result, first, second)) return NULL;
    return result.ref;
}

static Object *new_pool(Thread *t, const char *name, bool is_heap)
{
    Slot result;
    Class *k = loader_load(t, symbol_of("sun/management/ManagementFactoryHelper"), NULL);
    Object *text = k != NULL && class_initialize(t, k) ? string_from_utf8(t, name) : NULL;
    if (text == NULL || !invoke_static_named(t, k, "createMemoryPool", "(Ljava/lang/String;ZJJ)Ljava/lang/management/MemoryPoolMXBean;", &result,
                                             text, (int)is_heap, (int64_t)0, (int64_t)(is_heap ? 0 : -1))) return NULL;     /* thresholds; -1: not supported */
    return result.ref;
}

/* The richer bean where module jdk.management is there. */
static Object *new_collector(Thread *t)
{
    static const char descriptor[] = "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;";
    Object *bean = call_factory(t, "com/sun/management/internal/GarbageCollectorExtImpl", "createGarbageCollector", descriptor, names[POOL_HEAP].manager, "");
    if (bean != NULL) return bean;
    exception_take(t);
    return call_factory(t, "sun/management/ManagementFactoryHelper", "createGarbageCollector", descriptor, names[POOL_HEAP].manager, "");
}

static Object *new_manager(Thread *t, const char *name)
{
    Slot result;
    Class *k = loader_load(t, symbol_of("sun/management/ManagementFactoryHelper"), NULL);
    Object *text = k != NULL && class_initialize(t, k) ? string_from_utf8(t, name) : NULL;
    if (text == NULL || !invoke_static_named(t, k, "createMemoryManager", "(Ljava/lang/String;)Ljava/lang/management/MemoryManagerMXBean;", &result, text))
        return NULL;
    return result.ref;
}

static bool keep(Object **slot, Object *made)           /* the first one made stays */
{
    if (made == NULL) return false;
    pthread_mutex_lock(&memory.lock);
    if (*slot == NULL) *slot = made;
    pthread_mutex_unlock(&memory.lock);
    return true;
}

static bool make_beans(Thread *t)
{
    if (!memory.rooted) {
        memory.rooted = true;
        for (int i = 0; i < POOL_COUNT; i++) {
            heap_add_root(&memory.pools[i]);
            heap_add_root(&memory.managers[i]);
        }
    }
    bool ok = true;
    for (int i = 0; i < POOL_COUNT && ok; i++) {
        ok = memory.pools[i] != NULL || keep(&memory.pools[i], new_pool(t, names[i].pool, i == POOL_HEAP));
        if (ok && memory.managers[i] == NULL)
            ok = keep(&memory.managers[i], i == POOL_HEAP ? new_collector(t) : new_manager(t, names[i].manager));
    }
    return ok;
}

int memory_pool_number(Thread *t, const Object *pool_bean)
{
    int found = -1;
    bool made = make_beans(t);
    for (int i = 0; made && i < POOL_COUNT; i++)
        if (memory.pools[i] == pool_bean) found = i;
    return found;
}

Object *memory_heap_manager(Thread *t) { return make_beans(t) ? memory.managers[POOL_HEAP] : NULL; }

/* The whole list, or the one that belongs with `other`, which is a member of others. */
static jobjectArray beans(JNIEnv *env, const char *element_class, Object **list, Object **others, jobject other)
{
    Thread *t = jni_enter(env);
    Object *result = NULL;
    Class *element = make_beans(t) ? loader_load(t, symbol_of(element_class), NULL) : NULL;
    Class *k = element != NULL ? loader_array_class(t, element) : NULL;
    if (k != NULL && other == NULL) {
        result = heap_alloc_array(t, k, POOL_COUNT);
        for (int i = 0; result != NULL && i < POOL_COUNT; i++) array_refs(result)[i] = list[i];
    } else if (k != NULL) {
        int32_t index = 0;
        while (index < POOL_COUNT && others[index] != handle_object(other)) index++;
        result = heap_alloc_array(t, k, index < POOL_COUNT);
        if (result != NULL && index < POOL_COUNT) array_refs(result)[0] = list[index];
    }
    return jni_leave_with(t, result);
}

jobjectArray JNICALL jmm_GetMemoryPools(JNIEnv *env, jobject manager)
{
    return beans(env, "java/lang/management/MemoryPoolMXBean", memory.pools, memory.managers, manager);
}

jobjectArray JNICALL jmm_GetMemoryManagers(JNIEnv *env, jobject pool)
{
    return beans(env, "java/lang/management/MemoryManagerMXBean", memory.managers, memory.pools, pool);
}

/* ---- usage --------------------------------------------------------------------------------------------------------------------------- */

void memory_note_peak(int pool, size_t used)
{
    size_t peak = __atomic_load_n(&memory.peak[pool], __ATOMIC_RELAXED);
    while (used > peak && !__atomic_compare_exchange_n(&memory.peak[pool], &peak, used, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {}
}

Usage memory_usage_of_heap(size_t used, size_t committed)
{
    Usage usage = { (int64_t)vm.options->heap_initial_bytes, (int64_t)used, (int64_t)committed, (int64_t)heap_max_bytes() };
    if (usage.limit < usage.committed) usage.limit = usage.committed;
    return usage;
}

Usage memory_usage(int pool)
{
    Usage usage = { .initial = 0, .limit = -1 };
    if (pool == POOL_HEAP) {
        size_t total = heap_total_bytes(), free_bytes = heap_free_bytes();
        usage = memory_usage_of_heap(total > free_bytes ? total - free_bytes : 0, total);
    } else if (pool == POOL_CODE) {
        usage.used = usage.committed = (int64_t)code_cache_used();
        usage.limit = (int64_t)vm.options->ReservedCodeCacheSize;
        if (usage.limit < usage.committed) usage.limit = usage.committed;
    } else {
        usage.used = usage.committed = (int64_t)metadata_bytes();
        if (vm.options->MaxMetaspaceSize <= INT64_MAX) usage.limit = (int64_t)vm.options->MaxMetaspaceSize;
        if (usage.limit >= 0 && usage.limit < usage.committed) usage.limit = usage.committed;
    }
    memory_note_peak(pool, (size_t)usage.used);
    return usage;
}

void memory_print(FILE *out)
{
    Usage heap = memory_usage(POOL_HEAP), metadata = memory_usage(POOL_METADATA);
    fprintf(out, " heap            total %lldK, used %lldK, max %lldK\n", (long long)heap.committed >> 10, (long long)heap.used >> 10, (long long)heap.limit >> 10);
    fprintf(out, " Metaspace       used %lldK, committed %lldK\n", (long long)metadata.used >> 10, (long long)metadata.committed >> 10);
}

Object *memory_usage_object(Thread *t, Usage usage)
{
    Class *k = loader_load(t, symbol_of("java/lang/management/MemoryUsage"), NULL);
    if (k == NULL || !class_initialize(t, k)) return NULL;
    return invoke_constructor(t, k, "(JJJJ)V", usage.initial, usage.used, usage.committed, usage.limit);
}

static jobject pool_usage(JNIEnv *env, jobject bean, bool peak)
{
    Thread *t = jni_enter(env);
    int pool = memory_pool_number(t, handle_object(bean));
    if (pool < 0) return jni_leave_with(t, NULL);
    Usage usage = memory_usage(pool);
    if (peak) {
        usage.used = (int64_t)__atomic_load_n(&memory.peak[pool], __ATOMIC_RELAXED);
        if (usage.committed < usage.used) usage.committed = usage.used;
        if (usage.limit >= 0 && usage.limit < usage.committed) usage.limit = usage.committed;
    }
    return jni_leave_with(t, memory_usage_object(t, usage));
}

jobject JNICALL jmm_GetMemoryPoolUsage(JNIEnv *env, jobject pool) { return pool_usage(env, pool, false); }
jobject JNICALL jmm_GetPeakMemoryPoolUsage(JNIEnv *env, jobject pool) { return pool_usage(env, pool, true); }

jobject JNICALL jmm_GetMemoryUsage(JNIEnv *env, jboolean heap)
{
    Thread *t = jni_enter(env);
    Usage usage = memory_usage(heap ? POOL_HEAP : POOL_METADATA);
    if (!heap) {
        Usage code = memory_usage(POOL_CODE);
        usage.used += code.used;
        usage.committed += code.committed;
    }
    return jni_leave_with(t, memory_usage_object(t, usage));
}

jboolean memory_reset_peak(JNIEnv *env, jobject bean)
{
    Thread *t = jni_enter(env);
    int pool = memory_pool_number(t, handle_object(bean));
    if (pool >= 0) {
        __atomic_store_n(&memory.peak[pool], 0, __ATOMIC_RELAXED);
        memory_usage(pool);
    }
    jni_leave(t);
    return pool >= 0;
}
