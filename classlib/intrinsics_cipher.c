/* classlib/intrinsics_cipher.c -- AES blocks (FIPS 197) with the processor's AES instructions, counter mode, GHASH (SP 800-38D).
 * Where the processor has none the bytecode runs. */
#include <immintrin.h>
#include <string.h>
#include "classlib/intrinsics.h"

enum { BLOCK_BYTES = 16, ROUND_KEYS_LIMIT = 15 };
#define AES_CODE __attribute__((target("aes,ssse3,sse4.1")))

/* ---- fields of the library's cipher objects, looked up once ------------------------------------------------------------------ */

typedef struct CachedField { const char *name, *descriptor; u4 offset; } CachedField;

/* 0: no such field. */
static u4 field_offset(CachedField *field, const Object *o)
{
    u4 offset = __atomic_load_n(&field->offset, __ATOMIC_RELAXED);
    if (offset != 0) return offset;
    const Field *found = class_find_field(object_class(o), symbol_of(field->name), symbol_of(field->descriptor));
    offset = found != NULL ? found->offset : 0;
    __atomic_store_n(&field->offset, offset, __ATOMIC_RELAXED);
    return offset;
}

static Object *field_object(CachedField *field, const Object *o)
{
    u4 offset = field_offset(field, o);
    return offset != 0 ? object_ref_at(o, offset) : NULL;
}

/* ---- AES ------------------------------------------------------------------------------------------------------------------------- */

/* AESCrypt.K: round keys as big-endian words; for decryption those of the equivalent inverse cipher, the last one first. */
typedef struct RoundKeys { __m128i key[ROUND_KEYS_LIMIT]; int count; } RoundKeys;

static bool have_aes(void) { return __builtin_cpu_supports("aes") && __builtin_cpu_supports("sse4.1"); }

AES_CODE static __m128i words_swapped(const void *p)
{
    const __m128i order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    return _mm_shuffle_epi8(_mm_loadu_si128(p), order);
}

/* False: cipher is no AESCrypt with a key, or there are no such instructions. */
AES_CODE static bool load_round_keys(const Object *cipher, RoundKeys *keys)
{
    static CachedField key_field = { .name = "K", .descriptor = "[I" };
    if (!have_aes() || !symbol_is(object_class(cipher)->name, "com/sun/crypto/provider/AESCrypt")) return false;
    const Object *words = field_object(&key_field, cipher);
    if (words == NULL) return false;
    keys->count = array_length(words) / 4;
    if (keys->count != 11 && keys->count != 13 && keys->count != 15) return false;
    for (int i = 0; i < keys->count; i++) keys->key[i] = words_swapped((u4 *)array_data(words) + 4 * i);
    return true;
}

AES_CODE static void encrypt_block(const RoundKeys *keys, const u1 *in, u1 *out)
{
    __m128i state = _mm_xor_si128(_mm_loadu_si128((const __m128i *)in), keys->key[0]);
    for (int i = 1; i < keys->count - 1; i++) state = _mm_aesenc_si128(state, keys->key[i]);
    _mm_storeu_si128((__m128i *)out, _mm_aesenclast_si128(state, keys->key[keys->count - 1]));
}

AES_CODE static void decrypt_block(const RoundKeys *keys, const u1 *in, u1 *out)
{
    __m128i state = _mm_xor_si128(_mm_loadu_si128((const __m128i *)in), keys->key[1]);
    for (int i = 2; i < keys->count; i++) state = _mm_aesdec_si128(state, keys->key[i]);
    _mm_storeu_si128((__m128i *)out, _mm_aesdeclast_si128(state, keys->key[0]));
}

/* (this, byte[] in, int in_index, byte[] out, int out_index) */
static bool blocks_fit(const Slot *args)
{
    return args[1].ref != NULL && args[3].ref != NULL && range_is_inside(args[2].i, BLOCK_BYTES, array_length(args[1].ref))
        && range_is_inside(args[4].i, BLOCK_BYTES, array_length(args[3].ref));
}

bool aes_encrypt_block(Thread *t, Method *m, Slot *args)
{
    RoundKeys keys;
    if (!blocks_fit(args) || !load_round_keys(args[0].ref, &keys)) return run_bytecode(t, m, args);
    encrypt_block(&keys, bytes_of(args[1]) + args[2].i, bytes_of(args[3]) + args[4].i);
    return true;
}

bool aes_decrypt_block(Thread *t, Method *m, Slot *args)
{
    RoundKeys keys;
    if (!blocks_fit(args) || !load_round_keys(args[0].ref, &keys)) return run_bytecode(t, m, args);
    decrypt_block(&keys, bytes_of(args[1]) + args[2].i, bytes_of(args[3]) + args[4].i);
    return true;
}

/* ---- CounterMode.implCrypt(byte[] in, int in_index, int count, byte[] out, int out_index) ------------------------------------------ */

static void increment_counter(u1 *counter)
{
    for (int i = BLOCK_BYTES; i-- > 0 && ++counter[i] == 0; ) {}
}

bool counter_mode_crypt(Thread *t, Method *m, Slot *args)
{
    static CachedField cipher_field = { .name = "embeddedCipher", .descriptor = "Lcom/sun/crypto/provider/SymmetricCipher;" };
    static CachedField counter_field = { .name = "counter", .descriptor = "[B" };
    static CachedField encrypted_field = { .name = "encryptedCounter", .descriptor = "[B" };
    static CachedField used_field = { .name = "used", .descriptor = "I" };
    RoundKeys keys;
    Object *self = args[0].ref, *cipher = field_object(&cipher_field, self);
    Object *counter = field_object(&counter_field, self), *encrypted = field_object(&encrypted_field, self);
    int32_t count = args[3].i;
    if (args[1].ref == NULL || args[4].ref == NULL || !range_is_inside(args[2].i, count, array_length(args[1].ref))
        || !range_is_inside(args[5].i, count, array_length(args[4].ref)) || cipher == NULL || counter == NULL || encrypted == NULL
        || field_offset(&used_field, self) == 0 || array_length(counter) != BLOCK_BYTES || array_length(encrypted) != BLOCK_BYTES
        || !load_round_keys(cipher, &keys)) return run_bytecode(t, m, args);
    int32_t *used = &OBJECT_AT(self, used_field.offset, int32_t);
    if (*used < 0) return run_bytecode(t, m, args);
    const u1 *in = bytes_of(args[1]) + args[2].i;
    u1 *out = bytes_of(args[4]) + args[5].i, *stream = array_data(encrypted);
    for (int32_t i = 0; i < count; i++) {
        if (*used >= BLOCK_BYTES) {
            encrypt_block(&keys, array_data(counter), stream);
            increment_counter(array_data(counter));
            *used = 0;
        }
        out[i] = in[i] ^ stream[(*used)++];
    }
    return return_int(args, count);
}

/* ---- GHASH.processBlocks(byte[] data, int index, int blocks, long[] state, long[] powers_of_h), static ------------------------------- */

static u8 big_endian(const u1 *p)
{
    u8 v;
    memcpy(&v, p, sizeof v);
    return __builtin_bswap64(v);
}

/* state *= h in GF(2^128), bit 0 being the most significant; no branch depends on secrets. */
static void ghash_multiply(u8 state[2], const u8 h[2])
{
    u8 product0 = 0, product1 = 0, v0 = h[0], v1 = h[1];
    for (int half = 0; half < 2; half++)
        for (int bit = 63; bit >= 0; bit--) {
            u8 chosen = -(state[half] >> bit & 1), reduced = -(v1 & 1);
            product0 ^= v0 & chosen;
            product1 ^= v1 & chosen;
            v1 = v1 >> 1 | v0 << 63;
            v0 = v0 >> 1 ^ (0xe100000000000000 & reduced);
        }
    state[0] = product0;
    state[1] = product1;
}

bool ghash_process_blocks(Thread *t, Method *m, Slot *args)
{
    int64_t bytes = (int64_t)args[2].i * BLOCK_BYTES;
    if (args[0].ref == NULL || args[3].ref == NULL || args[4].ref == NULL || bytes < 0 || bytes > INT32_MAX
        || !range_is_inside(args[1].i, (int32_t)bytes, array_length(args[0].ref)) || array_length(args[3].ref) < 2 || array_length(args[4].ref) < 2)
        return run_bytecode(t, m, args);
    const u1 *p = bytes_of(args[0]) + args[1].i;
    u8 *state = array_data(args[3].ref);
    for (; bytes > 0; bytes -= BLOCK_BYTES, p += BLOCK_BYTES) {
        state[0] ^= big_endian(p);
        state[1] ^= big_endian(p + 8);
        ghash_multiply(state, array_data(args[4].ref));
    }
    return true;
}
