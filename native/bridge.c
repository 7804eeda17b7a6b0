/* native/bridge.c -- calling the C functions of native methods.
 *
 * In the System V calling convention the first six integer arguments and the first eight floating ones are in registers of
 * their own kind, wherever they stand in the parameter list; the others follow on the stack, eight bytes each, in order.
 * Extra arguments do no harm: the caller removes them.  So three C function types, with integers only, with all registers,
 * and with STACK_WORDS more on the stack, call every function with up to that many arguments; libffi calls the rest.
 * What is called often gets code of its own from the compiler, if there is one. */
#include "native/bridge.h"
#include <ffi.h>
#include <stdlib.h>
#include "classloader/loader.h"
#include "native/bind.h"
#include "native/jni_table.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

enum { CALLS_BEFORE_CODE = 100 };
enum { INT_REGS = 6, FP_REGS = 8, STACK_WORDS = 16, ALL_WORDS = INT_REGS + FP_REGS + STACK_WORDS };
typedef enum Shape { SHAPE_INTS, SHAPE_REGISTERS, SHAPE_STACK, SHAPE_FFI } Shape;

typedef struct BridgeArg {
    u1 kind;                                            /* J (also D), I (all narrower), F, L */
    u1 slot;                                            /* in the method's arguments */
    u2 word;                                            /* SHAPE_FFI: index of the value; else 0-5 integer registers,
                                                         * 6-13 floating ones, then the stack */
} BridgeArg;

typedef struct Bridge {
    u1         shape;                                   /* Shape */
    bool       is_static, is_synchronized, returns_fp;
    u2         arg_count;                               /* without env and class or this */
    u4         calls;                                   /* so far, while code is NULL */
    u8       (*code)(Thread *t, Slot *args);            /* made for this method by the compiler: the whole call */
    ffi_cif   *cif;                                     /* SHAPE_FFI */
    BridgeArg  args[];
} Bridge;

/* ---- preparing ---------------------------------------------------------------------------------------------------- */

static u1 marshal_kind(char kind)
{
    switch (kind) {
    case 'J': case 'D': return 'J';
    case 'F': return 'F';
    case 'L': case '[': return 'L';
    default: return 'I';
    }
}

static ffi_type *ffi_type_of(char kind)
{
    switch (kind) {
    case 'V': return &ffi_type_void;
    case 'F': return &ffi_type_float;
    case 'D': return &ffi_type_double;
    case 'L': case '[': return &ffi_type_pointer;
    case 'J': return &ffi_type_sint64;
    default: return &ffi_type_sint32;                   /* a callee looks only at the low bytes of narrower ones */
    }
}

static void prepare_ffi(Bridge *b, const Method *m)
{
    Arena *arena = m->klass->loader->arena;
    ffi_type **types = arena_alloc(arena, (b->arg_count + 2u) * sizeof *types);
    u2 count = 0;
    types[count++] = &ffi_type_pointer;
    types[count++] = &ffi_type_pointer;
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); count++) {
        types[count] = ffi_type_of(p.kind);
        b->args[count - 2].word = count;
    }
    b->cif = arena_alloc(arena, sizeof *b->cif);
    if (ffi_prep_cif(b->cif, FFI_DEFAULT_ABI, count, ffi_type_of(m->return_type), types) != FFI_OK)
        vm_fatal("libffi cannot call a native method of %s", symbol_chars(m->klass->name));
}

static Bridge *prepare(const Method *m)
{
    u4 count = descriptor_arg_count(m->descriptor), ints = 2, floats = 0, on_stack = 0, i = 0;
    Bridge *b = arena_alloc(m->klass->loader->arena, sizeof *b + count * sizeof b->args[0]);
    b->is_static = method_is_static(m);
    b->is_synchronized = m->access_flags & ACC_SYNCHRONIZED;
    b->returns_fp = m->return_type == 'F' || m->return_type == 'D';
    b->arg_count = (u2)count;
    u1 slot = b->is_static ? 0 : 1;
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); slot = (u1)(slot + p.slots)) {
        bool is_fp = p.kind == 'F' || p.kind == 'D';
        u4 word = is_fp && floats < FP_REGS ? INT_REGS + floats++
                : !is_fp && ints < INT_REGS ? ints++
                : INT_REGS + FP_REGS + on_stack++;
        b->args[i++] = (BridgeArg){ .kind = marshal_kind(p.kind), .slot = slot, .word = (u2)word };
    }
    b->shape = on_stack > STACK_WORDS ? SHAPE_FFI : on_stack > 0 ? SHAPE_STACK : floats > 0 ? SHAPE_REGISTERS : SHAPE_INTS;
    if (b->shape == SHAPE_FFI) prepare_ffi(b, m);
    return b;
}

static MethodEntry entry_of_natives = native_entry;

void bridge_set_entry(MethodEntry entry) { entry_of_natives = entry; }

void bridge_install(Method *m)
{
    if (__atomic_load_n(&m->bridge, __ATOMIC_ACQUIRE) == NULL) __atomic_store_n(&m->bridge, prepare(m), __ATOMIC_RELEASE);
    __atomic_store_n(&m->entry, entry_of_natives, __ATOMIC_RELEASE);
}

void bridge_install_vm(Method *m, MethodEntry function)
{
    __atomic_store_n(&m->native_function, (void *)function, __ATOMIC_RELAXED);
    __atomic_store_n(&m->entry, vm_native_entry, __ATOMIC_RELEASE);
}

/* ---- calling ------------------------------------------------------------------------------------------------------ */

#define INTS(T)   T, T, T, T, T, T
#define FLOATS    double, double, double, double, double, double, double, double
#define STACK(T)  T, T, T, T, T, T, T, T, T, T, T, T, T, T, T, T
typedef u8     (*IntsFunction)(INTS(u8));
typedef double (*IntsFpFunction)(INTS(u8));
typedef u8     (*RegistersFunction)(INTS(u8), FLOATS);
typedef double (*RegistersFpFunction)(INTS(u8), FLOATS);
typedef u8     (*StackFunction)(INTS(u8), FLOATS, STACK(u8));
typedef double (*StackFpFunction)(INTS(u8), FLOATS, STACK(u8));

#define INT_WORDS(w)   w[0], w[1], w[2], w[3], w[4], w[5]
#define FP_WORDS(d)    d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]
#define STACK_WORDS_OF(s) s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9], s[10], s[11], s[12], s[13], s[14], s[15]

static u8 raw_of(double value)
{
    Slot slot = { .d = value };
    return slot.raw;
}

static inline void *native_function(const Method *m) { return __atomic_load_n(&m->native_function, __ATOMIC_RELAXED); }

static inline void marshal(Thread *t, const Bridge *b, Method *m, Slot *args, u8 *words)
{
    words[0] = (u8)(uintptr_t)t;
    words[1] = b->is_static ? (u8)(uintptr_t)handle_class(m->klass) : (u8)(uintptr_t)&args[0].ref;
    for (const BridgeArg *a = b->args, *end = a + b->arg_count; a < end; a++) {
        Slot *slot = &args[a->slot];
        switch (a->kind) {
        case 'L': words[a->word] = slot->ref != NULL ? (u8)(uintptr_t)&slot->ref : 0; break;
        case 'I': words[a->word] = (u8)(int64_t)slot->i; break;
        case 'F': words[a->word] = slot->u; break;      /* the low half of the register */
        default:  words[a->word] = slot->raw; break;
        }
    }
}

static inline __attribute__((always_inline)) u8 call_ints(Thread *t, const Bridge *b, Method *m, Slot *args)
{
    u8 w[INT_REGS] = { 0 };
    marshal(t, b, m, args, w);
    thread_enter_native(t);
    u8 result = unlikely(b->returns_fp) ? raw_of(((IntsFpFunction)native_function(m))(INT_WORDS(w)))
                                        : ((IntsFunction)native_function(m))(INT_WORDS(w));
    thread_enter_java(t);
    return result;
}

static __attribute__((noinline)) u8 call_registers(Thread *t, const Bridge *b, Method *m, Slot *args)
{
    union { u8 words[INT_REGS + FP_REGS]; struct { u8 ints[INT_REGS]; double floats[FP_REGS]; } r; } w = { 0 };
    marshal(t, b, m, args, w.words);
    thread_enter_native(t);
    u8 result = b->returns_fp ? raw_of(((RegistersFpFunction)native_function(m))(INT_WORDS(w.r.ints), FP_WORDS(w.r.floats)))
                              : ((RegistersFunction)native_function(m))(INT_WORDS(w.r.ints), FP_WORDS(w.r.floats));
    thread_enter_java(t);
    return result;
}

static __attribute__((noinline)) u8 call_stack(Thread *t, const Bridge *b, Method *m, Slot *args)
{
    union { u8 words[ALL_WORDS]; struct { u8 ints[INT_REGS]; double floats[FP_REGS]; u8 stack[STACK_WORDS]; } r; } w = { 0 };
    marshal(t, b, m, args, w.words);
    thread_enter_native(t);
    u8 result = b->returns_fp
        ? raw_of(((StackFpFunction)native_function(m))(INT_WORDS(w.r.ints), FP_WORDS(w.r.floats), STACK_WORDS_OF(w.r.stack)))
        : ((StackFunction)native_function(m))(INT_WORDS(w.r.ints), FP_WORDS(w.r.floats), STACK_WORDS_OF(w.r.stack));
    thread_enter_java(t);
    return result;
}

static __attribute__((noinline)) u8 call_ffi(Thread *t, const Bridge *b, Method *m, Slot *args)
{
    u8 words[2 + 255];
    void *values[2 + 255];
    u8 result = 0;
    marshal(t, b, m, args, words);
    for (u4 i = 0; i < b->arg_count + 2u; i++) values[i] = &words[i];
    thread_enter_native(t);
    ffi_call(b->cif, FFI_FN(native_function(m)), &result, values);
    thread_enter_java(t);
    return result;
}

static __attribute__((noinline)) void make_code(Bridge *b, Method *m)
{
    const void *code = vm_ops.compile_native_call(m);
    if (code != NULL) __atomic_store_n(&b->code, (u8 (*)(Thread *, Slot *))(uintptr_t)code, __ATOMIC_RELEASE);
    else __atomic_store_n(&b->calls, 0, __ATOMIC_RELAXED);      /* try again */
}

static u4 count_call(Bridge *b)                         /* about: threads may count at the same time */
{
    u4 calls = __atomic_load_n(&b->calls, __ATOMIC_RELAXED) + 1;
    __atomic_store_n(&b->calls, calls, __ATOMIC_RELAXED);
    return calls;
}

static inline u8 call_function(Thread *t, Bridge *b, Method *m, Slot *args)
{
    u8 (*code)(Thread *, Slot *) = __atomic_load_n(&b->code, __ATOMIC_ACQUIRE);
    if (likely(code != NULL)) return code(t, args);
    if (vm_ops.compile_native_call != NULL && count_call(b) >= (vm.options->execution_mode == EXEC_COMP ? 1 : CALLS_BEFORE_CODE)) make_code(b, m);
    switch ((Shape)b->shape) {
    case SHAPE_INTS:      return call_ints(t, b, m, args);
    case SHAPE_REGISTERS: return call_registers(t, b, m, args);
    case SHAPE_STACK:     return call_stack(t, b, m, args);
    default:              return call_ffi(t, b, m, args);
    }
}

/* Only the low bytes of a narrow result mean anything; the slot gets it extended to a whole word. */
static inline void store_result(char type, u8 raw, Slot *slot)
{
    switch (type) {
    case 'V': break;
    case 'L': case '[': slot->ref = handle_object((jobject)(uintptr_t)raw); break;
    case 'J': case 'D': slot->raw = raw; break;
    case 'F': slot->raw = (u4)raw; break;
    case 'Z': slot->raw = (raw & 0xff) != 0; break;
    case 'B': slot->l = (int8_t)raw; break;
    case 'C': slot->l = (u2)raw; break;
    case 'S': slot->l = (int16_t)raw; break;
    default:  slot->l = (int32_t)raw; break;
    }
}

static inline bool finish_call(Thread *t, const Method *m, u8 raw, Slot *args)
{
    if (unlikely(t->exception != NULL)) return false;
    store_result(m->return_type, raw, args);
    return true;
}

static bool call_native(Thread *t, Method *m, Slot *args)
{
    return finish_call(t, m, call_function(t, __atomic_load_n(&m->bridge, __ATOMIC_ACQUIRE), m, args), args);
}

u8 bridge_call_function(Thread *t, Method *m, Slot *args) { return call_function(t, __atomic_load_n(&m->bridge, __ATOMIC_ACQUIRE), m, args); }
bool bridge_finish_call(Thread *t, const Method *m, u8 raw, Slot *args) { return finish_call(t, m, raw, args); }

static bool call_vm_native(Thread *t, Method *m, Slot *args)
{
    return ((MethodEntry)native_function(m))(t, m, args);
}

/* ---- the frame around a call -------------------------------------------------------------------------------------- */

static bool unlock(Thread *t, Object *lock, bool ok)
{
    Object *pending = exception_take(t);                /* leaving the monitor must not meet it */
    if (!monitor_exit(t, lock)) return false;
    t->exception = pending;
    return ok;
}

static inline __attribute__((always_inline)) bool run_framed(Thread *t, Method *m, Slot *args, MethodEntry body)
{
    if (unlikely(thread_native_stack_low(t))) return throw_stack_overflow(t);
    if (unlikely(t->jni_functions == NULL)) t->jni_functions = &jni_functions;
    Object **base = t->local_base, **top = t->local_top;
    Frame frame = { .caller = thread_frame(t), .method = m, .locals = args, .top = t->java_top, .kind = FRAME_NATIVE };
    if (m->access_flags & ACC_SYNCHRONIZED) {
        frame.lock = method_is_static(m) ? m->klass->mirror : args[0].ref;
        monitor_enter(t, frame.lock);
    }
    __atomic_signal_fence(__ATOMIC_RELEASE);            /* the collector's stop signal may walk the chain at any time */
    t->frame = &frame;
    t->local_base = top;
    bool ok = body(t, m, args);
    if (frame.lock != NULL) ok = unlock(t, frame.lock, ok);
    t->frame = frame.caller;
    t->local_base = base;
    t->local_top = top;
    return ok;
}

bool native_entry(Thread *t, Method *m, Slot *args) { return run_framed(t, m, args, call_native); }
bool vm_native_entry(Thread *t, Method *m, Slot *args) { return run_framed(t, m, args, call_vm_native); }
bool bridge_run_framed(Thread *t, Method *m, Slot *args, MethodEntry body) { return run_framed(t, m, args, body); }
