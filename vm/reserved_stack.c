/* vm/reserved_stack.c -- more room on a full stack while a critical method runs. */
#include "vm/reserved_stack.h"
#include "vm/exception.h"
#include "vm/options.h"
#include "vm/safepoint.h"

enum { RESERVED_BYTES = 32 << 10 };                     /* taken from what thread.c sets aside for making the error */

bool reserved_stack_open(Thread *t)
{
    if (t->in_reserved_zone || t->reserved_frame != NULL) return false;
    StackWalk w = stack_walk(t);
    while (w.method != NULL && !(w.method->flags & METHOD_RESERVED_STACK_ACCESS)) stack_walk_next(&w);
    if (w.method == NULL || w.frame->kind == FRAME_NATIVE) return false;
    const Method *m = w.method;
    options_warning("Potentially dangerous stack overflow in ReservedStackAccess annotated method %s.%s%s [1]", class_external_name(m->klass),
                    symbol_chars(m->name), symbol_chars(m->descriptor));
    t->reserved_frame = w.frame;
    t->java_stack_limit += RESERVED_BYTES / sizeof(Slot);
    t->native_stack_limit -= RESERVED_BYTES;
    __atomic_or_fetch(&t->poll, POLL_RESERVED, __ATOMIC_SEQ_CST);
    return true;
}

void reserved_stack_close(Thread *t)
{
    if (t->reserved_frame == NULL) return;
    t->reserved_frame = NULL;
    t->java_stack_limit -= RESERVED_BYTES / sizeof(Slot);
    t->native_stack_limit += RESERVED_BYTES;
    __atomic_and_fetch(&t->poll, ~(u4)POLL_RESERVED, __ATOMIC_SEQ_CST);
}

/* t->frame is interpreted, so its address tells how deep it is. */
void reserved_stack_poll(Thread *t)
{
    const Frame *f = t->frame;
    if (f > t->reserved_frame || (f == t->reserved_frame && (f->method->flags & METHOD_RESERVED_STACK_ACCESS))) return;
    throw_delayed_stack_overflow(t);
}
