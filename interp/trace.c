/* interp/trace.c -- the bytecode log. */
#include "interp/trace.h"
#include "vm/bytecode.h"
#include "vm/log.h"

bool trace_wanted(void) { return log_enabled_at(LOG_INTERP, LOG_TRACE); }

static int frame_depth(const Thread *t)
{
    int depth = 0;
    for (const Frame *f = t->frame; f != NULL; f = f->caller)
        depth++;
    return depth;
}

void trace_instruction(Thread *t, const u1 *pc, const Slot *sp, u8 tos)
{
    Frame  *f = t->frame;
    Method *m = f->method;
    char    line[256];
    u8      here = (u8)(uintptr_t)f ^ (u8)(uintptr_t)m << 1;    /* a new activation gets a heading */
    if (here != t->trace_depth)
        log_write(LOG_INTERP, LOG_TRACE, "[%u] depth %d: %s.%s%s", t->id, frame_depth(t), symbol_chars(m->klass->name),
                  symbol_chars(m->name), symbol_chars(m->descriptor));
    t->trace_depth = here;
    bytecode_format(line, sizeof line, m->code, (u4)(pc - m->code));
    if (sp < frame_stack(f))
        log_write(LOG_INTERP, LOG_TRACE, "[%u] %-40s", t->id, line);
    else
        log_write(LOG_INTERP, LOG_TRACE, "[%u] %-40s %td: %llx", t->id, line, sp - frame_stack(f) + 1, (unsigned long long)tos);
}
