/* vm/descriptor.c -- legality of names and descriptors, and the walk over a descriptor's types. */
#include "vm/descriptor.h"
#include <string.h>

enum {
    MAX_DIMENSIONS = 255,
    FIRST_FREE_NAMES_MAJOR = 49,        /* names need not be Java identifiers from this class-file version on */
    NEWEST_RULES = 0xFFFF
};
enum NameKind { NAME_CLASS, NAME_FIELD, NAME_METHOD };

/* The longest Java identifier (with slash_ok: identifiers joined by single slashes) at p; NULL if there is none. */
static const char *skip_identifier(const char *p, const char *end, bool slash_ok)
{
    const char *start = p;
    bool after_slash = false;
    for (; p < end; p++) {
        u1 c = (u1)*p;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            after_slash = false;
        else if (c == '_' || c == '$' || c >= 0x80 || (c >= '0' && c <= '9' && p > start))
            after_slash = false;
        else if (c == '/' && slash_ok && !after_slash && p > start)
            after_slash = true;
        else
            break;
    }
    return p == start || after_slash ? NULL : p;
}

static bool is_unqualified(const char *chars, size_t length, enum NameKind kind)
{
    const char *end = chars + length;
    for (const char *p = chars; p < end; p++) {
        if ((u1)((*p | 0x20) - 'a') < 26) continue;     /* letters, most of what there is */
        switch (*p) {
        case '.': case ';': case '[':
            return false;
        case '/':
            if (kind != NAME_CLASS || p == chars || p + 1 == end || p[1] == '/')
                return false;
            break;
        case '<': case '>':
            if (kind == NAME_METHOD)
                return false;
            break;
        default:
            break;
        }
    }
    return length > 0;
}

/* One field type (or V) at p; returns its end, or NULL with *fault set. */
static const char *skip_type(const char *p, const char *end, bool void_ok, u2 major_version, enum DescriptorFault *fault)
{
    u4 dimensions = 0;
    *fault = DESCRIPTOR_MALFORMED;
    for (; p < end && *p == '['; p++)
        if (++dimensions > MAX_DIMENSIONS) {
            *fault = DESCRIPTOR_TOO_MANY_DIMENSIONS;
            return NULL;
        }
    if (p == end)
        return NULL;
    switch (*p++) {
    case 'B': case 'C': case 'D': case 'F': case 'I': case 'J': case 'S': case 'Z':
        break;
    case 'V':
        if (!void_ok || dimensions > 0)
            return NULL;
        break;
    case 'L': {
        const char *name = p;
        if (major_version < FIRST_FREE_NAMES_MAJOR) {
            p = skip_identifier(name, end, true);
            if (p == NULL || p == end || *p != ';')
                return NULL;
        } else {
            p = memchr(name, ';', (size_t)(end - name));
            if (p == NULL)
                return NULL;
            if (!is_unqualified(name, (size_t)(p - name), NAME_CLASS)) {
                *fault = DESCRIPTOR_BAD_CLASS_NAME;
                return NULL;
            }
        }
        p++;
        break;
    }
    default:
        return NULL;
    }
    *fault = DESCRIPTOR_OK;
    return p;
}

enum DescriptorFault descriptor_check_field(const char *chars, size_t length, u2 major_version)
{
    enum DescriptorFault fault;
    const char *end = skip_type(chars, chars + length, false, major_version, &fault);
    return fault == DESCRIPTOR_OK && end != chars + length ? DESCRIPTOR_MALFORMED : fault;
}

enum DescriptorFault descriptor_check_method(const char *chars, size_t length, u2 major_version)
{
    enum DescriptorFault fault;
    const char *p = chars, *end = chars + length;
    if (length < 3 || *p++ != '(')
        return DESCRIPTOR_MALFORMED;
    while (p < end && *p != ')')
        if ((p = skip_type(p, end, false, major_version, &fault)) == NULL)
            return fault;
    if (p == end)
        return DESCRIPTOR_MALFORMED;
    p = skip_type(p + 1, end, true, major_version, &fault);
    return fault == DESCRIPTOR_OK && p != end ? DESCRIPTOR_MALFORMED : fault;
}

bool descriptor_is_field(const char *chars, size_t length)
{
    return descriptor_check_field(chars, length, NEWEST_RULES) == DESCRIPTOR_OK;
}

bool descriptor_is_method(const char *chars, size_t length)
{
    return descriptor_check_method(chars, length, NEWEST_RULES) == DESCRIPTOR_OK;
}

TypeIter descriptor_params(const Symbol *method_descriptor)
{
    return (TypeIter){ .next = method_descriptor->chars + 1 };
}

bool descriptor_next(TypeIter *type)
{
    const char *p = type->next;
    if (*p == ')' || *p == '\0')
        return false;
    type->chars = p;
    type->kind = *p;
    type->slots = (u1)kind_slots(*p);
    while (*p == '[')
        p++;
    if (*p == 'L')
        p = strchrnul(p, ';');
    if (*p != '\0')                     /* an unverified descriptor may just stop */
        p++;
    type->length = (u4)(p - type->chars);
    type->next = p;
    return true;
}

const char *descriptor_return(const Symbol *method_descriptor)
{
    const char *end = memrchr(method_descriptor->chars, ')', method_descriptor->length);
    return end != NULL && end[1] != '\0' ? end + 1 : "V";
}

char descriptor_return_kind(const Symbol *method_descriptor) { return *descriptor_return(method_descriptor); }
u4   descriptor_return_slots(const Symbol *method_descriptor)
{
    return kind_slots(descriptor_return_kind(method_descriptor));
}

u4 descriptor_arg_count(const Symbol *method_descriptor)
{
    u4 count = 0;
    for (TypeIter p = descriptor_params(method_descriptor); descriptor_next(&p); )
        count++;
    return count;
}

u4 descriptor_arg_slots(const Symbol *method_descriptor)
{
    u4 slots = 0;
    for (TypeIter p = descriptor_params(method_descriptor); descriptor_next(&p); )
        slots += p.slots;
    return slots;
}

static bool is_identifier(const char *chars, size_t length, bool slash_ok)
{
    return skip_identifier(chars, chars + length, slash_ok) == chars + length && length > 0;
}

bool name_is_field(const char *chars, size_t length, u2 major_version)
{
    return major_version < FIRST_FREE_NAMES_MAJOR ? is_identifier(chars, length, false)
                                                  : is_unqualified(chars, length, NAME_FIELD);
}

bool name_is_method(const char *chars, size_t length, u2 major_version)
{
    if (length > 0 && chars[0] == '<')
        return (length == 6 && memcmp(chars, "<init>", 6) == 0) || (length == 8 && memcmp(chars, "<clinit>", 8) == 0);
    return major_version < FIRST_FREE_NAMES_MAJOR ? is_identifier(chars, length, false)
                                                  : is_unqualified(chars, length, NAME_METHOD);
}

bool name_is_class(const char *chars, size_t length, u2 major_version)
{
    if (length > 0 && chars[0] == '[')
        return descriptor_check_field(chars, length, major_version) == DESCRIPTOR_OK;
    return major_version < FIRST_FREE_NAMES_MAJOR ? is_identifier(chars, length, true)
                                                  : is_unqualified(chars, length, NAME_CLASS);
}
