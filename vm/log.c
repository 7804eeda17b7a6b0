/* vm/log.c -- outputs, each with a level per tag set; one write() per line, so that lines never mix. */
#include "vm/log.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { NEVER = LOG_ERROR + 1, OUTPUTS_MAX = 16, TAGS_IN_SET_MAX = 6, NAME_MAX_BYTES = 32 };

static const char *const tag_sets[LOG_TAG_COUNT] = {
#define LOG_TEXT(name, text) [LOG_##name] = text,
    LOG_TAGS(LOG_TEXT)
#undef LOG_TEXT
};
static const char *const level_names[] = { "off", "trace", "debug", "info", "warning", "error" };

/* All tags of JDK 17: a selection of tags that we never log is not an error. */
static const char known_tags[] =
    " add age alloc annotation arguments asm attach barrier biasedlocking blocks bot breakpoint bytecode cds census class "
    "classhisto cleanup codecache compaction compilation condy constantpool constraints container coops cpu cset data "
    "datacreation dcmd decoder defaultmethods director dump dynamic ergo event exceptions exit fingerprint free "
    "freelist gc handshake hashtables heap humongous ihop iklass indy init inlining install interpreter itables jfr jit "
    "jni jvmci jvmti lambda library liveness load loader logging malloc map mark marking membername memops metadata "
    "metaspace methodcomparator methodhandles mirror mmu module monitorinflation monitormismatch nestmates nmethod nmt "
    "normalize numa objecttagging obsolete oldobject oom oopmap oops oopstorage os owner pagesize parser patch path "
    "perf periodic phases plab placeholders preorder preview promotion protectiondomain ptrqueue purge record redefine "
    "ref refine region reloc remset resolve safepoint sampling scavenge sealed setting smr stackbarrier stackmap "
    "stacktrace stackwalk start startup startuptime state stats streaming stringdedup stringtable subclass survivor "
    "suspend sweep symboltable system table task thread throttle time timer tlab tracking trimnative unload unshareable "
    "update valuebasedclasses verification verify vmmutex vmoperation vmthread vtables vtablestubs workgang cause ";

/* In the order they are printed in. */
#define DECORATORS(D)                                                                                   \
    D(time, "t") D(utctime, "utc") D(uptime, "u") D(timemillis, "tm") D(uptimemillis, "um")             \
    D(timenanos, "tn") D(uptimenanos, "un") D(hostname, "hn") D(pid, "p") D(tid, "ti") D(level, "l") D(tags, "tg")
enum Decorator {
#define D(name, short_name) DECORATE_##name,
    DECORATORS(D)
#undef D
    DECORATOR_COUNT
};
static const char *const decorator_names[][2] = {
#define D(name, short_name) { #name, short_name },
    DECORATORS(D)
#undef D
};
enum { STANDARD_DECORATORS = 1 << DECORATE_uptime | 1 << DECORATE_level | 1 << DECORATE_tags };

typedef struct Output {
    char *name;                         /* "stdout", "stderr", or "file=..." as given */
    int   fd;
    u4    decorators;                   /* set of enum Decorator */
    u1    levels[LOG_TAG_COUNT];        /* lowest level written; NEVER */
    int   padding[DECORATOR_COUNT];     /* widest text so far: later ones are padded to it, as HotSpot does */
} Output;

/* Private to log_enabled(); warnings are on before anything is configured. */
u1 log_levels[LOG_TAG_COUNT] = { [0 ... LOG_TAG_COUNT - 1] = LOG_WARNING };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Output *outputs[OUTPUTS_MAX];
static int     output_count;
static struct timespec start_time;

/* ---- outputs --------------------------------------------------------------------------------------------------- */
static Output *add_output(const char *name, int fd, u1 level)
{
    Output *output = output_count < OUTPUTS_MAX ? calloc(1, sizeof *output) : NULL;
    if (output == NULL || (output->name = strdup(name)) == NULL)
        vm_fatal("too many log outputs, or out of memory");
    output->fd = fd;
    output->decorators = STANDARD_DECORATORS;
    memset(output->levels, level, sizeof output->levels);
    return outputs[output_count++] = output;
}

static void update_levels(void)
{
    for (int tag = 0; tag < LOG_TAG_COUNT; tag++) {
        u1 lowest = NEVER;
        for (int i = 0; i < output_count; i++)
            if (outputs[i]->levels[tag] < lowest)
                lowest = outputs[i]->levels[tag];
        log_levels[tag] = lowest;
    }
}

/* Under the lock. */
static void ensure_started(void)
{
    if (output_count > 0)
        return;
    if (start_time.tv_sec == 0)
        clock_gettime(CLOCK_MONOTONIC, &start_time);
    add_output("stdout", STDOUT_FILENO, LOG_WARNING);
    add_output("stderr", STDERR_FILENO, NEVER);
    update_levels();
}

void log_start(void)
{
    pthread_mutex_lock(&lock);
    clock_gettime(CLOCK_MONOTONIC, &start_time);
    ensure_started();
    pthread_mutex_unlock(&lock);
}

void log_finish(void)
{
    pthread_mutex_lock(&lock);
    for (int i = 0; i < output_count; i++) {
        if (outputs[i]->fd > STDERR_FILENO)
            close(outputs[i]->fd);
        free(outputs[i]->name);
        free(outputs[i]);
    }
    output_count = 0;
    start_time = (struct timespec){ 0, 0 };
    memset(log_levels, LOG_WARNING, sizeof log_levels);  /* as they are before the start */
    pthread_mutex_unlock(&lock);
}

static int64_t uptime_nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (start_time.tv_sec == 0)
        start_time = now;
    return (now.tv_sec - start_time.tv_sec) * INT64_C(1000000000) + now.tv_nsec - start_time.tv_nsec;
}

double log_uptime_seconds(void) { return (double)uptime_nanos() / 1e9; }

/* ---- lines ----------------------------------------------------------------------------------------------------- */
static int format_date(char *text, size_t size, bool utc)
{
    struct timespec now;
    struct tm fields;
    char date[32], zone[8] = "+0000";
    clock_gettime(CLOCK_REALTIME, &now);
    if (utc)
        gmtime_r(&now.tv_sec, &fields);
    else
        localtime_r(&now.tv_sec, &fields);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &fields);
    if (!utc)
        strftime(zone, sizeof zone, "%z", &fields);
    return snprintf(text, size, "%s.%03ld%s", date, now.tv_nsec / 1000000, zone);
}

static int format_decorator(char *text, size_t size, enum Decorator which, enum LogTag tag, enum LogLevel level)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t real = now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
    switch (which) {
    case DECORATE_time: case DECORATE_utctime: return format_date(text, size, which == DECORATE_utctime);
    case DECORATE_uptime:       return snprintf(text, size, "%.3fs", log_uptime_seconds());
    case DECORATE_timemillis:   return snprintf(text, size, "%lldms", (long long)(real / 1000000));
    case DECORATE_uptimemillis: return snprintf(text, size, "%lldms", (long long)(uptime_nanos() / 1000000));
    case DECORATE_timenanos:    return snprintf(text, size, "%lldns", (long long)real);
    case DECORATE_uptimenanos:  return snprintf(text, size, "%lldns", (long long)uptime_nanos());
    case DECORATE_hostname:
        if (gethostname(text, size) != 0)
            text[0] = '\0';
        text[size - 1] = '\0';
        return (int)strlen(text);
    case DECORATE_pid:          return snprintf(text, size, "%ld", (long)getpid());
    case DECORATE_tid:          return snprintf(text, size, "%ld", syscall(SYS_gettid));
    case DECORATE_level:        return snprintf(text, size, "%s", level_names[level]);
    case DECORATE_tags:         return snprintf(text, size, "%s", tag_sets[tag]);
    case DECORATOR_COUNT:       break;
    }
    return 0;
}

/* "[0.012s][info][class,load] ", or nothing with no decorators. */
static size_t decorate(Output *output, char *line, size_t size, enum LogTag tag, enum LogLevel level)
{
    size_t used = 0;
    for (int d = 0; d < DECORATOR_COUNT; d++) {
        char text[128];
        if ((output->decorators >> d & 1) == 0)
            continue;
        int length = format_decorator(text, sizeof text, d, tag, level);
        if (length > output->padding[d])
            output->padding[d] = length;
        used += (size_t)snprintf(line + used, size - used, "[%-*s]", output->padding[d], text);
    }
    if (used > 0)
        line[used++] = ' ';
    return used;
}

static void write_line(Output *output, enum LogTag tag, enum LogLevel level, const char *text, size_t length)
{
    char   short_line[2048];
    size_t room = DECORATOR_COUNT * 130 + length + 2;
    char  *line = room <= sizeof short_line ? short_line : malloc(room);
    if (line == NULL)
        return;
    size_t used = decorate(output, line, room, tag, level);
    memcpy(line + used, text, length);
    used += length;
    line[used++] = '\n';
    for (const char *p = line; used > 0; ) {
        ssize_t written = write(output->fd, p, used);
        if (written < 0 && errno != EINTR)
            break;                      /* a log that cannot be written must not disturb the program */
        p += written > 0 ? written : 0;
        used -= written > 0 ? (size_t)written : 0;
    }
    if (line != short_line)
        free(line);
}

void log_write(enum LogTag tag, enum LogLevel level, const char *format, ...)
{
    va_list args;
    char   *text;
    if (!log_enabled_at(tag, level))
        return;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0)
        return;
    if (length > 0 && text[length - 1] == '\n')
        length--;
    pthread_mutex_lock(&lock);
    ensure_started();
    for (int i = 0; i < output_count; i++)
        if (level >= outputs[i]->levels[tag])
            write_line(outputs[i], tag, level, text, (size_t)length);
    pthread_mutex_unlock(&lock);
    free(text);
}

/* ---- -Xlog ----------------------------------------------------------------------------------------------------- */
/* "tag+tag*=level" */
typedef struct Selection {
    char tags[TAGS_IN_SET_MAX][NAME_MAX_BYTES];
    int  tag_count;                     /* 0: all */
    bool wildcard;
    u1   level;
} Selection;

typedef struct ErrorText { char *text; size_t size; } ErrorText;

static bool PRINTF(2, 3) fail(ErrorText error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error.text, error.size, format, args);
    va_end(args);
    return false;
}

static bool is_known_tag(const char *tag, size_t length)
{
    char wanted[NAME_MAX_BYTES + 2];
    if (length == 0 || length >= NAME_MAX_BYTES || memchr(tag, ' ', length) != NULL)
        return false;
    snprintf(wanted, sizeof wanted, " %.*s ", (int)length, tag);
    return strstr(known_tags, wanted) != NULL;
}

static bool parse_level(const char *text, size_t length, u1 *level, ErrorText error)
{
    for (size_t i = 0; i < COUNT_OF(level_names); i++)
        if (strlen(level_names[i]) == length && strncasecmp(text, level_names[i], length) == 0) {
            *level = i == LOG_OFF ? NEVER : (u1)i;
            return true;
        }
    return fail(error, "Invalid level '%.*s' in log selection.", (int)length, text);
}

static bool add_tag(Selection *selection, const char *tag, size_t length, ErrorText error)
{
    if (!is_known_tag(tag, length))
        return fail(error, "Invalid tag '%.*s' in log selection.", (int)length, tag);
    if (selection->tag_count == TAGS_IN_SET_MAX)
        return fail(error, "Too many tags in log selection '%.*s' (can only have up to %d tags).", (int)length, tag,
                    TAGS_IN_SET_MAX - 1);
    for (int i = 0; i < selection->tag_count; i++)
        if (strlen(selection->tags[i]) == length && memcmp(selection->tags[i], tag, length) == 0)
            return fail(error, "Log selection contains duplicates of tag %.*s.", (int)length, tag);
    memcpy(selection->tags[selection->tag_count++], tag, length);
    return true;
}

static bool parse_selection(const char *text, size_t length, Selection *selection, ErrorText error)
{
    const char *end = text + length, *equals = memchr(text, '=', length);
    *selection = (Selection){ .level = LOG_INFO };
    if (equals != NULL && !parse_level(equals + 1, (size_t)(end - equals - 1), &selection->level, error))
        return false;
    if (equals != NULL)
        end = equals;
    if (end - text == 3 && memcmp(text, "all", 3) == 0)
        return true;
    if (end > text && end[-1] == '*') {
        selection->wildcard = true;
        end--;
    }
    for (;;) {
        const char *plus = memchr(text, '+', (size_t)(end - text));
        const char *stop = plus != NULL ? plus : end;
        if (!add_tag(selection, text, (size_t)(stop - text), error))
            return false;
        if (plus == NULL)
            return true;
        text = plus + 1;
    }
}

/* The tag set has the selected tags, in any order, and no others unless there is a wildcard. */
static bool selects(const Selection *selection, const char *tag_set)
{
    int set_tags = 0, matches = 0;
    while (*tag_set != '\0') {
        size_t length = strcspn(tag_set, ",");
        for (int i = 0; i < selection->tag_count; i++)
            matches += strlen(selection->tags[i]) == length && memcmp(selection->tags[i], tag_set, length) == 0;
        set_tags++;
        tag_set += length + (tag_set[length] == ',');
    }
    return matches == selection->tag_count && (selection->tag_count == 0 || selection->wildcard || set_tags == matches);
}

static bool parse_decorators(const char *text, u4 *decorators, ErrorText error)
{
    *decorators = 0;
    if (*text == '\0')
        *decorators = STANDARD_DECORATORS;
    if (*text == '\0' || strcmp(text, "none") == 0)
        return true;
    for (;;) {
        size_t length = strcspn(text, ","), d = 0;
        for (; d < DECORATOR_COUNT; d++)
            if ((strlen(decorator_names[d][0]) == length && memcmp(decorator_names[d][0], text, length) == 0) ||
                (strlen(decorator_names[d][1]) == length && memcmp(decorator_names[d][1], text, length) == 0))
                break;
        if (d == DECORATOR_COUNT)
            return fail(error, "Invalid decorator '%.*s'.", (int)length, text);
        *decorators |= 1u << d;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

/* %p: process, %t: time of the start. */
static void expand_file_name(char *out, size_t size, const char *name)
{
    size_t used = 0;
    for (; *name != '\0' && used + 24 < size; name++) {
        if (name[0] == '%' && name[1] == 'p') {
            used += (size_t)snprintf(out + used, size - used, "%ld", (long)getpid());
            name++;
        } else if (name[0] == '%' && name[1] == 't') {
            time_t now = time(NULL);
            struct tm fields;
            used += strftime(out + used, size - used, "%Y-%m-%d_%H-%M-%S", localtime_r(&now, &fields));
            name++;
        } else {
            out[used++] = *name;
        }
    }
    out[used] = '\0';
}

static Output *open_file(const char *name, const char *options, ErrorText error)
{
    char path[4096], unquoted[4096];
    snprintf(unquoted, sizeof unquoted, "%s", name + strlen("file="));
    size_t length = strlen(unquoted);
    if (length >= 2 && unquoted[0] == '"' && unquoted[length - 1] == '"') {
        unquoted[length - 1] = '\0';
        memmove(unquoted, unquoted + 1, length - 1);
    }
    expand_file_name(path, sizeof path, unquoted);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd >= 0)
        return add_output(name, fd, NEVER);
    fail(error, "Error opening log file '%s': %s\nInitialization of output '%s' using options '%s' failed.", path,
         strerror(errno), name, *options != '\0' ? options : "(null)");
    return NULL;
}

static Output *find_output(const char *name, const char *options, ErrorText error)
{
    char full[4096];
    if (*name == '\0')
        name = "stdout";
    const char *equals = strchr(name, '=');
    if (equals != NULL && strncmp(name, "file=", 5) != 0) {
        fail(error, "Unsupported log output type: %s", name);
        return NULL;
    }
    bool standard = strcmp(name, "stdout") == 0 || strcmp(name, "stderr") == 0;
    snprintf(full, sizeof full, "%s%s", standard || equals != NULL ? "" : "file=", name);
    for (int i = 0; i < output_count; i++)
        if (strcmp(outputs[i]->name, full) == 0)
            return outputs[i];
    return open_file(full, options, error);
}

/* Selections "a,b=debug"; output NULL: only checked. */
static bool parse_selections(char *text, Output *output, ErrorText error)
{
    for (;;) {
        Selection selection;
        size_t length = strcspn(text, ",");
        if (!parse_selection(text, length, &selection, error))
            return false;
        for (int tag = 0; output != NULL && tag < LOG_TAG_COUNT; tag++)
            if (selects(&selection, tag_sets[tag]))
                output->levels[tag] = selection.level;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

/* Cuts at the next colon outside quotes. */
static char *next_part(char **rest)
{
    char *part = *rest, *p = part;
    bool  quoted = false;
    for (; *p != '\0' && (*p != ':' || quoted); p++)
        quoted ^= *p == '"';
    *rest = *p != '\0' ? p + 1 : p;
    *p = '\0';
    return part;
}

static void print_help(void)
{
    printf("-Xlog[:[selections][:[output][:[decorators][:output-options]]]]\n"
           "  selections  tag1[+tag2...][*][=level][,...] or all; * selects tag sets that have more tags, too\n"
           "  levels      off, trace, debug, info (default), warning, error\n"
           "  output      stdout (default), stderr, file=<name>; %%p and %%t in it: process and time\n"
           "  decorators  none, or of:");
    for (size_t d = 0; d < DECORATOR_COUNT; d++)
        printf(" %s (%s)", decorator_names[d][0], decorator_names[d][1]);
    printf("\n  Tag sets this VM writes:\n");
    for (int tag = 0; tag < LOG_TAG_COUNT; tag++)
        printf("    %s\n", tag_sets[tag]);
    printf("  -Xlog:disable turns everything off, warnings included.\n");
    fflush(stdout);
}

static void disable_all(void)
{
    for (int i = 0; i < output_count; i++)
        memset(outputs[i]->levels, NEVER, sizeof outputs[i]->levels);
}

static bool configure(char *rest, ErrorText error)
{
    char *selections = next_part(&rest), *name = next_part(&rest), *decorators = next_part(&rest);
    u4    set;
    if (*selections == '\0')
        selections = "all";
    if (!parse_selections(selections, NULL, error) || !parse_decorators(decorators, &set, error))
        return false;
    Output *output = find_output(name, rest, error);
    if (output == NULL || !parse_selections(selections, output, error))
        return false;
    output->decorators = set;
    return true;
}

bool log_configure(const char *spec, char *error, size_t error_bytes)
{
    ErrorText text = { error, error_bytes };
    bool ok = true;
    if (error_bytes > 0)
        error[0] = '\0';
    if (*spec != '\0' && *spec != ':')
        return false;                   /* HotSpot gives no reason either */
    char *copy = strdup(*spec == ':' ? spec + 1 : spec);
    if (copy == NULL)
        vm_fatal("out of memory");
    pthread_mutex_lock(&lock);
    ensure_started();
    if (strcmp(copy, "help") == 0)
        print_help();
    else if (strcmp(copy, "disable") == 0)
        disable_all();
    else if (strcmp(copy, "async") != 0)
        ok = configure(copy, text);
    update_levels();
    pthread_mutex_unlock(&lock);
    free(copy);
    return ok;
}

bool log_is_on_stdout(enum LogTag tag)
{
    pthread_mutex_lock(&lock);
    ensure_started();
    bool is_on = outputs[0]->levels[tag] <= LOG_INFO;
    pthread_mutex_unlock(&lock);
    return is_on;
}

bool log_verbose(const char *what)
{
    static const struct { const char *what, *spec; } rows[] = {
        { "class", ":class+load*,class+unload*" }, { "module", ":module+load,module+unload" }, { "gc", ":gc" },
        { "jni", ":jni+resolve=debug" },
    };
    char ignored[256];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(what, rows[i].what) == 0)
            return log_configure(rows[i].spec, ignored, sizeof ignored);
    return false;
}
