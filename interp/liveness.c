/* interp/liveness.c -- which slots still matter: a search from an instruction for loads that no store comes before. */
#include "interp/liveness.h"
#include <stdlib.h>
#include <string.h>
#include "classloader/classfile.h"
#include "vm/bytecode.h"
#include "vm/compiled.h"

typedef struct Search {
    const Method *m;
    const u1 *code;
    u4  slot;
    u4 *pcs, count;                                     /* still to be looked at */
    u1 *seen;                                           /* by pc */
} Search;

static void search_from(Search *s, int64_t pc)
{
    if (pc < 0 || pc >= s->m->code_length || s->seen[pc]) return;
    s->seen[pc] = 1;
    s->pcs[s->count++] = (u4)pc;
}

static bool is_two_slots(const char *stack) { return strpbrk(stack, "JD") != NULL; }

static bool touches(const Search *s, const Insn *in)
{
    return (u4)in->a == s->slot || ((u4)in->a + 1 == s->slot && is_two_slots(op_info[in->op].stack));
}

static void search_successors(Search *s, const Insn *in)
{
    const struct FileMethod *file = s->m->file;
    if (op_info[in->op].flags & OPF_BRANCH) {
        search_from(s, in->target);
        for (u4 i = 0; i < in->case_count; i++) search_from(s, insn_case_target(in, i));
    }
    if (!(op_info[in->op].flags & OPF_ENDS) || op_info[in->op].original == OP_jsr || op_info[in->op].original == OP_jsr_w)
        search_from(s, (int64_t)in->pc + in->length);
    for (u2 i = 0; file != NULL && i < file->handler_count; i++)
        if (in->pc >= file->handlers[i].start && in->pc < file->handlers[i].end) search_from(s, file->handlers[i].handler);
}

static void start_search(Search *s, u4 pc)
{
    memset(s->seen, 0, s->m->code_length);
    s->count = 0;
    search_from(s, pc);
}

/* Is there a way from pc to a load without a store before it? */
static bool is_live(Search *s, u4 pc)
{
    start_search(s, pc);
    while (s->count > 0) {
        Insn in = insn_decode(s->code, s->pcs[--s->count]);
        u1   op = op_info[in.op].original;
        bool loads = (op_info[in.op].flags & OPF_LOAD) || op == OP_iinc;
        if ((loads && touches(s, &in)) || op == OP_ret) return true;     /* where ret goes to is not known */
        if (!(op_info[in.op].flags & OPF_STORE) || !touches(s, &in)) search_successors(s, &in);
    }
    return false;
}

/* Is there a way from the method's start to pc without a store?  Then pc and what comes after it cannot load.  Nothing is ever in the
 * second slot of a long or double. */
static bool is_unset(Search *s, u4 pc)
{
    if (s->slot < s->m->arg_slots) return false;
    start_search(s, 0);
    while (s->count > 0) {
        Insn in = insn_decode(s->code, s->pcs[--s->count]);
        if (in.pc == pc) return true;
        if (!(op_info[in.op].flags & OPF_STORE) || (u4)in.a != s->slot) search_successors(s, &in);
    }
    return false;
}

/* A small number may be the address of a class or method. */
static void clear_locals(Frame *f, bool (*is_useless)(Search *s, u4 pc))
{
    const Method *m = f->method;
    Search s = { .m = m, .code = method_bytecode(m), .pcs = malloc(m->code_length * sizeof *s.pcs), .seen = malloc(m->code_length) };
    for (s.slot = 0; s.pcs != NULL && s.seen != NULL && s.slot < m->max_locals; s.slot++)
        if (f->locals[s.slot].raw != 0 && is_useless(&s, (u4)(f->pc - m->code))) f->locals[s.slot].raw = 0;
    free(s.pcs);
    free(s.seen);
}

static bool is_dead(Search *s, u4 pc) { return !is_live(s, pc); }

void frame_clear_dead_slots(Frame *f)
{
    memset(frame_stack(f), 0, (f->method->max_stack + FRAME_EXTRA_SLOTS) * sizeof(Slot));
    clear_locals(f, is_dead);
}

static void clear_leftovers(Frame *f)
{
    if (!(f->flags & FRAME_HOLDS_LOCKS)) f->lock = NULL, f->monitors = NULL;
    f->spill.raw = 0;
}

/* Behind a native method's arguments, in what is its caller's operand stack. */
static void clear_behind_arguments(Thread *t, const Frame *f)
{
    Slot *end = f->locals + f->method->arg_slots;
    if (f->kind == FRAME_NATIVE && f->locals >= t->java_stack && end < t->java_top) memset(end, 0, (size_t)((char *)t->java_top - (char *)end));
}

void thread_clear_leftovers(Thread *t)
{
    enum { MOST_FRAMES = 200 };
    int frames = 0;
    StackWalk w = stack_walk(t);
    if (w.method == NULL) return;
    clear_behind_arguments(t, w.frame);
    for (stack_walk_next(&w); w.method != NULL && frames < MOST_FRAMES; stack_walk_next(&w), frames++) {
        Frame *f = w.frame;
        if (f->kind != FRAME_INTERPRETED || (f->method->flags & METHOD_HAS_JSR)) continue;   /* ret: where to? */
        clear_leftovers(f);
        clear_locals(f, is_unset);
    }
}
