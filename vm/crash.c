/* vm/crash.c -- signal handlers for crashes.  The report is written section by section; a fault or a hang in one of them
 * (the heap may be in ruins, a lock may be held) costs that section only. */
#include "vm/crash.h"
#include "vm/compiled.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "vm/crash_report.h"
#include "vm/fault.h"
#include "vm/lifetime.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

enum { SECTION_SECONDS = 5, STACK_GUARD_REACH = 64 << 10 };

static const int crash_signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
enum { CRASH_SIGNALS = COUNT_OF(crash_signals) };

static struct sigaction previous[CRASH_SIGNALS];
static char  *on_error;                                 /* -XX:OnError's commands; made at installation, there is no malloc later */
static u4     reporting_tid;                            /* the thread that reports; 0: none */
static sigjmp_buf next_section;
static Crash  crash;

/* ---- stacks ---------------------------------------------------------------------------------------------------------- */

void crash_use_stack(void *memory)
{
    stack_t old;
    if (sigaltstack(NULL, &old) != 0 || !(old.ss_flags & SS_DISABLE)) return;
    stack_t own = { .ss_sp = memory, .ss_size = CRASH_STACK_BYTES };
    sigaltstack(&own, NULL);
}

void crash_leave_stack(void *memory)
{
    stack_t current, none = { .ss_flags = SS_DISABLE };
    if (sigaltstack(NULL, &current) == 0 && current.ss_sp == memory) sigaltstack(&none, NULL);
}

/* ---- the end ----------------------------------------------------------------------------------------------------------- */

static void run_command(const char *command, size_t length)
{
    char text[4096];
    size_t used = 0;
    for (size_t i = 0; i < length && used + 12 < sizeof text; i++)
        if (command[i] == '%' && i + 1 < length && command[i + 1] == 'p') {
            used += (size_t)snprintf(text + used, sizeof text - used, "%d", (int)getpid());
            i++;
        } else {
            text[used++] = command[i];
        }
    text[used] = '\0';
    crash_print("#   Executing /bin/sh -c \"%s\" ...\n", text);
    pid_t child = (pid_t)syscall(SYS_fork);             /* without the handlers that fork() runs */
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", text, (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) { }
}

static void run_on_error(void)
{
    if (on_error == NULL || *on_error == '\0') return;
    crash_output = STDOUT_FILENO;
    crash_print("#\n# -XX:OnError=\"%s\"\n", on_error);
    for (const char *at = on_error; *at != '\0'; ) {
        size_t length = strcspn(at, ";\n");
        if (length > 0) run_command(at, length);
        at += length + (at[length] != '\0');
    }
}

/* ---- the report -------------------------------------------------------------------------------------------------------- */

/* -XX:ErrorFile with %p for the process id; NULL if it does not fit. */
static const char *error_file(char *path, size_t size)
{
    const char *pattern = vm.options != NULL && *vm.options->ErrorFile != '\0' ? vm.options->ErrorFile : NULL;
    size_t used = 0;
    if (pattern == NULL) return NULL;
    for (; *pattern != '\0' && used + 12 < size; pattern++)
        if (pattern[0] == '%' && pattern[1] == 'p') {
            used += (size_t)snprintf(path + used, size - used, "%d", (int)getpid());
            pattern++;
        } else {
            if (pattern[0] == '%' && pattern[1] == '%') pattern++;
            path[used++] = *pattern;
        }
    path[used] = '\0';
    return *pattern == '\0' ? path : NULL;
}

static int create_file(const char *path)
{
    int fd = path != NULL ? open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
    if (fd < 0 && path != NULL && vm.options != NULL && *vm.options->ErrorFile != '\0')
        fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    return fd;
}

/* Into the file that was asked for, else the current directory, else /tmp; crash.log_path says which. */
static int open_report(void)
{
    char directory[3000];
    int fd = create_file(error_file(crash.log_path, sizeof crash.log_path));
    if (fd >= 0) return fd;
    if (syscall(SYS_getcwd, directory, sizeof directory) > 0) {
        snprintf(crash.log_path, sizeof crash.log_path, "%s/hs_err_pid%d.log", directory, (int)getpid());
        fd = open(crash.log_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (fd < 0) {
        snprintf(crash.log_path, sizeof crash.log_path, "/tmp/hs_err_pid%d.log", (int)getpid());
        fd = open(crash.log_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (fd < 0) crash.log_path[0] = '\0';
    return fd;
}

/* Lets SIGALRM come to this thread if a section takes too long. */
static void set_alarm(timer_t timer, time_t seconds)
{
    struct itimerspec when = { .it_value.tv_sec = seconds };
    timer_settime(timer, 0, &when, NULL);
}

static void give_up_section(int number) { siglongjmp(next_section, number); }

static void print_sections(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM };
    struct sigaction action = { .sa_handler = give_up_section };
    sigset_t alarm_set;
    timer_t timer;
    event._sigev_un._tid = (pid_t)reporting_tid;
    sigemptyset(&alarm_set);
    sigaddset(&alarm_set, SIGALRM);
    sigaction(SIGALRM, &action, NULL);
    pthread_sigmask(SIG_UNBLOCK, &alarm_set, NULL);
    bool has_timer = timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
    for (const CrashSection *volatile section = crash_sections; section->name != NULL; section++) {
        if (has_timer) set_alarm(timer, SECTION_SECONDS);
        int failure = sigsetjmp(next_section, true);
        if (failure == 0) section->print(&crash);
        else crash_print("\n[%s while printing %s]\n", failure == SIGALRM ? "no progress" : "another fault", section->name);
    }
    if (has_timer) timer_delete(timer);
}

static void report(void)
{
    volatile bool to_stdout = vm.options != NULL && vm.options->ErrorFileToStdout;      /* volatile: sigsetjmp is below */
    volatile bool to_stderr = vm.options != NULL && vm.options->ErrorFileToStderr;
    volatile int file = to_stdout ? STDOUT_FILENO : to_stderr ? STDERR_FILENO : open_report();
    crash_output = STDOUT_FILENO;
    if (!to_stdout && sigsetjmp(next_section, true) == 0) {
        crash_print_header(&crash);
        if (crash.log_path[0] != '\0')
            crash_print("# An error report file with more information is saved as:\n# %s\n#\n", crash.log_path);
        else if (!to_stderr)
            crash_print("# Can not save log file, dump to screen..\n");
    }
    crash_output = file >= 0 ? file : STDOUT_FILENO;
    print_sections();
    run_on_error();
}

/* ---- libjsig ---------------------------------------------------------------------------------------------------------
 * The JDK's library for hosts that install handlers after the VM has: loaded before libc, it keeps theirs, and gives them when asked. */

static struct {
    void (*begin_setting)(void), (*end_setting)(void);  /* between them the VM's handlers are installed: once in a process ... */
    int  (*set_action)(int number, const struct sigaction *new, struct sigaction *old);     /* ... and later past the library */
    struct sigaction *(*get_action)(int number);        /* the host's; NULL: there is none */
} jsig PERSISTENT = { .set_action = sigaction };

static bool find_jsig(void)                             /* true: for the first time */
{
    if (jsig.get_action != NULL) return false;
    jsig.begin_setting = (void (*)(void))dlsym(RTLD_DEFAULT, "JVM_begin_signal_setting");
    jsig.end_setting = (void (*)(void))dlsym(RTLD_DEFAULT, "JVM_end_signal_setting");
    jsig.get_action = (struct sigaction *(*)(int))dlsym(RTLD_DEFAULT, "JVM_get_signal_action");
    return jsig.begin_setting != NULL && jsig.end_setting != NULL && jsig.get_action != NULL;
}

static void pass_by_jsig(void)
{
    jsig.set_action = (int (*)(int, const struct sigaction *, struct sigaction *))dlsym(dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD), "sigaction");
}

/* ---- the handlers ------------------------------------------------------------------------------------------------------ */

static const struct sigaction *hosts_action(size_t i)   /* for crash_signals[i] */
{
    const struct sigaction *late = jsig.get_action != NULL ? jsig.get_action(crash_signals[i]) : NULL;
    return late != NULL ? late : &previous[i];
}

/* The handler that was there before the VM decides, as HotSpot has it.  False: there is none. */
static bool call_previous(int number, siginfo_t *info, void *context)
{
    for (size_t i = 0; i < CRASH_SIGNALS; i++) {
        const struct sigaction *old = hosts_action(i);
        if (crash_signals[i] != number || (!(old->sa_flags & SA_SIGINFO) && (old->sa_handler == SIG_DFL || old->sa_handler == SIG_IGN))) continue;
        sigset_t mask;
        pthread_sigmask(SIG_BLOCK, &old->sa_mask, &mask);
        if (old->sa_flags & SA_SIGINFO) old->sa_sigaction(number, info, context);
        else old->sa_handler(number);
        pthread_sigmask(SIG_SETMASK, &mask, NULL);
        return true;
    }
    return false;
}

static bool is_stack_overflow(const siginfo_t *info, uintptr_t sp)
{
    const Thread *t = thread_current();
    if (info->si_signo != SIGSEGV || t == NULL || t->native_stack_low == NULL) return false;
    uintptr_t low = (uintptr_t)t->native_stack_low, address = (uintptr_t)info->si_addr;
    return address + STACK_GUARD_REACH >= low && address < low + STACK_GUARD_REACH && sp < low + STACK_GUARD_REACH;
}

/* An access to an object that is null: compiled code does not test for that first. */
static bool leave_at_null(const siginfo_t *info, ucontext_t *context)
{
    greg_t *pc = &context->uc_mcontext.gregs[REG_RIP];
    if ((uintptr_t)info->si_addr >= NULL_PAGE_BYTES || vm_ops.null_check_exit == NULL) return false;
    uintptr_t exit = vm_ops.null_check_exit((uintptr_t)*pc);
    if (exit != 0) *pc = (greg_t)exit;
    return exit != 0;
}

/* A fault that the VM's own code takes into account. */
static bool leave_expected(int number, const siginfo_t *info, void *context)
{
    return (number == SIGSEGV && leave_at_null(info, context)) || (number == SIGBUS && fault_recover(context));
}

static void handle(int number, siginfo_t *info, void *context)
{
    u4 tid = (u4)syscall(SYS_gettid), nobody = 0;
    if (__atomic_load_n(&reporting_tid, __ATOMIC_ACQUIRE) == tid) siglongjmp(next_section, number);
    int saved_errno = errno;
    if (leave_expected(number, info, context)) return;
    if (call_previous(number, info, context)) {
        errno = saved_errno;
        return;
    }
    if (number == SIGABRT && vm_last_words[0] == '\0') {   /* somebody else's abort(): HotSpot has nothing to say, either */
        signal(SIGABRT, SIG_DFL);
        raise(SIGABRT);
    }
    if (!__atomic_compare_exchange_n(&reporting_tid, &nobody, tid, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        for (;;) pause();                               /* another thread reports and ends the process */
    crash.signal = number;
    crash.info = info;
    crash.context = context;
    crash.pc = (uintptr_t)crash.context->uc_mcontext.gregs[REG_RIP];
    crash.sp = (uintptr_t)crash.context->uc_mcontext.gregs[REG_RSP];
    crash.stack_overflow = is_stack_overflow(info, crash.sp);
    report();
    vm_abort();
}

bool crash_handle_signal(int number, siginfo_t *info, void *context, bool ends_unknown)
{
    bool known = leave_expected(number, info, context);
    if (!known && ends_unknown) handle(number, info, context);
    return known || ends_unknown;
}

void crash_uninstall(void)
{
    for (size_t i = 0; i < CRASH_SIGNALS; i++) {
        struct sigaction now;
        if (jsig.set_action(crash_signals[i], NULL, &now) != 0 || !(now.sa_flags & SA_SIGINFO) || now.sa_sigaction != handle) continue;
        jsig.set_action(crash_signals[i], hosts_action(i), NULL);
    }
}

void crash_install(void)
{
    struct sigaction action = { .sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
    sigfillset(&action.sa_mask);                        /* nothing else is to run here, but a fault in the report is caught */
    for (size_t i = 0; i < CRASH_SIGNALS; i++) sigdelset(&action.sa_mask, crash_signals[i]);
    on_error = *vm.options->OnError != '\0' ? vm.options->OnError : NULL;
    bool tells_jsig = find_jsig();
    if (tells_jsig) jsig.begin_setting();
    for (size_t i = 0; i < CRASH_SIGNALS; i++) {
        struct sigaction old;
        if (jsig.set_action(crash_signals[i], NULL, &old) == 0 && (old.sa_flags & SA_SIGINFO) && old.sa_sigaction == handle) continue;
        jsig.set_action(crash_signals[i], &action, &previous[i]);
    }
    if (tells_jsig) {
        jsig.end_setting();
        pass_by_jsig();
    }
}
