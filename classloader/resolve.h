/* classloader/resolve.h -- resolution of constant-pool entries (JVMS §5.4.3) with access control, and link-time selection.
 * Entry formats: vm/class.h.  Every function returns fast when the entry is resolved; errors are remembered and thrown again. */
#ifndef CLASSLOADER_RESOLVE_H
#define CLASSLOADER_RESOLVE_H
#include "vm/vm.h"

typedef struct ResolutionError {                        /* a remembered failure */
    const Symbol *class_name;                           /* the Throwable's class */
    const char   *message;                              /* modified UTF-8 in the arena, or NULL */
    const Symbol *cause_class_name;                     /* NULL: no cause */
    const char   *cause_message;
} ResolutionError;

typedef enum InvokeKind { INVOKE_VIRTUAL, INVOKE_SPECIAL, INVOKE_STATIC, INVOKE_INTERFACE } InvokeKind;

/* A resolved call of MethodHandle.invoke/invokeExact or a VarHandle access method: the adapter takes the call's arguments
 * plus, when not NULL, the appendix. */
typedef struct PolymorphicCall {
    Method *adapter;
    Object *appendix;                                   /* kept alive by the class */
    u2      arg_slots;                                  /* of the call itself, receiver included, appendix excluded */
} PolymorphicCall;

MUST_CHECK Class  *resolve_class(Thread *t, ConstantPool *pool, u2 index);
MUST_CHECK Object *resolve_string(Thread *t, ConstantPool *pool, u2 index);
/* Any loadable constant as ldc/ldc_w push it (String, Class mirror, MethodHandle, MethodType, Dynamic of reference type). */
MUST_CHECK Object *resolve_constant(Thread *t, ConstantPool *pool, u2 index);
/* A CP_Dynamic of primitive type for ldc/ldc2_w: the value in *value, its type letter in *type ('L' for references). */
MUST_CHECK bool    resolve_dynamic_constant(Thread *t, ConstantPool *pool, u2 index, Slot *value, char *type);
/* A field for get/put: checks static-ness (is_static), final writes (is_put, from `caller`); does not initialise the class. */
MUST_CHECK Field  *resolve_field(Thread *t, ConstantPool *pool, u2 index, bool is_static, bool is_put, const Method *caller);
/* Do from's loader and f's agree on f's type (§5.4.3.2)?  False: LinkageError pending. */
MUST_CHECK bool    resolve_field_constraints(Thread *t, const Class *from, const Field *f);
/* A method for that instruction: checks kind, access, static-ness, loading constraints.  For INVOKE_SPECIAL the method
 * selected by §6.5.invokespecial.  Not for signature-polymorphic methods and not initialising the class.  On success the
 * pool entry is as class.h says (INVOKE_SPECIAL and INVOKE_STATIC of an InterfaceMethodref: low 32 Method *).
 * Instructions of different kinds can share an entry and want different things of it (super.m() and x.m() with another
 * selected method; I.super.m() and i.m()): the first fixes the entry's form, and only an instruction whose result is what the
 * entry says may be rewritten to read it. */
MUST_CHECK Method *resolve_method(Thread *t, ConstantPool *pool, u2 index, InvokeKind kind, const Method *caller);
/* Is this Methodref a signature-polymorphic call (§2.9.3)?  Resolves the class first; false also with pending exception. */
bool               resolve_is_polymorphic(Thread *t, ConstantPool *pool, u2 index);
MUST_CHECK PolymorphicCall *resolve_polymorphic(Thread *t, ConstantPool *pool, u2 index, const Method *caller);
/* Links an invokedynamic call site (indy.c).  False: pending (BootstrapMethodError ...). */
MUST_CHECK bool    resolve_call_site(Thread *t, CallSite *site);

/* A static argument of a bootstrap method, by its pool index: resolved, numbers boxed. */
MUST_CHECK bool    resolve_static_argument(Thread *t, ConstantPool *pool, u2 index, Object **value);
/* Without resolving: false when it would have to be. */
bool               resolve_static_argument_available(const ConstantPool *pool, u2 index);
/* The Method behind a MemberName; NULL: unresolved. */
Method            *resolve_member_name_target(const Object *member_name);
/* MethodHandle.invokeBasic and linkTo*, made on demand for each basic type (B C S Z become I, references Object). */
MUST_CHECK Method *resolve_method_handle_intrinsic(Thread *t, const Symbol *name, const Symbol *descriptor);
/* java.lang.invoke.MethodType of a method descriptor, mirror of a field descriptor's class, as `from` sees them. */
MUST_CHECK Object *resolve_type_object(Thread *t, const Symbol *descriptor, Class *from);

/* Access control §5.4.4.  The throwing forms leave IllegalAccessError with HotSpot's text. */
bool access_class(const Class *from, const Class *to);
bool access_member(Thread *t, Class *from, Class *resolved_holder, Class *declaring, u2 access_flags);  /* may load nest hosts */
MUST_CHECK Class *resolve_nest_host(Thread *t, Class *k);      /* never throws LinkageErrors: k itself on failure (§5.4.4) */
MUST_CHECK bool access_check_class(Thread *t, Class *from, Class *to);                              /* throws */
MUST_CHECK bool access_check_method(Thread *t, Class *from, Class *resolved_holder, const Method *m);
MUST_CHECK bool access_check_field(Thread *t, Class *from, Class *resolved_holder, const Field *f);
/* The class that the resolved method reference at index of pool names, which m was found for. */
Class *resolved_holder(const ConstantPool *pool, u2 index, const Method *m);
/* §6.5.invokespecial of m in caller: in an interface, the verifier lets any receiver (not null) pass.  False: IllegalAccessError. */
MUST_CHECK bool check_special_receiver(Thread *t, const Method *caller, const Method *m, const Object *receiver);
/* AbstractMethodError / IncompatibleClassChangeError for a call whose selection failed, with HotSpot's text.  Always false. */
bool throw_abstract_method(Thread *t, const Class *receiver, const Method *m);
bool throw_not_implementing(Thread *t, const Class *receiver, const Class *interface);
/* Is m, selected on a k for an invokeinterface of interface's `resolved` (NULL: nothing was found), to be called?  check_: if not, the
 * error is pending. */
bool            interface_selection_fits(Class *k, Class *interface, const Method *resolved, const Method *m);
MUST_CHECK bool check_interface_selection(Thread *t, Class *k, Class *interface, const Method *resolved, const Method *m);
#endif
