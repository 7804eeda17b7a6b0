/* vm/base.c -- the two ways in which the VM gives up. */
#include "vm/base.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

char vm_last_words[512];

void vm_fatal(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(vm_last_words, sizeof vm_last_words, format, args);
    va_end(args);
    fprintf(stderr, "# Fatal error in the virtual machine: %s\n", vm_last_words);
    abort();
}

void vm_invariant_failed(const char *condition, const char *file, int line)
{
    vm_fatal("invariant (%s) does not hold at %s:%d", condition, file, line);
}
