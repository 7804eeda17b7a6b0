/* vm/crash_report.c -- the sections of a crash report, named and ordered as in HotSpot's. */
#include "vm/crash_report.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#include <unwind.h>
#include "vm/compiled.h"
#include "vm/crash_symbols.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

int crash_output = STDOUT_FILENO;

void crash_print(const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length >= (int)sizeof text) length = (int)sizeof text - 1;
    for (ssize_t at = 0, n; at < length; at += n)
        if ((n = write(crash_output, text + at, (size_t)(length - at))) <= 0) return;
}

/* ---- reading what may not be there ------------------------------------------------------------------------------------- */

static bool read_memory(uintptr_t address, void *to, size_t bytes)
{
    struct iovec local = { to, bytes }, remote = { (void *)address, bytes };
    return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == (ssize_t)bytes;
}

static void print_file(const char *path, int lines)
{
    char text[1024];
    ssize_t length;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    while (fd >= 0 && lines > 0 && (length = read(fd, text, sizeof text)) > 0) {
        ssize_t used = 0;
        while (used < length && lines > 0) lines -= text[used++] == '\n';
        crash_print("%.*s", (int)used, text);
    }
    if (fd >= 0) close(fd);
}

/* The value of NAME="value" or NAME=value in a small file. */
static bool find_setting(const char *path, const char *name, char *value, size_t size)
{
    char text[4096];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd >= 0 ? read(fd, text, sizeof text - 1) : 0;
    if (fd >= 0) close(fd);
    text[length > 0 ? length : 0] = '\0';
    for (char *line = text; line != NULL && *line != '\0'; line = strchr(line, '\n') != NULL ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, name, strlen(name)) != 0 || line[strlen(name)] != '=') continue;
        char *start = line + strlen(name) + 1;
        start += *start == '"';
        snprintf(value, size, "%.*s", (int)strcspn(start, "\"\n"), start);
        return true;
    }
    return false;
}

/* ---- what happened ----------------------------------------------------------------------------------------------------- */

static const char *signal_name(int number)
{
    switch (number) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS:  return "SIGBUS";
    case SIGFPE:  return "SIGFPE";
    case SIGILL:  return "SIGILL";
    default:      return "SIGABRT";
    }
}

static const char *code_name(const siginfo_t *info)
{
    static const struct { int signal, code; const char *name; } codes[] = {
#define CODE(signal, code) { signal, code, #code }
        CODE(SIGSEGV, SEGV_MAPERR), CODE(SIGSEGV, SEGV_ACCERR), CODE(SIGBUS, BUS_ADRALN), CODE(SIGBUS, BUS_ADRERR),
        CODE(SIGBUS, BUS_OBJERR), CODE(SIGFPE, FPE_INTDIV), CODE(SIGFPE, FPE_INTOVF), CODE(SIGILL, ILL_ILLOPC),
        CODE(SIGILL, ILL_ILLOPN), CODE(SIGILL, ILL_PRVOPC),
#undef CODE
    };
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (codes[i].signal == info->si_signo && codes[i].code == info->si_code) return codes[i].name;
    return info->si_code == SI_USER ? "SI_USER" : info->si_code == SI_TKILL ? "SI_TKILL" : info->si_code == SI_KERNEL ? "SI_KERNEL" : "?";
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

void crash_print_location(uintptr_t pc, bool signal_frame)
{
    NativeSymbol symbol, own;
    crash_find_symbol(pc - !signal_frame, &symbol);     /* a call may be its function's last instruction */
    crash_find_symbol((uintptr_t)crash_print_location, &own);
    if (symbol.file == NULL || symbol.name[0] == '\0') {
        const Method *m = vm_ops.compiled_method_at != NULL ? vm_ops.compiled_method_at(pc) : NULL;
        if (m != NULL) crash_print("J  %s.%s%s (%u bytes) @ 0x%016lx [0x%016lx+0x%lx]\n", symbol_chars(m->klass->name), symbol_chars(m->name),
                                   symbol_chars(m->descriptor), m->code_length, pc, (uintptr_t)m->compiled->code, pc - (uintptr_t)m->compiled->code);
        else if (symbol.file == NULL) crash_print("C  0x%016lx\n", pc);
        if (m != NULL || symbol.file == NULL) return;
    }
    bool is_vm = own.file != NULL && strcmp(own.file, symbol.file) == 0;
    crash_print("%c  [%s+0x%lx]", is_vm ? 'V' : 'C', file_name(symbol.file), symbol.file_offset + !signal_frame);
    if (symbol.name[0] != '\0') crash_print("  %s+0x%lx", symbol.name, symbol.name_offset + !signal_frame);
    crash_print("\n");
}

static void print_core_dump(void)
{
    struct rlimit limit;
    char pattern[256] = "core";
    int fd;
    if (vm.options != NULL && !vm.options->CreateCoredumpOnCrash) {
        crash_print("# CreateCoredumpOnCrash turned off, no core file dumped\n#\n");
        return;
    }
    if (getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0) {
        crash_print("# No core dump will be written. Core dumps have been disabled. To enable core dumping, try \"ulimit -c unlimited\""
                    " before starting Java again\n#\n");
        return;
    }
    if ((fd = open("/proc/sys/kernel/core_pattern", O_RDONLY | O_CLOEXEC)) >= 0) {
        ssize_t length = read(fd, pattern, sizeof pattern - 1);
        pattern[length > 0 ? length - 1 : 0] = '\0';
        close(fd);
    }
    crash_print(pattern[0] == '|' ? "# Core dump will be written. Core dumps may be processed with \"%s\"\n#\n"
                                  : "# Core dump will be written. Default location: %s (pid %d)\n#\n",
                pattern + (pattern[0] == '|'), (int)getpid());
}

void crash_print_header(const Crash *crash)
{
    char release[1024], version[128] = "unknown";
    if (crash->stack_overflow) crash_print("# An irrecoverable stack overflow has occurred.\n");
    crash_print("#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  %s (0x%x) at pc=0x%016lx, pid=%d, tid=%d\n",
                signal_name(crash->signal), (unsigned)crash->signal, crash->pc, (int)getpid(), (int)gettid());
    if (vm_last_words[0] != '\0') crash_print("#  fatal error: %s\n", vm_last_words);
    if (vm.options != NULL) {
        snprintf(release, sizeof release, "%s/release", vm.options->java_home);
        find_setting(release, "JAVA_VERSION", version, sizeof version);
    }
    const char *mode = vm.options != NULL ? options_property(vm.options, "java.vm.info") : NULL;
    crash_print("#\n# JRE version: %s\n# Java VM: %s (%s, %s, linux-amd64)\n# Problematic frame:\n# ", version, VM_NAME, VM_VERSION, mode != NULL ? mode : "?");
    crash_print_location(crash->pc, true);
    crash_print("#\n");
    print_core_dump();
}

static void print_summary(const Crash *crash)
{
    char system[128] = "Linux";
    struct tm date;
    time_t now = time(NULL);
    (void)crash;
    crash_print("\n---------------  S U M M A R Y ------------\n\nCommand Line:");
    for (int i = 0; vm.options != NULL && i < vm.options->argument_count; i++)
        if (strncmp(vm.options->arguments[i], "-Dsun.java.", 11) != 0) crash_print(" %s", vm.options->arguments[i]);
    const char *command = vm.options != NULL ? options_property(vm.options, "sun.java.command") : NULL;
    crash_print(" %s\n", command != NULL ? command : "");
    find_setting("/etc/os-release", "PRETTY_NAME", system, sizeof system);
    crash_print("\nHost: %d cores, %lluM, %s\n", vm.options != NULL ? vm.options->processors : 0,
                vm.options != NULL ? (unsigned long long)vm.options->physical_memory_bytes >> 20 : 0, system);
    crash_print("Time: ");
    if (gmtime_r(&now, &date) != NULL)
        crash_print("%04d-%02d-%02d %02d:%02d:%02d UTC ", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday, date.tm_hour, date.tm_min, date.tm_sec);
    crash_print("elapsed time: %.6f seconds\n", (double)(time_nanos() - vm.start_nanos) / 1e9);
}

/* ---- threads ----------------------------------------------------------------------------------------------------------- */

static void print_string(const Object *string)
{
    enum { LATIN1 = 0 };
    const Object *value = string != NULL ? object_ref_at((Object *)(uintptr_t)string, KNOWN(String_value)) : NULL;
    if (value == NULL) return;
    bool latin1 = OBJECT_AT(string, KNOWN(String_coder), u1) == LATIN1;
    const u1 *bytes = array_data((Object *)(uintptr_t)value);
    for (int32_t i = 0; i < array_length(value) && i < 200; i += latin1 ? 1 : 2) {
        bool ascii = bytes[i] >= ' ' && bytes[i] < 127 && (latin1 || bytes[i + 1] == 0);
        crash_print("%c", ascii ? bytes[i] : '?');
    }
}

static const char *state_name(u4 state)
{
    static const char *const names[] = { "_thread_new", "_thread_in_Java", "_thread_in_native", "_thread_blocked", "_thread_terminated" };
    return state < COUNT_OF(names) ? names[state] : "?";
}

static void print_thread(const Thread *t)
{
    crash_print("JavaThread \"");
    if (t->java_thread != NULL) print_string(object_ref_at(t->java_thread, KNOWN(Thread_name)));
    crash_print("\"%s [%s, id=%u, stack(0x%016lx,0x%016lx)]\n", t->is_daemon ? " daemon" : "", state_name(t->state), t->kernel_tid,
                (uintptr_t)t->native_stack_low, (uintptr_t)thread_native_stack_base(t));
}

static void print_current_thread(const Crash *crash)
{
    const Thread *t = thread_current();
    crash_print("\n---------------  T H R E A D  ---------------\n\n");
    if (t == NULL) {
        crash_print("Current thread is native thread\n\n");
        return;
    }
    crash_print("Current thread (0x%016lx):  ", (uintptr_t)t);
    print_thread(t);
    crash_print("\nStack: [0x%016lx,0x%016lx],  sp=0x%016lx,  free space=%ldk\n", (uintptr_t)t->native_stack_low, (uintptr_t)thread_native_stack_base(t),
                crash->sp, ((long)crash->sp - (long)t->native_stack_low) / 1024);
}

enum { MOST_FRAMES = 200 };

typedef struct Unwinding {
    const Crash *crash;
    int  count;
    bool reached;                                       /* the frame of the fault: what is above it is the handler's */
} Unwinding;

static _Unwind_Reason_Code print_native_frame(struct _Unwind_Context *context, void *arg)
{
    Unwinding *u = arg;
    int before_instruction = 0;
    uintptr_t pc = _Unwind_GetIPInfo(context, &before_instruction);
    u->reached |= pc == u->crash->pc;
    if (!u->reached || pc == 0) return _URC_NO_REASON;
    crash_print_location(pc, before_instruction);
    if (++u->count == MOST_FRAMES) crash_print("...<more frames>...\n");
    return u->count < MOST_FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static void print_native_frames(const Crash *crash)
{
    Unwinding u = { .crash = crash };
    crash_print("Native frames: (V=VM code, C=native code)\n");
    _Unwind_Backtrace(print_native_frame, &u);
    if (u.count == 0) crash_print_location(crash->pc, true);
}

void crash_print_native_stack(int output)
{
    const Crash nowhere = { .pc = 0 };
    Unwinding u = { .crash = &nowhere, .reached = true };
    int before = crash_output;
    crash_output = output;
    crash_print("Native frames: (V=VM code, C=native code)\n");
    _Unwind_Backtrace(print_native_frame, &u);
    crash_print("\n");
    crash_output = before;
}

static void print_java_frame(const StackWalk *w)
{
    char name[512];
    snprintf(name, sizeof name, "%s", symbol_chars(w->method->klass->name));
    for (char *slash = name; (slash = strchr(slash, '/')) != NULL; ) *slash = '.';
    crash_print("%c  %s.%s%s+%d\n", w->bci < 0 ? 'n' : 'j', name, symbol_chars(w->method->name), symbol_chars(w->method->descriptor),
                w->bci < 0 ? 0 : (int)w->bci);
}

static void print_java_frames(const Crash *crash)
{
    Thread *t = thread_current();
    int count = 0;
    (void)crash;
    if (t == NULL || t->frame == NULL) return;
    crash_print("\nJava frames: (j=interpreted, n=native method)\n");
    for (StackWalk w = stack_walk(t); w.method != NULL && count < MOST_FRAMES; stack_walk_next(&w), count++)
        print_java_frame(&w);
    if (count == MOST_FRAMES) crash_print("...<more frames>...\n");
}

/* ---- the processor ------------------------------------------------------------------------------------------------------ */

static const struct { const char *name; int index; } registers[] = {
    { "RAX", REG_RAX }, { "RBX", REG_RBX }, { "RCX", REG_RCX }, { "RDX", REG_RDX }, { "RSP", REG_RSP }, { "RBP", REG_RBP },
    { "RSI", REG_RSI }, { "RDI", REG_RDI }, { "R8 ", REG_R8 },  { "R9 ", REG_R9 },  { "R10", REG_R10 }, { "R11", REG_R11 },
    { "R12", REG_R12 }, { "R13", REG_R13 }, { "R14", REG_R14 }, { "R15", REG_R15 }, { "RIP", REG_RIP }, { "EFLAGS", REG_EFL },
    { "CSGSFS", REG_CSGSFS }, { "ERR", REG_ERR },
};
enum { ADDRESS_REGISTERS = 17 };                        /* the first ones */

static void print_registers(const Crash *crash)
{
    const siginfo_t *info = crash->info;
    crash_print("\nsiginfo: si_signo: %d (%s), si_code: %d (%s)", info->si_signo, signal_name(info->si_signo), info->si_code, code_name(info));
    if (info->si_code > 0) crash_print(", si_addr: 0x%016lx\n", (uintptr_t)info->si_addr);
    else crash_print(", si_pid: %d, si_uid: %u\n", (int)info->si_pid, (unsigned)info->si_uid);
    crash_print("\nRegisters:\n");
    for (size_t i = 0; i < COUNT_OF(registers); i++)
        crash_print("%s=0x%016llx%s", registers[i].name, (unsigned long long)crash->context->uc_mcontext.gregs[registers[i].index],
                    i % 4 == 3 || i == COUNT_OF(registers) - 1 ? "\n" : ", ");
    crash_print("\n");
}

static bool print_thread_of_address(uintptr_t address)
{
    for (const Thread *t = vm.threads; t != NULL; t = t->next) {
        bool in_native = address >= (uintptr_t)t->native_stack_low && address < (uintptr_t)thread_native_stack_base(t);
        bool in_java = address >= (uintptr_t)t->java_stack && address < (uintptr_t)t->java_stack_end;
        if (address == (uintptr_t)t) crash_print(" is a thread\n");
        else if (in_native || in_java) crash_print(" is pointing into the %sstack for thread: 0x%016lx\n", in_java ? "Java " : "", (uintptr_t)t);
        if (address == (uintptr_t)t || in_native || in_java) return true;
    }
    return false;
}

static void print_meaning(uintptr_t address)
{
    NativeSymbol symbol;
    u8 word;
    if (address == 0) crash_print(" is NULL\n");
    else if (print_thread_of_address(address)) {}
    else if (!read_memory(address, &word, sizeof word)) crash_print(" is an unknown value\n");
    else if (heap_is_object((const Object *)address))
        crash_print(" is an object of class %s\n", symbol_chars(object_class((const Object *)address)->name));
    else if (vm_ops.compiled_method_at != NULL && vm_ops.compiled_method_at(address) != NULL) crash_print(" is in compiled code\n");
    else if (arena_contains((const void *)address)) crash_print(" is in class metadata\n");
    else {
        crash_find_symbol(address, &symbol);
        if (symbol.file != NULL && symbol.name[0] != '\0') crash_print(": %s+0x%lx in %s\n", symbol.name, symbol.name_offset, symbol.file);
        else if (symbol.file != NULL) crash_print(": offset 0x%lx in %s\n", symbol.file_offset, symbol.file);
        else crash_print(" points into readable memory: 0x%016llx\n", (unsigned long long)word);
    }
}

static void print_meanings(const Crash *crash)
{
    crash_print("Register to memory mapping:\n\n");
    for (size_t i = 0; i < ADDRESS_REGISTERS; i++) {
        uintptr_t value = (uintptr_t)crash->context->uc_mcontext.gregs[registers[i].index];
        crash_print("%s=0x%016lx", registers[i].name, value);
        print_meaning(value);
    }
    crash_print("\n");
}

static void print_memory(const Crash *crash)
{
    enum { STACK_WORDS = 64, CODE_BYTES = 64 };
    u8 words[2];
    u1 bytes[16];
    crash_print("Top of Stack: (sp=0x%016lx)\n", crash->sp);
    for (uintptr_t at = crash->sp & ~(uintptr_t)7; at < crash->sp + STACK_WORDS * 8 && read_memory(at, words, sizeof words); at += sizeof words)
        crash_print("0x%016lx:   %016llx %016llx\n", at, (unsigned long long)words[0], (unsigned long long)words[1]);
    crash_print("\nInstructions: (pc=0x%016lx)\n", crash->pc);
    for (uintptr_t at = crash->pc - CODE_BYTES / 2; at < crash->pc + CODE_BYTES / 2; at += sizeof bytes) {
        if (!read_memory(at, bytes, sizeof bytes)) continue;
        crash_print("0x%016lx:  ", at);
        for (size_t i = 0; i < sizeof bytes; i++) crash_print(" %02x", bytes[i]);
        crash_print("\n");
    }
}

/* ---- the process ------------------------------------------------------------------------------------------------------- */

static void print_threads(const Crash *crash)
{
    (void)crash;
    crash_print("\n---------------  P R O C E S S  ---------------\n\nJava Threads: ( => current thread )\n");
    for (const Thread *t = vm.threads; t != NULL; t = t->next) {
        crash_print("%s0x%016lx ", t == thread_current() ? "=>" : "  ", (uintptr_t)t);
        print_thread(t);
    }
}

static void print_heap(const Crash *crash)
{
    (void)crash;
    crash_print("\nVM state: %s, init level %d\n", vm.exiting ? "exiting" : vm.init_level < 4 ? "starting" : "running", (int)vm.init_level);
    crash_print("Heap: %zuK total, %zuK free, %zuK at most; %llu collections\n", heap_total_bytes() / 1024, heap_free_bytes() / 1024,
                heap_max_bytes() / 1024, (unsigned long long)heap_collection_count());
    crash_print("Classes: %llu loaded, %llu unloaded\n", (unsigned long long)vm.loaded_class_count, (unsigned long long)vm.unloaded_class_count);
}

static void print_map(const Crash *crash)
{
    (void)crash;
    crash_print("\nDynamic libraries:\n");
    print_file("/proc/self/maps", INT32_MAX);
}

static void print_arguments(const Crash *crash)
{
    static const char *const properties[] = { "sun.java.command", "java.class.path", "sun.java.launcher", "java.home", "java.library.path" };
    static const char *const variables[] = { "JAVA_HOME", "CLASSPATH", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "PATH",
                                             "LD_LIBRARY_PATH", "LD_PRELOAD", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR" };
    (void)crash;
    crash_print("\nVM Arguments:\njvm_args:");
    for (int i = 0; vm.options != NULL && i < vm.options->argument_count; i++) crash_print(" %s", vm.options->arguments[i]);
    crash_print("\n");
    for (size_t i = 0; vm.options != NULL && i < COUNT_OF(properties); i++) {
        const char *value = options_property(vm.options, properties[i]);
        if (value != NULL) crash_print("%s: %s\n", properties[i], value);
    }
    crash_print("\nEnvironment Variables:\n");
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL) crash_print("%s=%s\n", variables[i], value);
    }
}

static void print_system(const Crash *crash)
{
    static const struct { const char *name; int what; } limits[] = {
        { "STACK", RLIMIT_STACK }, { "CORE", RLIMIT_CORE }, { "NPROC", RLIMIT_NPROC }, { "NOFILE", RLIMIT_NOFILE }, { "AS", RLIMIT_AS },
    };
    struct utsname names;
    struct rlimit limit;
    (void)crash;
    crash_print("\n---------------  S Y S T E M  ---------------\n\nOS:\n");
    print_file("/etc/os-release", 1);
    if (uname(&names) == 0) crash_print("uname: %s %s %s %s\n", names.sysname, names.release, names.version, names.machine);
    crash_print("rlimit (soft/hard):");
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        if (getrlimit((enum __rlimit_resource)limits[i].what, &limit) == 0)
            crash_print(" %s %lld/%lld", limits[i].name, (long long)limit.rlim_cur, (long long)limit.rlim_max);
    crash_print("\nload average: ");
    print_file("/proc/loadavg", 1);
    crash_print("\n/proc/meminfo:\n");
    print_file("/proc/meminfo", 5);
    crash_print("\nvm_info: %s %s, built with gcc %s\n\nEND.\n", VM_NAME, VM_VERSION, __VERSION__);
}

const CrashSection crash_sections[] = {
    { "the header", crash_print_header },           { "the summary", print_summary },   { "the current thread", print_current_thread },
    { "native frames", print_native_frames },       { "Java frames", print_java_frames }, { "registers", print_registers },
    { "what the registers mean", print_meanings },  { "memory", print_memory },         { "threads", print_threads },
    { "the heap", print_heap },                     { "the memory map", print_map },    { "arguments", print_arguments },
    { "the system", print_system },
    { NULL, NULL },
};
