/* classlib/intrinsics_bigint.c -- inner loops of java.math.BigInteger and MutableBigInteger: magnitudes are int[], most
 * significant word first. */
#include <string.h>
#include "classlib/intrinsics.h"
#include "vm/heap.h"
#include "vm/vm.h"

static u4 *words_of(const Slot slot) { return array_data(slot.ref); }
static bool holds(const Slot slot, int32_t from, int32_t count) { return slot.ref != NULL && range_is_inside(from, count, array_length(slot.ref)); }

/* accumulator[0 .. count) += x[0 .. count) * factor; the carry out of the top.  Both end at their least significant word. */
static u4 multiply_add(u4 *accumulator, const u4 *x, int32_t count, u4 factor)
{
    u8 carry = 0;
    for (int32_t i = count; i-- > 0; ) {
        carry += (u8)x[i] * factor + accumulator[i];
        accumulator[i] = (u4)carry;
        carry >>= 32;
    }
    return (u4)carry;
}

/* z if it is long enough, else a new array. */
static Object *result_array(Thread *t, Object *z, int32_t count)
{
    return z != NULL && array_length(z) >= count ? z : heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], count);
}

/* (int[] x, int x_length, int[] y, int y_length, int[] z) */
bool big_multiply_to_length(Thread *t, Method *m, Slot *args)
{
    int32_t x_count = args[1].i, y_count = args[3].i;
    bool aliased = args[4].ref != NULL && (args[4].ref == args[0].ref || args[4].ref == args[2].ref);
    if (aliased || x_count < 1 || y_count < 1 || x_count > INT32_MAX - y_count || !holds(args[0], 0, x_count) || !holds(args[2], 0, y_count))
        return run_bytecode(t, m, args);
    Object *z = result_array(t, args[4].ref, x_count + y_count);
    if (z == NULL) return false;
    const u4 *x = words_of(args[0]), *y = words_of(args[2]);
    u4 *product = array_data(z);
    memset(product, 0, (size_t)(x_count + y_count) * sizeof *product);
    for (int32_t i = x_count; i-- > 0; )
        product[i] = multiply_add(product + i + 1, y, y_count, x[i]);
    return return_ref(args, z);
}

/* (int[] x, int length, int[] z, int z_length): z_length is twice length */
bool big_square_to_length(Thread *t, Method *m, Slot *args)
{
    int32_t count = args[1].i;
    if (count < 1 || args[3].i != 2 * count || !holds(args[0], 0, count) || !holds(args[2], 0, 2 * count) || args[0].ref == args[2].ref)
        return run_bytecode(t, m, args);
    const u4 *x = words_of(args[0]);
    u4 *square = words_of(args[2]);
    memset(square, 0, (size_t)(2 * count) * sizeof *square);
    for (int32_t i = count; i-- > 0; )
        square[i] = multiply_add(square + i + 1, x, count, x[i]);
    return return_ref(args, args[2].ref);
}

/* (int[] out, int[] in, int offset, int length, int k): offset counts from out's end */
bool big_multiply_add(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL) return run_bytecode(t, m, args);
    int64_t first = (int64_t)array_length(args[0].ref) - args[2].i - args[3].i;
    if (args[2].i < 0 || first < 0 || !holds(args[1], 0, args[3].i)) return run_bytecode(t, m, args);
    return return_int(args, (int32_t)multiply_add(words_of(args[0]) + first, words_of(args[1]), args[3].i, args[4].u));
}

/* (int[] to, int[] from, int to_index, int shift, int count) */
bool big_shift_left(Thread *t, Method *m, Slot *args)
{
    int32_t shift = args[3].i, count = args[4].i;
    if (shift < 1 || shift > 31 || count < 0 || !holds(args[0], args[2].i, count) || !holds(args[1], 0, count + 1)) return run_bytecode(t, m, args);
    u4 *to = words_of(args[0]) + args[2].i;
    const u4 *from = words_of(args[1]);
    for (int32_t i = 0; i < count; i++) to[i] = from[i] << shift | from[i + 1] >> (32 - shift);
    return true;
}

bool big_shift_right(Thread *t, Method *m, Slot *args)
{
    int32_t first = args[2].i, shift = args[3].i, count = args[4].i;
    if (shift < 1 || shift > 31 || first < 0 || first > 1 || count < 0 || !holds(args[0], first, count) || !holds(args[1], 0, count + 1))
        return run_bytecode(t, m, args);
    u4 *to = words_of(args[0]) + first;
    const u4 *from = words_of(args[1]);
    for (int32_t i = count; i-- > 0; ) to[i] = from[i + 1] >> shift | from[i] << (32 - shift);
    return true;
}

/* q -= a * x; the borrow out of the top.  keep: q stays as it is. */
static u4 multiply_subtract(u4 *q, const u4 *a, int32_t count, u4 x, bool keep)
{
    u8 carry = 0;
    for (int32_t i = count; i-- > 0; ) {
        u8 product = (u8)a[i] * x + carry;
        u4 low = (u4)product;
        carry = (product >> 32) + (q[i] < low);
        if (!keep) q[i] -= low;
    }
    return (u4)carry;
}

/* (this, int[] q, int[] a, int x, int length, int offset): q's words offset + 1 .. offset + length */
static bool subtract_product(Thread *t, Method *m, Slot *args, bool keep)
{
    if (args[5].i < -1 || args[5].i == INT32_MAX || !holds(args[1], args[5].i + 1, args[4].i) || !holds(args[2], 0, args[4].i) || args[1].ref == args[2].ref)
        return run_bytecode(t, m, args);
    return return_int(args, (int32_t)multiply_subtract(words_of(args[1]) + args[5].i + 1, words_of(args[2]), args[4].i, args[3].u, keep));
}

bool big_multiply_subtract(Thread *t, Method *m, Slot *args) { return subtract_product(t, m, args, false); }
bool big_multiply_subtract_borrow(Thread *t, Method *m, Slot *args) { return subtract_product(t, m, args, true); }

bool big_divide_add(Thread *t, Method *m, Slot *args)           /* (this, int[] a, int[] result, int offset) */
{
    if (args[1].ref == NULL || !holds(args[2], args[3].i, array_length(args[1].ref)) || args[1].ref == args[2].ref) return run_bytecode(t, m, args);
    return return_int(args, (int32_t)multiply_add(words_of(args[2]) + args[3].i, words_of(args[1]), array_length(args[1].ref), 1));
}
