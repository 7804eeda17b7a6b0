/* vm/flags.h -- the -XX flags: the VM's own (vm/options.def, stored in struct Options) and the rest of HotSpot's
 * (vm/hotspot_flags.def, checked for form, remembered as text, without effect).  Used while the command line is parsed. */
#ifndef VM_FLAGS_H
#define VM_FLAGS_H
#include "vm/options.h"

void flags_init(Options *options);                              /* every flag at its default */
void flags_free(Options *options);

/* Apply what follows "-XX:".  False after saying what is wrong, as HotSpot would. */
MUST_CHECK bool flags_process(Options *options, const char *setting, bool ignore_unrecognized);

/* Set a numeric flag from another option's value ("-Xmx" sets MaxHeapSize), checking its range. */
MUST_CHECK bool flags_set_number(Options *options, const char *name, u8 value);
bool flags_given(const Options *options, const char *name);     /* set on the command line, not by default? */
bool flags_is_true(const Options *options, const char *name);   /* a boolean flag's present value */
void flags_print_all(const Options *options);                   /* -XX:+PrintFlagsFinal */

/* Print through the vfprintf hook. */
void options_complain(const Options *options, const char *format, ...) PRINTF(2, 3);
#endif
