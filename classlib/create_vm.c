/* classlib/create_vm.c -- the JNI Invocation API: making the one VM of this process, attaching threads, ending it. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "classlib/agents.h"
#include "classlib/attach.h"
#include "classlib/boot.h"
#include "classlib/cleanup.h"
#include "classlib/jdwp.h"
#include "classlib/libraries.h"
#include "classlib/perf_data.h"
#include "classlib/reflect.h"
#include "classlib/signals.h"
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/loading.h"
#include "jit/jit.h"
#include "native/bind.h"
#include "native/bridge.h"
#include "native/check_jni.h"
#include "native/jni_table.h"
#include "vm/crash.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm_ops.h"

enum { NORMAL_PRIORITY = 5, JVMTI_VERSION_INTERFACE = 3 };    /* the top four bits of a JVM TI version */
typedef enum Life { NOT_CREATED, CREATED, FAILED } Life;                /* after FAILED there will be no other */

/* Held while a VM is made or destroyed; to read, while threads come or go. */
static pthread_rwlock_t life_lock PERSISTENT = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;
static Life life PERSISTENT = NOT_CREATED;

static const struct JNIInvokeInterface_ invoke_functions;
static JavaVM java_vm = &invoke_functions;

static bool is_created(void) { return __atomic_load_n(&life, __ATOMIC_ACQUIRE) == CREATED; }

static bool is_jni_version(jint version)
{
    return version == JNI_VERSION_1_2 || version == JNI_VERSION_1_4 || version == JNI_VERSION_1_6 || version == JNI_VERSION_1_8
        || version == JNI_VERSION_9 || version == JNI_VERSION_10;
}

/* ---- creation ------------------------------------------------------------------------------------------------------- */

/* Prints before, what the getter answers, and after; nothing if that is null. */
static bool print_part(FILE *out, Thread *t, Object *element, const char *before, const char *getter, const char *after)
{
    Slot part;
    if (!invoke_virtual_named(t, element, getter, "()Ljava/lang/String;", &part)) return false;
    char *utf8 = part.ref != NULL ? string_to_utf8(part.ref) : NULL;
    if (utf8 != NULL) fprintf(out, "%s%s%s", before, utf8, after);
    free(utf8);
    return true;
}

/* at Class.method(module@version/File.java:line): not as StackTraceElement.toString writes it. */
static bool print_frame(FILE *out, Thread *t, Object *element)
{
    enum { LINE_NATIVE = -2 };
    Slot line, file, module;
    if (!print_part(out, t, element, "\tat ", "getClassName", ".") || !print_part(out, t, element, "", "getMethodName", "(") ||
        !print_part(out, t, element, "", "getModuleName", "") || !print_part(out, t, element, "@", "getModuleVersion", "") ||
        !invoke_virtual_named(t, element, "getModuleName", "()Ljava/lang/String;", &module) ||
        !invoke_virtual_named(t, element, "getLineNumber", "()I", &line) ||
        !invoke_virtual_named(t, element, "getFileName", "()Ljava/lang/String;", &file)) return false;
    if (module.ref != NULL) fprintf(out, "/");                /* a version there may not be yet */
    if (line.i == LINE_NATIVE) fprintf(out, "Native Method");
    else if (file.ref == NULL) fprintf(out, "Unknown Source");
    else if (!print_part(out, t, element, "", "getFileName", "")) return false;
    if (line.i >= 0 && file.ref != NULL) fprintf(out, ":%d", line.i);
    fprintf(out, ")\n");
    return true;
}

static void print_frames(FILE *out, Thread *t, Object *throwable)
{
    Slot trace;
    if (!invoke_virtual_named(t, throwable, "getStackTrace", "()[Ljava/lang/StackTraceElement;", &trace)) return;
    for (int32_t i = 0; i < array_length(trace.ref); i++)
        if (!print_frame(out, t, array_refs(trace.ref)[i])) return;
}

static void print_throwable(FILE *out, Thread *t, Object *throwable)
{
    Object *message = object_ref_at(throwable, KNOWN(Throwable_detailMessage));
    char *utf8 = message != NULL ? string_to_utf8(message) : NULL;
    fprintf(out, "%s%s%s\n", class_external_name(object_class(throwable)), utf8 != NULL ? ": " : "", utf8 != NULL ? utf8 : "");
    free(utf8);
    print_frames(out, t, throwable);
    t->exception = NULL;
    Object *cause = object_ref_at(throwable, KNOWN(Throwable_cause));
    if (cause != NULL && cause != throwable) {          /* itself: not set */
        fprintf(out, "Caused by: ");
        print_throwable(out, t, cause);
    }
}

static _Noreturn void exit_at_startup(Thread *t)
{
    Object *throwable = exception_take(t);
    if (throwable != NULL) {
        FILE *out = vm.options->DisplayVMOutputToStderr ? stderr : stdout;
        fprintf(out, "Error occurred during initialization of VM\n");
        print_throwable(out, t, throwable);
        fprintf(out, "\n");
        fflush(out);
    }
    vm_exit(1);
}

/* libjava and its JNI_OnLoad; the class library opens the other libraries itself. */
static void open_java_library(void)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/lib/libjava.so", vm.options->java_home);
    void *library = library_open(path);
    if (library == NULL) options_exit_during_initialization("Unable to load native library: %s", dlerror());
    bind_set_java_library(library);
    jint (*on_load)(JavaVM *, void *) = (jint (*)(JavaVM *, void *))dlsym(library, "JNI_OnLoad");
    if (on_load == NULL) return;
    Thread *t = thread_current();
    thread_enter_native(t);
    jint version = on_load(&java_vm, NULL);
    thread_enter_java(t);
    if (!is_jni_version(version)) options_exit_during_initialization("Unsupported JNI version 0x%08x required by %s", (u4)version, path);
}

static void fill_native_ops(void)
{
    native_ops.java_vm = &java_vm;
    native_ops.reflect_method = (Object *(*)(Thread *, Method *))reflect_new_executable;
    native_ops.reflect_field = (Object *(*)(Thread *, Field *))reflect_new_field;
    vm.jni_functions = &jni_functions;
    if (vm.options->CheckJNICalls) check_jni_install();
}

/* Everything after the command line was understood.  The calling thread becomes Java's "main". */
static Thread *start(const Options *options)
{
    vm.options = options;
    vm.start_nanos = time_nanos();
    crash_install();
    heap_stress_interval = (u4)options->GCStressEvery;
    heap_init(options->heap_initial_bytes, options->heap_max_bytes);
    fill_native_ops();
    agents_start(options);
    perf_data_begin();
    if (!boot_prepare()) vm_exit(1);
    Thread *t = thread_attach_self(0);
    if (t == NULL) options_exit_during_initialization("java.lang.OutOfMemoryError: unable to create the main thread");
    open_java_library();
    jit_start();
    if (!boot_vm(t)) exit_at_startup(t);
    jdwp_start(t);
    return t;
}

/* Handlers that native libraries have registered with atexit() when they were loaded run after this: they find no VM, and make none. */
static bool process_exits PERSISTENT = false;

static void note_exit(void) { process_exits = true; }

static void watch_exit(void)
{
    static bool watched PERSISTENT = false;
    if (!watched) atexit(note_exit);
    watched = true;
}

static jint create(JavaVM **result, void **env, const JavaVMInitArgs *args)
{
    Options *options;
    if (process_exits) return JNI_ERR;
    if (life == CREATED) return JNI_EEXIST;
    if (life != NOT_CREATED) return JNI_ERR;
    lifetime_begin();
    libraries_close_left();
    log_start();
    enum OptionsResult parsed = options_parse((const OptionText *)args->options, args->nOptions, args->ignoreUnrecognized, &options);
    if (parsed != OPTIONS_OK) return (jint)parsed;
    life = FAILED;
    Thread *t = start(options);
    thread_enter_native(t);
    __atomic_store_n(&life, CREATED, __ATOMIC_RELEASE);
    *result = &java_vm;
    *env = t;
    return JNI_OK;
}

_Static_assert(sizeof(OptionText) == sizeof(JavaVMOption) && offsetof(OptionText, extra) == offsetof(JavaVMOption, extraInfo),
               "OptionText is a JavaVMOption");

JNIEXPORT jint JNICALL JNI_CreateJavaVM(JavaVM **result, void **env, void *args)
{
    if (!is_jni_version(((const JavaVMInitArgs *)args)->version)) return JNI_EVERSION;
    pthread_rwlock_wrlock(&life_lock);
    jint status = create(result, env, args);
    pthread_rwlock_unlock(&life_lock);
    return status;
}

/* JNI 1.1's arguments: a VM cannot be made with them any more, but the size of stacks is still asked for. */
typedef struct OldInitArgs {
    jint   version;
    char **properties;
    jint   check_source, native_stack_bytes, java_stack_bytes;
} OldInitArgs;

JNIEXPORT jint JNICALL JNI_GetDefaultJavaVMInitArgs(void *args)
{
    if (((const JavaVMInitArgs *)args)->version == JNI_VERSION_1_1) ((OldInitArgs *)args)->java_stack_bytes = (jint)thread_default_stack_bytes();
    return is_jni_version(((const JavaVMInitArgs *)args)->version) ? JNI_OK : JNI_ERR;
}

JNIEXPORT jint JNICALL JNI_GetCreatedJavaVMs(JavaVM **buffer, jsize capacity, jsize *count)
{
    *count = is_created();
    if (*count > 0 && capacity > 0) buffer[0] = &java_vm;
    return JNI_OK;
}

/* ---- threads -------------------------------------------------------------------------------------------------------- */

/* The java.lang.Thread of an attached thread: like the VM's own main thread, it must look alive before its constructor runs,
 * which asks for the current thread. */
static bool make_thread_object(Thread *t, const char *name, Object *group, bool is_daemon)
{
    Object *thread = heap_alloc_object(t, KNOWN(Thread)), *name_string = NULL;
    if (thread == NULL) return false;
    OBJECT_AT(thread, KNOWN(Thread_eetop), int64_t) = (int64_t)(uintptr_t)t;
    OBJECT_AT(thread, KNOWN(Thread_priority), int32_t) = NORMAL_PRIORITY;
    t->java_thread = thread;
    if (name != NULL && (name_string = string_from_utf8(t, name)) == NULL) return false;
    const char *descriptor = name != NULL ? "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V"
                                          : "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;)V";     /* "Thread-0" ... */
    Method *constructor = class_declared_method(KNOWN(Thread), symbol_of("<init>"), symbol_of(descriptor));
    if (constructor == NULL) return throw_new(t, EX_NoSuchMethodError, "java.lang.Thread.<init>%s", descriptor);
    if (!invoke_method(t, constructor, NULL, thread, group, name_string)) return false;
    OBJECT_AT(thread, KNOWN(Thread_daemon), u1) = is_daemon;
    thread_set_status(t, STATUS_RUNNABLE);
    return invoke_method(t, KNOWN(ThreadGroup_add), NULL, group, thread);
}

/* NULL: not attached to this VM. */
static Thread *own_thread(void)
{
    if (current_thread != NULL && current_thread->is_orphan) current_thread = NULL;
    return current_thread;
}

/* Attached, in Java state; NULL: out of memory. */
static Thread *attach_current(const JavaVMAttachArgs *args, bool is_daemon)
{
    Thread *t = thread_attach_self(0);
    if (t == NULL) return NULL;
    Object *group = args != NULL ? handle_object(args->group) : NULL;
    t->is_attached = true;
    t->is_daemon = is_daemon;
    if (!make_thread_object(t, args != NULL ? args->name : NULL, group != NULL ? group : vm.main_thread_group, is_daemon)) {
        t->exception = NULL;
        thread_detach_self(t);
        return NULL;
    }
    thread_count_as_java(t, t);
    return t;
}

static jint attach(void **env, const JavaVMAttachArgs *args, bool is_daemon)
{
    Thread *t = own_thread();
    if (t == NULL) {
        pthread_rwlock_rdlock(&life_lock);
        if (is_created() && !vm_is_exiting() && (t = attach_current(args, is_daemon)) != NULL) thread_enter_native(t);
        pthread_rwlock_unlock(&life_lock);
    }
    *env = t;
    return t != NULL ? JNI_OK : JNI_ERR;
}

static jint JNICALL vm_AttachCurrentThread(JavaVM *self, void **env, void *args)
{
    (void)self;
    return attach(env, args, false);
}

static jint JNICALL vm_AttachCurrentThreadAsDaemon(JavaVM *self, void **env, void *args)
{
    (void)self;
    return attach(env, args, true);
}

static void detach(Thread *t)
{
    if (t == vm.main_thread) vm.main_thread = NULL;
    thread_detach_self(t);
}

static jint JNICALL vm_DetachCurrentThread(JavaVM *self)
{
    jint status = JNI_ERR;
    (void)self;
    pthread_rwlock_rdlock(&life_lock);
    Thread *t = own_thread();
    if (is_created() && !vm_is_exiting() && t == NULL) status = JNI_OK;
    if (is_created() && t != NULL && t->frame == NULL) {        /* else called from a native method */
        thread_enter_java(t);
        thread_finish_java(t);
        detach(t);
        status = JNI_OK;
    }
    pthread_rwlock_unlock(&life_lock);
    return status;
}

static jint JNICALL vm_GetEnv(JavaVM *self, void **env, jint version)
{
    Thread *t = own_thread();
    (void)self;
    *env = NULL;
    if (!is_created() && life != FAILED) return JNI_EDETACHED;  /* FAILED: while the VM is starting */
    if ((u4)version >> 28 == JVMTI_VERSION_INTERFACE) return JNI_EVERSION;
    if (t == NULL) return JNI_EDETACHED;
    if (!is_jni_version(version) && version != JNI_VERSION_1_1) return JNI_EVERSION;
    *env = t;
    return JNI_OK;
}

/* ---- the end -------------------------------------------------------------------------------------------------------- */

/* Shutdown hooks, as Runtime.exit runs them. */
static void run_shutdown(Thread *t)
{
    Class *k = loader_load(t, symbol_of("java/lang/Shutdown"), NULL);
    if (k != NULL && class_initialize(t, k) && invoke_static_named(t, k, "shutdown", "()V", NULL)) return;
    t->exception = NULL;                                /* HotSpot drops it too */
}

static bool has_others(Thread *t)                      /* threads of the host that are attached */
{
    thread_lock_list(t);
    bool others = vm.threads != t || t->next != NULL;
    thread_unlock_list();
    return others;
}

/* No other thread comes back to Java.  others_left: some are in native code, and must find what they use and return to. */
static void tear_down(Thread *t, bool others_left)
{
    if (!others_left) cleanup_run(t);
    thread_enter_native(t);
    if (vm_ops.report_transitions != NULL) vm_ops.report_transitions();
    log_finish();
    jit_end(others_left);
    jdwp_end();
    attach_end();
    perf_data_end();
    heap_end();
    signals_end();
    channels_end();
    crash_uninstall();
    libraries_leave(others_left);
    detach(t);
    thread_forget_all();
    safepoint_end();
    boot_end();
    lifetime_end();
}

static void wake_waiting(void)
{
    class_wake_waiting();
    loading_wake_waiting();
}

/* Waits for the other non-daemon threads, runs the shutdown hooks, ends the daemons and gives back all that the VM has of the
 * process.  There can be another VM after that. */
static jint JNICALL vm_DestroyJavaVM(JavaVM *self)
{
    static const JavaVMAttachArgs args = { .version = JNI_VERSION_10, .name = (char *)(uintptr_t)"DestroyJavaVM" };
    Thread *t = own_thread();
    (void)self;
    if (t != NULL && t->frame != NULL) return JNI_ERR;  /* it would wait for itself */
    if (t == NULL) {
        JNIEnv *env;
        if (attach((void **)&env, &args, false) != JNI_OK) {
            while (is_created() && vm.exiting && !vm_exits_here()) pause();     /* not this thread says with what status */
            return JNI_ERR;
        }
        t = own_thread();
    }
    thread_enter_java(t);
    t->exception = NULL;
    thread_wait_for_non_daemons(t);
    run_shutdown(t);
    thread_enter_blocked(t);
    pthread_rwlock_wrlock(&life_lock);                  /* nobody attaches, or detaches, any more */
    thread_enter_java(t);
    __atomic_store_n(&life, FAILED, __ATOMIC_RELEASE);
    __atomic_store_n(&vm.exiting, true, __ATOMIC_RELEASE);
    ThreadsLeft left = thread_end_others(t, wake_waiting);
    if (left != THREADS_LEFT) {
        tear_down(t, left == THREADS_LEFT_IN_NATIVE || has_others(t));
        __atomic_store_n(&life, NOT_CREATED, __ATOMIC_RELEASE);
    } else {                                            /* it stays as it is */
        detach(t);
        if (vm_ops.report_transitions != NULL) vm_ops.report_transitions();
        vm_ops.remove_files();
        log_finish();
    }
    watch_exit();
    pthread_rwlock_unlock(&life_lock);
    return JNI_OK;
}

static const struct JNIInvokeInterface_ invoke_functions = {
    .DestroyJavaVM = vm_DestroyJavaVM,
    .AttachCurrentThread = vm_AttachCurrentThread,
    .DetachCurrentThread = vm_DetachCurrentThread,
    .GetEnv = vm_GetEnv,
    .AttachCurrentThreadAsDaemon = vm_AttachCurrentThreadAsDaemon,
};
