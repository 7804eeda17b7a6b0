/* classlib/jvm_management.c -- JVM_GetManagement: counters, and the table itself. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "classlib/heap_dump.h"
#include "classlib/jmm.h"
#include "classlib/jvm.h"
#include "classlib/management.h"
#include "jit/stats.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/flags.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/options.h"

static jint JNICALL jmm_GetVersion(JNIEnv *env) { (void)env; return JMM_VERSION; }

static jint JNICALL jmm_GetOptionalSupport(JNIEnv *env, JmmOptionalSupport *support)
{
    (void)env;
    memset(support, 0, sizeof *support);
    support->low_memory_detection = support->compilation_time = support->thread_contention = 1;
    support->current_thread_cpu_time = support->other_thread_cpu_time = 1;
    support->object_monitor_usage = support->synchronizer_usage = 1;
    support->thread_allocated_memory = support->remote_diagnostic_commands = 1;
    return 0;
}

/* ---- counters ---------------------------------------------------------------------------------------------------------------------- */

static int64_t uptime_millis(void) { return (time_nanos() - vm.start_nanos) / 1000000; }

#define COUNT(counter) ((int64_t)__atomic_load_n(&vm.counter, __ATOMIC_RELAXED))

static bool long_attribute(int which, int64_t *value)
{
    switch (which) {
    case JMM_CLASS_LOADED_COUNT:        *value = COUNT(loaded_class_count); return true;      /* ever */
    case JMM_CLASS_UNLOADED_COUNT:      *value = COUNT(unloaded_class_count); return true;
    case JMM_THREAD_TOTAL_COUNT:        *value = COUNT(started_thread_count); return true;
    case JMM_THREAD_LIVE_COUNT:         *value = COUNT(thread_count); return true;
    case JMM_THREAD_PEAK_COUNT:         *value = COUNT(peak_thread_count); return true;
    case JMM_THREAD_DAEMON_COUNT:       *value = COUNT(daemon_count); return true;
    case JMM_JVM_INIT_DONE_TIME_MS:     *value = time_millis() - uptime_millis(); return true;
    case JMM_COMPILE_TOTAL_TIME_MS:     *value = stats_compilation_millis(); return true;
    case JMM_GC_TIME_MS:                *value = heap_collection_millis(); return true;
    case JMM_GC_COUNT:                  *value = (int64_t)heap_collection_count(); return true;
    case JMM_JVM_UPTIME_MS:             *value = uptime_millis(); return true;
    case JMM_VM_GLOBAL_COUNT:           *value = flags_count(); return true;
    case JMM_VM_THREAD_COUNT:           *value = 0; return true;
    case JMM_OS_PROCESS_ID:             *value = getpid(); return true;
    case JMM_OS_MEM_TOTAL_PHYSICAL_BYTES: *value = (int64_t)vm.options->physical_memory_bytes; return true;
    case JMM_GC_EXT_ATTRIBUTE_INFO_SIZE: *value = 1; return true;
    default:                            return false;
    }
}

/* -1: this VM does not count that. */
static jlong JNICALL jmm_GetLongAttribute(JNIEnv *env, jobject collector, jint which)
{
    int64_t value;
    (void)env, (void)collector;                         /* managers of class metadata are never asked for collections */
    return long_attribute(which, &value) ? value : -1;
}

static jint JNICALL jmm_GetLongAttributes(JNIEnv *env, jobject collector, jint *which, jint count, jlong *result)
{
    jint known = 0;
    for (jint i = 0; i < count; i++) {
        int64_t value;
        (void)env, (void)collector;
        bool is_known = long_attribute(which[i], &value);
        result[i] = is_known ? value : -1;
        known += is_known;
    }
    return known;
}

static bool thread_cpu_time = true, thread_allocated_memory = true;

static bool *bool_attribute(int which)                  /* NULL: there is none */
{
    switch (which) {
    case JMM_THREAD_CONTENTION_MONITORING: return &vm.times_pauses;
    case JMM_THREAD_CPU_TIME:         return &thread_cpu_time;
    case JMM_THREAD_ALLOCATED_MEMORY: return &thread_allocated_memory;
    default:                          return NULL;
    }
}

static jboolean JNICALL jmm_GetBoolAttribute(JNIEnv *env, jint which)
{
    (void)env;
    if (which == JMM_VERBOSE_GC) return log_is_on_stdout(LOG_GC);
    if (which == JMM_VERBOSE_CLASS) return log_is_on_stdout(LOG_CLASS_LOAD) && log_is_on_stdout(LOG_CLASS_LOAD_CAUSE);  /* class+load* */
    const bool *attribute = bool_attribute(which);
    return attribute != NULL && *attribute;
}

static jboolean JNICALL jmm_SetBoolAttribute(JNIEnv *env, jint which, jboolean value)      /* returns the old value */
{
    char error[256];
    jboolean old = jmm_GetBoolAttribute(env, which);
    bool *attribute = bool_attribute(which);
    if (attribute != NULL) *attribute = value;
    if (which == JMM_VERBOSE_GC && !log_configure(value ? ":gc" : ":gc=off", error, sizeof error)) return old;
    if (which == JMM_VERBOSE_CLASS && !log_configure(value ? ":class+load*" : ":class+load*=off", error, sizeof error)) return old;
    return old;
}

static jboolean reset_pauses(JNIEnv *env, jlong tid, bool counts, bool times)
{
    Thread *t = jni_enter(env);
    if (tid < 0) throw_new(t, EX_IllegalArgumentException, "Invalid thread ID");
    jboolean found = tid >= 0 && jmm_reset_pauses(t, tid, counts, times);
    jni_leave(t);
    return found;
}

/* object: a pool, a collector, or a thread's id (0: all). */
static jboolean JNICALL jmm_ResetStatistic(JNIEnv *env, jvalue object, jint which)
{
    switch (which) {
    case JMM_STAT_THREAD_CONTENTION_COUNT: return reset_pauses(env, object.j, true, false);
    case JMM_STAT_THREAD_CONTENTION_TIME:  return reset_pauses(env, object.j, false, true);
    case JMM_STAT_THREAD_CONTENTION_STAT:  return reset_pauses(env, object.j, true, true);
    case JMM_STAT_PEAK_THREAD_COUNT: {
        Thread *t = jni_enter(env);
        thread_lock_list(t);
        __atomic_store_n(&vm.peak_thread_count, vm.thread_count, __ATOMIC_RELAXED);
        thread_unlock_list();
        jni_leave(t);
        return JNI_TRUE;
    }
    case JMM_STAT_PEAK_POOL_USAGE: return memory_reset_peak(env, object.l);
    default:                       return JNI_FALSE;
    }
}

/* ---- what there is not ------------------------------------------------------------------------------------------------------------------ */

static jint JNICALL jmm_GetInternalThreadTimes(JNIEnv *env, jobjectArray names, jlongArray times) { (void)env, (void)names, (void)times; return 0; }

/* Unreachable objects are never dumped, whether live is wanted or not. */
static jint JNICALL jmm_DumpHeap0(JNIEnv *env, jstring file, jboolean live)
{
    Thread *t = jni_enter(env);
    const Object *name = handle_object(file);
    char *path = name != NULL ? string_to_utf8(name) : NULL;
    int error = path != NULL ? heap_dump(t, path, (HeapDumpOptions){ 0 }, NULL) : 0;
    (void)live;
    if (name == NULL) throw_new(t, EX_NullPointerException, "Output file name cannot be null.");
    else if (path == NULL) throw_out_of_memory(t, "heap dump");
    else if (error != 0) throw_new(t, EX_IOException, "%s", strerror(error));
    free(path);
    jni_leave(t);
    return name != NULL && path != NULL && error == 0 ? 0 : -1;
}

static void JNICALL jmm_SetDiagnosticFrameworkNotificationEnabled(JNIEnv *env, jboolean enabled) { (void)env, (void)enabled; }

/* ---- the table ------------------------------------------------------------------------------------------------------------------------------ */

JNIEXPORT void *JNICALL JVM_GetManagement(jint version)
{
#define JMM(name) .name = jmm_##name
    static const JmmInterface table = {
        JMM(GetVersion), JMM(GetOptionalSupport), JMM(GetThreadInfo), JMM(GetMemoryPools), JMM(GetMemoryManagers), JMM(GetMemoryPoolUsage),
        JMM(GetPeakMemoryPoolUsage), JMM(GetOneThreadAllocatedMemory), JMM(GetThreadAllocatedMemory), JMM(GetMemoryUsage), JMM(GetLongAttribute),
        JMM(GetBoolAttribute), JMM(SetBoolAttribute), JMM(GetLongAttributes), JMM(FindCircularBlockedThreads), JMM(GetThreadCpuTime),
        JMM(GetVMGlobalNames), JMM(GetVMGlobals), JMM(GetInternalThreadTimes), JMM(ResetStatistic), JMM(SetPoolSensor), JMM(SetPoolThreshold),
        JMM(GetPoolCollectionUsage), JMM(GetGCExtAttributeInfo), JMM(GetLastGCStat), JMM(GetThreadCpuTimeWithKind), JMM(GetThreadCpuTimesWithKind),
        JMM(DumpHeap0), JMM(FindDeadlocks), JMM(SetVMGlobal), JMM(GetTotalThreadAllocatedMemory), JMM(DumpThreads), JMM(SetGCNotificationEnabled),
        JMM(GetDiagnosticCommands), JMM(GetDiagnosticCommandInfo), JMM(GetDiagnosticCommandArgumentsInfo), JMM(ExecuteDiagnosticCommand),
        JMM(SetDiagnosticFrameworkNotificationEnabled),
    };
#undef JMM
    if (version != JMM_VERSION) return NULL;
    sensors_begin();
    return (void *)(uintptr_t)&table;
}
