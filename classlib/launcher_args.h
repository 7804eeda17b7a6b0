/* classlib/launcher_args.h -- the argument vector before it is understood: JDK_JAVA_OPTIONS in front, @files expanded. */
#ifndef CLASSLIB_LAUNCHER_ARGS_H
#define CLASSLIB_LAUNCHER_ARGS_H
#include "vm/base.h"

typedef struct Args {
    char **at;                              /* ends with a NULL */
    int    count;
} Args;

/* Expand argv (argv[0] is kept).  False after saying what is wrong.  The result lives until the process ends. */
MUST_CHECK bool args_expand(int argc, char **argv, Args *out);

/* Does the option take the next argument as its value ("-cp", "--add-modules")? */
bool args_takes_value(const char *option);

/* "lib/" and a star stand for the jars of a directory, as the launcher alone expands it.  Malloc'ed. */
char *args_expand_class_path(const char *path);

/* What an allocation returned; ends the process if that is NULL. */
void *args_memory(void *allocated);
#endif
