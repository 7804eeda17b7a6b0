/* classloader/link.h -- from a parsed class file to a Class: layout, vtables and itables (at definition), and linking
 * (JVMS §5.4: verification, preparation). */
#ifndef CLASSLOADER_LINK_H
#define CLASSLOADER_LINK_H
#include "classloader/classfile.h"
#include "classloader/loader.h"

/* Builds the Class in the loader's arena; supers are loaded.  Not yet visible to others; no mirror.  NULL: pending. */
MUST_CHECK Class *link_build_class(Thread *t, Loader *l, const ClassFile *file, Class *super, Class **interfaces, const DefineOptions *options);
/* §5.4: links supers, verifies, checks loading constraints, numbers call sites.  Idempotent, thread-safe.  False: pending. */
MUST_CHECK bool link_class(Thread *t, Class *k);
#endif
