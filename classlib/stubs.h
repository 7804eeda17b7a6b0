/* classlib/stubs.h -- the JVM_* functions that are not there yet. */
#ifndef CLASSLIB_STUBS_H
#define CLASSLIB_STUBS_H
#include <stdio.h>

int stubs_print(FILE *out);             /* one name a line; returns how many */
#endif
