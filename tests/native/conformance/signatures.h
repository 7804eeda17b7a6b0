/* Signatures for natives that Java calls and methods that C calls; the preprocessor makes Java of it, too.
 * P(Type, name, value), the value written so that a cast to the type gives it in both languages.  All methods have `int round`
 * before these. */

/* With the environment and the class or receiver, the integer registers of x86-64. */
#define INTEGERS_PARAMETERS(P) P(Byte, a, -128) P(Object, b, "b") P(Char, c, 65535)

/* Both kinds of registers, all full. */
#define REGISTERS_PARAMETERS(P) \
    P(Float, a, -1.5) P(Short, b, -32768) P(Double, c, 1e300) P(Boolean, d, true) P(Double, e, -0.0) P(Float, f, 3.25e38) \
    P(Long, g, 0x123456789abcdefL) P(Float, h, 1e-45) P(Double, i, 4.9e-324) P(Float, j, 16777216) P(Double, k, 0.1)

/* Some beyond the registers. */
#define STACK_PARAMETERS(P) \
    P(Int, a, -2147483648) P(Long, b, -0x123456789abcdefL) P(Float, c, 1.5) P(Double, d, 2.25) P(Byte, e, -128) P(Char, f, 32768) \
    P(Short, g, -32768) P(Boolean, h, true) P(Object, i, "i") P(Byte, j, 127) P(Float, k, -3.5) P(Double, l, -4.5) \
    P(Short, m, 32767) P(Char, n, 65535) P(Boolean, o, false) P(Long, p, 0x7fffffffffffffffL) P(Double, q, 5.5) P(Float, r, 6.5) \
    P(Double, s, 7.5) P(Float, t, 8.5) P(Float, u, -9.5) P(Double, v, 10.5) P(Object, w, "w")

/* More than anybody has written a special case for: more than eight doubles, then floats among all other types. */
#define MANY_PARAMETERS(P) \
    P(Double, a, 1.5) P(Double, b, 2.5) P(Double, c, 3.5) P(Double, d, 4.5) P(Double, e, 5.5) P(Double, f, 6.5) P(Double, g, 7.5) \
    P(Double, h, 8.5) P(Double, i, 9.5) P(Float, j, -10.5) P(Int, k, -1) P(Byte, l, -1) P(Char, m, 65535) P(Short, n, -1) \
    P(Boolean, o, true) P(Long, p, -1L) P(Object, q, "q") P(Float, r, 11.5) P(Byte, s, -128) P(Float, t, 12.5) P(Char, u, 32768) \
    P(Double, v, -13.5) P(Short, w, -32768) P(Boolean, x, false) P(Int, y, -2147483648) P(Long, z, -0x7fffffffffffffffL) \
    P(Object, aa, "aa") P(Float, bb, -14.5) P(Boolean, cc, true) P(Byte, dd, 127) P(Short, ee, 32767) P(Long, ff, 0x100000000L) \
    P(Object, gg, "gg") P(Double, hh, -0.0) P(Int, ii, 2147483647) P(Char, jj, 1) P(Float, kk, 0.1)

/* As many as a method may have: with a receiver and the round, 252 of 255 slots. */
#define TEN_PARAMETERS(P, n) \
    P(Int, n##0, -2147483648) P(Float, n##1, -1.5) P(Byte, n##2, -128) P(Char, n##3, 65535) P(Short, n##4, -32768) \
    P(Boolean, n##5, true) P(Int, n##6, 7) P(Float, n##7, 1e-45) P(Object, n##8, "i") P(Int, n##9, -1)
#define LIMIT_PARAMETERS(P) \
    TEN_PARAMETERS(P, a) TEN_PARAMETERS(P, b) TEN_PARAMETERS(P, c) TEN_PARAMETERS(P, d) TEN_PARAMETERS(P, e) TEN_PARAMETERS(P, f) \
    TEN_PARAMETERS(P, g) TEN_PARAMETERS(P, h) TEN_PARAMETERS(P, i) TEN_PARAMETERS(P, j) TEN_PARAMETERS(P, k) TEN_PARAMETERS(P, l) \
    TEN_PARAMETERS(P, m) TEN_PARAMETERS(P, n) TEN_PARAMETERS(P, o) TEN_PARAMETERS(P, p) TEN_PARAMETERS(P, q) TEN_PARAMETERS(P, r) \
    TEN_PARAMETERS(P, s) TEN_PARAMETERS(P, t) TEN_PARAMETERS(P, u) TEN_PARAMETERS(P, v) TEN_PARAMETERS(P, w) TEN_PARAMETERS(P, x) \
    TEN_PARAMETERS(P, y)

/* M(Type, result, another result, Shape) */
#define FOR_EACH_VALUE_TYPE(M, Shape) \
    M(Boolean, true, false, Shape) \
    M(Byte, -128, 127, Shape) \
    M(Char, 65535, 32768, Shape) \
    M(Short, -32768, 32767, Shape) \
    M(Int, -2147483648, 2147483647, Shape) \
    M(Long, -0x123456789abcdefL, 0x7fffffffffffffffL, Shape) \
    M(Float, -1.5, 3.25e38, Shape) \
    M(Double, 0.1, 1e300, Shape) \
    M(Object, "result", "another", Shape)

/* Of the longest list, one type of each kind of result register. */
#define FOR_EACH_LIMIT_TYPE(M) M(Long, -0x123456789abcdefL, 0x7fffffffffffffffL, LIMIT) M(Double, 0.1, 1e300, LIMIT)

#define FOR_EACH_SHAPE(M, argument) \
    M(INTEGERS, argument) M(REGISTERS, argument) M(STACK, argument) M(MANY, argument)
