/* classlib/launcher_args.c -- argument files, JDK_JAVA_OPTIONS, class path wildcards. */
#include "classlib/launcher_args.h"
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char environment_name[] = "JDK_JAVA_OPTIONS";

typedef struct Expander {
    Args out;
    bool in_environment;
    bool value_follows;                     /* the last option takes the next argument */
    bool main_found;                        /* what follows belongs to the program */
    bool no_files;                          /* --disable-@files */
} Expander;

void *args_memory(void *allocated)
{
    if (allocated == NULL) {
        fprintf(stderr, "Error: out of memory for the command line\n");
        exit(1);
    }
    return allocated;
}

static bool is_one_of(const char *text, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(text, *list) == 0)
            return true;
    return false;
}

bool args_takes_value(const char *option)
{
    static const char *const list[] = {
        "-jar", "-classpath", "-cp", "--class-path", "-m", "--module", "--describe-module", "-d", "--source", "-p", "--module-path",
        "--upgrade-module-path", "--add-modules", "--enable-native-access", "--limit-modules", "--add-exports", "--add-opens",
        "--add-reads", "--patch-module", NULL,
    };
    return is_one_of(option, list);
}

/* Options that name the program or end the run: the environment may not hold them. */
static bool is_terminal(const char *option)
{
    static const char *const list[] = {
        "-jar", "-m", "--module", "--dry-run", "-h", "-?", "-help", "--help", "-X", "--help-extra", "-version", "--version",
        "-fullversion", "--full-version", NULL,
    };
    return is_one_of(option, list) || strncmp(option, "--module=", 9) == 0;
}

static void push(Args *args, char *text)
{
    args->at = args_memory(realloc(args->at, ((size_t)args->count + 2) * sizeof *args->at));
    args->at[args->count++] = text;
    args->at[args->count] = NULL;
}

/* Add one argument that is not a file, keeping track of where the program's own arguments begin. */
static bool add_argument(Expander *e, char *argument, const char *file)
{
    if (e->in_environment && is_terminal(argument)) {
        if (file != NULL)
            fprintf(stderr, "Error: Option %s in %s is not allowed in environment variable %s\n", argument, file, environment_name);
        else
            fprintf(stderr, "Error: Option %s is not allowed in environment variable %s\n", argument, environment_name);
        return false;
    }
    if (!e->main_found) {
        bool was_value = e->value_follows;
        e->value_follows = false;
        if (*argument != '-') {
            e->main_found = !was_value;
        } else if (args_takes_value(argument)) {
            e->value_follows = strcmp(argument, "-jar") != 0 && strcmp(argument, "-m") != 0 && strcmp(argument, "--module") != 0;
        } else if (strcmp(argument, "--disable-@files") == 0) {
            e->no_files = true;             /* and stays: the VM refuses it, as the JDK's does */
        } else if (strncmp(argument, "--module=", 9) == 0) {
            e->main_found = true;
        }
        if (e->main_found && e->in_environment) {
            fprintf(stderr, "Error: Cannot specify main class in environment variable %s\n", environment_name);
            return false;
        }
    }
    push(&e->out, argument);
    return true;
}

/* ---- argument files -------------------------------------------------------------------------------------- */

/* The character a backslash and c stand for inside quotes. */
static char unescape(char c)
{
    switch (c) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'f': return '\f';
    default:  return c;
    }
}

/* The next token of an argument file from *at: words apart at white space, # comments, quotes of both kinds inside which
 * a backslash escapes, or joins lines.  NULL at the end.  Malloc'ed. */
static char *next_token(const char **at)
{
    const char *in = *at;
    while (isspace((unsigned char)*in) || *in == '#')
        in += *in == '#' ? strcspn(in, "\r\n") : 1;
    if (*in == '\0')
        return NULL;
    char *token = args_memory(malloc(strlen(in) + 1)), *out = token, quote = '\0';
    for (; *in != '\0'; in++) {
        if (*in == '\n' || *in == '\r' || (quote == '\0' && (isspace((unsigned char)*in) || *in == '#')))
            break;
        if (*in == quote) {
            quote = '\0';
        } else if (quote == '\0' && (*in == '"' || *in == '\'')) {
            quote = *in;
        } else if (quote != '\0' && *in == '\\' && (in[1] == '\n' || in[1] == '\r')) {
            while (isspace((unsigned char)in[1]))
                in++;
        } else if (quote != '\0' && *in == '\\' && in[1] != '\0') {
            *out++ = unescape(*++in);
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
    *at = in;
    return token;
}

static char *read_argument_file(const char *path)
{
    struct stat info;
    FILE       *file = fopen(path, "re");
    char       *text = NULL;
    if (file == NULL || fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode)) {
        fprintf(stderr, "Error: could not open `%s'\n", path);
    } else if (info.st_size > INT32_MAX) {
        fprintf(stderr, "Error: Argument file size should not be larger than %d.\n", INT32_MAX);
    } else {
        text = calloc(1, (size_t)info.st_size + 1);
        if (text != NULL && fread(text, 1, (size_t)info.st_size, file) != (size_t)info.st_size) {
            fprintf(stderr, "Error: could not open `%s'\n", path);
            free(text);
            text = NULL;
        }
    }
    if (file != NULL)
        fclose(file);
    return text;
}

static bool add_file(Expander *e, const char *path)
{
    char       *text = read_argument_file(path);
    const char *at = text;
    bool        good = text != NULL;
    for (char *token; good && (token = next_token(&at)) != NULL; )
        good = add_argument(e, token, path - 1);            /* with its '@' in messages; files do not nest */
    free(text);
    return good;
}

static bool expand_argument(Expander *e, char *argument)
{
    if (*argument != '@' || argument[1] == '\0' || e->main_found || e->no_files)
        return add_argument(e, argument, NULL);
    return argument[1] == '@' ? add_argument(e, argument + 1, NULL) : add_file(e, argument + 1);
}

/* ---- the environment ------------------------------------------------------------------------------------- */

static bool expand_environment(Expander *e)
{
    const char *in = getenv(environment_name);
    if (in == NULL)
        return true;
    fprintf(stderr, "NOTE: Picked up %s: %s\n", environment_name, in);
    for (;;) {
        while (isspace((unsigned char)*in))
            in++;
        if (*in == '\0')
            return true;
        char *word = args_memory(malloc(strlen(in) + 1)), *out = word, quote = '\0';    /* lives as an argument */
        for (; *in != '\0' && (quote != '\0' || !isspace((unsigned char)*in)); in++) {
            if (*in == quote)
                quote = '\0';
            else if (quote == '\0' && (*in == '"' || *in == '\''))
                quote = *in;
            else
                *out++ = *in;
        }
        *out = '\0';
        if (quote != '\0') {
            fprintf(stderr, "Error: Unmatched quote in environment variable %s\n", environment_name);
            return false;
        }
        if (!expand_argument(e, word))
            return false;
    }
}

bool args_expand(int argc, char **argv, Args *out)
{
    Expander e = { .in_environment = true };
    push(&e.out, argc > 0 ? argv[0] : (char *)"jvm");
    if (!expand_environment(&e))
        return false;
    e.in_environment = false;
    for (int i = 1; i < argc; i++)
        if (!expand_argument(&e, argv[i]))
            return false;
    *out = e.out;
    return true;
}

/* ---- class path wildcards -------------------------------------------------------------------------------- */

static bool is_jar_name(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && (strcmp(name + length - 4, ".jar") == 0 || strcmp(name + length - 4, ".JAR") == 0);
}

/* Write the jars of `directory` (ends in '/', or is empty for the current one).  False: none, the entry stays as it is. */
static bool write_jars(FILE *out, const char *directory)
{
    bool found = false;
    DIR *stream = opendir(*directory != '\0' ? directory : ".");
    for (struct dirent *entry; stream != NULL && (entry = readdir(stream)) != NULL; )
        if (is_jar_name(entry->d_name)) {
            fprintf(out, "%s%s%s", found ? ":" : "", directory, entry->d_name);
            found = true;
        }
    if (stream != NULL)
        closedir(stream);
    return found;
}

char *args_expand_class_path(const char *path)
{
    char  *result = NULL;
    size_t bytes = 0;
    if (strchr(path, '*') == NULL)
        return strdup(path);
    FILE *out = args_memory(open_memstream(&result, &bytes));
    for (const char *at = path; ; ) {
        size_t length = strcspn(at, ":");
        bool   star = length > 0 && at[length - 1] == '*' && (length == 1 || at[length - 2] == '/');
        char  *directory = strndup(at, star ? length - 1 : length);
        if (!star || !write_jars(out, directory))
            fprintf(out, "%.*s", (int)length, at);
        free(directory);
        if (at[length] == '\0')
            break;
        fputc(':', out);
        at += length + 1;
    }
    fclose(out);
    return result;
}
