/* vm/base.c -- the two ways in which the VM gives up. */
#include "vm/base.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void vm_fatal(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("# Fatal error in the virtual machine: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

void vm_invariant_failed(const char *condition, const char *file, int line)
{
    vm_fatal("invariant (%s) does not hold at %s:%d", condition, file, line);
}
