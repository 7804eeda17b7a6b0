/* vm/options.h -- the command line as JNI_CreateJavaVM receives it, parsed once into a struct that is read-only
 * afterwards.  Accepts what HotSpot 17 accepts, with its texts for what it refuses; options that only tune HotSpot
 * (vm/hotspot_flags.def) are checked for form and ignored. */
#ifndef VM_OPTIONS_H
#define VM_OPTIONS_H
#include <stdarg.h>
#include <stdio.h>
#include "vm/base.h"

#define VM_NAME    "jvm"
#define VM_VENDOR  "The jvm project"
#define VM_VERSION "0.1"
enum { VM_HAS_COMPILER = 1 };               /* whether java.vm.info may claim more than "interpreted mode" */

typedef struct OptionText {                 /* laid out like JNI's JavaVMOption */
    char *text;
    void *extra;
} OptionText;

typedef struct Property { char *key, *value; } Property;

typedef struct AssertionRule {              /* -ea:pkg... and kin; later rules win */
    char *name;                             /* "a.b.C" or "a.b" ("" is the unnamed package), dots as typed */
    bool  is_package, enable;
} AssertionRule;

typedef struct PatchModule {                /* --patch-module=module=path:path */
    char *module, *paths;
} PatchModule;

enum ExecutionMode { EXEC_MIXED, EXEC_INT, EXEC_COMP };

typedef struct Options {
#define BOOL(name, initial)                      bool name;
#define INT(name, initial, smallest, largest)    int64_t name;
#define SIZE(name, initial)                      u8 name;
#define REAL(name, initial, smallest, largest)   double name;
#define TEXT(name, initial)                      char *name;
#include "vm/options.def"

    enum ExecutionMode execution_mode;      /* -Xint, -Xcomp, -Xmixed */
    u8     heap_max_bytes, heap_initial_bytes;
    u8     physical_memory_bytes;           /* of this machine or container */
    size_t thread_stack_bytes;              /* for threads created without a size of their own */
    bool   heap_is_given;                   /* -Xmx or the like was */
    int    marker_threads;                  /* how many threads mark objects in a collection */
    int    processors;                      /* what Runtime.availableProcessors starts with */

    char  *java_home;                       /* checked: has lib/modules, version 17.0.x */
    char  *class_path;                      /* java.class.path */
    char  *boot_append;                     /* -Xbootclasspath/a, ':'-separated; "" if none */
    char  *agent_option;                    /* the first -javaagent:, -agentlib:, -agentpath: or -Xrun; NULL if none */
    char **arguments;                       /* the options as given, for RuntimeMXBean.getInputArguments */
    int    argument_count;
    Property *properties;                   /* java.home, java.vm.*, -D..., jdk.module.* in order of definition */
    int    property_count;
    PatchModule *patches;
    int    patch_count;
    AssertionRule *assertion_rules;
    int    assertion_rule_count;
    bool   user_assertions, system_assertions;      /* -ea, -esa without names */
    bool   enable_preview;                  /* --enable-preview */

    bool   verbose_class, verbose_module, verbose_gc, verbose_jni;  /* also passed to the log, as -Xlog is (vm/log.h) */

    char **flag_texts;                      /* private to flags.c: settings as given, NULL at default */
    u1    *flag_origins;                    /* ... and who gave them */

    int  (*vfprintf_hook)(FILE *, const char *, va_list);           /* JNI hooks; never NULL */
    void (*exit_hook)(int);                 /* NULL: exit() */
    void (*abort_hook)(void);               /* NULL: abort() */
} Options;

enum OptionsResult { OPTIONS_OK = 0, OPTIONS_ERROR = -1, OPTIONS_INVALID = -6 };    /* as JNI_OK, JNI_ERR, JNI_EINVAL */

/* Parse JAVA_TOOL_OPTIONS, the given options, _JAVA_OPTIONS, in that order; find the JDK; size the heap.
 * On OPTIONS_OK *result is the struct; otherwise the reason was printed.  What HotSpot treats as fatal during
 * initialisation ends the process with status 1, as there.  Not thread-safe: called with VM creation locked. */
enum OptionsResult options_parse(const OptionText *given, int count, bool ignore_unrecognized, Options **result);
void options_free(Options *options);

const char *options_property(const Options *options, const char *key);         /* NULL if not set */
/* desiredAssertionStatus of a class by -ea/-da; name in dots; boot: defined by the boot loader. */
bool options_assertions_enabled(const Options *options, const char *class_name, bool boot);
/* Text of one -XX flag's value ("true", "4194304"), malloc'ed, for the management beans; NULL: no such flag. */
char *options_flag_value(const Options *options, const char *name);

/* "Error occurred during initialization of VM", the message, then exit(1) (through the exit hook if known). */
_Noreturn void options_exit_during_initialization(const char *format, ...) PRINTF(1, 2);
/* "OpenJDK 64-Bit Server VM warning: ..." under our VM's name. */
void options_warning(const char *format, ...) PRINTF(1, 2);

/* Where a JDK 17 image is: explicit (may be NULL), $JAVA_HOME, the built-in default.  Malloc'ed; NULL after printing one line. */
char *options_find_java_home(const char *explicit_home);
/* "64m" -> bytes; false if malformed. */
MUST_CHECK bool options_parse_size(const char *text, u8 *bytes);
#endif
