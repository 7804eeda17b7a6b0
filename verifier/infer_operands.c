/* verifier/infer_operands.c -- what each instruction's operands must be, wherever control goes (JVMS §4.9.1). */
#include "verifier/infer.h"
#include "vm/descriptor.h"

enum { LDC_CLASS_VERSION = 49, LDC_HANDLE_VERSION = 51, STATIC_INTERFACE_METHOD_VERSION = 52 };

bool infer_is_start(const Inference *v, int64_t pc) { return pc >= 0 && pc < v->method->code_length && v->numbers[pc] != 0; }

VType infer_ref_holder(const Inference *v, u4 index) { return type_of_class(pool_ref_class_name(v->input->pool, (u2)index)); }

static bool expect_tag(Inference *v, u4 index, u4 tags)
{
    if (index == 0 || index >= v->input->pool->count) return infer_fail(v, "Illegal constant pool index");
    return (tags >> verify_pool_tag(v->input->pool, index) & 1) != 0 || infer_fail(v, "Illegal type in constant pool");
}

/* ---- control ------------------------------------------------------------------------------------------------------------- */

static bool check_target(Inference *v, int32_t target, const char *complaint)
{
    return infer_is_start(v, target) || infer_fail(v, "%s", complaint);
}

static bool check_switch(Inference *v, const Insn *in)
{
    for (u4 at = in->pc + 1; v->input->major_version < VERIFY_NO_FAILOVER_VERSION && at < align_up(in->pc + 1, 4); at++)
        if (v->method->code[at] != 0) return infer_fail(v, "Non zero padding bytes in switch");
    for (u4 i = 1; in->op == OP_lookupswitch && i < in->case_count; i++)
        if (insn_case_key(in, i - 1) >= insn_case_key(in, i)) return infer_fail(v, "Unsorted lookup switch");
    if (!check_target(v, in->target, "Illegal default target in switch")) return false;
    for (u4 i = 0; i < in->case_count; i++)
        if (!check_target(v, insn_case_target(in, i), "Illegal branch in tableswitch")) return false;
    return true;
}

/* ---- members ------------------------------------------------------------------------------------------------------------- */

/* Protected, and declared by a superclass in another package: then the object must be of this class. */
static bool note_protected(Inference *v, Flow *flow, u4 index, bool is_method)
{
    const VerifyInput *input = v->input;
    const Symbol *holder = type_name(infer_ref_holder(v, index));
    if (!input->hooks->is_superclass(input->context, holder)) return true;
    VerifyAnswer answer = input->hooks->is_protected_elsewhere(input->context, holder, pool_ref_name(input->pool, (u2)index),
                                                               pool_ref_descriptor(input->pool, (u2)index), is_method);
    if (answer == VERIFY_THROWN) v->verdict = VERIFY_HOOK_THREW;
    flow->is_protected = answer == VERIFY_YES;
    return answer != VERIFY_THROWN;
}

static bool check_field(Inference *v, Flow *flow, const Insn *in)
{
    if (!expect_tag(v, (u4)in->a, 1 << CP_Fieldref)) return false;
    return in->op == OP_getstatic || in->op == OP_putstatic || note_protected(v, flow, (u4)in->a, false);
}

static bool check_method_name(Inference *v, Flow *flow, const Insn *in)
{
    const Symbol *name = pool_ref_name(v->input->pool, (u2)in->a);
    VType holder = infer_ref_holder(v, (u4)in->a);
    if (symbol_is(name, "<init>")) {
        flow->is_init = true;
        return in->op == OP_invokespecial || infer_fail(v, "Must call initializers using invokespecial");
    }
    if (name->chars[0] == '<') return infer_fail(v, "Illegal call to internal method");
    return in->op != OP_invokespecial || holder == v->this_type || v->input->hooks->is_superclass(v->input->context, type_name(holder)) ||
           infer_fail(v, "Illegal use of nonvirtual function call");
}

static bool check_method(Inference *v, Flow *flow, const Insn *in)
{
    u4 tags = in->op == OP_invokeinterface ? 1 << CP_InterfaceMethodref : 1 << CP_Methodref;
    if (in->op == OP_invokestatic && v->input->major_version >= STATIC_INTERFACE_METHOD_VERSION) tags |= 1 << CP_InterfaceMethodref;
    if (!expect_tag(v, (u4)in->a, tags) || !check_method_name(v, flow, in)) return false;
    if (in->op == OP_invokeinterface) {
        if (descriptor_arg_slots(pool_ref_descriptor(v->input->pool, (u2)in->a)) + 1 != (u4)in->b)
            return infer_fail(v, "Inconsistent args_size for invokeinterface");
        return v->method->code[in->pc + 4] == 0 || infer_fail(v, "Fourth operand byte of invokeinterface must be zero");
    }
    return in->op == OP_invokestatic || note_protected(v, flow, (u4)in->a, true);
}

/* ---- constants and classes ----------------------------------------------------------------------------------------------- */

static bool check_constant(Inference *v, const Insn *in)
{
    u4 tags = 1 << CP_Integer | 1 << CP_Float | 1 << CP_String;
    if (in->op == OP_ldc2_w) return expect_tag(v, (u4)in->a, 1 << CP_Long | 1 << CP_Double);
    if (v->input->major_version >= LDC_CLASS_VERSION) tags |= 1 << CP_Class;
    if (v->input->major_version >= LDC_HANDLE_VERSION) tags |= 1 << CP_MethodHandle | 1 << CP_MethodType;
    return expect_tag(v, (u4)in->a, tags);
}

static bool check_class(Inference *v, const Insn *in)
{
    if (!expect_tag(v, (u4)in->a, 1 << CP_Class)) return false;
    size_t dimensions = strspn(pool_class_name(v->input->pool, (u2)in->a)->chars, "[");
    if (in->op == OP_anewarray && dimensions >= 255) return infer_fail(v, "Array with too many dimensions");
    if (in->op == OP_new && dimensions > 0) return infer_fail(v, "Illegal creation of multi-dimensional array");
    if (in->op == OP_multianewarray && (in->b == 0 || (size_t)in->b > dimensions)) return infer_fail(v, "Illegal dimension argument");
    return true;
}

static bool check_local(Inference *v, const Insn *in)
{
    const OpInfo *info = &op_info[in->op];
    char letter = info->stack[info->flags & OPF_LOAD ? 1 : 0];
    u4 last = (u4)in->a + (letter == 'J' || letter == 'D' ? 1 : 0);
    return last < v->method->max_locals || infer_fail(v, "Illegal local variable number");
}

bool infer_check_operands(Inference *v, Flow *flow)
{
    Insn in = insn_decode(v->method->code, flow->pc);
    if (op_info[in.op].flags & (OPF_LOAD | OPF_STORE)) return check_local(v, &in);
    switch (in.op) {
    case OP_iinc: case OP_ret:
        return (u4)in.a < v->method->max_locals || infer_fail(v, "Illegal local variable number");
    case OP_tableswitch: case OP_lookupswitch:
        return check_switch(v, &in);
    case OP_ldc: case OP_ldc_w: case OP_ldc2_w:
        return check_constant(v, &in);
    case OP_getfield: case OP_putfield: case OP_getstatic: case OP_putstatic:
        return check_field(v, flow, &in);
    case OP_invokevirtual: case OP_invokespecial: case OP_invokestatic: case OP_invokeinterface:
        return check_method(v, flow, &in);
    case OP_invokedynamic:
        return infer_fail(v, "invokedynamic bytecode is not supported in this class file version");
    case OP_new: case OP_anewarray: case OP_multianewarray: case OP_checkcast: case OP_instanceof:
        return check_class(v, &in);
    case OP_newarray:
        return (in.a >= 4 && in.a <= 11) || infer_fail(v, "Bad type passed to newarray");
    default:
        return !(op_info[in.op].flags & OPF_BRANCH) || check_target(v, in.target, "Illegal target of jump or branch");
    }
}
