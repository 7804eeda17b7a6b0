/* Runs a command and reports what it used: measure report-file command arguments...
 * The report is one line: wall time in microseconds, peak resident memory in kilobytes, exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct timespec start, end;
    struct rusage   usage;
    int             status;

    if (argc < 3) {
        fprintf(stderr, "usage: measure report-file command [argument ...]\n");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    long micros = (end.tv_sec - start.tv_sec) * 1000000L + (end.tv_nsec - start.tv_nsec) / 1000;
    int  code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    FILE *report = fopen(argv[1], "w");
    if (report == NULL || fprintf(report, "%ld %ld %d\n", micros, usage.ru_maxrss, code) < 0 || fclose(report) != 0) {
        perror(argv[1]);
        return 2;
    }
    return code;
}
