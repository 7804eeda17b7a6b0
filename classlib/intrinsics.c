/* classlib/intrinsics.c -- registration; arithmetic, bits and small checks. */
#include "classlib/intrinsics.h"
#include <math.h>
#include <string.h>

void intrinsics_register(void)
{
    static const VmNative rows[] = {
#define INTRINSIC(class, method, descriptor, function) { class, method, descriptor, function, true },
#include "vm/intrinsics.def"
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

#define LEAF(name, result)                                      \
    bool name(Thread *t, Method *m, Slot *args)                 \
    {                                                           \
        (void)t, (void)m;                                       \
        return result;                                          \
    }

/* ---- Math ------------------------------------------------------------------------------------------------------------------ */

/* Within an ulp, as Math promises.  HotSpot has code of its own for these: of 200,000 arguments the C library gives another last
 * bit for 50 to 800, StrictMath's algorithms for 5,000 to 20,000. */
LEAF(math_exp, return_double(args, exp(args[0].d)))
LEAF(math_log, return_double(args, log(args[0].d)))

/* glibc reduces a large argument with less than the bits that results near 0 and poles need: there the bytecode asks StrictMath. */
static bool is_reduced_well(double x, double result) { return fabs(x) < 0x1p26 || (fabs(result) > 0x1p-20 && fabs(result) < 0x1p20) || x != x; }

#define TRIGONOMETRIC(name, function)                                                                   \
    bool name(Thread *t, Method *m, Slot *args)                                                         \
    {                                                                                                   \
        double result = function(args[0].d);                                                            \
        return is_reduced_well(args[0].d, result) ? return_double(args, result) : run_bytecode(t, m, args); \
    }
TRIGONOMETRIC(math_sin, sin)
TRIGONOMETRIC(math_cos, cos)
TRIGONOMETRIC(math_tan, tan)

/* Java's special cases are not C's; squares and square roots are exact, as in HotSpot. */
static double power(double x, double y)
{
    if (y == 2) return x * x;
    if (y == 0.5 && x > 0) return sqrt(x);
    return y != y || (isinf(y) && fabs(x) == 1) ? __builtin_nan("") : pow(x, y);
}
LEAF(math_pow, return_double(args, power(args[0].d, args[2].d)))

/* The rest is what IEEE 754 or Java defines to the last bit. */

LEAF(math_sqrt, return_double(args, __builtin_sqrt(args[0].d)))
LEAF(math_abs_double, return_double(args, __builtin_fabs(args[0].d)))
LEAF(math_floor, return_double(args, floor(args[0].d)))
LEAF(math_ceil, return_double(args, ceil(args[0].d)))
LEAF(math_rint, return_double(args, args[0].d != args[0].d ? fabs(args[0].d) : rint(args[0].d)))    /* as the bytecode does to NaN */
LEAF(math_fma_double, return_double(args, fma(args[0].d, args[2].d, args[4].d)))
LEAF(math_fma_float, return_float(args, fmaf(args[0].f, args[1].f, args[2].f)))
LEAF(math_multiply_high, return_long(args, (int64_t)(((__int128)args[0].l * args[2].l) >> 64)))

/* NaN wins; -0.0 is less than 0.0. */
#define DEFINE_MIN_MAX(type, suffix)                                                                        \
    static type least_##suffix(type a, type b)                                                              \
    {                                                                                                       \
        return a != a ? a : b != b ? b : a < b || (a == b && signbit(a)) ? a : b;                           \
    }                                                                                                       \
    static type greatest_##suffix(type a, type b)                                                           \
    {                                                                                                       \
        return a != a ? a : b != b ? b : a > b || (a == b && !signbit(a)) ? a : b;                          \
    }
DEFINE_MIN_MAX(double, double)
DEFINE_MIN_MAX(float, float)
LEAF(math_min_double, return_double(args, least_double(args[0].d, args[2].d)))
LEAF(math_max_double, return_double(args, greatest_double(args[0].d, args[2].d)))
LEAF(math_min_float, return_float(args, least_float(args[0].f, args[1].f)))
LEAF(math_max_float, return_float(args, greatest_float(args[0].f, args[1].f)))

bool math_floor_mod(Thread *t, Method *m, Slot *args)
{
    int32_t x = args[0].i, y = args[1].i;
    if (y == 0) return run_bytecode(t, m, args);
    if (y == -1) return return_int(args, 0);
    int32_t modulus = x % y;
    return return_int(args, (modulus ^ y) < 0 && modulus != 0 ? modulus + y : modulus);
}

/* ---- bits ------------------------------------------------------------------------------------------------------------------ */

LEAF(bits_of_float, return_int(args, args[0].i))
LEAF(canonical_bits_of_float, return_int(args, args[0].f != args[0].f ? 0x7fc00000 : args[0].i))
LEAF(bits_of_double, return_long(args, args[0].l))
LEAF(canonical_bits_of_double, return_long(args, args[0].d != args[0].d ? 0x7ff8000000000000 : args[0].l))
LEAF(double_of_bits, return_double(args, args[0].d))
LEAF(float_of_bits, return_int(args, args[0].i))

static u4 reverse_bits(u4 v)
{
    v = (v & 0x55555555) << 1 | ((v >> 1) & 0x55555555);
    v = (v & 0x33333333) << 2 | ((v >> 2) & 0x33333333);
    v = (v & 0x0f0f0f0f) << 4 | ((v >> 4) & 0x0f0f0f0f);
    return __builtin_bswap32(v);
}

LEAF(int_bit_count, return_int(args, __builtin_popcount(args[0].u)))
LEAF(int_leading_zeros, return_int(args, args[0].u == 0 ? 32 : __builtin_clz(args[0].u)))
LEAF(int_trailing_zeros, return_int(args, args[0].u == 0 ? 32 : __builtin_ctz(args[0].u)))
LEAF(int_reverse, return_int(args, (int32_t)reverse_bits(args[0].u)))
LEAF(int_reverse_bytes, return_int(args, (int32_t)__builtin_bswap32(args[0].u)))
LEAF(int_highest_bit, return_int(args, args[0].u == 0 ? 0 : (int32_t)(0x80000000u >> __builtin_clz(args[0].u))))
LEAF(int_compare_unsigned, return_int(args, (args[0].u > args[1].u) - (args[0].u < args[1].u)))
LEAF(long_bit_count, return_int(args, __builtin_popcountll(args[0].raw)))
LEAF(long_leading_zeros, return_int(args, args[0].raw == 0 ? 64 : __builtin_clzll(args[0].raw)))
LEAF(long_trailing_zeros, return_int(args, args[0].raw == 0 ? 64 : __builtin_ctzll(args[0].raw)))
LEAF(long_reverse, return_long(args, (int64_t)((u8)reverse_bits(args[0].u) << 32 | reverse_bits((u4)(args[0].raw >> 32)))))
LEAF(long_reverse_bytes, return_long(args, (int64_t)__builtin_bswap64(args[0].raw)))
LEAF(long_compare_unsigned, return_int(args, (args[0].raw > args[2].raw) - (args[0].raw < args[2].raw)))
LEAF(char_reverse_bytes, return_int(args, __builtin_bswap16((u2)args[0].u)))
LEAF(short_reverse_bytes, return_int(args, (int16_t)__builtin_bswap16((u2)args[0].u)))

bool int_divide_unsigned(Thread *t, Method *m, Slot *args)
{
    return args[1].u != 0 ? return_int(args, (int32_t)(args[0].u / args[1].u)) : run_bytecode(t, m, args);
}

bool int_remainder_unsigned(Thread *t, Method *m, Slot *args)
{
    return args[1].u != 0 ? return_int(args, (int32_t)(args[0].u % args[1].u)) : run_bytecode(t, m, args);
}

bool long_divide_unsigned(Thread *t, Method *m, Slot *args)
{
    return args[2].raw != 0 ? return_long(args, (int64_t)(args[0].raw / args[2].raw)) : run_bytecode(t, m, args);
}

bool long_remainder_unsigned(Thread *t, Method *m, Slot *args)
{
    return args[2].raw != 0 ? return_long(args, (int64_t)(args[0].raw % args[2].raw)) : run_bytecode(t, m, args);
}

/* ---- decimal digits ----------------------------------------------------------------------------------------------------------- */

static int decimal_size(int64_t value)                  /* characters, sign included */
{
    int size = value < 0 ? 2 : 1;
    for (u8 rest = value < 0 ? -(u8)value : (u8)value; rest >= 10; rest /= 10) size++;
    return size;
}

/* Writes value so that it ends before `end`; returns where it begins.  There is room. */
static u1 *put_decimal(int64_t value, u1 *end)
{
    u8 rest = value < 0 ? -(u8)value : (u8)value;
    do {
        *--end = (u1)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) *--end = '-';
    return end;
}

LEAF(int_string_size, return_int(args, decimal_size(args[0].i)))
LEAF(long_string_size, return_int(args, decimal_size(args[0].l)))

bool int_get_chars(Thread *t, Method *m, Slot *args)    /* (int value, int end, byte[] latin1) */
{
    const Object *buffer = args[2].ref;
    if (buffer == NULL || args[1].i > array_length(buffer) || args[1].i < decimal_size(args[0].i)) return run_bytecode(t, m, args);
    u1 *start = bytes_of(args[2]);
    return return_int(args, (int32_t)(put_decimal(args[0].i, start + args[1].i) - start));
}

bool long_get_chars(Thread *t, Method *m, Slot *args)   /* (long value, int end, byte[] latin1) */
{
    const Object *buffer = args[3].ref;
    if (buffer == NULL || args[2].i > array_length(buffer) || args[2].i < decimal_size(args[0].l)) return run_bytecode(t, m, args);
    u1 *start = bytes_of(args[3]);
    return return_int(args, (int32_t)(put_decimal(args[0].l, start + args[2].i) - start));
}

/* ---- checks --------------------------------------------------------------------------------------------------------------------- */

bool require_non_null(Thread *t, Method *m, Slot *args) { return args[0].ref != NULL || run_bytecode(t, m, args); }
bool check_index(Thread *t, Method *m, Slot *args)
{
    bool inside = args[0].i >= 0 && args[0].i < args[1].i;              /* the length may be negative */
    return inside ? return_int(args, args[0].i) : run_bytecode(t, m, args);
}
