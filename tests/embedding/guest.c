/* A host that has signal handlers, hooks and threads of its own.
 *   guest CASE CLASS-PATH [VM-OPTION ...]
 * Prints what it sees, which the caller compares. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include "classlib/embed.h"

enum { MOST_OPTIONS = 16 };

static JavaVMOption options[MOST_OPTIONS];
static int          option_count;

static void add_option(const char *text, void *extra)
{
    options[option_count++] = (JavaVMOption){ (char *)(size_t)text, extra };
}

static jint create(Embed *vm, jboolean ignore_unrecognized)
{
    JavaVMInitArgs args = { JNI_VERSION_10, option_count, options, ignore_unrecognized };
    return JNI_CreateJavaVM(&vm->vm, (void **)&vm->env, &args);
}

static Embed created(void)
{
    Embed vm;
    if (create(&vm, JNI_FALSE) == JNI_OK) return vm;
    printf("no VM\n");
    exit(2);
}

static int call(JNIEnv *env, const char *name, int argument)
{
    jclass    guest = (*env)->FindClass(env, "Guest");
    jmethodID method = guest != NULL ? (*env)->GetStaticMethodID(env, guest, name, "(I)I") : NULL;
    int result = method != NULL ? (*env)->CallStaticIntMethod(env, guest, method, argument) : -1;
    if ((*env)->ExceptionCheck(env)) (*env)->ExceptionDescribe(env);
    (*env)->DeleteLocalRef(env, guest);
    return result;
}

static void run(JNIEnv *env, const char *name)
{
    jclass    guest = (*env)->FindClass(env, "Guest");
    jmethodID method = guest != NULL ? (*env)->GetStaticMethodID(env, guest, name, "()V") : NULL;
    if (method != NULL) (*env)->CallStaticVoidMethod(env, guest, method);
    if ((*env)->ExceptionCheck(env)) (*env)->ExceptionDescribe(env);
}

/* ---- signals ----------------------------------------------------------------------------------------------------- */

static sigjmp_buf recovery;
static volatile sig_atomic_t faults, terminations;

static void on_fault(int number, siginfo_t *info, void *context)
{
    (void)number; (void)info; (void)context;
    faults++;
    siglongjmp(recovery, 1);
}

static void on_termination(int number)
{
    static const char text[] = "the host's handler\n";
    (void)number;
    terminations++;
    if (write(STDOUT_FILENO, text, sizeof text - 1) < 0) _exit(3);
}

static void fault(void)
{
    if (sigsetjmp(recovery, 1) == 0) *(volatile int *)16 = 1;
}

static void fault_in_turn(const Embed *vm, int rounds)
{
    while (rounds-- > 0) {
        fault();
        printf("faults %d, null pointers %d, overflows %d\n", (int)faults, call(vm->env, "nullPointers", 20000), call(vm->env, "overflows", 3));
    }
}

static int host_faults(void)            /* are the host's, Java's are Java's */
{
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO }, now;
    sigaction(SIGSEGV, &action, NULL);
    Embed vm = created();
    fault_in_turn(&vm, 3);
    embed_destroy(&vm);
    sigaction(SIGSEGV, NULL, &now);
    printf("the host's handler is back: %d\n", now.sa_sigaction == on_fault);
    fault();
    printf("faults %d\n", (int)faults);
    return 0;
}

static int late_handler(void)           /* installed when there is a VM, which libjsig lets the host do */
{
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };
    Embed vm = created();
    call(vm.env, "nullPointers", 20000);
    sigaction(SIGSEGV, &action, NULL);
    fault_in_turn(&vm, 2);
    embed_destroy(&vm);
    fault();
    vm = created();
    fault();
    printf("faults %d, null pointers %d\n", (int)faults, call(vm.env, "nullPointers", 20000));
    embed_destroy(&vm);
    return 0;
}

extern int JVM_handle_linux_signal(int number, siginfo_t *info, void *context, int abort_if_unknown);

static void ask_vm(int number, siginfo_t *info, void *context)
{
    if (!JVM_handle_linux_signal(number, info, context, 0)) on_fault(number, info, context);
}

static int asking_handler(void)         /* in the place of the VM's, without libjsig: it asks the VM first */
{
    struct sigaction action = { .sa_sigaction = ask_vm, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    Embed vm = created();
    call(vm.env, "nullPointers", 20000);
    sigaction(SIGSEGV, &action, NULL);
    fault_in_turn(&vm, 2);
    embed_destroy(&vm);
    return 0;
}

static int termination(void)            /* SIGTERM: the host's handler, and then Java's */
{
    signal(SIGTERM, on_termination);
    Embed vm = created();
    run(vm.env, "hook");
    raise(SIGTERM);
    run(vm.env, "sleep");               /* the VM exits meanwhile */
    return 1;
}

static int reduced(void)                /* -Xrs: the host's handler alone */
{
    signal(SIGTERM, on_termination);
    add_option("-Xrs", NULL);
    Embed vm = created();
    run(vm.env, "hook");
    raise(SIGTERM);
    usleep(200000);
    printf("terminations %d\n", (int)terminations);
    embed_destroy(&vm);
    return 0;
}

/* ---- hooks ------------------------------------------------------------------------------------------------------- */

static void on_exit_hook(jint code) { printf("exit hook %d\n", (int)code); fflush(stdout); _exit(40 + code); }
static void on_abort_hook(void) { printf("abort hook\n"); fflush(stdout); _exit(50); }

static jint on_print(FILE *out, const char *format, va_list arguments)
{
    char text[1000];
    int  length = vsnprintf(text, sizeof text, format, arguments);
    (void)out;
    printf("<%s>", text);
    return length;
}

static int exit_hook(void)
{
    add_option("exit", (void *)on_exit_hook);
    Embed vm = created();
    jclass    guest = (*vm.env)->FindClass(vm.env, "Guest");
    jmethodID method = (*vm.env)->GetStaticMethodID(vm.env, guest, "exit", "(I)V");
    run(vm.env, "hook");
    (*vm.env)->CallStaticVoidMethod(vm.env, guest, method, 3);
    return 1;
}

/* A thread has called System.exit and is on its way out: who destroys the VM meanwhile does not return, and so cannot end the process
 * with another status. */
static atomic_int exiting;

static void on_slow_exit(jint code)
{
    exiting = 1;
    usleep(500000);
    printf("exit hook %d\n", (int)code);
    fflush(stdout);
    _exit(40 + code);
}

static void *leave(void *java_vm)
{
    JNIEnv *env;
    if ((*(JavaVM *)java_vm)->AttachCurrentThread(java_vm, (void **)&env, NULL) != JNI_OK) return NULL;
    jclass guest = (*env)->FindClass(env, "Guest");
    (*env)->CallStaticVoidMethod(env, guest, (*env)->GetStaticMethodID(env, guest, "exit", "(I)V"), 3);
    return NULL;
}

static int destroyed_late(void)
{
    add_option("exit", (void *)on_slow_exit);
    Embed vm = created();
    JavaVM *java_vm;
    pthread_t thread;
    if ((*vm.env)->GetJavaVM(vm.env, &java_vm) != JNI_OK || (*java_vm)->DetachCurrentThread(java_vm) != JNI_OK) return 1;
    pthread_create(&thread, NULL, leave, java_vm);
    while (!exiting) usleep(1000);
    (*java_vm)->DestroyJavaVM(java_vm);
    printf("came back\n");
    return 0;
}

/* The thread that System.exit makes run the atexit handlers is not attached any more, and must not wait for the exit. */
static JavaVM *exiting_vm;

static void at_exit(void)
{
    JNIEnv *env;
    printf("GetEnv %d\n", (int)(*exiting_vm)->GetEnv(exiting_vm, (void **)&env, JNI_VERSION_10));
    printf("AttachCurrentThread %d\n", (int)(*exiting_vm)->AttachCurrentThread(exiting_vm, (void **)&env, NULL));
    printf("DetachCurrentThread %d\n", (int)(*exiting_vm)->DetachCurrentThread(exiting_vm));
    printf("DestroyJavaVM %d\n", (int)(*exiting_vm)->DestroyJavaVM(exiting_vm));
}

static int destroyed_at_exit(void)
{
    Embed vm = created();
    if ((*vm.env)->GetJavaVM(vm.env, &exiting_vm) != JNI_OK || atexit(at_exit) != 0) return 1;
    jclass guest = (*vm.env)->FindClass(vm.env, "Guest");
    (*vm.env)->CallStaticVoidMethod(vm.env, guest, (*vm.env)->GetStaticMethodID(vm.env, guest, "exit", "(I)V"), 3);
    return 1;
}

static int abort_hook(void)
{
    add_option("abort", (void *)on_abort_hook);
    Embed vm = created();
    (*vm.env)->FatalError(vm.env, "the host gives up");
    return 1;
}

static int print_hook(void)
{
    Embed vm;
    add_option("vfprintf", (void *)on_print);
    add_option("-Xunknown", NULL);
    printf("\nresult %d\n", (int)create(&vm, JNI_FALSE));
    printf("ignored: %d\n", (int)create(&vm, JNI_TRUE));
    embed_destroy(&vm);
    return 0;
}

/* ---- how many VMs ------------------------------------------------------------------------------------------------ */

static int counts(void)
{
    Embed   vm, second;
    JavaVM *found[2] = { NULL, NULL };
    jsize   count = -1;
    JavaVMInitArgs args = { .version = JNI_VERSION_1_1 };
    printf("default arguments: 1.1 %d", (int)JNI_GetDefaultJavaVMInitArgs(&args));
    args.version = JNI_VERSION_10;
    printf(", 10 %d\n", (int)JNI_GetDefaultJavaVMInitArgs(&args));
    for (int i = 0; i < 2; i++) {
        printf("created %d", (int)create(&vm, JNI_FALSE));
        printf(", again %d", (int)create(&second, JNI_FALSE));
        JNI_GetCreatedJavaVMs(found, 2, &count);
        printf(", there are %d, this one %d", (int)count, found[0] == vm.vm);
        embed_destroy(&vm);
        JNI_GetCreatedJavaVMs(found, 2, &count);
        printf(", then %d\n", (int)count);
    }
    return 0;
}

/* ---- threads ----------------------------------------------------------------------------------------------------- */

static Embed shared;
static volatile int ended;

static void *attach_and_call(void *argument)    /* attaches for each call, with a signal stack of its own */
{
    stack_t own = { .ss_sp = malloc(SIGSTKSZ), .ss_size = SIGSTKSZ }, now;
    long    calls = 0;
    (void)argument;
    sigaltstack(&own, NULL);
    while (!ended) {
        JNIEnv *env = NULL;
        JavaVMAttachArgs args = { JNI_VERSION_10, (char *)(size_t)"guest", NULL };
        jint status = calls % 2 ? (*shared.vm)->AttachCurrentThread(shared.vm, (void **)&env, &args)
                                : (*shared.vm)->AttachCurrentThreadAsDaemon(shared.vm, (void **)&env, NULL);
        if (status != JNI_OK || call(env, "work", 100) == -1) { printf("a call failed\n"); break; }
        if (calls % 100 == 0 && (call(env, "overflows", 1) != 1 || call(env, "nullPointers", 10) != 10)) printf("a call went wrong\n");
        if ((*shared.vm)->DetachCurrentThread(shared.vm) != JNI_OK) printf("not detached\n");
        calls++;
    }
    sigaltstack(NULL, &now);
    if (now.ss_sp != own.ss_sp) printf("another signal stack\n");
    own.ss_flags = SS_DISABLE;
    sigaltstack(&own, NULL);
    free(own.ss_sp);
    return (void *)calls;
}

static int threads(void)
{
    enum { THREADS = 8 };
    pthread_t all[THREADS];
    long      calls = 0;
    const char *seconds = getenv("GUEST_SECONDS");
    shared = created();
    for (int i = 0; i < THREADS; i++) pthread_create(&all[i], NULL, attach_and_call, NULL);
    struct timespec left = { .tv_sec = seconds != NULL ? atoi(seconds) : 3 };
    while (nanosleep(&left, &left) != 0) { }            /* the collector's signals interrupt it */
    ended = 1;
    for (int i = 0; i < THREADS; i++) {
        void *count;
        pthread_join(all[i], &count);
        calls += (long)count;
    }
    fprintf(stderr, "%ld calls\n", calls);
    printf("enough calls: %d\n", calls > 100);
    embed_destroy(&shared);
    return 0;
}

/* A thread that is attached when its VM is destroyed is a stranger to the next. */
static pthread_barrier_t barrier;

static void *stay_attached(void *argument)
{
    JNIEnv *env = NULL;
    (void)argument;
    (*shared.vm)->AttachCurrentThreadAsDaemon(shared.vm, (void **)&env, NULL);
    printf("attached %d\n", call(env, "nullPointers", 3));
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    printf("in the next: GetEnv %d", (int)(*shared.vm)->GetEnv(shared.vm, (void **)&env, JNI_VERSION_10));
    printf(", attached again %d", (int)(*shared.vm)->AttachCurrentThread(shared.vm, (void **)&env, NULL));
    printf(", %d\n", call(env, "nullPointers", 4));
    (*shared.vm)->DetachCurrentThread(shared.vm);
    return NULL;
}

static int strangers(void)
{
    pthread_t thread;
    pthread_barrier_init(&barrier, NULL, 2);
    shared = created();
    pthread_create(&thread, NULL, stay_attached, NULL);
    pthread_barrier_wait(&barrier);
    embed_destroy(&shared);
    shared = created();
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
    printf("destroyed %d\n", embed_destroy(&shared));
    return 0;
}

static pthread_t sleeper;
static volatile sig_atomic_t awake;

static void JNICALL sleep_in_c(JNIEnv *env, jclass klass)
{
    struct timespec left = { .tv_sec = 100 };
    (void)env; (void)klass;
    sleeper = pthread_self();
    while (!awake && nanosleep(&left, &left) != 0) { }
}

static void on_wake_up(int number) { (void)number; awake = 1; }

static int stuck(void)                  /* a daemon that does not come back from C is left alone */
{
    static const JNINativeMethod method = { (char *)(size_t)"sleepInC", (char *)(size_t)"()V", (void *)sleep_in_c };
    Embed vm = created();
    (*vm.env)->RegisterNatives(vm.env, (*vm.env)->FindClass(vm.env, "Guest"), &method, 1);
    signal(SIGUSR1, on_wake_up);
    run(vm.env, "startStuckDaemon");
    printf("destroyed %d", embed_destroy(&vm));
    vm = created();
    printf(", another %d", call(vm.env, "nullPointers", 6));
    pthread_kill(sleeper, SIGUSR1);     /* it comes back, to nothing */
    usleep(100000);
    printf(", %d", call(vm.env, "overflows", 7));
    printf(", destroyed %d\n", embed_destroy(&vm));
    return 0;
}

/* DestroyJavaVM from a thread that is not attached, and from one that is not the first. */
static void *destroy(void *argument)
{
    (void)argument;
    return (void *)(long)(*shared.vm)->DestroyJavaVM(shared.vm);
}

static int elsewhere(void)
{
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        void     *status;
        shared = created();
        printf("null pointers %d", call(shared.env, "nullPointers", 5));
        (*shared.vm)->DetachCurrentThread(shared.vm);
        pthread_create(&thread, NULL, destroy, NULL);
        pthread_join(thread, &status);
        printf(", destroyed %ld\n", (long)status);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const struct { const char *name; int (*run)(void); } cases[] = {
        { "host-faults", host_faults }, { "late-handler", late_handler }, { "asking-handler", asking_handler }, { "termination", termination },
        { "reduced", reduced }, { "exit-hook", exit_hook },
        { "destroyed-late", destroyed_late }, { "destroyed-at-exit", destroyed_at_exit },
        { "abort-hook", abort_hook }, { "print-hook", print_hook }, { "counts", counts }, { "threads", threads },
        { "strangers", strangers }, { "stuck", stuck }, { "elsewhere", elsewhere },
    };
    static char class_path[4096];
    snprintf(class_path, sizeof class_path, "-Djava.class.path=%s", argv[2]);
    add_option(class_path, NULL);
    for (int i = 3; i < argc && option_count < MOST_OPTIONS - 2; i++) add_option(argv[i], NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(cases[i].name, argv[1]) == 0) return cases[i].run();
    return 2;
}
