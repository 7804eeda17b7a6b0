/* classloader/boot_path.c -- the boot loader's search path. */
#include "classloader/boot_path.h"
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "classloader/jar.h"

enum { MODULE_LOCATIONS = 256 };                /* a power of two above twice the number of modules of a JDK */

typedef struct Entry {                          /* a directory or jar; never changes once linked in */
    char                   *path;
    Jar                    *jar;                /* NULL: a directory */
    _Atomic(struct Entry *) next;
} Entry;

typedef struct Patch {
    const char      *module;
    _Atomic(Entry *) entries;
} Patch;

struct BootPath {
    Jimage          *image;
    Patch           *patches;
    int              patch_count;
    _Atomic(Entry *) append;
    pthread_mutex_t  lock;                      /* for writers of append and locations */
    _Atomic(char *)  locations[MODULE_LOCATIONS];   /* "jrt:/module", open hashing */
};

/* ---- entries ------------------------------------------------------------------------------------------- */

static Entry *entry_open(const char *path)      /* NULL: neither a directory nor a jar */
{
    struct stat info;
    if (stat(path, &info) != 0)
        return NULL;
    Jar   *jar = S_ISDIR(info.st_mode) ? NULL : jar_open(path);
    Entry *entry = jar != NULL || S_ISDIR(info.st_mode) ? calloc(1, sizeof *entry) : NULL;
    if (entry == NULL || (entry->path = strdup(path)) == NULL) {
        jar_close(jar);
        free(entry);
        return NULL;
    }
    entry->jar = jar;
    return entry;
}

static void entries_free(Entry *entry)
{
    while (entry != NULL) {
        Entry *next = atomic_load(&entry->next);
        jar_close(entry->jar);
        free(entry->path);
        free(entry);
        entry = next;
    }
}

static void entries_add(_Atomic(Entry *) *list, Entry *entry)
{
    while (atomic_load(list) != NULL)
        list = &atomic_load(list)->next;
    atomic_store(list, entry);
}

static void entries_add_path(_Atomic(Entry *) *list, const char *paths)     /* ':'-separated; skips what is absent */
{
    for (const char *at = paths; *at != '\0'; ) {
        size_t length = strcspn(at, ":");
        char  *path = length > 0 ? strndup(at, length) : NULL;
        Entry *entry = path != NULL ? entry_open(path) : NULL;
        if (entry != NULL)
            entries_add(list, entry);
        free(path);
        at += length + (at[length] == ':');
    }
}

static u1 *read_file(const char *path, size_t *bytes)
{
    struct stat info;
    u1         *data = NULL;
    size_t      done = 0;
    int         file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return NULL;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        data = malloc((size_t)info.st_size + 1);
    while (data != NULL && done < (size_t)info.st_size) {
        ssize_t n = read(file, data + done, (size_t)info.st_size - done);
        if (n <= 0) {
            free(data);
            data = NULL;
            break;
        }
        done += (size_t)n;
    }
    close(file);
    *bytes = done;
    return data;
}

static u1 *entry_read(const Entry *entry, const char *resource, size_t *bytes)
{
    char *path;
    if (entry->jar != NULL)
        return jar_read(entry->jar, resource, bytes);
    if (asprintf(&path, "%s/%s", entry->path, resource) < 0)
        return NULL;
    u1 *data = read_file(path, bytes);
    free(path);
    return data;
}

static bool entry_has_package(const Entry *entry, const char *package, size_t package_bytes)
{
    char *path = NULL;
    bool  found = false;
    if (entry->jar != NULL)
        return jar_has_package(entry->jar, package, package_bytes);
    if (asprintf(&path, "%s/%.*s", entry->path, (int)package_bytes, package) < 0)
        return false;
    DIR *directory = opendir(path);
    for (struct dirent *e; directory != NULL && !found && (e = readdir(directory)) != NULL; ) {
        size_t length = strlen(e->d_name);
        found = length > 6 && strcmp(e->d_name + length - 6, ".class") == 0;
    }
    if (directory != NULL)
        closedir(directory);
    free(path);
    return found;
}

static bool search_entries(Entry *entry, const char *resource, BootBytes *out)
{
    for (int i = 0; entry != NULL; entry = atomic_load(&entry->next), i++) {
        u1 *data = entry_read(entry, resource, &out->bytes);
        if (data == NULL)
            continue;
        out->data = data;
        out->owned = true;
        out->append_index = i;
        out->location = entry->path;
        return true;
    }
    return false;
}

/* ---- the path ------------------------------------------------------------------------------------------ */

BootPath *boot_path_create(const Options *options, const char **error)
{
    char     *modules = NULL;
    BootPath *path = calloc(1, sizeof *path);
    *error = "out of memory";
    if (path == NULL || asprintf(&modules, "%s/lib/modules", options->java_home) < 0)
        goto failed;
    pthread_mutex_init(&path->lock, NULL);
    path->image = jimage_open(modules, error);
    free(modules);
    if (path->image == NULL)
        goto failed;
    path->patches = calloc((size_t)options->patch_count + 1, sizeof *path->patches);
    if (path->patches == NULL)
        goto failed;
    for (int i = 0; i < options->patch_count; i++) {
        path->patches[i].module = options->patches[i].module;
        entries_add_path(&path->patches[i].entries, options->patches[i].paths);
    }
    path->patch_count = options->patch_count;
    entries_add_path(&path->append, options->boot_append);
    return path;
failed:
    if (path != NULL)
        jimage_close(path->image);
    free(path);
    return NULL;
}

void boot_path_destroy(BootPath *path)
{
    if (path == NULL)
        return;
    for (int i = 0; i < path->patch_count; i++)
        entries_free(atomic_load(&path->patches[i].entries));
    for (int i = 0; i < MODULE_LOCATIONS; i++)
        free(atomic_load(&path->locations[i]));
    entries_free(atomic_load(&path->append));
    jimage_close(path->image);
    pthread_mutex_destroy(&path->lock);
    free(path->patches);
    free(path);
}

const char *boot_path_module_of(const BootPath *path, const char *package, size_t package_bytes)
{
    const char *module = jimage_module_of(path->image, package, package_bytes);
    for (int i = 0; module == NULL && i < path->patch_count; i++)
        for (Entry *e = atomic_load(&path->patches[i].entries); e != NULL; e = atomic_load(&e->next))
            if (entry_has_package(e, package, package_bytes))
                module = path->patches[i].module;
    return module;
}

/* "jrt:/" and the module, made once per module. */
static const char *module_location(BootPath *path, const char *module)
{
    static const char prefix[] = "jrt:/";
    u4 hash = 5381;
    for (const char *c = module; *c != '\0'; c++)
        hash = hash * 33 ^ (u1)*c;
    for (u4 probe = 0; probe < MODULE_LOCATIONS; probe++) {
        _Atomic(char *) *slot = &path->locations[(hash + probe) % MODULE_LOCATIONS];
        char *text = atomic_load_explicit(slot, memory_order_acquire);
        if (text == NULL) {
            pthread_mutex_lock(&path->lock);
            if (atomic_load(slot) == NULL && asprintf(&text, "%s%s", prefix, module) >= 0)
                atomic_store_explicit(slot, text, memory_order_release);
            text = atomic_load(slot);
            pthread_mutex_unlock(&path->lock);
        }
        if (text == NULL || strcmp(text + sizeof prefix - 1, module) == 0)
            return text != NULL ? text : prefix;
    }
    return prefix;
}

bool boot_path_read(BootPath *path, const char *module, const char *resource, BootBytes *out)
{
    *out = (BootBytes){ .append_index = -1 };
    if (module == NULL)
        return search_entries(atomic_load(&path->append), resource, out);
    for (int i = 0; i < path->patch_count; i++) {
        if (strcmp(path->patches[i].module, module) != 0)
            continue;
        bool found = search_entries(atomic_load(&path->patches[i].entries), resource, out);
        out->append_index = -1;
        if (found)
            return true;
    }
    const char *error;
    out->data = jimage_find(path->image, module, resource, &out->bytes, &error);
    if (error != NULL)
        fprintf(stderr, "%s in %s: %s\n", resource, module, error);
    if (out->data == NULL)
        return false;
    out->location = module_location(path, module);
    return true;
}

bool boot_path_read_class(BootPath *path, const char *module, const char *class_name, BootBytes *out)
{
    char   buffer[256], *name = buffer;
    size_t length = strlen(class_name);
    if (length + sizeof ".class" > sizeof buffer && (name = malloc(length + sizeof ".class")) == NULL)
        return false;
    memcpy(name, class_name, length);
    memcpy(name + length, ".class", sizeof ".class");
    bool found = boot_path_read(path, module, name, out);
    if (name != buffer)
        free(name);
    return found;
}

void boot_bytes_release(BootBytes *bytes)
{
    if (bytes->owned)
        free((void *)bytes->data);
    *bytes = (BootBytes){ .append_index = -1 };
}

bool boot_path_append(BootPath *path, const char *entry_path)
{
    Entry *entry = entry_open(entry_path);
    if (entry == NULL)
        return false;
    pthread_mutex_lock(&path->lock);
    entries_add(&path->append, entry);
    pthread_mutex_unlock(&path->lock);
    return true;
}

const char *boot_path_append_entry(const BootPath *path, int i)
{
    Entry *entry = atomic_load(&path->append);
    for (; entry != NULL && i > 0; i--)
        entry = atomic_load(&entry->next);
    return entry != NULL ? entry->path : NULL;
}

const void *boot_path_image(const BootPath *path, size_t *bytes) { return jimage_bytes(path->image, bytes); }
