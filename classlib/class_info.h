/* classlib/class_info.h -- what the JVM_* functions about classes and arrays share with the VM's own natives. */
#ifndef CLASSLIB_CLASS_INFO_H
#define CLASSLIB_CLASS_INFO_H
#include "native/handles.h"
#include "vm/mirror.h"

static inline Class *class_of_handle(jclass handle) { return mirror_class(handle_object((jobject)handle)); }

MUST_CHECK Object *class_name_string(Thread *t, Class *k);      /* Class.getName(), interned; fills Class.name */
int32_t class_modifiers(const Class *k);                        /* Class.getModifiers() */
int32_t class_written_flags(const Class *k);                    /* as in the class file */
MUST_CHECK Object *class_interfaces(Thread *t, const Class *k); /* Class[] */
bool    class_is_record(const Class *k);
bool    class_desires_assertions(const Class *k);
Class  *class_primitive_named(const char *name);                /* NULL: none */

/* Class.forName behind its checks of the caller: internal name, loader NULL = boot.  NULL: pending. */
MUST_CHECK Class *class_find(Thread *t, const Symbol *name, bool initialize, Object *loader, Class *caller);

/* java.lang.reflect.Array.  The array may be NULL, or none: these throw. */
MUST_CHECK bool    array_length_of(Thread *t, Object *array, int32_t *length);
MUST_CHECK bool    array_get_boxed(Thread *t, Object *array, int32_t index, Object **value);
MUST_CHECK bool    array_set_boxed(Thread *t, Object *array, int32_t index, Object *value);
/* A primitive element as `type` (widening). */
MUST_CHECK bool    array_get_as(Thread *t, Object *array, int32_t index, char type, Slot *value);
MUST_CHECK bool    array_set_from(Thread *t, Object *array, int32_t index, char type, Slot value);
MUST_CHECK Object *array_new(Thread *t, Object *element_mirror, int32_t length);
MUST_CHECK Object *array_new_multi(Thread *t, Object *element_mirror, Object *dimensions);

void jvm_class_register(void);                                  /* class_natives.c: before the first class is loaded */
#endif
