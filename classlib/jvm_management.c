/* classlib/jvm_management.c -- JVM_GetManagement: counters, flags, and the table itself. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "classlib/jmm.h"
#include "classlib/jvm.h"
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
    support->current_thread_cpu_time = support->other_thread_cpu_time = 1;
    support->object_monitor_usage = support->synchronizer_usage = 1;
    support->thread_allocated_memory = 1;
    return 0;
}

static void throw_absent(JNIEnv *env, const char *function)
{
    Thread *t = jni_enter(env);
    throw_new(t, EX_UnsupportedOperationException, "this virtual machine does not have %s", function);
    jni_leave(t);
}

/* ---- counters ---------------------------------------------------------------------------------------------------------------------- */

/* As many names as GetVMGlobalNames gives. */
static const char *const flag_names[] = {
#define BOOL(name, initial)                      #name,
#define INT(name, initial, smallest, largest)    #name,
#define SIZE(name, initial)                      #name,
#define REAL(name, initial, smallest, largest)   #name,
#define TEXT(name, initial)                      #name,
#include "vm/options.def"
};

static int64_t uptime_millis(void) { return (time_nanos() - vm.start_nanos) / 1000000; }

static bool long_attribute(int which, int64_t *value)
{
    switch (which) {
    case JMM_CLASS_LOADED_COUNT:        *value = (int64_t)vm.loaded_class_count; return true;      /* ever */
    case JMM_CLASS_UNLOADED_COUNT:      *value = (int64_t)vm.unloaded_class_count; return true;
    case JMM_THREAD_TOTAL_COUNT:        *value = (int64_t)vm.started_thread_count; return true;
    case JMM_THREAD_LIVE_COUNT:         *value = vm.thread_count; return true;
    case JMM_THREAD_PEAK_COUNT:         *value = vm.peak_thread_count; return true;
    case JMM_THREAD_DAEMON_COUNT:       *value = vm.daemon_count; return true;
    case JMM_JVM_INIT_DONE_TIME_MS:     *value = time_millis() - uptime_millis(); return true;
    case JMM_GC_TIME_MS:                *value = heap_collection_millis(); return true;
    case JMM_GC_COUNT:                  *value = (int64_t)heap_collection_count(); return true;
    case JMM_JVM_UPTIME_MS:             *value = uptime_millis(); return true;
    case JMM_VM_GLOBAL_COUNT:           *value = COUNT_OF(flag_names); return true;
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

static bool verbose_gc, verbose_class, thread_cpu_time = true, thread_allocated_memory = true;

static bool *bool_attribute(int which)                  /* NULL: contention monitoring, which there is not */
{
    switch (which) {
    case JMM_VERBOSE_GC:              return &verbose_gc;
    case JMM_VERBOSE_CLASS:           return &verbose_class;
    case JMM_THREAD_CPU_TIME:         return &thread_cpu_time;
    case JMM_THREAD_ALLOCATED_MEMORY: return &thread_allocated_memory;
    default:                          return NULL;
    }
}

static jboolean JNICALL jmm_GetBoolAttribute(JNIEnv *env, jint which)
{
    (void)env;
    if (which == JMM_VERBOSE_GC) return log_enabled(LOG_GC);
    if (which == JMM_VERBOSE_CLASS) return log_enabled(LOG_CLASS_LOAD);
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
    if (which == JMM_VERBOSE_CLASS && !log_configure(value ? ":class+load" : ":class+load=off", error, sizeof error)) return old;
    return old;
}

static jboolean JNICALL jmm_ResetStatistic(JNIEnv *env, jvalue object, jint which)
{
    (void)object;
    switch (which) {
    case JMM_STAT_PEAK_THREAD_COUNT: {
        Thread *t = jni_enter(env);
        thread_lock_list(t);
        vm.peak_thread_count = vm.thread_count;
        thread_unlock_list();
        jni_leave(t);
        return JNI_TRUE;
    }
    case JMM_STAT_PEAK_POOL_USAGE: jmm_reset_peak_usage(); return JNI_TRUE;
    default:                       return JNI_FALSE;
    }
}

/* ---- flags --------------------------------------------------------------------------------------------------------------------------- */

static jobjectArray JNICALL jmm_GetVMGlobalNames(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    Object *names = heap_alloc_array(t, KNOWN(StringArray), COUNT_OF(flag_names));
    for (size_t i = 0; names != NULL && i < COUNT_OF(flag_names); i++) {
        Object *name = string_from_utf8(t, flag_names[i]);
        if (name == NULL) return jni_leave_with(t, NULL);
        array_refs(names)[i] = name;
    }
    return jni_leave_with(t, names);
}

/* The type shows in the text of the value. */
static bool fill_flag(Thread *t, JmmFlag *flag, const char *name, const char *text)
{
    char *end;
    flag->origin = flags_given(vm.options, name) ? JMM_ORIGIN_COMMAND_LINE : JMM_ORIGIN_DEFAULT;
    flag->external = 1;
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
        flag->type = JMM_FLAG_BOOLEAN;
        flag->value.z = text[0] == 't';
        return true;
    }
    flag->value.j = (jlong)strtoull(text, &end, 10);
    flag->type = JMM_FLAG_LONG;
    if (*text != '\0' && *end == '\0') return true;
    flag->value.d = strtod(text, &end);
    flag->type = JMM_FLAG_DOUBLE;
    if (*text != '\0' && *end == '\0') return true;
    Object *string = string_from_utf8(t, text);
    flag->type = JMM_FLAG_STRING;
    flag->value.l = handle_local(t, string);
    return string != NULL;
}

/* Flags there are not keep a null name.  names NULL: all.  Returns how many were filled. */
static jint JNICALL jmm_GetVMGlobals(JNIEnv *env, jobjectArray names, JmmFlag *flags, jint count)
{
    Thread *t = jni_enter(env);
    Object *wanted = handle_object(names);
    jint filled = 0;
    memset(flags, 0, (size_t)count * sizeof *flags);
    for (jint i = 0; i < count && !exception_pending(t); i++) {
        Object *name = wanted != NULL ? array_refs(wanted)[i] : i < (jint)COUNT_OF(flag_names) ? string_from_utf8(t, flag_names[i]) : NULL;
        char *name_text = name != NULL ? string_to_utf8(name) : NULL;
        char *value = name_text != NULL ? options_flag_value(vm.options, name_text) : NULL;
        if (wanted != NULL && name == NULL) throw_new(t, EX_NullPointerException, NULL);
        if (value != NULL && fill_flag(t, &flags[i], name_text, value)) {
            flags[i].name = handle_local(t, name);
            filled++;
        }
        free(name_text);
        free(value);
    }
    jni_leave(t);
    return filled;
}

static void JNICALL jmm_SetVMGlobal(JNIEnv *env, jstring name, jvalue value) { (void)name, (void)value; throw_absent(env, "writeable flags"); }

/* ---- what there is not ------------------------------------------------------------------------------------------------------------------ */

static jint JNICALL jmm_GetInternalThreadTimes(JNIEnv *env, jobjectArray names, jlongArray times) { (void)env, (void)names, (void)times; return 0; }

/* Pools are made without thresholds, so the library asks neither of the next two. */
static void JNICALL jmm_SetPoolSensor(JNIEnv *env, jobject pool, jint type, jobject sensor)
{
    (void)pool, (void)type, (void)sensor;
    throw_absent(env, "memory pool sensors");
}

static jlong JNICALL jmm_SetPoolThreshold(JNIEnv *env, jobject pool, jint type, jlong threshold)
{
    (void)pool, (void)type, (void)threshold;
    throw_absent(env, "memory pool thresholds");
    return 0;
}

static jobject JNICALL jmm_GetPoolCollectionUsage(JNIEnv *env, jobject pool) { (void)env, (void)pool; return NULL; }    /* allowed by the bean */

/* What GcInfo has besides times and usage; the library wants one at least. */
static jint JNICALL jmm_GetGCExtAttributeInfo(JNIEnv *env, jobject manager, JmmExtAttribute *infos, jint count)
{
    (void)env, (void)manager;
    if (count < 1) return 0;
    infos[0] = (JmmExtAttribute){ "GcThreadCount", 'I', "Number of GC threads" };
    return 1;
}

static void JNICALL jmm_GetLastGCStat(JNIEnv *env, jobject manager, JmmGcStat *stat) { (void)env, (void)manager; stat->index = 0; }

static jint JNICALL jmm_DumpHeap0(JNIEnv *env, jstring file, jboolean live)
{
    (void)file, (void)live;
    throw_absent(env, "heap dumps");
    return -1;
}

/* Listeners may be added; they hear of no collection. */
static void JNICALL jmm_SetGCNotificationEnabled(JNIEnv *env, jobject manager, jboolean enabled) { (void)env, (void)manager, (void)enabled; }

static jobjectArray JNICALL jmm_GetDiagnosticCommands(JNIEnv *env) { throw_absent(env, "diagnostic commands"); return NULL; }
static void JNICALL jmm_GetDiagnosticCommandInfo(JNIEnv *env, jobjectArray commands, void *infos) { (void)commands, (void)infos; throw_absent(env, "diagnostic commands"); }

static void JNICALL jmm_GetDiagnosticCommandArgumentsInfo(JNIEnv *env, jstring command, void *infos, jint count)
{
    (void)command, (void)infos, (void)count;
    throw_absent(env, "diagnostic commands");
}

static jstring JNICALL jmm_ExecuteDiagnosticCommand(JNIEnv *env, jstring command) { (void)command; throw_absent(env, "diagnostic commands"); return NULL; }
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
    return version == JMM_VERSION ? (void *)(uintptr_t)&table : NULL;
}
