/* vm/utf8.c -- modified UTF-8: U+0000 is C0 80, supplementary characters are two three-byte surrogates. */
#include "vm/utf8.h"
#include <string.h>

enum { FIRST_STRICT_MAJOR = 48 };       /* overlong forms are illegal from this class-file version on */

static bool is_tail(u1 byte) { return (byte & 0xC0) == 0x80; }

static bool all_plain_ascii(u8 word)    /* eight bytes 01..7f */
{
    return ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) == 0;
}

bool utf8_is_legal(const u1 *bytes, size_t length, u2 major_version)
{
    bool   loose = major_version < FIRST_STRICT_MAJOR;
    size_t i = 0;
    while (i < length) {
        u8 word;
        if (length - i >= 8 && (memcpy(&word, bytes + i, 8), all_plain_ascii(word))) {
            i += 8;
            continue;
        }
        u1     lead = bytes[i];
        size_t left = length - i;
        u4     c;
        if (lead == 0)
            return false;
        if (lead < 0x80) {
            i++;
        } else if ((lead & 0xE0) == 0xC0) {
            if (left < 2 || !is_tail(bytes[i + 1]))
                return false;
            c = (lead & 0x1Fu) << 6 | (bytes[i + 1] & 0x3Fu);
            if (!loose && c != 0 && c < 0x80)
                return false;
            i += 2;
        } else if ((lead & 0xF0) == 0xE0) {
            if (left < 3 || !is_tail(bytes[i + 1]) || !is_tail(bytes[i + 2]))
                return false;
            c = (lead & 0x0Fu) << 12 | (bytes[i + 1] & 0x3Fu) << 6 | (bytes[i + 2] & 0x3Fu);
            if (!loose && c < 0x800)
                return false;
            i += 3;
        } else {
            return false;
        }
    }
    return true;
}

/* One unit from p < end; returns where the next one starts. */
static inline const u1 *next_unit(const u1 *p, const u1 *end, u2 *unit)
{
    u1 lead = *p;
    if (likely(lead < 0x80)) {
        *unit = lead;
        return p + 1;
    }
    if ((lead & 0xE0) == 0xC0 && end - p >= 2 && is_tail(p[1])) {
        *unit = (u2)((lead & 0x1F) << 6 | (p[1] & 0x3F));
        return p + 2;
    }
    if ((lead & 0xF0) == 0xE0 && end - p >= 3 && is_tail(p[1]) && is_tail(p[2])) {
        *unit = (u2)((lead & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
        return p + 3;
    }
    *unit = lead;
    return p + 1;
}

size_t utf8_unit_count(const char *bytes, size_t length, bool *is_latin1)
{
    const u1 *p = (const u1 *)bytes, *end = p + length;
    size_t count = 0;
    u2     unit, seen = 0;
    for (; p < end; count++) {
        p = next_unit(p, end, &unit);
        seen |= unit;
    }
    *is_latin1 = seen <= 0xFF;
    return count;
}

void utf8_to_utf16(const char *bytes, size_t length, u2 *out)
{
    const u1 *p = (const u1 *)bytes, *end = p + length;
    while (p < end)
        p = next_unit(p, end, out++);
}

void utf8_to_latin1(const char *bytes, size_t length, u1 *out)
{
    const u1 *p = (const u1 *)bytes, *end = p + length;
    for (u2 unit; p < end; *out++ = (u1)unit)
        p = next_unit(p, end, &unit);
}

static size_t unit_bytes(u2 unit) { return unit - 1u < 0x7F ? 1 : unit < 0x800 ? 2 : 3; }

static char *put_unit(char *out, u2 unit)
{
    if (unit - 1u < 0x7F) {
        *out++ = (char)unit;
    } else if (unit < 0x800) {
        *out++ = (char)(0xC0 | unit >> 6);
        *out++ = (char)(0x80 | (unit & 0x3F));
    } else {
        *out++ = (char)(0xE0 | unit >> 12);
        *out++ = (char)(0x80 | (unit >> 6 & 0x3F));
        *out++ = (char)(0x80 | (unit & 0x3F));
    }
    return out;
}

size_t utf8_length_of_utf16(const u2 *units, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += unit_bytes(units[i]);
    return length;
}

size_t utf8_length_of_latin1(const u1 *chars, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += unit_bytes(chars[i]);
    return length;
}

void utf8_from_utf16(const u2 *units, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++)
        out = put_unit(out, units[i]);
}

void utf8_from_latin1(const u1 *chars, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++)
        out = put_unit(out, chars[i]);
}

size_t utf8_modified_from_standard(const char *bytes, size_t length, char *out)
{
    const u1 *p = (const u1 *)bytes, *end = p + length;
    size_t written = 0;
    while (p < end) {
        char piece[6], *stop = piece;
        if ((*p & 0xF8) == 0xF0 && end - p >= 4 && is_tail(p[1]) && is_tail(p[2]) && is_tail(p[3])) {
            u4 c = (*p & 7u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
            stop = put_unit(stop, (u2)(0xD800 + ((c - 0x10000) >> 10 & 0x3FF)));
            stop = put_unit(stop, (u2)(0xDC00 + (c & 0x3FF)));
            p += 4;
        } else {
            u2 unit;
            p = next_unit(p, end, &unit);
            stop = put_unit(stop, unit);
        }
        if (out != NULL)
            memcpy(out + written, piece, (size_t)(stop - piece));
        written += (size_t)(stop - piece);
    }
    return written;
}

size_t utf8_standard_from_modified(const char *bytes, size_t length, char *out)
{
    const u1 *p = (const u1 *)bytes, *end = p + length;
    size_t written = 0;
    while (p < end) {
        char piece[4], *stop = piece;
        u2   unit, low = 0;
        p = next_unit(p, end, &unit);
        const u1 *after = (unit & 0xFC00) == 0xD800 && p < end ? next_unit(p, end, &low) : p;
        if ((low & 0xFC00) == 0xDC00) {
            u4 c = 0x10000 + ((unit & 0x3FFu) << 10 | (low & 0x3FFu));
            *stop++ = (char)(0xF0 | c >> 18);
            *stop++ = (char)(0x80 | (c >> 12 & 0x3F));
            *stop++ = (char)(0x80 | (c >> 6 & 0x3F));
            *stop++ = (char)(0x80 | (c & 0x3F));
            p = after;
        } else if (unit == 0) {
            *stop++ = '\0';
        } else {
            stop = put_unit(stop, (unit & 0xF800) == 0xD800 ? '?' : unit);
        }
        if (out != NULL)
            memcpy(out + written, piece, (size_t)(stop - piece));
        written += (size_t)(stop - piece);
    }
    return written;
}
