/* classlib/diagnostic_commands.c -- the commands of DiagnosticCommandMBean.  Each prints to a stream, whose text is the answer. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classlib/class_histogram.h"
#include "classlib/diagnostic_commands.h"
#include "classlib/heap_dump.h"
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

enum { MOST_PARAMETERS = 4 };
enum { HEAP_DUMP_FILE, HEAP_DUMP_ALL, HEAP_DUMP_GZ, HEAP_DUMP_OVERWRITE };      /* in the list below */

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
        flag_print(facts.name, out);
        fputc(' ', out);
    }
    fputc('\n', out);
    return true;
}

static bool run_set_flag(Thread *t, FILE *out, const Arguments *arguments)
{
    char error[256];
    (void)t;
    if (flag_write_text(arguments->values[0], arguments->values[1], error, sizeof error) != FLAG_WRITTEN) fprintf(out, "%s\n", error);
    return true;
}

bool properties_print(Thread *t, FILE *out, const char *method)
{
    Slot bytes;
    Class *k = loader_load(t, symbol_of("jdk/internal/vm/VMSupport"), NULL);
    if (k == NULL || !class_initialize(t, k) || !invoke_static_named(t, k, method, "()[B", &bytes)) return false;
    if (bytes.ref != NULL) fwrite(array_data(bytes.ref), 1, (size_t)array_length(bytes.ref), out);
    return true;
}

static bool run_system_properties(Thread *t, FILE *out, const Arguments *arguments)
{
    (void)arguments;
    return properties_print(t, out, "serializePropertiesToByteArray");
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
    thread_dump_all(t, out, (DumpParts){ .synchronizers = is_on(arguments, 0), .extended = is_on(arguments, 1) });
    return true;
}

static bool run_code_cache(Thread *t, FILE *out, const Arguments *arguments)
{
    size_t size = (size_t)vm.options->ReservedCodeCacheSize, used = code_cache_used();
    (void)t, (void)arguments;
    fprintf(out, "CodeCache: size=%zuKb used=%zuKb free=%zuKb\n", size >> 10, used >> 10, (size > used ? size - used : 0) >> 10);
    return true;
}

/* ---- the management agent ------------------------------------------------------------------------------------------------------------ */

/* Calls that static method of the agent, in whatever module layer and class loader it is.  False: pending. */
static bool call_agent(Thread *t, const char *method, const char *descriptor, Slot *result)
{
    Class *modules = loader_load(t, symbol_of("jdk/internal/module/Modules"), NULL);
    Object *name = modules != NULL && class_initialize(t, modules) ? string_from_utf8(t, "jdk.management.agent") : NULL;
    if (name == NULL || !invoke_static_named(t, modules, "loadModule", "(Ljava/lang/String;)Ljava/lang/Module;", result, name)) return false;
    Loader *app = loader_of(t, vm.app_loader);
    Class *agent = app != NULL ? loader_load(t, symbol_of("jdk/internal/agent/Agent"), app) : NULL;
    return agent != NULL && class_initialize(t, agent) && invoke_static_named(t, agent, method, descriptor, result);
}

static bool run_agent_start_local(Thread *t, FILE *out, const Arguments *arguments)
{
    Slot nothing;
    (void)out, (void)arguments;
    return call_agent(t, "startLocalManagementAgent", "()V", &nothing);
}

static bool run_agent_stop(Thread *t, FILE *out, const Arguments *arguments)
{
    Slot nothing;
    (void)out, (void)arguments;
    return call_agent(t, "stopRemoteManagementAgent", "()V", &nothing);
}

static bool run_agent_status(Thread *t, FILE *out, const Arguments *arguments)
{
    Slot status;
    (void)arguments;
    if (!call_agent(t, "getManagementAgentStatus", "()Ljava/lang/String;", &status)) return false;
    char *text = status.ref != NULL ? string_to_utf8(status.ref) : NULL;
    if (text != NULL) fprintf(out, "%s\n", text);
    free(text);
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
    (void)t, (void)arguments;
    memory_print(out);
    return true;
}

static bool run_histogram(Thread *t, FILE *out, const Arguments *arguments)
{
    (void)arguments;
    return class_histogram_print(t, out);
}

static bool run_heap_dump(Thread *t, FILE *out, const Arguments *arguments)
{
    const char *level = arguments->values[HEAP_DUMP_GZ];
    HeapDumpOptions options = { .overwrite = is_on(arguments, HEAP_DUMP_OVERWRITE), .level = level != NULL ? atoi(level) : 0 };
    if (level != NULL && (options.level < 1 || options.level > HEAP_DUMP_LEVELS)) fprintf(out, "Compression level out of range (1-9): %s\n", level);
    else heap_dump(t, arguments->values[HEAP_DUMP_FILE], options, out);     /* which says what went wrong */
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
        if (!titled) fprintf(out, options ? "\nOptions: (options must be specified using the <key> or <key>=<value> syntax)\n" : "\nArguments:\n");
        titled = true;
        fprintf(out, "\t%s : %s %s (%s, %s)\n", p->name, p->is_mandatory ? "" : "[optional]", p->description, p->type, p->initial != NULL ? p->initial : "no default value");
    }
}

static void print_help(FILE *out, const Command *c)
{
    fprintf(out, "%s\n%s\n\nImpact: %s\n\n", c->name, c->description, c->impact);
    if (c->permission[0] != NULL)
        fprintf(out, "Permission: %s(%s%s%s)\n\n", c->permission[0], c->permission[1], c->permission[2] != NULL ? ", " : "", c->permission[2] != NULL ? c->permission[2] : "");
    bool has_options = false;
    for (int i = 0; i < parameter_count(c); i++) has_options |= c->parameters[i].is_option;
    fprintf(out, parameter_count(c) > 0 ? "Syntax : %s %s" : "Syntax: %s%s", c->name, has_options ? "[options]" : "");
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
        fprintf(out, "\nFor more information about a specific command use 'help <command>'.\n");
    }
    return true;
}

/* ---- the list, by name --------------------------------------------------------------------------------------------------------------------- */

#define MONITOR { "java.lang.management.ManagementPermission", "monitor", NULL }
#define CONTROL { "java.lang.management.ManagementPermission", "control", NULL }
#define SWITCH(name, description) { name, description, "BOOLEAN", "false", false, true, false, -1 }
#define NUMBER(name, description, initial) { name, description, "INT", initial, false, true, false, -1 }
#define WORD(name, description, is_mandatory, position) { name, description, "STRING", NULL, is_mandatory, false, false, position }

static const Command commands[] = {
    { "Compiler.codecache", run_code_cache, "Size of the memory for compiled code.", "Low", MONITOR, {{ 0 }} },
    { "GC.class_histogram", run_histogram, "Instances and bytes in the heap, by class.", "High: collects, and looks at every object", MONITOR,
      { SWITCH("-all", "For tools that give it; unreachable objects are never counted"),
        NUMBER("-parallel", "For tools that give it; one thread counts", "0") } },
    { "GC.heap_dump", run_heap_dump, "Writes the heap to a file in hprof format.", "High: collects, and writes every live object", MONITOR,
      { WORD("filename", "The file to be made", true, 0), SWITCH("-all", "For tools that give it; unreachable objects are never dumped"),
        NUMBER("-gz", "Compress the file, as gzip does at levels 1 to 9", "1"),
        SWITCH("-overwrite", "Whether a file of that name is replaced") } },
    { "GC.heap_info", run_heap_info, "Sizes of the heap and of class metadata.", "Low", MONITOR, {{ 0 }} },
    { "GC.run", run_collection, "Collects garbage, as System.gc() does.", "Medium: grows with the heap", { 0 }, {{ 0 }} },
    { "GC.run_finalization", run_finalization, "Calls System.runFinalization().", "Medium: grows with what is to be finalized", { 0 }, {{ 0 }} },
    { "ManagementAgent.start_local", run_agent_start_local, "Starts the management agent for tools of this user.", "Low: unless it is used", { 0 }, {{ 0 }} },
    { "ManagementAgent.status", run_agent_status, "What the management agent is reached by.", "Low", { "java.lang.management.ManagementPermission", "monitor", NULL }, {{ 0 }} },
    { "ManagementAgent.stop", run_agent_stop, "Stops the remote management agent.", "Low", { 0 }, {{ 0 }} },
    { "Thread.print", run_threads, "Stacks of all threads.", "Medium: grows with the number of threads", MONITOR,
      { SWITCH("-l", "With the java.util.concurrent locks that they hold"), SWITCH("-e", "With what they have allocated and defined") } },
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

/* Texts of exceptions are HotSpot's, here and below.  False: pending. */
static bool check_argument(Thread *t, const JmmParameter *p, const char *value)
{
    char *end;
    if (strcmp(p->type, "BOOLEAN") == 0 && strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
        return throw_new(t, EX_IllegalArgumentException, "Boolean parsing error in command argument '%s'. Could not parse: %s.\n", p->name, value);
    errno = 0;
    if (strcmp(p->type, "INT") == 0 && (strtoll(value, &end, 10), errno != 0 || end == value || *end != '\0'))
        return throw_new(t, EX_IllegalArgumentException, "Integer parsing error in command argument '%s'. Could not parse: %s.\n", p->name, value);
    return true;
}

static bool read_arguments(Thread *t, const Command *c, char *rest, Arguments *a)
{
    for (char *token, *value; (token = next_token(&rest)) != NULL; ) {
        if (parameter_count(c) == 0) return throw_new(t, EX_IllegalArgumentException, "The argument list of this diagnostic command should be empty.");
        int i = parameter_of(c, a, token, &value);
        if (i < 0) return throw_new(t, EX_IllegalArgumentException, "Unknown argument '%s' in diagnostic command.", token);
        if (a->values[i] != NULL) return throw_new(t, EX_IllegalArgumentException, "Duplicates in diagnostic command arguments\n");
        if (!check_argument(t, &c->parameters[i], value)) return false;
        a->values[i] = value;
    }
    for (int i = 0; i < parameter_count(c); i++)
        if (c->parameters[i].is_mandatory && a->values[i] == NULL)
            return throw_new(t, EX_IllegalArgumentException, "The argument '%s' is mandatory.", c->parameters[i].name);
    return true;
}

bool diagnostic_command_run(Thread *t, char *line, FILE *out)
{
    Arguments arguments = { { NULL } };
    char *rest = line, *name = next_token(&rest);
    const Command *command = name != NULL ? find_command(name) : NULL;
    if (command == NULL) return throw_new(t, EX_IllegalArgumentException, "Unknown diagnostic command");
    return read_arguments(t, command, rest, &arguments) && command->run(t, out, &arguments);
}

static Object *run_line(Thread *t, char *line)          /* NULL: pending */
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL) return throw_out_of_memory(t, "diagnostic command"), NULL;
    bool ok = diagnostic_command_run(t, line, out);
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
