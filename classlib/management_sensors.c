/* classlib/management_sensors.c -- thresholds of memory pools, and notifications of collections.
 * At the end of a collection, where nothing may be allocated, its figures are queued; a thread that is started when somebody
 * first wants to hear of something compares them with the thresholds and calls the beans.  While there are thresholds of usage
 * it also looks by itself, often. */
#include <semaphore.h>
#include <time.h>
#include "classlib/jmm.h"
#include "classlib/management.h"
#include "classlib/system_thread.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

enum { QUEUE_LENGTH = 64, LOOK_EVERY_NANOS = 20000000 };
enum { USAGE, COLLECTION_USAGE, SENSOR_KINDS };

typedef struct Gauge {
    Object *sensor;                                     /* sun.management.Sensor; a root; NULL: nobody has asked */
    int64_t high, low;                                  /* bytes; high 0: none */
    bool    is_on;
} Gauge;

static struct {
    Gauge    gauges[POOL_COUNT][SENSOR_KINDS];
    bool     notifies;                                  /* somebody wants to hear of collections */
    bool     rooted, started;
    sem_t    posted;
    Collection queue[QUEUE_LENGTH];                     /* the oldest are lost when the thread does not keep up */
    u8       taken, queued;                             /* ever */
    pthread_mutex_t lock;                               /* of all this, but sensors: nothing is allocated while it is held */
} watch = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- what the collector tells --------------------------------------------------------------------------------------------------- */

static void on_collection(const Collection *done)
{
    memory_note_peak(POOL_HEAP, done->used_before);
    pthread_mutex_lock(&watch.lock);
    if (watch.started) {
        watch.queue[watch.queued++ % QUEUE_LENGTH] = *done;
        if (watch.queued - watch.taken > QUEUE_LENGTH) watch.taken = watch.queued - QUEUE_LENGTH;
        sem_post(&watch.posted);
    }
    pthread_mutex_unlock(&watch.lock);
}

static bool take_collection(Collection *c)
{
    pthread_mutex_lock(&watch.lock);
    bool any = watch.taken < watch.queued;
    if (any) *c = watch.queue[watch.taken++ % QUEUE_LENGTH];
    pthread_mutex_unlock(&watch.lock);
    return any;
}

/* ---- sensors -------------------------------------------------------------------------------------------------------------------- */

enum Change { NONE, TRIGGER, CLEAR };

/* A threshold of usage is crossed once until usage is below it again; one of usage after collections at each of them. */
static enum Change compare(Gauge *g, bool every_time, int64_t used)
{
    enum Change change = NONE;
    pthread_mutex_lock(&watch.lock);
    if (g->high > 0 && used >= g->high) {
        if (every_time || !g->is_on) change = TRIGGER;
        g->is_on = true;
    } else if (g->is_on && used < g->low) {
        change = CLEAR;
        g->is_on = false;
    }
    pthread_mutex_unlock(&watch.lock);
    return change;
}

static bool check_gauge(Thread *t, int pool, int kind, Usage usage)     /* false: pending */
{
    Gauge *g = &watch.gauges[pool][kind];
    if (g->sensor == NULL) return true;
    enum Change change = compare(g, kind == COLLECTION_USAGE, usage.used);
    if (change == CLEAR) return invoke_virtual_named(t, g->sensor, "clear", "()V", NULL);
    Object *object = change == TRIGGER ? memory_usage_object(t, usage) : NULL;
    if (object == NULL) return change == NONE;
    return invoke_virtual_named(t, g->sensor, "trigger", "(ILjava/lang/management/MemoryUsage;)V", NULL, 1, object);
}

static bool usage_is_watched(int pool) { return watch.gauges[pool][USAGE].sensor != NULL && watch.gauges[pool][USAGE].high > 0; }

static bool look_at_pools(Thread *t)
{
    bool ok = true;
    for (int pool = 0; pool < POOL_COUNT && ok; pool++)
        if (usage_is_watched(pool)) ok = check_gauge(t, pool, USAGE, memory_usage(pool));
    return ok;
}

/* ---- collections ------------------------------------------------------------------------------------------------------------------- */

static int64_t vm_millis(int64_t nanos) { return (nanos - vm.start_nanos) / 1000000; }

static Usage heap_before(const Collection *c) { return memory_usage_of_heap(c->used_before, c->total_before); }
static Usage heap_after(const Collection *c) { return memory_usage_of_heap(c->used_after, c->total_after); }

/* A MemoryUsage[] by pools; those that are not collected are shown as they are now.  False: pending. */
static bool fill_usages(Thread *t, Object *array, Usage heap)
{
    for (int pool = 0; pool < POOL_COUNT && pool < array_length(array); pool++) {
        Object *usage = memory_usage_object(t, pool == POOL_HEAP ? heap : memory_usage(pool));
        if (usage == NULL) return false;
        object_store_ref(array, &array_refs(array)[pool], usage);
    }
    return true;
}

static Object *new_usages(Thread *t, Usage heap)
{
    Class *element = loader_load(t, symbol_of("java/lang/management/MemoryUsage"), NULL);
    Class *k = element != NULL ? loader_array_class(t, element) : NULL;
    Object *array = k != NULL ? heap_alloc_array(t, k, POOL_COUNT) : NULL;
    return array != NULL && fill_usages(t, array, heap) ? array : NULL;
}

static Object *extensions(Thread *t)                    /* the values of what GetGCExtAttributeInfo lists */
{
    Slot number;
    Class *k = loader_load(t, symbol_of("java/lang/Integer"), NULL);
    Object *values = k != NULL ? heap_alloc_array(t, KNOWN(ObjectArray), 1) : NULL;
    if (values == NULL || !invoke_static_named(t, k, "valueOf", "(I)Ljava/lang/Integer;", &number, 1)) return NULL;
    array_refs(values)[0] = number.ref;
    return values;
}

static Object *new_info(Thread *t, Object *manager, const Collection *c)       /* com.sun.management.GcInfo */
{
    Slot builder;
    Class *k = loader_load(t, symbol_of("com/sun/management/GcInfo"), NULL);
    if (k == NULL || !class_initialize(t, k)) return NULL;
    if (!invoke_virtual_named(t, manager, "getGcInfoBuilder", "()Lcom/sun/management/internal/GcInfoBuilder;", &builder)) return NULL;
    Object *before = new_usages(t, heap_before(c)), *after = before != NULL ? new_usages(t, heap_after(c)) : NULL;
    Object *values = after != NULL ? extensions(t) : NULL;
    if (values == NULL) return NULL;
    return invoke_constructor(t, k, "(Lcom/sun/management/internal/GcInfoBuilder;JJJ[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;"
                                    "[Ljava/lang/Object;)V",
                              builder.ref, (int64_t)c->number, vm_millis(c->start_nanos), vm_millis(c->end_nanos), before, after, values);
}

static bool notify(Thread *t, const Collection *c)
{
    Slot name;
    Object *manager = memory_heap_manager(t);
    Object *info = manager != NULL ? new_info(t, manager, c) : NULL;
    if (info == NULL || !invoke_virtual_named(t, manager, "getName", "()Ljava/lang/String;", &name)) return false;
    Object *action = string_from_utf8(t, "end of major GC");
    Object *cause = action != NULL ? string_from_utf8(t, c->is_asked_for ? "System.gc()" : "Allocation Failure") : NULL;
    return cause != NULL
        && invoke_virtual_named(t, manager, "createGCNotification", "(JLjava/lang/String;Ljava/lang/String;Ljava/lang/String;Lcom/sun/management/GcInfo;)V",
                                NULL, time_millis(), name.ref, action, cause, info);
}

/* ---- the thread ----------------------------------------------------------------------------------------------------------------------- */

static void wait_for_news(Thread *t)
{
    bool looks = false;
    for (int pool = 0; pool < POOL_COUNT; pool++) looks |= usage_is_watched(pool);
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += LOOK_EVERY_NANOS;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    thread_enter_blocked(t);
    thread_wipe_leftovers();
    if (looks) sem_clockwait(&watch.posted, CLOCK_MONOTONIC, &until);
    else sem_wait(&watch.posted);                       /* or a signal comes */
    thread_enter_java(t);
}

static bool handle_collection(Thread *t, const Collection *c)
{
    return check_gauge(t, POOL_HEAP, USAGE, heap_before(c)) && check_gauge(t, POOL_HEAP, USAGE, heap_after(c))
        && check_gauge(t, POOL_HEAP, COLLECTION_USAGE, heap_after(c)) && (!watch.notifies || notify(t, c));
}

static bool thread_body(Thread *t)
{
    Collection c;
    while (!vm_is_exiting()) {
        wait_for_news(t);
        while (take_collection(&c))
            if (!handle_collection(t, &c)) exception_take(t);       /* listeners' own mistakes end here */
        if (!look_at_pools(t)) exception_take(t);
    }
    return true;
}

static bool start(Thread *t)
{
    pthread_mutex_lock(&watch.lock);
    bool is_first = !watch.started;
    if (is_first) sem_init(&watch.posted, 0, 0);
    watch.started = true;
    pthread_mutex_unlock(&watch.lock);
    return !is_first || system_thread_start(t, "Notification Thread", thread_body);
}

/* ---- JMM -------------------------------------------------------------------------------------------------------------------------------- */

static Gauge *gauge_of(int pool, jint type)             /* NULL: none */
{
    switch (type) {
    case JMM_USAGE_HIGH: case JMM_USAGE_LOW: return &watch.gauges[pool][USAGE];
    case JMM_COLLECTION_USAGE_HIGH: case JMM_COLLECTION_USAGE_LOW: return &watch.gauges[pool][COLLECTION_USAGE];
    default: return NULL;
    }
}

void JNICALL jmm_SetPoolSensor(JNIEnv *env, jobject bean, jint type, jobject sensor)
{
    Thread *t = jni_enter(env);
    int pool = memory_pool_number(t, handle_object(bean));
    Gauge *g = pool >= 0 ? gauge_of(pool, type) : NULL;
    pthread_mutex_lock(&watch.lock);
    bool is_first = !watch.rooted;
    watch.rooted = true;
    pthread_mutex_unlock(&watch.lock);
    for (int i = 0; is_first && i < POOL_COUNT * SENSOR_KINDS; i++) heap_add_root(&watch.gauges[i / SENSOR_KINDS][i % SENSOR_KINDS].sensor);
    if (g != NULL) g->sensor = handle_object(sensor);
    if (g != NULL && !start(t)) g->sensor = NULL;
    jni_leave(t);
}

/* Returns the threshold until now. */
jlong JNICALL jmm_SetPoolThreshold(JNIEnv *env, jobject bean, jint type, jlong threshold)
{
    Thread *t = jni_enter(env);
    int pool = memory_pool_number(t, handle_object(bean));
    Gauge *g = pool >= 0 ? gauge_of(pool, type) : NULL;
    jlong old = -1;
    if (threshold < 0) throw_new(t, EX_IllegalArgumentException, "Invalid threshold value");
    else if (g != NULL) {
        bool is_high = type == JMM_USAGE_HIGH || type == JMM_COLLECTION_USAGE_HIGH;
        pthread_mutex_lock(&watch.lock);
        old = is_high ? g->high : g->low;
        *(is_high ? &g->high : &g->low) = threshold;
        if (watch.started) sem_post(&watch.posted);
        pthread_mutex_unlock(&watch.lock);
    }
    jni_leave(t);
    return old;
}

jobject JNICALL jmm_GetPoolCollectionUsage(JNIEnv *env, jobject bean)
{
    Thread *t = jni_enter(env);
    Collection last;
    Object *usage = NULL;
    if (memory_pool_number(t, handle_object(bean)) == POOL_HEAP)
        usage = memory_usage_object(t, heap_last_collection(&last) ? heap_after(&last) : (Usage){ 0, 0, 0, 0 });
    return jni_leave_with(t, usage);
}

/* What GcInfo has besides times and usage; the library wants one at least. */
jint JNICALL jmm_GetGCExtAttributeInfo(JNIEnv *env, jobject manager, JmmExtAttribute *infos, jint count)
{
    (void)env, (void)manager;
    if (count < 1) return 0;
    infos[0] = (JmmExtAttribute){ "GcThreadCount", 'I', "Number of GC threads" };
    return 1;
}

void JNICALL jmm_GetLastGCStat(JNIEnv *env, jobject manager, JmmGcStat *stat)
{
    Thread *t = jni_enter(env);
    Collection last;
    (void)manager;                                      /* there is one */
    stat->index = 0;
    if (heap_last_collection(&last) && fill_usages(t, handle_object(stat->usage_before), heap_before(&last))
        && fill_usages(t, handle_object(stat->usage_after), heap_after(&last))) {
        stat->index = (jlong)last.number;
        stat->start_millis = vm_millis(last.start_nanos);
        stat->end_millis = vm_millis(last.end_nanos);
        stat->extension_count = stat->extension_room > 0;
        if (stat->extension_room > 0) stat->extensions[0].i = 1;
    }
    jni_leave(t);
}

void JNICALL jmm_SetGCNotificationEnabled(JNIEnv *env, jobject manager, jboolean enabled)
{
    Thread *t = jni_enter(env);
    if (handle_object(manager) == memory_heap_manager(t) && (!enabled || start(t))) watch.notifies = enabled;
    jni_leave(t);
}

void sensors_begin(void) { heap_watch_collections(on_collection); }
