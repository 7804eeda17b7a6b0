#include "native/report.h"
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>
#include "classloader/stack_print.h"
#include "vm/crash_report.h"
#include "vm/options.h"
#include "vm/vm.h"

static void print(Thread *t, const char *before, const char *format, va_list arguments)
{
    flockfile(stdout);                                  /* other threads' output stays out of it */
    fputs(before, stdout);
    vprintf(format, arguments);
    putchar('\n');
    stack_print(stdout, t);
    fflush(stdout);
    if (stack_walk(t).method == NULL) crash_print_native_stack(STDOUT_FILENO);   /* where, if not in which native method */
    funlockfile(stdout);
}

void report_warning(Thread *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print(t, "WARNING in native method: ", format, arguments);
    va_end(arguments);
}

void report_line(Thread *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print(t, "", format, arguments);
    va_end(arguments);
}

void report_fatal(Thread *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print(t, "FATAL ERROR in native method: ", format, arguments);
    va_end(arguments);
    vm_abort();
}

void report_fatal_off_java(const char *text)
{
    printf("FATAL ERROR in native method: %s\n", text);
    fflush(stdout);
    vm_abort();
}
