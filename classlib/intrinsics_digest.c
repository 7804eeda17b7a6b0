/* classlib/intrinsics_digest.c -- CRC-32, message digests (RFC 1321, FIPS 180-4), Base64 (RFC 4648). */
#include <math.h>
#include <string.h>
#include "classlib/intrinsics.h"
#include "vm/vm.h"

/* ---- CRC-32, eight bytes at a step -------------------------------------------------------------------------------------------- */

typedef struct CrcTables { u4 polynomial; pthread_once_t once; u4 of[8][256]; } CrcTables;
static CrcTables crc32 = { .polynomial = 0xedb88320, .once = PTHREAD_ONCE_INIT };
static CrcTables crc32c = { .polynomial = 0x82f63b78, .once = PTHREAD_ONCE_INIT };

static void make_tables(CrcTables *tables)
{
    for (u4 byte = 0; byte < 256; byte++) {
        u4 crc = byte;
        for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (crc & 1 ? tables->polynomial : 0);
        tables->of[0][byte] = crc;
    }
    for (u4 byte = 0; byte < 256; byte++)
        for (int k = 1; k < 8; k++)
            tables->of[k][byte] = (tables->of[k - 1][byte] >> 8) ^ tables->of[0][tables->of[k - 1][byte] & 0xff];
}

static void make_crc32(void) { make_tables(&crc32); }
static void make_crc32c(void) { make_tables(&crc32c); }

static u4 crc_bytes(const CrcTables *tables, u4 crc, const u1 *p, size_t count)    /* without the complements */
{
    const u4 (*table)[256] = tables->of;
    for (; count >= 8; count -= 8, p += 8) {
        u4 low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + 4, 4);
        low ^= crc;
        crc = table[7][low & 0xff] ^ table[6][low >> 8 & 0xff] ^ table[5][low >> 16 & 0xff] ^ table[4][low >> 24]
            ^ table[3][high & 0xff] ^ table[2][high >> 8 & 0xff] ^ table[1][high >> 16 & 0xff] ^ table[0][high >> 24];
    }
    for (; count > 0; count--) crc = (crc >> 8) ^ table[0][(crc ^ *p++) & 0xff];
    return crc;
}

static u4 crc32_of(u4 crc, const u1 *p, int32_t count)
{
    pthread_once(&crc32.once, make_crc32);
    return count <= 0 ? crc : ~crc_bytes(&crc32, ~crc, p, (size_t)count);
}

bool crc32_update(Thread *t, Method *m, Slot *args)             /* (int crc, int byte) */
{
    (void)t, (void)m;
    u1 byte = (u1)args[1].u;
    return return_int(args, (int32_t)crc32_of(args[0].u, &byte, 1));
}

/* The two below are native, so their Java callers have checked the range. */
bool crc32_update_bytes(Thread *t, Method *m, Slot *args)       /* (int crc, byte[] b, int from, int count) */
{
    (void)t, (void)m;
    return return_int(args, (int32_t)crc32_of(args[0].u, bytes_of(args[1]) + args[2].i, args[3].i));
}

bool crc32_update_buffer(Thread *t, Method *m, Slot *args)      /* (int crc, long address, int from, int count) */
{
    (void)t, (void)m;
    return return_int(args, (int32_t)crc32_of(args[0].u, (const u1 *)(uintptr_t)args[1].l + args[3].i, args[4].i));
}

static u4 crc32c_of(u4 crc, const u1 *p, int32_t count)         /* CRC32C.java does the complements */
{
    pthread_once(&crc32c.once, make_crc32c);
    return count <= 0 ? crc : crc_bytes(&crc32c, crc, p, (size_t)count);
}

bool crc32c_update_bytes(Thread *t, Method *m, Slot *args)      /* (int crc, byte[] b, int from, int end) */
{
    if (args[1].ref == NULL || args[2].i > args[3].i || !range_is_inside(args[2].i, args[3].i - args[2].i, array_length(args[1].ref)))
        return run_bytecode(t, m, args);
    return return_int(args, (int32_t)crc32c_of(args[0].u, bytes_of(args[1]) + args[2].i, args[3].i - args[2].i));
}

bool crc32c_update_buffer(Thread *t, Method *m, Slot *args)     /* (int crc, long address, int from, int end) */
{
    (void)t, (void)m;
    return return_int(args, (int32_t)crc32c_of(args[0].u, (const u1 *)(uintptr_t)args[1].l + args[3].i, args[4].i - args[3].i));
}

/* ---- digests: (this, byte[] block, int from); the chaining value is the object's array field `state` ------------------------------ */

typedef struct StateField { u4 offset; } StateField;

/* The state array if the block is inside its array; NULL: let the bytecode see to it. */
static void *digest_state(StateField *field, const Slot *args, const char *descriptor, int32_t words, int32_t block_bytes)
{
    const Object *self = args[0].ref, *block = args[1].ref;
    if (block == NULL || !range_is_inside(args[2].i, block_bytes, array_length(block))) return NULL;
    u4 offset = __atomic_load_n(&field->offset, __ATOMIC_RELAXED);
    if (offset == 0) {
        const Field *found = class_find_field(object_class(self), symbol_of("state"), symbol_of(descriptor));
        if (found == NULL) return NULL;
        __atomic_store_n(&field->offset, offset = found->offset, __ATOMIC_RELAXED);
    }
    const Object *state = object_ref_at(self, offset);
    return state != NULL && array_length(state) >= words ? array_data(state) : NULL;
}

static u4 rotate_left(u4 v, int n) { return v << n | v >> (32 - n); }
static u4 rotate_right(u4 v, int n) { return v >> n | v << (32 - n); }
static u8 rotate_right_long(u8 v, int n) { return v >> n | v << (64 - n); }

static void load_big_endian(u4 *words, const u1 *block, int count)
{
    memcpy(words, block, (size_t)count * sizeof *words);
    for (int i = 0; i < count; i++) words[i] = __builtin_bswap32(words[i]);
}

/* MD5: constants are floor(2^32 * |sin(i + 1)|). */
static u4 md5_constants[64];
static void make_md5_constants(void)
{
    for (int i = 0; i < 64; i++) md5_constants[i] = (u4)(int64_t)floor(fabs(sin(i + 1)) * 4294967296.0);
}

static void md5_block(u4 state[4], const u1 *block)
{
    static const u1 shifts[4][4] = { { 7, 12, 17, 22 }, { 5, 9, 14, 20 }, { 4, 11, 16, 23 }, { 6, 10, 15, 21 } };
    u4 x[16], a = state[0], b = state[1], c = state[2], d = state[3];
    memcpy(x, block, sizeof x);
    for (int i = 0; i < 64; i++) {
        u4 f;
        int k;
        switch (i / 16) {
        case 0:  f = (b & c) | (~b & d); k = i;                break;
        case 1:  f = (d & b) | (~d & c); k = (5 * i + 1) & 15; break;
        case 2:  f = b ^ c ^ d;          k = (3 * i + 5) & 15; break;
        default: f = c ^ (b | ~d);       k = (7 * i) & 15;     break;
        }
        u4 next = b + rotate_left(a + f + md5_constants[i] + x[k], shifts[i / 16][i & 3]);
        a = d, d = c, c = b, b = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

bool md5_compress(Thread *t, Method *m, Slot *args)
{
    static StateField field;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    u4 *state = digest_state(&field, args, "[I", 4, 64);
    if (state == NULL) return run_bytecode(t, m, args);
    pthread_once(&once, make_md5_constants);
    md5_block(state, bytes_of(args[1]) + args[2].i);
    return true;
}

static void sha1_block(u4 state[5], const u1 *block)
{
    static const u4 constants[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6 };
    u4 w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    load_big_endian(w, block, 16);
    for (int i = 16; i < 80; i++) w[i] = rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        u4 f = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        u4 next = rotate_left(a, 5) + f + e + w[i] + constants[i / 20];
        e = d, d = c, c = rotate_left(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

bool sha1_compress(Thread *t, Method *m, Slot *args)
{
    static StateField field;
    u4 *state = digest_state(&field, args, "[I", 5, 64);
    if (state == NULL) return run_bytecode(t, m, args);
    sha1_block(state, bytes_of(args[1]) + args[2].i);
    return true;
}

/* FIPS 180-4 §4.2.3: the first 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 uses the
 * upper halves of the first 64. */
static const u8 sha_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
    0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static void sha256_block(u4 state[8], const u1 *block)
{
    u4 w[64], v[8];
    load_big_endian(w, block, 16);
    for (int i = 16; i < 64; i++) {
        u4 s0 = rotate_right(w[i - 15], 7) ^ rotate_right(w[i - 15], 18) ^ w[i - 15] >> 3;
        u4 s1 = rotate_right(w[i - 2], 17) ^ rotate_right(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 64; i++) {
        u4 e = v[4], a = v[0];
        u4 first = v[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) + ((e & v[5]) ^ (~e & v[6]))
                 + (u4)(sha_constants[i] >> 32) + w[i];
        u4 second = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        v[7] = v[6], v[6] = v[5], v[5] = e, v[4] = v[3] + first, v[3] = v[2], v[2] = v[1], v[1] = a, v[0] = first + second;
    }
    for (int i = 0; i < 8; i++) state[i] += v[i];
}

bool sha256_compress(Thread *t, Method *m, Slot *args)
{
    static StateField field;
    u4 *state = digest_state(&field, args, "[I", 8, 64);
    if (state == NULL) return run_bytecode(t, m, args);
    sha256_block(state, bytes_of(args[1]) + args[2].i);
    return true;
}

static void sha512_block(u8 state[8], const u1 *block)
{
    u8 w[80], v[8];
    memcpy(w, block, 128);
    for (int i = 0; i < 16; i++) w[i] = __builtin_bswap64(w[i]);
    for (int i = 16; i < 80; i++) {
        u8 s0 = rotate_right_long(w[i - 15], 1) ^ rotate_right_long(w[i - 15], 8) ^ w[i - 15] >> 7;
        u8 s1 = rotate_right_long(w[i - 2], 19) ^ rotate_right_long(w[i - 2], 61) ^ w[i - 2] >> 6;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 80; i++) {
        u8 e = v[4], a = v[0];
        u8 first = v[7] + (rotate_right_long(e, 14) ^ rotate_right_long(e, 18) ^ rotate_right_long(e, 41)) + ((e & v[5]) ^ (~e & v[6]))
                 + sha_constants[i] + w[i];
        u8 second = (rotate_right_long(a, 28) ^ rotate_right_long(a, 34) ^ rotate_right_long(a, 39))
                  + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        v[7] = v[6], v[6] = v[5], v[5] = e, v[4] = v[3] + first, v[3] = v[2], v[2] = v[1], v[1] = a, v[0] = first + second;
    }
    for (int i = 0; i < 8; i++) state[i] += v[i];
}

bool sha512_compress(Thread *t, Method *m, Slot *args)
{
    static StateField field;
    u8 *state = digest_state(&field, args, "[J", 8, 128);
    if (state == NULL) return run_bytecode(t, m, args);
    sha512_block(state, bytes_of(args[1]) + args[2].i);
    return true;
}

/* ---- Base64 --------------------------------------------------------------------------------------------------------------------------- */

static const char base64_digits[2][65] = {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
};

/* (this, byte[] from, int begin, int end, byte[] to, int to_index, boolean url): end - begin is a multiple of 3 */
bool base64_encode_block(Thread *t, Method *m, Slot *args)
{
    int32_t count = args[3].i - args[2].i;
    if (args[1].ref == NULL || args[4].ref == NULL || args[3].i < args[2].i || count % 3 != 0 || !range_is_inside(args[2].i, count, array_length(args[1].ref))
        || args[5].i < 0 || args[5].i + (int64_t)count / 3 * 4 > array_length(args[4].ref)) return run_bytecode(t, m, args);
    const char *digits = base64_digits[args[6].i != 0];
    const u1 *in = bytes_of(args[1]) + args[2].i;
    u1 *out = bytes_of(args[4]) + args[5].i;
    for (; count > 0; count -= 3, in += 3, out += 4) {
        u4 bits = (u4)in[0] << 16 | (u4)in[1] << 8 | in[2];
        out[0] = (u1)digits[bits >> 18];
        out[1] = (u1)digits[bits >> 12 & 63];
        out[2] = (u1)digits[bits >> 6 & 63];
        out[3] = (u1)digits[bits & 63];
    }
    return true;
}

static int8_t base64_values[2][256];                    /* -1: not a digit */
static void make_base64_values(void)
{
    memset(base64_values, -1, sizeof base64_values);
    for (int url = 0; url < 2; url++)
        for (int i = 0; i < 64; i++) base64_values[url][(u1)base64_digits[url][i]] = (int8_t)i;
}

/* (this, byte[] from, int begin, int end, byte[] to, int to_index, boolean url, boolean mime): bytes written, up to the first
 * group with something that is not a digit */
bool base64_decode_block(Thread *t, Method *m, Slot *args)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    int32_t groups = (args[3].i - args[2].i) / 4;
    if (args[1].ref == NULL || args[4].ref == NULL || args[3].i < args[2].i || !range_is_inside(args[2].i, args[3].i - args[2].i, array_length(args[1].ref))
        || args[5].i < 0 || args[5].i > array_length(args[4].ref)) return run_bytecode(t, m, args);
    int32_t room = (array_length(args[4].ref) - args[5].i) / 3;
    if (groups > room) groups = room;                   /* the last one may be padded; the caller decodes what is left */
    pthread_once(&once, make_base64_values);
    const int8_t *values = base64_values[args[6].i != 0];
    const u1 *in = bytes_of(args[1]) + args[2].i;
    u1 *start = bytes_of(args[4]) + args[5].i, *out = start;
    for (; groups > 0; groups--, in += 4, out += 3) {
        int32_t bits = (int32_t)((u4)values[in[0]] << 18 | (u4)values[in[1]] << 12 | (u4)values[in[2]] << 6 | (u4)values[in[3]]);
        if (bits < 0) break;
        out[0] = (u1)(bits >> 16);
        out[1] = (u1)(bits >> 8);
        out[2] = (u1)bits;
    }
    return return_int(args, (int32_t)(out - start));
}
