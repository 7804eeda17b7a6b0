/* classlib/management_memory.c -- what MemoryMXBean and its pools ask.  Two pools: the heap, collected by one collector, and
 * class metadata with a manager of its own. */
#include "classlib/jmm.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

enum { POOL_HEAP, POOL_METADATA, POOL_COUNT };

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
                                             text, (int)is_heap, (int64_t)-1, (int64_t)-1)) return NULL;     /* no thresholds */
    return result.ref;
}

/* The richer bean where module jdk.management is there. */
static Object *new_collector(Thread *t)
{
    static const char descriptor[] = "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;";
    Object *bean = call_factory(t, "com/sun/management/internal/GarbageCollectorExtImpl", "createGarbageCollector", descriptor, "Boehm", "");
    if (bean != NULL) return bean;
    exception_take(t);
    return call_factory(t, "sun/management/ManagementFactoryHelper", "createGarbageCollector", descriptor, "Boehm", "");
}

static Object *new_metadata_manager(Thread *t)
{
    Slot result;
    Class *k = loader_load(t, symbol_of("sun/management/ManagementFactoryHelper"), NULL);
    Object *text = k != NULL && class_initialize(t, k) ? string_from_utf8(t, "Metaspace Manager") : NULL;
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
    return (memory.pools[POOL_HEAP] != NULL || keep(&memory.pools[POOL_HEAP], new_pool(t, "Heap", true)))
        && (memory.pools[POOL_METADATA] != NULL || keep(&memory.pools[POOL_METADATA], new_pool(t, "Metaspace", false)))
        && (memory.managers[POOL_HEAP] != NULL || keep(&memory.managers[POOL_HEAP], new_collector(t)))
        && (memory.managers[POOL_METADATA] != NULL || keep(&memory.managers[POOL_METADATA], new_metadata_manager(t)));
}

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

typedef struct Usage { int64_t initial, used, committed, limit; } Usage;

static void add_loader_bytes(Loader *loader, void *sum) { *(size_t *)sum += arena_bytes(loader->arena); }

static Usage usage_of(int pool)
{
    Usage usage = { .initial = 0, .limit = -1 };
    if (pool == POOL_HEAP) {
        size_t total = heap_total_bytes(), free_bytes = heap_free_bytes();
        usage = (Usage){ .used = (int64_t)(total > free_bytes ? total - free_bytes : 0), .committed = (int64_t)total, .limit = (int64_t)heap_max_bytes() };
        if (usage.limit < usage.committed) usage.limit = usage.committed;
    } else {
        size_t bytes = 0;
        loader_visit_all(add_loader_bytes, &bytes);
        usage.used = usage.committed = (int64_t)bytes;
    }
    if ((size_t)usage.used > memory.peak[pool]) memory.peak[pool] = (size_t)usage.used;
    return usage;
}

static Object *usage_object(Thread *t, Usage usage)
{
    Class *k = loader_load(t, symbol_of("java/lang/management/MemoryUsage"), NULL);
    if (k == NULL || !class_initialize(t, k)) return NULL;
    return invoke_constructor(t, k, "(JJJJ)V", usage.initial, usage.used, usage.committed, usage.limit);
}

static jobject pool_usage(JNIEnv *env, jobject pool, bool peak)
{
    Thread *t = jni_enter(env);
    Object *result = NULL;
    for (int i = 0; make_beans(t) && i < POOL_COUNT; i++)
        if (memory.pools[i] == handle_object(pool)) {
            Usage usage = usage_of(i);
            if (peak) {
                usage.used = (int64_t)memory.peak[i];
                if (usage.committed < usage.used) usage.committed = usage.used;
            }
            result = usage_object(t, usage);
            break;
        }
    return jni_leave_with(t, result);
}

jobject JNICALL jmm_GetMemoryPoolUsage(JNIEnv *env, jobject pool) { return pool_usage(env, pool, false); }
jobject JNICALL jmm_GetPeakMemoryPoolUsage(JNIEnv *env, jobject pool) { return pool_usage(env, pool, true); }

jobject JNICALL jmm_GetMemoryUsage(JNIEnv *env, jboolean heap)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, usage_object(t, usage_of(heap ? POOL_HEAP : POOL_METADATA)));
}

void jmm_reset_peak_usage(void)
{
    for (int i = 0; i < POOL_COUNT; i++) memory.peak[i] = 0;
}
