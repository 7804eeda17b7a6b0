/* vm/well_known.h -- the classes, fields and methods of the class library that the VM knows by name: one list,
 * well_known.def.  Bound by name and descriptor at boot; a missing one is a clear start-up error. */
#ifndef VM_WELL_KNOWN_H
#define VM_WELL_KNOWN_H
#include "vm/class.h"

typedef struct WellKnown {
#define WK_CLASS(id, name)                         Class *id;
#define WK_FIELD(class_id, name, descriptor)       u4 class_id##_##name;          /* byte offset in the instance */
#define WK_STATIC(class_id, name, descriptor)      u4 class_id##_##name;          /* byte offset in the mirror */
#define WK_INJECTED(class_id, name, descriptor)    u4 class_id##_##name;          /* field added by the VM: "J" or "L" */
#define WK_METHOD(class_id, id, name, descriptor)  Method *class_id##_##id;
#include "vm/well_known.def"
} WellKnown;

/* Boot: loads every class of the list (the OPTIONAL way: absent ones stay NULL), binds fields and methods. */
MUST_CHECK bool well_known_load(Thread *t);
/* link.c asks, when it lays out a boot class, which fields to inject: calls add(name, descriptor) for each. */
void well_known_injected(const Symbol *class_name, void (*add)(void *arg, const char *name, char type, u4 *offset), void *arg);
#endif
