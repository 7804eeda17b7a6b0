/* classloader/classfile.c -- class-file structure (JVMS §4.1 - §4.6), constant pool, and format checks (§4.8).
 * Order of the checks and texts of the errors are HotSpot's, as programs and their users know them. */
#include "classloader/classfile.h"
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "classloader/classfile_parser.h"
#include "vm/descriptor.h"
#include "vm/utf8.h"

enum {
    FIELD_FLAGS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_VOLATILE | ACC_TRANSIENT |
                  ACC_SYNTHETIC | ACC_ENUM,
    METHOD_FLAGS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_SYNCHRONIZED | ACC_BRIDGE |
                   ACC_VARARGS | ACC_NATIVE | ACC_ABSTRACT | ACC_STRICT | ACC_SYNTHETIC,
    MAJOR_MIN = 45
};

/* ---- errors ---------------------------------------------------------------------------------------------------- */
const char *classfile_error_class(enum ClassFileErrorKind kind)
{
    static const char *const names[] = {
        [CLASSFILE_ClassFormatError] = "java/lang/ClassFormatError",
        [CLASSFILE_UnsupportedClassVersionError] = "java/lang/UnsupportedClassVersionError",
        [CLASSFILE_NoClassDefFoundError] = "java/lang/NoClassDefFoundError",
        [CLASSFILE_IncompatibleClassChangeError] = "java/lang/IncompatibleClassChangeError",
        [CLASSFILE_VerifyError] = "java/lang/VerifyError",
    };
    return names[kind];
}

bool parse_fail(Parser *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    p->error->kind = CLASSFILE_ClassFormatError;
    vsnprintf(p->error->message, sizeof p->error->message, format, args);
    va_end(args);
    return false;
}

bool parse_fail_as(Parser *p, enum ClassFileErrorKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    p->error->kind = kind;
    vsnprintf(p->error->message, sizeof p->error->message, format, args);
    va_end(args);
    return false;
}

bool parse_truncated(Parser *p) { return parse_fail(p, "Truncated class file"); }
const char *class_text(const Parser *p) { return p->class_name == NULL ? "<Unknown>" : p->class_name->chars; }

static void dotted(char *out, size_t size, const char *internal)
{
    snprintf(out, size, "%s", internal);
    for (; *out != '\0'; out++)
        if (*out == '/')
            *out = '.';
}

/* ---- names the parser knows, memory ---------------------------------------------------------------------------- */
enum { KNOWN_SLOTS = 256 };
const Symbol *known_symbols[KNOWN_COUNT];
static u1 known_slots[KNOWN_SLOTS];
static pthread_once_t known_once = PTHREAD_ONCE_INIT;
_Static_assert(KNOWN_COUNT < KNOWN_SLOTS / 2, "the table stays sparse");

static void know_names(void)
{
    static const char *const texts[] = {
#define NAME(id, text) [KNOWN_##id] = text,
        KNOWN_NAMES(NAME)
#undef NAME
    };
    for (int i = 1; i < KNOWN_COUNT; i++) {
        const Symbol *symbol = known_symbols[i] = symbol_of(texts[i]);
        u4 at = symbol->hash % KNOWN_SLOTS;
        while (known_slots[at] != 0)
            at = (at + 1) % KNOWN_SLOTS;
        known_slots[at] = (u1)i;
    }
}

enum KnownName known_name(const Symbol *symbol)
{
    for (u4 at = symbol->hash % KNOWN_SLOTS; known_slots[at] != 0; at = (at + 1) % KNOWN_SLOTS)
        if (known_symbols[known_slots[at]] == symbol)
            return known_slots[at];
    return KNOWN_none;
}

void *parser_alloc(Parser *p, size_t count, size_t size)
{
    return count == 0 ? NULL : arena_alloc(p->arena, count * size);
}

const u1 *parser_keep(Parser *p, const u1 *bytes, size_t length)
{
    return p->options->bytes_stay ? bytes : arena_copy(p->arena, bytes, length);
}

const u1 *parser_keep_rows(Parser *p, const u1 *old, u4 old_count, const u1 *rows, u4 more, size_t row_bytes)
{
    if (old_count == 0)
        return parser_keep(p, rows, more * row_bytes);
    u1 *both = arena_alloc(p->arena, (old_count + more) * row_bytes);
    memcpy(both, old, old_count * row_bytes);
    memcpy(both + old_count * row_bytes, rows, more * row_bytes);
    return both;
}

static const MethodDetails no_details = { .parameter_count = -1 };

MethodDetails *parser_details(Parser *p, FileMethod *method)
{
    if (method->details == &no_details)
        method->details = arena_copy(p->arena, &no_details, sizeof no_details);
    return (MethodDetails *)method->details;
}

void index_table_init(IndexTable *table, u4 count)
{
    u4 slots = COUNT_OF(table->few);
    while (slots < 2 * count)
        slots *= 2;
    table->mask = slots - 1;
    table->slots = slots == COUNT_OF(table->few) ? table->few : malloc(slots * sizeof(u4));
    if (table->slots == NULL)
        vm_fatal("out of memory in the class-file parser");
    memset(table->slots, 0xFF, slots * sizeof(u4));
}

void index_table_free(IndexTable *table)
{
    if (table->slots != table->few)
        free(table->slots);
}

/* ---- names, descriptors, flags --------------------------------------------------------------------------------- */
static bool is_known_legal(const Parser *p, const Symbol *s, enum SymbolUse use)
{
    return symbol_is_legal_as(s, use) && p->file->major_version >= JAVA_1_5;
}

static bool note_legal(const Parser *p, const Symbol *s, enum SymbolUse use)
{
    if (p->file->major_version >= JAVA_1_5)
        symbol_set_legal_as(s, use);
    return true;
}

bool check_field_name(Parser *p, const Symbol *name)
{
    if (!p->options->need_verify || p->options->relax_verify || is_known_legal(p, name, LEGAL_FIELD_NAME))
        return true;
    if (name_is_field(name->chars, name->length, p->file->major_version))
        return note_legal(p, name, LEGAL_FIELD_NAME);
    return parse_fail(p, "Illegal field name \"%.*s\" in class %s", name->length, name->chars, class_text(p));
}

bool check_method_name(Parser *p, const Symbol *name)
{
    if (!p->options->need_verify || p->options->relax_verify || is_known_legal(p, name, LEGAL_METHOD_NAME))
        return true;
    if (name_is_method(name->chars, name->length, p->file->major_version))
        return note_legal(p, name, LEGAL_METHOD_NAME);
    return parse_fail(p, "Illegal method name \"%.*s\" in class %s", name->length, name->chars, class_text(p));
}

static bool fail_descriptor(Parser *p, enum DescriptorFault fault, const char *what, const Symbol *name,
                            const Symbol *descriptor)
{
    if (fault == DESCRIPTOR_BAD_CLASS_NAME)
        return parse_fail(p, "Class name is empty or contains illegal character in descriptor in class file %s",
                          class_text(p));
    if (fault == DESCRIPTOR_TOO_MANY_DIMENSIONS)
        return parse_fail(p, "Array type descriptor has more than 255 dimensions in class file %s", class_text(p));
    return parse_fail(p, "%s \"%s\" in class %s has illegal signature \"%s\"", what, name->chars, class_text(p),
                      descriptor->chars);
}

bool check_class_name(Parser *p, const Symbol *name)
{
    enum DescriptorFault fault = DESCRIPTOR_MALFORMED;
    if (!p->options->need_verify || p->options->relax_verify || is_known_legal(p, name, LEGAL_CLASS))
        return true;
    if (name->length > 0 && name->chars[0] == '[')
        fault = descriptor_check_field(name->chars, name->length, p->file->major_version);
    else if (name_is_class(name->chars, name->length, p->file->major_version))
        fault = DESCRIPTOR_OK;
    if (fault == DESCRIPTOR_OK)
        return note_legal(p, name, LEGAL_CLASS);
    if (fault == DESCRIPTOR_MALFORMED)
        return parse_fail(p, "Illegal class name \"%.*s\" in class file %s", name->length, name->chars, class_text(p));
    return fail_descriptor(p, fault, "Class", name, name);
}

static bool is_field_kind(char c)
{
    enum { FIRST = 'B', KINDS = 1 << ('B' - FIRST) | 1 << ('C' - FIRST) | 1 << ('D' - FIRST) | 1 << ('F' - FIRST) |
           1 << ('I' - FIRST) | 1 << ('J' - FIRST) | 1 << ('L' - FIRST) | 1 << ('S' - FIRST) | 1 << ('Z' - FIRST) |
           1 << ('[' - FIRST) };
    return c >= FIRST && c <= '[' && (KINDS >> (c - FIRST) & 1) != 0;
}

bool check_field_descriptor(Parser *p, const Symbol *name, const Symbol *descriptor)
{
    if ((!p->options->need_verify && is_field_kind(descriptor->chars[0])) || is_known_legal(p, descriptor, LEGAL_FIELD))
        return true;
    enum DescriptorFault fault = descriptor_check_field(descriptor->chars, descriptor->length, p->file->major_version);
    return fault == DESCRIPTOR_OK ? note_legal(p, descriptor, LEGAL_FIELD) : fail_descriptor(p, fault, "Field", name, descriptor);
}

static enum DescriptorFault check_any_method_descriptor(const Parser *p, const Symbol *descriptor)
{
    if (is_known_legal(p, descriptor, LEGAL_METHOD))
        return DESCRIPTOR_OK;
    enum DescriptorFault fault = descriptor_check_method(descriptor->chars, descriptor->length, p->file->major_version);
    if (fault == DESCRIPTOR_OK)
        (void)note_legal(p, descriptor, LEGAL_METHOD);
    return fault;
}

bool check_method_descriptor(Parser *p, const Symbol *name, const Symbol *descriptor)
{
    if (!p->options->need_verify && descriptor->length > 2 && descriptor->chars[0] == '(')
        return true;
    enum DescriptorFault fault = DESCRIPTOR_MALFORMED;
    bool initializer_with_args = name == known_symbols[KNOWN_clinit] &&
                                 descriptor != known_symbols[KNOWN_no_args_void] && p->file->major_version >= JAVA_7;
    if (!initializer_with_args)
        fault = check_any_method_descriptor(p, descriptor);
    if (fault == DESCRIPTOR_OK && name->length > 0 && name->chars[0] == '<' && descriptor_return_kind(descriptor) != 'V')
        fault = DESCRIPTOR_MALFORMED;
    return fault == DESCRIPTOR_OK || fail_descriptor(p, fault, "Method", name, descriptor);
}

bool check_class_flags(Parser *p, u2 flags)
{
    bool java5 = p->file->major_version >= JAVA_1_5;
    if ((flags & ACC_MODULE) != 0)
        return parse_fail_as(p, CLASSFILE_NoClassDefFoundError,
                             "%s is not a class because access_flag ACC_MODULE is set", class_text(p));
    if (!p->options->need_verify)
        return true;
    bool interface = (flags & ACC_INTERFACE) != 0, abstract = (flags & ACC_ABSTRACT) != 0;
    if ((abstract && (flags & ACC_FINAL) != 0) || (interface && !abstract) ||
        (interface && java5 && (flags & (ACC_SUPER | ACC_ENUM)) != 0) ||
        (!interface && java5 && (flags & ACC_ANNOTATION) != 0))
        return parse_fail(p, "Illegal class modifiers in class %s: 0x%X", class_text(p), flags);
    return true;
}

static bool has_two_visibilities(u2 flags)
{
    return __builtin_popcount(flags & (ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED)) > 1;
}

static bool check_field_flags(Parser *p, u2 flags)
{
    enum { MUST = ACC_PUBLIC | ACC_STATIC | ACC_FINAL, MUST_NOT = ACC_PRIVATE | ACC_PROTECTED | ACC_VOLATILE | ACC_TRANSIENT };
    bool illegal = has_two_visibilities(flags) || (flags & (ACC_FINAL | ACC_VOLATILE)) == (ACC_FINAL | ACC_VOLATILE);
    if ((p->file->flags & ACC_INTERFACE) != 0)
        illegal = (flags & MUST) != MUST || (flags & MUST_NOT) != 0 ||
                  (p->file->major_version >= JAVA_1_5 && (flags & ACC_ENUM) != 0);
    if (!p->options->need_verify || !illegal)
        return true;
    return parse_fail(p, "Illegal field modifiers in class %s: 0x%X", class_text(p), flags);
}

static bool interface_method_flags_legal(u2 flags, u2 major)
{
    u2 strict_before_17 = major < JAVA_17 ? ACC_STRICT : 0;
    if (major >= JAVA_8) {
        bool public = (flags & ACC_PUBLIC) != 0, private = (flags & ACC_PRIVATE) != 0;
        return public != private && (flags & (ACC_NATIVE | ACC_PROTECTED | ACC_FINAL | ACC_SYNCHRONIZED)) == 0 &&
               ((flags & ACC_ABSTRACT) == 0 || (flags & (ACC_PRIVATE | ACC_STATIC | strict_before_17)) == 0);
    }
    u2 banned = ACC_STATIC | ACC_FINAL | ACC_NATIVE;
    if (major >= JAVA_1_5)
        banned |= ACC_PRIVATE | ACC_PROTECTED | ACC_SYNCHRONIZED | ACC_STRICT;
    return (flags & (ACC_PUBLIC | ACC_ABSTRACT)) == (ACC_PUBLIC | ACC_ABSTRACT) && (flags & banned) == 0;
}

static bool class_method_flags_legal(u2 flags, u2 major, bool initializer)
{
    if (has_two_visibilities(flags))
        return false;
    if (initializer) {
        u2 banned = ACC_STATIC | ACC_FINAL | ACC_SYNCHRONIZED | ACC_NATIVE | ACC_ABSTRACT;
        return (flags & (major >= JAVA_1_5 ? banned | ACC_BRIDGE : banned)) == 0;
    }
    u2 banned = ACC_FINAL | ACC_NATIVE | ACC_PRIVATE | ACC_STATIC;
    if (major >= JAVA_1_5)
        banned |= ACC_SYNCHRONIZED | (major < JAVA_17 ? ACC_STRICT : 0);
    return (flags & ACC_ABSTRACT) == 0 || (flags & banned) == 0;
}

static bool check_method_flags(Parser *p, u2 flags, const Symbol *name)
{
    u2 major = p->file->major_version;
    if (!p->options->need_verify ||
        ((p->file->flags & ACC_INTERFACE) != 0 ? interface_method_flags_legal(flags, major)
                                               : class_method_flags_legal(flags, major, name == known_symbols[KNOWN_init])))
        return true;
    return parse_fail(p, "Method %s in class %s has illegal modifiers: 0x%X", name->chars, class_text(p), flags);
}

/* ---- versions -------------------------------------------------------------------------------------------------- */
static bool check_version(Parser *p)
{
    const enum ClassFileErrorKind kind = CLASSFILE_UnsupportedClassVersionError;
    u2 major = p->file->major_version, minor = p->file->minor_version;
    const char *name = class_text(p);
    if (major < MAJOR_MIN)
        return parse_fail_as(p, kind, "%s (class file version %u.%u) was compiled with an invalid major version", name,
                             major, minor);
    if (major > CLASSFILE_MAJOR_MAX)
        return parse_fail_as(p, kind, "%s has been compiled by a more recent version of the Java Runtime (class file "
                             "version %u.%u), this version of the Java Runtime only recognizes class file versions up "
                             "to %u.0", name, major, minor, CLASSFILE_MAJOR_MAX);
    if (major < JAVA_12 || minor == 0)
        return true;
    if (minor != CLASSFILE_MINOR_PREVIEW)
        return parse_fail_as(p, kind, "%s (class file version %u.%u) was compiled with an invalid non-zero minor version",
                             name, major, minor);
    if (major != CLASSFILE_MAJOR_MAX)
        return parse_fail_as(p, kind, "%s (class file version %u.%u) was compiled with preview features that are "
                             "unsupported. This version of the Java Runtime only recognizes preview features for class "
                             "file version %u.%u", name, major, minor, CLASSFILE_MAJOR_MAX, CLASSFILE_MINOR_PREVIEW);
    return p->options->enable_preview ||
           parse_fail_as(p, kind, "Preview features are not enabled for %s (class file version %u.%u). Try running with "
                         "'--enable-preview'", name, major, minor);
}

/* ---- constant pool --------------------------------------------------------------------------------------------- */
static bool fail_index(Parser *p, u2 index)
{
    return parse_fail(p, "Invalid constant pool index %u in class file %s", index, class_text(p));
}

static u2 high_half(u8 entry) { return (u2)(entry >> 16); }
static u2 low_half(u8 entry) { return (u2)entry; }

static bool read_utf8(Parser *p, Reader *r, u2 index)
{
    u2 length = reader_u2(r);
    const u1 *bytes = reader_take(r, length);
    if (bytes == NULL || r->truncated)
        return parse_truncated(p);
    bool stays_text = p->options->bytes_stay && (uintptr_t)bytes > (u8)UINT32_MAX + sizeof(u2);
    const Symbol *symbol = stays_text ? NULL : symbol_intern((const char *)bytes, length);
    if (p->options->need_verify && (symbol == NULL || !is_known_legal(p, symbol, LEGAL_UTF8))) {
        if (!utf8_is_legal(bytes, length, p->file->major_version))
            return parse_fail(p, "Illegal UTF8 string in constant pool in class file %s", class_text(p));
        if (symbol != NULL)
            (void)note_legal(p, symbol, LEGAL_UTF8);
    }
    p->file->entries[index] = symbol == NULL ? (uintptr_t)(bytes - sizeof(u2)) : (uintptr_t)symbol;
    return true;
}

/* Bytes after the tag, and the first version that has it; 0 bytes: no such tag here (Utf8 is read apart). */
static const struct { u1 bytes, major; } constant_formats[] = {
    [CONSTANT_Integer] = { 4, 0 }, [CONSTANT_Float] = { 4, 0 }, [CONSTANT_Long] = { 8, 0 }, [CONSTANT_Double] = { 8, 0 },
    [CONSTANT_Class] = { 2, 0 }, [CONSTANT_String] = { 2, 0 }, [CONSTANT_Fieldref] = { 4, 0 },
    [CONSTANT_Methodref] = { 4, 0 }, [CONSTANT_InterfaceMethodref] = { 4, 0 }, [CONSTANT_NameAndType] = { 4, 0 },
    [CONSTANT_MethodHandle] = { 3, JAVA_7 }, [CONSTANT_MethodType] = { 2, JAVA_7 }, [CONSTANT_Dynamic] = { 4, JAVA_11 },
    [CONSTANT_InvokeDynamic] = { 4, JAVA_7 }, [CONSTANT_Module] = { 2, JAVA_9 }, [CONSTANT_Package] = { 2, JAVA_9 },
};

static bool read_constants(Parser *p)
{
    Reader copy = p->r, *r = &copy;     /* a local one can stay in registers */
    u8 *entries = p->file->entries;
    for (u4 index = 1; index < p->original_constant_count; index++) {
        u1 tag = reader_u1(r);
        if (tag == CONSTANT_Utf8) {
            p->file->tags[index] = tag;
            if (!read_utf8(p, r, (u2)index))
                return false;
            continue;
        }
        if (r->truncated)
            return parse_truncated(p);
        u1 bytes = tag < COUNT_OF(constant_formats) ? constant_formats[tag].bytes : 0;
        bool module = tag == CONSTANT_Module || tag == CONSTANT_Package;
        if (bytes == 0 || (module && p->file->major_version < JAVA_9))
            return parse_fail(p, "Unknown constant tag %u in class file %s", tag, class_text(p));
        if (p->file->major_version < constant_formats[tag].major)
            return parse_fail(p, "Class file version does not support constant tag %u in class file %s", tag,
                              class_text(p));
        p->file->tags[index] = tag;
        if (module) {                   /* an error unless this is module-info, an error of another kind */
            p->bad_constant_tag = tag;
            entries[index] = reader_u2(r);
        } else if (bytes == 8) {
            if (index + 1 >= p->original_constant_count)
                return parse_fail(p, "Invalid constant pool entry %u in class file %s", index, class_text(p));
            entries[index++] = reader_u8(r);
        } else if (bytes == 4) {
            entries[index] = reader_u4(r);
        } else if (bytes == 3) {
            u1 kind = reader_u1(r);
            entries[index] = (u4)kind << 16 | reader_u2(r);
        } else {
            entries[index] = reader_u2(r);
        }
        if ((tag == CONSTANT_Dynamic || tag == CONSTANT_InvokeDynamic) && high_half(entries[index]) > p->max_bootstrap_index)
            p->max_bootstrap_index = high_half(entries[index]);
    }
    p->r = copy;
    return !copy.truncated || parse_truncated(p);
}

static bool check_method_handle_target(Parser *p, u2 index)
{
    u8 entry = p->file->entries[index];
    u2 target = low_half(entry);
    if (target == 0 || target >= p->original_constant_count)
        return fail_index(p, target);
    u1 tag = p->file->tags[target];
    const char *expected = NULL;
    switch (high_half(entry)) {
    case REF_getField ... REF_putStatic:
        expected = tag == CONSTANT_Fieldref ? NULL : "field";
        break;
    case REF_invokeVirtual: case REF_newInvokeSpecial:
        expected = tag == CONSTANT_Methodref ? NULL : "method";
        break;
    case REF_invokeStatic: case REF_invokeSpecial:
        if (tag != CONSTANT_Methodref && !(tag == CONSTANT_InterfaceMethodref && p->file->major_version >= JAVA_8))
            expected = "method";
        break;
    case REF_invokeInterface:
        expected = tag == CONSTANT_InterfaceMethodref ? NULL : "interface method";
        break;
    default:
        return parse_fail(p, "Bad method handle kind at constant pool index %u in class file %s", index, class_text(p));
    }
    if (expected == NULL)
        return true;
    return parse_fail(p, "Invalid constant pool index %u in class file %s (not a%s %s)", target, class_text(p),
                      expected[0] == 'i' ? "n" : "", expected);
}

/* Every index inside the pool points to an entry of the right kind. */
static bool check_references(Parser *p)
{
    const u8 *entries = p->file->entries;
    for (u4 index = 1; index < p->original_constant_count; index++) {
        u2 high = high_half(entries[index]), low = low_half(entries[index]);
        switch (p->file->tags[index]) {
        case CONSTANT_Class: case CONSTANT_String: case CONSTANT_MethodType:
            if (!is_utf8(p, low))
                return fail_index(p, low);
            break;
        case CONSTANT_Fieldref: case CONSTANT_Methodref: case CONSTANT_InterfaceMethodref:
            if (!is_class(p, high))
                return fail_index(p, high);
            if (!is_constant(p, low, CONSTANT_NameAndType))
                return fail_index(p, low);
            break;
        case CONSTANT_NameAndType:
            if (!is_utf8(p, high))
                return fail_index(p, high);
            if (!is_utf8(p, low))
                return fail_index(p, low);
            break;
        case CONSTANT_Dynamic: case CONSTANT_InvokeDynamic:
            if (!is_constant(p, low, CONSTANT_NameAndType))
                return fail_index(p, low);
            break;
        case CONSTANT_MethodHandle:
            if (!check_method_handle_target(p, (u2)index))
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

static bool is_method_descriptor(const Symbol *s) { return s->length > 0 && s->chars[0] == '('; }

static bool check_name_and_type(Parser *p, u8 entry)
{
    const Symbol *name = utf8_at(p, high_half(entry)), *descriptor = utf8_at(p, low_half(entry));
    if (descriptor->length == 0 || name->length == 0)
        return parse_fail(p, "Illegal zero length constant pool entry at %d in class %s",
                          descriptor->length == 0 ? low_half(entry) : high_half(entry), class_text(p));
    if (is_method_descriptor(descriptor))
        return check_method_name(p, name) && check_method_descriptor(p, name, descriptor);
    return check_field_name(p, name) && check_field_descriptor(p, name, descriptor);
}

static bool check_member_reference(Parser *p, u1 tag, u8 entry)
{
    u8 name_and_type = p->file->entries[low_half(entry)];
    const Symbol *name = utf8_at(p, high_half(name_and_type)), *descriptor = utf8_at(p, low_half(name_and_type));
    bool wants_field = tag == CONSTANT_Fieldref || tag == CONSTANT_Dynamic;
    if (is_method_descriptor(descriptor) == wants_field)
        return fail_descriptor(p, DESCRIPTOR_MALFORMED, tag == CONSTANT_Dynamic ? "CONSTANT_Dynamic" :
                               wants_field ? "Field" : "Method", name, descriptor);
    if (tag == CONSTANT_Methodref && name->length > 0 && name->chars[0] == '<' && name != known_symbols[KNOWN_init])
        return parse_fail(p, "Bad method name at constant pool index %u in class file %s", high_half(name_and_type),
                          class_text(p));
    return true;
}

static bool check_method_handle_name(Parser *p, u8 entry)
{
    u2 kind = high_half(entry);
    if (kind < REF_invokeVirtual || kind == REF_invokeInterface)
        return true;
    u2 name_index = high_half(p->file->entries[low_half(p->file->entries[low_half(entry)])]);
    bool is_init = utf8_at(p, name_index) == known_symbols[KNOWN_init];
    if (kind == REF_newInvokeSpecial && !is_init)
        return parse_fail(p, "Bad constructor name at constant pool index %u in class file %s", name_index, class_text(p));
    if (kind != REF_newInvokeSpecial && is_init)
        return parse_fail(p, "Bad method name at constant pool index %u in class file %s", name_index, class_text(p));
    return true;
}

/* Names and descriptors are well formed. */
static bool check_strings(Parser *p)
{
    const u8 *entries = p->file->entries;
    for (u4 index = 1; index < p->original_constant_count; index++) {
        u1   tag = p->file->tags[index];
        bool ok = true;
        switch (tag) {
        case CONSTANT_Class:
            ok = check_class_name(p, utf8_at(p, low_half(entries[index])));
            break;
        case CONSTANT_NameAndType:
            ok = check_name_and_type(p, entries[index]);
            break;
        case CONSTANT_Fieldref: case CONSTANT_Methodref: case CONSTANT_InterfaceMethodref: case CONSTANT_Dynamic:
        case CONSTANT_InvokeDynamic:
            ok = check_member_reference(p, tag, entries[index]);
            break;
        case CONSTANT_MethodHandle:
            ok = check_method_handle_name(p, entries[index]);
            break;
        case CONSTANT_MethodType:
            ok = check_method_descriptor(p, known_symbols[KNOWN_type], utf8_at(p, low_half(entries[index])));
            break;
        default:
            break;
        }
        if (!ok)
            return false;
    }
    return true;
}

static bool parse_constant_pool(Parser *p)
{
    u2 count = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    if (count < 1)
        return parse_fail(p, "Illegal constant pool size %u in class file %s", count, class_text(p));
    p->original_constant_count = count;
    u4 with_hidden_name = (u4)count + (p->options->hidden_name != NULL);
    p->file->constant_count = (u2)with_hidden_name;
    if (with_hidden_name > UINT16_MAX)
        return parse_fail(p, "Illegal constant pool size %u in class file %s", count, class_text(p));
    p->file->tags = parser_alloc(p, with_hidden_name, sizeof(u1));
    p->file->entries = parser_alloc(p, with_hidden_name, sizeof(u8));
    if (!read_constants(p))
        return false;
    if (p->bad_constant_tag != 0)
        return true;                    /* reported once the access flags are known */
    return check_references(p) && (!p->options->need_verify || check_strings(p));
}

/* ---- this class, its superclass and interfaces ----------------------------------------------------------------- */
static bool parse_this_class(Parser *p)
{
    ClassFile *file = p->file;
    u2 mask = file->major_version >= JAVA_9 ? CLASS_FLAGS | ACC_MODULE : CLASS_FLAGS;
    if (reader_left(&p->r) < 8)
        return parse_truncated(p);
    u2 flags = reader_u2(&p->r) & mask;
    if ((flags & ACC_INTERFACE) != 0 && file->major_version < JAVA_6)
        flags |= ACC_ABSTRACT;          /* old compilers left it out */
    if (!check_class_flags(p, flags))
        return false;
    if (p->bad_constant_tag != 0)
        return parse_fail(p, "Unknown constant tag %u in class file %s", p->bad_constant_tag, class_text(p));
    file->flags = flags;
    file->this_class = reader_u2(&p->r);
    if (!is_class(p, file->this_class))
        return parse_fail(p, "Invalid this class index %u in constant pool in class file %s", file->this_class,
                          class_text(p));
    file->name = classfile_class_name(file, file->this_class);
    if (p->options->need_verify && file->name->chars[0] == '[')
        return parse_fail(p, "Bad class name in class file %s", class_text(p));
    if (p->options->hidden_name != NULL) {
        u2 added = p->original_constant_count;
        file->is_hidden = true;
        file->name = p->options->hidden_name;
        file->tags[added] = CONSTANT_Utf8;
        file->entries[added] = (uintptr_t)file->name;
        file->entries[file->this_class] = added;
    } else if (p->class_name != NULL && p->class_name != file->name) {
        return parse_fail_as(p, CLASSFILE_NoClassDefFoundError, "%s (wrong name: %s)", class_text(p), file->name->chars);
    }
    if (p->class_name == NULL)
        p->class_name = file->name;
    return true;
}

static bool parse_super_class(Parser *p)
{
    ClassFile *file = p->file;
    u2 index = file->super_class = reader_u2(&p->r);
    bool root = file->name == known_symbols[KNOWN_java_lang_Object];
    if (index == 0 ? !root : !is_class(p, index))
        return parse_fail(p, "Invalid superclass index %u in class file %s", index, class_text(p));
    if (index != 0)
        file->super_name = classfile_class_name(file, index);
    if (p->options->need_verify && index != 0 && file->super_name->chars[0] == '[')
        return parse_fail(p, "Bad superclass name in class file %s", class_text(p));
    return true;
}

static bool check_duplicate_interfaces(Parser *p)
{
    IndexTable table;
    const Symbol *twice = NULL;
    index_table_init(&table, p->file->interface_count);
    for (u4 i = 0; i < p->file->interface_count && twice == NULL; i++) {
        const Symbol *name = classfile_class_name(p->file, p->file->interfaces[i]);
        u4 at = name->hash & table.mask;
        for (; table.slots[at] != UINT32_MAX; at = (at + 1) & table.mask)
            if (classfile_class_name(p->file, p->file->interfaces[table.slots[at]]) == name)
                twice = name;
        table.slots[at] = i;
    }
    index_table_free(&table);
    if (twice == NULL)
        return true;
    return parse_fail(p, "Duplicate interface name \"%s\" in class file %s", twice->chars, class_text(p));
}

static bool parse_interfaces(Parser *p)
{
    ClassFile *file = p->file;
    u2 count = reader_u2(&p->r);
    file->interfaces = parser_alloc_for(p, &p->r, count, sizeof(u2), sizeof(u2));
    for (u4 i = 0; i < count; i++) {
        u2 index = file->interfaces[i] = reader_u2(&p->r);
        if (p->r.truncated)
            return parse_truncated(p);
        if (!is_class(p, index))
            return parse_fail(p, "Interface name has bad constant pool index %u in class file %s", index, class_text(p));
        if (classfile_class_name(file, index)->chars[0] == '[')
            return parse_fail(p, "Bad interface name in class file %s", class_text(p));
        file->interface_count++;
    }
    return !p->options->need_verify || count < 2 || check_duplicate_interfaces(p);
}

/* ---- fields and methods ---------------------------------------------------------------------------------------- */
enum { MEMBER_BYTES_MIN = 8 };          /* flags, name, descriptor, attribute count */

/* Fields and methods begin alike, which lets one function look for duplicates in either. */
_Static_assert(offsetof(FileField, name) == offsetof(FileMethod, name) &&
               offsetof(FileField, descriptor) == offsetof(FileMethod, descriptor), "common prefix");

static bool check_duplicate_members(Parser *p, const void *members, u4 count, size_t size, const char *what)
{
    IndexTable table;
    const FileField *twice = NULL;
    index_table_init(&table, count);
    for (u4 i = 0; i < count && twice == NULL; i++) {
        const FileField *member = (const FileField *)((const char *)members + i * size);
        u4 at = (member->name->hash + 31 * member->descriptor->hash) & table.mask;
        for (; table.slots[at] != UINT32_MAX; at = (at + 1) & table.mask) {
            const FileField *other = (const FileField *)((const char *)members + table.slots[at] * size);
            if (other->name == member->name && other->descriptor == member->descriptor)
                twice = member;
        }
        table.slots[at] = i;
    }
    index_table_free(&table);
    if (twice == NULL)
        return true;
    char descriptor[512];
    dotted(descriptor, sizeof descriptor, twice->descriptor->chars);
    return parse_fail(p, "Duplicate %s name \"%s\" with signature \"%s\" in class file %s", what, twice->name->chars,
                      descriptor, class_text(p));
}

static bool parse_field(Parser *p, FileField *field)
{
    if (reader_left(&p->r) < MEMBER_BYTES_MIN)
        return parse_truncated(p);
    field->flags = reader_u2(&p->r) & FIELD_FLAGS;
    field->name_index = reader_u2(&p->r);
    field->descriptor_index = reader_u2(&p->r);
    if (!check_field_flags(p, field->flags))
        return false;
    if (!is_utf8(p, field->name_index))
        return parse_fail(p, "Invalid constant pool index %u for field name in class file %s", field->name_index,
                          class_text(p));
    field->name = utf8_at(p, field->name_index);
    if (!check_field_name(p, field->name))
        return false;
    if (!is_utf8(p, field->descriptor_index))
        return parse_fail(p, "Invalid constant pool index %u for field signature in class file %s",
                          field->descriptor_index, class_text(p));
    field->descriptor = utf8_at(p, field->descriptor_index);
    return check_field_descriptor(p, field->name, field->descriptor) && parse_field_attributes(p, field);
}

static bool parse_fields(Parser *p)
{
    ClassFile *file = p->file;
    u2 count = file->field_count = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    file->fields = parser_alloc_for(p, &p->r, count, MEMBER_BYTES_MIN, sizeof(FileField));
    for (u4 i = 0; i < count; i++)
        if (!parse_field(p, &file->fields[i]))
            return false;
    return !p->options->need_verify || count < 2 ||
           check_duplicate_members(p, file->fields, count, sizeof(FileField), "field");
}

static bool parse_method_flags(Parser *p, FileMethod *method)
{
    u2 major = p->file->major_version;
    if (method->name == known_symbols[KNOWN_clinit]) {
        p->file->has_static_initializer = true;
        if (major < JAVA_7)             /* whatever else it says, JVMS §4.6 */
            method->flags = ACC_STATIC;
        else if ((method->flags & ACC_STATIC) != 0)
            method->flags &= ACC_STATIC | (major <= JAVA_16 ? ACC_STRICT : 0);
        else
            return parse_fail(p, "Method <clinit> is not static in class file %s", class_text(p));
    } else if (!check_method_flags(p, method->flags, method->name)) {
        return false;
    }
    if (method->name == known_symbols[KNOWN_init] && (p->file->flags & ACC_INTERFACE) != 0)
        return parse_fail(p, "Interface cannot have a method named <init>, class file %s", class_text(p));
    return true;
}

static bool parse_method(Parser *p, FileMethod *method)
{
    if (reader_left(&p->r) < MEMBER_BYTES_MIN)
        return parse_truncated(p);
    method->flags = reader_u2(&p->r);
    method->name_index = reader_u2(&p->r);
    method->descriptor_index = reader_u2(&p->r);
    if (!is_utf8(p, method->name_index))
        return parse_fail(p, "Illegal constant pool index %u for method name in class file %s", method->name_index,
                          class_text(p));
    method->name = utf8_at(p, method->name_index);
    if (!check_method_name(p, method->name))
        return false;
    if (!is_utf8(p, method->descriptor_index))
        return parse_fail(p, "Illegal constant pool index %u for method signature in class file %s",
                          method->descriptor_index, class_text(p));
    method->descriptor = utf8_at(p, method->descriptor_index);
    if (!parse_method_flags(p, method) || !check_method_descriptor(p, method->name, method->descriptor))
        return false;
    u4 arg_slots = descriptor_arg_slots(method->descriptor) + ((method->flags & ACC_STATIC) == 0);
    if (arg_slots > MAX_ARG_SLOTS)
        return parse_fail(p, "Too many arguments in method signature in class file %s", class_text(p));
    method->arg_slots = (u2)arg_slots;
    method->flags &= METHOD_FLAGS;
    method->details = &no_details;
    if (p->options->hidden_name != NULL)
        method->marks |= METHOD_HIDDEN;
    return parse_method_attributes(p, method);
}

static void note_method(ClassFile *file, const FileMethod *method)
{
    if ((file->flags & ACC_INTERFACE) != 0 && (method->flags & (ACC_ABSTRACT | ACC_STATIC)) == 0)
        file->has_concrete_instance_methods = true;
    if (method->name == known_symbols[KNOWN_finalize] && method->descriptor == known_symbols[KNOWN_no_args_void]) {
        if (method->code_length == 1 && method->code[0] == OP_return)
            file->has_empty_finalizer = true;
        else
            file->has_finalizer = true;
    }
}

static bool parse_methods(Parser *p)
{
    ClassFile *file = p->file;
    u2 count = file->method_count = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    file->methods = parser_alloc_for(p, &p->r, count, MEMBER_BYTES_MIN, sizeof(FileMethod));
    for (u4 i = 0; i < count; i++) {
        if (!parse_method(p, &file->methods[i]))
            return false;
        note_method(file, &file->methods[i]);
    }
    return !p->options->need_verify || count < 2 ||
           check_duplicate_members(p, file->methods, count, sizeof(FileMethod), "method");
}

/* ---- the whole file -------------------------------------------------------------------------------------------- */
static bool check_whole(Parser *p)
{
    const ClassFile *file = p->file;
    if (reader_left(&p->r) != 0)
        return parse_fail(p, "Extra bytes at the end of class file %s", class_text(p));
    if (file->name == known_symbols[KNOWN_java_lang_Object] && file->interface_count != 0)
        return parse_fail(p, "java.lang.Object cannot implement an interface in class file %s", class_text(p));
    if ((file->flags & ACC_INTERFACE) == 0)
        return true;
    if (file->super_name != known_symbols[KNOWN_java_lang_Object])
        return parse_fail(p, "Interfaces must have java.lang.Object as superclass in class file %s", class_text(p));
    for (u4 i = 0; file->major_version < JAVA_8 && i < file->method_count; i++) {
        const FileMethod *method = &file->methods[i];
        if ((method->flags & ACC_STATIC) != 0 && method->name != known_symbols[KNOWN_clinit]) {
            char name[512];
            dotted(name, sizeof name, class_text(p));
            return parse_fail_as(p, CLASSFILE_VerifyError, "Illegal static method %s in interface %s",
                                 method->name->chars, name);
        }
    }
    return true;
}

static bool parse_all(Parser *p)
{
    if (reader_left(&p->r) < 8)
        return parse_truncated(p);
    u4 magic = reader_u4(&p->r);
    if (magic != 0xCAFEBABE)
        return parse_fail(p, "Incompatible magic value %u in class file %s", magic, class_text(p));
    p->file->minor_version = reader_u2(&p->r);
    p->file->major_version = reader_u2(&p->r);
    return check_version(p) && parse_constant_pool(p) && parse_this_class(p) && parse_super_class(p) &&
           parse_interfaces(p) && parse_fields(p) && parse_methods(p) && parse_class_attributes(p) && check_whole(p);
}

bool classfile_parse(Arena *arena, const u1 *bytes, size_t size, const ClassFileOptions *options, ClassFile *out,
                     ClassFileError *error)
{
    Parser p = {
        .r = reader_over(bytes, size), .arena = arena, .file = out, .options = options, .error = error,
        .class_name = options->expected_name, .max_bootstrap_index = -1,
    };
    pthread_once(&known_once, know_names);
    memset(out, 0, sizeof *out);
    out->arena = arena;
    bool ok = parse_all(&p);
    free(p.variable_types);
    return ok;
}
