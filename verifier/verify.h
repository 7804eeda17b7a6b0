/* verifier/verify.h -- verification of a class's bytecode (JVMS §4.9, §4.10), apart from everything that runs it.
 * The class comes as plain tables; what other classes are like is asked through hooks, and only when a verdict needs it.
 * Every byte is hostile until checked.  Names and descriptors in the constant pool are well formed (the parser's work). */
#ifndef VERIFIER_VERIFY_H
#define VERIFIER_VERIFY_H
#include "vm/class.h"           /* ConstantPool, ACC_ flags; nothing that runs */

typedef struct VerifyHandler { u2 start, end, handler, catch_type; } VerifyHandler;     /* [start, end); catch_type 0: any */
typedef struct VerifyVariable { u2 start, length; } VerifyVariable;                     /* a LocalVariableTable row's range */

typedef struct VerifyMethod {
    const Symbol *name, *descriptor;
    u2            access_flags, max_stack, max_locals;
    u4            code_length;
    const u1     *code;                 /* as in the class file; NULL if native or abstract: nothing to verify */
    const VerifyHandler  *handlers;
    const VerifyVariable *variables;
    u4            handler_count, variable_count;
    const u1     *stack_map;            /* content of the StackMapTable attribute; NULL: there is none */
    u4            stack_map_bytes;
} VerifyMethod;

typedef enum VerifyAnswer { VERIFY_NO, VERIFY_YES, VERIFY_THROWN } VerifyAnswer;         /* THROWN: an exception is pending */

/* What must be asked about other classes.  Names are internal names, `context` is VerifyInput.context. */
typedef struct VerifyHooks {
    /* Is `from` (a class, or an array class by descriptor) assignable to the class `target`?  They differ, and target is
     * not Object.  Interfaces count as Object (§4.10.1.2), except when `for_access` (a check of protected access) asks
     * about a value of static type Object.  Loads `target`, and `from` only if target is a proper class. */
    VerifyAnswer (*is_assignable)(void *context, const Symbol *target, const Symbol *from, bool for_access);
    /* The member named so, found from superclass `holder` on, is protected and declared in another run-time package. */
    VerifyAnswer (*is_protected_elsewhere)(void *context, const Symbol *holder, const Symbol *name, const Symbol *descriptor, bool is_method);
    bool (*is_superclass)(void *context, const Symbol *name);           /* a proper superclass of the class has that name */
    bool (*declares_field)(void *context, const Symbol *name, const Symbol *descriptor);
    /* For type inference: is this class an interface; the nearest common superclass of two proper classes. */
    VerifyAnswer (*is_interface)(void *context, const Symbol *name);
    VerifyAnswer (*common_superclass)(void *context, const Symbol *a, const Symbol *b, const Symbol **common);
} VerifyHooks;

typedef struct VerifyInput {
    const Symbol *name, *super_name;    /* super_name NULL: this is java.lang.Object */
    const char   *external_name;        /* as messages name the class */
    u2            major_version, access_flags;
    u2            interface_count, method_count;
    const Symbol *const *interfaces;    /* direct superinterfaces */
    const VerifyMethod  *methods;
    const ConstantPool  *pool;
    const VerifyHooks   *hooks;
    void         *context;
} VerifyInput;

typedef enum VerifyVerdict {
    VERIFIED, VERIFY_ERROR, VERIFY_FORMAT_ERROR,        /* throw VerifyError or ClassFormatError with the message */
    VERIFY_HOOK_THREW,                                  /* pass on what is pending */
    VERIFY_NO_MEMORY                                    /* throw OutOfMemoryError */
} VerifyVerdict;

enum {
    VERIFY_STACKMAP_VERSION = 50,                       /* from here on: type checking (§4.10.1) */
    VERIFY_NO_FAILOVER_VERSION = 51                     /* below: a class that fails it gets type inference (§4.10.2) */
};

/* Verifies all methods.  *message: HotSpot's text, malloc'ed modified UTF-8, the caller's to free; NULL if none. */
MUST_CHECK VerifyVerdict verify_class_code(const VerifyInput *input, char **message);
/* The two ways alone; verify_class_code chooses by version. */
MUST_CHECK VerifyVerdict verify_by_checking(const VerifyInput *input, char **message);
MUST_CHECK VerifyVerdict verify_by_inference(const VerifyInput *input, char **message);

/* A pool entry's tag without its state of resolution; 0 for an index out of range. */
u1 verify_pool_tag(const ConstantPool *pool, u4 index);
#endif
