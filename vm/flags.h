/* vm/flags.h -- the -XX flags: the VM's own (vm/options.def, stored in struct Options) and the rest of HotSpot's
 * (vm/hotspot_flags.def, checked for form, remembered as text, without effect).  Used while the command line is parsed. */
#ifndef VM_FLAGS_H
#define VM_FLAGS_H
#include "vm/options.h"

/* Where a flag's value comes from, in the numbers of JMM. */
enum FlagOrigin { FLAG_DEFAULT = 1, FLAG_COMMAND_LINE, FLAG_MANAGEMENT, FLAG_ENVIRONMENT, FLAG_CONFIG_FILE, FLAG_ERGONOMIC };
enum FlagKind { FLAG_BOOLEAN, FLAG_NUMBER, FLAG_REAL, FLAG_TEXT };

typedef struct FlagFacts {
    const char     *name;
    enum FlagKind   kind;
    enum FlagOrigin origin;
    bool            writeable;                                  /* while the VM runs */
} FlagFacts;

void flags_init(Options *options);                              /* every flag at its default */
void flags_free(Options *options);

/* Apply what follows "-XX:".  False after saying what is wrong, as HotSpot would. */
MUST_CHECK bool flags_process(Options *options, const char *setting, bool ignore_unrecognized);
void flags_set_origin(enum FlagOrigin origin);                  /* of what is set from now on */
void flags_note_ergonomic(Options *options, const char *name);  /* the VM has chosen its value */

/* When all are given: do they agree?  False after saying which do not, as HotSpot would. */
MUST_CHECK bool flags_check_together(const Options *options);

/* Set a numeric flag from another option's value ("-Xmx" sets MaxHeapSize), checking its range. */
MUST_CHECK bool flags_set_number(Options *options, const char *name, u8 value);
bool flags_given(const Options *options, const char *name);     /* set on the command line, not by default? */

/* All flags that are not locked, numbered from 0 to flags_count() - 1 with gaps: false where there is none. */
int  flags_count(void);
bool flags_facts(const Options *options, int i, FlagFacts *facts);
int  flags_find(const Options *options, const char *name);      /* -1: there is none of that name, or it is locked */
/* Give writeable flag i a value, in the form that options_flag_value has.  False: error says why, as HotSpot would. */
MUST_CHECK bool flags_write(Options *options, int i, const char *text, char *error, size_t bytes);

bool flags_is_true(const Options *options, const char *name);   /* a boolean flag's present value */
void flags_print_all(const Options *options, FILE *out);        /* -XX:+PrintFlagsFinal: those that have an effect */

/* Print through the vfprintf hook. */
void options_complain(const Options *options, const char *format, ...) PRINTF(2, 3);
#endif
