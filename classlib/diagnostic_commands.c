/* classlib/diagnostic_commands.c -- the commands of DiagnosticCommandMBean.  Each prints to a stream, whose text is the answer. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classlib/jmm.h"
#include "classlib/management.h"
#include "classlib/thread_dump.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/module.h"
#include "jit/code_cache.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/flags.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

enum { MOST_PARAMETERS = 2 };

typedef struct Arguments { char *values[MOST_PARAMETERS]; } Arguments;      /* by parameter; NULL: not given */

typedef struct Command {
    const char *name;
    bool      (*run)(Thread *t, FILE *out, const Arguments *arguments);     /* false: pending */
    const char *description, *impact;
    const char *permission[3];                                              /* class, name, action */
    JmmParameter parameters[MOST_PARAMETERS];
} Command;

static const Command commands[];
static const int command_count;

static int parameter_count(const Command *command)
{
    int count = 0;
    while (count < MOST_PARAMETERS && command->parameters[count].name != NULL) count++;
    return count;
}

static bool is_on(const Arguments *a, int i) { return a->values[i] != NULL && strcmp(a->values[i], "true") == 0; }

/* ---- the VM ---------------------------------------------------------------------------------------------------------------------- */

static char *system_property(Thread *t, const char *name)       /* malloc'ed; NULL: there is none, or an exception is pending */
{
    Slot result;
    Object *key = string_from_utf8(t, name);
    if (key == NULL || !invoke_static_named(t, KNOWN(System), "getProperty", "(Ljava/lang/String;)Ljava/lang/String;", &result, key)) return NULL;
    return result.ref != NULL ? string_to_utf8(result.ref) : NULL;
}

static bool run_version(Thread *t, FILE *out, const Arguments *arguments)
{
    char *jdk = system_property(t, "java.version");
    (void)arguments;
    fprintf(out, "%s version %s\nJDK %s\n", options_property(vm.options, "java.vm.name"), options_property(vm.options, "java.vm.version"), jdk != NULL ? jdk : "");
    free(jdk);
    return !exception_pending(t);
}

static void print_date(FILE *out)
{
    char text[64], zone[16];
    struct timespec now;
    struct tm local;
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &local);
    strftime(text, sizeof text, "%FT%T", &local);
    strftime(zone, sizeof zone, "%z", &local);
    fprintf(out, "%s.%03ld%s: ", text, now.tv_nsec / 1000000, zone);
}

static bool run_uptime(Thread *t, FILE *out, const Arguments *arguments)
{
    (void)t;
    if (is_on(arguments, 0)) print_date(out);
    fprintf(out, "%.3f s\n", (double)(time_nanos() - vm.start_nanos) / 1e9);
    return true;
}

static bool run_command_line(Thread *t, FILE *out, const Arguments *arguments)
{
    const Options *o = vm.options;
    const char *command = options_property(o, "sun.java.command"), *launcher = options_property(o, "sun.java.launcher");
    (void)t, (void)arguments;
    fprintf(out, "VM Arguments:\n");
    if (o->argument_count > 0) fprintf(out, "jvm_args: ");
    for (int i = 0; i < o->argument_count; i++) fprintf(out, "%s ", o->arguments[i]);
    fprintf(out, "%sjava_command: %s\njava_class_path (initial): %s\nLauncher Type: %s\n", o->argument_count > 0 ? "\n" : "",
            command != NULL ? command : "<unknown>", *o->class_path != '\0' ? o->class_path : "<not set>", launcher != NULL ? launcher : "generic");
    return true;
}

static bool run_flags(Thread *t, FILE *out, const Arguments *arguments)
{
    FlagFacts facts;
    (void)t;
    if (is_on(arguments, 0)) {
        flags_print_all(vm.options, out);
        return true;
    }
    for (int i = 0; i < flags_count(); i++) {
        if (!flags_facts(vm.options, i, &facts) || facts.origin == FLAG_DEFAULT) continue;
        char *value = options_flag_value(vm.options, facts.name);
        if (facts.kind == FLAG_BOOLEAN) fprintf(out, "-XX:%c%s ", value != NULL && *value == 't' ? '+' : '-', facts.name);
        else fprintf(out, "-XX:%s=%s ", facts.name, value != NULL ? value : "");
        free(value);
    }
    fputc('\n', out);
    return true;
}

/* What is wrong with a flag's new value, as HotSpot says it; NULL: nothing.  Numbers and booleans come to be in the form flags_write takes. */
static const char *check_value(enum FlagKind kind, char **value)
{
    char *end;
    errno = 0;
    switch (kind) {
    case FLAG_BOOLEAN:
        if (strcasecmp(*value, "true") == 0 || strcmp(*value, "1") == 0) return *value = (char *)"true", NULL;
        if (strcasecmp(*value, "false") == 0 || strcmp(*value, "0") == 0) return *value = (char *)"false", NULL;
        return "flag value must be a boolean (1/0 or true/false)";
    case FLAG_NUMBER:
        strtoull(*value, &end, 10);
        return errno == 0 && end != *value && *end == '\0' ? NULL : "flag value must be an unsigned integer";
    case FLAG_REAL:
        strtod(*value, &end);
        return errno == 0 && end != *value && *end == '\0' ? NULL : "flag value must be a double";
    default: return NULL;
    }
}

static bool run_set_flag(Thread *t, FILE *out, const Arguments *arguments)
{
    char error[256], *value = arguments->values[1];
    const char *name = arguments->values[0], *problem = NULL;
    FlagFacts facts;
    int i = flags_find(vm.options, name);
    (void)t;
    if (value == NULL) problem = "flag value is missing";
    else if (i < 0 || !flags_facts(vm.options, i, &facts)) {
        snprintf(error, sizeof error, "flag %s does not exist", name);
        problem = error;
    } else if (!facts.writeable) problem = "only 'writeable' flags can be set";
    else if ((problem = check_value(facts.kind, &value)) == NULL
             && !flags_write((Options *)(uintptr_t)vm.options, i, value, error, sizeof error)) problem = error;
    if (problem != NULL) fprintf(out, "%s\n", problem);
    return true;
}

static bool run_system_properties(Thread *t, FILE *out, const Arguments *arguments)
{
    Slot bytes;
    Class *k = loader_load(t, symbol_of("jdk/internal/vm/VMSupport"), NULL);
    (void)arguments;
    if (k == NULL || !class_initialize(t, k) || !invoke_static_named(t, k, "serializePropertiesToByteArray", "()[B", &bytes)) return false;
    if (bytes.ref != NULL) fwrite(array_data(bytes.ref), 1, (size_t)array_length(bytes.ref), out);
    return true;
}

static bool run_libraries(Thread *t, FILE *out, const Arguments *arguments)
{
    int c;
    FILE *maps = fopen("/proc/self/maps", "re");
    (void)t, (void)arguments;
    fprintf(out, "Dynamic libraries:\n");
    while (maps != NULL && (c = getc(maps)) != EOF) putc(c, out);
    if (maps != NULL) fclose(maps);
    return true;
}

static bool run_threads(Thread *t, FILE *out, const Arguments *arguments)
{
    thread_dump_all(t, out, is_on(arguments, 0));
    return true;
}

static bool run_code_cache(Thread *t, FILE *out, const Arguments *arguments)
{
    size_t size = (size_t)vm.options->ReservedCodeCacheSize, used = code_cache_used();
    (void)t, (void)arguments;
    fprintf(out, "CodeCache: size=%zuKb used=%zuKb free=%zuKb\n", size >> 10, used >> 10, (size > used ? size - used : 0) >> 10);
    return true;
}

/* ---- the heap ----------------------------------------------------------------------------------------------------------------------- */

static bool run_collection(Thread *t, FILE *out, const Arguments *arguments)
{
    (void)t, (void)arguments;
    if (vm.options->DisableExplicitGC) fprintf(out, "Nothing was collected: -XX:+DisableExplicitGC is given.\n");
    else heap_collect();
    return true;
}

static bool run_finalization(Thread *t, FILE *out, const Arguments *arguments)
{
    (void)out, (void)arguments;
    return invoke_static_named(t, KNOWN(System), "runFinalization", "()V", NULL);
}

static bool run_heap_info(Thread *t, FILE *out, const Arguments *arguments)
{
    Usage heap = memory_usage(POOL_HEAP), metadata = memory_usage(POOL_METADATA);
    (void)t, (void)arguments;
    fprintf(out, " heap            total %lldK, used %lldK, max %lldK\n", (long long)heap.committed >> 10, (long long)heap.used >> 10, (long long)heap.limit >> 10);
    fprintf(out, " Metaspace       used %lldK, committed %lldK\n", (long long)metadata.used >> 10, (long long)metadata.committed >> 10);
    return true;
}

typedef struct Row { const Class *k; Object *mirror; u8 count, bytes; } Row;      /* the mirror keeps the class */
typedef struct Histogram { Row *rows; size_t capacity; } Histogram;     /* a hash table with open addressing */

static void count_object(Object *o, void *arg)          /* the world is stopped */
{
    Histogram *h = arg;
    const Class *k = object_class(o);
    size_t i = ((uintptr_t)k >> 4) * 0x9e3779b97f4a7c15 % h->capacity;
    for (size_t steps = 0; h->rows[i].k != k; steps++, i = (i + 1) % h->capacity) {
        if (steps == h->capacity) return;
        if (h->rows[i].k == NULL) h->rows[i] = (Row){ .k = k, .mirror = k->mirror };
        if (h->rows[i].k == k) break;
    }
    h->rows[i].count++;
    h->rows[i].bytes += align_up(heap_object_bytes(o), 16);
}

static int more_bytes(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    return a->bytes != b->bytes ? (a->bytes < b->bytes ? 1 : -1) : (a->count < b->count) - (a->count > b->count);
}

static void print_row(FILE *out, size_t number, const Row *row)
{
    const Class *bottom = row->k;
    while (bottom->element != NULL) bottom = bottom->element;
    const Module *module = bottom->module;
    fprintf(out, "%4zu: %13llu %14llu  %s", number, (unsigned long long)row->count, (unsigned long long)row->bytes, class_external_name(row->k));
    if (module != NULL && module->name != NULL && module->version != NULL) fprintf(out, " (%s@%s)", symbol_chars(module->name), symbol_chars(module->version));
    else if (module != NULL && module->name != NULL) fprintf(out, " (%s)", symbol_chars(module->name));
    fputc('\n', out);
}

static bool run_histogram(Thread *t, FILE *out, const Arguments *arguments)
{
    Histogram h = { .capacity = 4096 + 4 * (size_t)(vm.loaded_class_count - vm.unloaded_class_count) };
    Row sum = { .count = 0 };
    size_t used = 0;
    (void)arguments;
    h.rows = heap_alloc_scanned(h.capacity * sizeof *h.rows);
    if (h.rows == NULL) return throw_out_of_memory(t, "class histogram");
    heap_visit_live(count_object, &h);
    for (size_t i = 0; i < h.capacity; i++)
        if (h.rows[i].k != NULL) h.rows[used++] = h.rows[i];
    qsort(h.rows, used, sizeof *h.rows, more_bytes);
    fprintf(out, " num     #instances         #bytes  class name (module)\n-------------------------------------------------------\n");
    for (size_t i = 0; i < used; i++) {
        print_row(out, i + 1, &h.rows[i]);
        sum.count += h.rows[i].count;
        sum.bytes += h.rows[i].bytes;
    }
    fprintf(out, "Total %13llu %14llu\n", (unsigned long long)sum.count, (unsigned long long)sum.bytes);
    heap_free_scanned(h.rows);
    return true;
}

/* ---- help ------------------------------------------------------------------------------------------------------------------------------- */

static const Command *find_command(const char *name)
{
    for (int i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

static void print_parameters(FILE *out, const Command *c, bool options)
{
    bool titled = false;
    for (int i = 0; i < parameter_count(c); i++) {
        const JmmParameter *p = &c->parameters[i];
        if (p->is_option != options) continue;
        if (!titled) fprintf(out, options ? "\nOptions (<name> or <name>=<value>):\n" : "\nArguments:\n");
        titled = true;
        fprintf(out, "\t%s : %s%s (%s, %s)\n", p->name, p->is_mandatory ? "" : "[optional] ", p->description, p->type, p->initial != NULL ? p->initial : "no default value");
    }
}

static void print_help(FILE *out, const Command *c)
{
    fprintf(out, "%s\n%s\n\nImpact: %s\n\n", c->name, c->description, c->impact);
    if (c->permission[0] != NULL)
        fprintf(out, "Permission: %s(%s%s%s)\n\n", c->permission[0], c->permission[1], c->permission[2] != NULL ? ", " : "", c->permission[2] != NULL ? c->permission[2] : "");
    fprintf(out, "Syntax: %s", c->name);
    if (parameter_count(c) > 0 && c->parameters[0].is_option) fprintf(out, " [options]");
    for (int i = 0; i < parameter_count(c); i++)
        if (!c->parameters[i].is_option) fprintf(out, c->parameters[i].is_mandatory ? " <%s>" : " [<%s>]", c->parameters[i].name);
    fputc('\n', out);
    print_parameters(out, c, false);
    print_parameters(out, c, true);
}

static bool run_help(Thread *t, FILE *out, const Arguments *arguments)
{
    const char *name = arguments->values[1];
    const Command *command = name != NULL ? find_command(name) : NULL;
    (void)t;
    if (is_on(arguments, 0)) {
        for (int i = 0; i < command_count; i++) fprintf(out, "%s\n\t%s\n\n", commands[i].name, commands[i].description);
    } else if (command != NULL) {
        print_help(out, command);
    } else if (name != NULL) {
        fprintf(out, "Help unavailable : '%s' : No such command\n", name);
    } else {
        fprintf(out, "The following commands are available:\n");
        for (int i = 0; i < command_count; i++) fprintf(out, "%s\n", commands[i].name);
        fprintf(out, "\n'help <command>' tells more about one, 'help -all' what each is for.\n");
    }
    return true;
}

/* ---- the list, by name --------------------------------------------------------------------------------------------------------------------- */

#define MONITOR { "java.lang.management.ManagementPermission", "monitor", NULL }
#define CONTROL { "java.lang.management.ManagementPermission", "control", NULL }
#define SWITCH(name, description) { name, description, "BOOLEAN", "false", false, true, false, -1 }
#define WORD(name, description, is_mandatory, position) { name, description, "STRING", NULL, is_mandatory, false, false, position }

static const Command commands[] = {
    { "Compiler.codecache", run_code_cache, "Size of the memory for compiled code.", "Low", MONITOR, {{ 0 }} },
    { "GC.class_histogram", run_histogram, "Instances and bytes in the heap, by class.", "High: collects, and looks at every object", MONITOR,
      { SWITCH("-all", "For tools that give it; unreachable objects are never counted") } },
    { "GC.heap_info", run_heap_info, "Sizes of the heap and of class metadata.", "Low", MONITOR, {{ 0 }} },
    { "GC.run", run_collection, "Collects garbage, as System.gc() does.", "Medium: grows with the heap", { 0 }, {{ 0 }} },
    { "GC.run_finalization", run_finalization, "Calls System.runFinalization().", "Medium: grows with what is to be finalized", { 0 }, {{ 0 }} },
    { "Thread.print", run_threads, "Stacks of all threads.", "Medium: grows with the number of threads", MONITOR,
      { SWITCH("-l", "With the java.util.concurrent locks that they hold"), SWITCH("-e", "For tools that give it; there is no more to show") } },
    { "VM.command_line", run_command_line, "How this VM was started.", "Low", MONITOR, {{ 0 }} },
    { "VM.dynlibs", run_libraries, "Memory map with the libraries that are loaded.", "Low", MONITOR, {{ 0 }} },
    { "VM.flags", run_flags, "Flags that are not at their defaults.", "Low", MONITOR, { SWITCH("-all", "All flags that have an effect") } },
    { "VM.set_flag", run_set_flag, "Changes a writeable flag.", "Low", CONTROL,
      { WORD("flag name", "Which one", true, 0), WORD("string value", "Its new value", false, 1) } },
    { "VM.system_properties", run_system_properties, "System properties.", "Low", { "java.util.PropertyPermission", "*", "read" }, {{ 0 }} },
    { "VM.uptime", run_uptime, "How long this VM has been running.", "Low", { 0 }, { SWITCH("-date", "Put the present time first") } },
    { "VM.version", run_version, "Version of the VM and of the class library.", "Low", { "java.util.PropertyPermission", "java.vm.version", "read" }, {{ 0 }} },
    { "help", run_help, "Lists the commands, or describes one.", "Low", { 0 },
      { SWITCH("-all", "Say what each command is for"), WORD("command name", "The command to describe", false, 0) } },
};
static const int command_count = COUNT_OF(commands);

/* ---- reading a command ------------------------------------------------------------------------------------------------------------------------ */

static char *next_token(char **rest)                    /* NULL: there is none; quotes keep spaces */
{
    char *token = *rest + strspn(*rest, " ");
    if (*token == '\0') return NULL;
    char quote = *token == '"' || *token == '\'' ? *token++ : '\0';
    char *end = quote != '\0' ? strchrnul(token, quote) : token + strcspn(token, " ");
    *rest = end + (*end != '\0');
    *end = '\0';
    return token;
}

/* The parameter that the token gives a value: the option of that name, or the first argument without value; -1: none. */
static int parameter_of(const Command *c, const Arguments *a, const char *token, char **value)
{
    for (int i = 0; i < parameter_count(c); i++) {
        size_t length = strlen(c->parameters[i].name);
        if (!c->parameters[i].is_option || strncmp(token, c->parameters[i].name, length) != 0) continue;
        if (token[length] != '\0' && token[length] != '=') continue;
        *value = (char *)(uintptr_t)(token[length] == '=' ? token + length + 1 : "true");
        return i;
    }
    for (int i = 0; i < parameter_count(c); i++)
        if (!c->parameters[i].is_option && a->values[i] == NULL) {
            *value = (char *)(uintptr_t)token;
            return i;
        }
    return -1;
}

/* Texts of exceptions are HotSpot's.  False: pending. */
static bool read_arguments(Thread *t, const Command *c, char *rest, Arguments *a)
{
    for (char *token, *value; (token = next_token(&rest)) != NULL; ) {
        if (parameter_count(c) == 0) return throw_new(t, EX_IllegalArgumentException, "The argument list of this diagnostic command should be empty.");
        int i = parameter_of(c, a, token, &value);
        if (i < 0) return throw_new(t, EX_IllegalArgumentException, "Unknown argument '%s' in diagnostic command.", token);
        if (a->values[i] != NULL) return throw_new(t, EX_IllegalArgumentException, "Duplicates in diagnostic command arguments\n");
        if (c->parameters[i].is_option && strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
            return throw_new(t, EX_IllegalArgumentException, "Boolean parsing error in command argument '%s'. Could not parse: %s.\n", c->parameters[i].name, value);
        a->values[i] = value;
    }
    for (int i = 0; i < parameter_count(c); i++)
        if (c->parameters[i].is_mandatory && a->values[i] == NULL)
            return throw_new(t, EX_IllegalArgumentException, "The argument '%s' is mandatory.", c->parameters[i].name);
    return true;
}

static Object *run_line(Thread *t, char *line)          /* NULL: pending */
{
    Arguments arguments = { { NULL } };
    char *rest = line, *name = next_token(&rest), *text = NULL;
    const Command *command = name != NULL ? find_command(name) : NULL;
    size_t bytes = 0;
    if (command == NULL) return throw_new(t, EX_IllegalArgumentException, "Unknown diagnostic command"), NULL;
    if (!read_arguments(t, command, rest, &arguments)) return NULL;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL) return throw_out_of_memory(t, "diagnostic command"), NULL;
    bool ok = command->run(t, out, &arguments);
    bool complete = fclose(out) == 0;
    if (ok && !complete) ok = throw_out_of_memory(t, "diagnostic command");
    Object *answer = ok ? string_from_utf8(t, text) : NULL;
    free(text);
    return answer;
}

/* ---- JMM ----------------------------------------------------------------------------------------------------------------------------------------- */

jobjectArray JNICALL jmm_GetDiagnosticCommands(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    Object *names = heap_alloc_array(t, KNOWN(StringArray), command_count);
    for (int i = 0; names != NULL && i < command_count; i++) {
        Object *name = string_from_utf8(t, commands[i].name);
        if (name == NULL) return jni_leave_with(t, NULL);
        array_refs(names)[i] = name;
    }
    return jni_leave_with(t, names);
}

static const Command *command_of(Thread *t, const Object *name)         /* NULL: pending */
{
    char *text = name != NULL ? string_to_utf8(name) : NULL;
    const Command *command = text != NULL ? find_command(text) : NULL;
    free(text);
    if (name == NULL) throw_new(t, EX_NullPointerException, "Command name cannot be null.");
    else if (command == NULL) throw_new(t, EX_IllegalArgumentException, "Unknown diagnostic command");
    return command;
}

void JNICALL jmm_GetDiagnosticCommandInfo(JNIEnv *env, jobjectArray name_array, JmmCommand *infos)
{
    Thread *t = jni_enter(env);
    const Object *names = handle_object(name_array);
    if (names == NULL || infos == NULL) throw_new(t, EX_NullPointerException, NULL);
    for (int32_t i = 0; !exception_pending(t) && i < array_length(names); i++) {
        const Command *c = command_of(t, array_refs(names)[i]);
        if (c != NULL)
            infos[i] = (JmmCommand){ c->name, c->description, c->impact, c->permission[0], c->permission[1], c->permission[2], parameter_count(c), JNI_TRUE };
    }
    jni_leave(t);
}

void JNICALL jmm_GetDiagnosticCommandArgumentsInfo(JNIEnv *env, jstring name, JmmParameter *infos, jint count)
{
    Thread *t = jni_enter(env);
    const Command *c = command_of(t, handle_object(name));
    for (int i = 0; c != NULL && i < count && i < parameter_count(c); i++) infos[i] = c->parameters[i];
    jni_leave(t);
}

jstring JNICALL jmm_ExecuteDiagnosticCommand(JNIEnv *env, jstring command_line)
{
    Thread *t = jni_enter(env);
    const Object *object = handle_object(command_line);
    char *line = object != NULL ? string_to_utf8(object) : NULL;
    Object *answer = NULL;
    if (object == NULL) throw_new(t, EX_NullPointerException, "Command line cannot be null.");
    else if (line == NULL) throw_out_of_memory(t, "diagnostic command");
    else answer = run_line(t, line);
    free(line);
    return jni_leave_with(t, answer);
}
