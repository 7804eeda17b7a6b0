/* vm/exception.h -- raising Java exceptions from C.  At most one is pending, in t->exception. */
#ifndef VM_EXCEPTION_H
#define VM_EXCEPTION_H
#include "vm/thread.h"

typedef enum ExceptionId {
#define EX(name, package) EX_##name,
#include "vm/exceptions.def"
    EXCEPTION_COUNT
} ExceptionId;

/* Boot, once Throwable can be made: the preallocated errors. */
MUST_CHECK bool exception_init(Thread *t);

/* Makes the exception with that detail message (modified UTF-8; NULL format: no message) and leaves it pending.  If that
 * fails, what its making threw is pending instead.  Always returns false / NULL-like for `return throw_new(...)`. */
bool throw_new(Thread *t, ExceptionId id, const char *format, ...) PRINTF(3, 4);
bool throw_by_name(Thread *t, const char *internal_class_name, const char *format, ...) PRINTF(3, 4);
/* With a cause (constructor (String, Throwable) or initCause). */
bool throw_with_cause(Thread *t, ExceptionId id, Object *cause, const char *format, ...) PRINTF(4, 5);
bool throw_object(Thread *t, Object *throwable);        /* false; replaces a pending one */
bool throw_out_of_memory(Thread *t, const char *what);  /* "Java heap space": a preallocated error, no allocation needed */
bool throw_stack_overflow(Thread *t);                   /* opens the stack reserve while the error is made */
bool throw_delayed_stack_overflow(Thread *t);           /* the same after a method that was given more room (reserved_stack.h) */
static inline bool exception_pending(const Thread *t) { return t->exception != NULL; }
static inline Object *exception_take(Thread *t)         /* clears and returns it */
{
    Object *e = t->exception;
    t->exception = NULL;
    return e;
}
bool exception_is(const Thread *t, ExceptionId id);     /* is the pending one an instance of that class? */
/* Prints a throwable with its trace to stderr, by calling its printStackTrace(); what that throws is dropped. */
void exception_print(Thread *t, Object *throwable);
const char *exception_class_name(ExceptionId id);       /* "java/lang/NullPointerException" */

/* For -Xlog: "<a 'java/lang/Error'{0x0000f00000abc010}: its detail message>".  Malloc'ed; NULL: out of memory. */
char *exception_log_text(const Object *throwable);

/* Helpful NullPointerException messages (JEP 358): NULL or a malloc'ed modified-UTF-8 text for the instruction at bci. */
char *helpful_npe_message(const Method *m, int32_t bci);
#endif
