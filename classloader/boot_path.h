/* classloader/boot_path.h -- where the boot loader finds class files and resources, in this order:
 *   1. --patch-module directories and jars of the module that owns the package
 *   2. lib/modules, in that same module (exploded images, JAVA_HOME/modules/<module>, are not supported)
 *   3. -Xbootclasspath/a entries: jars and directories
 * The caller decides whether a package's module is visible to the boot loader (boot_path_module_of) and passes the
 * module's name; NULL looks only at 3.  All functions but create and destroy are thread-safe. */
#ifndef CLASSLOADER_BOOT_PATH_H
#define CLASSLOADER_BOOT_PATH_H
#include "classloader/jimage.h"
#include "vm/options.h"

typedef struct BootPath BootPath;

typedef struct BootBytes {
    const u1   *data;
    size_t      bytes;
    bool        owned;                      /* data is malloc'ed: give it to boot_bytes_release */
    int         append_index;               /* which -Xbootclasspath/a entry, from 0; -1: in a named module */
    const char *location;                   /* "jrt:/java.base" or the path, for `source:`; lives as long as the BootPath */
} BootBytes;

/* Maps options->java_home/lib/modules.  NULL on failure, with *error set to a static text. */
BootPath *boot_path_create(const Options *options, const char **error);
void      boot_path_destroy(BootPath *path);
const void *boot_path_image(const BootPath *path, size_t *bytes);       /* lib/modules as it is mapped */

/* The module that defines a package ("java/lang"); --patch-module may add packages.  NULL: none, so unnamed.
 * The text lives as long as the BootPath; equal modules give equal text but not always the same pointer. */
const char *boot_path_module_of(const BootPath *path, const char *package, size_t package_bytes);

/* The bytes of class "java/lang/Object" or of resource "java/lang/Object.class".  Class bytes NUL-terminate nothing. */
MUST_CHECK bool boot_path_read_class(BootPath *path, const char *module, const char *class_name, BootBytes *out);
MUST_CHECK bool boot_path_read(BootPath *path, const char *module, const char *resource, BootBytes *out);
void            boot_bytes_release(BootBytes *bytes);

/* Adds a jar or directory at the end of the append path (instrumentation).  False if it is neither. */
MUST_CHECK bool boot_path_append(BootPath *path, const char *entry);
/* Entry i of the append path, or NULL behind the last one. */
const char *boot_path_append_entry(const BootPath *path, int i);
#endif
