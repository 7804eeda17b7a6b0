/* vm/container.c -- reads /proc/self/cgroup and /proc/self/mountinfo, then the limit files from this process's group
 * up to the root of the hierarchy, or as far up as is to be seen; the smallest limit counts. */
#include "vm/container.h"
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

typedef struct Group {                      /* a directory to start from and the mount point to stop at */
    char path[3 * PATH_BYTES];
    size_t mount_length;
    bool v2;
} Group;

/* ---- the group of this process ------------------------------------------------------------------------------ */

static bool list_has(const char *list, const char *word)        /* "cpu,cpuacct" has "cpu" */
{
    size_t length = strlen(word);
    for (const char *at = list; at != NULL; at = strchr(at, ','), at += at != NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == ',' || at[length] == '\0'))
            return true;
    return false;
}

static FILE *open_below(const char *root, const char *path)
{
    char full[4 * PATH_BYTES];
    return snprintf(full, sizeof full, "%s%s", root, path) < (int)sizeof full ? fopen(full, "re") : NULL;
}

/* Calls take for the lines of a file, without their ends, until it returns true. */
static bool find_line(const char *root, const char *path, bool (*take)(char *line, void *arg), void *arg)
{
    char  *line = NULL;
    size_t room = 0;
    bool   found = false;
    FILE  *file = open_below(root, path);
    while (file != NULL && !found && getline(&line, &room, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        found = take(line, arg);
    }
    free(line);
    if (file != NULL)
        fclose(file);
    return found;
}

typedef struct Hierarchy {                  /* of one version 1 controller, or (controller NULL) that of version 2 */
    const char *controller;
    char path[PATH_BYTES];                  /* of this process's group in it */
    char mount[PATH_BYTES];                 /* where it is mounted ... */
    char root[PATH_BYTES];                  /* ... and which of its groups is to be seen there */
} Hierarchy;

static bool copy_text(char *to, const char *from) { return snprintf(to, PATH_BYTES, "%s", from) < PATH_BYTES; }

static bool take_path(char *line, void *arg)                    /* id:controllers:path */
{
    Hierarchy *h = arg;
    char *controllers = strchr(line, ':'), *path = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
    if (path == NULL)
        return false;
    *path++ = '\0';
    if (*path != '/')
        return false;
    return (h->controller != NULL ? list_has(controllers + 1, h->controller) : controllers[1] == '\0') && copy_text(h->path, path);
}

static void decode_escapes(char *text)                          /* "\040" is a space */
{
    char *to = text;
    for (const char *from = text; *from != '\0'; to++) {
        char octal[4] = { 0 }, *end;
        if (*from == '\\')
            memcpy(octal, from + 1, strnlen(from + 1, 3));
        long code = strtol(octal, &end, 8);
        bool is_escape = end == octal + 3 && code > 0 && code < 256;
        *to = is_escape ? (char)code : *from;
        from += is_escape ? 4 : 1;
    }
    *to = '\0';
}

/* Fields of a line: id parent device root mount options ... - type source options. */
static bool take_mount(char *line, void *arg)
{
    Hierarchy *h = arg;
    char *fields[10], *dash = strstr(line, " - "), *rest = dash != NULL ? dash + 3 : NULL;
    int   count = 0;
    if (dash == NULL)
        return false;
    *dash = '\0';
    for (char *word; count < 6 && (word = strsep(&line, " ")) != NULL; ) fields[count++] = word;
    if (count < 6)
        return false;
    for (char *word; count < 9 && (word = strsep(&rest, " ")) != NULL; ) fields[count++] = word;
    if (count < 9 || strcmp(fields[6], h->controller != NULL ? "cgroup" : "cgroup2") != 0)
        return false;
    if (h->controller != NULL && !list_has(fields[8], h->controller))
        return false;
    decode_escapes(fields[3]);
    decode_escapes(fields[4]);
    return copy_text(h->root, fields[3]) && copy_text(h->mount, fields[4]);
}

/* The part of path below root: a container is shown its own part of the hierarchy.  "": it is not below. */
static const char *path_below(const char *path, const char *root)
{
    size_t length = strcmp(root, "/") != 0 ? strlen(root) : 0;
    const char *below = path + length;
    bool is_below = strncmp(path, root, length) == 0 && *below == '/' && below[1] != '\0';
    return is_below && strstr(below, "/..") == NULL ? below : "";       /* "..": outside of the process's namespace */
}

static bool find_group(const char *root, const char *controller, Group *group)
{
    Hierarchy h = { .controller = controller };
    if (!find_line(root, "/proc/self/cgroup", take_path, &h) || !find_line(root, "/proc/self/mountinfo", take_mount, &h))
        return false;
    group->mount_length = strlen(h.mount);
    group->v2 = controller == NULL;
    snprintf(group->path, sizeof group->path, "%s%s", h.mount, path_below(h.path, h.root));
    return true;
}

/* A controller belongs to one of the versions at a time. */
static bool find_either(const char *root, const char *controller, Group *group)
{
    return find_group(root, controller, group) || find_group(root, NULL, group);
}

/* Steps from a group to its parent; false behind the mount point. */
static bool to_parent(Group *group)
{
    char *slash = strrchr(group->path, '/');
    if (slash == NULL || (size_t)(slash - group->path) < group->mount_length)
        return false;
    *slash = '\0';
    return true;
}

/* ---- limits --------------------------------------------------------------------------------------------------- */

/* Takes a number off the text; false if there is none, or it is negative ("-1" and "max" are no limit). */
static bool take_number(char **text, u8 *value)
{
    char *end;
    errno = 0;
    if (**text < '0' || **text > '9')
        return false;
    *value = strtoull(*text, &end, 10);
    if (errno != 0 || (*end != '\0' && *end != ' '))
        return false;
    *text = end + (*end == ' ');
    return true;
}

typedef struct Numbers { const char *key; int count; u8 values[2]; } Numbers;

static bool take_numbers(char *line, void *arg)                 /* of the first line, or of the one that starts with a key */
{
    Numbers *n = arg;
    size_t length = n->key != NULL ? strlen(n->key) : 0;
    if (length > 0 && (strncmp(line, n->key, length) != 0 || line[length] != ' '))
        return false;
    line += length > 0 ? length + 1 : 0;
    while (n->count < 2 && take_number(&line, &n->values[n->count])) n->count++;
    return true;
}

/* How many numbers, up to two, a file of the group starts with. */
static int read_numbers(const char *root, const Group *group, const char *name, const char *key, u8 *values)
{
    char    path[sizeof group->path + 64];
    Numbers numbers = { .key = key };
    snprintf(path, sizeof path, "%s/%s", group->path, name);
    find_line(root, path, take_numbers, &numbers);
    memcpy(values, numbers.values, sizeof numbers.values);
    return numbers.count;
}

static void lower(u8 *limit, u8 value) { if (value > 0 && value < *limit) *limit = value; }

u8 container_memory_limit(const char *root)
{
    Group group;
    u8    limit = UINT64_MAX, values[2];
    if (!find_either(root, "memory", &group))
        return limit;
    bool is_own = true;
    do {
        /* Version 1 has groups whose limits do not count for those below them. */
        bool counts = group.v2 || is_own || read_numbers(root, &group, "memory.use_hierarchy", NULL, values) == 0 || values[0] != 0;
        if (counts && read_numbers(root, &group, group.v2 ? "memory.max" : "memory.limit_in_bytes", NULL, values) > 0)
            lower(&limit, values[0]);
        /* ... and tells in a container of limits that are set outside. */
        if (counts && !group.v2 && read_numbers(root, &group, "memory.stat", "hierarchical_memory_limit", values) > 0)
            lower(&limit, values[0]);
        is_own = false;
    } while (to_parent(&group));
    return limit < INT64_MAX - UINT16_MAX ? limit : UINT64_MAX;         /* version 1's "none": INT64_MAX in whole pages */
}

int container_processor_limit(const char *root)
{
    Group group;
    u8    limit = INT32_MAX;
    if (!find_either(root, "cpu", &group))
        return INT32_MAX;
    do {
        u8   values[2], period[2];
        bool is_limited = group.v2 ? read_numbers(root, &group, "cpu.max", NULL, values) == 2
                                   : read_numbers(root, &group, "cpu.cfs_quota_us", NULL, values) > 0
                                         && read_numbers(root, &group, "cpu.cfs_period_us", NULL, period) > 0;
        u8   quota = is_limited ? values[0] : 0, length = is_limited ? group.v2 ? values[1] : period[0] : 0;
        if (quota > 0 && length > 0)
            lower(&limit, quota / length + (quota % length != 0));      /* 1.5 processors are 2, as HotSpot counts */
    } while (to_parent(&group));
    return (int)limit;
}

/* ---- with what the machine has ------------------------------------------------------------------------------------ */

u8 container_memory_bytes(bool respect_limits)
{
    u8 bytes = (u8)sysconf(_SC_PHYS_PAGES) * (u8)sysconf(_SC_PAGESIZE), limit = respect_limits ? container_memory_limit("") : bytes;
    return limit < bytes ? limit : bytes;
}

/* Programs ask often, and limits seldom change: what was read is good for 20 ms, as with HotSpot. */
static int recent_processor_limit(void)
{
    enum { GOOD_FOR_MILLIS = 20 };
    static int64_t good_until;
    static int limit;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    int64_t millis = now.tv_sec * 1000ll + now.tv_nsec / 1000000;
    if (millis >= __atomic_load_n(&good_until, __ATOMIC_ACQUIRE)) {
        __atomic_store_n(&limit, container_processor_limit(""), __ATOMIC_RELAXED);
        __atomic_store_n(&good_until, millis + GOOD_FOR_MILLIS, __ATOMIC_RELEASE);
    }
    return __atomic_load_n(&limit, __ATOMIC_RELAXED);
}

int container_processors(bool respect_limits)
{
    cpu_set_t set;                          /* cpusets, taskset */
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : (int)sysconf(_SC_NPROCESSORS_ONLN);
    int limit = respect_limits ? recent_processor_limit() : count;
    if (limit < count)
        count = limit;
    return count > 0 ? count : 1;
}
