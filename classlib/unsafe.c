/* classlib/unsafe.c -- jdk.internal.misc.Unsafe.  A null base makes the offset an absolute address. */
#include <stdlib.h>
#include <string.h>
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/array_region.h"
#include "native/bridge.h"
#include "vm/exception.h"
#include "vm/fault.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/mirror.h"

/* Most methods begin (this, Object base, long offset): the arguments behind those start at VALUE. */
enum { THIS, BASE, OFFSET, VALUE = 4 };

static void *address_of(const Slot *args) { return (void *)((uintptr_t)args[BASE].ref + (uintptr_t)args[OFFSET].l); }

#define UNSAFE_LEAF(name) static bool unsafe_##name(Thread *t, Method *m, Slot *args)
#define UNUSED_LEAF (void)t, (void)m

static bool return_truth(Slot *args, u1 value) { return return_int(args, value != 0); }    /* memory may hold any byte */

/* X(Type, ctype, bits type, return function, Slot member, slots): every type Unsafe gets and puts.  Memory is accessed by bits. */
#define FOR_EACH_TYPE(X)                                    \
    X(Boolean,   u1,       u1,  return_truth,  i, 1)        \
    X(Byte,      int8_t,   u1,  return_int,    i, 1)        \
    X(Short,     int16_t,  u2,  return_int,    i, 1)        \
    X(Char,      u2,       u2,  return_int,    i, 1)        \
    X(Int,       int32_t,  u4,  return_int,    i, 1)        \
    X(Long,      int64_t,  u8,  return_long,   l, 2)        \
    X(Float,     float,    u4,  return_float,  f, 1)        \
    X(Double,    double,   u8,  return_double, d, 2)        \
    X(Reference, Object *, u8,  return_ref,    ref, 1)

/* X(Type, bits type, return function, Slot member) */
#define FOR_EACH_ADDED(X)                   \
    X(Byte,  u1, int8_t,  return_int,  i)   \
    X(Short, u2, int16_t, return_int,  i)   \
    X(Char,  u2, u2,      return_int,  i)   \
    X(Int,   u4, int32_t, return_int,  i)   \
    X(Long,  u8, int64_t, return_long, l)

/* References among the arguments stay alive meanwhile. */
#define DIRTY_IF_Boolean(args)
#define DIRTY_IF_Byte(args)
#define DIRTY_IF_Short(args)
#define DIRTY_IF_Char(args)
#define DIRTY_IF_Int(args)
#define DIRTY_IF_Long(args)
#define DIRTY_IF_Float(args)
#define DIRTY_IF_Double(args)
#define DIRTY_IF_Reference(args) heap_dirty((args)[BASE].ref)

/* ---- get and put ----------------------------------------------------------------------------------------------------- */

static bool throw_fault(Thread *t) { return throw_new(t, EX_InternalError, FAULT_TEXT); }

/* Aligned x86 loads have acquire order, stores release order; a volatile store is a locked exchange. */
#define DEFINE_STORE(name, Type, ctype, bits, member, STORE)                                    \
    UNSAFE_LEAF(name)                                                                           \
    {                                                                                           \
        (void)m;                                                                                \
        ctype value = (ctype)args[VALUE].member;                                                \
        bits word;                                                                              \
        memcpy(&word, &value, sizeof word);                                                     \
        STORE(word, (bits *)address_of(args), fault);                                           \
        DIRTY_IF_##Type(args);                                                                  \
        return true;                                                                            \
    fault:                                                                                      \
        return throw_fault(t);                                                                  \
    }
#define DEFINE_ACCESS(Type, ctype, bits, give, member, slots)                                   \
    UNSAFE_LEAF(get##Type)                                                                      \
    {                                                                                           \
        (void)m;                                                                                \
        bits word;                                                                              \
        ctype value;                                                                            \
        LOAD_OR_FAULT(word, (bits *)address_of(args), fault);                                   \
        memcpy(&value, &word, sizeof value);                                                    \
        return give(args, value);                                                               \
    fault:                                                                                      \
        return throw_fault(t);                                                                  \
    }                                                                                           \
    DEFINE_STORE(put##Type, Type, ctype, bits, member, STORE_OR_FAULT)                          \
    DEFINE_STORE(put##Type##Volatile, Type, ctype, bits, member, EXCHANGE_OR_FAULT)
FOR_EACH_TYPE(DEFINE_ACCESS)

/* ---- compare and swap ------------------------------------------------------------------------------------------------- */

/* Floating-point values are compared by their bits, as Unsafe's own Java code does. */
#define DEFINE_SWAP(Type, ctype, bits, give, member, slots)                                                 \
    static bits swap_##Type(Slot *args, bits expected)      /* what was there */                            \
    {                                                                                                       \
        ctype value = (ctype)args[VALUE + slots].member;                                                    \
        bits wanted;                                                                                        \
        memcpy(&wanted, &value, sizeof wanted);                                                             \
        __atomic_compare_exchange_n((bits *)address_of(args), &expected, wanted, false, __ATOMIC_SEQ_CST,   \
                                    __ATOMIC_SEQ_CST);                                                      \
        DIRTY_IF_##Type(args);                                                                              \
        return expected;                                                                                    \
    }                                                                                                       \
    static bits expected_##Type(const Slot *args)                                                           \
    {                                                                                                       \
        ctype value = (ctype)args[VALUE].member;                                                            \
        bits expected;                                                                                      \
        memcpy(&expected, &value, sizeof expected);                                                         \
        return expected;                                                                                    \
    }                                                                                                       \
    UNSAFE_LEAF(compareAndSet##Type)                                                                        \
    {                                                                                                       \
        UNUSED_LEAF;                                                                                        \
        bits expected = expected_##Type(args);                                                              \
        return return_int(args, swap_##Type(args, expected) == expected);                                   \
    }                                                                                                       \
    UNSAFE_LEAF(compareAndExchange##Type)                                                                   \
    {                                                                                                       \
        UNUSED_LEAF;                                                                                        \
        bits found = swap_##Type(args, expected_##Type(args));                                              \
        ctype value;                                                                                        \
        memcpy(&value, &found, sizeof value);                                                               \
        return give(args, value);                                                                           \
    }                                                                                                       \
    UNSAFE_LEAF(getAndSet##Type)                                                                            \
    {                                                                                                       \
        UNUSED_LEAF;                                                                                        \
        bits found = __atomic_exchange_n((bits *)address_of(args), expected_##Type(args), __ATOMIC_SEQ_CST);\
        DIRTY_IF_##Type(args);                                                                              \
        ctype value;                                                                                        \
        memcpy(&value, &found, sizeof value);                                                               \
        return give(args, value);                                                                           \
    }
FOR_EACH_TYPE(DEFINE_SWAP)

#define DEFINE_ADD(Type, bits, ctype, give, member)                                                                     \
    UNSAFE_LEAF(getAndAdd##Type)                                                                                        \
    {                                                                                                                   \
        UNUSED_LEAF;                                                                                                    \
        return give(args, (ctype)__atomic_fetch_add((bits *)address_of(args), (bits)args[VALUE].member, __ATOMIC_SEQ_CST)); \
    }
FOR_EACH_ADDED(DEFINE_ADD)

UNSAFE_LEAF(loadFence) { UNUSED_LEAF; (void)args; __atomic_thread_fence(__ATOMIC_ACQUIRE); return true; }
UNSAFE_LEAF(storeFence) { UNUSED_LEAF; (void)args; __atomic_thread_fence(__ATOMIC_RELEASE); return true; }
UNSAFE_LEAF(fullFence) { UNUSED_LEAF; (void)args; __atomic_thread_fence(__ATOMIC_SEQ_CST); return true; }

/* ---- memory outside the heap ------------------------------------------------------------------------------------------- */

UNSAFE_LEAF(getUncompressedObject) { UNUSED_LEAF; return return_ref(args, *(Object **)(uintptr_t)args[1].l); }

UNSAFE_LEAF(allocateMemory0) { UNUSED_LEAF; return return_long(args, (int64_t)(uintptr_t)malloc((size_t)args[1].l)); }

UNSAFE_LEAF(reallocateMemory0)
{
    UNUSED_LEAF;
    return return_long(args, (int64_t)(uintptr_t)realloc((void *)(uintptr_t)args[1].l, (size_t)args[3].l));
}

UNSAFE_LEAF(freeMemory0) { UNUSED_LEAF; free((void *)(uintptr_t)args[1].l); return true; }

static void set_memory(Slot *args) { memset(address_of(args), (u1)args[6].i, (size_t)args[4].l); }
UNSAFE_LEAF(setMemory0) { (void)m; return fault_guarded(t, set_memory, args) || throw_fault(t); }

/* memmove goes byte by byte at the ends of short runs; readers of aligned elements must never see halves. */
static void copy_words(volatile u8 *to, const volatile u8 *from, size_t words)
{
    if (to <= from || to >= from + words)
        for (size_t i = 0; i < words; i++) to[i] = from[i];
    else
        for (size_t i = words; i-- > 0; ) to[i] = from[i];
}

/* (this, Object from, long from_offset, Object to, long to_offset, long bytes) */
static void copy_memory(Slot *args)
{
    char *from = address_of(args), *to = (char *)args[4].ref + args[5].l;
    size_t bytes = (size_t)args[7].l;
    if (bytes < 256 && (((uintptr_t)to | (uintptr_t)from | bytes) & 7) == 0)
        copy_words((void *)to, (const void *)from, bytes / 8);
    else
        memmove(to, from, bytes);
}
UNSAFE_LEAF(copyMemory0) { (void)m; return fault_guarded(t, copy_memory, args) || throw_fault(t); }

static void swap_bytes(char *to, const char *from, size_t unit)
{
    for (size_t i = 0; i < unit; i++) to[i] = from[unit - 1 - i];
}

static void copy_swapped(char *to, const char *from, size_t bytes, size_t unit)
{
    char element[8];
    bool forwards = to <= from || to >= from + bytes;
    for (size_t i = 0; i < bytes; i += unit) {
        size_t at = forwards ? i : bytes - unit - i;
        memcpy(element, from + at, unit);
        swap_bytes(to + at, element, unit);
    }
}

static void copy_swap_memory(Slot *args)
{
    copy_swapped((char *)args[4].ref + args[5].l, address_of(args), (size_t)args[7].l, (size_t)args[9].l);
}
UNSAFE_LEAF(copySwapMemory0) { (void)m; return fault_guarded(t, copy_swap_memory, args) || throw_fault(t); }

UNSAFE_LEAF(writeback0) { UNUSED_LEAF; __builtin_ia32_clflush((void *)(uintptr_t)args[1].l); return true; }
UNSAFE_LEAF(writebackPreSync0) { UNUSED_LEAF; (void)args; return true; }
UNSAFE_LEAF(writebackPostSync0) { UNUSED_LEAF; (void)args; __builtin_ia32_sfence(); return true; }

UNSAFE_LEAF(getLoadAverage0)                            /* (this, double[], int) */
{
    UNUSED_LEAF;
    double loads[3];
    int count = args[2].i < 3 ? args[2].i : 3;
    count = getloadavg(loads, count);
    for (int i = 0; i < count; i++) ((double *)array_data(args[1].ref))[i] = loads[i];
    return return_int(args, count);
}

/* ---- fields and arrays --------------------------------------------------------------------------------------------------- */

static Field *field_of(const Object *reflected)
{
    Class *k = mirror_class(object_ref_at(reflected, KNOWN(ReflectField_clazz)));
    return &k->fields[OBJECT_AT(reflected, KNOWN(ReflectField_slot), int32_t)];
}

static bool give_offset(Thread *t, Slot *args, bool is_static)
{
    const Field *field = field_of(args[1].ref);
    if (((field->access_flags & ACC_STATIC) != 0) != is_static)
        return throw_new(t, EX_IllegalArgumentException, NULL);
    return return_long(args, field->offset);
}

static bool unsafe_objectFieldOffset0(Thread *t, Method *m, Slot *args) { (void)m; return give_offset(t, args, false); }
static bool unsafe_staticFieldOffset0(Thread *t, Method *m, Slot *args) { (void)m; return give_offset(t, args, true); }

static bool unsafe_staticFieldBase0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    const Field *field = field_of(args[1].ref);
    if (!(field->access_flags & ACC_STATIC)) return throw_new(t, EX_IllegalArgumentException, NULL);
    return return_ref(args, field->klass->mirror);
}

static bool unsafe_objectFieldOffset1(Thread *t, Method *m, Slot *args)     /* (this, Class, String) */
{
    (void)m;
    const Class *k = mirror_class(args[1].ref);
    const Symbol *name = string_to_symbol(args[2].ref, false);
    for (u4 i = 0; i < k->field_count; i++)
        if (k->fields[i].name == name) return return_long(args, k->fields[i].offset);
    return throw_new(t, EX_InternalError, NULL);
}

static bool unsafe_arrayBaseOffset0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (!class_is_array(mirror_class(args[1].ref))) return throw_new(t, EX_IllegalArgumentException, NULL);
    return return_int(args, ARRAY_DATA_OFFSET);
}

static bool unsafe_arrayIndexScale0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    const Class *k = mirror_class(args[1].ref);
    if (!class_is_array(k)) return throw_new(t, EX_IllegalArgumentException, NULL);
    return return_int(args, 1 << k->element_shift);
}

/* ---- classes, instances, exceptions, parking ------------------------------------------------------------------------------ */

/* (this, String name, byte[] b, int off, int len, ClassLoader loader, ProtectionDomain domain); Java code checked the bounds. */
static bool unsafe_defineClass0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    DefineOptions options = { .protection_domain = args[6].ref };
    const u1 *code = array_region(t, args[2].ref, args[3].i, args[4].i, 1);
    if (code == NULL) return false;
    if (args[1].ref != NULL) {
        options.expected_name = string_to_symbol(args[1].ref, true);
        if (options.expected_name == NULL) {
            char *name = string_to_utf8(args[1].ref);
            throw_new(t, EX_NoClassDefFoundError, "Class name exceeds maximum length of %d: %s", UINT16_MAX, name);
            free(name);
            return false;
        }
    }
    Loader *loader = loader_of(t, args[5].ref);
    size_t bytes = (size_t)args[4].i;
    u1 *copy = malloc(bytes + 1);                       /* the array may change under the parser */
    Class *k = NULL;
    if (copy == NULL) throw_out_of_memory(t, "class bytes");
    else if (loader != NULL) {
        memcpy(copy, code, bytes);
        k = loader_define(t, loader, copy, bytes, &options);
    }
    free(copy);
    return k != NULL && return_ref(args, k->mirror);
}

static bool has_instances(const Class *k)
{
    return !(k->access_flags & (ACC_ABSTRACT | ACC_INTERFACE)) && !(k->flags & (CLASS_ARRAY | CLASS_PRIMITIVE | CLASS_IS_MIRROR));
}

static bool allocate_body(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (args[1].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    Class *k = mirror_class(args[1].ref);
    if (class_is_primitive(k)) return throw_new(t, EX_InstantiationException, NULL);
    if (!has_instances(k)) return throw_new(t, EX_InstantiationException, "%s", class_external_name(k));
    if (!class_initialize(t, k)) return false;
    Object *o = heap_alloc_object(t, k);
    return o != NULL && return_ref(args, o);
}

/* Constructors called through method handles need it often, of classes that are initialised. */
static bool unsafe_allocateInstance(Thread *t, Method *m, Slot *args)
{
    const Class *k = args[1].ref != NULL ? mirror_class(args[1].ref) : NULL;
    return k != NULL && class_is_initialized(k) && has_instances(k) ? allocate_body(t, m, args) : bridge_run_framed(t, m, args, allocate_body);
}

static bool unsafe_shouldBeInitialized0(Thread *t, Method *m, Slot *args)
{
    UNUSED_LEAF;
    const Class *k = mirror_class(args[1].ref);
    return return_int(args, !class_is_primitive(k) && !class_is_initialized(k));
}

static bool unsafe_ensureClassInitialized0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    Class *k = mirror_class(args[1].ref);
    return class_is_primitive(k) || class_initialize(t, k);
}

static bool unsafe_throwException(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (args[1].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    return throw_object(t, args[1].ref);
}

static bool unsafe_park(Thread *t, Method *m, Slot *args) { (void)m; thread_park(t, args[1].i != 0, args[2].l); return true; }

static bool unsafe_unpark(Thread *t, Method *m, Slot *args)
{
    UNUSED_LEAF;
    Thread *target = args[1].ref != NULL ? thread_of(args[1].ref) : NULL;
    if (target != NULL) thread_unpark(target);
    return true;
}

UNSAFE_LEAF(registerNatives) { UNUSED_LEAF; (void)args; return true; }

/* ---- the table -------------------------------------------------------------------------------------------------------------- */

#define UNSAFE "jdk/internal/misc/Unsafe"
#define LEAF(name, function)   { UNSAFE, name, NULL, unsafe_##function, true },
#define FRAMED(name)           { UNSAFE, #name, NULL, unsafe_##name, false },
#define SAME_LEAF(name)        LEAF(#name, name)

/* get(Object, long) and get(long) share a name: only the first is native, so the descriptor must say so. */
#define DESCRIBED_ACCESS(Type, letters)                                                                 \
    { UNSAFE, "get" #Type, "(Ljava/lang/Object;J)" letters, unsafe_get##Type, true },                   \
    { UNSAFE, "put" #Type, "(Ljava/lang/Object;J" letters ")V", unsafe_put##Type, true },
#define ORDERED_ACCESS(Type, ctype, bits, give, member, slots)  \
    LEAF("get" #Type "Volatile", get##Type)                     \
    LEAF("get" #Type "Acquire", get##Type)                      \
    LEAF("get" #Type "Opaque", get##Type)                       \
    LEAF("put" #Type "Volatile", put##Type##Volatile)           \
    LEAF("put" #Type "Release", put##Type)                      \
    LEAF("put" #Type "Opaque", put##Type)
#define SWAPS(Type, ctype, bits, give, member, slots)                           \
    LEAF("compareAndSet" #Type, compareAndSet##Type)                            \
    LEAF("weakCompareAndSet" #Type, compareAndSet##Type)                        \
    LEAF("weakCompareAndSet" #Type "Plain", compareAndSet##Type)                \
    LEAF("weakCompareAndSet" #Type "Acquire", compareAndSet##Type)              \
    LEAF("weakCompareAndSet" #Type "Release", compareAndSet##Type)              \
    LEAF("compareAndExchange" #Type, compareAndExchange##Type)                  \
    LEAF("compareAndExchange" #Type "Acquire", compareAndExchange##Type)        \
    LEAF("compareAndExchange" #Type "Release", compareAndExchange##Type)        \
    LEAF("getAndSet" #Type, getAndSet##Type)                                    \
    LEAF("getAndSet" #Type "Acquire", getAndSet##Type)                          \
    LEAF("getAndSet" #Type "Release", getAndSet##Type)
#define ADDS(Type, bits, ctype, give, member)                   \
    LEAF("getAndAdd" #Type, getAndAdd##Type)                    \
    LEAF("getAndAdd" #Type "Acquire", getAndAdd##Type)          \
    LEAF("getAndAdd" #Type "Release", getAndAdd##Type)

static const VmNative rows[] = {
    SAME_LEAF(registerNatives)
    DESCRIBED_ACCESS(Boolean, "Z") DESCRIBED_ACCESS(Byte, "B") DESCRIBED_ACCESS(Short, "S") DESCRIBED_ACCESS(Char, "C")
    DESCRIBED_ACCESS(Int, "I") DESCRIBED_ACCESS(Long, "J") DESCRIBED_ACCESS(Float, "F") DESCRIBED_ACCESS(Double, "D")
    DESCRIBED_ACCESS(Reference, "Ljava/lang/Object;")
    FOR_EACH_TYPE(ORDERED_ACCESS)
    FOR_EACH_TYPE(SWAPS)
    FOR_EACH_ADDED(ADDS)
    SAME_LEAF(loadFence) SAME_LEAF(storeFence) SAME_LEAF(fullFence)
    SAME_LEAF(getUncompressedObject) SAME_LEAF(allocateMemory0) SAME_LEAF(reallocateMemory0) SAME_LEAF(freeMemory0)
    SAME_LEAF(setMemory0) SAME_LEAF(copyMemory0) SAME_LEAF(copySwapMemory0)
    SAME_LEAF(writeback0) SAME_LEAF(writebackPreSync0) SAME_LEAF(writebackPostSync0) SAME_LEAF(getLoadAverage0)
    SAME_LEAF(shouldBeInitialized0) SAME_LEAF(unpark) SAME_LEAF(allocateInstance)
    FRAMED(objectFieldOffset0) FRAMED(objectFieldOffset1) FRAMED(staticFieldOffset0) FRAMED(staticFieldBase0)
    FRAMED(arrayBaseOffset0) FRAMED(arrayIndexScale0)
    FRAMED(defineClass0) FRAMED(ensureClassInitialized0) FRAMED(throwException) FRAMED(park)
};

void unsafe_register(void) { bind_register_vm_natives(rows, COUNT_OF(rows)); }
