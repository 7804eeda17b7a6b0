/* classloader/resolution.h -- what resolve.c and indy.c share: publishing constant-pool entries and remembering errors. */
#ifndef CLASSLOADER_RESOLUTION_H
#define CLASSLOADER_RESOLUTION_H
#include "classloader/classfile.h"
#include "classloader/resolve.h"

static inline u1 pool_tag(const ConstantPool *pool, u2 index) { return __atomic_load_n(&pool->tags[index], __ATOMIC_ACQUIRE); }

/* Stores the entry, then the tag (with CP_RESOLVED or CP_FAILED), unless another thread was first: then false. */
bool resolution_publish(ConstantPool *pool, u2 index, u1 tag, u8 entry);

/* The pending exception as an error to be thrown again; it stays pending.  NULL: not a LinkageError, so not remembered. */
ResolutionError *resolution_error_of_pending(Thread *t, Class *k);
bool resolution_error_throw(Thread *t, const ResolutionError *e);       /* false */
/* The pending exception becomes the entry's failure (if it is a LinkageError), unless another thread was faster: all get what the
 * first one got (§5.4.3).  True: that has resolved it, nothing is pending. */
bool resolution_fail(Thread *t, ConstantPool *pool, u2 index);
bool resolution_throw_failed(Thread *t, const ConstantPool *pool, u2 index);    /* false */

/* A symbolic reference to a method. */
typedef struct MethodLink {
    Class        *holder;                               /* the resolved class */
    const Symbol *name, *descriptor;
    Class        *from;                                 /* the referring class; NULL: no access checks */
    u1            tag;                                  /* CP_Methodref, CP_InterfaceMethodref; 0: not from a pool */
    bool          check_constraints;
} MethodLink;
/* What the instruction calls without selection: for INVOKE_SPECIAL the selected method.  *resolved: what the reference
 * resolved to; if that is not NULL on entry, lookup and access check are skipped. */
MUST_CHECK Method *resolve_link(Thread *t, const MethodLink *link, InvokeKind kind, Method **resolved);

/* Resolves the member that a method handle in pool is of, by the reference at index: is it there, accessible, and of the kind?
 * False: the error is pending. */
MUST_CHECK bool resolve_handle_member(Thread *t, const ConstantPool *pool, u2 index, Class *holder, HandleKind kind);

/* indy.c */
bool    polymorphic_name(const Class *k, const Symbol *name);           /* is k.name signature polymorphic (§2.9.3)? */
bool    method_handle_intrinsic_name(const Symbol *name, bool *is_static);      /* invokeBasic, linkTo*: no upcall to link */
MUST_CHECK Object *resolve_method_handle(Thread *t, ConstantPool *pool, u2 index);
MUST_CHECK Object *resolve_method_type_constant(Thread *t, ConstantPool *pool, u2 index);
MUST_CHECK bool    resolve_dynamic(Thread *t, ConstantPool *pool, u2 index, Object **value);
#endif
