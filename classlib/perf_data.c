/* classlib/perf_data.c -- the file's format is HotSpot's, version 2.0:
 *   header   0: ca fe c0 c0   4: u1 byte order (1: little-endian)   5: u1 2, u1 0   7: u1 may be read   8: u4 bytes in use
 *            12: u4 bytes that had no room   16: u8 time of the last change   24: u4 offset of the first entry   28: u4 entries
 *   entry    0: u4 its bytes   4: u4 offset of the name   8: u4 length, 0 of a single value   12: u1 type (J or B)
 *            13: u1 flags   14: u1 units   15: u1 variability   16: u4 offset of the value; then both: readers take the name to begin here */
#include "classlib/perf_data.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "vm/flags.h"
#include "vm/lifetime.h"
#include "vm/vm.h"

enum { FILE_BYTES = 32768 };

typedef struct Header {
    u1 magic[4], byte_order, major, minor, accessible;
    u4 used, overflow;
    u8 changed;
    u4 first_entry, entries;
} Header;
typedef struct Entry { u4 bytes, name, length; u1 type, flags, units, variability; u4 data; } Entry;

static struct {
    char            path[256];                          /* "": there is no file */
    int             file;                               /* stays locked, so that VMs in other containers see that it is in use */
    Header         *header;
    pthread_mutex_t lock;
} perf = { .file = -1, .lock = PTHREAD_MUTEX_INITIALIZER };

void *perf_data_add(const char *name, enum PerfVariability variability, enum PerfUnits units, size_t length)
{
    size_t value_at = align_up(sizeof(Entry) + strlen(name) + 1, 8), bytes = value_at + align_up(length > 0 ? length : sizeof(int64_t), 8);
    char *data = NULL;
    Header *header = perf.header;
    if (header == NULL) return NULL;
    pthread_mutex_lock(&perf.lock);
    if (header->used + bytes > FILE_BYTES) {
        header->overflow += (u4)bytes;
    } else {
        char *start = (char *)header + header->used;
        Entry entry = { .bytes = (u4)bytes, .name = sizeof(Entry), .length = (u4)length, .type = length > 0 ? 'B' : 'J', .flags = 1,
                        .units = (u1)units, .variability = (u1)variability, .data = (u4)value_at };
        memcpy(start, &entry, sizeof entry);
        strcpy(start + entry.name, name);
        data = start + entry.data;
        header->changed = (u8)time_nanos();
        __atomic_store_n(&header->used, header->used + (u4)bytes, __ATOMIC_RELEASE);
        __atomic_store_n(&header->entries, header->entries + 1, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&perf.lock);
    return data;
}

/* ---- the file ---------------------------------------------------------------------------------------------------------- */

/* Nobody else may be able to plant files there. */
static int open_directory(const char *path)             /* -1: there is no safe one */
{
    struct stat status;
    if (mkdir(path, 0755) != 0 && errno != EEXIST) return -1;
    int directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (directory < 0) return -1;
    if (fstat(directory, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return directory;
    close(directory);
    return -1;
}

/* What ended processes have left. */
static void remove_stale(int directory)
{
    DIR *list = fdopendir(dup(directory));
    for (struct dirent *entry; list != NULL && (entry = readdir(list)) != NULL; ) {
        char *end;
        long  id = strtol(entry->d_name, &end, 10);
        if (id <= 0 || *end != '\0' || id == getpid() || kill((pid_t)id, 0) == 0 || errno != ESRCH) continue;
        int file = openat(directory, entry->d_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) unlinkat(directory, entry->d_name, 0);
        if (file >= 0) close(file);
    }
    if (list != NULL) closedir(list);
}

static bool map_file(int directory)
{
    char name[16];
    struct stat status;
    snprintf(name, sizeof name, "%d", (int)getpid());
    perf.file = openat(directory, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (perf.file < 0) return false;
    if (flock(perf.file, LOCK_EX | LOCK_NB) == 0 && fstat(perf.file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1
        && ftruncate(perf.file, 0) == 0 && posix_fallocate(perf.file, 0, FILE_BYTES) == 0) {
        void *memory = mmap(NULL, FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, perf.file, 0);
        if (memory != MAP_FAILED) {
            lifetime_keep_mapping(memory, FILE_BYTES);
            perf.header = memory;
            return true;
        }
    }
    close(perf.file);
    perf.file = -1;
    return false;
}

/* ---- what tools ask for ------------------------------------------------------------------------------------------------------ */

static void add_text(const char *name, const char *text)
{
    char *data = perf_data_add(name, PERF_CONSTANT, PERF_STRING, strlen(text) + 1);
    if (data != NULL) strcpy(data, text);
}

static void add_property(const char *key)
{
    char name[128];
    const char *value = options_property(vm.options, key);
    snprintf(name, sizeof name, "java.property.%s", key);
    if (value != NULL) add_text(name, value);
}

static void add_arguments(void)
{
    char *text = NULL;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL) return;
    for (int i = 0; i < vm.options->argument_count; i++) fprintf(out, i > 0 ? " %s" : "%s", vm.options->arguments[i]);
    if (fclose(out) == 0) add_text("java.rt.vmArgs", text);
    free(text);
}

static void add_long(const char *name, enum PerfUnits units, int64_t value)
{
    int64_t *data = perf_data_add(name, PERF_CONSTANT, units, 0);
    if (data != NULL) *data = value;
}

static void describe_vm(void)
{
    static const char *const properties[] = {
        "java.vm.specification.version", "java.vm.specification.name", "java.vm.specification.vendor", "java.vm.version", "java.vm.name",
        "java.vm.vendor", "java.vm.info", "java.home", "java.version", "java.class.path", "java.library.path"
    };
    enum { CAPABILITIES = 64 };
    char capabilities[CAPABILITIES + 1];                /* the first: a tool may attach; the rest is for the future */
    memset(capabilities, '0', CAPABILITIES);
    capabilities[CAPABILITIES] = '\0';
    capabilities[0] = vm.options->DisableAttachMechanism ? '0' : '1';
    const char *command = options_property(vm.options, "sun.java.command");
    add_text("sun.rt.javaCommand", command != NULL ? command : "");
    add_text("sun.rt.jvmCapabilities", capabilities);
    add_arguments();
    add_text("java.rt.vmFlags", "");
    for (size_t i = 0; i < COUNT_OF(properties); i++) add_property(properties[i]);
    add_long("sun.os.hrt.frequency", PERF_HERTZ, 1000000000);
    add_long("sun.rt.createVmBeginTime", PERF_NONE, time_millis());
}

/* ---- beginning and end ----------------------------------------------------------------------------------------------------------- */

void perf_data_begin(void)
{
    char text[1024], path[sizeof perf.path];
    struct passwd entry, *user = NULL;
    if (!vm.options->UsePerfData || flags_is_true(vm.options, "PerfDisableSharedMem")) return;
    if (getpwuid_r(geteuid(), &entry, text, sizeof text, &user) != 0 || user == NULL) return;
    if (snprintf(path, sizeof path, "/tmp/hsperfdata_%s", user->pw_name) > (int)sizeof path - 16) return;
    int directory = open_directory(path);
    if (directory < 0) return;
    remove_stale(directory);
    if (map_file(directory)) {
        snprintf(path + strlen(path), sizeof path - strlen(path), "/%d", (int)getpid());
        strcpy(perf.path, path);
        *perf.header = (Header){ .magic = { 0xca, 0xfe, 0xc0, 0xc0 }, .byte_order = 1, .major = 2, .used = sizeof(Header), .first_entry = sizeof(Header) };
        describe_vm();
        __atomic_store_n(&perf.header->accessible, 1, __ATOMIC_RELEASE);
    }
    close(directory);
}

void perf_data_remove_file(void)
{
    if (perf.path[0] != '\0') unlink(perf.path);
}

void perf_data_end(void)
{
    perf_data_remove_file();
    if (perf.file >= 0) close(perf.file);
}
