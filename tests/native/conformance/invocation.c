/* tests/native/conformance/invocation.c -- versions, GetJavaVM, GetEnv, attaching and detaching threads. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "check.h"

static JavaVM *vm;                                      /* as JNI_OnLoad got it */
static atomic_int attached_count;

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *loading, void *reserved)
{
    JNIEnv *env;
    vm = loading;
    CHECK_TRUE("JNI_OnLoad's second argument", reserved == NULL);
    CHECK("GetEnv in JNI_OnLoad", (*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10), JNI_OK);
    CHECK_TRUE("FindClass in JNI_OnLoad", (*env)->FindClass(env, "Conformance") != NULL);
    CHECK_NOTHING_THROWN(env, "FindClass in JNI_OnLoad");
    return JNI_VERSION_10;
}

CHAPTER(versions)
{
    JavaVM *mine = NULL;
    static const struct { jint version, result; } cases[] = {
        { JNI_VERSION_1_1, JNI_OK }, { JNI_VERSION_1_2, JNI_OK }, { JNI_VERSION_1_4, JNI_OK }, { JNI_VERSION_1_6, JNI_OK },
        { JNI_VERSION_1_8, JNI_OK }, { JNI_VERSION_9, JNI_OK }, { JNI_VERSION_10, JNI_OK },
        { 0, JNI_EVERSION }, { 0x00010003, JNI_EVERSION }, { 0x00010009, JNI_EVERSION }, { 0x000b0000, JNI_EVERSION },
        { 0x00130000, JNI_EVERSION }, { 0x00140000, JNI_EVERSION }, { -1, JNI_EVERSION }, { 0x7fffffff, JNI_EVERSION },
    };
    CHECK("GetVersion", (*env)->GetVersion(env), JNI_VERSION_10);
    CHECK("GetJavaVM", (*env)->GetJavaVM(env, &mine), JNI_OK);
    CHECK_TRUE("the VM of JNI_OnLoad", mine == vm);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        JNIEnv *found = env + 1;
        CHECK("GetEnv", (*vm)->GetEnv(vm, (void **)&found, cases[i].version), cases[i].result);
        CHECK_TRUE("GetEnv's environment", found == (cases[i].result == JNI_OK ? env : NULL));
    }
}

/* libjvm's own functions, which a library does not link with. */
CHAPTER(createdVms)
{
    __typeof__(&JNI_GetCreatedJavaVMs) created = (__typeof__(created))dlsym(RTLD_DEFAULT, "JNI_GetCreatedJavaVMs");
    __typeof__(&JNI_GetDefaultJavaVMInitArgs) defaults = (__typeof__(defaults))dlsym(RTLD_DEFAULT, "JNI_GetDefaultJavaVMInitArgs");
    JavaVM *vms[2] = { NULL, NULL };
    jsize count = -1;
    CHECK_TRUE("JNI_GetCreatedJavaVMs is there", created != NULL && defaults != NULL);
    if (created == NULL || defaults == NULL) return;
    CHECK("JNI_GetCreatedJavaVMs", created(vms, 2, &count), JNI_OK);
    CHECK("number of VMs", count, 1);
    CHECK_TRUE("the created VM", vms[0] == vm && vms[1] == NULL);
    JavaVMInitArgs args = { .version = JNI_VERSION_10 };
    CHECK("JNI_GetDefaultJavaVMInitArgs", defaults(&args), JNI_OK);
    args.version = JNI_VERSION_1_2;
    CHECK("JNI_GetDefaultJavaVMInitArgs of 1.2", defaults(&args), JNI_OK);
    args.version = 0x00140000;
    CHECK("JNI_GetDefaultJavaVMInitArgs of 20", defaults(&args), JNI_ERR);
    (void)env;
}

/* ---- a thread that Java runs --------------------------------------------------------------------------------------- */

CHAPTER(attachedAlready)
{
    JNIEnv *found = NULL;
    JavaVMAttachArgs args = { JNI_VERSION_10, (char *)"ignored", NULL };
    CHECK("AttachCurrentThread of an attached thread", (*vm)->AttachCurrentThread(vm, (void **)&found, &args), JNI_OK);
    CHECK_TRUE("its environment", found == env);
    found = NULL;
    CHECK("AttachCurrentThreadAsDaemon of an attached thread", (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&found, NULL), JNI_OK);
    CHECK_TRUE("its environment", found == env);
    CHECK("DetachCurrentThread under Java frames", (*vm)->DetachCurrentThread(vm), JNI_ERR);
    CHECK("GetEnv after that", (*vm)->GetEnv(vm, (void **)&found, JNI_VERSION_10), JNI_OK);
}

/* ---- native threads ------------------------------------------------------------------------------------------------ */

static void in_native_thread(void *(*body)(void *), void *argument)
{
    pthread_t thread;
    pthread_create(&thread, NULL, body, argument);
    pthread_join(thread, NULL);
}

static jobject current_thread(JNIEnv *env)
{
    jclass k = find_class(env, "java/lang/Thread");
    return (*env)->CallStaticObjectMethod(env, k, find_static(env, k, "currentThread", "()Ljava/lang/Thread;"));
}

static jboolean thread_is(JNIEnv *env, const char *predicate)
{
    jobject thread = current_thread(env);
    return (*env)->CallBooleanMethod(env, thread, find_method(env, (*env)->GetObjectClass(env, thread), predicate, "()Z"));
}

static void *unattached(void *argument)
{
    JNIEnv *env = argument;
    CHECK("GetEnv of a thread that is not attached", (*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10), JNI_EDETACHED);
    CHECK_TRUE("its environment", env == NULL);
    env = argument;
    CHECK("GetEnv of it with a bad version", (*vm)->GetEnv(vm, (void **)&env, 0x00010003), JNI_EDETACHED);
    CHECK("DetachCurrentThread of it", (*vm)->DetachCurrentThread(vm), JNI_OK);
    return NULL;
}

/* Whatever a Java thread can do: classes of the application are found, objects made, exceptions thrown. */
static void *attached(void *argument)
{
    JNIEnv *env = NULL, *again = NULL;
    (void)argument;
    CHECK("AttachCurrentThread", (*vm)->AttachCurrentThread(vm, (void **)&env, NULL), JNI_OK);
    check_exceptions_after_calls(env);
    CHECK("AttachCurrentThread again", (*vm)->AttachCurrentThread(vm, (void **)&again, NULL), JNI_OK);
    CHECK_TRUE("the same environment", env == again);
    CHECK("GetEnv", (*vm)->GetEnv(vm, (void **)&again, JNI_VERSION_1_6), JNI_OK);
    CHECK_TRUE("GetEnv's environment", env == again);
    jobject thread = current_thread(env), group = call_object(env, thread, "getThreadGroup", "()Ljava/lang/ThreadGroup;");
    jobject name = call_object(env, thread, "getName", "()Ljava/lang/String;");
    CHECK_TRUE("name of an attached thread", strncmp((*env)->GetStringUTFChars(env, name, NULL), "Thread-", 7) == 0);
    CHECK_STRING(env, "its group", call_object(env, group, "getName", "()Ljava/lang/String;"), "main");
    CHECK("is a daemon", thread_is(env, "isDaemon"), JNI_FALSE);
    CHECK("is alive", thread_is(env, "isAlive"), JNI_TRUE);
    CHECK_TRUE("FindClass of an application's class", (*env)->FindClass(env, "Conformance") != NULL);
    CHECK_NOTHING_THROWN(env, "FindClass of an application's class");
    CHECK_STRING(env, "state", call_object(env, call_object(env, thread, "getState", "()Ljava/lang/Thread$State;"), "toString",
                                           "()Ljava/lang/String;"), "RUNNABLE");
    CHECK_SAME(env, "context class loader", call_object(env, thread, "getContextClassLoader", "()Ljava/lang/ClassLoader;"), NULL);
    CHECK("PushLocalFrame", (*env)->PushLocalFrame(env, is_checked() ? 1100 : 100), JNI_OK);
    for (int i = 0; i < 1000; i++) new_string(env, "local");
    CHECK_STRING(env, "PopLocalFrame", (*env)->PopLocalFrame(env, new_string(env, "result")), "result");
    jobject own_thread = (*env)->NewGlobalRef(env, thread);
    CHECK("DetachCurrentThread", (*vm)->DetachCurrentThread(vm), JNI_OK);
    CHECK("GetEnv after that", (*vm)->GetEnv(vm, (void **)&again, JNI_VERSION_10), JNI_EDETACHED);
    CHECK("attached anew", (*vm)->AttachCurrentThread(vm, (void **)&env, NULL), JNI_OK);
    check_exceptions_after_calls(env);
    CHECK_TRUE("as another Thread", !(*env)->IsSameObject(env, own_thread, current_thread(env)));
    CHECK_STRING(env, "state of the first", call_object(env, call_object(env, own_thread, "getState", "()Ljava/lang/Thread$State;"),
                                                        "toString", "()Ljava/lang/String;"), "TERMINATED");
    (*env)->DeleteGlobalRef(env, own_thread);
    CHECK("detached anew", (*vm)->DetachCurrentThread(vm), JNI_OK);
    return NULL;
}

static void *named_daemon(void *argument)
{
    JNIEnv *env = NULL;
    JavaVMAttachArgs args = { JNI_VERSION_1_2, (char *)"named \xe2\x82\xac", argument };
    CHECK("AttachCurrentThreadAsDaemon", (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, &args), JNI_OK);
    check_exceptions_after_calls(env);
    jobject thread = current_thread(env);
    CHECK_STRING(env, "given name", call_object(env, thread, "getName", "()Ljava/lang/String;"), "named \xe2\x82\xac");
    CHECK_SAME(env, "given group", call_object(env, thread, "getThreadGroup", "()Ljava/lang/ThreadGroup;"), argument);
    CHECK("is a daemon", thread_is(env, "isDaemon"), JNI_TRUE);
    CHECK("DetachCurrentThread of a daemon", (*vm)->DetachCurrentThread(vm), JNI_OK);
    return NULL;
}

/* Dies of it, as Java threads do; the default handler of Conformance notes what it gets. */
static void *uncaught(void *argument)
{
    JNIEnv *env = NULL;
    JavaVMAttachArgs args = { JNI_VERSION_10, (char *)"unhappy", NULL };
    (void)argument;
    CHECK("AttachCurrentThread", (*vm)->AttachCurrentThread(vm, (void **)&env, &args), JNI_OK);
    check_exceptions_after_calls(env);
    (*env)->ThrowNew(env, find_class(env, "java/lang/IllegalStateException"), "uncaught");
    CHECK("DetachCurrentThread with a pending exception", (*vm)->DetachCurrentThread(vm), JNI_OK);
    return NULL;
}

static void *leaves_monitor(void *argument)
{
    JNIEnv *env = NULL;
    CHECK("AttachCurrentThread", (*vm)->AttachCurrentThread(vm, (void **)&env, NULL), JNI_OK);
    check_exceptions_after_calls(env);
    CHECK("MonitorEnter", (*env)->MonitorEnter(env, argument), JNI_OK);
    CHECK("MonitorEnter again", (*env)->MonitorEnter(env, argument), JNI_OK);
    CHECK("DetachCurrentThread with a monitor", (*vm)->DetachCurrentThread(vm), JNI_OK);
    return NULL;
}

CHAPTER(attachedThreads)
{
    jclass groups = find_class(env, "java/lang/ThreadGroup");
    jmethodID constructor = find_method(env, groups, "<init>", "(Ljava/lang/String;)V");
    jobject group = (*env)->NewGlobalRef(env, (*env)->NewObject(env, groups, constructor, new_string(env, "group")));
    jobject lock = (*env)->NewGlobalRef(env, new_object(env, "java/lang/Object"));
    in_native_thread(unattached, env);
    in_native_thread(attached, NULL);
    in_native_thread(named_daemon, group);
    in_native_thread(uncaught, NULL);
    CHECK_STRING(env, "handled uncaught exception", static_object(env, "Conformance", "uncaught", "Ljava/lang/String;"),
                 "unhappy: java.lang.IllegalStateException: uncaught");
    if (!is_checked()) in_native_thread(leaves_monitor, lock);
    CHECK("MonitorEnter after its owner was detached", (*env)->MonitorEnter(env, lock), JNI_OK);
    CHECK("MonitorExit after its owner was detached", (*env)->MonitorExit(env, lock), JNI_OK);
    (*env)->DeleteGlobalRef(env, lock);
    (*env)->DeleteGlobalRef(env, group);
}

enum { THREADS = 8, ROUNDS = 50 };
static void *busy(void *argument)
{
    jint *sum = argument;
    for (int i = 0; i < ROUNDS; i++) {
        JNIEnv *env = NULL;
        if ((*vm)->AttachCurrentThread(vm, (void **)&env, NULL) != JNI_OK) return NULL;
        check_exceptions_after_calls(env);
        jclass k = (*env)->FindClass(env, "Selection");
        *sum += (*env)->CallStaticIntMethod(env, k, (*env)->GetStaticMethodID(env, k, "asInt", "(Z)I"), JNI_TRUE);
        (*vm)->DetachCurrentThread(vm);
    }
    return NULL;
}

CHAPTER(manyAttachedThreads)
{
    pthread_t threads[THREADS];
    jint sums[THREADS] = { 0 };
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, busy, &sums[i]);
    collect_garbage(env);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK("calls of an attached thread", sums[i], ROUNDS);
    }
}

/* ---- threads at the end ---------------------------------------------------------------------------------------------- */

/* Sleeps, is longer there than main, and says so.  Attached as a daemon it is not waited for. */
static void *late(void *daemon_seconds)
{
    JNIEnv *env = NULL;
    long seconds = (long)daemon_seconds;
    if (seconds > 0) (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, NULL);
    else (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
    attached_count++;
    if (seconds == 0) usleep(300000);
    while (seconds > 0) seconds = sleep((unsigned)seconds);        /* a collection's signal ends it early */
    puts("late");
    fflush(stdout);
    (*vm)->DetachCurrentThread(vm);
    return NULL;
}

static void start_late(long daemon_seconds)
{
    pthread_t thread;
    pthread_create(&thread, NULL, late, (void *)daemon_seconds);
    while (attached_count == 0) usleep(1000);
}

CHAPTER(endWithThread)
{
    (void)env;
    start_late(0);
}

CHAPTER(endWithDaemon)
{
    (void)env;
    start_late(100);
}

/* ---- the end ------------------------------------------------------------------------------------------------------- */

CHAPTER(fatal)
{
    (*env)->FatalError(env, "nothing to be done");
}

/* What it prints is for the runner to compare. */
CHAPTER(describe)
{
    (*env)->ThrowNew(env, find_class(env, "java/lang/IllegalStateException"), "described");
    (*env)->ExceptionDescribe(env);
}
