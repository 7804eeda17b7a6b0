/* jit/x64/objects.c -- templates of instructions that work on objects and arrays. */
#include "jit/x64/translation.h"
#include "interp/interp.h"
#include "jit/x64/stubs.h"
#include "vm/heap.h"
#include "vm/options.h"
#include "vm/vm.h"

void check_null(Compiler *c, const Operand *o, Reg r)
{
    bool is_local = o->v.kind == LOCAL;
    if (o->v.nonnull || (is_local && c->nonnull[o->v.local])) return;
    asm_rr(&c->a, 0, W64, X_TEST, r, r);
    exit_if(c, CC_E);
    if (is_local) c->nonnull[o->v.local] = true;
}

void check_null_by_access(Compiler *c, const Operand *o, Reg r, u4 offset)
{
    bool is_local = o->v.kind == LOCAL;
    if (o->v.nonnull || (is_local && c->nonnull[o->v.local])) return;
    if (offset >= NULL_PAGE_BYTES || !vm.options->ImplicitNullChecks) {
        check_null(c, o, r);
        return;
    }
    u4 exit = (u4)(current_exit(c) - c->exits);
    GROW(c->accesses, c->access_count);
    c->accesses[c->access_count++] = (Access){ (u4)c->a.size, exit };
    if (is_local) c->nonnull[o->v.local] = true;
}

/* A reference has been stored in the object at base: heap_dirty.  Needs RAX. */
void make_dirty(Compiler *c, Reg base)
{
    Asm *a = &c->a;
    asm_rr(a, 0, W32, X_MOV, RAX, base);
    asm_shift_imm(a, W32, SH_SHR, RAX, CARD_SHIFT);
    asm_u1(a, 0xc6);                                    /* mov byte [rax + disp32], 1 */
    asm_u1(a, 0x80);
    asm_u4(a, (u4)(uintptr_t)heap_cards);
    asm_u1(a, 1);
}

static bool is_null_constant(const Value *v) { return v->kind == CONSTANT && v->constant == 0; }

/* Checks, and gives the element's address. */
static Mem array_element(Compiler *c, const Operand *array, const Operand *index, int scale)
{
    Reg base = use(c, array);
    if (index->v.kind == CONSTANT && index->v.constant < 1 << 20) {
        check_null_by_access(c, array, base, ARRAY_LENGTH_OFFSET);
        asm_group_mem_imm(&c->a, W32, G_CMP, mem(base, ARRAY_LENGTH_OFFSET), (int32_t)index->v.constant);
        exit_if(c, CC_BE);
        return mem(base, ARRAY_DATA_OFFSET + ((int32_t)index->v.constant << scale));
    }
    Reg i = use(c, index);
    check_null_by_access(c, array, base, ARRAY_LENGTH_OFFSET);
    asm_rm(&c->a, 0, W32, X_CMP, i, mem(base, ARRAY_LENGTH_OFFSET));
    exit_if(c, CC_AE);
    return mem_index(base, i, scale, ARRAY_DATA_OFFSET);
}

void array_load(Compiler *c, char type, int opcode, int scale)
{
    Operand index = pop(c, 'I'), array = pop(c, 'A');
    if (is_fp(type)) {
        Xmm x = take_xmm(c);
        load_xmm(c, type, x, array_element(c, &array, &index, scale));
        push_xmm(c, type, x);
        return;
    }
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, width(type), opcode, r, array_element(c, &array, &index, scale));
    push_reg(c, type, r);
}

int subtype_test(Class *k, Class *of) { return class_is_subtype(k, of); }

static void call_store_test(Compiler *c, const Cold *cold)      /* of reg, to be stored in array reg2 */
{
    asm_rm(&c->a, 0, W32, X_MOV, RAX, mem(cold->reg2, 0));
    asm_rm(&c->a, 0, W32, X_MOV, RDI, mem(cold->reg, 0));
    asm_rm(&c->a, 0, W64, X_MOV, RSI, mem(RAX, offsetof(Class, element)));
    call_c(c, (const void *)subtype_test);
}

/* Is r of a class that may be stored in that array? */
static void check_store(Compiler *c, Reg r, Reg array)
{
    Asm *a = &c->a;
    Reg k = take_gpr(c);
    asm_rr(a, 0, W64, X_TEST, r, r);
    size_t null = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOV, RAX, mem(array, 0));
    asm_rm(a, 0, W64, X_MOV, RAX, mem(RAX, offsetof(Class, element)));
    asm_rm(a, 0, W32, X_MOV, k, mem(r, 0));
    asm_rr(a, 0, W64, X_CMP, k, RAX);
    size_t same = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_CMP, RAX, mem(k, offsetof(Class, secondary_cache)));
    size_t secondary = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_CMP, RAX, mem(k, offsetof(Class, display)));    /* Object[], mostly */
    size_t object = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOVZX16, RAX, mem(RAX, offsetof(Class, depth)));
    asm_group_imm(a, W32, G_CMP, RAX, DISPLAY_DEPTH - 1);
    size_t deep = asm_jcc(a, CC_A);
    asm_rm(a, 0, W32, X_MOV, k, mem_index(k, RAX, 2, offsetof(Class, display)));
    asm_rm(a, 0, W32, X_MOV, RAX, mem(array, 0));
    asm_rm(a, 0, W32, X_CMP, k, mem(RAX, offsetof(Class, element)));
    asm_bind(a, deep, a->size);                         /* flags from there: above, so not equal */
    Cold *cold = cold_if(c, CC_NE, call_store_test, COLD_EXIT, NO_REG);
    cold->reg = r;
    cold->reg2 = array;
    asm_bind(a, object, a->size);
    asm_bind(a, secondary, a->size);
    asm_bind(a, same, a->size);
    asm_bind(a, null, a->size);
}

void array_store(Compiler *c, char type, int bits)
{
    Operand value = pop(c, type), index = pop(c, 'I'), array = pop(c, 'A');
    int scale = bits == 8 ? 0 : bits == 16 ? 1 : bits == 32 ? 2 : 3;
    if (is_fp(type)) {
        Xmm x = use_fp(c, &value);
        asm_rm(&c->a, type == 'D' ? 0xf2 : 0xf3, W32, 0x0f11, x, array_element(c, &array, &index, scale));
        return;
    }
    Reg r = use(c, &value);
    Mem element = array_element(c, &array, &index, scale);
    bool is_reference = type == 'A' && !is_null_constant(&value.v);
    if (is_reference) check_store(c, r, element.base);
    switch (bits) {
    case 8:  asm_rm8(&c->a, X_MOV_TO8, r, element); break;
    case 16: asm_rm(&c->a, 0x66, W32, X_MOV_TO, r, element); break;
    case 32: asm_rm(&c->a, 0, W32, X_MOV_TO, r, element); break;
    default: asm_rm(&c->a, 0, W64, X_MOV_TO, r, element); break;
    }
    if (is_reference) make_dirty(c, element.base);
}

/* bastore is for byte[] and boolean[]: the latter keeps one bit. */
void byte_store(Compiler *c)
{
    Asm *a = &c->a;
    Operand value = pop(c, 'I'), index = pop(c, 'I'), array = pop(c, 'A');
    Reg r = use(c, &value);
    Reg v = take_gpr(c);
    Mem element = array_element(c, &array, &index, 0);
    move_gpr(c, W32, v, r);
    asm_rm(a, 0, W32, X_MOV, RAX, mem(element.base, 0));
    asm_u1(a, 0x80);                                    /* cmp byte [rax + disp32], 'Z' */
    asm_u1(a, 0xb8);
    asm_u4(a, (u4)offsetof(Class, element_type));
    asm_u1(a, 'Z');
    size_t over = asm_jcc(a, CC_NE);
    asm_group_imm(a, W32, G_AND, v, 1);
    asm_bind(a, over, a->size);
    asm_rm8(a, X_MOV_TO8, v, element);
}

static void check_object(Compiler *c, const Operand *o, Mem m)
{
    if (o != NULL) check_null_by_access(c, o, m.base, (u4)m.disp);
}

void load_typed(Compiler *c, const Field *f, Mem m, const Operand *o)
{
    char type = kind_of_descriptor(f->type);
    if (is_fp(type)) {
        Xmm x = take_xmm(c);
        check_object(c, o, m);
        load_xmm(c, type, x, m);
        push_xmm(c, type, x);
        return;
    }
    Reg r = take_gpr(c);
    check_object(c, o, m);
    switch (f->type) {
    case 'Z': case 'B': asm_rm(&c->a, 0, W32, X_MOVSX8, r, m); break;
    case 'C': asm_rm(&c->a, 0, W32, X_MOVZX16, r, m); break;
    case 'S': asm_rm(&c->a, 0, W32, X_MOVSX16, r, m); break;
    default:  load_gpr(c, type, r, m); break;
    }
    push_reg(c, type, r);
}

void store_typed(Compiler *c, const Field *f, const Operand *value, Mem m, const Operand *o)
{
    char type = kind_of_descriptor(f->type);
    if (is_fp(type)) {
        Xmm x = use_fp(c, value);
        check_object(c, o, m);
        asm_rm(&c->a, type == 'D' ? 0xf2 : 0xf3, W32, 0x0f11, x, m);
    } else {
        Reg r = use(c, value);
        if (f->type == 'Z') {
            Reg v = take_gpr(c);
            move_gpr(c, W32, v, r);
            asm_group_imm(&c->a, W32, G_AND, v, 1);
            r = v;
        }
        check_object(c, o, m);
        switch (f->type) {
        case 'Z': case 'B': asm_rm8(&c->a, X_MOV_TO8, r, m); break;
        case 'C': case 'S': asm_rm(&c->a, 0x66, W32, X_MOV_TO, r, m); break;
        default: asm_rm(&c->a, 0, width(type), X_MOV_TO, r, m); break;
        }
        if (type == 'A' && !is_null_constant(&value->v)) make_dirty(c, m.base);
    }
    if (f->access_flags & ACC_VOLATILE) asm_full_fence(&c->a);
}

static Reg load_statics(Compiler *c, const Field *f)    /* the mirror, where the statics are */
{
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, W64, X_MOV, r, mem_abs(&f->klass->mirror));
    return r;
}

void compile_field(Compiler *c)
{
    u8 entry = c->m->pool->entries[(u2)c->in.a];
    const Field *f = meta_unpack((u4)entry);
    char type = kind_of_descriptor(f->type);
    Operand object, value;
    Reg r;
    Fold fold = c->body->folds[c->in.pc];
    if (fold.kind == FOLD_INT) {
        if (op_info[c->in.op].original == OP_getfield) c->depth--;
        push_constant(c, 'I', (u4)fold.value);
        return;
    }
    switch (op_info[c->in.op].original) {
    case OP_getfield:
        object = pop(c, 'A');
        if (fold.kind == FOLD_NONNULL && path_goes_on(&object.v)) {
            push_path_on(c, &object, f->offset);
            return;
        }
        r = use(c, &object);
        load_typed(c, f, mem(r, (int32_t)f->offset), &object);
        break;
    case OP_putfield:
        value = pop(c, type);
        object = pop(c, 'A');
        r = use(c, &object);
        store_typed(c, f, &value, mem(r, (int32_t)f->offset), &object);
        break;
    case OP_getstatic:
        if (fold.kind == FOLD_NONNULL) {
            push_path(c, &f->klass->mirror);
            object = pop(c, 'A');
            push_path_on(c, &object, f->offset);
            return;
        }
        r = load_statics(c, f);
        load_typed(c, f, mem(r, (int32_t)f->offset), NULL);
        break;
    default:
        value = pop(c, type);
        r = load_statics(c, f);
        store_typed(c, f, &value, mem(r, (int32_t)f->offset), NULL);
        break;
    }
    if (fold.kind == FOLD_NONNULL) c->stack[c->depth - 1].nonnull = true;
}

static void call_new(Compiler *c, const Cold *cold)
{
    move_gpr(c, W64, RDI, THREAD);
    asm_mov_imm(&c->a, RSI, (uintptr_t)cold->klass);
    call_c(c, (const void *)heap_alloc_object);
}

static int32_t free_list(const Class *k)                /* offset in Thread of the lists that objects of k come from */
{
    bool plain = (k->flags & (CLASS_CONTAINS_REFS | CLASS_BUILTIN_LOADER)) == CLASS_BUILTIN_LOADER;
    return (int32_t)(offsetof(Thread, free_lists) + (size_t)(!plain * FREE_LIST_CLASSES) * sizeof(void *));
}

void compile_new(Compiler *c)                    /* heap_alloc_fast */
{
    Asm   *a = &c->a;
    Class *k = meta_unpack((u4)c->m->pool->entries[(u2)c->in.a]);
    size_t granules = (k->instance_bytes + 15) / 16;
    if (granules >= FREE_LIST_CLASSES || heap_stress_interval != 0) {
        exit_always(c, false);
        return;
    }
    Mem list = mem(THREAD, free_list(k) + (int32_t)(granules * sizeof(void *)));
    Reg r = take_gpr(c);
    asm_rm(a, 0, W64, X_MOV, r, list);
    asm_rr(a, 0, W64, X_TEST, r, r);
    Cold *cold = cold_if(c, CC_E, call_new, COLD_THROWS, r);
    cold->klass = k;
    asm_rm(a, 0, W64, X_MOV, RAX, mem(r, 0));
    store_gpr(c, RAX, list);
    asm_group_mem_imm(a, W64, G_ADD, THREAD_FIELD(allocated_bytes), (int32_t)granules * 16);
    asm_mov_imm(a, RAX, (u8)LOCK_UNLOCKED << 32 | meta_pack(k));
    store_gpr(c, RAX, mem(r, 0));
    c->colds[c->cold_count - 1].back = a->size;
    push(c, (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r, .nonnull = true });
}

static void call_new_array(Compiler *c, const Cold *cold)       /* reg: the length */
{
    move_gpr(c, W32, RDX, cold->reg);
    move_gpr(c, W64, RDI, THREAD);
    asm_mov_imm(&c->a, RSI, (uintptr_t)cold->klass);
    call_c(c, (const void *)heap_alloc_array);
}

void compile_new_array(Compiler *c, Class *array)
{
    Asm    *a = &c->a;
    Operand o = pop(c, 'I');
    Reg     length = use(c, &o), r = take_gpr(c), next = take_gpr(c);
    int     shift = array->element_shift;
    int32_t longest = (int32_t)(((FREE_LIST_CLASSES - 1) * 16 - ARRAY_DATA_OFFSET) >> shift), lists = free_list(array);
    bool always_cold = heap_stress_interval != 0;
    if (always_cold) asm_rr(a, 0, W64, X_TEST, THREAD, THREAD);
    else asm_group_imm(a, W32, G_CMP, length, longest);
    Cold *large = cold_if(c, always_cold ? CC_NE : CC_A, call_new_array, COLD_THROWS, r);
    large->klass = array;
    large->reg = length;
    move_gpr(c, W32, RAX, length);                      /* (16 + bytes + 15) / 16 */
    if (shift > 0) asm_shift_imm(a, W32, SH_SHL, RAX, shift);
    asm_group_imm(a, W32, G_ADD, RAX, ARRAY_DATA_OFFSET + 15);
    asm_shift_imm(a, W32, SH_SHR, RAX, 4);
    asm_rm(a, 0, W64, X_MOV, r, mem_index(THREAD, RAX, 3, lists));
    asm_rr(a, 0, W64, X_TEST, r, r);
    Cold *empty = cold_if(c, CC_E, call_new_array, COLD_THROWS, r);
    empty->klass = array;
    empty->reg = length;
    asm_rm(a, 0, W64, X_MOV, next, mem(r, 0));
    store_gpr(c, next, mem_index(THREAD, RAX, 3, lists));
    asm_shift_imm(a, W32, SH_SHL, RAX, 4);
    asm_rm(a, 0, W64, X_ADD_TO, RAX, THREAD_FIELD(allocated_bytes));
    asm_mov_imm(a, RAX, (u8)LOCK_UNLOCKED << 32 | meta_pack(array));
    store_gpr(c, RAX, mem(r, 0));
    asm_rm(a, 0, W32, X_MOV_TO, length, mem(r, ARRAY_LENGTH_OFFSET));
    c->colds[c->cold_count - 1].back = c->colds[c->cold_count - 2].back = a->size;
    push(c, (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r, .nonnull = true });
}

void compile_multi_array(Compiler *c)
{
    u2   index = (u2)c->in.a;
    u4   dimensions = (u4)c->in.b;
    if (c->m->pool->tags[index] != (CP_Class | CP_RESOLVED)) {
        exit_always(c, true);
        return;
    }
    prepare_call(c);
    move_gpr(c, W64, RDI, THREAD);
    asm_mov_imm(&c->a, RSI, (u4)c->m->pool->entries[index]);
    asm_rm(&c->a, 0, W64, X_LEA, RDX, slot_mem(c, c->depth - dimensions));
    asm_mov_imm(&c->a, RCX, dimensions);
    call_c(c, (const void *)interp_multi_array);
    asm_rr(&c->a, 0, W64, X_TEST, RAX, RAX);
    unwind_if(c, CC_E);
    move_gpr(c, W64, R8, RAX);
    c->depth -= dimensions;
    push(c, (Value){ .kind = IN_REG, .type = 'A', .reg = R8, .nonnull = true });
}

void compile_monitor(Compiler *c, const void *stub)
{
    prepare_call(c);
    load_gpr(c, 'A', RDX, slot_mem(c, c->depth - 1));
    asm_rr(&c->a, 0, W64, X_TEST, RDX, RDX);
    exit_if(c, CC_E);
    asm_rm(&c->a, 0, W64, X_LEA, RSI, FRAME_FIELD(c, caller));
    call_stub(c, stub);
    asm_rr8(&c->a, 0x84, RAX, RAX);
    unwind_if(c, CC_E);
    c->depth--;
}

static void call_type_test(Compiler *c, const Cold *cold)       /* of class reg */
{
    move_gpr(c, W64, RDI, cold->reg);
    asm_mov_imm(&c->a, RSI, (uintptr_t)cold->klass);
    call_c(c, (const void *)subtype_test);
}

/* Is the reference in r an `of`?  result: 1 or, also for null, 0.  NO_REG: if it is not, and not null, the interpreter executes this
 * instruction. */
static void test_subtype(Compiler *c, Reg r, Class *of, Reg result)
{
    Asm *a = &c->a;
    Reg k = take_gpr(c);
    if (result != NO_REG) asm_mov_imm(a, result, 0);
    asm_rr(a, 0, W64, X_TEST, r, r);
    size_t null = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOV, k, mem(r, 0));
    if (result != NO_REG) asm_mov_imm(a, result, 1);
    asm_group_imm(a, W32, G_CMP, k, (int32_t)meta_pack(of));
    size_t same = asm_jcc(a, CC_E);
    asm_group_mem_imm(a, W32, G_CMP, mem(k, offsetof(Class, secondary_cache)), (int32_t)meta_pack(of));
    Cold *cold = cold_if(c, CC_NE, call_type_test, result != NO_REG ? COLD_RETURNS : COLD_EXIT, result);
    cold->klass = of;
    cold->reg = k;
    asm_bind(a, same, a->size);
    asm_bind(a, null, a->size);
}

void exit_unless_subtype(Compiler *c, Reg r, Class *of) { test_subtype(c, r, of, NO_REG); }

void compile_type_test(Compiler *c, bool is_cast)
{
    Asm   *a = &c->a;
    Class *of = meta_unpack((u4)c->m->pool->entries[(u2)c->in.a]);
    if (is_cast && c->body->folds[c->in.pc].kind == FOLD_CAST) return;
    if (of->depth < DISPLAY_DEPTH && !class_is_interface(of) && !class_is_array(of)) {
        Operand o = pop(c, 'A');
        Reg r = use(c, &o), result = is_cast ? RAX : take_gpr(c);
        asm_rr(a, 0, W64, X_TEST, r, r);
        if (!is_cast) asm_rr(a, 0, W32, X_MOV, result, r);
        size_t null = asm_jcc(a, CC_E);
        asm_rm(a, 0, W32, X_MOV, RAX, mem(r, 0));
        asm_group_mem_imm(a, W32, G_CMP, mem(RAX, (int32_t)(offsetof(Class, display) + 4 * of->depth)), (int32_t)meta_pack(of));
        if (is_cast) {
            exit_if(c, CC_NE);
            asm_bind(a, null, a->size);
            c->stack[c->depth++] = o.v;
            if (o.v.kind == IN_MEMORY) c->stack[c->depth - 1] = (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r };
            return;
        }
        asm_setcc(a, CC_E, result);
        asm_rr8(a, X_MOVZX8, result, result);
        asm_bind(a, null, a->size);                     /* null: the low half of the reference is 0 already */
        push_reg(c, 'I', result);
        return;
    }
    Operand o = pop(c, 'A');                            /* interfaces, arrays, deep classes */
    Reg r = use(c, &o);
    if (is_cast) {
        exit_unless_subtype(c, r, of);
        c->stack[c->depth++] = o.v;
        if (o.v.kind == IN_MEMORY) c->stack[c->depth - 1] = (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r };
        return;
    }
    Reg result = take_gpr(c);
    test_subtype(c, r, of, result);
    push_reg(c, 'I', result);
}

/* Of an object whose class has not been asked for yet. */
void compile_null_test(Compiler *c, const Operand *o, bool is_cast)
{
    Reg r = use(c, o);
    asm_rr(&c->a, 0, W64, X_TEST, r, r);
    Exit *e = new_exit(c, c->in.pc, c->depth_before, c->before);
    e->unresolved = true;
    add_jump(c, e, asm_jcc(&c->a, CC_NE));
    push_constant(c, is_cast ? 'A' : 'I', 0);
}
