/* classlib/intrinsics_array.c -- java.util.Arrays and ArraysSupport. */
#include <string.h>
#include "classlib/intrinsics.h"
#include "vm/exception.h"
#include "vm/fault.h"
#include "vm/heap.h"

static size_t data_bytes(const Object *array) { return (size_t)array_length(array) << object_class(array)->element_shift; }

bool array_equals(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    const Object *a = args[0].ref, *b = args[1].ref;
    bool equal = a == b || (a != NULL && b != NULL && array_length(a) == array_length(b)
                            && memcmp(array_data(a), array_data(b), data_bytes(a)) == 0);
    return return_int(args, equal);
}

#define DEFINE_HASH(name, type)                                                 \
    bool name(Thread *t, Method *m, Slot *args)                                 \
    {                                                                           \
        (void)t, (void)m;                                                       \
        if (args[0].ref == NULL) return return_int(args, 0);                    \
        const type *element = array_data(args[0].ref);                          \
        u4 h = 1;                                                               \
        for (int32_t i = 0, n = array_length(args[0].ref); i < n; i++)          \
            h = 31 * h + (u4)element[i];                                        \
        return return_int(args, (int32_t)h);                                    \
    }
DEFINE_HASH(array_hash_bytes, int8_t)
DEFINE_HASH(array_hash_chars, u2)
DEFINE_HASH(array_hash_ints, int32_t)

/* fill(type[] a, type value) and fill(type[] a, int from, int to, type value); float and double by their bits. */
#define DEFINE_FILL(name, range_name, type)                                                                                 \
    static void name##_elements(Object *array, int32_t from, int32_t to, type value)                                       \
    {                                                                                                                       \
        type *element = array_data(array);                                                                                  \
        for (int32_t i = from; i < to; i++) element[i] = value;                                                             \
    }                                                                                                                       \
    bool name(Thread *t, Method *m, Slot *args)                                                                             \
    {                                                                                                                       \
        if (args[0].ref == NULL) return run_bytecode(t, m, args);                                                           \
        name##_elements(args[0].ref, 0, array_length(args[0].ref), (type)args[1].raw);                                      \
        return true;                                                                                                        \
    }                                                                                                                       \
    bool range_name(Thread *t, Method *m, Slot *args)                                                                       \
    {                                                                                                                       \
        if (args[0].ref == NULL || args[1].i < 0 || args[1].i > args[2].i || args[2].i > array_length(args[0].ref))         \
            return run_bytecode(t, m, args);                                                                                \
        name##_elements(args[0].ref, args[1].i, args[2].i, (type)args[3].raw);                                              \
        return true;                                                                                                        \
    }
DEFINE_FILL(array_fill_bytes, array_fill_byte_range, u1)
DEFINE_FILL(array_fill_shorts, array_fill_short_range, u2)
DEFINE_FILL(array_fill_ints, array_fill_int_range, u4)
DEFINE_FILL(array_fill_longs, array_fill_long_range, u8)

bool array_fill_references(Thread *t, Method *m, Slot *args)
{
    Object *array = args[0].ref, *value = args[1].ref;
    if (array == NULL || (value != NULL && !object_is_instance(value, object_class(array)->element))) return run_bytecode(t, m, args);
    for (int32_t i = 0, n = array_length(array); i < n; i++) array_refs(array)[i] = value;      /* which stays among the arguments */
    heap_dirty(array);
    return true;
}

/* A new array of the same class with original[from, from + count), zero from its end on.  Nobody else sees it yet. */
static bool copy_of(Thread *t, Slot *args, int32_t from, int32_t count)
{
    Object *copy = heap_alloc_array(t, object_class(args[0].ref), count);
    if (copy == NULL) return false;
    Object *original = args[0].ref;
    int32_t available = array_length(original) - from;
    u4 shift = object_class(original)->element_shift;
    memcpy(array_data(copy), (char *)array_data(original) + ((size_t)from << shift), (size_t)(count < available ? count : available) << shift);
    return return_ref(args, copy);
}

bool array_copy_of(Thread *t, Method *m, Slot *args)            /* (type[] original, int length) */
{
    if (args[0].ref == NULL || args[1].i < 0) return run_bytecode(t, m, args);
    return copy_of(t, args, 0, args[1].i);
}

bool array_copy_of_range(Thread *t, Method *m, Slot *args)      /* (type[] original, int from, int to) */
{
    if (args[0].ref == NULL || args[1].i < 0 || args[1].i > args[2].i || args[1].i > array_length(args[0].ref))
        return run_bytecode(t, m, args);
    return copy_of(t, args, args[1].i, args[2].i - args[1].i);
}

/* (Object a, long a_offset, Object b, long b_offset, int length, int log2_element_bytes): the first element that differs, or
 * the complement of how many were left unchecked, which is none. */
static void find_mismatch(Slot *args)
{
    const u1 *a = (u1 *)args[0].ref + args[1].l, *b = (u1 *)args[3].ref + args[4].l;
    size_t bytes = (size_t)args[6].i << args[7].i, i = 0;
    for (; i + 8 <= bytes; i += 8) {
        u8 x, y;
        memcpy(&x, a + i, sizeof x);
        memcpy(&y, b + i, sizeof y);
        if (x != y) {
            i += (size_t)(__builtin_ctzll(x ^ y) >> 3);
            break;
        }
    }
    while (i < bytes && a[i] == b[i]) i++;
    return_int(args, i < bytes ? (int32_t)(i >> args[7].i) : ~0);
}

bool vectorized_mismatch(Thread *t, Method *m, Slot *args)
{
    (void)m;
    return fault_guarded(t, find_mismatch, args) || throw_new(t, EX_InternalError, FAULT_TEXT);
}
