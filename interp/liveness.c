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

static bool is_live(Search *s, u4 pc)
{
    memset(s->seen, 0, s->m->code_length);
    s->count = 0;
    search_from(s, pc);
    while (s->count > 0) {
        Insn in = insn_decode(s->code, s->pcs[--s->count]);
        u1   op = op_info[in.op].original;
        bool loads = (op_info[in.op].flags & OPF_LOAD) || op == OP_iinc;
        if ((loads && touches(s, &in)) || op == OP_ret) return true;     /* where ret goes to is not known */
        if (!(op_info[in.op].flags & OPF_STORE) || !touches(s, &in)) search_successors(s, &in);
    }
    return false;
}

void frame_clear_dead_slots(Frame *f)
{
    const Method *m = f->method;
    memset(frame_stack(f), 0, (m->max_stack + FRAME_EXTRA_SLOTS) * sizeof(Slot));
    Search s = { .m = m, .code = method_bytecode(m), .pcs = malloc(m->code_length * sizeof *s.pcs), .seen = malloc(m->code_length) };
    for (s.slot = 0; s.pcs != NULL && s.seen != NULL && s.slot < m->max_locals; s.slot++)
        if (!is_live(&s, (u4)(f->pc - m->code))) f->locals[s.slot].raw = 0;
    free(s.pcs);
    free(s.seen);
}
