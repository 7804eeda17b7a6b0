/* vm/utf8.h -- modified UTF-8 (JVMS §4.4.7) <-> UTF-16, Latin-1 and standard UTF-8.
 * Decoders accept any bytes, as HotSpot does: a byte that starts no well-formed sequence stands for itself.
 * Lengths and counts are explicit; nothing here writes a NUL. */
#ifndef VM_UTF8_H
#define VM_UTF8_H
#include "vm/base.h"

/* May these bytes be a CONSTANT_Utf8 of a class file?  Versions up to 47 get the older, looser rules. */
bool utf8_is_legal(const u1 *bytes, size_t length, u2 major_version);

/* UTF-16 units that decoding gives; *is_latin1: none is above 0xff. */
size_t utf8_unit_count(const char *bytes, size_t length, bool *is_latin1);
void   utf8_to_utf16(const char *bytes, size_t length, u2 *out);
void   utf8_to_latin1(const char *bytes, size_t length, u1 *out);      /* only if *is_latin1 */

/* Bytes that encoding gives (2 for U+0000, 3 for each half of a surrogate pair). */
size_t utf8_length_of_utf16(const u2 *units, size_t count);
size_t utf8_length_of_latin1(const u1 *chars, size_t count);
void   utf8_from_utf16(const u2 *units, size_t count, char *out);
void   utf8_from_latin1(const u1 *chars, size_t count, char *out);

/* Standard UTF-8 (four-byte sequences, plain NUL) <-> modified.  Returns bytes written, or needed when out is NULL.
 * To standard: a lone surrogate becomes '?'. */
size_t utf8_modified_from_standard(const char *bytes, size_t length, char *out);
size_t utf8_standard_from_modified(const char *bytes, size_t length, char *out);
#endif
