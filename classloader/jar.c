/* classloader/jar.c -- libzip's handles belong to one thread at a time, so a Jar has a lock.
 * libzip is loaded when the first jar is opened: it brings libcrypto along, which most runs would pay for in vain. */
#include "classloader/jar.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#define ZIP_FUNCTIONS(F) \
    F(zip_open) F(zip_discard) F(zip_name_locate) F(zip_get_num_entries) F(zip_get_name) F(zip_stat_index) F(zip_fopen_index) \
    F(zip_fread) F(zip_fclose)

static struct {
#define ZIP_POINTER(name) __typeof__(&name) name;
    ZIP_FUNCTIONS(ZIP_POINTER)
} lib;

static bool load_library(void)
{
    static const char *const names[] = { "libzip.so.4", "libzip.so.5" };
    void *library = NULL;
    for (size_t i = 0; i < COUNT_OF(names) && library == NULL; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
#define ZIP_FIND(name) if (library != NULL && (*(void **)&lib.name = dlsym(library, #name)) == NULL) library = NULL;
    ZIP_FUNCTIONS(ZIP_FIND)
    if (library == NULL)
        fprintf(stderr, "Error: jar files cannot be read: %s\n", dlerror());
    return library != NULL;
}

static bool library_loaded;
static void load_library_once(void) { library_loaded = load_library(); }

struct Jar {
    pthread_mutex_t lock;
    zip_t          *zip;
};

Jar *jar_open(const char *path)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    int    error = 0;
    pthread_once(&once, load_library_once);
    zip_t *zip = library_loaded ? lib.zip_open(path, ZIP_RDONLY, &error) : NULL;
    if (zip == NULL)
        return NULL;
    Jar *jar = malloc(sizeof *jar);
    if (jar == NULL) {
        lib.zip_discard(zip);
        return NULL;
    }
    pthread_mutex_init(&jar->lock, NULL);
    jar->zip = zip;
    return jar;
}

void jar_close(Jar *jar)
{
    if (jar == NULL)
        return;
    lib.zip_discard(jar->zip);
    pthread_mutex_destroy(&jar->lock);
    free(jar);
}

bool jar_has(Jar *jar, const char *name)
{
    pthread_mutex_lock(&jar->lock);
    bool found = lib.zip_name_locate(jar->zip, name, ZIP_FL_ENC_RAW) >= 0;
    pthread_mutex_unlock(&jar->lock);
    return found;
}

bool jar_has_package(Jar *jar, const char *package, size_t package_bytes)
{
    bool found = false;
    pthread_mutex_lock(&jar->lock);
    zip_int64_t count = lib.zip_get_num_entries(jar->zip, 0);
    for (zip_int64_t i = 0; i < count && !found; i++) {
        const char *name = lib.zip_get_name(jar->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        const char *slash = name != NULL ? strrchr(name, '/') : NULL;
        size_t      length = name != NULL ? strlen(name) : 0;
        found = slash != NULL && (size_t)(slash - name) == package_bytes && memcmp(name, package, package_bytes) == 0
             && length > 6 && strcmp(name + length - 6, ".class") == 0;
    }
    pthread_mutex_unlock(&jar->lock);
    return found;
}

static u1 *read_entry(zip_t *zip, const char *name, size_t *bytes)
{
    zip_stat_t  info;
    zip_int64_t index = lib.zip_name_locate(zip, name, ZIP_FL_ENC_RAW);
    if (index < 0 || lib.zip_stat_index(zip, (zip_uint64_t)index, 0, &info) != 0 || !(info.valid & ZIP_STAT_SIZE))
        return NULL;
    zip_file_t *file = info.size < INT32_MAX ? lib.zip_fopen_index(zip, (zip_uint64_t)index, 0) : NULL;
    u1         *data = file != NULL ? malloc(info.size + 1) : NULL;
    if (data != NULL && lib.zip_fread(file, data, info.size) != (zip_int64_t)info.size) {
        free(data);
        data = NULL;
    }
    if (file != NULL && lib.zip_fclose(file) != 0) {            /* a wrong checksum */
        free(data);
        data = NULL;
    }
    if (data != NULL) {
        data[info.size] = '\0';
        *bytes = info.size;
    }
    return data;
}

u1 *jar_read(Jar *jar, const char *name, size_t *bytes)
{
    pthread_mutex_lock(&jar->lock);
    u1 *data = read_entry(jar->zip, name, bytes);
    pthread_mutex_unlock(&jar->lock);
    return data;
}

/* One line of a manifest from *at, without its end; moves *at to the next line. */
static size_t line_length(const char *text, size_t bytes, size_t *at)
{
    size_t start = *at, end = start;
    while (end < bytes && text[end] != '\n' && text[end] != '\r')
        end++;
    *at = end;
    if (*at < bytes && text[*at] == '\r')
        ++*at;
    if (*at < bytes && text[*at] == '\n' && (*at == end || text[*at - 1] == '\r'))
        ++*at;
    return end - start;
}

char *manifest_attribute(const char *manifest, size_t bytes, const char *attribute)
{
    size_t name_bytes = strlen(attribute);
    for (size_t at = 0; at < bytes; ) {
        const char *line = manifest + at;
        size_t      length = line_length(manifest, bytes, &at);
        if (length == 0)
            return NULL;                                    /* the main section ends at the first empty line */
        if (length < name_bytes + 2 || strncasecmp(line, attribute, name_bytes) != 0 || line[name_bytes] != ':')
            continue;
        char  *value = malloc(bytes + 1);
        size_t used = length - name_bytes - 2;
        if (value == NULL)
            return NULL;
        memcpy(value, line + name_bytes + 2, used);
        while (at < bytes && manifest[at] == ' ') {         /* continuation lines */
            const char *more = manifest + at + 1;
            size_t      more_bytes = line_length(manifest, bytes, &at) - 1;
            memcpy(value + used, more, more_bytes);
            used += more_bytes;
        }
        value[used] = '\0';
        return value;
    }
    return NULL;
}

char *jar_manifest_attribute(Jar *jar, const char *attribute)
{
    size_t bytes = 0;
    u1    *manifest = jar_read(jar, "META-INF/MANIFEST.MF", &bytes);
    char  *value = manifest != NULL ? manifest_attribute((const char *)manifest, bytes, attribute) : NULL;
    free(manifest);
    return value;
}

bool jar_manifest_is_valid(Jar *jar)
{
    size_t bytes = 0;
    u1    *manifest = jar_read(jar, "META-INF/MANIFEST.MF", &bytes);
    bool   valid = manifest != NULL;
    for (size_t at = 0; valid && at < bytes; ) {
        const char *line = (const char *)manifest + at, *colon;
        size_t      length = line_length((const char *)manifest, bytes, &at);
        if (length == 0 || *line == '\0')
            break;                                          /* the main section ends */
        colon = memchr(line, ':', length);
        valid = colon != NULL && colon + 1 < line + length && colon[1] == ' ';
        while (at < bytes && manifest[at] == ' ')
            line_length((const char *)manifest, bytes, &at);
    }
    free(manifest);
    return valid;
}
