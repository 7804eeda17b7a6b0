/* vm/log.h -- -Xlog: tagged log lines in HotSpot's format, "[0.012s][info][class,load] text".
 * Testing log_enabled() costs one load; lines are written whole, by any thread. */
#ifndef VM_LOG_H
#define VM_LOG_H
#include "vm/base.h"

enum LogLevel { LOG_OFF, LOG_TRACE, LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

#define LOG_TAGS(TAG)                               \
    TAG(ARGUMENTS,          "arguments")            \
    TAG(CDS,                "cds")                  \
    TAG(CLASS_FINGERPRINT,  "class,fingerprint")    \
    TAG(CLASS_INIT,         "class,init")           \
    TAG(CLASS_LOAD,         "class,load")           \
    TAG(CLASS_LOAD_CAUSE,   "class,load,cause")     \
    TAG(CLASS_LOADER_CONSTRAINTS, "class,loader,constraints") \
    TAG(CLASS_LOADER_DATA,  "class,loader,data")    \
    TAG(CLASS_NESTMATES,    "class,nestmates")      \
    TAG(CLASS_PATH,         "class,path")           \
    TAG(CLASS_PRELOAD,      "class,preorder")       \
    TAG(CLASS_PREVIEW,      "class,preview")        \
    TAG(CLASS_RESOLVE,      "class,resolve")        \
    TAG(CLASS_SEALED,       "class,sealed")         \
    TAG(CLASS_UNLOAD,       "class,unload")         \
    TAG(CODECACHE,          "codecache")            \
    TAG(DEFAULTMETHODS,     "defaultmethods")       \
    TAG(EXCEPTIONS,         "exceptions")           \
    TAG(GC,                 "gc")                   \
    TAG(GC_HEAP,            "gc,heap")              \
    TAG(GC_INIT,            "gc,init")              \
    TAG(GC_REF,             "gc,ref")               \
    TAG(INIT,               "init")                 \
    TAG(INTERP,             "interpreter")          \
    TAG(ITABLES,            "itables")              \
    TAG(JIT_COMPILATION,    "jit,compilation")      \
    TAG(JIT_STATS,          "jit,stats")            \
    TAG(JIT_ASM,            "jit,asm")              \
    TAG(JNI,                "jni")                  \
    TAG(JNI_RESOLVE,        "jni,resolve")          \
    TAG(LIBRARY,            "library")              \
    TAG(LOGGING,            "logging")              \
    TAG(METHODHANDLES,      "methodhandles")        \
    TAG(MODULE,             "module")               \
    TAG(MODULE_LOAD,        "module,load")          \
    TAG(MONITORINFLATION,   "monitorinflation")     \
    TAG(OS,                 "os")                   \
    TAG(OS_THREAD,          "os,thread")            \
    TAG(PERF,               "perf")                 \
    TAG(PROTECTIONDOMAIN,   "protectiondomain")     \
    TAG(SAFEPOINT,          "safepoint")            \
    TAG(STACKTRACE,         "stacktrace")           \
    TAG(STACKWALK,          "stackwalk")            \
    TAG(STARTUPTIME,        "startuptime")          \
    TAG(STRINGTABLE,        "stringtable")          \
    TAG(SYMBOLTABLE,        "symboltable")          \
    TAG(THREAD,             "os,thread,timer")      \
    TAG(VERIFICATION,       "verification")         \
    TAG(VMTHREAD,           "vmthread")             \
    TAG(VTABLES,            "vtables")

enum LogTag {
#define LOG_ENUM(name, text) LOG_##name,
    LOG_TAGS(LOG_ENUM)
#undef LOG_ENUM
    LOG_TAG_COUNT
};

extern u1 log_levels[LOG_TAG_COUNT];            /* private: the lowest enabled level, LOG_ERROR + 1 if none is */

static inline bool log_enabled_at(enum LogTag tag, enum LogLevel level) { return unlikely(level >= log_levels[tag]); }
static inline bool log_enabled(enum LogTag tag) { return log_enabled_at(tag, LOG_INFO); }

/* Writes one line to every output that wants it; the text may hold newlines and needs none at its end. */
void log_write(enum LogTag tag, enum LogLevel level, const char *format, ...) PRINTF(3, 4);

/* What follows "-Xlog" on the command line: "" or ":selections[:output[:decorators[:options]]]", ":disable", or ":help"
 * (prints to stdout; the caller exits).  Size and count options of files are accepted and ignored: logs are not rotated.
 * False: HotSpot's error lines, separated by \n and without their decorations, are in error. */
MUST_CHECK bool log_configure(const char *spec, char *error, size_t error_bytes);
bool log_verbose(const char *what);             /* -verbose:class, module, gc, jni; false if there is none such */
bool log_is_on_stdout(enum LogTag tag);         /* are its lines of level info written there? */
double log_uptime_seconds(void);                /* since log_start, or since the first call */
void log_start(void);                           /* warnings and errors to stdout, uptime zero */
void log_finish(void);                          /* flush and close files; back to the defaults */
#endif
