/* classloader/jimage.h -- reads the JDK's lib/modules in place.  The file is mapped read-only; lookups hash into its own
 * tables and copy nothing.  Every index found in the file is checked against the mapping.  All functions but open and
 * close are thread-safe.  Names are modified UTF-8 with '/' between packages. */
#ifndef CLASSLOADER_JIMAGE_H
#define CLASSLOADER_JIMAGE_H
#include "vm/base.h"

typedef struct Jimage Jimage;

/* NULL on failure, with *error a static text saying why. */
Jimage *jimage_open(const char *path, const char **error);
void    jimage_close(Jimage *image);                            /* NULL is allowed */

const void *jimage_bytes(const Jimage *image, size_t *bytes);  /* the mapping */

/* A resource such as ("java.base", "java/lang/Object.class"): its bytes inside the mapping, valid until close.
 * NULL if absent, or if the image holds it compressed (*error is then set; error may be NULL). */
const u1 *jimage_find(const Jimage *image, const char *module, const char *name, size_t *bytes, const char **error);

/* The module that defines a package ("java/lang" -> "java.base"): the last one listed that has classes or resources
 * in it.  Points into the mapping, NUL-terminated; NULL if no module has the package. */
const char *jimage_module_of(const Jimage *image, const char *package, size_t package_bytes);

/* Every resource in no particular order: "module", "java/lang", "Object", "class" (empty strings when absent).
 * Stops when visit returns false. */
typedef bool JimageVisit(void *context, const char *module, const char *parent, const char *base, const char *extension);
void jimage_for_each(const Jimage *image, JimageVisit *visit, void *context);
#endif
