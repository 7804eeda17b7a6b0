/* classloader/jimage.c -- the jimage format, version 1.0, in native byte order:
 *
 *   header     magic, version, flags, resource count, table length, location bytes, string bytes    7 x u4
 *   redirect   s4[table length]    minimal perfect hash: < 0 is slot -1-v, > 0 the seed to hash again with, 0 nothing
 *   offsets    u4[table length]    slot -> position in locations
 *   locations  attribute streams:  one byte kind << 3 | (length - 1), then a big-endian value; kind 0 ends it
 *   strings    NUL-terminated, addressed by offset; the empty string is at 0
 *   resources  the bytes of each, at `offset` from here
 *
 * A resource's name is /module/parent/base.extension, each piece a string; /packages/java.lang names the modules that
 * have that package. */
#include "classloader/jimage.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAGIC = (int)0xCAFEDADA, VERSION_1_0 = 1 << 16, HASH_SEED = 0x01000193 };
enum { HEADER_MAGIC, HEADER_VERSION, HEADER_FLAGS, HEADER_RESOURCES, HEADER_TABLE, HEADER_LOCATIONS, HEADER_STRINGS, HEADER_WORDS };
enum { ATTR_END, ATTR_MODULE, ATTR_PARENT, ATTR_BASE, ATTR_EXTENSION, ATTR_OFFSET, ATTR_COMPRESSED, ATTR_BYTES, ATTR_KINDS };

struct Jimage {
    const u1      *map;
    size_t         map_bytes;
    u4             table_length, location_bytes, string_bytes;
    const int32_t *redirect;
    const u4      *offsets;
    const u1      *locations;
    const char    *strings;                     /* ends in NUL: checked on opening */
    const u1      *resources;
    size_t         resource_bytes;
};

typedef struct Location { u8 attr[ATTR_KINDS]; } Location;

/* The name looked for, /module/name, without building it; with dots, the '/' in name stand for '.'. */
typedef struct Path {
    const char *module, *name;
    size_t      module_bytes, name_bytes;
    bool        dots;
} Path;

static inline char path_char(const Path *path, size_t i)
{
    char c = path->name[i];
    return path->dots && c == '/' ? '.' : c;
}

static u4 path_hash(const Path *path, u4 seed)
{
    u4 hash = seed * HASH_SEED ^ '/';
    for (size_t i = 0; i < path->module_bytes; i++)
        hash = hash * HASH_SEED ^ (u1)path->module[i];
    hash = hash * HASH_SEED ^ '/';
    for (size_t i = 0; i < path->name_bytes; i++)
        hash = hash * HASH_SEED ^ (u1)path_char(path, i);
    return hash & 0x7fffffff;
}

static bool decode_location(const Jimage *image, u4 position, Location *out)
{
    memset(out, 0, sizeof *out);
    while (position < image->location_bytes) {
        u4 kind = image->locations[position] >> 3, length = (image->locations[position] & 7) + 1;
        if (kind == ATTR_END)
            return true;
        if (kind >= ATTR_KINDS || image->location_bytes - position <= length)
            return false;
        u8 value = 0;
        for (u4 i = 1; i <= length; i++)
            value = value << 8 | image->locations[position + i];
        out->attr[kind] = value;
        position += length + 1;
    }
    return false;
}

static const char *image_string(const Jimage *image, u8 offset)
{
    return offset < image->string_bytes ? image->strings + offset : "";
}

/* Does text continue the name at *at?  Moves *at behind it. */
static bool match_piece(const Path *path, size_t *at, const char *text)
{
    size_t i = *at;
    for (; *text != '\0'; text++, i++)
        if (i >= path->name_bytes || path_char(path, i) != *text)
            return false;
    *at = i;
    return true;
}

static bool location_is(const Jimage *image, const Location *location, const Path *path)
{
    const char *module = image_string(image, location->attr[ATTR_MODULE]);
    if (strncmp(module, path->module, path->module_bytes) != 0 || module[path->module_bytes] != '\0')
        return false;
    size_t      at = 0;
    const char *parent = image_string(image, location->attr[ATTR_PARENT]);
    const char *extension = image_string(image, location->attr[ATTR_EXTENSION]);
    if (*parent != '\0' && (!match_piece(path, &at, parent) || !match_piece(path, &at, "/")))
        return false;
    if (!match_piece(path, &at, image_string(image, location->attr[ATTR_BASE])))
        return false;
    if (*extension != '\0' && (!match_piece(path, &at, ".") || !match_piece(path, &at, extension)))
        return false;
    return at == path->name_bytes;
}

static bool find_location(const Jimage *image, const Path *path, Location *out)
{
    int32_t value = image->redirect[path_hash(path, HASH_SEED) % image->table_length];
    u4      slot;
    if (value < 0)
        slot = (u4)(-1 - value);
    else if (value > 0)
        slot = path_hash(path, (u4)value) % image->table_length;
    else
        return false;
    return slot < image->table_length && decode_location(image, image->offsets[slot], out)
        && location_is(image, out, path);
}

static const u1 *location_bytes(const Jimage *image, const Location *location, size_t *bytes, const char **error)
{
    u8 offset = location->attr[ATTR_OFFSET], length = location->attr[ATTR_BYTES];
    const char *problem = NULL;
    if (location->attr[ATTR_COMPRESSED] != 0)
        problem = "compressed resources in lib/modules are not supported";
    else if (offset > image->resource_bytes || length > image->resource_bytes - offset)
        problem = "lib/modules is damaged: a resource lies outside the file";
    if (error != NULL)
        *error = problem;
    *bytes = (size_t)length;
    return problem == NULL ? image->resources + offset : NULL;
}

const u1 *jimage_find(const Jimage *image, const char *module, const char *name, size_t *bytes, const char **error)
{
    Path     path = { module, name, strlen(module), strlen(name), false };
    Location location;
    if (error != NULL)
        *error = NULL;
    if (!find_location(image, &path, &location))
        return NULL;
    return location_bytes(image, &location, bytes, error);
}

const char *jimage_module_of(const Jimage *image, const char *package, size_t package_bytes)
{
    Path        path = { "packages", package, strlen("packages"), package_bytes, true };
    Location    location;
    size_t      bytes = 0;
    const char *module = NULL;
    if (!find_location(image, &path, &location))
        return NULL;
    const u1 *entries = location_bytes(image, &location, &bytes, NULL);
    for (size_t i = 0; entries != NULL && i + 8 <= bytes; i += 8) {
        u4 entry[2];                            /* is the package empty there?, the module's name */
        memcpy(entry, entries + i, sizeof entry);
        if (entry[0] == 0)
            module = image_string(image, entry[1]);
    }
    return module;
}

void jimage_for_each(const Jimage *image, JimageVisit *visit, void *context)
{
    for (u4 i = 0; i < image->table_length; i++) {
        Location location;
        if (!decode_location(image, image->offsets[i], &location))
            continue;
        const char *module = image_string(image, location.attr[ATTR_MODULE]);
        if (!visit(context, module, image_string(image, location.attr[ATTR_PARENT]),
                   image_string(image, location.attr[ATTR_BASE]), image_string(image, location.attr[ATTR_EXTENSION])))
            return;
    }
}

/* Fills the table pointers from the mapped header; a static text says what is wrong with it. */
static const char *read_header(Jimage *image)
{
    const u4 *header = (const u4 *)image->map;
    if (image->map_bytes < HEADER_WORDS * sizeof(u4) || header[HEADER_MAGIC] != (u4)MAGIC)
        return "not a jimage file of this machine's byte order";
    if (header[HEADER_VERSION] != VERSION_1_0)
        return "not jimage version 1.0";
    u8 length = header[HEADER_TABLE];
    u8 index_bytes = HEADER_WORDS * sizeof(u4) + length * 8 + header[HEADER_LOCATIONS] + header[HEADER_STRINGS];
    if (length == 0 || header[HEADER_STRINGS] == 0 || index_bytes > image->map_bytes)
        return "the jimage file is cut short";
    image->table_length = (u4)length;
    image->location_bytes = header[HEADER_LOCATIONS];
    image->string_bytes = header[HEADER_STRINGS];
    image->redirect = (const int32_t *)(header + HEADER_WORDS);
    image->offsets = header + HEADER_WORDS + length;
    image->locations = (const u1 *)(image->offsets + length);
    image->strings = (const char *)image->locations + image->location_bytes;
    image->resources = image->map + index_bytes;
    image->resource_bytes = image->map_bytes - index_bytes;
    return image->strings[image->string_bytes - 1] == '\0' ? NULL : "the jimage file's strings have no end";
}

Jimage *jimage_open(const char *path, const char **error)
{
    struct stat info;
    Jimage     *image = NULL;
    int         file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0) {
        *error = errno == ENOENT ? "no such file" : errno == EACCES ? "permission denied" : "cannot be opened";
        goto out;
    }
    image = calloc(1, sizeof *image);
    if (image == NULL) {
        *error = "out of memory";
        goto out;
    }
    image->map_bytes = (size_t)info.st_size;
    image->map = mmap(NULL, image->map_bytes, PROT_READ, MAP_PRIVATE, file, 0);
    if (image->map == MAP_FAILED) {
        *error = "cannot be mapped";
        image->map = NULL;
    } else {
        *error = read_header(image);
    }
    if (*error != NULL) {
        jimage_close(image);
        image = NULL;
    }
out:
    if (file >= 0)
        close(file);
    return image;
}

void jimage_close(Jimage *image)
{
    if (image == NULL)
        return;
    if (image->map != NULL)
        munmap((void *)image->map, image->map_bytes);
    free(image);
}

const void *jimage_bytes(const Jimage *image, size_t *bytes)
{
    *bytes = image->map_bytes;
    return image->map;
}
