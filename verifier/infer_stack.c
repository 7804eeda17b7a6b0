/* verifier/infer_stack.c -- type inference: what each instruction finds on the stack and leaves there. */
#include "verifier/infer.h"
#include "vm/descriptor.h"

static bool is_wide(VType type) { return type_is_first_half(type); }

/* An object or array, made and initialised (or null). */
static bool is_object(VType type) { return type_is_reference(type); }

/* ---- popping ------------------------------------------------------------------------------------------------------------- */

static bool pop_cell(Inference *v, VType *type)
{
    const Cell *top = v->after.stack;
    if (top == NULL) return infer_fail(v, "Unable to pop operand off an empty stack");
    *type = top->type;
    v->after.stack = top->below;
    v->after.stack_slots -= is_wide(top->type) ? 2 : 1;
    return true;
}

/* Objects not yet initialised may be stored, compared with null, and get their own fields set; nothing else. */
static bool is_special_object(Inference *v, VType *type)
{
    u1 op = v->in.op;
    if (type_is_return_address(*type)) return op_info[op].flags & OPF_STORE;
    if (!type_is_uninitialized(*type)) return false;
    if (op_info[op].flags & OPF_STORE || op == OP_ifnull || op == OP_ifnonnull) return true;
    const ConstantPool *pool = v->input->pool;
    if (*type != T_UNINITIALIZED_THIS || op != OP_putfield || infer_ref_holder(v, (u4)v->in.a) != v->this_type ||
        !v->input->hooks->declares_field(v->input->context, pool_ref_name(pool, (u2)v->in.a), pool_ref_descriptor(pool, (u2)v->in.a)))
        return false;
    *type = v->this_type;
    return true;
}

static bool pop_object(Inference *v, VType *type)
{
    return pop_cell(v, type) && (is_object(*type) || is_special_object(v, type) || infer_fail(v, "Expecting to find object/array on stack"));
}

/* letter: I F J D A of a stack string. */
static bool pop_letter(Inference *v, char letter, VType *type)
{
    if (letter == 'A') return pop_object(v, type);
    if (!pop_cell(v, type)) return false;
    if (*type == type_of_letter(letter)) return true;
    return infer_fail(v, "Expecting to find %s on stack", letter == 'I' ? "integer" : letter == 'F' ? "float" : letter == 'J' ? "long" : "double");
}

static bool pop_field_value(Inference *v, VType wanted, VType *type)
{
    return pop_letter(v, wanted == T_INT ? 'I' : wanted == T_FLOAT ? 'F' : wanted == T_LONG ? 'J' : wanted == T_DOUBLE ? 'D' : 'A', type);
}

/* ---- arrays -------------------------------------------------------------------------------------------------------------- */

static char element_of(u1 op) { return "IJFDABCS"[op < OP_iastore ? op - OP_iaload : op - OP_iastore]; }

static bool pop_array(Inference *v, VType *array)
{
    static const char *const names[] = { ['I'] = "ints", ['J'] = "longs", ['F'] = "floats", ['D'] = "doubles",
        ['A'] = "objects or arrays", ['B'] = "bytes or Booleans", ['C'] = "chars", ['S'] = "shorts" };
    char element = element_of(v->in.op);
    if (!pop_cell(v, array)) return false;
    if (*array == T_NULL) return true;
    bool fits = type_is_array(*array) &&
                (element == 'A' ? type_is_array_of(*array, 'L') || type_is_array_of(*array, '[')
                 : element == 'B' ? type_is_array_of(*array, 'B') || type_is_array_of(*array, 'Z') : type_is_array_of(*array, element));
    return fits || infer_fail(v, "Expecting to find array of %s on stack", names[(u1)element]);
}

static bool pop_array_load(Inference *v)
{
    VType index, array;
    if (!pop_letter(v, 'I', &index) || !pop_array(v, &array)) return false;
    v->replacement = array == T_NULL ? T_NULL : type_component(array);      /* what aaload pushes */
    return true;
}

static bool pop_array_store(Inference *v)
{
    VType value, index, array;
    const char *effect = op_info[v->in.op].stack;
    return pop_letter(v, effect[2], &value) && pop_letter(v, 'I', &index) && pop_array(v, &array);
}

static bool pop_any_array(Inference *v)
{
    VType array = T_TOP;
    return pop_cell(v, &array) && (array == T_NULL || type_is_array(array) || infer_fail(v, "Expecting to find array on stack"));
}

/* ---- members ------------------------------------------------------------------------------------------------------------- */

static bool check_access(Inference *v, VType object)
{
    return !v->at->is_protected || infer_assignable(v, object, v->this_type) || infer_fail(v, "Bad access to protected data");
}

static bool pop_field(Inference *v)
{
    bool puts = v->in.op == OP_putfield || v->in.op == OP_putstatic, has_object = v->in.op == OP_putfield || v->in.op == OP_getfield;
    const Symbol *descriptor = pool_ref_descriptor(v->input->pool, (u2)v->in.a);
    VType type = type_of_descriptor(descriptor->chars, descriptor->length), value = T_TOP, object = T_TOP;
    if ((puts && !pop_field_value(v, type, &value)) || (has_object && !pop_object(v, &object))) return false;
    if (has_object && !infer_assignable(v, object, infer_ref_holder(v, (u4)v->in.a)))
        return infer_fail(v, "Incompatible type for getting or setting field");
    if (has_object && !check_access(v, object)) return false;
    return !puts || infer_assignable(v, value, type) || infer_fail(v, "Bad type in putfield/putstatic");
}

static VType class_of_new(const Inference *v, VType object)
{
    return type_of_class(pool_class_name(v->input->pool, be_u2(v->method->code + type_new_pc(object) + 1)));
}

static bool check_init(Inference *v, VType object, VType holder)
{
    v->replaced = object;
    if (object == T_UNINITIALIZED_THIS) {
        v->replacement = v->this_type;
        return holder == v->super_type || holder == v->this_type || infer_fail(v, "Call to wrong initialization method");
    }
    v->replacement = class_of_new(v, object);
    if (v->replacement != holder) return infer_fail(v, "Call to wrong initialization method");
    return check_access(v, object);
}

static bool check_receiver(Inference *v, VType object, VType holder)
{
    if (v->at->is_init) return check_init(v, object, holder);
    if (!infer_assignable(v, object, holder)) return infer_fail(v, "Incompatible object argument for function call");
    if (v->in.op == OP_invokespecial && !infer_assignable(v, object, v->this_type))
        return infer_fail(v, "Incompatible object argument for invokespecial");
    /* Arrays pretend to have a public clone(). */
    if (holder == v->object_type && type_is_array(object) && symbol_is(pool_ref_name(v->input->pool, (u2)v->in.a), "clone")) return true;
    return check_access(v, object);
}

static bool pop_receiver(Inference *v, VType *object)
{
    if (!v->at->is_init) return pop_object(v, object);
    return pop_cell(v, object) && (type_is_uninitialized(*object) || infer_fail(v, "Expecting to find unitialized object on stack"));
}

static u4 argument_types(const Symbol *descriptor, VType types[256])
{
    u4 count = 0;
    for (TypeIter p = descriptor_params(descriptor); descriptor_next(&p) && count < 256; )
        types[count++] = type_of_descriptor(p.chars, p.length);
    return count;
}

static bool pop_call(Inference *v)
{
    VType types[256], values[256], object = T_TOP;
    u4 count = argument_types(pool_ref_descriptor(v->input->pool, (u2)v->in.a), types);
    for (u4 i = count; i-- > 0; )
        if (!pop_field_value(v, types[i], &values[i])) return false;
    if (v->in.op != OP_invokestatic &&
        (!pop_receiver(v, &object) || !check_receiver(v, object, infer_ref_holder(v, (u4)v->in.a))))
        return false;
    for (u4 i = 0; i < count; i++)
        if (is_object(types[i]) && !infer_assignable(v, values[i], types[i])) return infer_fail(v, "Incompatible argument to function");
    return true;
}

/* ---- shuffling the stack ------------------------------------------------------------------------------------------------- */

typedef struct Group { VType types[2]; int count; } Group;              /* top last */

static bool pop_single(Inference *v, VType *type)
{
    *type = T_TOP;
    return pop_cell(v, type) && (!is_wide(*type) || infer_fail(v, "Attempt to split long or double on the stack"));
}

/* Two slots: a long or double, or two smaller values. */
static bool pop_double(Inference *v, Group *group)
{
    VType top = T_TOP;
    if (!pop_cell(v, &top)) return false;
    *group = (Group){ { top }, 1 };
    if (is_wide(top)) return true;
    *group = (Group){ { T_TOP, top }, 2 };
    return pop_single(v, &group->types[0]);
}

static bool pop_group(Inference *v, int slots, Group *group)
{
    *group = (Group){ { T_TOP }, 0 };
    if (slots == 2) return pop_double(v, group);
    group->count = slots;
    return slots == 0 || pop_single(v, &group->types[0]);
}

static bool push_group(Inference *v, const Group *group)
{
    for (int i = 0; i < group->count; i++)
        if (!infer_push(v, group->types[i])) return false;
    return true;
}

/* All pops, dups and swap: pop `top` slots, then `below` slots; push back top (unless popped for good), below, top. */
static bool shuffle(Inference *v)
{
    static const struct { u1 top, below; } slots[] = {
        [OP_pop - OP_pop] = { 1, 0 }, [OP_pop2 - OP_pop] = { 2, 0 }, [OP_dup - OP_pop] = { 1, 0 }, [OP_dup_x1 - OP_pop] = { 1, 1 },
        [OP_dup_x2 - OP_pop] = { 1, 2 }, [OP_dup2 - OP_pop] = { 2, 0 }, [OP_dup2_x1 - OP_pop] = { 2, 1 },
        [OP_dup2_x2 - OP_pop] = { 2, 2 }, [OP_swap - OP_pop] = { 1, 1 }
    };
    Group top, below;
    u1 op = v->in.op;
    if (!pop_group(v, slots[op - OP_pop].top, &top) || !pop_group(v, slots[op - OP_pop].below, &below)) return false;
    if (op == OP_pop || op == OP_pop2) return true;
    return push_group(v, &top) && push_group(v, &below) && (op == OP_swap || push_group(v, &top));
}

/* ---- the others ---------------------------------------------------------------------------------------------------------- */

static bool pop_thrown(Inference *v)
{
    VType type = T_TOP;
    if (!pop_cell(v, &type)) return false;
    if (!type_is_class(type) && type != T_NULL) return infer_fail(v, "Expecting to find object on stack");
    return infer_assignable(v, type, v->throwable_type) || infer_fail(v, "Can only throw Throwable objects");
}

static bool pop_returned(Inference *v)
{
    VType type = T_TOP;
    if (v->in.op != OP_return && !pop_letter(v, op_info[v->in.op].stack[0], &type)) return false;
    bool fits = v->in.op == OP_return ? v->return_type == T_TOP : v->return_type != T_TOP && infer_assignable(v, type, v->return_type);
    return fits || infer_fail(v, "Wrong return type in function");
}

static bool pop_dimensions(Inference *v)
{
    VType count;
    for (int32_t i = 0; i < v->in.b; i++)
        if (!pop_letter(v, 'I', &count)) return false;
    return true;
}

/* Whatever the same instruction made before, and did not initialise, is of no use any more. */
static bool check_new(Inference *v)
{
    v->replaced = type_uninitialized(v->in.pc);
    v->replacement = T_TOP;
    for (const Cell *cell = v->after.stack; cell != NULL; cell = cell->below)
        if (cell->type == v->replaced) return infer_fail(v, "Uninitialized object on stack at creating point");
    return true;
}

static bool pop_by_string(Inference *v)
{
    VType type;
    const char *effect = op_info[v->in.op].stack;
    for (const char *letter = strchr(effect, '>'); letter-- > effect; )
        if (!pop_letter(v, *letter, &type)) return false;
    return true;
}

bool infer_pop_operands(Inference *v)
{
    switch (v->in.op) {
    case OP_iaload: case OP_laload: case OP_faload: case OP_daload: case OP_aaload: case OP_baload: case OP_caload: case OP_saload:
        return pop_array_load(v);
    case OP_iastore: case OP_lastore: case OP_fastore: case OP_dastore: case OP_aastore: case OP_bastore: case OP_castore: case OP_sastore:
        return pop_array_store(v);
    case OP_pop: case OP_pop2: case OP_dup: case OP_dup_x1: case OP_dup_x2: case OP_dup2: case OP_dup2_x1: case OP_dup2_x2: case OP_swap:
        return shuffle(v);
    case OP_getstatic: case OP_putstatic: case OP_getfield: case OP_putfield:
        return pop_field(v);
    case OP_invokevirtual: case OP_invokespecial: case OP_invokestatic: case OP_invokeinterface:
        return pop_call(v);
    case OP_ireturn: case OP_lreturn: case OP_freturn: case OP_dreturn: case OP_areturn: case OP_return:
        return pop_returned(v);
    case OP_arraylength:    return pop_any_array(v);
    case OP_athrow:         return pop_thrown(v);
    case OP_multianewarray: return pop_dimensions(v);
    case OP_new:            return check_new(v);
    default:                return pop_by_string(v);
    }
}

/* ---- pushing ------------------------------------------------------------------------------------------------------------- */

static bool push_on(Inference *v, FlowState *state, VType type)
{
    Cell *cell = infer_alloc(v, sizeof *cell);
    if (cell == NULL) return false;
    *cell = (Cell){ state->stack, type };
    state->stack = cell;
    state->stack_slots += is_wide(type) ? 2 : 1;
    return true;
}

bool infer_push(Inference *v, VType type) { return push_on(v, &v->after, type); }

static bool push_named(Inference *v, const char *name) { return infer_push(v, type_of_class(symbol_of(name))); }

static bool push_constant(Inference *v)
{
    switch (verify_pool_tag(v->input->pool, (u4)v->in.a)) {
    case CP_Integer:      return infer_push(v, T_INT);
    case CP_Float:        return infer_push(v, T_FLOAT);
    case CP_Long:         return infer_push(v, T_LONG);
    case CP_Double:       return infer_push(v, T_DOUBLE);
    case CP_String:       return push_named(v, "java/lang/String");
    case CP_Class:        return push_named(v, "java/lang/Class");
    case CP_MethodHandle: return push_named(v, "java/lang/invoke/MethodHandle");
    default:              return push_named(v, "java/lang/invoke/MethodType");
    }
}

static bool push_described(Inference *v, const char *chars)
{
    return chars[0] == 'V' || infer_push(v, type_of_descriptor(chars, strlen(chars)));
}

static bool replace_on_stack(Inference *v)
{
    const Cell *old = v->after.stack;
    u4 count = 0;
    bool found = false;
    for (const Cell *cell = old; cell != NULL; cell = cell->below, count++) found |= cell->type == v->replaced;
    if (!found) return true;
    Cell *cells = infer_alloc(v, count * sizeof *cells);
    if (cells == NULL) return false;
    for (u4 i = 0; i < count; i++, old = old->below)
        cells[i] = (Cell){ i + 1 < count ? &cells[i + 1] : NULL, old->type == v->replaced ? v->replacement : old->type };
    v->after.stack = cells;
    return true;
}

/* "[" before an array's descriptor, "[L" and ";" around a class's name. */
static bool push_array_of(Inference *v, const Symbol *element)
{
    bool nested = element->chars[0] == '[';
    size_t length = element->length + (nested ? 1u : 3u);
    char *name = infer_alloc(v, length + 1);
    if (name == NULL) return false;
    memcpy(name, "[L", 2);
    memcpy(name + (nested ? 1 : 2), element->chars, element->length);
    name[length - 1] = nested ? name[length - 1] : ';';
    return infer_push(v, length > 0xffff ? (VType)T_TOP : type_of_class(symbol_intern(name, length)));
}

static bool push_by_string(Inference *v)
{
    for (const char *letter = strchr(op_info[v->in.op].stack, '>') + 1; *letter != '\0'; letter++)
        if (!infer_push(v, type_of_letter(*letter))) return false;
    return true;
}

bool infer_push_results(Inference *v)
{
    const ConstantPool *pool = v->input->pool;
    u2 index = (u2)v->in.a;
    switch (v->in.op) {
    case OP_aconst_null:
        return infer_push(v, T_NULL);
    case OP_ldc: case OP_ldc_w: case OP_ldc2_w:
        return push_constant(v);
    case OP_aload: case OP_aload_0: case OP_aload_1: case OP_aload_2: case OP_aload_3:
        return infer_push(v, v->at->before.registers[v->in.a]);
    case OP_aaload:
        return infer_push(v, v->replacement);
    case OP_pop: case OP_pop2: case OP_dup: case OP_dup_x1: case OP_dup_x2: case OP_dup2: case OP_dup2_x1: case OP_dup2_x2: case OP_swap:
    case OP_putstatic: case OP_putfield:
        return true;
    case OP_getstatic: case OP_getfield:
        return push_described(v, pool_ref_descriptor(pool, index)->chars);
    case OP_invokevirtual: case OP_invokespecial: case OP_invokestatic: case OP_invokeinterface:
        return push_described(v, descriptor_return(pool_ref_descriptor(pool, index))) && (!v->at->is_init || replace_on_stack(v));
    case OP_new:
        return infer_push(v, type_uninitialized(v->in.pc));
    case OP_newarray:
        return infer_push(v, type_of_class(symbol_intern((char[]){ '[', "ZCFDBSIJ"[v->in.a - 4] }, 2)));
    case OP_anewarray:
        return push_array_of(v, pool_class_name(pool, index));
    case OP_multianewarray: case OP_checkcast:
        return infer_push(v, type_of_class(pool_class_name(pool, index)));
    case OP_jsr: case OP_jsr_w:
        return infer_push(v, type_return_address(v->numbers[v->in.target] - 1));
    default:
        return push_by_string(v);
    }
}
