/* vm/mirror.h -- Class <-> its java.lang.Class object.  A mirror carries its Class's address in an injected field and the
 * class's static fields at its end. */
#ifndef VM_MIRROR_H
#define VM_MIRROR_H
#include "vm/thread.h"

static inline Object *class_mirror(const Class *k) { return k->mirror; }
Class *mirror_class(const Object *mirror);                      /* of a java.lang.Class, primitives included */
MUST_CHECK bool mirror_create(Thread *t, Class *k, Object *protection_domain);
void   mirror_create_pending(Thread *t);                        /* boot: for the classes made before java.lang.Class */
#endif
