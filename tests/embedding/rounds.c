/* Creates a VM and destroys it, again and again, and sees that memory, threads and descriptors do not grow.
 *   rounds COUNT CLASS-PATH [VM-OPTION ...] */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "classlib/embed.h"

enum { MOST_OPTIONS = 16, WARM_UP = 10 };

static int entries(const char *directory)
{
    DIR *d = opendir(directory);
    int  count = 0;
    while (d != NULL && readdir(d) != NULL) count++;
    if (d != NULL) closedir(d);
    return count;
}

static long resident_kilobytes(void)
{
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%ld %ld", &pages, &resident) != 2) resident = 0;
    if (f != NULL) fclose(f);
    return resident * (sysconf(_SC_PAGESIZE) >> 10);
}

typedef struct Usage { int threads, descriptors, mappings; long kilobytes; } Usage;

static int lines(const char *path)
{
    FILE *f = fopen(path, "r");
    int  count = 0;
    for (int c; f != NULL && (c = getc(f)) != EOF; ) count += c == '\n';
    if (f != NULL) fclose(f);
    return count;
}

/* A thread that has been joined, or is detached, may take a moment to be gone. */
static Usage usage(void)
{
    for (int i = 0; i < 5000 && entries("/proc/self/task") > 3; i++) usleep(1000);
    return (Usage){ entries("/proc/self/task") - 2, entries("/proc/self/fd") - 3, lines("/proc/self/maps"), resident_kilobytes() };
}

static void show_file(const char *directory, const char *task, const char *file)
{
    char  path[256], line[256];
    snprintf(path, sizeof path, "%s/%s/%s", directory, task, file);
    FILE *f = fopen(path, "r");
    if (f != NULL && fgets(line, sizeof line, f) != NULL) fprintf(stderr, "%s %s: %s", task, file, line);
    if (f != NULL) fclose(f);
}

static void show_threads(void)          /* their names, and in which system calls they are */
{
    static const char directory[] = "/proc/self/task";
    DIR *d = opendir(directory);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL; )
        if (e->d_name[0] != '.') {
            show_file(directory, e->d_name, "comm");
            show_file(directory, e->d_name, "syscall");
        }
    if (d != NULL) closedir(d);
}

static int run_round(int round, const EmbedOptions *options)
{
    Embed vm;
    char  number[16];
    char *arguments[] = { number };
    snprintf(number, sizeof number, "%d", round);
    if (!embed_create(&vm, options)) return 1;
    int status = embed_run_main(vm.env, "Round", 1, arguments);
    return embed_destroy(&vm) ? status : 1;
}

int main(int argc, char **argv)
{
    const char  *more[MOST_OPTIONS];
    EmbedOptions options = embed_options(argv[2]);
    Usage first = { 0 }, last = { 0 };
    int   rounds = atoi(argv[1]);
    options.more = more;
    for (int i = 3; i < argc && options.more_count < MOST_OPTIONS; i++) more[options.more_count++] = argv[i];
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int round = 1; round <= rounds; round++) {
        if (run_round(round, &options) != 0) return 1;
        last = usage();
        if (getenv("ROUNDS_VERBOSE") != NULL)
            printf("after round %d: %d threads, %d descriptors, %d mappings, %ld KB\n", round, last.threads, last.descriptors, last.mappings, last.kilobytes);
        if (round == WARM_UP) first = last;
    }
    if (last.threads > 1) show_threads();
    printf("threads %d, descriptors %d more, mappings %d more, resident %ld KB more than after round %d\n", last.threads,
           last.descriptors - first.descriptors, last.mappings - first.mappings, last.kilobytes - first.kilobytes, WARM_UP);
    return 0;
}
