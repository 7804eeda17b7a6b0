/* verifier/athrow.c -- a constructor call inside a try block (JVMS §4.10.1.9.invokespecial): whoever catches there must not
 * come back to life with a half-made object, so every path from the handler has to end in athrow, or never end. */
#include "verifier/checker.h"

enum { UNKNOWN, ENDS, RETURNS };        /* Checker.athrow_memo, by handler pc */

typedef struct Walk {
    Checker *c;
    u1      *seen;                      /* by pc */
    u4      *pending, pending_count;    /* starts of paths still to follow */
    bool     leaves;                    /* some path returns, or ends in no known way */
} Walk;

static void follow(Walk *w, u4 pc)
{
    if (pc >= w->c->method->code_length) w->leaves = true;
    else if (w->c->starts[pc] != START_NONE && !w->seen[pc]) {      /* the middle of an instruction: refused elsewhere */
        w->seen[pc] = true;
        w->pending[w->pending_count++] = pc;
    }
}

static void follow_handlers(Walk *w, u4 pc)
{
    for (u4 i = 0; i < w->c->method->handler_count; i++) {
        const VerifyHandler *h = &w->c->method->handlers[i];
        if (pc >= h->start && pc < h->end) follow(w, h->handler);
    }
}

static void follow_insn(Walk *w, u4 pc)
{
    u1 op = w->c->method->code[pc];
    if (pc >= w->c->try_start && pc < w->c->try_end) follow_handlers(w, pc);
    if (op >= JVMS_OPCODE_COUNT) return;
    Insn in = insn_decode(w->c->method->code, pc);
    if (op == OP_return) w->leaves = true;
    if (op == OP_athrow || op == OP_return) return;
    if (op_info[op].flags & OPF_BRANCH) follow(w, (u4)in.target);
    for (u4 i = 0; i < in.case_count; i++) follow(w, (u4)insn_case_target(&in, i));
    /* Returns of values cannot be in a constructor: walking past them errs on the strict side, as HotSpot does. */
    if (in.op != OP_goto && in.op != OP_goto_w) follow(w, pc + in.length);
}

static bool walk(Checker *c, u4 handler)
{
    u4 length = c->method->code_length;
    Walk w = { .c = c, .seen = scratch_alloc(&c->method_memory, length),
               .pending = scratch_alloc(&c->method_memory, length * sizeof(u4)) };
    if (w.seen == NULL || w.pending == NULL) return check_no_memory(c);
    memset(w.seen, false, length);
    for (follow(&w, handler); w.pending_count > 0 && !w.leaves; ) follow_insn(&w, w.pending[--w.pending_count]);
    return !w.leaves;
}

bool check_ends_in_athrow(Checker *c, u4 handler)
{
    if (c->athrow_memo == NULL) {
        if ((c->athrow_memo = scratch_alloc(&c->method_memory, c->method->code_length)) == NULL) return check_no_memory(c);
        memset(c->athrow_memo, UNKNOWN, c->method->code_length);
    }
    if (c->athrow_memo[handler] == UNKNOWN) c->athrow_memo[handler] = walk(c, handler) ? ENDS : RETURNS;
    return c->athrow_memo[handler] == ENDS;
}
