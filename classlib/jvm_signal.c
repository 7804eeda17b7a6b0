/* classlib/jvm_signal.c -- jdk.internal.misc.Signal, and the thread that runs its handlers.
 * The C handler only counts and posts; the dispatcher thread calls Signal.dispatch, or dumps all threads on SIGQUIT.
 * System.exit's hooks run on SIGHUP, SIGINT and SIGTERM because java.lang.Terminator asks for them here. */
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include "classlib/attach.h"
#include "classlib/jvm.h"
#include "classlib/signals.h"
#include "classlib/system_thread.h"
#include "classlib/thread_dump.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/handles.h"
#include "vm/crash.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/options.h"

enum { REFUSED = -1, DEFAULT_ACTION = 0, IGNORED = 1, JAVA_HANDLER = 2 };

static struct {
    sem_t posted;
    int   pending[NSIG];
    bool  started;
    bool  is_replaced[NSIG];
    struct sigaction before[NSIG], installed[NSIG];     /* of those that are replaced: the process's own, ours */
} signals;

static void count_and_post(int number)
{
    int saved = errno;
    __atomic_add_fetch(&signals.pending[number], 1, __ATOMIC_SEQ_CST);
    sem_post(&signals.posted);
    errno = saved;
}

/* The handler that the process had for the signal before, and then Java's. */
static void on_signal(int number, siginfo_t *info, void *context)
{
    const struct sigaction *before = &signals.before[number];
    if (before->sa_flags & SA_SIGINFO) before->sa_sigaction(number, info, context);
    else if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN) before->sa_handler(number);
    count_and_post(number);
}

static void do_nothing(int number) { (void)number; }

/* count_and_post stands for itself and what it is to be followed by. */
static void (*install(int number, void (*handler)(int)))(int)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART }, old;
    sigfillset(&action.sa_mask);
    if (handler == count_and_post) {
        action.sa_sigaction = on_signal;
        action.sa_flags |= SA_SIGINFO;
    }
    if (!signals.is_replaced[number]) sigaction(number, NULL, &signals.before[number]);
    if (sigaction(number, &action, &old) != 0) return SIG_ERR;
    signals.is_replaced[number] = true;
    signals.installed[number] = action;
    return (old.sa_flags & SA_SIGINFO) && old.sa_sigaction == on_signal ? count_and_post : old.sa_handler;
}

/* Handlers that the process has set since are its own business. */
void signals_end(void)
{
    struct sigaction now;
    for (int number = 1; number < NSIG; number++)
        if (signals.is_replaced[number] && sigaction(number, NULL, &now) == 0 && now.sa_handler == signals.installed[number].sa_handler)
            sigaction(number, &signals.before[number], NULL);
    if (signals.started) sem_destroy(&signals.posted);
}

static bool is_ignored(int number)
{
    struct sigaction old;
    return sigaction(number, NULL, &old) == 0 && !(old.sa_flags & SA_SIGINFO) && old.sa_handler == SIG_IGN;
}

static bool ends_the_process(int number) { return number == SIGHUP || number == SIGINT || number == SIGTERM; }

/* ---- the dispatcher ------------------------------------------------------------------------------------------------------ */

static int take_pending(void)                           /* 0: none */
{
    for (int number = 1; number < NSIG; number++) {
        int count = __atomic_load_n(&signals.pending[number], __ATOMIC_SEQ_CST);
        if (count > 0 && __atomic_compare_exchange_n(&signals.pending[number], &count, count - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            return number;
    }
    return 0;
}

static int wait_for_signal(Thread *t)
{
    for (;;) {
        thread_enter_blocked(t);
        thread_wipe_leftovers();
        sem_wait(&signals.posted);                      /* or a signal comes that the VM does not count */
        thread_enter_java(t);
        int number = take_pending();
        if (number != 0) return number;
    }
}

static bool dispatch(Thread *t, int number)
{
    Class *k = loader_load(t, symbol_of("jdk/internal/misc/Signal"), NULL);
    return k != NULL && class_initialize(t, k) && invoke_static_named(t, k, "dispatch", "(I)V", NULL, number);
}

/* Who has started this process may have had them blocked: HotSpot's threads, from which a child inherits that, block SIGQUIT. */
static void unblock_process_signals(void)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGQUIT);
    sigaddset(&wanted, SIGHUP);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

static bool dispatcher_body(Thread *t)
{
    unblock_process_signals();
    while (!vm_is_exiting()) {
        int number = wait_for_signal(t);
        if (number == SIGQUIT && attach_is_wanted(t)) continue;
        if (number == SIGQUIT) thread_dump_all(t, stdout, (DumpParts){ .synchronizers = vm.options->PrintConcurrentLocks, .heap = true });
        else if (!dispatch(t, number)) exception_take(t);
    }
    return true;
}

bool signals_start_dispatcher(Thread *t)
{
    struct sigaction old;                               /* writing to a closed pipe is an IOException, not the end */
    if (sigaction(SIGPIPE, NULL, &old) == 0 && old.sa_handler == SIG_DFL) install(SIGPIPE, do_nothing);
    if (sigaction(SIGXFSZ, NULL, &old) == 0 && old.sa_handler == SIG_DFL) install(SIGXFSZ, do_nothing);
    if (vm.options->ReduceSignalUsage) return true;
    if (!signals.started) sem_init(&signals.posted, 0, 0);
    signals.started = true;
    if (!system_thread_start(t, "Signal Dispatcher", dispatcher_body)) return false;
    install(SIGQUIT, count_and_post);
    return true;
}

/* ---- names and registration --------------------------------------------------------------------------------------------- */

JNIEXPORT jint JNICALL JVM_FindSignal(const char *name)
{
    static const struct { const char *name; int number; } table[] = {
#define SIGNAL(name) { #name, SIG##name }
        SIGNAL(HUP), SIGNAL(INT), SIGNAL(QUIT), SIGNAL(ILL), SIGNAL(TRAP), SIGNAL(ABRT), SIGNAL(IOT), SIGNAL(BUS), SIGNAL(FPE),
        SIGNAL(KILL), SIGNAL(USR1), SIGNAL(SEGV), SIGNAL(USR2), SIGNAL(PIPE), SIGNAL(ALRM), SIGNAL(TERM), SIGNAL(STKFLT),
        SIGNAL(CHLD), SIGNAL(CONT), SIGNAL(STOP), SIGNAL(TSTP), SIGNAL(TTIN), SIGNAL(TTOU), SIGNAL(URG), SIGNAL(XCPU),
        SIGNAL(XFSZ), SIGNAL(VTALRM), SIGNAL(PROF), SIGNAL(WINCH), SIGNAL(IO), SIGNAL(POLL), SIGNAL(PWR), SIGNAL(SYS),
        { "CLD", SIGCHLD }
#undef SIGNAL
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (strcmp(table[i].name, name) == 0) return table[i].number;
    return -1;
}

/* handler and result: 0 default, 1 ignored, 2 Signal.dispatch, -1 refused, else the address of a C handler. */
JNIEXPORT void *JNICALL JVM_RegisterSignal(jint number, void *handler)
{
    void *refused = (void *)(intptr_t)REFUSED;
    if (number <= 0 || number >= NSIG || number == SIGSEGV || number == SIGFPE || number == SIGILL) return refused;
    if (number == SIGQUIT && !vm.options->ReduceSignalUsage) return refused;
    if (ends_the_process(number)) {
        if (vm.options->ReduceSignalUsage) return refused;
        if (is_ignored(number)) return (void *)(intptr_t)IGNORED;       /* nohup */
    }
    void (*wanted)(int) = handler == (void *)(intptr_t)JAVA_HANDLER ? count_and_post : (void (*)(int))(uintptr_t)handler;
    void (*old)(int) = install(number, wanted);
    if (old == SIG_ERR) return refused;
    return old == count_and_post ? (void *)(intptr_t)JAVA_HANDLER : old == do_nothing ? (void *)(intptr_t)DEFAULT_ACTION
         : (void *)(uintptr_t)old;
}

JNIEXPORT jboolean JNICALL JVM_RaiseSignal(jint number)
{
    if (ends_the_process(number) && (vm.options->ReduceSignalUsage || is_ignored(number))) return JNI_FALSE;
    if (number == SIGQUIT && vm.options->ReduceSignalUsage) return JNI_FALSE;
    raise(number);
    return JNI_TRUE;
}

JNIEXPORT int JNICALL JVM_handle_linux_signal(int number, void *info, void *context, int abort_if_unknown)
{
    return crash_handle_signal(number, info, context, abort_if_unknown != 0);
}
