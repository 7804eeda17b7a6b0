/* vm/out_of_memory.c -- nothing here needs memory of the Java heap. */
#include "vm/out_of_memory.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vm/flags.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

extern char **environ;

/* The first command of *list (they are separated by semicolons), with %p as the process id and %% as %; moves *list behind
 * it.  NULL: no more.  The caller frees it. */
static char *next_command(const char **list)
{
    const char *from = *list + strspn(*list, " ;\n");
    size_t      length = strcspn(from, ";\n"), size;
    char       *command = NULL;
    *list = from + length;
    FILE *out = length == 0 ? NULL : open_memstream(&command, &size);
    if (out == NULL) return NULL;
    for (size_t i = 0; i < length; i++) {
        bool escape = from[i] == '%' && i + 1 < length && (from[i + 1] == 'p' || from[i + 1] == '%');
        if (escape && from[++i] == 'p') fprintf(out, "%d", (int)getpid());
        else fputc(from[i], out);
    }
    fclose(out);
    return command;
}

static void run_command(char *command, FILE *out)
{
    pid_t child;
    int   status;
    char *const arguments[] = { "sh", "-c", command, NULL };
    fprintf(out, "#   Executing /bin/sh -c \"%s\"...\n", command);
    fflush(out);
    int error = posix_spawn(&child, "/bin/sh", NULL, NULL, arguments, environ);
    if (error != 0) fprintf(out, "/bin/sh: %s\n", strerror(error));
    while (error == 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
}

static void run_commands(const char *commands, const char *message, FILE *out)
{
    char *command;
    fprintf(out, "#\n# java.lang.OutOfMemoryError: %s\n# -XX:OnOutOfMemoryError=\"%s\"\n", message, commands);
    while ((command = next_command(&commands)) != NULL) {
        run_command(command, out);
        free(command);
    }
}

static void run_users_commands(Thread *t, const char *message, FILE *out)
{
    thread_enter_blocked(t);
    run_commands(vm.options->OnOutOfMemoryError, message, out);
    thread_enter_java(t);
}

void out_of_memory_report(Thread *t, const char *message)
{
    static bool reported;
    const Options *options = vm.options;
    if (__atomic_exchange_n(&reported, true, __ATOMIC_RELAXED)) return;
    FILE *out = flags_is_true(options, "DisplayVMOutputToStderr") ? stderr : stdout;
    if (options->HeapDumpOnOutOfMemoryError) {
        fprintf(out, "java.lang.OutOfMemoryError: %s\n", message);
        vm_ops.dump_heap(t, out);
    }
    if (*options->OnOutOfMemoryError != '\0') run_users_commands(t, message, out);
    if (options->CrashOnOutOfMemoryError) {
        fprintf(out, "Aborting due to java.lang.OutOfMemoryError: %s\n", message);
        fflush(out);
        vm_fatal("OutOfMemory encountered: %s", message);
    }
    if (!options->ExitOnOutOfMemoryError) return;
    fprintf(out, "Terminating due to java.lang.OutOfMemoryError: %s\n", message);
    fflush(out);
    vm_exit(3);
}
