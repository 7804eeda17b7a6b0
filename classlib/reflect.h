/* classlib/reflect.h -- between the VM's methods, fields and values and their java.lang.reflect and java.lang forms. */
#ifndef CLASSLIB_REFLECT_H
#define CLASSLIB_REFLECT_H
#include "classloader/classfile.h"
#include "vm/vm.h"

/* ---- Method, Constructor and Field objects.  NULL: pending -------------------------------------------------------- */
MUST_CHECK Object *reflect_new_method(Thread *t, const Method *m);
MUST_CHECK Object *reflect_new_constructor(Thread *t, const Method *m);
MUST_CHECK Object *reflect_new_executable(Thread *t, Method *m);                 /* whichever m is */
MUST_CHECK Object *reflect_new_field(Thread *t, Field *f);
Method *reflect_method_of(const Object *executable);    /* of a Method or Constructor object */
Field  *reflect_field_of(const Object *field);

/* The class that a descriptor's type names, as `from` sees it.  NULL: NoClassDefFoundError and kin pending. */
MUST_CHECK Class  *reflect_type(Thread *t, Class *from, const char *descriptor, size_t length);
MUST_CHECK Object *reflect_parameter_types(Thread *t, const Method *m);                /* Class[] */
/* A byte[] of the attribute.  False: pending; *result NULL when it is absent. */
MUST_CHECK bool    reflect_bytes(Thread *t, const Blob *attribute, Object **result);
/* Lets cold code fill objects of classes the VM has no bound fields for.  The field must exist, or start-up was wrong. */
void *reflect_field_address(Object *o, const char *name, const char *descriptor);

/* ---- values -------------------------------------------------------------------------------------------------------
 * type: B C D F I J S Z, or L for a reference (boxing leaves it as it is; V boxes to NULL). */
MUST_CHECK bool box_value(Thread *t, char type, Slot value, Object **box);              /* a new object, not the cached one */
char unbox_value(const Object *box, Slot *value);       /* its type, or 0 if it is no box (or NULL) */
bool widen_value(char from, char to, Slot *value);      /* JLS §5.1.2; false: not a widening (or identity) conversion */
Slot value_load(const void *address, char type);        /* type also [ */
void value_store(void *address, char type, Slot value);

/* ---- calls --------------------------------------------------------------------------------------------------------
 * Method.invoke and Constructor.newInstance behind their access checks: initialises the class, selects by the receiver's
 * class, unboxes, wraps what the method throws in InvocationTargetException.
 *   types      Class[] of the parameters
 *   arguments  Object[]; NULL: none
 * False: pending. */
MUST_CHECK bool reflect_invoke(Thread *t, Method *m, Object *receiver, Object *types, Object *arguments, Object **result);
MUST_CHECK Object *reflect_new_instance(Thread *t, Method *constructor, Object *types, Object *arguments);
#endif
