/* verifier/typecheck.c -- type checking with stack maps (JVMS §4.10.1): one pass over each method, in code order. */
#include "verifier/checker.h"
#include <stdlib.h>
#include "vm/descriptor.h"
#include "vm/log.h"

/* ---- where instructions start -------------------------------------------------------------------------------------------- */

/* Length of a lookupswitch, or of the like under a foreign opcode; 0: malformed. */
static u4 lookup_length(const VerifyMethod *m, u4 pc)
{
    u8 at = align_up(pc + 1, 4);
    if (at + 8 >= m->code_length || be_s4(m->code + at + 4) < 0) return 0;      /* HotSpot wants a byte after the header */
    u8 length = at - pc + 8 + 8 * (u8)be_u4(m->code + at + 4);
    return length > m->code_length - pc ? 0 : (u4)length;
}

/* Length of what stands at pc; 0: no instruction.  Foreign opcodes are refused when control comes to them. */
static inline u4 length_at(const VerifyMethod *m, u1 op, u4 pc)
{
    if (op == OP_lookupswitch) return lookup_length(m, pc);
    if (op < JVMS_OPCODE_COUNT) return insn_length(m->code, pc, m->code_length);
    int foreign = report_foreign_length(op);
    if (foreign == 0) return lookup_length(m, pc);
    return foreign < 0 || (u4)foreign > m->code_length - pc ? 0 : (u4)foreign;
}

static bool find_starts(Checker *c)
{
    const VerifyMethod *m = c->method;
    const u1 *code = m->code;
    u4  code_length = m->code_length;
    u1 *starts = c->starts = scratch_alloc(&c->method_memory, code_length);
    if (starts == NULL) return check_no_memory(c);
    memset(starts, START_NONE, code_length);
    for (u4 pc = 0, length; pc < code_length; pc += length) {
        length = length_at(m, code[pc], pc);
        if (length == 0) {
            Fault fault = fault_code(pc);
            return check_fail(c, &fault, "Bad instruction");
        }
        starts[pc] = code[pc] == OP_new ? START_NEW : START_INSN;
    }
    return true;
}

static bool is_start(const Checker *c, u4 pc) { return pc < c->method->code_length && c->starts[pc] != START_NONE; }

/* ---- tables -------------------------------------------------------------------------------------------------------------- */

static bool check_catch_type(Checker *c, const VerifyHandler *h)
{
    if (h->catch_type == 0) return true;
    if (!rule_pool_tag(c, h->handler, h->catch_type, 1 << CP_Class)) return false;
    VType type = rule_class_type(c, h->catch_type);
    if (check_assignable(c, c->throwable_type, type, false)) return true;
    Fault fault = fault_type(h->handler, origin_pool(h->catch_type, type), origin_implicit(c->throwable_type));
    return check_fail(c, &fault, "Catch type is not a subclass of Throwable in exception handler %u", h->handler);
}

static bool check_handler_table(Checker *c)
{
    u4 length = c->method->code_length;
    c->try_start = length;
    c->try_end = 0;
    for (u4 i = 0; i < c->method->handler_count; i++) {
        const VerifyHandler *h = &c->method->handlers[i];
        if (!is_start(c, h->start)) return check_format_fail(c, "Illegal exception table start_pc %u", h->start);
        if (h->end != length && !is_start(c, h->end)) return check_format_fail(c, "Illegal exception table end_pc %u", h->end);
        if (!is_start(c, h->handler)) return check_format_fail(c, "Illegal exception table handler_pc %u", h->handler);
        if (!check_catch_type(c, h)) return false;
        if (h->start < c->try_start) c->try_start = h->start;
        if (h->end > c->try_end) c->try_end = h->end;
        c->starts[h->start] |= START_TRY_EDGE;
        if (h->end < length) c->starts[h->end] |= START_TRY_EDGE;
    }
    return true;
}

static bool check_variable_table(Checker *c)
{
    for (u4 i = 0; i < c->method->variable_count; i++) {
        const VerifyVariable *v = &c->method->variables[i];
        u4 end = (u4)v->start + v->length;
        if (!is_start(c, v->start)) return check_format_fail(c, "Illegal local variable table start_pc %u", v->start);
        if (end != c->method->code_length && !is_start(c, end))
            return check_format_fail(c, "Illegal local variable table length %u", v->length);
    }
    return true;
}

/* ---- exception handlers -------------------------------------------------------------------------------------------------- */

bool check_handlers(Checker *c, bool this_uninit_before)
{
    VType caught;
    if (c->handlers_match && !this_uninit_before && !(c->starts[c->now.pc] & START_TRY_EDGE)) return true;
    TypeState thrown = c->now;
    thrown.this_uninit |= this_uninit_before;
    thrown.stack = &caught;
    thrown.stack_mark = -1;
    for (u4 i = 0; i < c->method->handler_count; i++) {
        const VerifyHandler *h = &c->method->handlers[i];
        if (c->now.pc < h->start || c->now.pc >= h->end) continue;
        thrown.stack_size = 0;
        VType type = h->catch_type == 0 ? c->throwable_type : rule_class_type(c, h->catch_type);
        if (!check_push(c, &thrown, type) || !stackmap_check_handler(c, &thrown, h->handler)) return false;
    }
    c->handlers_match = true;
    return true;
}

/* ---- instructions -------------------------------------------------------------------------------------------------------- */

static bool pop_letter(Checker *c, char letter)
{
    VType type = type_of_letter(letter);
    return type_is_first_half(type) ? check_pop_wide(c, type) : check_pop(c, type, NULL);
}

static bool load_local(Checker *c, const Insn *in, const char *effect)
{
    VType type = type_of_letter(effect[1]);
    if (type_is_first_half(type)) return check_get_wide_local(c, (u4)in->a, type) && check_push_wide(c, &c->now, type);
    return check_get_local(c, (u4)in->a, type, &type) && check_push(c, &c->now, type);
}

static bool store_local(Checker *c, const Insn *in, const char *effect)
{
    return pop_letter(c, effect[0]) && check_set_local(c, (u4)in->a, type_of_letter(effect[0]));
}

/* An instruction whose stack string says it all. */
static bool apply_stack_effect(Checker *c, const Insn *in)
{
    const OpInfo *info = &op_info[in->op];
    const char *arrow = strchr(info->stack, '>');
    if (info->flags & OPF_LOAD) return load_local(c, in, info->stack);
    if (info->flags & OPF_STORE) return store_local(c, in, info->stack);
    for (const char *letter = arrow; letter-- > info->stack; )
        if (!pop_letter(c, *letter)) return false;
    for (const char *letter = arrow + 1; *letter != '\0'; letter++)
        if (!check_push_field(c, type_of_letter(*letter))) return false;
    return !(info->flags & OPF_BRANCH) || stackmap_check_target(c, in->target);
}

static inline bool apply_insn(Checker *c, const Insn *in)
{
    Rule *rule = rule_for(in->op);
    return rule != NULL ? rule(c, in) : apply_stack_effect(c, in);
}

/* A store's handlers may see the locals from before it; no other instruction takes anything from them. */
static bool check_insn_in_try(Checker *c, const Insn *in)
{
    bool was_uninit = c->now.this_uninit;
    if (op_info[in->op].flags & OPF_STORE) return check_handlers(c, false) && apply_insn(c, in);
    return apply_insn(c, in) && check_handlers(c, was_uninit && !c->now.this_uninit);
}

static inline bool check_insn(Checker *c, const Insn *in)
{
    bool in_try = in->pc >= c->try_start && in->pc < c->try_end;
    return in_try ? check_insn_in_try(c, in) : apply_insn(c, in);
}

static bool refuse_opcode(Checker *c, u4 pc)
{
    Fault fault = fault_code(pc);
    return check_fail(c, &fault, "Bad instruction: %02x", c->method->code[pc]);
}

static bool check_code(Checker *c)
{
    const u1 *code = c->method->code;
    u4   code_length = c->method->code_length;
    bool falls_through = true;
    c->handlers_match = false;
    for (u4 pc = 0; pc < code_length; ) {
        c->now.pc = pc;
        c->now.stack_mark = c->now.stack_size;
        if (!stackmap_arrive(c, falls_through)) return false;
        if (code[pc] >= JVMS_OPCODE_COUNT) return refuse_opcode(c, pc);
        Insn in = insn_decode(code, pc);
        if (!check_insn(c, &in)) return false;
        falls_through = !(op_info[in.op].flags & OPF_ENDS);
        pc += in.length;
    }
    Fault fault = fault_code(code_length);
    return !falls_through || check_fail(c, &fault, "Control flow falls through code end");
}

/* ---- methods and classes ------------------------------------------------------------------------------------------------- */

static VType return_type_of(const Symbol *descriptor)
{
    const char *result = descriptor_return(descriptor);
    return kind_is_reference(result[0]) ? type_of_descriptor(result, strlen(result)) : type_exact(result[0]);
}

static bool enter_method(Checker *c)
{
    const VerifyMethod *m = c->method;
    TypeState *s = &c->now;
    const Signature *signature = check_signature(c, m->descriptor);
    if (signature == NULL) return false;
    u4 this_slots = m->access_flags & ACC_STATIC ? 0 : 1, size = this_slots + signature->arg_slots;
    INVARIANT(size <= m->max_locals);
    *s = (TypeState){ .locals_room = m->max_locals, .locals_size = (int32_t)size, .stack_mark = -1 };
    s->locals = scratch_alloc(&c->method_memory, m->max_locals * sizeof(VType) + 8);
    s->stack = scratch_alloc(&c->method_memory, m->max_stack * sizeof(VType) + 8);
    if (s->locals == NULL || s->stack == NULL) return check_no_memory(c);
    s->this_uninit = this_slots > 0 && m->name == c->init_name && c->this_type != c->object_type;
    if (this_slots > 0) s->locals[0] = s->this_uninit ? (VType)T_UNINITIALIZED_THIS : c->this_type;
    memcpy(s->locals + this_slots, signature->types, signature->arg_slots * sizeof(VType));
    for (u4 i = size; i < m->max_locals; i++) s->locals[i] = T_TOP;
    c->return_type = return_type_of(m->descriptor);
    return true;
}

static bool check_method(Checker *c)
{
    if (log_enabled(LOG_VERIFICATION))
        log_write(LOG_VERIFICATION, LOG_INFO, "Verifying method %s.%s%s", c->input->external_name, c->method->name->chars,
                  c->method->descriptor->chars);
    return enter_method(c) && find_starts(c) && check_handler_table(c) && check_variable_table(c) && stackmap_read(c) && check_code(c);
}

static VerifyVerdict check_class(Checker *c)
{
    const VerifyInput *input = c->input;
    if (log_enabled(LOG_VERIFICATION))
        log_write(LOG_VERIFICATION, LOG_INFO, "Verifying class %s with new format", input->external_name);
    for (u4 i = 0; i < input->method_count && c->verdict == VERIFIED; i++) {
        c->method = &input->methods[i];
        if (c->method->code == NULL) continue;
        scratch_reset(&c->method_memory);
        (void)check_method(c);
    }
    return c->verdict;
}

static VerifyVerdict run_checker(const VerifyInput *input, char **message, bool *final)
{
    Checker c = { .input = input, .verdict = VERIFIED, .this_type = type_of_class(input->name),
                  .object_type = type_of_class(symbol_of("java/lang/Object")),
                  .throwable_type = type_of_class(symbol_of("java/lang/Throwable")), .init_name = symbol_of("<init>") };
    VerifyVerdict verdict = check_class(&c);
    scratch_free(&c.class_memory);
    scratch_free(&c.method_memory);
    *message = c.message.chars;
    *final = c.final;
    return verdict;
}

VerifyVerdict verify_by_checking(const VerifyInput *input, char **message)
{
    bool final;
    return run_checker(input, message, &final);
}

static void log_fail_over(const VerifyInput *input)
{
    static const enum LogTag tags[] = { LOG_VERIFICATION, LOG_CLASS_INIT };
    for (u4 i = 0; i < COUNT_OF(tags); i++)
        if (log_enabled(tags[i]))
            log_write(tags[i], LOG_INFO, "Fail over class verification to old verifier for: %s", input->external_name);
}

VerifyVerdict verify_class_code(const VerifyInput *input, char **message)
{
    bool final;
    char *ignored = NULL;
    if (input->major_version < VERIFY_STACKMAP_VERSION) return verify_by_inference(input, message);
    VerifyVerdict verdict = run_checker(input, message, &final);
    if (input->major_version >= VERIFY_NO_FAILOVER_VERSION || final || (verdict != VERIFY_ERROR && verdict != VERIFY_FORMAT_ERROR))
        return verdict;
    log_fail_over(input);
    verdict = verify_by_inference(input, &ignored);     /* but it is the type checker's text that is shown */
    free(ignored);
    return verdict;
}
