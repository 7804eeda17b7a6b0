/* classloader/jar.h -- reading jar and zip files through libzip.  A Jar may be used by several threads at once. */
#ifndef CLASSLOADER_JAR_H
#define CLASSLOADER_JAR_H
#include "vm/base.h"

typedef struct Jar Jar;

Jar  *jar_open(const char *path);                               /* NULL: absent or not a zip file */
void  jar_close(Jar *jar);                                      /* NULL is allowed */
bool  jar_has(Jar *jar, const char *name);
bool  jar_has_package(Jar *jar, const char *package, size_t package_bytes);     /* any class in "a/b" itself? */
u1   *jar_read(Jar *jar, const char *name, size_t *bytes);      /* malloc'ed, one NUL behind the end; NULL: absent or damaged */

/* A main attribute of META-INF/MANIFEST.MF with continuation lines joined; malloc'ed.  NULL if absent. */
char *jar_manifest_attribute(Jar *jar, const char *attribute);
/* The same in manifest text already at hand (bytes long). */
char *manifest_attribute(const char *manifest, size_t bytes, const char *attribute);
/* Whether there is a manifest and its main section consists of "Name: value" lines and their continuations. */
bool jar_manifest_is_valid(Jar *jar);
#endif
