/* vm/frame.c -- the frame chain: walking it, questions about callers, and the monitors interpreted frames hold. */
#include "vm/frame.h"
#include <stdio.h>
#include "vm/bytecode.h"
#include "vm/compiled.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/monitor.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

/* ---- walking ----------------------------------------------------------------------------------------------------- */

const void *compiled_return_barrier, *compiled_call_stub, *compiled_native_stub;

/* The Frame of scope's activation. */
static Frame *scope_frame(const Scope *scope, Slot *locals) { return (Frame *)(locals + scope->locals + scope->method->max_locals); }

/* Fills in the frame of scope's activation, which executes bci. */
static void fill_frame(const Scope *scope, Slot *locals, void **native_sp, u4 bci, const u1 *return_pc, Frame *caller)
{
    Method *m = scope->method;
    Frame  *f = scope_frame(scope, locals);
    f->caller = caller;
    f->method = m;
    f->pc = m->code + bci;
    f->return_pc = return_pc;
    f->locals = locals + scope->locals;
    f->top = frame_stack(f) + m->max_stack + FRAME_EXTRA_SLOTS;
    f->entries = m->pool->entries;
    f->native_sp = native_sp;
    if (__atomic_load_n(&m->flags, __ATOMIC_RELAXED) & METHOD_USES_MONITORS) return;    /* then it keeps these up to date itself */
    f->lock = NULL;
    f->monitors = NULL;
    f->kind = FRAME_INTERPRETED;
    f->flags = 0;
}

/* Where the interpreter goes on after the call at bci of scope's method, which may be compiled by itself meanwhile. */
static const u1 *pc_after_call(const Scope *scope, u4 bci)
{
    const Method *m = scope->method;
    return m->code + bci + op_info[method_opcode(m, bci)].bytes;
}

/* Fills in all frames of one compiled activation, innermost first; `caller` will be filled in later. */
static void fill_activation(const CallPoint *point, Slot *locals, void **native_sp, Frame *caller)
{
    const Scope *scope = point->scope;
    const u1 *return_pc = &point->opcode;
    u4 bci = point->bci;
    for (; scope->caller != NULL; scope = scope->caller) {
        fill_frame(scope, locals, native_sp, bci, return_pc, scope_frame(scope->caller, locals));
        bci = scope->caller_bci;
        return_pc = pc_after_call(scope->caller, bci);
    }
    fill_frame(scope, locals, native_sp, bci, return_pc, caller);
}

Frame *compiled_frame(const CallPoint *point, Slot *locals)
{
    const Scope *scope = point->scope;
    while (scope->caller != NULL) scope = scope->caller;
    return scope_frame(scope, locals);
}

void thread_fill_frames_from(Thread *t, const CallPoint *point, Slot *locals, void **native_sp)
{
    Frame *newest = scope_frame(point->scope, locals);
    if (newest == t->frame && newest->native_sp == native_sp && point->scope->caller == NULL) {     /* made before, at another call or this one */
        newest->pc = newest->method->code + point->bci;
        newest->return_pc = &point->opcode;
        t->java_top = newest->top;
        t->compiled_frame = newest;
        return;
    }
    const CallPoint *first_point = point;
    Slot  *first_locals = locals;
    void **first = native_sp;
    while (*native_sp != compiled_return_barrier) {
        const CallPoint *caller = call_point_at(*native_sp);
        Slot *caller_locals = locals - caller->args;
        fill_activation(point, locals, native_sp, scope_frame(caller->scope, caller_locals));
        point = caller;
        locals = caller_locals;
        native_sp++;
    }
    Frame *older = t->frame;                            /* this activation had frames before, perhaps others than now */
    while (older->native_sp == native_sp) older = older->caller;
    fill_activation(point, locals, native_sp, older);
    *first = (void *)(uintptr_t)compiled_return_barrier;
    t->java_top = newest->top;
    t->compiled_frame = compiled_frame(first_point, first_locals);
    __atomic_signal_fence(__ATOMIC_RELEASE);            /* the collector's stop signal may walk the chain at any time */
    t->frame = newest;
}

Slot *compiled_java_top(const Thread *t)
{
    if (t->compiled_sp == NULL) return t->java_top;
    const CallPoint *point = call_point_at(*t->compiled_sp);
    const Scope *scope = point->scope;
    return frame_stack(scope_frame(scope, t->compiled_locals - point->args)) + scope->method->max_stack + FRAME_EXTRA_SLOTS;
}

Frame *thread_fill_frames(Thread *t)
{
    void **call = t->compiled_sp;
    t->compiled_sp = NULL;
    const CallPoint *point = call_point_at(*call);
    thread_fill_frames_from(t, point, t->compiled_locals - point->args, call + 1);
    return t->frame;
}

void *frame_leave_compiled(Thread *t)
{
    Frame *f = t->frame;
    void **native_sp = f->native_sp;
    f->return_pc = f->pc;
    for (; f->native_sp == native_sp; f = f->caller) f->native_sp = NULL;
    return native_sp + 1;
}

static StackWalk at_frame(Frame *f)
{
    while (f != NULL && f->kind == FRAME_ENTRY)
        f = f->caller;
    if (f == NULL)
        return (StackWalk){ .bci = -1 };
    StackWalk w = { .frame = f, .method = f->method, .bci = -1 };
    if (f->kind == FRAME_INTERPRETED) {
        w.bci = (int32_t)(f->pc - f->method->code);
        w.locals = f->locals;
    }
    return w;
}

StackWalk stack_walk(Thread *t) { return at_frame(thread_frame(t)); }
void stack_walk_next(StackWalk *w) { *w = at_frame(w->frame->caller); }

/* ---- callers ----------------------------------------------------------------------------------------------------- */

static bool is_accessor(const Class *k)                 /* of core reflection; the generated ones are subclasses too */
{
    return KNOWN(MethodAccessorImpl) != NULL && class_is_subtype((Class *)(uintptr_t)k, KNOWN(MethodAccessorImpl));
}

/* HotSpot's is_ignored_by_security_stack_walk. */
bool frame_is_transparent(const Method *m)
{
    return (m->klass == KNOWN(ReflectMethod) && symbol_is(m->name, "invoke")) || is_accessor(m->klass)
        || (m->flags & METHOD_LAMBDA_FORM_COMPILED) || (m->klass == KNOWN(MethodHandle) && method_is_native(m));
}

Class *stack_caller_class(Thread *t, int skip)
{
    StackWalk w = stack_walk(t);
    for (; skip > 0 && w.method != NULL; skip--)
        stack_walk_next(&w);
    while (w.method != NULL && frame_is_transparent(w.method))
        stack_walk_next(&w);
    return w.method != NULL ? w.method->klass : NULL;
}

static Object *loader_object_of(const Class *k)
{
    return k->mirror != NULL ? object_ref_at(k->mirror, KNOWN(Class_classLoader)) : NULL;
}

Object *stack_latest_user_loader(Thread *t)
{
    for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w)) {
        Object *loader = loader_object_of(w.method->klass);
        if (loader != NULL && loader != vm.platform_loader && !(w.method->klass->flags & CLASS_SKIP_ACCESS))   /* no accessor of reflection */
            return loader;
    }
    return NULL;
}

void stack_dump(Thread *t)
{
    for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w))
        if (w.bci < 0)
            fprintf(stderr, "  n %s.%s%s\n", symbol_chars(w.method->klass->name), symbol_chars(w.method->name),
                    symbol_chars(w.method->descriptor));
        else
            fprintf(stderr, "  i %s.%s%s bci %d line %d\n", symbol_chars(w.method->klass->name), symbol_chars(w.method->name),
                    symbol_chars(w.method->descriptor), (int)w.bci,
                    vm_ops.line_number != NULL ? (int)vm_ops.line_number(w.method, w.bci) : -1);
    fprintf(stderr, "  Java stack: %td of %td slots\n", t->java_top - t->java_stack, t->java_stack_end - t->java_stack);
}

/* ---- monitors ---------------------------------------------------------------------------------------------------- */

enum { CELLS_PER_CHUNK = 64 };                          /* cell 0 links the chunks of a thread */

static HeldMonitor *take_cell(Thread *t)
{
    HeldMonitor *cell = t->free_monitors;
    if (unlikely(cell == NULL)) {
        HeldMonitor *chunk = heap_alloc_scanned(CELLS_PER_CHUNK * sizeof *chunk);
        if (chunk == NULL) {
            throw_out_of_memory(t, "Java heap space");
            return NULL;
        }
        chunk->next = t->monitor_chunks;
        t->monitor_chunks = chunk;
        for (int i = 1; i < CELLS_PER_CHUNK - 1; i++)
            chunk[i].next = &chunk[i + 1];
        cell = chunk + 1;
    }
    t->free_monitors = cell->next;
    return cell;
}

void frame_free_cells(Thread *t)
{
    for (HeldMonitor *chunk = t->monitor_chunks, *next; chunk != NULL; chunk = next) {
        next = chunk->next;
        heap_free_scanned(chunk);
    }
    t->monitor_chunks = t->free_monitors = NULL;
}

static void free_cell(Thread *t, HeldMonitor *cell)
{
    cell->object = NULL;
    cell->next = t->free_monitors;
    t->free_monitors = cell;
}

static void update_flags(Frame *f)
{
    if (f->lock == NULL && f->monitors == NULL)
        f->flags &= ~(u4)FRAME_HOLDS_LOCKS;
}

bool frame_monitor_enter(Thread *t, Frame *f, Object *o)
{
    HeldMonitor *cell = take_cell(t);
    if (cell == NULL)
        return false;
    cell->object = o;
    monitor_enter(t, o);                                /* may block */
    cell->next = f->monitors;
    f->monitors = cell;
    f->flags |= FRAME_HOLDS_LOCKS;
    return true;
}

bool frame_monitor_exit(Thread *t, Frame *f, Object *o)
{
    for (HeldMonitor **link = &f->monitors, *cell; (cell = *link) != NULL; link = &cell->next)
        if (cell->object == o) {
            *link = cell->next;
            free_cell(t, cell);
            update_flags(f);
            return monitor_exit(t, o);
        }
    return throw_new(t, EX_IllegalMonitorStateException, NULL);
}

bool frame_release_locks(Thread *t, Frame *f)
{
    Object *pending = exception_take(t);
    HeldMonitor *cell;
    bool structured = f->monitors == NULL;
    while ((cell = f->monitors) != NULL) {
        Object *o = cell->object;
        f->monitors = cell->next;
        free_cell(t, cell);
        if (monitor_held_by(t, o) && !monitor_exit(t, o))
            exception_take(t);
    }
    if (f->lock != NULL) {
        Object *o = f->lock;
        f->lock = NULL;
        if (!monitor_held_by(t, o))
            structured = false;
        else if (!monitor_exit(t, o))
            exception_take(t);
    }
    f->flags &= ~(u4)FRAME_HOLDS_LOCKS;
    t->exception = pending;
    return structured;
}
