/* vm/flags.c -- finds, checks and stores -XX flags.
 * A flag's facts (type, lock, range) come from HotSpot's table; a flag of ours alone takes them from options.def. */
#include "vm/flags.h"
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum FlagType { TYPE_bool, TYPE_ccstr, TYPE_ccstrlist, TYPE_int, TYPE_uint, TYPE_intx, TYPE_uintx, TYPE_uint64_t, TYPE_size_t, TYPE_double };
enum FlagLock { LOCK_PRODUCT, LOCK_MANAGEABLE, LOCK_DIAGNOSTIC, LOCK_EXPERIMENTAL };

static const char *const type_names[] = { "bool", "ccstr", "ccstrlist", "int", "uint", "intx", "uintx", "uint64_t", "size_t", "double" };
static const char *const lock_names[] = { "product", "manageable", "diagnostic", "experimental" };
static const char *const origin_names[] = {
    [FLAG_DEFAULT] = "default", [FLAG_COMMAND_LINE] = "command line", [FLAG_ENVIRONMENT] = "environment",
    [FLAG_CONFIG_FILE] = "config file", [FLAG_MANAGEMENT] = "management", [FLAG_ERGONOMIC] = "ergonomic",
};

static enum FlagOrigin  present_origin = FLAG_COMMAND_LINE;
static pthread_mutex_t  write_lock = PTHREAD_MUTEX_INITIALIZER; /* values of writeable flags */

typedef struct Flag {
    const char   *name;
    enum FlagType type;
    enum FlagLock lock;
    const char   *smallest, *largest;                           /* "" if unlimited */
} Flag;

static const Flag hotspot_flags[] = {
#define FLAG(type, lock, name)                      { #name, TYPE_##type, LOCK_##lock, "", "" },
#define NUMBER(type, lock, name, smallest, largest) { #name, TYPE_##type, LOCK_##lock, smallest, largest },
#include "vm/hotspot_flags.def"
};

static const struct OwnFlag {                                   /* the same, and where the value is kept */
    Flag   flag;
    size_t offset;
} own_flags[] = {
#define BOOL(name, initial)                    { { #name, TYPE_bool, LOCK_PRODUCT, "", "" }, offsetof(Options, name) },
#define INT(name, initial, smallest, largest)  { { #name, TYPE_intx, LOCK_PRODUCT, #smallest, #largest }, offsetof(Options, name) },
#define SIZE(name, initial)                    { { #name, TYPE_size_t, LOCK_PRODUCT, "", "" }, offsetof(Options, name) },
#define REAL(name, initial, smallest, largest) { { #name, TYPE_double, LOCK_PRODUCT, #smallest, #largest }, offsetof(Options, name) },
#define TEXT(name, initial)                    { { #name, TYPE_ccstr, LOCK_PRODUCT, "", "" }, offsetof(Options, name) },
#include "vm/options.def"
};

enum { HOTSPOT_COUNT = COUNT_OF(hotspot_flags), FLAG_COUNT = HOTSPOT_COUNT + COUNT_OF(own_flags) };

/* What became of old flags.  A flag with a replacement is an alias for it. */
static const struct OldFlag { const char *name, *version, *replacement; bool removed; } old_flags[] = {
    { "DefaultMaxRAMFraction", "8.0", "MaxRAMFraction", false },   { "CreateMinidumpOnCrash", "9.0", "CreateCoredumpOnCrash", false },
    { "MaxGCMinorPauseMillis", "8.0", NULL, false },               { "MaxRAMFraction", "10.0", NULL, false },
    { "MinRAMFraction", "10.0", NULL, false },                     { "InitialRAMFraction", "10.0", NULL, false },
    { "TLABStats", "12.0", NULL, false },                          { "AllowRedefinitionToAddDeleteMethods", "13.0", NULL, false },
    { "FlightRecorder", "13.0", NULL, false },                     { "UseBiasedLocking", "15.0", NULL, false },
    { "PrintBiasedLockingStatistics", "15.0", NULL, false },       { "PrintPreciseBiasedLockingStatistics", "15.0", NULL, false },
    { "UseOptoBiasInlining", "15.0", NULL, false },                { "BiasedLockingBulkRebiasThreshold", "15.0", NULL, false },
    { "BiasedLockingBulkRevokeThreshold", "15.0", NULL, false },   { "BiasedLockingDecayTime", "15.0", NULL, false },
    { "BiasedLockingStartupDelay", "15.0", NULL, false },          { "CriticalJNINatives", "16.0", NULL, false },
    { "AssertOnSuspendWaitFailure", "17.0", NULL, true },          { "SuspendRetryCount", "17.0", NULL, true },
    { "SuspendRetryDelay", "17.0", NULL, true },                   { "TraceSuspendWaitFailures", "17.0", NULL, true },
};

/* ---- lookup ---------------------------------------------------------------------------------------------- */

static const Flag *flag_at(int i)
{
    return i < HOTSPOT_COUNT ? &hotspot_flags[i] : &own_flags[i - HOTSPOT_COUNT].flag;
}

static int find_flag(const char *name, size_t length)           /* -1: none */
{
    for (int i = 0; i < FLAG_COUNT; i++)
        if (strncmp(flag_at(i)->name, name, length) == 0 && flag_at(i)->name[length] == '\0')
            return i;
    return -1;
}

/* Where our VM keeps the value of flag i; NULL if it has no use for it. */
static void *flag_storage(const Options *options, int i)
{
    for (size_t k = 0; k < COUNT_OF(own_flags); k++)
        if (i == HOTSPOT_COUNT + (int)k || (i < HOTSPOT_COUNT && strcmp(own_flags[k].flag.name, hotspot_flags[i].name) == 0))
            return (char *)options + own_flags[k].offset;
    return NULL;
}

static const struct OldFlag *find_old(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT_OF(old_flags); i++)
        if (strncmp(old_flags[i].name, name, length) == 0 && old_flags[i].name[length] == '\0')
            return &old_flags[i];
    return NULL;
}

static bool flag_locked(const Options *options, const Flag *flag)
{
    if (strncmp(flag->name, "Unlock", 6) == 0)
        return false;
    return (flag->lock == LOCK_DIAGNOSTIC && !flags_is_true(options, "UnlockDiagnosticVMOptions"))
        || (flag->lock == LOCK_EXPERIMENTAL && !flags_is_true(options, "UnlockExperimentalVMOptions"));
}

/* Shared pairs of neighbouring letters against the lengths: 1.0 for (nearly) equal names. */
static double similarity(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int pairs = 0;
    for (size_t i = 0; i + 1 < a_length; i++)
        for (size_t j = 0; j + 1 < b_length; j++)
            if (a[i] == b[j] && a[i + 1] == b[j + 1]) {
                pairs++;
                break;
            }
    return 2.0 * pairs / (double)(a_length + b_length);
}

static const Flag *closest_flag(const char *name, size_t length)
{
    const Flag *best = NULL;
    double      best_score = 0.7;                               /* below that, no suggestion */
    for (int i = 0; i < FLAG_COUNT; i++) {
        double score = similarity(flag_at(i)->name, strlen(flag_at(i)->name), name, length);
        if (score > best_score || (best == NULL && score >= best_score)) {
            best_score = score;
            best = flag_at(i);
        }
    }
    return best;
}

/* ---- values ---------------------------------------------------------------------------------------------- */

static bool is_signed(enum FlagType type) { return type == TYPE_int || type == TYPE_intx; }

bool options_parse_size(const char *text, u8 *bytes)
{
    char *end;
    bool  hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    if (!isdigit((unsigned char)text[0]))
        return false;
    errno = 0;
    u8 value = strtoull(text, &end, hex ? 16 : 10);
    if (errno != 0 || end == text)
        return false;
    const char *units = "kmgt", *unit = *end != '\0' ? strchr(units, tolower((unsigned char)*end)) : NULL;
    int         shift = unit != NULL ? 10 * (int)(unit - units + 1) : 0;
    if (end[unit != NULL] != '\0' || value > UINT64_MAX >> shift)
        return false;
    *bytes = value << shift;
    return true;
}

static bool parse_number(const char *text, enum FlagType type, u8 *value)
{
    bool negative = *text == '-' && is_signed(type);
    if (!options_parse_size(text + negative, value))
        return false;
    u8 limit = type == TYPE_int ? (u8)INT32_MAX : type == TYPE_uint ? UINT32_MAX : type == TYPE_intx ? (u8)INT64_MAX : UINT64_MAX;
    if (*value > limit + negative)
        return false;
    if (negative)
        *value = -*value;
    return true;
}

/* The limits in the tables are numbers, INT64_MAX and kin, or nothing. */
static u8 range_limit(const char *text, u8 otherwise)
{
    static const struct { const char *name; int64_t value; } names[] = {
        { "INT64_MAX", INT64_MAX }, { "INT32_MAX", INT32_MAX }, { "INT32_MIN", INT32_MIN }, { "INT64_MIN", INT64_MIN },
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strstr(text, names[i].name) != NULL)
            return (u8)names[i].value;
    if (*text == '\0')
        return otherwise;
    return *text == '-' ? (u8)strtoll(text, NULL, 10) : strtoull(text, NULL, 10);
}

static bool in_range(const Flag *flag, u8 value, u8 *low, u8 *high)
{
    bool with_sign = is_signed(flag->type);
    *low = range_limit(flag->smallest, with_sign ? (u8)INT64_MIN : 0);
    *high = range_limit(flag->largest, with_sign ? (u8)INT64_MAX : UINT64_MAX);
    return with_sign ? (int64_t)value >= (int64_t)*low && (int64_t)value <= (int64_t)*high : value >= *low && value <= *high;
}

static bool check_range(const Options *options, const Flag *flag, u8 value)
{
    u8   low, high;
    bool with_sign = is_signed(flag->type);
    if (in_range(flag, value, &low, &high))
        return true;
    if (with_sign)
        options_complain(options, "%s %s=%" PRId64 " is outside the allowed range [ %" PRId64 " ... %" PRId64 " ]\n",
                         type_names[flag->type], flag->name, (int64_t)value, (int64_t)low, (int64_t)high);
    else
        options_complain(options, "%s %s=%" PRIu64 " is outside the allowed range [ %" PRIu64 " ... %" PRIu64 " ]\n",
                         type_names[flag->type], flag->name, value, low, high);
    return false;
}

static void remember(Options *options, int i, const char *text, bool accumulate)
{
    char *old = options->flag_texts[i];
    options->flag_origins[i] = (u1)present_origin;
    if (!accumulate || old == NULL) {
        options->flag_texts[i] = strdup(text);
    } else if (asprintf(&options->flag_texts[i], "%s\n%s", old, text) < 0) {
        options->flag_texts[i] = NULL;
    }
    free(old);
}

static void store_number(Options *options, int i, u8 value)
{
    char  text[24];
    void *storage = flag_storage(options, i);
    if (storage != NULL)
        *(u8 *)storage = value;                                 /* INT and SIZE are both 64 bits */
    snprintf(text, sizeof text, is_signed(flag_at(i)->type) ? "%" PRId64 : "%" PRIu64, value);
    remember(options, i, text, false);
}

static void store_bool(Options *options, int i, bool value)
{
    bool *storage = flag_storage(options, i);
    if (storage != NULL)
        *storage = value;
    remember(options, i, value ? "true" : "false", false);
}

static void store_text(Options *options, int i, const char *value, bool accumulate)
{
    char **storage = flag_storage(options, i);
    remember(options, i, value, accumulate);
    if (storage != NULL) {
        free(*storage);
        *storage = strdup(options->flag_texts[i]);
    }
}

static bool store_real(Options *options, int i, const char *text)
{
    char       *end;
    const Flag *flag = flag_at(i);
    double      value = strtod(text, &end);
    if (end == text || *end != '\0' || strspn(text, "0123456789.eE+-") != strlen(text))
        return false;
    if (*flag->smallest != '\0' && (value < strtod(flag->smallest, NULL) || value > strtod(flag->largest, NULL))) {
        options_complain(options, "double %s=%f is outside the allowed range [ %f ... %f ]\n", flag->name, value,
                         strtod(flag->smallest, NULL), strtod(flag->largest, NULL));
        return false;
    }
    double *storage = flag_storage(options, i);
    if (storage != NULL)
        *storage = value;
    remember(options, i, text, false);
    return true;
}

static bool set_flag(Options *options, int i, char sign, const char *value)
{
    u8            number;
    enum FlagType type = flag_at(i)->type;
    if (type == TYPE_bool) {
        if (sign == '\0' || value != NULL)
            return false;
        store_bool(options, i, sign == '+');
        return true;
    }
    if (sign != '\0' || value == NULL)
        return false;
    if (type == TYPE_ccstr || type == TYPE_ccstrlist) {
        store_text(options, i, value, type == TYPE_ccstrlist);
        return true;
    }
    if (type == TYPE_double)
        return store_real(options, i, value);
    if (!parse_number(value, type, &number) || !check_range(options, flag_at(i), number))
        return false;
    if (strcmp(flag_at(i)->name, "ObjectAlignmentInBytes") == 0 && (number & (number - 1)) != 0) {
        options_complain(options, "ObjectAlignmentInBytes (%" PRIu64 ") must be power of 2\n", number);
        return false;
    }
    store_number(options, i, number);
    return true;
}

/* ---- the entry points ------------------------------------------------------------------------------------ */

/* The name is neither ours nor HotSpot's, or its setting is malformed: say so. */
static bool refuse(const Options *options, const char *setting, const char *name, size_t length, int i, bool ignore_unrecognized)
{
    bool signed_form = *setting == '+' || *setting == '-';
    if (i >= 0 && flag_locked(options, flag_at(i))) {
        if (ignore_unrecognized)
            return true;
        const char *lock = lock_names[flag_at(i)->lock];
        options_complain(options, "Error: VM option '%s' is %s and must be enabled via -XX:+Unlock%c%sVMOptions.\n"
                                  "Error: The unlock option must precede '%s'.\n",
                         flag_at(i)->name, lock, toupper((unsigned char)*lock), lock + 1, flag_at(i)->name);
    } else if (i >= 0) {
        bool is_bool = flag_at(i)->type == TYPE_bool;
        options_complain(options, is_bool && !signed_form ? "Missing +/- setting for VM option '%s'\n"
                                : !is_bool && signed_form ? "Unexpected +/- setting in VM option '%s'\n"
                                                          : "Improperly specified VM option '%s'\n", name);
    } else {
        if (ignore_unrecognized)
            return true;
        options_complain(options, "Unrecognized VM option '%s'\n", name);
        const Flag *close = closest_flag(name, length);
        if (close != NULL)
            options_complain(options, "Did you mean '%s%s%s'? ", close->type == TYPE_bool ? "(+/-)" : "", close->name,
                             close->type == TYPE_bool ? "" : "=<value>");
    }
    return *setting == '#';                                     /* -XX:#... is commented out */
}

bool flags_process(Options *options, const char *setting, bool ignore_unrecognized)
{
    char        sign = *setting == '+' || *setting == '-' ? *setting : '\0';
    const char *name = setting + (sign != '\0'), *real_name = name;
    size_t      length = strcspn(name, "="), real_length;
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    real_length = length -= value != NULL && length > 0 && name[length - 1] == ':';     /* -XX:Name:=text */
    const struct OldFlag *old = find_old(name, length);
    if (old != NULL && old->removed) {
        options_warning("Ignoring option %s; support was removed in %s", old->name, old->version);
        return true;
    }
    if (old != NULL)
        options_warning("Option %s was deprecated in version %s and will likely be removed in a future release.%s%s%s", old->name,
                        old->version, old->replacement != NULL ? " Use option " : "",
                        old->replacement != NULL ? old->replacement : "", old->replacement != NULL ? " instead." : "");
    if (old != NULL && old->replacement != NULL) {
        real_name = old->replacement;
        real_length = strlen(real_name);
    }
    int i = length > 0 ? find_flag(real_name, real_length) : -1;
    if (i >= 0 && !flag_locked(options, flag_at(i)) && set_flag(options, i, sign, value))
        return true;
    return refuse(options, setting, name, length, i, ignore_unrecognized);
}

bool flags_set_number(Options *options, const char *name, u8 value)
{
    int i = find_flag(name, strlen(name));
    INVARIANT(i >= 0);
    if (!check_range(options, flag_at(i), value))
        return false;
    store_number(options, i, value);
    return true;
}

bool flags_given(const Options *options, const char *name)
{
    int i = find_flag(name, strlen(name));
    return i >= 0 && options->flag_texts[i] != NULL;
}

bool flags_is_true(const Options *options, const char *name)
{
    int   i = find_flag(name, strlen(name));
    bool *storage = i >= 0 ? flag_storage(options, i) : NULL;
    return storage != NULL ? *storage : i >= 0 && options->flag_texts[i] != NULL && strcmp(options->flag_texts[i], "true") == 0;
}

/* What a flag that has no effect is said to be: off, empty, or the allowed number next to 0; but what may be written is kept
 * in proportion to others. */
static const char *neutral_value(const Flag *flag)
{
    static const struct { const char *name, *value; } defaults[] = { { "MinHeapFreeRatio", "40" }, { "MaxHeapFreeRatio", "70" } };
    for (size_t k = 0; k < COUNT_OF(defaults); k++)
        if (strcmp(flag->name, defaults[k].name) == 0)
            return defaults[k].value;
    switch (flag->type) {
    case TYPE_bool:                      return "false";
    case TYPE_ccstr: case TYPE_ccstrlist: return "";
    default:                             return strtod(flag->smallest, NULL) > 0 ? flag->smallest : "0";
    }
}

static char *value_text(const Options *options, int i)
{
    char *text = NULL;
    void *storage = flag_storage(options, i);
    enum FlagType type = flag_at(i)->type;
    if (storage == NULL)                                        /* not kept */
        return strdup(options->flag_texts[i] != NULL ? options->flag_texts[i] : neutral_value(flag_at(i)));
    int written = type == TYPE_bool ? asprintf(&text, "%s", *(bool *)storage ? "true" : "false")
                : type == TYPE_double ? asprintf(&text, "%f", *(double *)storage)
                : type == TYPE_ccstr || type == TYPE_ccstrlist ? asprintf(&text, "%s", *(char **)storage)
                : is_signed(type) ? asprintf(&text, "%" PRId64, *(int64_t *)storage) : asprintf(&text, "%" PRIu64, *(u8 *)storage);
    return written >= 0 ? text : NULL;
}

char *options_flag_value(const Options *options, const char *name)
{
    int i = find_flag(name, strlen(name));
    if (i >= 0 && strcmp(name, "SoftMaxHeapSize") == 0 && options->flag_texts[i] == NULL)
        i = find_flag("MaxHeapSize", strlen("MaxHeapSize"));
    pthread_mutex_lock(&write_lock);
    char *text = i >= 0 ? value_text(options, i) : NULL;
    pthread_mutex_unlock(&write_lock);
    return text;
}

/* ---- while the VM runs ------------------------------------------------------------------------------------ */

void flags_set_origin(enum FlagOrigin origin) { present_origin = origin; }

void flags_note_ergonomic(Options *options, const char *name)
{
    int i = find_flag(name, strlen(name));
    INVARIANT(i >= 0);
    options->flag_origins[i] = FLAG_ERGONOMIC;
}

int flags_count(void) { return FLAG_COUNT; }

bool flags_facts(const Options *options, int i, FlagFacts *facts)
{
    const Flag *flag = flag_at(i);
    bool is_repeated = i >= HOTSPOT_COUNT && find_flag(flag->name, strlen(flag->name)) != i;
    if (is_repeated || flag_locked(options, flag))
        return false;
    facts->name = flag->name;
    facts->kind = flag->type == TYPE_bool ? FLAG_BOOLEAN : flag->type == TYPE_double ? FLAG_REAL
                : flag->type == TYPE_ccstr || flag->type == TYPE_ccstrlist ? FLAG_TEXT : FLAG_NUMBER;
    facts->origin = (enum FlagOrigin)options->flag_origins[i];
    facts->writeable = flag->lock == LOCK_MANAGEABLE;
    return true;
}

int flags_find(const Options *options, const char *name)
{
    int i = find_flag(name, strlen(name));
    return i >= 0 && !flag_locked(options, flag_at(i)) ? i : -1;
}

static u8 other_number(const Options *options, const char *name)
{
    char *text = value_text(options, find_flag(name, strlen(name)));
    u8    value = text != NULL ? strtoull(text, NULL, 10) : 0;
    free(text);
    return value;
}

static bool is_consistent(const Options *options, const char *name, u8 value)
{
    return strcmp(name, "MinHeapFreeRatio") == 0 ? value <= other_number(options, "MaxHeapFreeRatio")
         : strcmp(name, "MaxHeapFreeRatio") == 0 ? value >= other_number(options, "MinHeapFreeRatio")
         : strcmp(name, "SoftMaxHeapSize") == 0 ? value <= options->MaxHeapSize : true;
}

bool flags_check_together(const Options *options)
{
    u8   least = other_number(options, "MinHeapFreeRatio"), most = other_number(options, "MaxHeapFreeRatio");
    bool pads_words = options->ContendedPaddingWidth % 8 == 0;
    if (!pads_words)
        options_complain(options, "ContendedPaddingWidth (%" PRId64 ") must be a multiple of 8\n", options->ContendedPaddingWidth);
    if (least > most)
        options_complain(options, "MinHeapFreeRatio (%" PRIu64 ") must be less than or equal to MaxHeapFreeRatio (%" PRIu64 ")\n"
                                  "MaxHeapFreeRatio (%" PRIu64 ") must be greater than or equal to MinHeapFreeRatio (%" PRIu64 ")\n",
                         least, most, most, least);
    return pads_words && least <= most;
}

static bool write_number(Options *options, int i, const char *text, char *error, size_t bytes)
{
    u8 low, high, value = *text == '-' ? (u8)strtoll(text, NULL, 10) : strtoull(text, NULL, 10);
    const Flag *flag = flag_at(i);
    if (!in_range(flag, value, &low, &high)) {
        snprintf(error, bytes, is_signed(flag->type) ? "%s error: must have value in range [%" PRId64 "...%" PRId64 "]"
                                                     : "%s error: must have value in range [%" PRIu64 "...%" PRIu64 "]", flag->name, low, high);
        return false;
    }
    if (!is_consistent(options, flag->name, value)) {
        snprintf(error, bytes, "%s error: value violates its flag's constraint.", flag->name);
        return false;
    }
    store_number(options, i, value);
    return true;
}

static bool write_real(Options *options, int i, const char *text, char *error, size_t bytes)
{
    const Flag *flag = flag_at(i);
    double value = strtod(text, NULL);
    if (*flag->smallest != '\0' && !(value >= strtod(flag->smallest, NULL) && value <= strtod(flag->largest, NULL))) {
        snprintf(error, bytes, "%s error: must have value in range [%s...%s]", flag->name, flag->smallest, flag->largest);
        return false;
    }
    return store_real(options, i, text);
}

bool flags_write(Options *options, int i, const char *text, char *error, size_t bytes)
{
    const Flag *flag = flag_at(i);
    bool ok = flag->lock == LOCK_MANAGEABLE;
    snprintf(error, bytes, "This flag is not writeable.");
    pthread_mutex_lock(&write_lock);
    present_origin = FLAG_MANAGEMENT;
    if (ok && flag->type == TYPE_bool) store_bool(options, i, strcmp(text, "true") == 0);
    else if (ok && (flag->type == TYPE_ccstr || flag->type == TYPE_ccstrlist)) store_text(options, i, text, false);
    else if (ok && flag->type == TYPE_double) ok = write_real(options, i, text, error, bytes);
    else if (ok) ok = write_number(options, i, text, error, bytes);
    pthread_mutex_unlock(&write_lock);
    return ok;
}

/* ---- all of them ------------------------------------------------------------------------------------------- */

void flags_print_all(const Options *options, FILE *out)
{
    fprintf(out, "[Global flags]\n");
    for (size_t k = 0; k < COUNT_OF(own_flags); k++) {
        int         i = find_flag(own_flags[k].flag.name, strlen(own_flags[k].flag.name));
        const Flag *flag = flag_at(i);
        char       *value = options_flag_value(options, flag->name);
        fprintf(out, "%9s %-40s = %-40s {%s} {%s}\n", type_names[flag->type], flag->name, value != NULL ? value : "",
               lock_names[flag->lock], origin_names[options->flag_origins[i]]);
        free(value);
    }
}

void flags_init(Options *options)
{
#define BOOL(name, initial)                    options->name = initial;
#define INT(name, initial, smallest, largest)  options->name = initial;
#define SIZE(name, initial)                    options->name = initial;
#define REAL(name, initial, smallest, largest) options->name = initial;
#define TEXT(name, initial)                    options->name = strdup(initial);
#include "vm/options.def"
    options->flag_texts = calloc(FLAG_COUNT, sizeof *options->flag_texts);
    options->flag_origins = malloc(FLAG_COUNT);
    if (options->flag_texts == NULL || options->flag_origins == NULL)
        vm_fatal("out of memory for the command line");
    memset(options->flag_origins, FLAG_DEFAULT, FLAG_COUNT);
    present_origin = FLAG_COMMAND_LINE;
}

void flags_free(Options *options)
{
#define BOOL(name, initial)
#define INT(name, initial, smallest, largest)
#define SIZE(name, initial)
#define REAL(name, initial, smallest, largest)
#define TEXT(name, initial) free(options->name);
#include "vm/options.def"
    for (int i = 0; i < FLAG_COUNT; i++)
        free(options->flag_texts[i]);
    free(options->flag_texts);
    free(options->flag_origins);
}
