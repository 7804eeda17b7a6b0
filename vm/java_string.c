#include "vm/java_string.h"

#include <stdlib.h>
#include <string.h>

#include "vm/heap.h"
#include "vm/lifetime.h"
#include "vm/options.h"
#include "vm/utf8.h"
#include "vm/vm.h"

enum { LATIN1 = 0, UTF16 = 1 };

static inline bool is_latin1(const Object *s) { return OBJECT_AT(s, KNOWN(String_coder), u1) == LATIN1; }
static inline Object *value_of(const Object *s) { return object_ref_at(s, KNOWN(String_value)); }
static inline const u1 *latin1_of(const Object *s) { return array_data(value_of(s)); }
static inline const u2 *utf16_of(const Object *s) { return array_data(value_of(s)); }

/* ---- making ---------------------------------------------------------------------------------------------------------- */

/* A string of `length` UTF-16 units whose bytes the caller fills in through *data. */
static Object *new_string(Thread *t, size_t length, int coder, void **data)
{
    if (length > (size_t)INT32_MAX >> coder) length = INT32_MAX >> coder;               /* the allocation below refuses */
    Object *value = heap_alloc_array(t, vm.primitive_arrays[primitive_index('B')], (int32_t)(length << coder));
    if (value == NULL) return NULL;
    Object *s = heap_alloc_object(t, KNOWN(String));
    if (s == NULL) return NULL;
    OBJECT_AT(s, KNOWN(String_value), Object *) = value;
    OBJECT_AT(s, KNOWN(String_coder), u1) = (u1)coder;
    *data = array_data(value);
    return s;
}

Object *string_from_utf8_length(Thread *t, const char *utf8, size_t bytes)
{
    bool latin1;
    void *data;
    size_t length = utf8_unit_count(utf8, bytes, &latin1);
    int coder = latin1 && vm.options->CompactStrings ? LATIN1 : UTF16;
    Object *s = new_string(t, length, coder, &data);
    if (s == NULL) return NULL;
    if (coder == LATIN1)
        utf8_to_latin1(utf8, bytes, data);
    else
        utf8_to_utf16(utf8, bytes, data);
    return s;
}

Object *string_from_utf8(Thread *t, const char *utf8) { return string_from_utf8_length(t, utf8, strlen(utf8)); }

Object *string_from_utf16(Thread *t, const u2 *chars, int32_t length)
{
    void *data;
    int coder = vm.options->CompactStrings ? LATIN1 : UTF16;
    for (int32_t i = 0; i < length && coder == LATIN1; i++)
        if (chars[i] > 0xff) coder = UTF16;
    Object *s = new_string(t, (size_t)length, coder, &data);
    if (s == NULL) return NULL;
    if (coder == UTF16)
        memcpy(data, chars, (size_t)length * 2);
    else
        for (int32_t i = 0; i < length; i++) ((u1 *)data)[i] = (u1)chars[i];
    return s;
}

Object *string_from_symbol(Thread *t, const Symbol *symbol) { return string_from_utf8_length(t, symbol_chars(symbol), symbol->length); }

Object *string_from_name(Thread *t, const Symbol *internal_name)
{
    Object *s = string_from_symbol(t, internal_name);
    if (s == NULL) return NULL;
    for (int32_t i = 0, length = string_length(s); i < length; i++)
        if (string_char_at(s, i) == '/') {
            if (is_latin1(s)) ((u1 *)array_data(value_of(s)))[i] = '.';
            else ((u2 *)array_data(value_of(s)))[i] = '.';
        }
    return s;
}

/* ---- reading --------------------------------------------------------------------------------------------------------- */

/* A String that no constructor has been run for (JNI's AllocObject) has no value: all below take it for an empty one. */
bool string_is_constructed(const Object *s) { return value_of(s) != NULL; }

int32_t string_length(const Object *s)
{
    return string_is_constructed(s) ? array_length(value_of(s)) >> OBJECT_AT(s, KNOWN(String_coder), u1) : 0;
}

u2 string_char_at(const Object *s, int32_t index) { return is_latin1(s) ? latin1_of(s)[index] : utf16_of(s)[index]; }

void string_copy_utf16(const Object *s, int32_t start, int32_t length, u2 *out)
{
    if (!is_latin1(s))
        memcpy(out, utf16_of(s) + start, (size_t)length * 2);
    else
        for (int32_t i = 0; i < length; i++) out[i] = latin1_of(s)[start + i];
}

static size_t utf8_length_of(const Object *s, int32_t start, int32_t length)
{
    return is_latin1(s) ? utf8_length_of_latin1(latin1_of(s) + start, (size_t)length) : utf8_length_of_utf16(utf16_of(s) + start, (size_t)length);
}

size_t string_utf8_length(const Object *s) { return utf8_length_of(s, 0, string_length(s)); }

void string_copy_utf8(const Object *s, int32_t start, int32_t length, char *out)
{
    if (is_latin1(s))
        utf8_from_latin1(latin1_of(s) + start, (size_t)length, out);
    else
        utf8_from_utf16(utf16_of(s) + start, (size_t)length, out);
    out[utf8_length_of(s, start, length)] = '\0';
}

char *string_to_utf8(const Object *s)
{
    char *utf8 = malloc(string_utf8_length(s) + 1);
    if (utf8 == NULL) vm_fatal("out of memory");
    string_copy_utf8(s, 0, string_length(s), utf8);
    return utf8;
}

bool string_equals(const Object *a, const Object *b)
{
    const Object *x = value_of(a), *y = value_of(b);
    if (x == NULL || y == NULL) return string_length(a) == string_length(b);
    return is_latin1(a) == is_latin1(b) && array_length(x) == array_length(y) &&
           memcmp(array_data(x), array_data(y), (size_t)array_length(x)) == 0;
}

const Symbol *string_to_symbol(const Object *s, bool dots_to_slashes)
{
    char small[512], *utf8 = small;
    size_t bytes = string_utf8_length(s);
    if (bytes > UINT16_MAX) return NULL;
    if (bytes >= sizeof small && (utf8 = malloc(bytes + 1)) == NULL) vm_fatal("out of memory");
    string_copy_utf8(s, 0, string_length(s), utf8);
    if (dots_to_slashes)
        for (size_t i = 0; i < bytes; i++)
            if (utf8[i] == '.') utf8[i] = '/';
    const Symbol *symbol = symbol_intern(utf8, bytes);
    if (utf8 != small) free(utf8);
    return symbol;
}

/* ---- the intern table: open addressing, weak ----------------------------------------------------------------------------
 * A collection may stop a thread anywhere in here, and clears dead entries of both tables to TOMBSTONE; what a stopped
 * thread has loaded is live because its registers are scanned. */

#define TOMBSTONE ((Object *)1)
typedef struct InternTable { size_t capacity, used; Object *slots[]; } InternTable;

static InternTable *volatile intern_table, *volatile growing_table;
static pthread_mutex_t intern_lock = PTHREAD_MUTEX_INITIALIZER;

static u4 hash_utf16_unit(u4 hash, u2 unit) { return hash * 31 + unit; }
static u4 string_hash(const Object *s)
{
    u4 hash = 0;
    for (int32_t i = 0, length = string_length(s); i < length; i++) hash = hash_utf16_unit(hash, string_char_at(s, i));
    return hash;
}
static size_t first_slot(const InternTable *table, u4 hash) { return (hash * 0x9E3779B1u) & (table->capacity - 1); }

static InternTable *new_table(size_t capacity)
{
    InternTable *table = lifetime_alloc(sizeof *table + capacity * sizeof table->slots[0]);
    if (table == NULL) vm_fatal("out of memory");
    table->capacity = capacity;
    return table;
}

static void insert(InternTable *table, Object *s, u4 hash)
{
    size_t i = first_slot(table, hash);
    while (table->slots[i] != NULL) i = (i + 1) & (table->capacity - 1);
    table->slots[i] = s;
    table->used++;
}

static void grow(void)
{
    InternTable *old = intern_table;
    size_t live = 0;
    for (size_t i = 0; i < old->capacity; i++) live += old->slots[i] != NULL && old->slots[i] != TOMBSTONE;
    size_t capacity = old->capacity;
    while (live * 4 > capacity) capacity *= 2;
    growing_table = new_table(capacity);
    for (size_t i = 0; i < old->capacity; i++) {
        Object *s = ((Object *volatile *)old->slots)[i];
        if (s != NULL && s != TOMBSTONE) insert(growing_table, s, string_hash(s));
    }
    intern_table = growing_table;
    growing_table = NULL;
    lifetime_free(old);
}

/* The interned string equal to s, or NULL; the lock is held. */
static Object *lookup(const Object *s, u4 hash)
{
    const InternTable *table = intern_table;
    for (size_t i = first_slot(table, hash); table->slots[i] != NULL; i = (i + 1) & (table->capacity - 1)) {
        Object *candidate = ((Object *const volatile *)table->slots)[i];
        if (candidate != TOMBSTONE && string_equals(candidate, s)) return candidate;
    }
    return NULL;
}

Object *string_intern(Thread *t, Object *s)
{
    u4 hash = string_hash(s);
    (void)t;
    pthread_mutex_lock(&intern_lock);
    if (intern_table == NULL) intern_table = new_table(1024);
    Object *found = lookup(s, hash);
    if (found == NULL) {
        if ((intern_table->used + 1) * 2 > intern_table->capacity) grow();
        insert(intern_table, s, hash);
        found = s;
    }
    pthread_mutex_unlock(&intern_lock);
    return found;
}

Object *string_intern_symbol(Thread *t, const Symbol *symbol)
{
    Object *s = string_from_symbol(t, symbol);
    return s != NULL ? string_intern(t, s) : NULL;
}

static void sweep(InternTable *table, bool (*is_live)(const Object *o))
{
    if (table == NULL) return;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i] != NULL && table->slots[i] != TOMBSTONE && !is_live(table->slots[i])) table->slots[i] = TOMBSTONE;
}

void string_sweep(bool (*is_live)(const Object *o))
{
    sweep(intern_table, is_live);
    sweep(growing_table, is_live);
}
