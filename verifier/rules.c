/* verifier/rules.c -- the rules (JVMS §4.10.1.9) of instructions that need more than their stack string: constants, arrays,
 * stack shuffling, objects, switches, returns. */
#include "verifier/checker.h"
#include <stdio.h>
#include "vm/descriptor.h"

/* ---- constant pool ------------------------------------------------------------------------------------------------------- */

u1 verify_pool_tag(const ConstantPool *pool, u4 index)
{
    if (index == 0 || index >= pool->count) return 0;
    u1 tag = __atomic_load_n(&pool->tags[index], __ATOMIC_ACQUIRE) & CP_TAG_MASK;
    return tag == CP_InvokeHandle ? CP_Methodref : tag;
}

VType rule_class_type(const Checker *c, u4 index) { return type_of_class(pool_class_name(c->input->pool, (u2)index)); }

bool rule_pool_tag(Checker *c, u4 pc, u4 index, u4 tags)
{
    if (tags >> verify_pool_tag(c->input->pool, index) & 1) return true;        /* no tag is 0 */
    Fault fault = fault_index(FAULT_POOL_INDEX, pc, index);
    if (index == 0 || index >= c->input->pool->count)
        return check_fail(c, &fault, "Illegal constant pool index %u in class %s", index, c->input->external_name);
    return check_fail(c, &fault, "Illegal type at constant pool entry %u in class %s", index, c->input->external_name);
}

static bool expect_class(Checker *c, const Insn *in) { return rule_pool_tag(c, in->pc, (u4)in->a, 1 << CP_Class); }

static bool push_named(Checker *c, const char *name) { return check_push(c, &c->now, type_of_class(symbol_of(name))); }

static bool load_dynamic(Checker *c, const Insn *in, u4 tags)
{
    const Symbol *descriptor = pool_ref_descriptor(c->input->pool, (u2)in->a);
    VType type = type_of_descriptor(descriptor->chars, descriptor->length);
    if (type_is_first_half(type) != (in->op == OP_ldc2_w) && !rule_pool_tag(c, in->pc, (u4)in->a, tags & ~(1u << CP_Dynamic)))
        return false;
    return check_push_field(c, type);
}

static bool rule_ldc(Checker *c, const Insn *in)
{
    u4 tags = in->op == OP_ldc2_w ? 1 << CP_Double | 1 << CP_Long | 1 << CP_Dynamic
            : 1 << CP_Integer | 1 << CP_Float | 1 << CP_String | 1 << CP_Class | 1 << CP_MethodHandle | 1 << CP_MethodType |
              1 << CP_Dynamic;
    if (!rule_pool_tag(c, in->pc, (u4)in->a, tags)) return false;
    switch (verify_pool_tag(c->input->pool, (u4)in->a)) {
    case CP_Integer:      return check_push(c, &c->now, T_INT);
    case CP_Float:        return check_push(c, &c->now, T_FLOAT);
    case CP_Long:         return check_push_wide(c, &c->now, T_LONG);
    case CP_Double:       return check_push_wide(c, &c->now, T_DOUBLE);
    case CP_String:       return push_named(c, "java/lang/String");
    case CP_Class:        return push_named(c, "java/lang/Class");
    case CP_MethodHandle: return push_named(c, "java/lang/invoke/MethodHandle");
    case CP_MethodType:   return push_named(c, "java/lang/invoke/MethodType");
    default:              return load_dynamic(c, in, tags);
    }
}

static bool rule_aconst_null(Checker *c, const Insn *in)
{
    (void)in;
    return check_push(c, &c->now, T_NULL);
}

/* ---- locals -------------------------------------------------------------------------------------------------------------- */

static bool rule_aload(Checker *c, const Insn *in)
{
    VType type;
    return check_get_local(c, (u4)in->a, T_ANY_REFERENCE, &type) && check_push(c, &c->now, type);
}

static bool rule_astore(Checker *c, const Insn *in)
{
    VType type;
    return check_pop(c, T_ANY_REFERENCE, &type) && check_set_local(c, (u4)in->a, type);
}

static bool rule_iinc(Checker *c, const Insn *in)
{
    VType type;
    return check_get_local(c, (u4)in->a, T_INT, &type) && check_set_local(c, (u4)in->a, type);
}

/* ---- arrays -------------------------------------------------------------------------------------------------------------- */

/* The element's descriptor by opcode: iaload is the first of eight loads, iastore of as many stores. */
static char element_of(u1 op) { return "IJFDABCS"[op < OP_iastore ? op - OP_iaload : op - OP_iastore]; }

static Origin wanted_array(char element)
{
    const char name[] = { '[', element };
    return element == 'A' ? origin_implicit(T_ANY_REFERENCE) : origin_implicit(type_of_class(symbol_intern(name, 2)));
}

static bool pop_array(Checker *c, const Insn *in, VType *array)
{
    char element = element_of(in->op);
    if (!check_pop(c, T_ANY_REFERENCE, array)) return false;
    bool fits = element == 'B' ? type_is_array_of(*array, 'B') || type_is_array_of(*array, 'Z')
              : element == 'A' ? type_is_array_of(*array, 'L') || type_is_array_of(*array, '[')
              : type_is_array_of(*array, element);
    if (fits) return true;
    Fault fault = fault_invalid(in->pc, origin_popped(&c->now));
    if (element != 'B') fault.expected = wanted_array(element);
    return check_fail(c, &fault, "Bad type on operand stack in %s", op_info[in->op].name);
}

static bool rule_array_load(Checker *c, const Insn *in)
{
    VType array;
    return check_pop(c, T_INT, NULL) && pop_array(c, in, &array) && check_push_field(c, type_of_letter(element_of(in->op)));
}

static bool rule_aaload(Checker *c, const Insn *in)
{
    VType array;
    if (!check_pop(c, T_INT, NULL) || !pop_array(c, in, &array)) return false;
    return check_push(c, &c->now, array == T_NULL ? T_NULL : type_component(array));
}

static bool rule_array_store(Checker *c, const Insn *in)
{
    VType array, element = in->op == OP_aastore ? c->object_type : type_of_letter(element_of(in->op));
    bool popped = type_is_first_half(element) ? check_pop_wide(c, element) : check_pop(c, element, NULL);
    return popped && check_pop(c, T_INT, NULL) && pop_array(c, in, &array);
}

static bool rule_arraylength(Checker *c, const Insn *in)
{
    VType array;
    if (!check_pop(c, T_ANY_REFERENCE, &array)) return false;
    if (array != T_NULL && !type_is_array(array)) {
        Fault fault = fault_invalid(in->pc, origin_popped(&c->now));
        return check_fail(c, &fault, "Bad type on operand stack in arraylength");
    }
    return check_push(c, &c->now, T_INT);
}

static bool rule_newarray(Checker *c, const Insn *in)
{
    if (in->a < 4 || in->a > 11) {
        Fault fault = fault_code(in->pc);
        return check_fail(c, &fault, "Illegal newarray instruction");
    }
    const char name[] = { '[', "ZCFDBSIJ"[in->a - 4] };
    return check_pop(c, T_INT, NULL) && check_push(c, &c->now, type_of_class(symbol_intern(name, 2)));
}

/* "[" before an array's descriptor, "[L" and ";" around a class's name.  T_TOP: too long. */
static VType array_of(Checker *c, const Symbol *element)
{
    bool nested = element->chars[0] == '[';
    size_t length = element->length + (nested ? 1u : 3u);
    char *name = length > 0xffff ? NULL : scratch_alloc(&c->method_memory, length + 1);
    if (name == NULL) return T_TOP;
    snprintf(name, length + 1, nested ? "[%s" : "[L%s;", element->chars);
    return type_of_class(symbol_intern(name, length));
}

static bool rule_anewarray(Checker *c, const Insn *in)
{
    if (!expect_class(c, in) || !check_pop(c, T_INT, NULL)) return false;
    const Symbol *element = type_name(rule_class_type(c, (u4)in->a));
    if (strspn(element->chars, "[") >= 255) {
        Fault fault = fault_code(in->pc);
        return check_fail(c, &fault, "Illegal anewarray instruction, array has more than 255 dimensions");
    }
    return check_push(c, &c->now, array_of(c, element));
}

static bool rule_multianewarray(Checker *c, const Insn *in)
{
    if (!expect_class(c, in)) return false;
    VType array = rule_class_type(c, (u4)in->a);
    if (!type_is_array(array)) {
        Fault fault = fault_invalid(in->pc, origin_pool((u4)in->a, array));
        return check_fail(c, &fault, "Illegal constant pool index in multianewarray instruction");
    }
    if (in->b < 1 || strspn(type_name(array)->chars, "[") < (size_t)in->b) {
        Fault fault = fault_code(in->pc);
        return check_fail(c, &fault, "Illegal dimension in multianewarray instruction: %d", in->b);
    }
    for (int32_t i = 0; i < in->b; i++)
        if (!check_pop(c, T_INT, NULL)) return false;
    return check_push(c, &c->now, array);
}

/* ---- shuffling the stack ------------------------------------------------------------------------------------------------- */

/* Two slots: two values of one slot each, or one of two.  types[0] is the lower. */
static bool pop_two_slots(Checker *c, const Insn *in, VType types[2])
{
    if (!check_pop_any(c, &types[1])) return false;
    if (type_is_category1(types[1])) return check_pop(c, T_ANY_CATEGORY1, &types[0]);
    if (type_is_second_half(types[1])) return check_pop(c, T_ANY_CATEGORY2, &types[0]);
    Fault fault = fault_invalid(in->pc, origin_popped(&c->now));
    return check_fail(c, &fault, "Bad type on operand stack in %s", op_info[in->op].name);
}

static bool push_all(Checker *c, const VType *types, int count)
{
    for (int i = 0; i < count; i++)
        if (!check_push(c, &c->now, types[i])) return false;
    return true;
}

static bool rule_pop(Checker *c, const Insn *in)
{
    VType types[2];
    return in->op == OP_pop ? check_pop(c, T_ANY_CATEGORY1, NULL) : pop_two_slots(c, in, types);
}

static bool rule_dup(Checker *c, const Insn *in)
{
    VType type;
    (void)in;
    return check_pop(c, T_ANY_CATEGORY1, &type) && push_all(c, (VType[]){ type, type }, 2);
}

static bool rule_dup_x1(Checker *c, const Insn *in)
{
    VType type, below;
    (void)in;
    return check_pop(c, T_ANY_CATEGORY1, &type) && check_pop(c, T_ANY_CATEGORY1, &below) &&
           push_all(c, (VType[]){ type, below, type }, 3);
}

static bool rule_dup_x2(Checker *c, const Insn *in)
{
    VType type, below[2];
    return check_pop(c, T_ANY_CATEGORY1, &type) && pop_two_slots(c, in, below) &&
           push_all(c, (VType[]){ type, below[0], below[1], type }, 4);
}

static bool rule_dup2(Checker *c, const Insn *in)
{
    VType pair[2];
    return pop_two_slots(c, in, pair) && push_all(c, (VType[]){ pair[0], pair[1], pair[0], pair[1] }, 4);
}

static bool rule_dup2_x1(Checker *c, const Insn *in)
{
    VType pair[2], below;
    return pop_two_slots(c, in, pair) && check_pop(c, T_ANY_CATEGORY1, &below) &&
           push_all(c, (VType[]){ pair[0], pair[1], below, pair[0], pair[1] }, 5);
}

static bool rule_dup2_x2(Checker *c, const Insn *in)
{
    VType pair[2], below[2];
    return pop_two_slots(c, in, pair) && pop_two_slots(c, in, below) &&
           push_all(c, (VType[]){ pair[0], pair[1], below[0], below[1], pair[0], pair[1] }, 6);
}

static bool rule_swap(Checker *c, const Insn *in)
{
    VType type, below;
    (void)in;
    return check_pop(c, T_ANY_CATEGORY1, &type) && check_pop(c, T_ANY_CATEGORY1, &below) &&
           push_all(c, (VType[]){ type, below }, 2);
}

/* ---- objects ------------------------------------------------------------------------------------------------------------- */

static bool rule_new(Checker *c, const Insn *in)
{
    if (!expect_class(c, in)) return false;
    VType type = rule_class_type(c, (u4)in->a);
    if (!type_is_class(type)) {
        Fault fault = fault_invalid(in->pc, origin_pool((u4)in->a, type));
        return check_fail(c, &fault, "Illegal new instruction");
    }
    return check_push(c, &c->now, type_uninitialized(in->pc));
}

static bool rule_checkcast(Checker *c, const Insn *in)
{
    return expect_class(c, in) && check_pop(c, c->object_type, NULL) &&
           check_push(c, &c->now, in->op == OP_instanceof ? (VType)T_INT : rule_class_type(c, (u4)in->a));
}

static bool rule_athrow(Checker *c, const Insn *in)
{
    (void)in;
    return check_pop(c, c->throwable_type, NULL);
}

/* ---- control ------------------------------------------------------------------------------------------------------------- */

static bool check_padding(Checker *c, const Insn *in)
{
    if (c->input->major_version >= VERIFY_NO_FAILOVER_VERSION) return true;
    for (u4 at = in->pc + 1; at < align_up(in->pc + 1, 4); at++)
        if (c->method->code[at] != 0) {
            Fault fault = fault_code(in->pc);
            return check_fail(c, &fault, "Nonzero padding byte in lookupswitch or tableswitch");
        }
    return true;
}

static bool check_keys(Checker *c, const Insn *in)
{
    for (u4 i = 1; in->op == OP_lookupswitch && i < in->case_count; i++)
        if (insn_case_key(in, i - 1) >= insn_case_key(in, i)) {
            Fault fault = fault_code(in->pc);
            return check_fail(c, &fault, "Bad lookupswitch instruction");
        }
    return true;
}

static bool rule_switch(Checker *c, const Insn *in)
{
    if (!check_padding(c, in) || !check_pop(c, T_INT, NULL) || !check_keys(c, in) || !stackmap_check_target(c, in->target))
        return false;
    for (u4 i = 0; i < in->case_count; i++)
        if (!stackmap_check_target(c, insn_case_target(in, i))) return false;
    return true;
}

static bool rule_value_return(Checker *c, const Insn *in)
{
    VType type = type_of_letter(op_info[in->op].stack[0]);
    bool popped = type_is_first_half(type) ? check_pop(c, type_second_half(type), NULL) && check_pop(c, type, NULL)
                                           : check_pop(c, type, &type);
    if (!popped) return false;
    if (c->return_type != T_TOP && check_assignable(c, c->return_type, type, false)) return true;
    Fault fault = fault_type(in->pc, origin_popped(&c->now), origin_signature(c->return_type));
    return check_fail(c, &fault, c->return_type == T_TOP ? "Method does not expect a return value" : "Bad return type");
}

static bool rule_return(Checker *c, const Insn *in)
{
    Fault fault = fault_code(in->pc);
    if (c->return_type != T_TOP) return check_fail(c, &fault, "Method expects a return value");
    if (c->method->name == c->init_name && c->now.this_uninit)
        return check_fail(c, &fault, "Constructor must call super() or this() before return");
    return true;
}

/* These may not stand in a class file with stack maps (§4.9.1). */
static bool rule_subroutine(Checker *c, const Insn *in)
{
    Fault fault = fault_code(in->pc);
    return in->wide ? check_fail(c, &fault, "Bad wide instruction") : check_fail(c, &fault, "Bad instruction: %02x", in->op);
}

/* ---- dispatch ------------------------------------------------------------------------------------------------------------ */

/* By family as vm/opcodes.def names it; a row flagged RULE whose family is missing fails a test. */
Rule *const rules[256] = {
    [OP_aconst_null] = rule_aconst_null,
    [OP_ldc] = rule_ldc, [OP_ldc_w] = rule_ldc, [OP_ldc2_w] = rule_ldc,
    [OP_aload] = rule_aload, [OP_aload_0 ... OP_aload_3] = rule_aload,
    [OP_astore] = rule_astore, [OP_astore_0 ... OP_astore_3] = rule_astore,
    [OP_iaload ... OP_daload] = rule_array_load, [OP_aaload] = rule_aaload, [OP_baload ... OP_saload] = rule_array_load,
    [OP_iastore ... OP_sastore] = rule_array_store,
    [OP_pop] = rule_pop, [OP_pop2] = rule_pop, [OP_dup] = rule_dup, [OP_dup_x1] = rule_dup_x1, [OP_dup_x2] = rule_dup_x2,
    [OP_dup2] = rule_dup2, [OP_dup2_x1] = rule_dup2_x1, [OP_dup2_x2] = rule_dup2_x2, [OP_swap] = rule_swap,
    [OP_iinc] = rule_iinc,
    [OP_jsr] = rule_subroutine, [OP_jsr_w] = rule_subroutine, [OP_ret] = rule_subroutine,
    [OP_tableswitch] = rule_switch, [OP_lookupswitch] = rule_switch,
    [OP_ireturn ... OP_areturn] = rule_value_return, [OP_return] = rule_return,
    [OP_getstatic ... OP_putfield] = rule_field, [OP_invokevirtual ... OP_invokedynamic] = rule_invoke,
    [OP_new] = rule_new, [OP_newarray] = rule_newarray, [OP_anewarray] = rule_anewarray, [OP_arraylength] = rule_arraylength,
    [OP_athrow] = rule_athrow, [OP_checkcast] = rule_checkcast, [OP_instanceof] = rule_checkcast,
    [OP_multianewarray] = rule_multianewarray
};
