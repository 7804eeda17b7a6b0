/* jit/command.c */
#include "jit/command.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "vm/flags.h"
#include "vm/lifetime.h"
#include "vm/options.h"
#include "vm/vm.h"

typedef enum CommandOption {
#define OPTION(name, type) COMMAND_##name,
#define OTHER(name, type)  COMMAND_##name,
#include "jit/command_options.def"
    COMMAND_COUNT
} CommandOption;

static const struct { const char *name, *type; } known[COMMAND_COUNT] = {
#define OPTION(name, type) { #name, #type },
#define OTHER(name, type)  { #name, #type },
#include "jit/command_options.def"
};

typedef enum MatchMode { MATCH_WHOLE, MATCH_START, MATCH_END, MATCH_PART } MatchMode;
typedef struct Pattern { const char *given, *text; size_t length; MatchMode mode; } Pattern;

typedef struct Command {
    struct Command *earlier;
    CommandOption option;
    Pattern klass, method;
    const char *descriptor;                             /* "": any */
    bool value;                                         /* of an option of type bool */
} Command;

static Command *commands;                               /* the last one first */
static bool is_quiet;
static const char separators[] = " \t,";

/* ---- reading --------------------------------------------------------------------------------------------------------------------- */

static char *keep(const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copy = lifetime_alloc(bytes);
    if (copy == NULL) vm_fatal("out of memory");
    return memcpy(copy, text, bytes);
}

static char *next_token(char **rest) { return strtok_r(NULL, separators, rest); }

/* Stars at either end.  False: one is inside, or there is nothing. */
static bool read_pattern(Pattern *p, char *given, const char **error)
{
    p->given = keep(given);
    size_t length = strlen(given);
    bool open_end = length > 0 && given[length - 1] == '*', open_start = *given == '*';
    if (open_end) given[length - 1] = '\0';
    p->text = keep(given + (open_start && *given != '\0'));
    p->length = strlen(p->text);
    p->mode = open_start ? (open_end ? MATCH_PART : MATCH_END) : open_end ? MATCH_START : MATCH_WHOLE;
    *error = length == 0 || strpbrk(given, "[]()") != NULL ? "Could not parse method pattern" :
             strcmp(p->given, "**") == 0 ? "** Not a valid pattern" : strchr(p->text, '*') != NULL ? " Embedded * not allowed" : NULL;
    return *error == NULL;
}

static void take_descriptor(Command *c, char *token)    /* off its end */
{
    char *descriptor = token != NULL ? strchr(token, '(') : NULL;
    if (descriptor == NULL) return;
    c->descriptor = keep(descriptor);
    *descriptor = '\0';
}

static bool is_type(const char *text)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(text, known[i].type) == 0) return true;
    return false;
}

/* package/Class.method, package.Class::method or "package/Class method"; then a descriptor. */
static bool read_methods(Command *c, bool is_named, char **rest, const char **error)
{
    static const char *const missing = "Method pattern missing from command", *const bad = "Could not parse method pattern";
    char *token = next_token(rest), *colons, *method;
    if (token == NULL) return *error = missing, false;
    c->descriptor = "";
    take_descriptor(c, token);
    if ((colons = strstr(token, "::")) != NULL) {
        method = colons + 2;
        if (strstr(method, "::") != NULL) return *error = "Method pattern only allows one '::' allowed", false;
        if (strchr(token, '/') != NULL) return *error = "Method pattern uses '/' together with '::'", false;
        *colons = '\0';
        for (char *p = token; (p = strchr(p, '.')) != NULL; ) *p = '/';
    } else if ((method = strchr(token, '.')) != NULL) {
        if (strchr(method + 1, '.') != NULL) return *error = "Method pattern uses multiple '.' in pattern", false;
        *method++ = '\0';
    } else if ((method = next_token(rest)) == NULL) {
        return *error = bad, false;
    } else if (is_named && is_type(method)) {
        return *error = "Did not specify any method name", false;
    }
    take_descriptor(c, method);
    if (!read_pattern(&c->klass, token, error) || !read_pattern(&c->method, method, error)) return false;
    if (strpbrk(token, "<>") != NULL) return *error = "Chars '<' and '>' not allowed in class name", false;
    if (*rest != NULL) *rest += strspn(*rest, separators);
    if (*rest != NULL && **rest == '(') take_descriptor(c, next_token(rest));
    return true;
}

static bool find_option(const char *name, CommandOption *option)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcasecmp(name, known[i].name) == 0) return *option = (CommandOption)i, true;
    return false;
}

/* Its text as HotSpot shows it, in `shown`. */
static bool read_value(Command *c, char **rest, char *shown, size_t room, const char **error)
{
    static char text[160];
    const char *name = known[c->option].name, *type = known[c->option].type;
    char *token = next_token(rest), *end = token;
    bool ok = true;
    c->value = true;
    if (token == NULL) {
        snprintf(shown, room, "bool %s = true", name);
        snprintf(text, sizeof text, "  Option '%s' is not followed by a value", name);
        return *error = text, strcmp(type, "bool") == 0;
    }
    if (strcmp(type, "bool") == 0) {
        c->value = strcasecmp(token, "true") == 0;
        ok = c->value || strcasecmp(token, "false") == 0;
        snprintf(shown, room, "bool %s = %s", name, c->value ? "true" : "false");
    } else if (strcmp(type, "intx") == 0) {
        snprintf(shown, room, "intx %s = %lld", name, strtoll(token, &end, 10));
        ok = end != token;
    } else if (strcmp(type, "uintx") == 0) {
        snprintf(shown, room, "uintx %s = %llu", name, strtoull(token, &end, 10));
        ok = end != token;
    } else if (strcmp(type, "double") == 0) {
        snprintf(shown, room, "double %s = %f", name, strtod(token, &end));
        ok = end != token;
    } else {
        size_t used = (size_t)snprintf(shown, room, "const char* %s = '%s", name, token);
        while ((token = next_token(rest)) != NULL && used < room) used += (size_t)snprintf(shown + used, room - used, " %s", token);
        if (used < room) snprintf(shown + used, room - used, "'");
    }
    snprintf(text, sizeof text, "Value cannot be read for option '%s' of type '%s'", name, type);
    return *error = text, ok;
}

/* "option,METHODS,NAME" of a bool, or "option,METHODS,TYPE,NAME,VALUE".  Without a name HotSpot says nothing: *error is NULL. */
static bool read_named_option(Command *c, char **rest, const char **error)
{
    static char text[160];
    char *name = next_token(rest);
    bool typed = name != NULL && is_type(name);
    const char *type = typed ? name : "bool";
    if (typed) name = next_token(rest);
    *error = name != NULL ? text : NULL;
    if (name == NULL || !find_option(name, &c->option)) {
        snprintf(text, sizeof text, "Unrecognized option '%s'", name != NULL ? name : "");
        return false;
    }
    snprintf(text, sizeof text, typed ? "Type '%s' does not match option '%s'" : "  Missing type '%s' before option '%s'",
             typed ? type : known[c->option].type, known[c->option].name);
    return strcmp(type, known[c->option].type) == 0;
}

static bool read_command(char *name, char **rest, Command *c, char *shown, size_t room, const char **error)
{
    static char text[160];
    bool is_named = strcasecmp(name, "option") == 0;
    snprintf(text, sizeof text, "Unrecognized option '%s'", name);
    if (!is_named && !find_option(name, &c->option)) return *error = text, false;
    return read_methods(c, is_named, rest, error) && (!is_named || read_named_option(c, rest, error)) && read_value(c, rest, shown, room, error);
}

static void show_help(void)
{
    printf("-XX:CompileCommand=<option>,<method pattern>[,<value>] sets an option of the compiler for some methods; of type bool: to true,\n"
           "if there is no value.  A method pattern is package/Class.method or package.Class::method, with or without a descriptor,\n"
           "and stars may stand before and behind the class, and the method.\n"
           "-XX:CompileCommand=quiet: do not say what was understood.  -XX:CompileCommandFile=<file>: a command on each line.\n\nHeeded:\n");
#define OPTION(name, type) printf("    " #name " (" #type ")\n");
#define OTHER(name, type)
#include "jit/command_options.def"
    printf("Accepted without effect:\n");
#define OPTION(name, type)
#define OTHER(name, type)  printf("    " #name " (" #type ")\n");
#include "jit/command_options.def"
}

static void obey(const Command *c, const char *shown)
{
    if (c->option == COMMAND_blackhole && !flags_is_true(vm.options, "UnlockExperimentalVMOptions")) {
        options_warning("Blackhole compile option is experimental and must be enabled via -XX:+UnlockExperimentalVMOptions");
        return;
    }
    Command *kept = lifetime_alloc(sizeof *kept);
    if (kept == NULL) vm_fatal("out of memory");
    *kept = *c;
    kept->earlier = commands;
    commands = kept;
    if (!is_quiet) printf("CompileCommand: %s %s.%s%s %s\n", known[c->option].name, c->klass.given, c->method.given, c->descriptor, shown);
}

static void read_line(const char *line)
{
    Command c = { 0 };
    char *copy = strdup(line), *rest = NULL, shown[512];
    char *name = copy != NULL ? strtok_r(copy, separators, &rest) : NULL;
    const char *error = NULL;
    if (name == NULL) {
        free(copy);
        return;
    }
    if (strcasecmp(name, "help") == 0) {
        show_help();
    } else if (strcasecmp(name, "quiet") == 0) {
        is_quiet = true;
    } else if (read_command(name, &rest, &c, shown, sizeof shown, &error)) {
        obey(&c, shown);
    } else if (error != NULL) {
        printf("CompileCommand: An error occurred during parsing\nError: %s\nLine: '%s'\n\n"
               "Usage: '-XX:CompileCommand=<option>,<method pattern>' - to set boolean option to true\n"
               "Usage: '-XX:CompileCommand=<option>,<method pattern>,<value>'\n"
               "Use:   '-XX:CompileCommand=help' for more information and to list all option.\n\n", error, line);
    }
    free(copy);
}

static void read_lines(const char *text)
{
    char *copy = strdup(text), *rest = copy, *line;
    while ((line = strsep(&rest, "\n")) != NULL)
        if (*line != '\0' && *line != '#') read_line(line);
    free(copy);
}

/* Classes, for all their methods, and Class::method or, if there is no "::" in the whole text, Class.method. */
static void read_compile_only(const char *text)
{
    char *copy = strdup(text), *rest = NULL, command[1024];
    bool has_colons = strstr(text, "::") != NULL;
    for (char *p = copy; p != NULL && *p != '\0'; p++)
        if (*p == '\n') *p = ',';
    for (char *p = copy != NULL ? strtok_r(copy, separators, &rest) : NULL; p != NULL; p = next_token(&rest)) {
        char *method = strstr(p, has_colons ? "::" : ".");
        if (method != NULL) *method = '\0';
        for (char *dot = p; (dot = strchr(dot, '.')) != NULL; ) *dot = '/';
        if (method != NULL) method += has_colons ? 2 : 1;
        snprintf(command, sizeof command, "compileonly,%s.%s", *p != '\0' ? p : "*", method != NULL && *method != '\0' ? method : "*");
        read_line(command);
    }
    free(copy);
}

static void read_file(const char *path)
{
    char  *text = NULL;
    size_t capacity = 0;
    FILE  *file = fopen(path, "re");
    if (file != NULL && getdelim(&text, &capacity, '\0', file) > 0) read_lines(text);
    free(text);
    if (file != NULL) fclose(file);
}

void command_start(void)
{
    read_lines(vm.options->CompileCommand);
    read_compile_only(vm.options->CompileOnly);
    if (*vm.options->CompileCommandFile != '\0')
        read_file(vm.options->CompileCommandFile);
    else if (access(".hotspot_compiler", F_OK) == 0)
        options_warning(".hotspot_compiler file is present but has been ignored.  Run with -XX:CompileCommandFile=.hotspot_compiler to load the file.");
    fflush(stdout);
}

/* ---- asking ---------------------------------------------------------------------------------------------------------------------- */

static bool fits(const Pattern *p, const Symbol *name)
{
    const char *chars = symbol_chars(name);
    if (name->length < p->length) return false;
    switch (p->mode) {
    case MATCH_WHOLE: return name->length == p->length && memcmp(chars, p->text, p->length) == 0;
    case MATCH_START: return memcmp(chars, p->text, p->length) == 0;
    case MATCH_END:   return memcmp(chars + name->length - p->length, p->text, p->length) == 0;
    default:          return strstr(chars, p->text) != NULL;
    }
}

static bool is_for(const Command *c, const Method *m)
{
    return fits(&c->klass, m->klass->name) && fits(&c->method, m->name) &&
           (*c->descriptor == '\0' || strcmp(c->descriptor, symbol_chars(m->descriptor)) == 0);
}

static const Command *find_command(CommandOption option, const Method *m)       /* NULL m: any */
{
    const Command *c = commands;
    while (c != NULL && !(c->option == option && (m == NULL || is_for(c, m)))) c = c->earlier;
    return c;
}

static bool is_told(CommandOption option, const Method *m)
{
    const Command *c = find_command(option, m);
    return c != NULL && c->value;
}

bool command_allows(const Method *m)
{
    return !is_told(COMMAND_exclude, m) && (find_command(COMMAND_compileonly, NULL) == NULL || is_told(COMMAND_compileonly, m));
}

bool command_allows_inlining(const Method *m) { return !is_told(COMMAND_dontinline, m) && !is_told(COMMAND_exclude, m); }

void command_warn_of_blackhole(const Method *m)
{
    if (!is_told(COMMAND_blackhole, m)) return;
    const char *need = m->return_type != 'V' ? "methods with void type" : m->code_length != 1 ? "empty methods" :
                       !method_is_static(m) ? "static methods" : NULL;
    if (need != NULL)
        options_warning("Blackhole compile option only works for %s: %s.%s%s", need, class_external_name(m->klass), symbol_chars(m->name),
                        symbol_chars(m->descriptor));
}

bool command_prints(const Method *m) { return is_told(COMMAND_print, m) || is_told(COMMAND_PrintAssembly, m); }

bool command_chance(const Method *m, u4 place, u4 one_in)
{
    u4 seed = (u4)vm.options->CompileSeed;
    if (seed == 0) return false;
    u8 h = (u8)(m->name->hash ^ m->klass->name->hash * 31 ^ m->descriptor->hash * 7) + place * 0x9E3779B97F4A7C15ull + seed * 0xD1B54A32D192ED03ull;
    h = (h ^ h >> 31) * 0xBF58476D1CE4E5B9ull;
    return (h ^ h >> 29) % one_in == 0;
}
