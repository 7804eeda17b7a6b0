/* interp/trace.c -- the bytecode log and the check of stack effects. */
#include "interp/trace.h"
#include <stdio.h>
#include <string.h>
#include "vm/bytecode.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/vm.h"

static bool flag_traces(void) { return vm.options != NULL && vm.options->TraceBytecodes; }
static bool flag_checks(void) { return vm.options != NULL && vm.options->CheckStackEffects; }
bool trace_wanted(void) { return log_enabled_at(LOG_INTERP, LOG_TRACE) || flag_traces() || flag_checks(); }

/* ---- log --------------------------------------------------------------------------------------------------------- */

static void write_line(const char *text)
{
    if (flag_traces())
        puts(text);
    else
        log_write(LOG_INTERP, LOG_TRACE, "%s", text);
}

static void log_heading(Thread *t, const Method *m)
{
    char line[512];
    int  depth = 0;
    for (const Frame *f = t->frame; f != NULL; f = f->caller)
        depth++;
    snprintf(line, sizeof line, "[%u] depth %d: %s.%s%s", t->id, depth, symbol_chars(m->klass->name), symbol_chars(m->name),
             symbol_chars(m->descriptor));
    write_line(line);
}

static void log_instruction(Thread *t, const u1 *pc, const Slot *sp, u8 tos)
{
    Frame  *f = t->frame;
    Method *m = f->method;
    char    text[128], line[192];
    u8      activation = (u8)(uintptr_t)f ^ (u8)(uintptr_t)m << 20;
    if (activation != t->trace_depth)
        log_heading(t, m);
    t->trace_depth = activation;
    bytecode_format(text, sizeof text, m->code, (u4)(pc - m->code));
    if (sp < frame_stack(f))
        snprintf(line, sizeof line, "[%u] %-40s", t->id, text);
    else
        snprintf(line, sizeof line, "[%u] %-40s %td: %llx", t->id, text, sp - frame_stack(f) + 1, (unsigned long long)tos);
    write_line(line);
}

/* ---- stack effects ----------------------------------------------------------------------------------------------- */

static __thread struct { const Frame *frame; const Method *method; const u1 *pc; const Slot *sp; u1 op; } last;

/* Did control come straight from the last instruction (not by an exception, call or return)? */
static bool follows_last(const Method *m, const u1 *pc)
{
    Insn in = insn_decode(m->code, (u4)(last.pc - m->code));
    u4   bci = (u4)(pc - m->code);
    bool falls_through = !(op_info[last.op].flags & OPF_ENDS) && bci == in.pc + in.length;
    return falls_through || ((op_info[last.op].flags & OPF_BRANCH) && in.case_count == 0 && (int32_t)bci == in.target);
}

static void check_stack_effect(Thread *t, const u1 *pc, const Slot *sp)
{
    Frame *f = t->frame;
    int    room = f->method->max_stack, depth = (int)(sp - frame_stack(f)) + 1;
    if (depth < 0 || depth > room)
        vm_fatal("operand stack of %d slots has %d at bci %td of %s", room, depth, pc - f->method->code, method_external_name(f->method, true));
    if (last.frame == f && last.method == f->method && last.op != OP_wide && last.op != OP_ret && follows_last(f->method, pc)) {
        const OpInfo *info = &op_info[last.op];
        int popped = stack_slots_popped(info->stack), pushed = stack_slots_pushed(info->stack);
        if (popped >= 0 && pushed >= 0 && sp - last.sp != pushed - popped && pc != last.pc)
            vm_fatal("%s moved the operand stack by %td slots, not %d, at bci %td of %s", info->name, sp - last.sp, pushed - popped,
                     last.pc - f->method->code, method_external_name(f->method, true));
    }
    last.frame = f;
    last.method = f->method;
    last.pc = pc;
    last.sp = sp;
    last.op = *pc;
}

void trace_instruction(Thread *t, const u1 *pc, const Slot *sp, u8 tos)
{
    if (flag_checks())
        check_stack_effect(t, pc, sp);
    if (log_enabled_at(LOG_INTERP, LOG_TRACE) || flag_traces())
        log_instruction(t, pc, sp, tos);
}
