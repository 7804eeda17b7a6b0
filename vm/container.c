/* vm/container.c -- reads /proc/self/cgroup and /proc/self/mountinfo, then the limit files from this process's group
 * up to the root of the hierarchy; the smallest limit counts. */
#include "vm/container.h"
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Group {                      /* a directory to start from and the mount point to stop at */
    char path[4096];
    size_t mount_length;
    bool v2;
} Group;

static bool list_has(const char *list, const char *word)        /* "cpu,cpuacct" has "cpu" */
{
    size_t length = strlen(word);
    for (const char *at = list; at != NULL; at = strchr(at, ','), at += at != NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == ',' || at[length] == '\0' || at[length] == '\n'))
            return true;
    return false;
}

/* This process's path in the hierarchy of a version 1 controller, or (controller NULL) in that of version 2. */
static bool own_path(const char *controller, char *path, size_t bytes)
{
    char  line[4096];
    bool  found = false;
    FILE *file = fopen("/proc/self/cgroup", "re");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {      /* id:controllers:path */
        char *controllers = strchr(line, ':');
        char *group = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
        if (group == NULL)
            continue;
        *group++ = '\0';
        group[strcspn(group, "\n")] = '\0';
        found = controller != NULL ? list_has(controllers + 1, controller) : controllers[1] == '\0';
        if (found)
            snprintf(path, bytes, "%s", group);
    }
    if (file != NULL)
        fclose(file);
    return found;
}

/* Where that hierarchy is mounted.  Fields of a line: id parent device root mount options ... - type source options. */
static bool mount_of(const char *controller, char *root, char *mount, size_t bytes)
{
    char  line[4096], line_root[2048], line_mount[2048], type[64], super[1024];
    bool  found = false;
    FILE *file = fopen("/proc/self/mountinfo", "re");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        const char *dash = strstr(line, " - ");
        if (dash == NULL || sscanf(line, "%*s %*s %*s %2047s %2047s", line_root, line_mount) != 2
            || sscanf(dash, " - %63s %*s %1023s", type, super) != 2)
            continue;
        found = controller != NULL ? strcmp(type, "cgroup") == 0 && list_has(super, controller) : strcmp(type, "cgroup2") == 0;
        if (found) {
            snprintf(root, bytes, "%s", line_root);
            snprintf(mount, bytes, "%s", line_mount);
        }
    }
    if (file != NULL)
        fclose(file);
    return found;
}

static bool find_group(const char *controller, Group *group)
{
    char root[2048], mount[2048], path[2048];
    if (!own_path(controller, path, sizeof path) || !mount_of(controller, root, mount, sizeof root))
        return false;
    size_t      root_length = strcmp(root, "/") != 0 ? strlen(root) : 0;
    const char *below = strncmp(path, root, root_length) == 0 ? path + root_length : "";   /* a container sees its own part */
    group->mount_length = strlen(mount);
    group->v2 = controller == NULL;
    snprintf(group->path, sizeof group->path, "%s%s", mount, strcmp(below, "/") != 0 ? below : "");
    return true;
}

static bool read_limit(const char *directory, const char *name, char *text, size_t bytes)
{
    char full[4200];
    snprintf(full, sizeof full, "%s/%s", directory, name);
    FILE *file = fopen(full, "re");
    bool  read = file != NULL && fgets(text, (int)bytes, file) != NULL;
    if (file != NULL)
        fclose(file);
    return read;
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

static u8 memory_limit(Group *group)
{
    u8 limit = UINT64_MAX;
    do {
        char text[64];
        if (read_limit(group->path, group->v2 ? "memory.max" : "memory.limit_in_bytes", text, sizeof text)
            && strncmp(text, "max", 3) != 0) {
            u8 value = strtoull(text, NULL, 10);
            limit = value > 0 && value < limit ? value : limit;
        }
    } while (to_parent(group));
    return limit;
}

static double processor_limit(Group *group)
{
    double limit = 1e9;
    do {
        char   text[64], period_text[64];
        double quota = -1, period = 0;
        if (group->v2 && read_limit(group->path, "cpu.max", text, sizeof text)) {
            if (sscanf(text, "%lf %lf", &quota, &period) != 2)
                quota = -1;                                     /* "max 100000" */
        } else if (!group->v2 && read_limit(group->path, "cpu.cfs_quota_us", text, sizeof text)
                   && read_limit(group->path, "cpu.cfs_period_us", period_text, sizeof period_text)) {
            quota = strtod(text, NULL);
            period = strtod(period_text, NULL);
        }
        if (quota > 0 && period > 0 && quota / period < limit)
            limit = quota / period;
    } while (to_parent(group));
    return limit;
}

u8 container_memory_bytes(bool respect_limits)
{
    Group group;
    u8    bytes = (u8)sysconf(_SC_PHYS_PAGES) * (u8)sysconf(_SC_PAGESIZE);
    if (respect_limits && (find_group("memory", &group) || find_group(NULL, &group))) {
        u8 limit = memory_limit(&group);
        bytes = limit < bytes ? limit : bytes;
    }
    return bytes;
}

int container_processors(bool respect_limits)
{
    Group     group;
    cpu_set_t set;
    int       count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (respect_limits && (find_group("cpu", &group) || find_group(NULL, &group))) {
        double limit = processor_limit(&group);
        if (limit < count)
            count = (int)(limit + 0.999999);                    /* 1.5 processors are 2, as HotSpot counts */
    }
    return count > 0 ? count : 1;
}
