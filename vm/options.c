/* vm/options.c -- reads the option strings of JNI_CreateJavaVM, the environment's and option files'.  One row of
 * `handlers` per option; -XX flags are flags.c's. */
#include "vm/options.h"
#include "vm/vm.h"
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "vm/container.h"
#include "vm/flags.h"
#include "vm/log.h"

enum { KB = 1024, MB = KB * KB };
enum { SMALLEST_STACK_KB = 136, LARGEST_STACK_BYTES = 1 << 30 };
enum { HEAP_ALIGNMENT = 2 * MB };         /* as HotSpot's */
enum { USUAL_FIRST_HEAP = 16 * MB };      /* without -Xms: a large first heap would only put off the first collection */
enum { MARKED_BY_MANY = 256 * MB };       /* so large a heap was asked for that more than one thread marks its objects */

/* Counters of the numbered module properties (jdk.module.addmods.0, ...). */
enum Numbered { NUM_ADDMODS, NUM_ADDREADS, NUM_ADDEXPORTS, NUM_ADDOPENS, NUM_PATCH, NUM_NATIVE_ACCESS, NUM_COUNT };
static const char *const numbered_keys[NUM_COUNT] = {
    "jdk.module.addmods", "jdk.module.addreads", "jdk.module.addexports", "jdk.module.addopens", "jdk.module.patch",
    "jdk.module.enable.native.access",
};

typedef struct Parse {
    Options    *options;
    bool        ignore_unrecognized;
    const char *container;                  /* what the option file was named in, for messages */
    bool        in_file, file_seen;         /* reading -XX:VMOptionsFile=; one was read already */
    bool        settings_seen;              /* -XX:Flags= */
    bool        heap_given, initial_given;
    bool        warned_module_property;
    int         numbered[NUM_COUNT];
} Parse;

enum Outcome { TAKEN, NOT_MINE, REFUSED, UNKNOWN };     /* NOT_MINE: unrecognised; the others: the reason was printed */

static int   (*current_vfprintf)(FILE *, const char *, va_list) = vfprintf;
static void  (*current_exit)(int) = exit;
static bool    warnings_on = true;

/* ---- messages -------------------------------------------------------------------------------------------- */

static void print_to(FILE *stream, const char *format, ...) PRINTF(2, 3);
static void print_to(FILE *stream, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    current_vfprintf(stream, format, args);
    va_end(args);
}

void options_complain(const Options *options, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    options->vfprintf_hook(stderr, format, args);
    va_end(args);
}

void options_warning(const char *format, ...)
{
    va_list args;
    if (!warnings_on)
        return;
    print_to(stderr, "%s warning: ", VM_NAME);
    va_start(args, format);
    current_vfprintf(stderr, format, args);
    va_end(args);
    print_to(stderr, "\n");
}

void options_exit_during_initialization(const char *format, ...)
{
    va_list args;
    FILE *out = vm.options != NULL && vm.options->DisplayVMOutputToStderr ? stderr : stdout;
    print_to(out, "Error occurred during initialization of VM\n");
    va_start(args, format);
    current_vfprintf(out, format, args);
    va_end(args);
    print_to(out, "\n");
    fflush(out);
    current_exit(1);
    _exit(1);                               /* an exit hook must not return */
}

static enum Outcome refuse(const char *format, const char *argument)
{
    print_to(stderr, format, argument);
    return REFUSED;
}

/* What HotSpot complains about on stdout, unlike the rest. */
static enum Outcome refuse_on_stdout(const char *format, const char *argument)
{
    print_to(stdout, format, argument);
    fflush(stdout);                         /* before what the launcher says on stderr */
    return REFUSED;
}

static enum Outcome unrecognized(Parse *p, const char *kind, const char *option)
{
    if (p->ignore_unrecognized)
        return TAKEN;
    options_complain(p->options, "Unrecognized %soption: %s\n", kind, option);
    return UNKNOWN;
}

static void *grow(void *array, int count, size_t element_bytes)     /* room for one more, doubling */
{
    if ((count & (count - 1)) != 0 || (count > 0 && count < 8))
        return array;
    array = realloc(array, (count < 8 ? 8 : (size_t)count * 2) * element_bytes);
    if (array == NULL)
        vm_fatal("out of memory for the command line");
    return array;
}

/* ---- properties ------------------------------------------------------------------------------------------ */

static Property *find_property(const Options *options, const char *key)
{
    for (int i = 0; i < options->property_count; i++)
        if (strcmp(options->properties[i].key, key) == 0)
            return &options->properties[i];
    return NULL;
}

const char *options_property(const Options *options, const char *key)
{
    Property *property = find_property(options, key);
    return property != NULL ? property->value : NULL;
}

static void set_property(Options *options, const char *key, const char *value)
{
    Property *property = find_property(options, key);
    if (property == NULL) {
        options->properties = grow(options->properties, options->property_count, sizeof *options->properties);
        property = &options->properties[options->property_count++];
        *property = (Property){ strdup(key), NULL };
    }
    free(property->value);
    property->value = strdup(value);
}

static void add_numbered(Parse *p, enum Numbered which, const char *value)
{
    char key[64];
    snprintf(key, sizeof key, "%s.%d", numbered_keys[which], p->numbered[which]++);
    set_property(p->options, key, value);
}

/* jdk.module.* names that only the module options may set. */
static bool is_reserved_property(const char *key)
{
    static const char *const names[] = { "addexports", "addopens", "addreads", "patch", "limitmods", "upgrade.path", "addmods",
                                         "path", "enable.native.access" };
    if (strncmp(key, "jdk.module.", 11) != 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t length = strlen(names[i]);
        if (strncmp(key + 11, names[i], length) == 0 && (key[11 + length] == '\0' || key[11 + length] == '.'))
            return true;
    }
    return false;
}

static enum Outcome opt_property(Parse *p, const char *tail, const char *option)
{
    static const char *const fixed[] = { "java.vm.specification.name", "java.vm.specification.vendor", "jdk.debug",
                                         "java.vm.specification.version", "java.vm.name", "java.vm.version", "java.vm.vendor" };
    size_t length = strcspn(tail, "=");
    char  *key = strndup(tail, length);
    const char  *value = tail[length] == '=' ? tail + length + 1 : "";
    enum Outcome outcome = TAKEN;
    bool         ignore = *key == '\0';
    for (size_t i = 0; i < COUNT_OF(fixed); i++)
        ignore |= strcmp(key, fixed[i]) == 0;
    bool         empty = *value == '\0' || strcmp(value, "\"\"") == 0;
    if (strcmp(key, "java.endorsed.dirs") == 0 && !empty) {
        outcome = refuse_on_stdout("%s is not supported. Endorsed standards and standalone APIs\n"
                                      "in modular form will be supported via the concept of upgradeable modules.\n", option);
    } else if (strcmp(key, "java.ext.dirs") == 0 && !empty) {
        outcome = refuse_on_stdout("%s is not supported.  Use -classpath instead.\n", option);
    } else if (is_reserved_property(key)) {
        if (!p->warned_module_property)
            options_warning("Ignoring system property options whose names match the '-Djdk.module.*'. names that are reserved "
                            "for internal use.");
        p->warned_module_property = true;
    } else if (!ignore) {
        if (strcmp(key, "java.compiler") == 0 && (*value == '\0' || strcasecmp(value, "NONE") == 0))
            p->options->execution_mode = EXEC_INT;
        set_property(p->options, key, value);
    }
    if (outcome == TAKEN && strncmp(key, "com.sun.management", 18) == 0) {
        p->options->ManagementServer = true;
        add_numbered(p, NUM_ADDMODS, "jdk.management.agent");
    }
    free(key);
    return outcome;
}

/* ---- sizes ----------------------------------------------------------------------------------------------- */

/* A memory size of at least `smallest` and at most `largest` bytes, or a complaint that begins with `what`. */
static bool take_size(Parse *p, const char *what, const char *option, const char *tail, u8 smallest, u8 largest, u8 *bytes)
{
    if (options_parse_size(tail, bytes) && *bytes >= smallest && *bytes <= largest)
        return true;
    bool too_large = options_parse_size(tail, bytes) && *bytes > largest;
    options_complain(p->options, "Invalid %s: %s\n%s", what, option,
                     too_large ? "The specified size exceeds the maximum representable size.\n" : "");
    return false;
}

static enum Outcome opt_max_heap(Parse *p, const char *tail, const char *option)
{
    u8 bytes;
    if (!take_size(p, "maximum heap size", option, tail, 1, UINT64_MAX, &bytes) || !flags_set_number(p->options, "MaxHeapSize", bytes))
        return REFUSED;
    p->heap_given = true;
    return TAKEN;
}

static enum Outcome opt_initial_heap(Parse *p, const char *tail, const char *option)
{
    u8 bytes;
    if (!take_size(p, "initial heap size", option, tail, 0, UINT64_MAX, &bytes)
        || !flags_set_number(p->options, "InitialHeapSize", bytes))
        return REFUSED;
    p->initial_given = bytes != 0;
    return TAKEN;
}

static enum Outcome opt_young_heap(Parse *p, const char *tail, const char *option)
{
    u8 bytes;
    if (!take_size(p, "initial young generation size", option, tail, 1, UINT64_MAX, &bytes)
        || !flags_set_number(p->options, "NewSize", bytes) || !flags_set_number(p->options, "MaxNewSize", bytes))
        return REFUSED;
    return TAKEN;
}

static enum Outcome opt_stack(Parse *p, const char *tail, const char *option)
{
    u8 bytes;
    if (!take_size(p, "thread stack size", option, tail, 0, LARGEST_STACK_BYTES, &bytes))
        return REFUSED;
    return flags_set_number(p->options, "ThreadStackSize", (bytes + KB - 1) / KB) ? TAKEN : REFUSED;
}

static enum Outcome opt_code_cache(Parse *p, const char *tail, const char *option)
{
    u8 bytes;
    if (!take_size(p, "maximum code cache size", option, tail, 1, UINT64_MAX, &bytes))
        return REFUSED;
    if (bytes > 2048ull * MB) {
        char megabytes[24];
        snprintf(megabytes, sizeof megabytes, "%llu", (unsigned long long)(bytes / MB));
        return refuse("Invalid ReservedCodeCacheSize=%sM. Must be at most 2048M.\n", megabytes);
    }
    return flags_set_number(p->options, "ReservedCodeCacheSize", bytes) ? TAKEN : REFUSED;
}

static enum Outcome opt_free_ratio(Parse *p, const char *tail, const char *option)     /* -Xmaxf0.7, -Xminf0.4 */
{
    char  *end;
    double ratio = strtod(tail, &end);
    bool   is_most = option[3] == 'a';
    if (end == tail || *end != '\0' || !(fabs(ratio) < 1e6)) {
        options_complain(p->options, "Bad %s heap free percentage size: %s\n", is_most ? "max" : "min", option);
        return REFUSED;
    }
    return flags_set_number(p->options, is_most ? "MaxHeapFreeRatio" : "MinHeapFreeRatio", (u8)(int64_t)(ratio * 100)) ? TAKEN : REFUSED;
}

/* ---- modes, logging, assertions, modules ----------------------------------------------------------------- */

static enum Outcome opt_mode(Parse *p, const char *tail, const char *option)
{
    (void)tail;
    p->options->execution_mode = strcmp(option, "-Xint") == 0 ? EXEC_INT : strcmp(option, "-Xcomp") == 0 ? EXEC_COMP : EXEC_MIXED;
    return TAKEN;
}

static enum Outcome opt_verify(Parse *p, const char *tail, const char *option)
{
    bool all = strcmp(tail, ":all") == 0, none = strcmp(tail, ":none") == 0;
    if (!all && !none && strcmp(tail, ":remote") != 0 && *tail != '\0')
        return unrecognized(p, "verification ", option);
    if (none)
        options_warning("Options -Xverify:none and -noverify were deprecated in JDK 13 and will likely be removed in a future "
                        "release.");
    p->options->BytecodeVerificationLocal = all || *tail == '\0';
    p->options->BytecodeVerificationRemote = !none;
    return TAKEN;
}

static enum Outcome opt_verbose(Parse *p, const char *tail, const char *option)
{
    Options *o = p->options;
    (void)option;
    o->verbose_class |= *tail == '\0' || strcmp(tail, ":class") == 0;
    o->verbose_module |= strcmp(tail, ":module") == 0;
    o->verbose_gc |= strcmp(tail, ":gc") == 0;
    o->verbose_jni |= strcmp(tail, ":jni") == 0;
    (void)log_verbose(*tail == '\0' ? "class" : tail + 1);      /* HotSpot has no complaint about others */
    return TAKEN;
}

/* Logging starts at once: what follows in the command line may be logged. */
static enum Outcome configure_log(const char *spec, const char *option)
{
    char errors[2048];
    if (log_configure(spec, errors, sizeof errors)) {
        if (strcmp(spec, ":help") != 0)
            return TAKEN;
        fflush(stdout);
        current_exit(0);
        _exit(0);
    }
    for (char *rest = errors, *line; (line = strsep(&rest, "\n")) != NULL; )
        if (*line != '\0')
            print_to(stdout, "[%.3fs][error][logging] %s\n", log_uptime_seconds(), line);
    print_to(stderr, "Invalid -Xlog option '%s', see error log for details.\n", option);
    return REFUSED;
}

static enum Outcome opt_log(Parse *p, const char *tail, const char *option)
{
    (void)p;
    return configure_log(tail, option);
}

static enum Outcome configure_gc_log(const char *selection, const char *option, const char *old_name)
{
    print_to(stdout, "[%.3fs][warning][gc] %s is deprecated. Will use -Xlog%s instead.\n", log_uptime_seconds(), old_name, selection);
    return configure_log(selection, option);
}

static enum Outcome opt_loggc(Parse *p, const char *tail, const char *option)
{
    char *selection;
    (void)p;
    if (asprintf(&selection, ":gc:%s", tail) < 0)
        return REFUSED;
    enum Outcome outcome = configure_gc_log(selection, option, "-Xloggc");
    free(selection);
    return outcome;
}

static enum Outcome opt_print_gc(Parse *p, const char *tail, const char *option)        /* -XX:+PrintGC, +PrintGCDetails */
{
    (void)p; (void)tail;
    return configure_gc_log(strcmp(option, "-XX:+PrintGC") == 0 ? ":gc" : ":gc*", option, option);
}

static enum Outcome opt_check(Parse *p, const char *tail, const char *option)
{
    if (strcmp(tail, ":jni") != 0)
        return unrecognized(p, "check ", option);
    p->options->CheckJNICalls = true;
    return TAKEN;
}

static enum Outcome add_assertions(Parse *p, const char *tail, bool enable)     /* tail: "", ":a.B", ":a.b..." */
{
    Options *o = p->options;
    if (*tail == '\0') {                    /* for classes that no rule names */
        o->user_assertions = enable;
        return TAKEN;
    }
    if (*tail != ':')
        return NOT_MINE;
    size_t length = strlen(++tail);
    bool   is_package = length >= 3 && strcmp(tail + length - 3, "...") == 0;
    o->assertion_rules = grow(o->assertion_rules, o->assertion_rule_count, sizeof *o->assertion_rules);
    o->assertion_rules[o->assertion_rule_count++] =
        (AssertionRule){ strndup(tail, is_package ? length - 3 : length), is_package, enable };
    return TAKEN;
}

static enum Outcome opt_ea(Parse *p, const char *tail, const char *option) { (void)option; return add_assertions(p, tail, true); }
static enum Outcome opt_da(Parse *p, const char *tail, const char *option) { (void)option; return add_assertions(p, tail, false); }

static enum Outcome opt_system_assertions(Parse *p, const char *tail, const char *option)
{
    (void)tail;
    p->options->system_assertions = option[1] == 'e';
    return TAKEN;
}

static enum Outcome opt_boot_append(Parse *p, const char *tail, const char *option)
{
    Options *o = p->options;
    char    *joined;
    (void)option;
    if (asprintf(&joined, "%s%s%s", o->boot_append, *o->boot_append != '\0' ? ":" : "", tail) < 0)
        return REFUSED;
    free(o->boot_append);
    o->boot_append = joined;
    return TAKEN;
}

static enum Outcome opt_boot_replaced(Parse *p, const char *tail, const char *option)
{
    (void)p;
    char        *name = strndup(option, strlen(option) - strlen(tail) - 1);
    enum Outcome outcome = refuse_on_stdout("%s is no longer a supported option.\n", name);
    free(name);
    return outcome;
}

static enum Outcome opt_agent(Parse *p, const char *tail, const char *option)
{
    (void)tail;
    if (p->options->agent_option == NULL)
        p->options->agent_option = strdup(option);
    return TAKEN;
}

static enum Outcome opt_patch_module(Parse *p, const char *tail, const char *option)
{
    Options    *o = p->options;
    const char *equals = strchr(tail, '=');
    (void)option;
    if (equals == NULL)
        return refuse_on_stdout("Missing '=' in --patch-module specification%s\n", "");
    size_t length = (size_t)(equals - tail);
    for (int i = 0; i < o->patch_count; i++)
        if (strncmp(o->patches[i].module, tail, length) == 0 && o->patches[i].module[length] == '\0' && strncmp(tail, "java.base=", 10) == 0)
            options_exit_during_initialization("Cannot specify java.base more than once to --patch-module");
    o->patches = grow(o->patches, o->patch_count, sizeof *o->patches);
    o->patches[o->patch_count++] = (PatchModule){ strndup(tail, length), strdup(equals + 1) };
    add_numbered(p, NUM_PATCH, tail);
    return TAKEN;
}

static enum Outcome opt_module_list(Parse *p, const char *tail, const char *option)
{
    static const struct { const char *name; enum Numbered which; } names[] = {
        { "--add-modules", NUM_ADDMODS }, { "--add-reads", NUM_ADDREADS }, { "--add-exports", NUM_ADDEXPORTS },
        { "--add-opens", NUM_ADDOPENS }, { "--enable-native-access", NUM_NATIVE_ACCESS },
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strncmp(option, names[i].name, strlen(names[i].name)) == 0)
            add_numbered(p, names[i].which, tail);
    return TAKEN;
}

static enum Outcome opt_module_path(Parse *p, const char *tail, const char *option)
{
    set_property(p->options, option[2] == 'l' ? "jdk.module.limitmods" : option[2] == 'u' ? "jdk.module.upgrade.path"
                                                                                           : "jdk.module.path", tail);
    return TAKEN;
}

static enum Outcome opt_illegal_access(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)tail;
    options_warning("Ignoring option %s; support was removed in 17.0", option);
    return TAKEN;
}

static enum Outcome opt_share(Parse *p, const char *tail, const char *option)
{
    (void)p;
    if (strcmp(tail, "dump") == 0)
        return refuse("%s: this VM has no class data sharing archive to dump\n", option);
    return strcmp(tail, "on") == 0 || strcmp(tail, "off") == 0 || strcmp(tail, "auto") == 0 ? TAKEN : NOT_MINE;
}

static enum Outcome opt_memory_tracking(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)option;
    if (strcmp(tail, "off") != 0 && strcmp(tail, "summary") != 0 && strcmp(tail, "detail") != 0)
        return refuse("Syntax error, expecting -XX:NativeMemoryTracking=[off|summary|detail]%s", "");
    return TAKEN;
}

static enum Outcome opt_internal_version(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)tail; (void)option;
    print_to(stdout, "%s (%s) for linux-amd64 JRE (17), built with gcc %s\n", VM_NAME, VM_VERSION, __VERSION__);
    fflush(stdout);
    current_exit(0);
    _exit(0);
}

static enum Outcome opt_removed(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)tail;
    options_warning("Ignoring option %s; support was removed in 10.0", option);
    return TAKEN;
}

static enum Outcome opt_green(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)tail; (void)option;
    return refuse("Green threads support not available\n%s", "");
}

static enum Outcome opt_flag_true(Parse *p, const char *tail, const char *option)
{
    (void)tail;
    if (strcmp(option, "-Xrs") == 0)
        p->options->ReduceSignalUsage = true;
    else if (strcmp(option, "--enable-preview") == 0)
        p->options->enable_preview = true;
    else if (strcmp(option, "-Xbatch") == 0)
        p->options->BackgroundCompilation = false;
    else if (strcmp(option, "-Xnoclassgc") == 0)
        p->options->ClassUnloading = false;
    return TAKEN;
}

static enum Outcome opt_nothing(Parse *p, const char *tail, const char *option)
{
    (void)p; (void)tail; (void)option;
    return TAKEN;
}

static enum Outcome opt_options_file(Parse *p, const char *tail, const char *option);
static enum Outcome opt_settings_file(Parse *p, const char *tail, const char *option);

static enum Outcome opt_flag(Parse *p, const char *tail, const char *option)
{
    (void)option;
    return flags_process(p->options, tail, p->ignore_unrecognized) ? TAKEN : REFUSED;
}

typedef enum Outcome Apply(Parse *p, const char *tail, const char *option);

/* The first row that fits decides; `prefix` rows take what follows the name. */
static const struct Handler { const char *name; bool prefix; Apply *apply; } handlers[] = {
    { "-D", true, opt_property },
    { "-Xmx", true, opt_max_heap },                     { "-XX:MaxHeapSize=", true, opt_max_heap },
    { "-Xms", true, opt_initial_heap },                 { "-Xmn", true, opt_young_heap },
    { "-Xss", true, opt_stack },                        { "-Xmaxf", true, opt_free_ratio },
    { "-Xminf", true, opt_free_ratio },                 { "-Xmaxjitcodesize", true, opt_code_cache },
    { "-XX:ReservedCodeCacheSize=", true, opt_code_cache },
    { "-Xint", false, opt_mode },                       { "-Xmixed", false, opt_mode },
    { "-Xcomp", false, opt_mode },                      { "-Xverify", true, opt_verify },
    { "-verbose", true, opt_verbose },                  { "-Xloggc:", true, opt_loggc },
    { "-Xlog", true, opt_log },                         { "-Xcheck", true, opt_check },
    { "-ea", true, opt_ea },                            { "-enableassertions", true, opt_ea },
    { "-da", true, opt_da },                            { "-disableassertions", true, opt_da },
    { "-esa", false, opt_system_assertions },           { "-enablesystemassertions", false, opt_system_assertions },
    { "-dsa", false, opt_system_assertions },           { "-disablesystemassertions", false, opt_system_assertions },
    { "-Xbootclasspath/a:", true, opt_boot_append },    { "-Xbootclasspath/p:", true, opt_boot_replaced },
    { "-Xbootclasspath:", true, opt_boot_replaced },    { "-agentlib:", true, opt_agent },
    { "-agentpath:", true, opt_agent },                 { "-javaagent:", true, opt_agent },
    { "-Xrun", true, opt_agent },                       { "--patch-module=", true, opt_patch_module },
    { "--add-modules=", true, opt_module_list },        { "--add-reads=", true, opt_module_list },
    { "--add-exports=", true, opt_module_list },        { "--add-opens=", true, opt_module_list },
    { "--enable-native-access=", true, opt_module_list }, { "--limit-modules=", true, opt_module_path },
    { "--module-path=", true, opt_module_path },        { "--upgrade-module-path=", true, opt_module_path },
    { "--illegal-access=", true, opt_illegal_access },  { "--enable-preview", false, opt_flag_true },
    { "-Xrs", false, opt_flag_true },                   { "-Xbatch", false, opt_flag_true },
    { "-Xnoclassgc", false, opt_flag_true },            { "-Xshare:", true, opt_share },
    { "-Xinternalversion", false, opt_internal_version }, { "-Xprof", false, opt_removed },
    { "-green", false, opt_green },                     { "-native", false, opt_nothing },
    { "-Xdebug", false, opt_nothing },                  { "-Xnoagent", false, opt_nothing },
    { "-XX:NativeMemoryTracking=", true, opt_memory_tracking },
    { "-XX:+PrintGC", false, opt_print_gc },            { "-XX:+PrintGCDetails", false, opt_print_gc },
    { "-XX:+IgnoreUnrecognizedVMOptions", false, opt_nothing },     /* found beforehand */
    { "-XX:VMOptionsFile=", true, opt_options_file },   { "-XX:Flags=", true, opt_settings_file },
    { "-XX:", true, opt_flag },
};

static enum Outcome apply_option(Parse *p, const char *option)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        const struct Handler *h = &handlers[i];
        size_t length = strlen(h->name);
        if (strncmp(option, h->name, length) != 0 || (!h->prefix && option[length] != '\0'))
            continue;
        enum Outcome outcome = h->apply(p, option + length, option);
        return outcome == NOT_MINE ? unrecognized(p, "", option) : outcome;
    }
    return unrecognized(p, "", option);
}

/* ---- option texts: the environment and files ------------------------------------------------------------- */

/* Cut the next word out of text (quotes of either kind group and go away); NULL at the end.  *unmatched: a quote is open. */
static char *next_word(char **text, bool *unmatched)
{
    char *in = *text;
    while (isspace((unsigned char)*in))
        in++;
    if (*in == '\0')
        return NULL;
    char *word = in, *out = in;
    while (*in != '\0' && !isspace((unsigned char)*in)) {
        if (*in != '"' && *in != '\'') {
            *out++ = *in++;
            continue;
        }
        char *close = strchr(in + 1, *in);
        if (close == NULL) {
            *unmatched = true;
            return NULL;
        }
        memmove(out, in + 1, (size_t)(close - in - 1));
        out += close - in - 1;
        in = close + 1;
    }
    *text = *in != '\0' ? in + 1 : in;
    *out = '\0';
    return word;
}

/* Keeps the option's text for RuntimeMXBean, but for what the launcher adds. */
static void remember_argument(Options *o, const char *text)
{
    if (strncmp(text, "-Djava.class.path", 17) == 0 || strncmp(text, "-Dsun.java.", 11) == 0)
        return;
    char **grown = realloc(o->arguments, ((size_t)o->argument_count + 1) * sizeof *grown);
    if (grown == NULL)
        vm_fatal("out of memory for the command line");
    o->arguments = grown;
    o->arguments[o->argument_count++] = strdup(text);
}

static enum Outcome apply_text(Parse *p, const char *text, const char *source)
{
    bool         unmatched = false;
    char        *copy = strdup(text), *at = copy;
    enum Outcome outcome = TAKEN;
    for (char *word; outcome == TAKEN && (word = next_word(&at, &unmatched)) != NULL; ) {
        outcome = apply_option(p, word);
        remember_argument(p->options, word);
    }
    if (unmatched)
        outcome = refuse("Unmatched quote in %s\n", source);
    free(copy);
    return outcome;
}

static char *read_text(const char *path)    /* malloc'ed; NULL: cannot be opened */
{
    char  *text = NULL;
    size_t capacity = 0;
    FILE  *file = fopen(path, "re");
    if (file == NULL)
        return NULL;
    if (getdelim(&text, &capacity, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    fclose(file);
    return text;
}

static enum Outcome opt_options_file(Parse *p, const char *tail, const char *option)
{
    if (p->in_file || p->file_seen) {
        options_complain(p->options, p->in_file
            ? "A VM options file may not refer to a VM options file. Specification of '-XX:VMOptionsFile=<file-name>' in the options "
              "file '-XX:VMOptionsFile=%s' in options container '%s' is an error.\n"
            : "The VM options file '%s' may only be specified once in options container '%s'.\n", tail, p->container);
        return REFUSED;
    }
    char *text = read_text(tail);
    if (text == NULL)
        return refuse("Could not open options file '%s'\n", tail);
    p->in_file = p->file_seen = true;
    enum Outcome outcome = apply_text(p, text, option);
    p->in_file = false;
    free(text);
    return outcome;
}

static enum Outcome opt_settings_file(Parse *p, const char *tail, const char *option)  /* lines of -XX settings, # comments */
{
    enum Outcome outcome = TAKEN;
    char *text = read_text(tail), *rest = text, *line;
    (void)option;
    p->settings_seen = true;
    if (text == NULL)
        return refuse("Could not open settings file %s\n", tail);
    flags_set_origin(FLAG_CONFIG_FILE);
    while (outcome == TAKEN && (line = strsep(&rest, "\n")) != NULL) {
        line[strcspn(line, "#")] = '\0';
        bool unmatched = false;
        for (char *word; outcome == TAKEN && (word = next_word(&line, &unmatched)) != NULL; )
            if (!flags_process(p->options, word, p->ignore_unrecognized))
                outcome = REFUSED;
    }
    flags_set_origin(FLAG_COMMAND_LINE);
    free(text);
    return outcome;
}

static enum Outcome apply_environment(Parse *p, const char *name)
{
    char        container[64];
    const char *value = getuid() == geteuid() && getgid() == getegid() ? getenv(name) : NULL;
    if (value == NULL)
        return TAKEN;
    snprintf(container, sizeof container, "env_var='%s'", name);
    p->container = container;
    options_complain(p->options, "Picked up %s: %s\n", name, value);
    flags_set_origin(FLAG_ENVIRONMENT);
    enum Outcome outcome = apply_text(p, value, name);
    flags_set_origin(FLAG_COMMAND_LINE);
    p->container = "cmd_line_args";
    return outcome;
}

/* ---- after parsing --------------------------------------------------------------------------------------- */

static u8 clamp_size(double bytes, u8 smallest, u8 largest)
{
    return bytes < (double)smallest ? smallest : bytes > (double)largest ? largest : (u8)bytes;
}

static double percentage(const Options *o, const char *fraction_flag, double percent)
{
    char  *text = flags_given(o, fraction_flag) ? options_flag_value(o, fraction_flag) : NULL;
    double fraction = text != NULL ? strtod(text, NULL) : 0;
    free(text);
    return fraction > 0 ? 100.0 / fraction : percent;
}

/* The heap's limits: as given, or shares of physical memory. */
static void size_heap(Parse *p)
{
    Options *o = p->options;
    u8       memory = container_memory_bytes(o->UseContainerSupport);
    o->physical_memory_bytes = memory;
    memory = memory < o->MaxRAM && !flags_given(o, "MaxRAM") ? memory : o->MaxRAM;     /* what is given counts, even above what there is */
    if (!p->heap_given) {
        double usual = (double)memory * percentage(o, "MaxRAMFraction", o->MaxRAMPercentage) / 100;
        double small = (double)memory * percentage(o, "MinRAMFraction", o->MinRAMPercentage) / 100;
        double bytes = small < 126 * MB ? small : usual < 126 * MB ? 126 * MB : usual;  /* small machines give a larger share */
        o->MaxHeapSize = clamp_size(bytes, p->initial_given ? o->InitialHeapSize : 0, (u8)1 << 46);
        if (p->initial_given && o->MaxHeapSize < o->InitialHeapSize)
            o->MaxHeapSize = o->InitialHeapSize;
    }
    if (o->MaxHeapSize < HEAP_ALIGNMENT)
        options_exit_during_initialization("Too small maximum heap");
    if (o->MaxHeapSize > (u8)1 << 46)
        options_exit_during_initialization("Could not reserve enough space for %lluKB object heap",
                                           (unsigned long long)(o->MaxHeapSize / KB));
    if (p->initial_given && o->InitialHeapSize > o->MaxHeapSize)
        options_exit_during_initialization("Initial heap size set to a larger value than the maximum heap size");
    if (!p->heap_given)
        flags_note_ergonomic(o, "MaxHeapSize");
    if (!p->initial_given) {
        flags_note_ergonomic(o, "InitialHeapSize");
        o->InitialHeapSize = clamp_size((double)memory * percentage(o, "InitialRAMFraction", o->InitialRAMPercentage) / 100,
                                        8 * MB, o->MaxHeapSize);
    }
    o->MaxHeapSize = align_up(o->MaxHeapSize, HEAP_ALIGNMENT);
    o->InitialHeapSize = align_up(o->InitialHeapSize, HEAP_ALIGNMENT);
    if (o->InitialHeapSize > o->MaxHeapSize)
        o->InitialHeapSize = o->MaxHeapSize;
    o->heap_max_bytes = o->MaxHeapSize;
    o->heap_is_given = p->heap_given;
    o->marker_threads = o->ParallelGCThreads > 0 ? (int)o->ParallelGCThreads
                      : p->heap_given && o->MaxHeapSize >= MARKED_BY_MANY ? (o->processors < 4 ? o->processors : 4) : 1;
    o->heap_initial_bytes = p->initial_given || o->InitialHeapSize < USUAL_FIRST_HEAP ? o->InitialHeapSize : USUAL_FIRST_HEAP;
}

static void check_collectors(const Options *o)      /* ours is chosen for all of them, but only one may be asked for */
{
    static const char *const names[] = { "UseSerialGC", "UseParallelGC", "UseG1GC", "UseZGC", "UseShenandoahGC", "UseEpsilonGC" };
    int chosen = 0;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        chosen += flags_is_true(o, names[i]);
    if (chosen > 1)
        options_exit_during_initialization("Multiple garbage collectors selected");
}

static const char *mode_text(const Options *o)
{
    if (!VM_HAS_COMPILER || o->execution_mode == EXEC_INT || !o->UseCompiler)
        return "interpreted mode";
    return o->execution_mode == EXEC_COMP ? "compiled mode" : "mixed mode";
}

static void set_default_properties(Options *o)
{
    char        path[4096];
    const char *library_path = getenv("LD_LIBRARY_PATH");
    set_property(o, "java.vm.specification.name", "Java Virtual Machine Specification");
    set_property(o, "java.vm.specification.vendor", "Oracle Corporation");
    set_property(o, "java.vm.specification.version", "17");
    set_property(o, "java.vm.name", VM_NAME);
    set_property(o, "java.vm.version", VM_VERSION);
    set_property(o, "java.vm.vendor", VM_VENDOR);
    set_property(o, "java.vm.info", "");
    set_property(o, "jdk.debug", "release");
    set_property(o, "sun.boot.library.path", "");
    snprintf(path, sizeof path, "%s%s/usr/java/packages/lib:/usr/lib/x86_64-linux-gnu/jni:/lib/x86_64-linux-gnu:"
             "/usr/lib/x86_64-linux-gnu:/usr/lib/jni:/lib:/usr/lib", library_path != NULL ? library_path : "",
             library_path != NULL && *library_path != '\0' ? ":" : "");
    set_property(o, "java.library.path", path);
    set_property(o, "java.home", "");
    set_property(o, "java.class.path", "");
}

static void check_library_path(const Options *o)
{
    enum { MOST = 4097 - (int)(sizeof "/libjava.so" - 1) };
    for (const char *p = options_property(o, "sun.boot.library.path"); *p != '\0'; ) {
        size_t length = strcspn(p, ":");
        if (length > MOST)
            options_exit_during_initialization("The VM tried to use a path that exceeds the maximum path length for this system. Review path-containing "
                                               "parameters and properties, such as sun.boot.library.path, to identify potential sources for this path.");
        p += length + (p[length] != '\0');
    }
}

/* What can be known only after all options were seen.  The checks are ordered as HotSpot's. */
static bool finish(Parse *p)
{
    Options    *o = p->options;
    char        path[4096], number[24];
    const char *home = options_property(o, "java.home");
    o->java_home = options_find_java_home(*home != '\0' ? home : NULL);
    if (o->java_home == NULL) {
        fflush(stdout);
        current_exit(1);
        _exit(1);
    }
    set_property(o, "java.home", o->java_home);
    snprintf(path, sizeof path, "%s/lib", o->java_home);
    if (*options_property(o, "sun.boot.library.path") == '\0')
        set_property(o, "sun.boot.library.path", path);
    check_library_path(o);
    if (*options_property(o, "java.vm.info") == '\0')
        set_property(o, "java.vm.info", mode_text(o));
    if (*o->boot_append != '\0')
        set_property(o, "jdk.boot.class.path.append", o->boot_append);
    snprintf(number, sizeof number, "%llu", (unsigned long long)o->MaxDirectMemorySize);
    set_property(o, "sun.nio.MaxDirectMemorySize", flags_given(o, "MaxDirectMemorySize") ? number : "-1");     /* never the user's */
    o->class_path = strdup(options_property(o, "java.class.path"));
    p->initial_given |= flags_given(o, "InitialHeapSize") && o->InitialHeapSize != 0;
    p->heap_given |= flags_given(o, "MaxHeapSize") && o->MaxHeapSize != 0;
    if (!p->settings_seen && access(".hotspotrc", F_OK) == 0)
        options_warning(".hotspotrc file is present but has been ignored.  Run with -XX:Flags=.hotspotrc to load the file.");
    check_collectors(o);
    if (!flags_check_together(o))
        return false;
    o->processors = o->ActiveProcessorCount > 0 ? (int)o->ActiveProcessorCount : container_processors(o->UseContainerSupport);
    size_heap(p);
    if (o->ThreadStackSize != 0 && o->ThreadStackSize < SMALLEST_STACK_KB) {
        snprintf(number, sizeof number, "%d", SMALLEST_STACK_KB);
        return refuse_on_stdout("\nThe Java thread stack size specified is too small. Specify at least %sk\n", number) == TAKEN;
    }
    o->thread_stack_bytes = (size_t)(o->ThreadStackSize != 0 ? o->ThreadStackSize : KB) * KB;
    if (o->PrintFlagsFinal)
        flags_print_all(o, stdout);
    return true;
}

static void take_hooks(Options *o, const OptionText *given, int count)
{
    o->vfprintf_hook = vfprintf;
    for (int i = 0; i < count; i++) {
        if (strcmp(given[i].text, "vfprintf") == 0)
            o->vfprintf_hook = (int (*)(FILE *, const char *, va_list))(uintptr_t)given[i].extra;
        else if (strcmp(given[i].text, "exit") == 0)
            o->exit_hook = (void (*)(int))(uintptr_t)given[i].extra;
        else if (strcmp(given[i].text, "abort") == 0)
            o->abort_hook = (void (*)(void))(uintptr_t)given[i].extra;
    }
    if (o->vfprintf_hook == NULL)
        o->vfprintf_hook = vfprintf;
    current_vfprintf = o->vfprintf_hook;
    current_exit = o->exit_hook != NULL ? o->exit_hook : exit;
}

static bool is_hook(const char *text)
{
    return strcmp(text, "vfprintf") == 0 || strcmp(text, "exit") == 0 || strcmp(text, "abort") == 0;
}

/* Settings that change how other options are read count wherever they stand. */
static void look_ahead(Parse *p, const OptionText *given, int count)
{
    const char *tools = getenv("JAVA_TOOL_OPTIONS"), *late = getenv("_JAVA_OPTIONS");
    const char *name = "-XX:+IgnoreUnrecognizedVMOptions";
    for (int i = 0; i < count; i++) {
        p->ignore_unrecognized |= strcmp(given[i].text, name) == 0;
        warnings_on &= strcmp(given[i].text, "-XX:-PrintWarnings") != 0;
    }
    p->ignore_unrecognized |= (tools != NULL && strstr(tools, name) != NULL) || (late != NULL && strstr(late, name) != NULL);
}

enum OptionsResult options_parse(const OptionText *given, int count, bool ignore_unrecognized, Options **result)
{
    Options     *o = calloc(1, sizeof *o);
    Parse        parse = { .options = o, .ignore_unrecognized = ignore_unrecognized, .container = "cmd_line_args" };
    enum Outcome outcome = TAKEN;
    if (o == NULL)
        vm_fatal("out of memory for the command line");
    *result = NULL;
    warnings_on = true;
    take_hooks(o, given, count);
    flags_init(o);
    o->boot_append = strdup("");
    set_default_properties(o);
    look_ahead(&parse, given, count);
    outcome = apply_environment(&parse, "JAVA_TOOL_OPTIONS");
    for (int i = 0; i < count && outcome == TAKEN; i++)
        if (!is_hook(given[i].text)) {
            outcome = apply_option(&parse, given[i].text);
            remember_argument(o, given[i].text);
        }
    if (outcome == TAKEN)
        outcome = apply_environment(&parse, "_JAVA_OPTIONS");
    if (outcome != TAKEN || !finish(&parse)) {
        options_free(o);
        return outcome == UNKNOWN ? OPTIONS_ERROR : OPTIONS_INVALID;    /* HotSpot tells them apart */
    }
    *result = o;
    return OPTIONS_OK;
}

void options_free(Options *o)
{
    if (o == NULL)
        return;
    flags_free(o);
    for (int i = 0; i < o->property_count; i++) {
        free(o->properties[i].key);
        free(o->properties[i].value);
    }
    for (int i = 0; i < o->patch_count; i++) {
        free(o->patches[i].module);
        free(o->patches[i].paths);
    }
    for (int i = 0; i < o->assertion_rule_count; i++)
        free(o->assertion_rules[i].name);
    for (int i = 0; i < o->argument_count; i++)
        free(o->arguments[i]);
    free(o->arguments);
    free(o->properties);
    free(o->patches);
    free(o->assertion_rules);
    free(o->java_home);
    free(o->class_path);
    free(o->agent_option);
    free(o->boot_append);
    free(o);
}

/* ---- questions ------------------------------------------------------------------------------------------- */

static const AssertionRule *find_rule(const Options *o, const char *name, size_t length, bool is_package)
{
    for (int i = o->assertion_rule_count; i-- > 0; )
        if (o->assertion_rules[i].is_package == is_package && strncmp(o->assertion_rules[i].name, name, length) == 0
            && o->assertion_rules[i].name[length] == '\0')
            return &o->assertion_rules[i];
    return NULL;
}

bool options_assertions_enabled(const Options *o, const char *class_name, bool boot)
{
    const AssertionRule *rule = find_rule(o, class_name, strlen(class_name), false);
    const char *dot = strrchr(class_name, '.');
    size_t      length = dot != NULL ? (size_t)(dot - class_name) : 0;
    while (rule == NULL) {                  /* the class's package, then the enclosing ones */
        rule = find_rule(o, class_name, length, true);
        while (length > 0 && class_name[--length] != '.') { }
        if (length == 0)
            break;
    }
    return rule != NULL ? rule->enable : boot ? o->system_assertions : o->user_assertions;
}
