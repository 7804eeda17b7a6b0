/* jit/x64/known.c -- objects and ints that are known before code is made: method handles in constants, and what they are made of.
 *
 * A walk over a body's instructions in their order; where branches meet, what was known of operands and of locals that change is
 * forgotten.  Only the compiler's decisions use this: the code itself loads these objects like any others, but leaves out
 * casts that hold. */
#include "jit/x64/translation.h"
#include "interp/polymorphic.h"
#include "vm/descriptor.h"
#include "vm/vm.h"

static const Known nothing;

static Known known_object(const Object *o) { return o != NULL ? (Known){ .object = o } : nothing; }
static Known known_int(int32_t value) { return (Known){ .is_int = true, .value = value }; }

static bool is_store(u1 op) { return op_info[op].flags & OPF_STORE; }

void known_start(Compiler *c, Knowledge *k, const Body *b, const Known *arguments)
{
    const Method *m = b->m;
    *k = (Knowledge){ .body = b, .returned = nothing };
    k->stack = compiler_alloc(c, (m->max_stack + FRAME_EXTRA_SLOTS + 1u) * sizeof *k->stack);
    k->locals = compiler_alloc(c, (m->max_locals + 1u) * sizeof *k->locals);
    k->written = compiler_alloc(c, m->max_locals + 1u);
    if (arguments != NULL) memcpy(k->locals, arguments, m->arg_slots * sizeof *arguments);
    for (u4 pc = 0; pc < m->code_length; pc += insn_length(b->code, pc, m->code_length)) {
        Insn in = insn_decode(b->code, pc);
        u1 op = plain_opcode(in.op);
        if ((is_store(op) || op == OP_iinc) && (u4)in.a < m->max_locals) k->written[in.a] = true;
    }
}

void known_arrive(Knowledge *k, u4 pc)
{
    const Body *b = k->body;
    if (b->target[pc] == 0) return;
    memset(k->stack, 0, (b->m->max_stack + 1u) * sizeof *k->stack);
    for (u4 i = 0; i < b->m->max_locals; i++)
        if (k->written[i]) k->locals[i] = nothing;
}

/* Fields of method and variable handles do not change once those are in use; call sites' targets may. */
static bool is_trusted(const Field *f)
{
    static const char package[] = "java/lang/invoke/";
    const char *name = symbol_chars(f->klass->name);
    if (!(f->klass->flags & CLASS_TRUSTED) && !(f->klass->flags & CLASS_HIDDEN)) return false;
    return (f->access_flags & ACC_FINAL) && strncmp(name, package, sizeof package - 1) == 0 && strstr(name, "CallSite") == NULL;
}

static Known read_field(const Field *f, const Object *holder)
{
    if (f->type == 'I') return known_int(OBJECT_AT(holder, f->offset, int32_t));
    return kind_of_descriptor(f->type) == 'A' ? known_object(object_ref_at(holder, f->offset)) : nothing;
}

/* Method and variable handles only: the code loads the object all the same, and who changes a final field behind the VM's back shall
 * not make it call a method on an object of another class. */
static Known static_field(const Field *f)
{
    if (!(f->access_flags & ACC_FINAL) || !class_is_initialized(f->klass)) return nothing;
    Known k = read_field(f, f->klass->mirror);
    bool is_handle = k.object != NULL && strncmp(symbol_chars(object_class(k.object)->name), "java/lang/invoke/", 17) == 0;
    return is_handle ? k : nothing;
}

/* What the instruction before calls leaves; calls are known_call's. */
void known_step(Knowledge *k, const Insn *in, int popped, int pushed)
{
    const Body *b = k->body;
    u1   op = plain_opcode(in->op);
    u4   depth = (u4)b->depth_at[in->pc];
    Known top = depth > 0 ? k->stack[depth - 1] : nothing, result = nothing;
    const Field *f = op >= OP_getfield_byte && op <= OP_putstatic_any ? meta_unpack((u4)b->m->pool->entries[(u2)in->a]) : NULL;
    switch (op) {
    case OP_aload: case OP_aload_0 ... OP_aload_3: case OP_iload: case OP_iload_0 ... OP_iload_3: result = k->locals[in->a]; break;
    case OP_astore: case OP_astore_0 ... OP_astore_3: case OP_istore: case OP_istore_0 ... OP_istore_3: k->locals[in->a] = top; break;
    case OP_iconst_m1 ... OP_iconst_5: case OP_bipush: case OP_sipush: result = known_int(in->a); break;
    case OP_ldc_ref: case OP_ldc_w_ref: result = known_object((const Object *)(uintptr_t)b->m->pool->entries[(u2)in->a]); break;
    case OP_checkcast_quick:
        result = top;
        b->cast_holds[in->pc] = top.object != NULL && class_is_subtype(object_class(top.object), meta_unpack((u4)b->m->pool->entries[(u2)in->a]));
        break;
    case OP_dup: result = top; break;
    case OP_areturn: k->returned = top; break;
    default:
        if (is_store(op) && (u4)in->a < b->m->max_locals) k->locals[in->a] = nothing;
        if (op == OP_iinc) k->locals[in->a] = nothing;
        if (f != NULL && op_info[op].original == OP_getstatic) result = static_field(f);
        if (f != NULL && op_info[op].original == OP_getfield && top.object != NULL && is_trusted(f)
            && class_is_subtype(object_class(top.object), f->klass)) result = read_field(f, top.object);
        break;
    }
    depth -= (u4)popped;
    for (int i = 0; i < pushed; i++) k->stack[depth + (u4)i] = nothing;
    if (op == OP_dup) k->stack[depth] = top;
    if (pushed > 0) k->stack[depth + (u4)pushed - 1] = result;
}

void known_call(Knowledge *k, const Insn *in, int popped, int pushed, Known result)
{
    u4 depth = (u4)k->body->depth_at[in->pc] - (u4)popped;
    for (int i = 0; i < pushed; i++) k->stack[depth + (u4)i] = nothing;
    if (pushed > 0) k->stack[depth + (u4)pushed - 1] = result;
}

/* What polymorphic_target will find for these arguments, where those that decide are known; NULL: not known. */
Method *known_polymorphic_target(const Method *m, const Known *arguments, u4 slots)
{
    const Object *first = arguments[0].object, *last = slots > 0 ? arguments[slots - 1].object : NULL;
    if (m->entry == polymorphic_invoke_basic) {
        if (first == NULL || !class_is_subtype(object_class(first), KNOWN(MethodHandle))) return NULL;
        return polymorphic_basic_target(first);
    }
    if (m->entry != polymorphic_link_to_static && m->entry != polymorphic_link_to_special) return NULL;
    return last != NULL && symbol_is(object_class(last)->name, "java/lang/invoke/MemberName") ? polymorphic_member_target(last) : NULL;
}

/* Results of calls of m that can be told from the arguments. */
Known known_result(const Method *m, const Known *arguments)
{
    static u4 table_offset;
    if (!symbol_is(m->name, "getMemberName") || !symbol_is(m->klass->name, "java/lang/invoke/VarForm")) return nothing;
    if (arguments[0].object == NULL || !arguments[1].is_int) return nothing;
    for (u4 i = 0; table_offset == 0 && i < m->klass->field_count; i++)
        if (symbol_is(m->klass->fields[i].name, "memberName_table")) table_offset = m->klass->fields[i].offset;
    const Object *table = table_offset != 0 ? object_ref_at(arguments[0].object, table_offset) : NULL;
    if (table == NULL || (u4)arguments[1].value >= (u4)array_length(table)) return nothing;
    return known_object(array_refs(table)[arguments[1].value]);
}
