/* classlib/jmm.h -- the table of functions through which libmanagement and libmanagement_ext ask the VM (JMM version 3, as
 * JDK 14 to 20 have it), and the codes they pass.  Functions are entered in native state. */
#ifndef CLASSLIB_JMM_H
#define CLASSLIB_JMM_H
#include <jni.h>

enum { JMM_VERSION = 0x20030000 };

enum JmmLong {
    JMM_CLASS_LOADED_COUNT = 1, JMM_CLASS_UNLOADED_COUNT, JMM_THREAD_TOTAL_COUNT, JMM_THREAD_LIVE_COUNT, JMM_THREAD_PEAK_COUNT,
    JMM_THREAD_DAEMON_COUNT, JMM_JVM_INIT_DONE_TIME_MS, JMM_COMPILE_TOTAL_TIME_MS, JMM_GC_TIME_MS, JMM_GC_COUNT, JMM_JVM_UPTIME_MS,
    JMM_CLASS_LOADED_BYTES = 101, JMM_VM_GLOBAL_COUNT = 104, JMM_VM_THREAD_COUNT = 109,
    JMM_OS_PROCESS_ID = 201, JMM_OS_MEM_TOTAL_PHYSICAL_BYTES,
    JMM_GC_EXT_ATTRIBUTE_INFO_SIZE = 401
};
enum JmmBool { JMM_VERBOSE_GC = 21, JMM_VERBOSE_CLASS, JMM_THREAD_CONTENTION_MONITORING, JMM_THREAD_CPU_TIME, JMM_THREAD_ALLOCATED_MEMORY };
enum JmmStatistic { JMM_STAT_PEAK_THREAD_COUNT = 801, JMM_STAT_THREAD_CONTENTION_COUNT, JMM_STAT_THREAD_CONTENTION_TIME,
                    JMM_STAT_THREAD_CONTENTION_STAT, JMM_STAT_PEAK_POOL_USAGE, JMM_STAT_GC_STAT };
enum JmmFlagType { JMM_FLAG_UNKNOWN, JMM_FLAG_BOOLEAN, JMM_FLAG_STRING, JMM_FLAG_LONG, JMM_FLAG_DOUBLE };
enum JmmThreshold { JMM_USAGE_HIGH = 901, JMM_USAGE_LOW, JMM_COLLECTION_USAGE_HIGH, JMM_COLLECTION_USAGE_LOW };

typedef struct JmmOptionalSupport {
    unsigned low_memory_detection : 1, compilation_time : 1, thread_contention : 1, current_thread_cpu_time : 1, other_thread_cpu_time : 1,
             object_monitor_usage : 1, synchronizer_usage : 1, thread_allocated_memory : 1, remote_diagnostic_commands : 1, unused : 23;
} JmmOptionalSupport;

typedef struct JmmFlag {
    jstring  name;
    jvalue   value;
    int      type, origin;                              /* JmmFlagType; vm/flags.h: FlagOrigin */
    unsigned writeable : 1, external : 1, unused : 30;
    void    *reserved[2];
} JmmFlag;

typedef struct JmmExtAttribute { const char *name; char type; const char *description; } JmmExtAttribute;
typedef struct JmmGcStat {
    jlong        index, start_millis, end_millis;       /* index 0: there was no collection; since the VM's start */
    jobjectArray usage_before, usage_after;             /* MemoryUsage[], the caller's: of each pool */
    jint         extension_room;                        /* given by the caller, like the memory */
    jvalue      *extensions;
    jint         extension_count;
} JmmGcStat;

typedef struct JmmCommand {
    const char *name, *description, *impact, *permission_class, *permission_name, *permission_action;
    int         parameter_count;
    jboolean    is_enabled;
} JmmCommand;

typedef struct JmmParameter {
    const char *name, *description, *type, *initial;
    jboolean    is_mandatory, is_option, may_be_repeated;
    int         position;                               /* -1: an option */
} JmmParameter;

typedef struct JmmInterface {
    void        *reserved[2];
    jint         (JNICALL *GetVersion)(JNIEnv *env);
    jint         (JNICALL *GetOptionalSupport)(JNIEnv *env, JmmOptionalSupport *support);
    jint         (JNICALL *GetThreadInfo)(JNIEnv *env, jlongArray ids, jint max_depth, jobjectArray result);
    jobjectArray (JNICALL *GetMemoryPools)(JNIEnv *env, jobject manager);
    jobjectArray (JNICALL *GetMemoryManagers)(JNIEnv *env, jobject pool);
    jobject      (JNICALL *GetMemoryPoolUsage)(JNIEnv *env, jobject pool);
    jobject      (JNICALL *GetPeakMemoryPoolUsage)(JNIEnv *env, jobject pool);
    jlong        (JNICALL *GetOneThreadAllocatedMemory)(JNIEnv *env, jlong id);
    void         (JNICALL *GetThreadAllocatedMemory)(JNIEnv *env, jlongArray ids, jlongArray sizes);
    jobject      (JNICALL *GetMemoryUsage)(JNIEnv *env, jboolean heap);
    jlong        (JNICALL *GetLongAttribute)(JNIEnv *env, jobject collector, jint which);
    jboolean     (JNICALL *GetBoolAttribute)(JNIEnv *env, jint which);
    jboolean     (JNICALL *SetBoolAttribute)(JNIEnv *env, jint which, jboolean value);
    jint         (JNICALL *GetLongAttributes)(JNIEnv *env, jobject collector, jint *which, jint count, jlong *result);
    jobjectArray (JNICALL *FindCircularBlockedThreads)(JNIEnv *env);
    jlong        (JNICALL *GetThreadCpuTime)(JNIEnv *env, jlong id);
    jobjectArray (JNICALL *GetVMGlobalNames)(JNIEnv *env);
    jint         (JNICALL *GetVMGlobals)(JNIEnv *env, jobjectArray names, JmmFlag *flags, jint count);
    jint         (JNICALL *GetInternalThreadTimes)(JNIEnv *env, jobjectArray names, jlongArray times);
    jboolean     (JNICALL *ResetStatistic)(JNIEnv *env, jvalue object, jint which);
    void         (JNICALL *SetPoolSensor)(JNIEnv *env, jobject pool, jint type, jobject sensor);
    jlong        (JNICALL *SetPoolThreshold)(JNIEnv *env, jobject pool, jint type, jlong threshold);
    jobject      (JNICALL *GetPoolCollectionUsage)(JNIEnv *env, jobject pool);
    jint         (JNICALL *GetGCExtAttributeInfo)(JNIEnv *env, jobject manager, JmmExtAttribute *infos, jint count);
    void         (JNICALL *GetLastGCStat)(JNIEnv *env, jobject manager, JmmGcStat *stat);
    jlong        (JNICALL *GetThreadCpuTimeWithKind)(JNIEnv *env, jlong id, jboolean user_and_system);
    void         (JNICALL *GetThreadCpuTimesWithKind)(JNIEnv *env, jlongArray ids, jlongArray times, jboolean user_and_system);
    jint         (JNICALL *DumpHeap0)(JNIEnv *env, jstring file, jboolean live);
    jobjectArray (JNICALL *FindDeadlocks)(JNIEnv *env, jboolean monitors_only);
    void         (JNICALL *SetVMGlobal)(JNIEnv *env, jstring name, jvalue value);
    jlong        (JNICALL *GetTotalThreadAllocatedMemory)(JNIEnv *env);
    jobjectArray (JNICALL *DumpThreads)(JNIEnv *env, jlongArray ids, jboolean monitors, jboolean synchronizers, jint max_depth);
    void         (JNICALL *SetGCNotificationEnabled)(JNIEnv *env, jobject manager, jboolean enabled);
    jobjectArray (JNICALL *GetDiagnosticCommands)(JNIEnv *env);
    void         (JNICALL *GetDiagnosticCommandInfo)(JNIEnv *env, jobjectArray commands, JmmCommand *infos);
    void         (JNICALL *GetDiagnosticCommandArgumentsInfo)(JNIEnv *env, jstring command, JmmParameter *infos, jint count);
    jstring      (JNICALL *ExecuteDiagnosticCommand)(JNIEnv *env, jstring command);
    void         (JNICALL *SetDiagnosticFrameworkNotificationEnabled)(JNIEnv *env, jboolean enabled);
} JmmInterface;

/* management_threads.c, management_memory.c, management_sensors.c, management_flags.c, diagnostic_commands.c */
jint         JNICALL jmm_GetThreadInfo(JNIEnv *env, jlongArray ids, jint max_depth, jobjectArray result);
jobjectArray JNICALL jmm_DumpThreads(JNIEnv *env, jlongArray ids, jboolean monitors, jboolean synchronizers, jint max_depth);
jobjectArray JNICALL jmm_FindCircularBlockedThreads(JNIEnv *env);
jobjectArray JNICALL jmm_FindDeadlocks(JNIEnv *env, jboolean monitors_only);
jlong        JNICALL jmm_GetOneThreadAllocatedMemory(JNIEnv *env, jlong id);
void         JNICALL jmm_GetThreadAllocatedMemory(JNIEnv *env, jlongArray ids, jlongArray sizes);
jlong        JNICALL jmm_GetTotalThreadAllocatedMemory(JNIEnv *env);
jlong        JNICALL jmm_GetThreadCpuTime(JNIEnv *env, jlong id);
jlong        JNICALL jmm_GetThreadCpuTimeWithKind(JNIEnv *env, jlong id, jboolean user_and_system);
void         JNICALL jmm_GetThreadCpuTimesWithKind(JNIEnv *env, jlongArray ids, jlongArray times, jboolean user_and_system);
jobjectArray JNICALL jmm_GetMemoryPools(JNIEnv *env, jobject manager);
jobjectArray JNICALL jmm_GetMemoryManagers(JNIEnv *env, jobject pool);
jobject      JNICALL jmm_GetMemoryPoolUsage(JNIEnv *env, jobject pool);
jobject      JNICALL jmm_GetPeakMemoryPoolUsage(JNIEnv *env, jobject pool);
jobject      JNICALL jmm_GetMemoryUsage(JNIEnv *env, jboolean heap);
jobject      JNICALL jmm_GetPoolCollectionUsage(JNIEnv *env, jobject pool);
void         JNICALL jmm_SetPoolSensor(JNIEnv *env, jobject pool, jint type, jobject sensor);
jlong        JNICALL jmm_SetPoolThreshold(JNIEnv *env, jobject pool, jint type, jlong threshold);
jint         JNICALL jmm_GetGCExtAttributeInfo(JNIEnv *env, jobject manager, JmmExtAttribute *infos, jint count);
void         JNICALL jmm_GetLastGCStat(JNIEnv *env, jobject manager, JmmGcStat *stat);
void         JNICALL jmm_SetGCNotificationEnabled(JNIEnv *env, jobject manager, jboolean enabled);
jobjectArray JNICALL jmm_GetVMGlobalNames(JNIEnv *env);
jint         JNICALL jmm_GetVMGlobals(JNIEnv *env, jobjectArray names, JmmFlag *flags, jint count);
void         JNICALL jmm_SetVMGlobal(JNIEnv *env, jstring name, jvalue value);
jobjectArray JNICALL jmm_GetDiagnosticCommands(JNIEnv *env);
void         JNICALL jmm_GetDiagnosticCommandInfo(JNIEnv *env, jobjectArray commands, JmmCommand *infos);
void         JNICALL jmm_GetDiagnosticCommandArgumentsInfo(JNIEnv *env, jstring command, JmmParameter *infos, jint count);
jstring      JNICALL jmm_ExecuteDiagnosticCommand(JNIEnv *env, jstring command);
#endif
