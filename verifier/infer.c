/* verifier/infer.c -- type inference (JVMS §4.10.2): static checks of each method, then data flow until nothing changes.
 * Subroutines (§4.10.2.5): at `ret`, registers the subroutine did not touch have the types they had at the jsr. */
#include "verifier/infer.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "vm/descriptor.h"
#include "vm/log.h"

/* ---- verdicts ------------------------------------------------------------------------------------------------------------ */

enum { MESSAGE_BYTES = 1024 };          /* and the class's name: HotSpot cuts these texts there */

static bool complain(Inference *v, VerifyVerdict verdict, const char *line)
{
    if (v->verdict != VERIFIED) return false;
    const VerifyMethod *m = v->method;
    text_add(&v->message, "(class: %s, method: %s signature: %s) %s", v->input->name->chars, m->name->chars, m->descriptor->chars, line);
    size_t limit = MESSAGE_BYTES + (size_t)v->input->name->length;
    if (v->message.chars != NULL && v->message.length > limit) v->message.chars[limit] = '\0';
    v->verdict = verdict;
    return false;
}

bool infer_fail(Inference *v, const char *format, ...)
{
    char line[200];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    return complain(v, VERIFY_ERROR, line);
}

bool infer_format_fail(Inference *v, const char *what) { return complain(v, VERIFY_FORMAT_ERROR, what); }

void *infer_alloc(Inference *v, size_t bytes)
{
    void *memory = scratch_alloc(&v->memory, bytes);
    if (memory == NULL && v->verdict == VERIFIED) v->verdict = VERIFY_NO_MEMORY;
    return memory;
}

/* ---- instructions -------------------------------------------------------------------------------------------------------- */

enum { SWITCH_LIMIT = 65535 };

/* Length of a switch as it claims to be; 0: nonsense. */
static u4 switch_length(const VerifyMethod *m, u4 pc)
{
    bool table = m->code[pc] == OP_tableswitch;
    u4 at = (u4)align_up(pc + 1, 4), header = table ? 12 : 8;
    if (at + header > m->code_length) return 0;
    int64_t count = table ? (int64_t)(int32_t)(be_u4(m->code + at + 8) - be_u4(m->code + at + 4)) : (int64_t)be_s4(m->code + at + 4);
    if (count < 0 || count > SWITCH_LIMIT) return 0;
    return at - pc + header + (table ? 4 * ((u4)count + 1) : 8 * (u4)count);
}

static u4 claimed_length(const VerifyMethod *m, u4 pc)
{
    static const u1 bytes[] = { [FMT_NONE] = 1, [FMT_S8] = 2, [FMT_S16] = 3, [FMT_U8] = 2, [FMT_CP8] = 2, [FMT_CP16] = 3,
        [FMT_CP16_COUNT] = 5, [FMT_CP16_ZEROS] = 5, [FMT_CP16_DIMS] = 4, [FMT_LOCAL] = 2, [FMT_IINC] = 3, [FMT_BRANCH] = 3,
        [FMT_BRANCH_W] = 5 };
    u1 op = m->code[pc];
    if (op >= JVMS_OPCODE_COUNT) return 0;
    if (op == OP_tableswitch || op == OP_lookupswitch) return switch_length(m, pc);
    if (op != OP_wide) return bytes[op_info[op].format];
    if (pc + 1 >= m->code_length || m->code[pc + 1] >= JVMS_OPCODE_COUNT) return 0;
    u1 format = op_info[m->code[pc + 1]].format;
    return format == FMT_LOCAL ? 4 : format == FMT_IINC ? 6 : 0;
}

static bool number_instructions(Inference *v)
{
    const VerifyMethod *m = v->method;
    if ((v->numbers = infer_alloc(v, m->code_length * sizeof *v->numbers)) == NULL) return false;
    memset(v->numbers, 0, m->code_length * sizeof *v->numbers);
    v->flow_count = 0;
    for (u4 pc = 0, length; pc < m->code_length; pc += length) {
        length = claimed_length(m, pc);
        if (length == 0) return infer_fail(v, "Illegal instruction found at offset %u", pc);
        if (length > m->code_length - pc) return infer_fail(v, "Code stops in the middle of instruction  starting at offset %u", pc);
        v->numbers[pc] = ++v->flow_count;
    }
    return v->flow_count > 0 || infer_fail(v, "Empty code");
}

static bool check_instructions(Inference *v)
{
    if ((v->flows = infer_alloc(v, v->flow_count * sizeof *v->flows)) == NULL) return false;
    u4 next = 0;
    for (u4 pc = 0; pc < v->method->code_length; pc++)
        if (v->numbers[pc] != 0)
            v->flows[next++] = (Flow){ .before = { .stack_slots = -1, .register_count = -1, .and_flags = 0xff }, .pc = pc, .return_from = -1 };
    for (u4 i = 0; i < v->flow_count; i++)
        if (!infer_check_operands(v, &v->flows[i])) return false;
    return true;
}

static Flow *flow_at(const Inference *v, u4 pc) { return &v->flows[v->numbers[pc] - 1]; }

/* ---- exception table ----------------------------------------------------------------------------------------------------- */

static VType caught_type(const Inference *v, const VerifyHandler *h)
{
    return h->catch_type == 0 ? v->throwable_type : type_of_class(pool_class_name(v->input->pool, h->catch_type));
}

/* From the last row to the first: that is the order in which complaints come. */
static bool check_handlers(Inference *v)
{
    const VerifyMethod *m = v->method;
    if (m->handler_count > 0 && m->max_stack < 1) return infer_fail(v, "Stack size too large");
    for (u4 i = m->handler_count; i-- > 0; ) {
        const VerifyHandler *h = &m->handlers[i];
        if (h->start >= h->end || !infer_is_start(v, h->start) || (h->end != m->code_length && !infer_is_start(v, h->end)))
            return infer_format_fail(v, "Illegal exception table range");
        if (h->handler == 0 || !infer_is_start(v, h->handler)) return infer_format_fail(v, "Illegal exception table handler");
        if (h->catch_type != 0 && verify_pool_tag(v->input->pool, h->catch_type) != CP_Class)
            return infer_fail(v, "Illegal type in constant pool");
        if (h->catch_type != 0 && !infer_assignable(v, caught_type(v, h), v->throwable_type))
            return infer_fail(v, "catch_type not a subclass of Throwable");
    }
    return true;
}

/* ---- entry --------------------------------------------------------------------------------------------------------------- */

static bool enter_method(Inference *v)
{
    const VerifyMethod *m = v->method;
    FlowState *s = &v->flows[0].before;
    VType *registers = infer_alloc(v, (descriptor_arg_slots(m->descriptor) + 1u) * sizeof *registers);
    if (registers == NULL) return false;
    *s = (FlowState){ .registers = registers, .or_flags = OR_REACHED };
    if (!(m->access_flags & ACC_STATIC)) {
        bool constructs = symbol_is(m->name, "<init>") && v->this_type != v->object_type;
        if (constructs) s->or_flags |= OR_NEEDS_CONSTRUCTOR;
        registers[s->register_count++] = constructs ? (VType)T_UNINITIALIZED_THIS : v->this_type;
    }
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); ) {
        VType type = type_of_descriptor(p.chars, p.length);
        registers[s->register_count++] = type;
        if (type_is_first_half(type)) registers[s->register_count++] = type_second_half(type);
    }
    const char *result = descriptor_return(m->descriptor);
    v->return_type = result[0] == 'V' ? (VType)T_TOP : type_of_descriptor(result, strlen(result));
    v->flows[0].changed = true;
    return true;
}

/* ---- registers ----------------------------------------------------------------------------------------------------------- */

static bool check_pair(Inference *v, const FlowState *s, int32_t index, VType type)
{
    if (index + 1 >= s->register_count)
        return infer_fail(v, "Accessing value from uninitialized register pair %d/%d", index, index + 1);
    return (s->registers[index] == type && s->registers[index + 1] == type_second_half(type)) ||
           infer_fail(v, "Register pair %d/%d contains wrong type", index, index + 1);
}

static bool check_register(Inference *v, char letter)
{
    const FlowState *s = &v->at->before;
    int32_t index = v->in.a;
    if (letter == 'J' || letter == 'D') return check_pair(v, s, index, type_of_letter(letter));
    if (index >= s->register_count) return infer_fail(v, "Accessing value from uninitialized register %d", index);
    VType type = s->registers[index];
    if (letter == 'R' ? type_is_return_address(type)
                      : letter == 'A' ? type_is_reference(type) || type_is_uninitialized(type) : type == type_of_letter(letter))
        return true;
    if (type_is_return_address(type)) return infer_fail(v, "Cannot load return address from register %d", index);
    return infer_fail(v, "Register %d contains wrong type", index);
}

static bool check_registers(Inference *v)
{
    const OpInfo *info = &op_info[v->in.op];
    if (info->flags & OPF_LOAD) return check_register(v, info->stack[1]);
    return v->in.op == OP_iinc ? check_register(v, 'I') : v->in.op != OP_ret || check_register(v, 'R');
}

static bool check_flags(Inference *v)
{
    const FlowState *s = &v->at->before;
    if (v->in.op == OP_return && (s->or_flags & OR_NEEDS_CONSTRUCTOR) && !(s->and_flags & AND_CONSTRUCTED))
        return infer_fail(v, "Constructor must call super() or this()");
    return v->in.op < OP_ireturn || v->in.op > OP_return || !(s->or_flags & OR_CANNOT_RETURN) ||
           infer_fail(v, "Cannot return normally");
}

/* ---- subroutines' uses --------------------------------------------------------------------------------------------------- */

static bool copy_uses(Inference *v, u4 more)
{
    u4 words = (v->method->max_locals + 31u) / 32u, count = v->after.use_count;
    SubroutineUse *uses = infer_alloc(v, (count + more) * sizeof *uses);
    u4 *bits = infer_alloc(v, (size_t)(count + more) * words * sizeof *bits);
    if (uses == NULL || bits == NULL) return false;
    memset(bits, 0, (size_t)(count + more) * words * sizeof *bits);
    for (u4 i = 0; i < count + more; i++) {
        uses[i] = (SubroutineUse){ i < count ? v->after.uses[i].entry : 0, bits + i * words };
        if (i < count) memcpy(uses[i].bits, v->after.uses[i].bits, words * sizeof *bits);
    }
    v->after.uses = uses;
    v->after.use_count = count + more;
    return true;
}

static bool note_use(Inference *v, u4 index)
{
    u4 bit = 1u << index % 32, missing = 0;
    for (u4 i = 0; i < v->after.use_count; i++) missing |= ~v->after.uses[i].bits[index / 32] & bit;
    if (missing == 0) return true;
    if (!copy_uses(v, 0)) return false;
    for (u4 i = 0; i < v->after.use_count; i++) v->after.uses[i].bits[index / 32] |= bit;
    return true;
}

static bool enter_subroutine(Inference *v)
{
    u4 entry = v->numbers[v->in.target] - 1;
    for (u4 i = 0; i < v->after.use_count; i++)
        if (v->after.uses[i].entry == entry) return infer_fail(v, "Recursive call to jsr entry");
    if (!copy_uses(v, 1)) return false;
    ((SubroutineUse *)(uintptr_t)v->after.uses)[v->after.use_count - 1].entry = entry;
    return true;
}

/* ---- what the instruction does to registers ------------------------------------------------------------------------------ */

static bool store(Inference *v)
{
    VType type = v->at->before.stack->type;
    int32_t index = v->in.a, slots = type_is_first_half(type) ? 2 : 1, count = v->after.register_count;
    if (index + slots <= count && v->after.registers[index] == type && (slots == 1 || v->after.registers[index + 1] == type_second_half(type)))
        return true;
    int32_t new_count = index + slots > count ? index + slots : count;
    VType *registers = infer_alloc(v, (size_t)new_count * sizeof *registers);
    if (registers == NULL) return false;
    memcpy(registers, v->after.registers, (size_t)count * sizeof *registers);
    for (int32_t i = count; i < new_count; i++) registers[i] = T_TOP;
    registers[index] = type;
    if (slots == 2) registers[index + 1] = type_second_half(type);
    v->after.registers = registers;
    v->after.register_count = new_count;
    return true;
}

/* new and <init>: all copies of the object change. */
static bool replace_in_registers(Inference *v)
{
    int32_t count = v->after.register_count, first = 0;
    while (first < count && v->after.registers[first] != v->replaced) first++;
    if (first == count) return true;
    VType *registers = infer_alloc(v, (size_t)count * sizeof *registers);
    if (registers == NULL) return false;
    memcpy(registers, v->after.registers, (size_t)count * sizeof *registers);
    for (int32_t i = first; i < count; i++) {
        if (registers[i] != v->replaced) continue;
        registers[i] = v->replacement;
        if (!note_use(v, (u4)i)) return false;
    }
    v->after.registers = registers;
    return true;
}

static bool update_registers(Inference *v)
{
    const OpInfo *info = &op_info[v->in.op];
    if (v->in.op == OP_jsr || v->in.op == OP_jsr_w) return enter_subroutine(v);
    if (v->in.op == OP_new || v->at->is_init) return replace_in_registers(v);
    bool stores = info->flags & OPF_STORE, loads = info->flags & OPF_LOAD;
    if (stores && !store(v)) return false;
    if (!stores && !loads && v->in.op != OP_iinc && v->in.op != OP_ret) return true;
    char letter = info->stack[loads ? 1 : 0];
    return note_use(v, (u4)v->in.a) && ((!stores && !loads) || (letter != 'J' && letter != 'D') || note_use(v, (u4)v->in.a + 1));
}

/* ---- successors ---------------------------------------------------------------------------------------------------------- */

/* Objects not yet initialised cannot enter or leave a subroutine. */
static bool forget_new_objects(Inference *v, FlowState *s)
{
    u4 depth = 0;
    for (const Cell *cell = s->stack; cell != NULL; cell = cell->below) depth++;
    Cell *cells = infer_alloc(v, depth * sizeof *cells);
    VType *registers = infer_alloc(v, (size_t)s->register_count * sizeof *registers);
    if (cells == NULL || registers == NULL) return false;
    for (u4 i = 0; i < depth; i++, s->stack = s->stack->below) {
        VType type = s->stack->type;
        bool forget = type_is_uninitialized(type) && type != T_UNINITIALIZED_THIS;
        cells[i] = (Cell){ i + 1 < depth ? &cells[i + 1] : NULL, forget ? (VType)T_TOP : type };
    }
    s->stack = depth > 0 ? cells : NULL;
    for (int32_t i = 0; i < s->register_count; i++) {
        VType type = s->registers[i];
        registers[i] = type_is_uninitialized(type) && type != T_UNINITIALIZED_THIS ? (VType)T_TOP : type;
    }
    s->registers = registers;
    return true;
}

static bool is_subroutine_op(u1 op) { return op == OP_jsr || op == OP_jsr_w || op == OP_ret; }

static bool merge_into(Inference *v, Flow *to, const FlowState *state)
{
    FlowState s = *state;
    return (!is_subroutine_op(v->in.op) || forget_new_objects(v, &s)) && infer_merge_state(v, to, &s);
}

static bool merge_into_handler(Inference *v, const VerifyHandler *h, const FlowState *from, u1 and_flags, u1 or_flags)
{
    Cell *thrown = infer_alloc(v, sizeof *thrown);
    if (thrown == NULL) return false;
    *thrown = (Cell){ NULL, caught_type(v, h) };
    FlowState s = *from;
    s.stack = thrown;
    s.stack_slots = 1;
    s.and_flags = and_flags;
    s.or_flags = or_flags;
    return merge_into(v, flow_at(v, h->handler), &s);
}

/* An exception may come before or after <init> has done its work; this() or super() having failed, nobody may return. */
static bool merge_into_handlers(Inference *v)
{
    const FlowState *before = &v->at->before, *after = &v->after;
    for (u4 i = v->method->handler_count; i-- > 0; ) {
        const VerifyHandler *h = &v->method->handlers[i];
        if (v->in.pc < h->start || v->in.pc >= h->end) continue;
        u1 or_flags = after->or_flags | (v->replaced == T_UNINITIALIZED_THIS ? OR_CANNOT_RETURN : 0);
        bool merged = !v->at->is_init
            ? merge_into_handler(v, h, before, after->and_flags & before->and_flags, after->or_flags | before->or_flags)
            : merge_into_handler(v, h, before, before->and_flags, before->or_flags) &&
              merge_into_handler(v, h, after, after->and_flags, or_flags);
        if (!merged) return false;
    }
    return true;
}

static bool go_to(Inference *v, u4 pc)
{
    if (pc >= v->method->code_length) return infer_fail(v, "Falling off the end of the code");
    return merge_into(v, flow_at(v, pc), &v->after);
}

/* The state behind that jsr: what the subroutine used comes from here, the other registers from the jsr. */
static bool return_to(Inference *v, Flow *jsr, u4 entry, u4 pc)
{
    int32_t number = (int32_t)(v->at - v->flows);
    FlowState s = v->after;
    if (pc >= v->method->code_length) return infer_fail(v, "Falling off the end of the code");
    if (jsr->return_from != number && jsr->return_from >= 0) return infer_fail(v, "Multiple returns to single jsr");
    jsr->return_from = number;
    if (jsr->before.register_count < 0) return true;            /* once the jsr is reached, this ret is looked at again */
    u4 use = s.use_count;
    while (use > 0 && s.uses[use - 1].entry != entry) use--;
    if (use == 0) return infer_fail(v, "Illegal return from subroutine");
    if (!forget_new_objects(v, &s)) return false;
    int32_t count = s.register_count > jsr->before.register_count ? s.register_count : jsr->before.register_count;
    VType *registers = infer_alloc(v, (size_t)count * sizeof *registers);
    if (registers == NULL) return false;
    for (int32_t i = 0; i < count; i++) {
        const FlowState *from = s.uses[use - 1].bits[i / 32] >> i % 32 & 1 ? &s : &jsr->before;
        registers[i] = i < from->register_count ? from->registers[i] : (VType)T_TOP;
    }
    s.registers = registers;
    s.register_count = count;
    s.use_count = use - 1;
    return infer_merge_state(v, flow_at(v, pc), &s);
}

static bool return_from_subroutine(Inference *v)
{
    u4 entry = type_entry(v->at->before.registers[v->in.a]);
    for (u4 i = v->flow_count; i-- > 0; ) {
        u1 op = v->method->code[v->flows[i].pc];
        if (op != OP_jsr && op != OP_jsr_w) continue;
        Insn jsr = insn_decode(v->method->code, v->flows[i].pc);
        if (v->numbers[jsr.target] - 1 == entry && !return_to(v, &v->flows[i], entry, jsr.pc + jsr.length)) return false;
    }
    return true;
}

static bool merge_into_successors(Inference *v)
{
    const Insn *in = &v->in;
    u4 flags = op_info[in->op].flags;
    if (!merge_into_handlers(v)) return false;
    if (in->op == OP_ret) return return_from_subroutine(v);
    if (in->op == OP_jsr || in->op == OP_jsr_w) {
        if (v->at->return_from >= 0) v->flows[v->at->return_from].changed = true;
        return go_to(v, (u4)in->target);
    }
    if (!(flags & OPF_ENDS) && !go_to(v, in->pc + in->length)) return false;
    for (u4 i = in->case_count; i-- > 0; )
        if (!go_to(v, (u4)insn_case_target(in, i))) return false;
    return !(flags & OPF_BRANCH) || go_to(v, (u4)in->target);
}

/* ---- data flow ----------------------------------------------------------------------------------------------------------- */

static bool look_at(Inference *v, Flow *flow)
{
    flow->changed = false;
    v->at = flow;
    v->in = insn_decode(v->method->code, flow->pc);
    v->after = flow->before;
    v->replaced = v->replacement = T_TOP;
    if (!check_registers(v) || !check_flags(v) || !infer_pop_operands(v) || !update_registers(v)) return false;
    if (flow->is_init && v->replaced == T_UNINITIALIZED_THIS) v->after.and_flags |= AND_CONSTRUCTED;
    if (!infer_push_results(v)) return false;
    if (v->after.stack_slots > v->method->max_stack) return infer_fail(v, "Stack size too large");
    return merge_into_successors(v);
}

static bool run_data_flow(Inference *v)
{
    for (bool work = true; work; ) {
        work = false;
        for (u4 i = 0; i < v->flow_count; i++) {
            if (!v->flows[i].changed) continue;
            work = true;
            if (!look_at(v, &v->flows[i])) return false;
        }
    }
    return true;
}

static void infer_method(Inference *v)
{
    scratch_reset(&v->memory);
    if (number_instructions(v) && check_instructions(v) && check_handlers(v) && enter_method(v)) (void)run_data_flow(v);
}

VerifyVerdict verify_by_inference(const VerifyInput *input, char **message)
{
    Inference v = { .input = input, .verdict = VERIFIED, .this_type = type_of_class(input->name),
                    .super_type = input->super_name != NULL ? type_of_class(input->super_name) : (VType)T_TOP,
                    .object_type = type_of_class(symbol_of("java/lang/Object")),
                    .throwable_type = type_of_class(symbol_of("java/lang/Throwable")) };
    if (log_enabled(LOG_VERIFICATION))
        log_write(LOG_VERIFICATION, LOG_INFO, "Verifying class %s with old format", input->external_name);
    for (u4 i = 0; i < input->method_count && v.verdict == VERIFIED; i++) {
        v.method = &input->methods[i];
        if (v.method->code != NULL) infer_method(&v);
    }
    scratch_free(&v.memory);
    *message = v.message.chars;
    return v.verdict;
}
