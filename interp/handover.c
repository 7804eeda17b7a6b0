/* interp/handover.c -- between the interpreter and compiled code. */
#include "interp/handover.h"
#include <stddef.h>
#include "interp/interp.h"
#include "interp/polymorphic.h"
#include "interp/x64/offsets.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

_Static_assert(offsetof(Thread, frame) == THREAD_FRAME && offsetof(Frame, entries) == FRAME_ENTRIES, "x64/offsets.h");
_Static_assert(offsetof(Thread, handover.pc) == HANDOVER_PC && offsetof(Thread, handover.sp) == HANDOVER_SP
               && offsetof(Thread, handover.locals) == HANDOVER_LOCALS && offsetof(Thread, handover.tos) == HANDOVER_TOS
               && offsetof(Thread, handover.entries) == HANDOVER_ENTRIES && offsetof(Thread, handover.native_sp) == HANDOVER_NATIVE_SP
               && offsetof(Thread, handover.handler) == HANDOVER_HANDLER, "x64/offsets.h");

/* What had not been executed before is executed now; when that has happened often enough, the method is compiled again. */
static void count_exit(const Scope *scope)
{
    while (scope->caller != NULL) scope = scope->caller;
    CompiledMethod *c = scope->method->compiled;
    if (c == NULL) return;                              /* unloaded */
    if (c->unresolved_exits >= c->exit_limit) vm_ops.compile(scope->method);
    else c->unresolved_exits++;
}

void handover_exit(Thread *t, const CallPoint *point, Slot *locals, void **native_sp)
{
    thread_fill_frames_from(t, point, locals, native_sp);
    if (unlikely(vm_ops.note_transition != NULL)) vm_ops.note_transition(point->unresolved ? 'u' : 'x', point->scope->method, point->bci);
    if (point->unresolved) count_exit(point->scope);
    void  *sp = frame_leave_compiled(t);
    Frame *f = t->frame;
    Slot  *top = frame_stack(f) + point->depth - 1;
    u1     opcode = method_opcode(f->method, point->bci);      /* that very instruction is the interpreter's */
    t->handover = (Handover){ f->pc, top, f->locals, top->raw, f->entries, handover_native_sp(sp), t->dispatch[opcode] };
}

void handover_call(Thread *t, Method *m, Slot *args, void **call)
{
    const CallPoint *point = call_point_at(*call);
    if (!interp_owns(m) && !method_is_abstract(m) && !(m->klass == KNOWN(MethodHandle) && polymorphic_passes_on(m->entry)))
        __atomic_store_n(&m->call, compiled_native_stub, __ATOMIC_RELAXED);     /* from now on */
    if (unlikely(vm_ops.note_transition != NULL)) vm_ops.note_transition('c', m, 0);
    thread_fill_frames_from(t, point, args - point->args, call + 1);
    t->handover = (Handover){ t->frame->pc, args + m->arg_slots - 1, args, (u8)(uintptr_t)m, t->frame->entries,
                              handover_native_sp(call + 1), (const void *)interp_call };
}

void handover_unwind(Thread *t, Slot *args, void **call)
{
    const CallPoint *point = call_point_at(*call);
    t->compiled_sp = NULL;
    thread_fill_frames_from(t, point, args - point->args, call + 1);
    t->handover.native_sp = handover_native_sp(call + 1);
    t->handover.handler = (const void *)interp_unwind;
}

void handover_return(Thread *t, void **native_sp, Slot *locals, u8 result)
{
    const Method *m = NULL;
    Frame *f = t->frame;
    for (; f->native_sp == native_sp; f = f->caller) m = f->method;     /* with what was inlined */
    int slots = m->return_type == 'V' ? 0 : m->return_type == 'J' || m->return_type == 'D' ? 2 : 1;
    Slot *sp = locals + slots - 1;
    if (slots == 0) result = sp->raw;
    else if (slots == 2) locals[0].raw = result;
    t->frame = f;
    t->java_top = f->top;
    t->handover = (Handover){ f->return_pc, sp, f->locals, result, f->entries, handover_native_sp(native_sp + 1),
                              t->dispatch[*f->return_pc] };
}
