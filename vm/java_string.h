/* vm/java_string.h -- java.lang.String: make, read, intern. */
#ifndef VM_JAVA_STRING_H
#define VM_JAVA_STRING_H
#include "vm/thread.h"

MUST_CHECK Object *string_from_utf8(Thread *t, const char *utf8);                   /* modified UTF-8, NUL-terminated */
MUST_CHECK Object *string_from_utf8_length(Thread *t, const char *utf8, size_t bytes);
MUST_CHECK Object *string_from_utf16(Thread *t, const u2 *chars, int32_t length);
MUST_CHECK Object *string_from_symbol(Thread *t, const Symbol *symbol);             /* not interned */
MUST_CHECK Object *string_from_name(Thread *t, const Symbol *internal_name);        /* '/' becomes '.' */

bool    string_is_constructed(const Object *s);                 /* false: has no characters yet, not even none */
int32_t string_length(const Object *s);                         /* UTF-16 units */
u2      string_char_at(const Object *s, int32_t index);
void    string_copy_utf16(const Object *s, int32_t start, int32_t length, u2 *out);
size_t  string_utf8_length(const Object *s);                    /* modified UTF-8 bytes without the NUL */
char   *string_to_utf8(const Object *s);                        /* malloc'ed, NUL-terminated modified UTF-8 */
void    string_copy_utf8(const Object *s, int32_t start, int32_t length, char *out);    /* NUL-terminates */
bool    string_equals(const Object *a, const Object *b);
/* The Symbol spelt like s; dots_to_slashes for class names.  NULL: too long for a symbol (> 65535 bytes). */
const Symbol *string_to_symbol(const Object *s, bool dots_to_slashes);

/* JLS §3.10.5: the one String equal to s.  The table is weak. */
MUST_CHECK Object *string_intern(Thread *t, Object *s);
MUST_CHECK Object *string_intern_symbol(Thread *t, const Symbol *symbol);           /* for CONSTANT_String */
/* MARK_END hook of heap.c. */
void string_sweep(bool (*is_live)(const Object *o));
#endif
