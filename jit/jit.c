/* jit/jit.c -- the compilation policy (jit.h). */
#include "jit/jit.h"
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "classloader/loader.h"
#include "jit/code_cache.h"
#include "jit/code_map.h"
#include "jit/command.h"
#include "jit/compiler.h"
#include "jit/gdb.h"
#include "jit/stats.h"
#include "jit/x64/stubs.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

enum { QUEUE_LENGTH = 256, HOT_SAMPLES = 2, FAILED = 1 << 30 };
enum { START_NANOS = 20000000 };                         /* programs that end before are not slowed down */
enum { TICK_NANOS = 1000000, IDLE_AFTER = 50, ASLEEP_AFTER = 500 };   /* ticks; then they take 10 and 100 times as long */

static struct {
    pthread_mutex_t lock;                               /* of the queue */
    pthread_mutex_t compiling;
    Method *queue[QUEUE_LENGTH];
    u4      count;
    Method *current;                                    /* taken from the queue, and being compiled */
    u4      compiled;
    bool    full;                                       /* the code cache; said so */
    pthread_t thread;                                   /* the compiler's, if it runs */
    bool    runs;
    sem_t   ended;
} jit = { .lock = PTHREAD_MUTEX_INITIALIZER, .compiling = PTHREAD_MUTEX_INITIALIZER };

/* An estimate: threads may count at the same time. */
static u4   samples_of(const Method *m) { return __atomic_load_n(&m->samples, __ATOMIC_RELAXED); }
static void set_samples(Method *m, u4 samples) { __atomic_store_n(&m->samples, samples, __ATOMIC_RELAXED); }

/* /tmp/perf-PID.map, where `perf report` looks for names. */
static void write_perf_map(const Method *m)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/perf-%d.map", (int)getpid());
    FILE *f = fopen(path, "a");
    if (f == NULL) return;
    fprintf(f, "%lx %x %s.%s\n", (uintptr_t)m->compiled->code, m->compiled->code_bytes, class_external_name(m->klass), symbol_chars(m->name));
    fclose(f);
}

static void register_method(const Method *m, GdbCaller caller)
{
    char name[1024];
    snprintf(name, sizeof name, "%s.%s", class_external_name(m->klass), symbol_chars(m->name));
    gdb_register(name, m->compiled->code, m->compiled->code_bytes, caller);
}

/* The return barrier, the last stub, is shown in place of the activation that its address has replaced the return address to; the
 * native stack goes on behind it. */
static void register_stubs(void)
{
    const u1 *start = stubs.call_c, *barrier = (const u1 *)stubs.return_barrier - 1;   /* gdb looks before return addresses */
    size_t others = (size_t)(barrier - start);
    gdb_register("compiled_code_stub", start, others, GDB_CALLER_AT_SAVED_RSP);
    gdb_register("compiled_return_barrier", barrier, stubs.bytes - others, GDB_CALLER_AT_RSP);
}

static int64_t cpu_nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000ll + now.tv_nsec;
}

static void compile_now(Method *m)                      /* jit.compiling is held */
{
    if (!command_allows(m) || command_chance(m, 0, 8)) {
        set_samples(m, FAILED);
        return;
    }
    command_warn_of_blackhole(m);
    int64_t start = time_nanos();
    const CompiledMethod *old = m->compiled;
    if (samples_of(m) == FAILED || (old != NULL && old->unresolved_exits < old->exit_limit)) return;   /* not again, or somebody was faster */
    int64_t cpu = cpu_nanos();
    bool ok = compile_method(m);
    stats_compilation(ok ? m->compiled->bytecode_bytes : m->code_length, ok ? m->compiled->code_bytes : 0, cpu_nanos() - cpu);
    if (!ok) set_samples(m, FAILED);
    if (!ok && code_cache_is_full() && !jit.full) {     /* shorter methods may still fit */
        jit.full = true;
        log_write(LOG_CODECACHE, LOG_WARNING, "CodeCache is full: methods stay interpreted. Try increasing the code cache size using -XX:ReservedCodeCacheSize=");
    }
    if (!ok && old != NULL) m->compiled->unresolved_exits = 0;
    jit.compiled += ok;
    if (ok && vm.options->DumpPerfMapAtExit) write_perf_map(m);
    if (ok && vm.options->RegisterCompiledCode) register_method(m, GDB_CALLER_AT_RSP);
    if (vm.options->PrintCompilation)
        fprintf(stdout, "%8.0f %5u %s %s (%u bytes)%s\n", (double)(start - vm.start_nanos) / 1e6, jit.compiled, old != NULL ? "again" : "     ",
                method_external_name(m, false), m->code_length, ok ? "" : "   NOT COMPILED");
}

static void compile(Method *m)
{
    pthread_mutex_lock(&jit.compiling);
    compile_now(m);
    pthread_mutex_unlock(&jit.compiling);
}

static const void *compile_native(Method *m)
{
    if (pthread_mutex_trylock(&jit.compiling) != 0) return NULL;
    const void *code = m->compiled == NULL && command_allows(m) ? compile_native_call(m) : NULL;
    if (code != NULL && vm.options->DumpPerfMapAtExit) write_perf_map(m);
    if (code != NULL && vm.options->RegisterCompiledCode) register_method(m, GDB_CALLER_AT_RBP);
    if (code != NULL && vm.options->PrintCompilation)
        fprintf(stdout, "%8.0f     n %s (native)\n", (double)(time_nanos() - vm.start_nanos) / 1e6, method_external_name(m, false));
    pthread_mutex_unlock(&jit.compiling);
    return code;
}

static Method *compiled_method_at(uintptr_t pc)
{
    const CompiledMethod *c = code_map_find(pc);
    return c != NULL ? c->method : NULL;
}

static void request(Method *m)
{
    pthread_mutex_lock(&jit.lock);
    if (jit.count < QUEUE_LENGTH) {
        jit.queue[jit.count] = m;
        __atomic_store_n(&jit.count, jit.count + 1, __ATOMIC_SEQ_CST);
    } else {
        set_samples(m, 0);
        __atomic_store_n(&m->calls, 0, __ATOMIC_RELAXED);
    }
    pthread_mutex_unlock(&jit.lock);
}

static void note(Method *m)
{
    if (m == NULL || m->code == NULL || __atomic_load_n(&m->compiled, __ATOMIC_RELAXED) != NULL) return;
    u4 samples = samples_of(m) + 1;
    if (samples > HOT_SAMPLES) return;                  /* FAILED, too */
    set_samples(m, samples);
    if (samples == HOT_SAMPLES) request(m);
}

static void sample(Thread *t)
{
    __atomic_and_fetch(&t->poll, ~(u4)POLL_SAMPLE, __ATOMIC_SEQ_CST);
    const Frame *f = t->frame;
    for (int i = 0; f != NULL && i < 2; i++, f = f->caller)
        if (f->kind == FRAME_INTERPRETED) note(f->method);
}

static void compile_queued(void)
{
    for (;;) {
        pthread_mutex_lock(&jit.compiling);
        pthread_mutex_lock(&jit.lock);
        Method *m = jit.count > 0 ? jit.queue[jit.count - 1] : NULL;
        __atomic_store_n(&jit.current, m, __ATOMIC_SEQ_CST);    /* at each moment it is in one of the two places */
        if (m != NULL) __atomic_store_n(&jit.count, jit.count - 1, __ATOMIC_SEQ_CST);
        pthread_mutex_unlock(&jit.lock);
        if (m != NULL) compile_now(m);
        __atomic_store_n(&jit.current, NULL, __ATOMIC_SEQ_CST);
        pthread_mutex_unlock(&jit.compiling);
        if (m == NULL) return;
    }
}

static void reach_method(const Method *m) { arena_reach(m->klass->loader->arena); }

static void visit_roots(void (*push)(void *from, void *to))
{
    u4 count = __atomic_load_n(&jit.count, __ATOMIC_SEQ_CST);
    for (u4 i = 0; i < count; i++) reach_method(jit.queue[i]);
    const Method *current = __atomic_load_n(&jit.current, __ATOMIC_SEQ_CST);
    if (current != NULL) reach_method(current);
    compiler_visit_roots(push);
}

bool jit_try_stop(void)
{
    if (pthread_mutex_trylock(&jit.compiling) != 0) return false;
    if (pthread_mutex_trylock(&jit.lock) == 0) return true;
    pthread_mutex_unlock(&jit.compiling);
    return false;
}

void jit_unload(void)
{
    stats_forget_dead();
    code_map_unload();
}

void jit_go_on(void)
{
    pthread_mutex_unlock(&jit.lock);
    pthread_mutex_unlock(&jit.compiling);
}

static bool ask_threads(void)                           /* false: none runs Java code */
{
    bool any = false;
    thread_lock_list(NULL);
    for (Thread *t = vm.threads; t != NULL; t = t->next)
        if (__atomic_load_n(&t->state, __ATOMIC_RELAXED) == THREAD_IN_JAVA) {
            __atomic_or_fetch(&t->poll, POLL_SAMPLE, __ATOMIC_SEQ_CST);
            any = true;
        }
    thread_unlock_list();
    return any;
}

static bool sleep_unless_ended(long nanos)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += nanos;
    if (until.tv_nsec >= 1000000000) { until.tv_nsec -= 1000000000; until.tv_sec++; }
    return sem_clockwait(&jit.ended, CLOCK_MONOTONIC, &until) != 0;
}

static void *run(void *nothing)
{
    u4 idle = 0;
    (void)nothing;
    pthread_setname_np(pthread_self(), "compiler");
    heap_register_native_thread();                      /* it looks at objects */
    if (sleep_unless_ended(START_NANOS))
        while (sleep_unless_ended(TICK_NANOS * (idle > ASLEEP_AFTER ? 100 : idle > IDLE_AFTER ? 10 : 1))) {
            compile_queued();
            idle = ask_threads() ? 0 : idle + 1;
        }
    heap_leave();
    return NULL;
}

void jit_end(bool code_stays)
{
    if (code_stays) code_cache_leave();
    if (!jit.runs) return;
    sem_post(&jit.ended);
    pthread_join(jit.thread, NULL);
    sem_destroy(&jit.ended);
}

void jit_start(void)
{
    pthread_attr_t attributes;
    static const int faults[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE };
    sigset_t all, before;
    command_start();
    if (vm.options->execution_mode == EXEC_INT || !vm.options->UseCompiler) return;
    if (vm.options->TraceBytecodes || vm.options->CheckStackEffects) return;       /* each bytecode is to be seen */
    size_t bytes = (size_t)vm.options->ReservedCodeCacheSize;
    if (bytes > MOST_CODE_BYTES) bytes = MOST_CODE_BYTES;
    if (!code_cache_init(bytes, vm.options->DumpPerfMapAtExit) || !stubs_init()) {
        log_write(LOG_CODECACHE, LOG_WARNING, "no executable memory: methods are interpreted only");
        return;
    }
    code_map_init(bytes);
    if (vm.options->RegisterCompiledCode) register_stubs();
    stats_start();
    vm_ops.compile = compile;
    vm_ops.sample = sample;
    vm_ops.compile_native_call = compile_native;
    vm_ops.compiled_method_at = compiled_method_at;
    vm_ops.null_check_exit = code_map_null_check_exit;
    vm_ops.reach_compiled = code_map_reach;
    vm_ops.visit_compiler_roots = visit_roots;
    if (vm.options->execution_mode == EXEC_COMP) return;
    vm_ops.request_compilation = request;
    vm.compile_threshold = (u4)vm.options->CompileThreshold;
    for (Thread *t = vm.threads; t != NULL; t = t->next) t->compile_threshold = vm.compile_threshold;
    sigfillset(&all);
    for (size_t i = 0; i < COUNT_OF(faults); i++) sigdelset(&all, faults[i]);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 256 << 10);
    sem_init(&jit.ended, 0, 0);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    jit.runs = pthread_create(&jit.thread, &attributes, run, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
}
