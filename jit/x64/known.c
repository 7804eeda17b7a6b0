/* jit/x64/known.c -- objects and ints that are known before code is made: method handles in constants, and what they are made of.
 *
 * A walk over a body's instructions in their order; where branches meet, what was known of operands and of locals that change is
 * forgotten.  The code itself loads these objects like any others, but it leaves out what is known to be so: casts that hold,
 * branches that always go one way, and what they lead around. */
#include "jit/x64/translation.h"
#include "classloader/classfile.h"
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
    k->jumps = compiler_alloc(c, m->code_length + 1u);
    k->jump_target = UINT32_MAX;
    k->live = true;
    if (arguments != NULL) memcpy(k->locals, arguments, m->arg_slots * sizeof *arguments);
}

/* Loops, and handlers of exceptions, may be entered by the interpreter.  Where no two paths meet is no target. */
bool known_arrive(Knowledge *k, u4 pc)
{
    const Body *b = k->body;
    bool entered = b->target[pc] & (TARGET_LOOP | TARGET_HANDLER);
    if (!entered && b->target[pc] != 0 && k->jumps[pc] == !k->live) {
        if (!k->live && k->jump_target == pc) b->folds[k->jump_pc].kind = FOLD_NEXT;
        if (k->live || k->jump_target == pc) b->target[pc] = 0;
    }
    k->live |= entered || k->jumps[pc] > 0;
    if (!k->live) b->depth_at[pc] = -1;
    if (b->target[pc] == 0 || !k->live) return k->live;
    memset(k->stack, 0, (b->m->max_stack + 1u) * sizeof *k->stack);
    for (u4 i = 0; i < b->m->max_locals; i++)
        if (b->written[i]) k->locals[i] = nothing;
    return true;
}

static void add_jump_to(Knowledge *k, u4 pc)
{
    if (k->jumps[pc] < 2) k->jumps[pc]++;
}

void known_leave(Knowledge *k, const Insn *in)
{
    FoldKind fold = k->body->folds[in->pc].kind;
    bool     branches = op_info[in->op].flags & OPF_BRANCH;
    if (branches && fold != FOLD_NEVER) add_jump_to(k, (u4)in->target);
    for (u4 i = 0; branches && i < in->case_count; i++) add_jump_to(k, (u4)insn_case_target(in, i));
    k->live = !(op_info[in->op].flags & OPF_ENDS) && fold != FOLD_ALWAYS;
    if (k->live) return;
    k->jump_pc = in->pc;
    k->jump_target = fold == FOLD_ALWAYS || in->op == OP_goto || in->op == OP_goto_w ? (u4)in->target : UINT32_MAX;
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
    switch (f->type) {
    case 'Z': case 'B': return known_int(OBJECT_AT(holder, f->offset, int8_t));
    case 'C': return known_int(OBJECT_AT(holder, f->offset, u2));
    case 'S': return known_int(OBJECT_AT(holder, f->offset, int16_t));
    case 'I': return known_int(OBJECT_AT(holder, f->offset, int32_t));
    case 'L': case '[': return known_object(object_ref_at(holder, f->offset));
    default:  return nothing;
    }
}

static bool writes_final(const Class *k, const u1 *code, u4 pc)
{
    if (op_info[code[pc]].original != OP_putstatic) return false;
    u2 index = (u2)insn_decode(code, pc).a;
    const Field *f = class_declared_field(k, pool_ref_name(k->pool, index), pool_ref_descriptor(k->pool, index));
    return f != NULL && (f->access_flags & ACC_FINAL);
}

/* Do methods other than <clinit> write static final fields?  In class files before version 53 they may (JVMS §6.5.putstatic). */
static bool finals_change(Class *k)
{
    enum { FIRST_STRICT_VERSION = 53 };
    bool changes = false;
    if (k->file == NULL || k->file->major_version >= FIRST_STRICT_VERSION) return false;
    if (k->flags & CLASS_FINALS_SEEN) return k->flags & CLASS_FINALS_CHANGE;
    for (u2 i = 0; i < k->declared_method_count && !changes; i++) {
        const Method *m = &k->methods[i];
        if (m->code == NULL || (m->flags & METHOD_CLASS_INITIALIZER)) continue;
        const u1 *code = method_bytecode(m);
        for (u4 pc = 0; pc < m->code_length && !changes; pc += insn_length(code, pc, m->code_length))
            changes = writes_final(k, code, pc);
    }
    __atomic_or_fetch(&k->flags, changes ? CLASS_FINALS_SEEN | CLASS_FINALS_CHANGE : CLASS_FINALS_SEEN, __ATOMIC_RELAXED);
    return changes;
}

/* Of objects, method and variable handles only: the code loads the object all the same, and who changes a final field behind the
 * VM's back shall not make it call a method on an object of another class. */
static Known static_field(const Field *f)
{
    if (!(f->access_flags & ACC_FINAL) || !class_is_initialized(f->klass) || finals_change(f->klass)) return nothing;
    Known k = read_field(f, f->klass->mirror);
    if (k.is_int) return k;
    bool is_handle = k.object != NULL && strncmp(symbol_chars(object_class(k.object)->name), "java/lang/invoke/", 17) == 0;
    return is_handle ? k : nothing;
}

static bool is_stable(const Field *f)                   /* the tables of VarForm */
{
    return f->type == '[' && symbol_is(f->klass->name, "java/lang/invoke/VarForm") && strstr(symbol_chars(f->name), "_table") != NULL;
}

static Known element(Known array, Known index)
{
    if (!array.is_stable || !index.is_int || (u4)index.value >= (u4)array_length(array.object)) return nothing;
    return known_object(array_refs(array.object)[index.value]);
}

static bool holds(int condition, int64_t x, int64_t y)
{
    switch (condition) {
    case COND_EQ: return x == y;
    case COND_NE: return x != y;
    case COND_LT: return x < y;
    case COND_GE: return x >= y;
    case COND_GT: return x > y;
    default:      return x <= y;
    }
}

/* Is the branch taken?  x and y: the operands, y the upper one, of if_zero and if_null the only one. */
static FoldKind fold_branch(const Insn *in, Known x, Known y)
{
    bool known, result = false;
    switch (in->op) {
    case OP_ifeq ... OP_ifle:
        known = y.is_int;
        result = holds(in->a, y.value, 0);
        break;
    case OP_if_icmpeq ... OP_if_icmple:
        known = x.is_int && y.is_int;
        result = holds(in->a, x.value, y.value);
        break;
    case OP_if_acmpeq: case OP_if_acmpne:
        known = x.object != NULL && y.object != NULL;
        result = holds(in->a, x.object == y.object, true);
        break;
    case OP_ifnull: case OP_ifnonnull:
        known = y.object != NULL;
        result = in->op == OP_ifnonnull;
        break;
    default:
        known = false;
        break;
    }
    return known ? result ? FOLD_ALWAYS : FOLD_NEVER : FOLD_NONE;
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
        if (top.object != NULL && class_is_subtype(object_class(top.object), meta_unpack((u4)b->m->pool->entries[(u2)in->a])))
            b->folds[in->pc].kind = FOLD_CAST;
        break;
    case OP_dup: result = top; break;
    case OP_aaload: {
        Known array = k->stack[depth - 2];
        result = element(array, top);
        if (result.object != NULL) b->folds[in->pc] = (Fold){ FOLD_NONNULL, top.value };
        break;
    }
    case OP_areturn: k->returned = top; break;
    default:
        if (is_store(op) && (u4)in->a < b->m->max_locals) k->locals[in->a] = nothing;
        if (op == OP_iinc) k->locals[in->a] = nothing;
        if (f != NULL && op_info[op].original == OP_getstatic) result = static_field(f);
        if (f != NULL && op_info[op].original == OP_getfield && top.object != NULL && is_trusted(f)
            && class_is_subtype(object_class(top.object), f->klass)) {
            result = read_field(f, top.object);
            result.is_stable = result.object != NULL && is_stable(f);
        }
        break;
    }
    if (f != NULL && result.is_int) b->folds[in->pc] = (Fold){ FOLD_INT, result.value };
    if (f != NULL && result.object != NULL) b->folds[in->pc].kind = FOLD_NONNULL;
    if (op_info[op].flags & OPF_BRANCH) b->folds[in->pc].kind = fold_branch(in, depth > 1 ? k->stack[depth - 2] : nothing, top);
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
