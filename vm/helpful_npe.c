/* vm/helpful_npe.c -- messages of NullPointerExceptions (JEP 358): which action failed, and which expression was null.
 *
 * A forward simulation notes for each operand-stack slot the instruction that pushed it; where control flow joins
 * different ones the slot has no known origin.  The text of an origin follows its own operands backwards, to a limit.
 * Like HotSpot it visits code in order until every instruction was reached, not until a fixed point. */
#include <stdio.h>
#include <stdlib.h>

#include "vm/compiled.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/vm_ops.h"

enum {
    UNKNOWN = 0x1ffff,                                  /* no single origin; real ones are below 65536 */
    DETAIL_LIMIT = 5,                                   /* how many dereferences of an expression are written out */
    SLOT_LIMIT = 1000000                                /* of all states together */
};

typedef struct State {                                  /* before an instruction */
    u8  written;                                        /* bit n: local n may have been stored to */
    u4  depth;
    u4  slots[];                                        /* pc of the instruction that pushed it; bottom first */
} State;

typedef struct Simulation {
    const Method *m;
    State **states;                                     /* by pc; NULL: not reached yet */
    State  *now;                                        /* of the instruction at hand */
    u4      slot_total;
    bool    added, complete;
} Simulation;

static u1 original_op(const Insn *in) { return op_info[in->op].original; }

/* The constant-pool index of an invoke, field or ldc instruction. */
static u2 pool_index(const Method *m, const Insn *in)
{
    if (original_op(in) != OP_invokedynamic)
        return (u2)in->a;
    u4 site;
    __builtin_memcpy(&site, m->code + in->pc + 1, sizeof site);
    return ((const CallSite *)meta_unpack(site))->pool_index;
}
static const Symbol *descriptor_at(const Method *m, const Insn *in) { return pool_ref_descriptor(m->pool, pool_index(m, in)); }
static u4 field_slots(const Method *m, const Insn *in) { return kind_slots(symbol_chars(descriptor_at(m, in))[0]); }

/* ---- the simulation ---------------------------------------------------------------------------------------------------- */

static State *new_state(const Method *m)
{
    State *s = calloc(1, sizeof *s + (m->max_stack + 4u) * sizeof s->slots[0]);
    if (s == NULL)
        vm_fatal("out of memory in the message of a NullPointerException");
    return s;
}

static void push(Simulation *sim, u4 origin, u4 count)
{
    for (; count > 0 && sim->now->depth < sim->m->max_stack; count--)
        sim->now->slots[sim->now->depth++] = origin;
}

static void pop(Simulation *sim, u4 count) { sim->now->depth -= count < sim->now->depth ? count : sim->now->depth; }

static u4 slot_at(const State *s, u4 below_top) { return below_top < s->depth ? s->slots[s->depth - 1 - below_top] : UNKNOWN; }

/* Control may go from here to pc.  What the states disagree in is forgotten in both. */
static void flow_to(Simulation *sim, u4 pc)
{
    State *s = sim->now, *other = pc < sim->m->code_length ? sim->states[pc] : s;
    if (pc >= sim->m->code_length)
        return;
    if (other != NULL) {
        for (u4 i = 0; i < s->depth; i++)
            if (i >= other->depth || s->slots[i] != other->slots[i])
                s->slots[i] = UNKNOWN;
        s->written |= other->written;
    } else {
        other = sim->states[pc] = new_state(sim->m);
        sim->slot_total += s->depth;
        sim->added = true;
    }
    __builtin_memcpy(other, s, sizeof *s + s->depth * sizeof s->slots[0]);
}

/* dup, dup_x1 ... dup2_x2: the top `count` slots again, below `under` more. */
static void duplicate(Simulation *sim, u4 count, u4 under)
{
    u4 saved[4];
    for (u4 i = 0; i < count + under; i++)
        saved[i] = slot_at(sim->now, i);
    pop(sim, count + under);
    for (u4 i = count; i-- > 0; ) push(sim, saved[i], 1);
    for (u4 i = count + under; i-- > 0; ) push(sim, saved[i], 1);
}

static void note_store(Simulation *sim, const Insn *in)
{
    if (in->a < 64)
        sim->now->written |= 1ull << in->a;
}

static void simulate_stack(Simulation *sim, const Insn *in)
{
    const Method *m = sim->m;
    u1 op = original_op(in);
    switch (op) {
    case OP_checkcast: break;                           /* the same value from the same origin */
    case OP_dup:     duplicate(sim, 1, 0); break;
    case OP_dup_x1:  duplicate(sim, 1, 1); break;
    case OP_dup_x2:  duplicate(sim, 1, 2); break;
    case OP_dup2:    duplicate(sim, 2, 0); break;
    case OP_dup2_x1: duplicate(sim, 2, 1); break;
    case OP_dup2_x2: duplicate(sim, 2, 2); break;
    case OP_swap: {
        u4 top = slot_at(sim->now, 0), next = slot_at(sim->now, 1);
        pop(sim, 2);
        push(sim, top, 1);
        push(sim, next, 1);
        break;
    }
    case OP_getfield: pop(sim, 1);                      /* fall through */
    case OP_getstatic: push(sim, in->pc, field_slots(m, in)); break;
    case OP_putfield: pop(sim, 1);                      /* fall through */
    case OP_putstatic: pop(sim, field_slots(m, in)); break;
    case OP_invokevirtual: case OP_invokespecial: case OP_invokeinterface: pop(sim, 1);     /* fall through */
    case OP_invokestatic: case OP_invokedynamic:
        pop(sim, descriptor_arg_slots(descriptor_at(m, in)));
        push(sim, in->pc, descriptor_return_slots(descriptor_at(m, in)));
        break;
    case OP_ldc: case OP_ldc_w: push(sim, in->pc, 1); break;
    case OP_ldc2_w: push(sim, in->pc, 2); break;
    case OP_multianewarray:
        pop(sim, (u4)in->b);
        push(sim, in->pc, 1);
        break;
    default:
        if (op_info[op].flags & OPF_STORE)
            note_store(sim, in);
        int popped = stack_slots_popped(op_info[op].stack), pushed = stack_slots_pushed(op_info[op].stack);
        pop(sim, popped > 0 ? (u4)popped : 0);
        push(sim, in->pc, pushed > 0 ? (u4)pushed : 0);
        break;
    }
}

/* Returns the length of the instruction at pc. */
static u4 simulate(Simulation *sim, u4 pc)
{
    Insn in = method_decode(sim->m, pc);
    if (sim->states[pc] == NULL) {
        sim->complete = false;
        return in.length;
    }
    State *s = sim->states[pc];
    __builtin_memcpy(sim->now, s, sizeof *s + s->depth * sizeof s->slots[0]);
    simulate_stack(sim, &in);
    u1 op = original_op(&in);
    bool is_jsr = op == OP_jsr || op == OP_jsr_w, is_switch = op == OP_tableswitch || op == OP_lookupswitch;
    if (!(op_info[op].flags & OPF_ENDS) && !is_jsr && !is_switch)
        flow_to(sim, pc + in.length);
    if ((op_info[op].flags & OPF_BRANCH) || is_switch)
        flow_to(sim, (u4)in.target);
    if (is_switch)
        for (u4 i = 0; i < in.case_count; i++)
            flow_to(sim, (u4)insn_case_target(&in, i));
    return in.length;
}

static void run(Simulation *sim, u4 wanted_pc)
{
    const Method *m = sim->m;
    sim->states[0] = new_state(m);
    for (u4 i = 0; vm_ops.handler_pc != NULL; i++) {
        int32_t pc = vm_ops.handler_pc(m, i);
        if (pc < 0)
            break;
        if ((u4)pc < m->code_length && sim->states[pc] == NULL) {
            sim->states[pc] = new_state(m);
            sim->states[pc]->slots[sim->states[pc]->depth++] = (u4)pc;
        }
    }
    do {
        sim->complete = true;
        sim->added = false;
        for (u4 pc = 0; pc < m->code_length; ) {
            pc += simulate(sim, pc);
            if (pc == wanted_pc && sim->states[pc] != NULL)
                return;
            if (sim->slot_total > SLOT_LIMIT)
                return;
        }
    } while (!sim->complete && sim->added);
}

/* ---- text ---------------------------------------------------------------------------------------------------------------- */

static void put_dotted(FILE *out, const char *chars, size_t length)
{
    for (size_t i = 0; i < length; i++)
        putc(chars[i] == '/' ? '.' : chars[i], out);
}

static void put_class(FILE *out, const Symbol *name)
{
    if (symbol_is(name, "java/lang/Object") || symbol_is(name, "java/lang/String"))
        fputs(symbol_chars(name) + strlen("java/lang/"), out);
    else
        put_dotted(out, symbol_chars(name), name->length);
}

static const char *primitive_text(char kind)
{
    switch (kind) {
    case 'B': return "byte";    case 'C': return "char";  case 'D': return "double"; case 'F': return "float";
    case 'I': return "int";     case 'J': return "long";  case 'S': return "short";  case 'Z': return "boolean";
    default:  return "void";
    }
}

static void put_type(FILE *out, const char *chars, size_t length)
{
    size_t dimensions = 0, skip = 0;
    while (chars[dimensions] == '[') dimensions++;
    const char *name = chars + dimensions + 1;
    if (chars[dimensions] == 'L') {                     /* HotSpot shortens whatever begins like these, StringBuilder too */
        if (strncmp(name, "java/lang/Object", 16) == 0 || strncmp(name, "java/lang/String", 16) == 0)
            skip = strlen("java/lang/");
        put_dotted(out, name + skip, length - dimensions - 2 - skip);
    } else
        fputs(primitive_text(chars[dimensions]), out);
    for (; dimensions > 0; dimensions--)
        fputs("[]", out);
}

static void put_method(FILE *out, const Method *m, u2 index)
{
    put_class(out, pool_ref_class_name(m->pool, index));
    fprintf(out, ".%s(", symbol_chars(pool_ref_name(m->pool, index)));
    const char *separator = "";
    for (TypeIter p = descriptor_params(pool_ref_descriptor(m->pool, index)); descriptor_next(&p); separator = ", ") {
        fputs(separator, out);
        put_type(out, p.chars, p.length);
    }
    putc(')', out);
}

static void put_local(FILE *out, const Method *m, u4 pc, u4 slot, bool is_parameter)
{
    const Symbol *name = vm_ops.local_variable_name != NULL ? vm_ops.local_variable_name(m, slot, (int32_t)pc) : NULL;
    if (name != NULL) {
        fputs(symbol_chars(name), out);
        return;
    }
    if (is_parameter && slot == 0 && !method_is_static(m)) {
        fputs("this", out);
        return;
    }
    u4 first = !method_is_static(m), number = 1;
    for (TypeIter p = descriptor_params(m->descriptor); is_parameter && descriptor_next(&p); number++, first += p.slots)
        if (slot >= first && slot < first + p.slots) {
            fprintf(out, "<parameter%u>", number);
            return;
        }
    fprintf(out, "<local%u>", slot);
}

/* Writes the expression that pushed the slot `below_top` of the state before pc.  inner: it is an array index.
 * prefix goes before anything but a call's result.  False: not expressible (prefix may have been written). */
static bool put_origin(Simulation *sim, FILE *out, u4 pc, u4 below_top, int detail, bool inner, const char *prefix)
{
    const State *s = sim->states[pc];
    u4 origin = s == NULL || detail <= 0 ? UNKNOWN : slot_at(s, below_top);
    if (origin == UNKNOWN)
        return false;
    const Method *m = sim->m;
    Insn in = method_decode(m, origin);
    u1 op = original_op(&in);
    bool is_call = op >= OP_invokevirtual && op <= OP_invokeinterface;
    if (prefix != NULL && !is_call)
        fputs(prefix, out);
    switch (op) {
    case OP_iload: case OP_iload_0: case OP_iload_1: case OP_iload_2: case OP_iload_3:
    case OP_aload: case OP_aload_0: case OP_aload_1: case OP_aload_2: case OP_aload_3:
        put_local(out, m, origin, (u4)in.a, in.a < 64 && !(s->written >> in.a & 1));
        return true;
    case OP_aconst_null: fputs("null", out); return true;
    case OP_iconst_m1: case OP_iconst_0: case OP_iconst_1: case OP_iconst_2: case OP_iconst_3: case OP_iconst_4:
    case OP_iconst_5: case OP_bipush:
        fprintf(out, "%d", (int)in.a);
        return true;
    case OP_sipush: fprintf(out, "%d", (int)(u2)in.a); return true;     /* unsigned, as HotSpot has it */
    case OP_iaload: case OP_aaload:
        if (!put_origin(sim, out, origin, 1, detail - 1, inner, NULL)) fputs("<array>", out);
        putc('[', out);
        if (!put_origin(sim, out, origin, 0, detail, true, NULL)) fputs("...", out);
        putc(']', out);
        return true;
    case OP_getstatic:
        put_class(out, pool_ref_class_name(m->pool, (u2)in.a));
        fprintf(out, ".%s", symbol_chars(pool_ref_name(m->pool, (u2)in.a)));
        return true;
    case OP_getfield:
        if (put_origin(sim, out, origin, 0, detail - 1, inner, NULL)) putc('.', out);
        fputs(symbol_chars(pool_ref_name(m->pool, (u2)in.a)), out);
        return true;
    case OP_invokevirtual: case OP_invokespecial: case OP_invokestatic: case OP_invokeinterface:
        if (detail == DETAIL_LIMIT && !inner) fputs(" because the return value of \"", out);
        put_method(out, m, (u2)in.a);
        return true;
    default: return false;
    }
}

/* Writes what failed; returns the operand slot that was null, counted from the top, or -1 when there is nothing to say. */
static int put_action(FILE *out, const Method *m, const Insn *in)
{
    static const char *const element[] = { "int", "long", "float", "double", "object", "byte/boolean", "char", "short" };
    u1 op = original_op(in);
    switch (op) {
    case OP_iaload: case OP_laload: case OP_faload: case OP_daload: case OP_aaload: case OP_baload: case OP_caload: case OP_saload:
        fprintf(out, "Cannot load from %s array", element[op - OP_iaload]);
        return 1;
    case OP_iastore: case OP_lastore: case OP_fastore: case OP_dastore: case OP_aastore: case OP_bastore: case OP_castore:
    case OP_sastore:
        fprintf(out, "Cannot store to %s array", element[op - OP_iastore]);
        return op == OP_lastore || op == OP_dastore ? 3 : 2;
    case OP_arraylength:  fputs("Cannot read the array length", out); return 0;
    case OP_athrow:       fputs("Cannot throw exception", out); return 0;
    case OP_monitorenter: fputs("Cannot enter synchronized block", out); return 0;
    case OP_monitorexit:  fputs("Cannot exit synchronized block", out); return 0;
    case OP_getfield:
        fprintf(out, "Cannot read field \"%s\"", symbol_chars(pool_ref_name(m->pool, (u2)in->a)));
        return 0;
    case OP_putfield:
        fprintf(out, "Cannot assign field \"%s\"", symbol_chars(pool_ref_name(m->pool, (u2)in->a)));
        return (int)field_slots(m, in);
    case OP_invokevirtual: case OP_invokespecial: case OP_invokeinterface:
        if (symbol_is(pool_ref_name(m->pool, (u2)in->a), "<init>"))
            return -1;                                  /* `new NullPointerException()`: made by hand, not by a null */
        fputs("Cannot invoke \"", out);
        put_method(out, m, (u2)in->a);
        putc('"', out);
        return (int)descriptor_arg_slots(descriptor_at(m, in));
    default: return -1;
    }
}

char *helpful_npe_message(const Method *m, int32_t bci)
{
    if (m->code == NULL || bci < 0 || (u4)bci >= m->code_length)
        return NULL;
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL)
        return NULL;
    Insn in = method_decode(m, (u4)bci);
    int slot = put_action(out, m, &in);
    if (slot >= 0) {
        Simulation sim = { .m = m, .states = calloc(m->code_length + 1, sizeof sim.states[0]), .now = new_state(m) };
        if (sim.states != NULL) {
            run(&sim, (u4)bci);
            if (put_origin(&sim, out, (u4)bci, (u4)slot, DETAIL_LIMIT, false, " because \""))
                fputs("\" is null", out);
            for (u4 pc = 0; pc < m->code_length; pc++)
                free(sim.states[pc]);
        }
        free(sim.states);
        free(sim.now);
    }
    fclose(out);
    if (slot >= 0)
        return text;
    free(text);
    return NULL;
}
