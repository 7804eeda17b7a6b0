/* verifier/member_rules.c -- the rules of field access and calls, with protected access (JVMS §4.10.1.8) and the
 * initialisation of objects. */
#include "verifier/checker.h"
#include "vm/descriptor.h"

/* ---- protected members --------------------------------------------------------------------------------------------------- */

/* The member is protected and comes from a superclass in another package: then the object must be of this class. */
static bool check_protected(Checker *c, const Insn *in, const Symbol *holder, VType object, bool is_method)
{
    const VerifyInput *input = c->input;
    if (object == c->this_type || !input->hooks->is_superclass(input->context, holder)) return true;
    const Symbol *name = pool_ref_name(input->pool, (u2)in->a), *descriptor = pool_ref_descriptor(input->pool, (u2)in->a);
    VerifyAnswer answer = input->hooks->is_protected_elsewhere(input->context, holder, name, descriptor, is_method);
    if (answer == VERIFY_THROWN) {
        c->verdict = VERIFY_HOOK_THREW;
        return false;
    }
    /* Arrays pretend to have a public clone(). */
    if (answer == VERIFY_NO || (is_method && holder == type_name(c->object_type) && type_is_array(object) && symbol_is(name, "clone")))
        return true;
    if (check_assignable(c, c->this_type, object, true)) return true;
    Fault fault = fault_type(in->pc, origin_popped(&c->now), origin_implicit(c->this_type));
    return check_fail(c, &fault, "Bad access to protected data in %s", op_info[in->op].name);
}

/* ---- descriptors --------------------------------------------------------------------------------------------------------- */

static void add_slots(Signature *signature, const char *chars, size_t length)
{
    VType type = type_of_descriptor(chars, length);
    signature->types[signature->slots++] = type;
    if (type_is_first_half(type)) signature->types[signature->slots++] = type_second_half(type);
}

static Signature *translate(Checker *c, const Symbol *descriptor)
{
    bool is_method = descriptor->chars[0] == '(';
    size_t slots = (is_method ? descriptor_arg_slots(descriptor) : 0) + 2u;
    Signature *signature = scratch_alloc(&c->class_memory, sizeof *signature + slots * sizeof(VType));
    if (signature == NULL) return NULL;
    TypeIter p = descriptor_params(descriptor);
    const char *end = descriptor->chars + descriptor->length, *result = descriptor->chars;
    signature->descriptor = descriptor;
    signature->slots = 0;
    if (is_method) {
        while (descriptor_next(&p)) add_slots(signature, p.chars, p.length);
        result = p.next[0] == ')' && p.next[1] != '\0' ? p.next + 1 : "V";
    }
    signature->arg_slots = signature->slots;
    if (result[0] != 'V') add_slots(signature, result, (size_t)(end - result));
    return signature;
}

static Signature **signature_slot(Signature **slots, u4 count, const Symbol *descriptor)
{
    u4 i = descriptor->hash & (count - 1);
    while (slots[i] != NULL && slots[i]->descriptor != descriptor) i = (i + 1) & (count - 1);
    return &slots[i];
}

static bool grow_signatures(Checker *c)
{
    u4 count = c->signature_slots == 0 ? 64 : 2 * c->signature_slots;
    Signature **slots = scratch_alloc(&c->class_memory, count * sizeof *slots);
    if (slots == NULL) return false;
    memset(slots, 0, count * sizeof *slots);
    for (u4 i = 0; i < c->signature_slots; i++)
        if (c->signatures[i] != NULL) *signature_slot(slots, count, c->signatures[i]->descriptor) = c->signatures[i];
    c->signatures = slots;
    c->signature_slots = count;
    return true;
}

const Signature *check_signature(Checker *c, const Symbol *descriptor)
{
    if (2 * c->signature_count >= c->signature_slots && !grow_signatures(c)) return NULL;
    Signature **slot = signature_slot(c->signatures, c->signature_slots, descriptor);
    if (*slot == NULL) {
        *slot = translate(c, descriptor);
        c->signature_count++;
    }
    if (*slot == NULL) check_no_memory(c);
    return *slot;
}

/* Of a member reference or the like; the descriptor of an entry stays what it is. */
static const Signature *member_signature(Checker *c, u4 index)
{
    const ConstantPool *pool = c->input->pool;
    if (c->member_signatures == NULL) {
        size_t bytes = pool->count * sizeof *c->member_signatures;
        if ((c->member_signatures = scratch_alloc(&c->class_memory, bytes)) == NULL) {
            check_no_memory(c);
            return NULL;
        }
        memset(c->member_signatures, 0, bytes);
    }
    const Signature **signature = &c->member_signatures[index];
    if (*signature == NULL) *signature = check_signature(c, pool_ref_descriptor(pool, (u2)index));
    return *signature;
}

/* ---- fields -------------------------------------------------------------------------------------------------------------- */

static bool put_field(Checker *c, const Insn *in, VType holder, VType *object)
{
    const ConstantPool *pool = c->input->pool;
    if (!check_pop_any(c, object)) return false;
    /* Fields of its own a constructor may set before it calls super(). */
    if (*object == T_UNINITIALIZED_THIS && holder == c->this_type &&
        c->input->hooks->declares_field(c->input->context, pool_ref_name(pool, (u2)in->a), pool_ref_descriptor(pool, (u2)in->a)))
        *object = c->this_type;
    if (check_assignable(c, holder, *object, false)) return true;
    Fault fault = fault_type(in->pc, origin_popped(&c->now), origin_pool((u4)in->a, holder));
    return check_fail(c, &fault, "Bad type on operand stack in putfield");
}

bool rule_field(Checker *c, const Insn *in)
{
    if (!rule_pool_tag(c, in->pc, (u4)in->a, 1 << CP_Fieldref)) return false;
    const Signature *signature = member_signature(c, (u4)in->a);
    if (signature == NULL) return false;
    VType holder = type_of_class(pool_ref_class_name(c->input->pool, (u2)in->a)), object = T_TOP, type = signature->types[0];
    bool is_static = in->op == OP_getstatic || in->op == OP_putstatic;
    if (!type_is_class(holder) && (!is_static || !type_is_array(holder))) {
        Fault fault = fault_invalid(in->pc, origin_pool((u4)in->a, holder));
        return check_fail(c, &fault, "Expecting reference to class in class %s at constant pool index %d",
                          c->input->external_name, in->a);
    }
    if (in->op == OP_getstatic) return check_push_field(c, type);
    if (in->op == OP_putstatic) return check_pop_field(c, type);
    if (in->op == OP_putfield ? !check_pop_field(c, type) || !put_field(c, in, holder, &object) : !check_pop(c, holder, &object))
        return false;
    if (!check_protected(c, in, type_name(holder), object, false)) return false;
    return in->op == OP_putfield || check_push_field(c, type);
}

/* ---- constructors -------------------------------------------------------------------------------------------------------- */

static bool in_try(const Checker *c, const Insn *in) { return in->pc >= c->try_start && in->pc < c->try_end; }

/* this(...) or super(...).  Handlers see the locals from before the call. */
static bool initialize_this(Checker *c, const Insn *in, VType holder)
{
    if (holder != c->this_type && type_name(holder) != c->input->super_name) {
        Fault fault = fault_type(in->pc, origin_implicit(holder), origin_implicit(c->this_type));
        return check_fail(c, &fault, "Bad <init> method call");
    }
    if (in_try(c, in) && !check_handlers(c, true)) return false;
    check_initialize_object(c, T_UNINITIALIZED_THIS, c->this_type);
    return true;
}

static bool check_protected_init(Checker *c, const Insn *in, u4 new_index, VType type)
{
    const VerifyInput *input = c->input;
    if (!input->hooks->is_superclass(input->context, type_name(type))) return true;
    VerifyAnswer answer = input->hooks->is_protected_elsewhere(input->context, type_name(type), c->init_name,
                                                               pool_ref_descriptor(input->pool, (u2)in->a), true);
    if (answer == VERIFY_THROWN) c->verdict = VERIFY_HOOK_THREW;
    if (answer != VERIFY_YES) return answer == VERIFY_NO;
    if (check_assignable(c, c->this_type, type, true)) return true;
    Fault fault = fault_type(in->pc, origin_pool(new_index, type), origin_implicit(c->this_type));
    return check_fail(c, &fault, "Bad access to protected <init> method");
}

static bool initialize_new(Checker *c, const Insn *in, VType uninitialized, VType holder)
{
    u4 new_index = be_u2(c->method->code + type_new_pc(uninitialized) + 1);
    if (!rule_pool_tag(c, in->pc, new_index, 1 << CP_Class)) return false;
    VType type = rule_class_type(c, new_index);
    if (type != holder) {
        Fault fault = fault_type(in->pc, origin_pool(new_index, type), origin_pool((u4)in->a, holder));
        return check_fail(c, &fault, "Call to wrong <init> method");
    }
    if (!check_protected_init(c, in, new_index, type)) return false;
    if (in_try(c, in) && !check_handlers(c, false)) return false;
    check_initialize_object(c, uninitialized, type);
    return true;
}

static bool call_initializer(Checker *c, const Insn *in, VType holder)
{
    VType object;
    if (!check_pop(c, T_ANY_REFERENCE, &object)) return false;
    if (object == T_UNINITIALIZED_THIS) return initialize_this(c, in, holder);
    if (type_is_uninitialized(object)) return initialize_new(c, in, object, holder);
    Fault fault = fault_invalid(in->pc, origin_popped(&c->now));
    return check_fail(c, &fault, "Bad operand type when invoking <init>");
}

/* ---- calls --------------------------------------------------------------------------------------------------------------- */

enum { STATIC_INTERFACE_METHOD_VERSION = 52, INVOKEDYNAMIC_VERSION = 51 };

static bool check_pool_entry(Checker *c, const Insn *in)
{
    u4 tags = 1 << CP_Methodref;
    if (in->op == OP_invokeinterface) tags = 1 << CP_InterfaceMethodref;
    if (in->op == OP_invokedynamic) tags = 1 << CP_InvokeDynamic;
    if ((in->op == OP_invokespecial || in->op == OP_invokestatic) && c->input->major_version >= STATIC_INTERFACE_METHOD_VERSION)
        tags |= 1 << CP_InterfaceMethodref;
    if (!rule_pool_tag(c, in->pc, (u4)in->a, tags)) return false;
    return in->op != OP_invokedynamic || c->input->major_version >= INVOKEDYNAMIC_VERSION ||
           check_format_fail(c, "invokedynamic instructions not supported by this class file version (%d), class %s",
                             c->input->major_version, c->input->external_name);
}

static bool check_operand_bytes(Checker *c, const Insn *in, const Signature *signature)
{
    if (in->op != OP_invokeinterface && in->op != OP_invokedynamic) return true;
    Fault fault = fault_code(in->pc);
    if (in->op == OP_invokeinterface && (u4)in->b != signature->arg_slots + 1)
        return check_fail(c, &fault, "Inconsistent args count operand in invokeinterface");
    if (in->op == OP_invokeinterface && c->method->code[in->pc + 4] != 0)
        return check_fail(c, &fault, "Fourth operand byte of invokeinterface must be zero");
    if (in->op == OP_invokedynamic && in->b != 0)
        return check_fail(c, &fault, "Third and fourth operand bytes of invokedynamic must be zero");
    return true;
}

static bool is_direct_interface(const Checker *c, const Symbol *name)
{
    for (u4 i = 0; i < c->input->interface_count; i++)
        if (c->input->interfaces[i] == name) return true;
    return false;
}

/* invokespecial of anything but <init>: this class, its superclass or a direct superinterface. */
static bool check_special_holder(Checker *c, const Insn *in, VType holder)
{
    const Symbol *name = type_name(holder);
    if (holder == c->this_type || name == c->input->super_name || is_direct_interface(c, name)) return true;
    Fault fault = fault_code(in->pc);
    if (!check_assignable(c, holder, c->this_type, false))
        return check_fail(c, &fault, "Bad invokespecial instruction: current class isn't assignable to reference class.");
    if (verify_pool_tag(c->input->pool, (u4)in->a) == CP_InterfaceMethodref)
        return check_fail(c, &fault, "Bad invokespecial instruction: interface method reference is in an indirect superinterface.");
    return true;
}

static bool check_name(Checker *c, const Insn *in, const Symbol *name, VType holder)
{
    if (name->chars[0] != '<') return in->op != OP_invokespecial || check_special_holder(c, in, holder);
    Fault fault = fault_code(in->pc);
    return (in->op == OP_invokespecial && name == c->init_name) || check_fail(c, &fault, "Illegal call to internal method");
}

static bool pop_receiver(Checker *c, const Insn *in, const Symbol *name, VType holder)
{
    VType object;
    if (in->op == OP_invokestatic || in->op == OP_invokedynamic) return true;
    if (name == c->init_name) return call_initializer(c, in, holder);
    if (in->op == OP_invokespecial) return check_pop(c, c->this_type, NULL);
    if (!check_pop(c, holder, &object)) return false;
    return in->op == OP_invokeinterface || check_protected(c, in, type_name(holder), object, true);
}

bool rule_invoke(Checker *c, const Insn *in)
{
    if (!check_pool_entry(c, in)) return false;
    const ConstantPool *pool = c->input->pool;
    const Symbol *name = pool_ref_name(pool, (u2)in->a);
    VType holder = in->op == OP_invokedynamic ? (VType)T_TOP : type_of_class(pool_ref_class_name(pool, (u2)in->a));
    const Signature *signature = member_signature(c, (u4)in->a);
    if (signature == NULL || !check_operand_bytes(c, in, signature) || !check_name(c, in, name, holder)) return false;
    for (u4 i = signature->arg_slots; i-- > 0; )
        if (!check_pop(c, signature->types[i], NULL)) return false;
    if (!pop_receiver(c, in, name, holder)) return false;
    for (u4 i = signature->arg_slots; i < signature->slots; i++)
        if (!check_push(c, &c->now, signature->types[i])) return false;
    return true;
}
