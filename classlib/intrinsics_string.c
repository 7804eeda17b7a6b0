/* classlib/intrinsics_string.c -- String, StringLatin1, StringUTF16, StringBuilder.  A String's value holds Latin-1 bytes
 * (coder 0) or UTF-16 units in native order (coder 1). */
#include <string.h>
#include "classlib/intrinsics.h"
#include "vm/exception.h"
#include "vm/java_string.h"

enum { LATIN1, UTF16 };

/* ---- helpers ----------------------------------------------------------------------------------------------------------------- */

static Object *value_of(const Object *string) { return object_ref_at(string, KNOWN(String_value)); }
static int coder_of(const Object *string) { return OBJECT_AT(string, KNOWN(String_coder), u1); }
static int32_t units_in(const Object *bytes) { return array_length(bytes) >> 1; }

static int32_t hash_latin1(const u1 *chars, int32_t count)
{
    u4 h = 0;
    for (int32_t i = 0; i < count; i++) h = 31 * h + chars[i];
    return (int32_t)h;
}

static int32_t hash_utf16(const u2 *units, int32_t count)
{
    u4 h = 0;
    for (int32_t i = 0; i < count; i++) h = 31 * h + units[i];
    return (int32_t)h;
}

#define DEFINE_COMPARE(name, type_a, type_b)                                                    \
    static int32_t name(const type_a *a, int32_t a_count, const type_b *b, int32_t b_count)     \
    {                                                                                           \
        int32_t both = a_count < b_count ? a_count : b_count;                                   \
        for (int32_t i = 0; i < both; i++)                                                      \
            if (a[i] != b[i]) return a[i] - b[i];                                               \
        return a_count - b_count;                                                               \
    }
DEFINE_COMPARE(compare_latin1, u1, u1)
DEFINE_COMPARE(compare_utf16, u2, u2)
DEFINE_COMPARE(compare_latin1_utf16, u1, u2)

static int32_t compare_strings(const Object *a, const Object *b)
{
    const Object *av = value_of(a), *bv = value_of(b);
    const u1 *a_bytes = array_data(av), *b_bytes = array_data(bv);
    const u2 *a_units = array_data(av), *b_units = array_data(bv);
    if (coder_of(a) == LATIN1)
        return coder_of(b) == LATIN1 ? compare_latin1(a_bytes, array_length(av), b_bytes, array_length(bv))
                                     : compare_latin1_utf16(a_bytes, array_length(av), b_units, units_in(bv));
    return coder_of(b) == LATIN1 ? -compare_latin1_utf16(b_bytes, array_length(bv), a_units, units_in(av))
                                 : compare_utf16(a_units, units_in(av), b_units, units_in(bv));
}

/* First place of needle at or after `from`; -1: none.  needle_count > 0. */
static int32_t find_latin1(const u1 *text, int32_t count, const u1 *needle, int32_t needle_count, int32_t from)
{
    if (from > count - needle_count) return -1;
    const u1 *found = memmem(text + from, (size_t)(count - from), needle, (size_t)needle_count);
    return found == NULL ? -1 : (int32_t)(found - text);
}

#define DEFINE_FIND(name, type)                                                                                         \
    static int32_t name(const u2 *text, int32_t count, const type *needle, int32_t needle_count, int32_t from)          \
    {                                                                                                                   \
        for (int32_t i = from; i <= count - needle_count; i++) {                                                        \
            int32_t k = 0;                                                                                              \
            while (k < needle_count && text[i + k] == needle[k]) k++;                                                   \
            if (k == needle_count) return i;                                                                            \
        }                                                                                                               \
        return -1;                                                                                                      \
    }
DEFINE_FIND(find_utf16, u2)
DEFINE_FIND(find_latin1_in_utf16, u1)

/* ---- java.lang.String ---------------------------------------------------------------------------------------------------------- */

bool string_char_at_intrinsic(Thread *t, Method *m, Slot *args)
{
    const Object *value = value_of(args[0].ref);
    if (coder_of(args[0].ref) == LATIN1) {
        if (args[1].u >= (u4)array_length(value)) return run_bytecode(t, m, args);
        return return_int(args, ((u1 *)array_data(value))[args[1].i]);
    }
    if (args[1].u >= (u4)units_in(value)) return run_bytecode(t, m, args);
    return return_int(args, ((u2 *)array_data(value))[args[1].i]);
}

bool string_length_intrinsic(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    return return_int(args, array_length(value_of(args[0].ref)) >> coder_of(args[0].ref));
}

bool string_is_empty(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, array_length(value_of(args[0].ref)) == 0); }
bool string_is_latin1(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, coder_of(args[0].ref) == LATIN1); }
bool string_coder(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, coder_of(args[0].ref)); }

bool string_hash_code(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    int32_t *cached = &OBJECT_AT(args[0].ref, KNOWN(String_hash), int32_t), hash = __atomic_load_n(cached, __ATOMIC_RELAXED);
    if (hash == 0) {
        const Object *value = value_of(args[0].ref);
        hash = coder_of(args[0].ref) == LATIN1 ? hash_latin1(array_data(value), array_length(value))
                                               : hash_utf16(array_data(value), units_in(value));
        if (hash != 0) __atomic_store_n(cached, hash, __ATOMIC_RELAXED);
    }
    return return_int(args, hash);
}

static bool same_bytes(const Object *a, const Object *b)
{
    return array_length(a) == array_length(b) && memcmp(array_data(a), array_data(b), (size_t)array_length(a)) == 0;
}

bool string_equals_intrinsic(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    const Object *a = args[0].ref, *b = args[1].ref;
    bool equal = a == b || (b != NULL && object_class(b) == KNOWN(String) && coder_of(a) == coder_of(b) && same_bytes(value_of(a), value_of(b)));
    return return_int(args, equal);
}

bool string_compare_to(Thread *t, Method *m, Slot *args)
{
    if (args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, compare_strings(args[0].ref, args[1].ref));
}

static bool starts_with(const Object *s, const Object *prefix, int32_t at)
{
    const Object *value = value_of(s), *wanted = value_of(prefix);
    int32_t length = array_length(value) >> coder_of(s), count = array_length(wanted) >> coder_of(prefix);
    if (at < 0 || at > length - count) return false;
    if (coder_of(s) == coder_of(prefix))
        return memcmp((u1 *)array_data(value) + ((size_t)at << coder_of(s)), array_data(wanted), (size_t)array_length(wanted)) == 0;
    if (coder_of(s) == LATIN1) return false;
    const u2 *units = (u2 *)array_data(value) + at;
    for (int32_t i = 0; i < count; i++)
        if (units[i] != ((u1 *)array_data(wanted))[i]) return false;
    return true;
}

bool string_starts_with(Thread *t, Method *m, Slot *args)
{
    if (args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, starts_with(args[0].ref, args[1].ref, args[2].i));
}

bool string_starts_with_at_zero(Thread *t, Method *m, Slot *args)
{
    if (args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, starts_with(args[0].ref, args[1].ref, 0));
}

/* ---- StringLatin1 ---------------------------------------------------------------------------------------------------------------- */

bool latin1_char_at(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].u >= (u4)array_length(args[0].ref)) return run_bytecode(t, m, args);
    return return_int(args, bytes_of(args[0])[args[1].i]);
}

bool bytes_equal(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, same_bytes(args[0].ref, args[1].ref));
}

bool latin1_compare(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, compare_latin1(bytes_of(args[0]), array_length(args[0].ref), bytes_of(args[1]), array_length(args[1].ref)));
}

bool latin1_compare_to_utf16(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, compare_latin1_utf16(bytes_of(args[0]), array_length(args[0].ref), chars_of(args[1]), units_in(args[1].ref)));
}

bool latin1_hash_code(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, hash_latin1(bytes_of(args[0]), array_length(args[0].ref)));
}

static int32_t find_byte(const u1 *text, int32_t from, int32_t end, int32_t wanted)
{
    const u1 *found = from < end ? memchr(text + from, (u1)wanted, (size_t)(end - from)) : NULL;
    return found == NULL ? -1 : (int32_t)(found - text);
}

bool latin1_index_of_from(Thread *t, Method *m, Slot *args)     /* (byte[] value, int ch, int from) */
{
    if (args[0].ref == NULL) return run_bytecode(t, m, args);
    if (args[1].u > 0xff) return return_int(args, -1);
    return return_int(args, find_byte(bytes_of(args[0]), args[2].i < 0 ? 0 : args[2].i, array_length(args[0].ref), args[1].i));
}

bool latin1_index_of_char(Thread *t, Method *m, Slot *args)     /* (byte[] value, int ch, int from, int max) */
{
    if (args[0].ref == NULL || args[2].i < 0 || args[3].i > array_length(args[0].ref)) return run_bytecode(t, m, args);
    return return_int(args, find_byte(bytes_of(args[0]), args[2].i, args[3].i, args[1].i));
}

bool latin1_index_of(Thread *t, Method *m, Slot *args)          /* (byte[] value, byte[] wanted) */
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    if (array_length(args[1].ref) == 0) return return_int(args, 0);
    return return_int(args, find_latin1(bytes_of(args[0]), array_length(args[0].ref), bytes_of(args[1]), array_length(args[1].ref), 0));
}

/* (byte[] value, int count, byte[] wanted, int wanted_count, int from), all in characters of the kinds given. */
static bool index_arguments_fit(const Slot *args, int value_shift, int wanted_shift)
{
    return args[0].ref != NULL && args[2].ref != NULL && args[4].i >= 0 && args[3].i > 0
        && range_is_inside(0, args[1].i, array_length(args[0].ref) >> value_shift)
        && range_is_inside(0, args[3].i, array_length(args[2].ref) >> wanted_shift);
}

bool latin1_index_of_range(Thread *t, Method *m, Slot *args)
{
    if (!index_arguments_fit(args, 0, 0)) return run_bytecode(t, m, args);
    return return_int(args, find_latin1(bytes_of(args[0]), args[1].i, bytes_of(args[2]), args[3].i, args[4].i));
}

bool latin1_last_index_of(Thread *t, Method *m, Slot *args)     /* (byte[] value, int ch, int from) */
{
    if (args[0].ref == NULL) return run_bytecode(t, m, args);
    int32_t last = array_length(args[0].ref) - 1, from = args[2].i < last ? args[2].i : last;
    const u1 *found = args[1].u <= 0xff && from >= 0 ? memrchr(bytes_of(args[0]), args[1].i, (size_t)from + 1) : NULL;
    return return_int(args, found == NULL ? -1 : (int32_t)(found - bytes_of(args[0])));
}

/* (byte[] from, int from_index, char[] or byte[] of units to, int to_index, int count) */
bool latin1_inflate(Thread *t, Method *m, Slot *args)
{
    const Object *from = args[0].ref, *to = args[2].ref;
    if (from == NULL || to == NULL) return run_bytecode(t, m, args);
    int32_t room = object_class(to)->element_type == 'B' ? units_in(to) : array_length(to);
    if (!range_is_inside(args[1].i, args[4].i, array_length(from)) || !range_is_inside(args[3].i, args[4].i, room))
        return run_bytecode(t, m, args);
    const u1 *in = bytes_of(args[0]) + args[1].i;
    u2 *out = chars_of(args[2]) + args[3].i;
    for (int32_t i = 0; i < args[4].i; i++) out[i] = in[i];
    return true;
}

/* ---- StringUTF16 -------------------------------------------------------------------------------------------------------------------- */

bool utf16_compare(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, compare_utf16(chars_of(args[0]), units_in(args[0].ref), chars_of(args[1]), units_in(args[1].ref)));
}

bool utf16_compare_to_latin1(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, -compare_latin1_utf16(bytes_of(args[1]), array_length(args[1].ref), chars_of(args[0]), units_in(args[0].ref)));
}

bool utf16_hash_code(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL) return run_bytecode(t, m, args);
    return return_int(args, hash_utf16(chars_of(args[0]), units_in(args[0].ref)));
}

bool utf16_get_char(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].u >= (u4)units_in(args[0].ref)) return run_bytecode(t, m, args);
    return return_int(args, chars_of(args[0])[args[1].i]);
}

bool utf16_put_char(Thread *t, Method *m, Slot *args)
{
    if (args[0].ref == NULL || args[1].u >= (u4)units_in(args[0].ref)) return run_bytecode(t, m, args);
    chars_of(args[0])[args[1].i] = (u2)args[2].u;
    return true;
}

bool utf16_index_of_char(Thread *t, Method *m, Slot *args)      /* (byte[] value, int ch, int from, int max) */
{
    if (args[0].ref == NULL || args[2].i < 0 || args[3].i > units_in(args[0].ref) || args[2].i > args[3].i) return run_bytecode(t, m, args);
    const u2 *units = chars_of(args[0]);
    for (int32_t i = args[2].i; i < args[3].i; i++)
        if (units[i] == args[1].i) return return_int(args, i);
    return return_int(args, -1);
}

bool utf16_index_of(Thread *t, Method *m, Slot *args)
{
    if (!index_arguments_fit(args, 1, 1)) return run_bytecode(t, m, args);
    return return_int(args, find_utf16(chars_of(args[0]), args[1].i, chars_of(args[2]), args[3].i, args[4].i));
}

bool utf16_index_of_latin1(Thread *t, Method *m, Slot *args)
{
    if (!index_arguments_fit(args, 1, 0)) return run_bytecode(t, m, args);
    return return_int(args, find_latin1_in_utf16(chars_of(args[0]), args[1].i, bytes_of(args[2]), args[3].i, args[4].i));
}

/* (units from, int from_index, byte[] to, int to_index, int count): copies as long as units are below `limit`; -1: does not fit. */
static int32_t narrow(const Slot *args, u2 limit)
{
    const Object *from = args[0].ref, *to = args[2].ref;
    if (from == NULL || to == NULL) return -1;
    int32_t available = object_class(from)->element_type == 'B' ? units_in(from) : array_length(from);
    if (!range_is_inside(args[1].i, args[4].i, available) || !range_is_inside(args[3].i, args[4].i, array_length(to))) return -1;
    const u2 *in = chars_of(args[0]) + args[1].i;
    u1 *out = bytes_of(args[2]) + args[3].i;
    int32_t i = 0;
    for (; i < args[4].i && in[i] < limit; i++) out[i] = (u1)in[i];
    return i;
}

bool utf16_compress(Thread *t, Method *m, Slot *args)           /* all of them or 0 */
{
    int32_t done = narrow(args, 0x100);
    return done < 0 ? run_bytecode(t, m, args) : return_int(args, done == args[4].i ? done : 0);
}

bool encode_iso(Thread *t, Method *m, Slot *args)
{
    int32_t done = narrow(args, 0x100);
    return done < 0 ? run_bytecode(t, m, args) : return_int(args, done);
}

bool encode_ascii(Thread *t, Method *m, Slot *args)
{
    int32_t done = narrow(args, 0x80);
    return done < 0 ? run_bytecode(t, m, args) : return_int(args, done);
}

bool utf16_get_chars(Thread *t, Method *m, Slot *args)          /* (byte[] value, int begin, int end, char[] to, int to_index) */
{
    const Object *from = args[0].ref, *to = args[3].ref;
    int32_t count = args[2].i - args[1].i;
    if (from == NULL || to == NULL || args[1].i < 0 || args[2].i < args[1].i || args[2].i > units_in(from)
        || !range_is_inside(args[4].i, count, array_length(to))) return run_bytecode(t, m, args);
    memcpy(chars_of(args[3]) + args[4].i, chars_of(args[0]) + args[1].i, (size_t)count * sizeof(u2));
    return true;
}

bool has_negatives(Thread *t, Method *m, Slot *args)            /* (byte[] value, int from, int count) */
{
    if (args[0].ref == NULL || !range_is_inside(args[1].i, args[2].i, array_length(args[0].ref))) return run_bytecode(t, m, args);
    const u1 *bytes = bytes_of(args[0]) + args[1].i;
    int32_t i = 0, count = args[2].i;
    for (; i + 8 <= count; i += 8) {
        u8 word;
        memcpy(&word, bytes + i, sizeof word);
        if (word & 0x8080808080808080) return return_int(args, true);
    }
    for (; i < count; i++)
        if (bytes[i] & 0x80) return return_int(args, true);
    return return_int(args, false);
}

/* ---- StringBuilder -------------------------------------------------------------------------------------------------------------------- */

static struct { u4 value, coder, count; bool known; } builder;  /* field offsets of AbstractStringBuilder */

static u4 offset_of(const Class *k, const char *name, const char *descriptor)
{
    const Field *field = class_find_field(k, symbol_of(name), symbol_of(descriptor));
    if (field == NULL) vm_fatal("the class library's StringBuilder has no field %s", name);
    return field->offset;
}

static void know_builder(const Object *o)
{
    const Class *k = object_class(o);
    builder.value = offset_of(k, "value", "[B");
    builder.coder = offset_of(k, "coder", "B");
    builder.count = offset_of(k, "count", "I");
    __atomic_store_n(&builder.known, true, __ATOMIC_RELEASE);
}

#define BUILDER_COUNT(o) OBJECT_AT(o, builder.count, volatile int32_t)

typedef struct BuilderView { u1 *bytes; int32_t count, coder; } BuilderView;

/* One look at the fields, which other threads may be changing.  False: no room for `more` characters without growing. */
static bool builder_view(const Object *o, int32_t more, BuilderView *b)
{
    if (unlikely(!__atomic_load_n(&builder.known, __ATOMIC_ACQUIRE))) know_builder(o);
    const Object *value = OBJECT_AT(o, builder.value, Object *volatile);
    b->count = BUILDER_COUNT(o);
    b->coder = OBJECT_AT(o, builder.coder, volatile u1);
    if (value == NULL || b->count < 0) return false;
    b->bytes = array_data(value);
    return (int64_t)b->count + more <= array_length(value) >> b->coder;
}

bool builder_append_char(Thread *t, Method *m, Slot *args)
{
    BuilderView b;
    u2 c = (u2)args[1].u;
    if (!builder_view(args[0].ref, 1, &b) || (c > 0xff && b.coder == LATIN1)) return run_bytecode(t, m, args);
    if (b.coder == LATIN1) b.bytes[b.count] = (u1)c;
    else ((u2 *)b.bytes)[b.count] = c;
    BUILDER_COUNT(args[0].ref) = b.count + 1;
    return true;                                        /* args[0] is the result, too */
}

bool builder_append_string(Thread *t, Method *m, Slot *args)
{
    BuilderView b;
    const Object *s = args[1].ref;
    if (s == NULL) return run_bytecode(t, m, args);
    int32_t coder = coder_of(s), count = array_length(value_of(s)) >> coder;
    if (!builder_view(args[0].ref, count, &b) || b.coder != coder) return run_bytecode(t, m, args);
    memcpy(b.bytes + ((size_t)b.count << coder), array_data(value_of(s)), (size_t)count << coder);
    BUILDER_COUNT(args[0].ref) = b.count + count;
    return true;
}

bool builder_char_at(Thread *t, Method *m, Slot *args)
{
    BuilderView b;
    if (!builder_view(args[0].ref, 0, &b) || args[1].u >= (u4)b.count) return run_bytecode(t, m, args);
    return return_int(args, b.coder == LATIN1 ? b.bytes[args[1].i] : ((u2 *)b.bytes)[args[1].i]);
}
