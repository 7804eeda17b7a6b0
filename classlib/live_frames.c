/* classlib/live_frames.c -- what the slots of a frame hold.
 *
 * Slots carry no types, so the kinds of locals and operands are inferred from the bytecode: a forward data flow to a fixed
 * point over one letter for each slot:  I F J D  a value's (first) slot   - the second slot of J and D   A  a reference
 * ?  unknown, because never written or different on different paths. */
#include "classlib/live_frames.h"
#include <stdlib.h>
#include "classlib/reflect.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "vm/compiled.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"

enum { MODE_INTERPRETED = 1, MODE_COMPILED = 2 };       /* LiveStackFrameInfo.mode */

typedef struct Kinds {
    u4   depth;                                         /* of the operand stack */
    char slots[];                                       /* locals, then the stack */
} Kinds;

typedef struct Inference {
    const Method *m;
    Kinds **states;                                     /* before each pc; NULL: not reached */
    Kinds  *now;
    size_t  bytes;                                      /* of a state */
    bool    changed;
} Inference;

static Kinds *new_kinds(size_t bytes)
{
    Kinds *k = calloc(1, bytes);
    if (k == NULL)
        vm_fatal("out of memory for the kinds of a frame's slots");
    return k;
}

static char value_kind(char type) { return strchr("BCSZ", type) != NULL ? 'I' : kind_is_reference(type) ? 'A' : type; }

static void set_local(Inference *in, u4 index, char kind)
{
    if (index < in->m->max_locals) in->now->slots[index] = kind;
    if ((kind == 'J' || kind == 'D') && index + 1u < in->m->max_locals) in->now->slots[index + 1] = '-';
}

static void push(Inference *in, char kind)
{
    u4 limit = in->m->max_stack;
    char *stack = in->now->slots + in->m->max_locals;
    if (in->now->depth < limit) stack[in->now->depth++] = kind;
    if ((kind == 'J' || kind == 'D') && in->now->depth < limit) stack[in->now->depth++] = '-';
}

static void pop(Inference *in, u4 slots) { in->now->depth -= slots < in->now->depth ? slots : in->now->depth; }

static void flow_to(Inference *in, u4 pc)
{
    if (pc >= in->m->code_length)
        return;
    Kinds *other = in->states[pc];
    if (other == NULL) {
        in->states[pc] = other = new_kinds(in->bytes);
        memcpy(other, in->now, in->bytes);
        in->changed = true;
        return;
    }
    for (u4 i = 0; i < in->m->max_locals + other->depth; i++)
        if (other->slots[i] != in->now->slots[i] && other->slots[i] != '?') {
            other->slots[i] = '?';
            in->changed = true;
        }
}

static void flow_to_handlers(Inference *in, u4 pc)
{
    for (u2 i = 0; i < in->m->file->handler_count; i++) {
        const ExceptionRow *row = &in->m->file->handlers[i];
        if (pc < row->start || pc >= row->end)
            continue;
        u4 depth = in->now->depth;
        char bottom = in->now->slots[in->m->max_locals];
        in->now->depth = 0;
        push(in, 'A');
        flow_to(in, row->handler);
        in->now->depth = depth;
        in->now->slots[in->m->max_locals] = bottom;
    }
}

/* dup, dup_x1 ... dup2_x2: the top `count` slots again, below `under` more. */
static void duplicate(Inference *in, u4 count, u4 under)
{
    char *top = in->now->slots + in->m->max_locals + in->now->depth, saved[4];
    if (in->now->depth < count + under || in->now->depth + count > in->m->max_stack)
        return;
    memcpy(saved, top - count - under, count + under);
    memcpy(top - count - under, saved + under, count);
    memcpy(top - under, saved, count + under);
    in->now->depth += count;
}

static const Symbol *descriptor_at(const Method *m, const Insn *insn, u1 op)
{
    u2 index = (u2)insn->a;
    if (op == OP_invokedynamic) {
        u4 site;
        memcpy(&site, m->code + insn->pc + 1, sizeof site);
        index = ((const CallSite *)meta_unpack(site))->pool_index;
    }
    return pool_ref_descriptor(m->pool, index);
}

static char constant_kind(const Method *m, u2 index)
{
    switch (m->pool->tags[index] & CP_TAG_MASK) {
    case CP_Integer: return 'I';
    case CP_Float:   return 'F';
    case CP_Long:    return 'J';
    case CP_Double:  return 'D';
    case CP_Dynamic: return value_kind(symbol_chars(pool_ref_descriptor(m->pool, index))[0]);
    default:         return 'A';
    }
}

static void pop_arguments(Inference *in, const Insn *insn, u1 op)
{
    pop(in, descriptor_arg_slots(descriptor_at(in->m, insn, op)) + (op != OP_invokestatic && op != OP_invokedynamic));
}

static void apply(Inference *in, const Insn *insn, u1 op)
{
    const Method *m = in->m;
    const char *effect = op_info[op].stack, *arrow = strchr(effect, '>');
    char kind;
    switch (op) {
    case OP_ldc: case OP_ldc_w: case OP_ldc2_w: push(in, constant_kind(m, (u2)insn->a)); break;
    case OP_dup:     duplicate(in, 1, 0); break;
    case OP_dup_x1:  duplicate(in, 1, 1); break;
    case OP_dup_x2:  duplicate(in, 1, 2); break;
    case OP_dup2:    duplicate(in, 2, 0); break;
    case OP_dup2_x1: duplicate(in, 2, 1); break;
    case OP_dup2_x2: duplicate(in, 2, 2); break;
    case OP_swap:
        duplicate(in, 1, 1);
        pop(in, 1);
        break;
    case OP_getfield: pop(in, 1);                       /* fall through */
    case OP_getstatic: push(in, value_kind(symbol_chars(descriptor_at(m, insn, op))[0])); break;
    case OP_putfield: pop(in, 1);                       /* fall through */
    case OP_putstatic: pop(in, kind_slots(symbol_chars(descriptor_at(m, insn, op))[0])); break;
    case OP_invokevirtual: case OP_invokespecial: case OP_invokeinterface: case OP_invokestatic: case OP_invokedynamic:
        pop_arguments(in, insn, op);
        kind = descriptor_return_kind(descriptor_at(m, insn, op));
        if (kind != 'V') push(in, value_kind(kind));
        break;
    case OP_multianewarray:
        pop(in, (u4)insn->b);
        push(in, 'A');
        break;
    default:
        if (op_info[op].flags & OPF_STORE)
            set_local(in, (u4)insn->a, effect[0] == 'S' ? 'A' : effect[0]);
        pop(in, (u4)stack_slots_popped(effect));
        for (const char *type = arrow + 1; *type != '\0'; type++)
            push(in, *type == 'S' ? '?' : *type);
    }
}

static void visit(Inference *in, u4 pc, const Insn *insn)
{
    u1 op = op_info[insn->op].original;
    memcpy(in->now, in->states[pc], in->bytes);
    flow_to_handlers(in, pc);
    apply(in, insn, op);
    if (op_info[op].flags & OPF_STORE)                  /* handlers see the local before and after */
        flow_to_handlers(in, pc);
    if (!(op_info[op].flags & OPF_ENDS))
        flow_to(in, pc + insn->length);
    if (op_info[op].flags & OPF_BRANCH)
        flow_to(in, (u4)insn->target);
    for (u4 i = 0; i < insn->case_count; i++)
        flow_to(in, (u4)insn_case_target(insn, i));
}

static void start(Inference *in)
{
    u4 local = 0;
    memset(in->now->slots, '?', in->m->max_locals);
    if (!method_is_static(in->m)) set_local(in, local++, 'A');
    for (TypeIter p = descriptor_params(in->m->descriptor); descriptor_next(&p); local += p.slots)
        set_local(in, local, value_kind(p.kind));
    flow_to(in, 0);
}

/* The kinds at pc, the arguments of a call there already popped; malloc'ed. */
static Kinds *infer(const Method *m, u4 wanted_pc)
{
    Inference in = { .m = m, .bytes = sizeof(Kinds) + m->max_locals + m->max_stack + 1u };
    in.states = calloc(m->code_length + 1, sizeof in.states[0]);
    in.now = new_kinds(in.bytes);
    if (in.states == NULL)
        vm_fatal("out of memory for the kinds of a frame's slots");
    start(&in);
    while (in.changed) {
        in.changed = false;
        for (u4 pc = 0; pc < m->code_length; ) {
            Insn insn = method_decode(m, pc);
            if (in.states[pc] != NULL) visit(&in, pc, &insn);
            pc += insn.length;
        }
    }
    if (in.states[wanted_pc] != NULL) {
        memcpy(in.now, in.states[wanted_pc], in.bytes);
        Insn insn = method_decode(m, wanted_pc);
        u1 op = op_info[insn.op].original;
        if (op >= OP_invokevirtual && op <= OP_invokedynamic) pop_arguments(&in, &insn, op);
    }
    for (u4 pc = 0; pc < m->code_length; pc++)
        free(in.states[pc]);
    free(in.states);
    return in.now;
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------ */

static bool primitive_slot(Thread *t, int64_t bits, Object **slot)
{
    Slot result;
    Class *k = loader_load(t, symbol_of("java/lang/LiveStackFrameInfo"), vm.boot_loader);
    if (k == NULL || !invoke_static_named(t, k, "asPrimitive", "(J)Ljava/lang/LiveStackFrame$PrimitiveSlot;", &result, bits))
        return false;
    *slot = result.ref;
    return true;
}

/* References as they are, other values as PrimitiveSlots; a long or double as a slot of 0 and one with its bits. */
static Object *slot_array(Thread *t, const char *kinds, const Slot *slots, u4 count)
{
    Object *array = heap_alloc_array(t, KNOWN(ObjectArray), (int32_t)count);
    for (u4 i = 0; array != NULL && i < count; i++) {
        int64_t bits = 0;
        if (kinds[i] == 'A') {
            array_refs(array)[i] = slots[i].ref;
            continue;
        }
        if (kinds[i] == 'I' || kinds[i] == 'F') bits = kinds[i] == 'I' ? (int64_t)slots[i].i : (int64_t)slots[i].u;
        if (kinds[i] == '-' && i > 0) bits = slots[i - 1].l;
        if (!primitive_slot(t, bits, &array_refs(array)[i]))
            return NULL;
    }
    return array;
}

/* Oldest lock first. */
static Object *monitor_array(Thread *t, const Frame *f)
{
    int32_t count = f->lock != NULL;
    for (const HeldMonitor *h = f->monitors; h != NULL; h = h->next) count++;
    Object *array = heap_alloc_array(t, KNOWN(ObjectArray), count);
    if (array == NULL)
        return NULL;
    for (const HeldMonitor *h = f->monitors; h != NULL; h = h->next) array_refs(array)[--count] = h->object;
    if (f->lock != NULL) array_refs(array)[0] = f->lock;
    return array;
}

bool live_frame_fill(Thread *t, Object *info, const StackWalk *w)
{
    *(int32_t *)reflect_field_address(info, "mode", "I") = w->frame->kind == FRAME_COMPILED ? MODE_COMPILED : MODE_INTERPRETED;
    if (w->locals == NULL || w->method->code == NULL)   /* native, or compiled: nothing to be seen */
        return true;
    const Method *m = w->method;
    Kinds *kinds = infer(m, (u4)w->bci);
    Object *locals = slot_array(t, kinds->slots, w->locals, m->max_locals);
    Object *operands = locals != NULL ? slot_array(t, kinds->slots + m->max_locals, frame_stack(w->frame), kinds->depth) : NULL;
    Object *monitors = operands != NULL ? monitor_array(t, w->frame) : NULL;
    free(kinds);
    if (monitors == NULL)
        return false;
    heap_dirty(info);                                   /* which stays on the stack */
    *(Object **)reflect_field_address(info, "locals", "[Ljava/lang/Object;") = locals;
    *(Object **)reflect_field_address(info, "operands", "[Ljava/lang/Object;") = operands;
    *(Object **)reflect_field_address(info, "monitors", "[Ljava/lang/Object;") = monitors;
    return true;
}
