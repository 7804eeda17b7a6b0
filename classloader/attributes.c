/* classloader/attributes.c -- attributes of fields, methods, classes and record components (JVMS §4.7); those of code are
 * in code_attribute.c. */
#include "classloader/classfile_parser.h"
#include <stdlib.h>
#include <string.h>

/* ---- what all places have in common ---------------------------------------------------------------------------- */
/* How an error names the place an attribute stands in. */
typedef struct Place {
    const char *kind;                   /* in the texts about Synthetic and Deprecated */
    const char *for_place;              /* after "Multiple X attributes" */
    const char *bad_name_index, *bad_signature_length, *bad_signature_index;
} Place;

static const Place field_place = {
    "field", " for field", "Invalid field attribute index %u in class file %s",
    "Wrong size %u for field's Signature attribute in class file %s",
    "Invalid Signature attribute at constant pool index %u in class file %s"
};
static const Place method_place = {
    "method", " for method", "Invalid method attribute name index %u in class file %s",
    "Invalid Signature attribute length %u in class file %s",
    "Invalid Signature attribute at constant pool index %u in class file %s"
};
static const Place class_place = {
    "classfile", "", "Attribute name has bad constant pool index %u in class file %s",
    "Wrong Signature attribute length %u in class file %s",
    "Invalid constant pool index %u in Signature attribute in class file %s"
};
static const Place record_place = {
    "record component", " for Record component", "Invalid Record attribute name index %u in class file %s",
    "Invalid Signature attribute length %u in Record component in class file %s",
    "Invalid Signature attribute at constant pool index %u in class file %s"
};

/* Where attributes found in every place leave their content. */
typedef struct Common {
    const Place *place;
    Blob *annotations, *type_annotations;
    u2   *signature_index;
    bool  has_invisible, has_invisible_type, has_invisible_parameter;
} Common;

bool parse_head(Parser *p, Reader *r, const char *bad_name_index, AttributeHead *head)
{
    if (reader_left(r) < 6)
        return parse_truncated(p);
    u2 name_index = reader_u2(r);
    head->length = reader_u4(r);
    if (!is_utf8(p, name_index))
        return parse_fail(p, bad_name_index, name_index, class_text(p));
    head->name = known_name(utf8_at(p, name_index));
    return true;
}

bool parse_skip(Parser *p, Reader *r, u4 length) { return reader_take(r, length) != NULL || parse_truncated(p); }

static bool fail_multiple(Parser *p, const char *what, const Place *place)
{
    return parse_fail(p, "Multiple %s attributes%s in class file %s", what, place->for_place, class_text(p));
}

static bool keep_blob(Parser *p, Reader *r, u4 length, Blob *blob, const char *what, const Place *place)
{
    if (blob->bytes != NULL)
        return fail_multiple(p, what, place);
    const u1 *content = reader_take(r, length);
    if (content == NULL)
        return parse_truncated(p);
    *blob = (Blob){ parser_keep(p, content, length), length };
    return true;
}

static bool skip_once(Parser *p, Reader *r, u4 length, bool *seen, const char *what, const Place *place)
{
    if (*seen)
        return fail_multiple(p, what, place);
    *seen = true;
    return parse_skip(p, r, length);
}

static bool read_signature(Parser *p, Reader *r, u4 length, const Common *common)
{
    if (*common->signature_index != 0)
        return fail_multiple(p, "Signature", common->place);
    if (length != 2)
        return parse_fail(p, common->place->bad_signature_length, length, class_text(p));
    u2 index = reader_u2(r);
    if (r->truncated)
        return parse_truncated(p);
    if (!is_utf8(p, index))
        return parse_fail(p, common->place->bad_signature_index, index, class_text(p));
    *common->signature_index = index;
    return true;
}

static bool check_empty(Parser *p, const char *what, u4 length, const Place *place)
{
    return length == 0 || parse_fail(p, "Invalid %s %s attribute length %u in class file %s", what, place->kind, length,
                                     class_text(p));
}

/* Signature and annotations; anything else is skipped. */
static bool parse_common(Parser *p, Reader *r, const AttributeHead *head, Common *common)
{
    u4 length = head->length;
    if (p->file->major_version < JAVA_1_5)
        return parse_skip(p, r, length);
    switch (head->name) {
    case KNOWN_Signature:
        return read_signature(p, r, length, common);
    case KNOWN_VisibleAnnotations:
        return keep_blob(p, r, length, common->annotations, "RuntimeVisibleAnnotations", common->place);
    case KNOWN_VisibleTypeAnnotations:
        return keep_blob(p, r, length, common->type_annotations, "RuntimeVisibleTypeAnnotations", common->place);
    case KNOWN_InvisibleAnnotations:
        return skip_once(p, r, length, &common->has_invisible, "RuntimeInvisibleAnnotations", common->place);
    case KNOWN_InvisibleTypeAnnotations:
        return skip_once(p, r, length, &common->has_invisible_type, "RuntimeInvisibleTypeAnnotations", common->place);
    default:
        return parse_skip(p, r, length);
    }
}

/* ---- the VM's own annotations (§4.7.16) ------------------------------------------------------------------------ */
enum { ANNOTATION_DEPTH_MAX = 64 };
static void skip_element_value(Reader *r, int depth);

/* Skips num_element_value_pairs and the pairs. */
static void skip_annotation_body(Reader *r, int depth)
{
    for (u2 pairs = reader_u2(r); pairs > 0 && !r->truncated; pairs--) {
        reader_u2(r);
        skip_element_value(r, depth);
    }
}

static void skip_element_value(Reader *r, int depth)
{
    u1 tag = reader_u1(r);
    if (depth > ANNOTATION_DEPTH_MAX)
        tag = 0;
    switch (tag) {
    case 'B': case 'C': case 'I': case 'S': case 'Z': case 'D': case 'F': case 'J': case 'c': case 's':
        reader_u2(r);
        break;
    case 'e':
        reader_u4(r);
        break;
    case '[':
        for (u2 values = reader_u2(r); values > 0 && !r->truncated; values--)
            skip_element_value(r, depth + 1);
        break;
    case '@':
        reader_u2(r);
        skip_annotation_body(r, depth + 1);
        break;
    default:
        r->truncated = true;            /* malformed: reflection will say so, the VM just stops looking */
        break;
    }
}

static u8 name_bit(enum KnownName name) { return (u8)1 << name; }
_Static_assert(KNOWN_COUNT <= 64, "a set of known names fits 64 bits");

/* The set of the VM's annotations among these; *group: the constant that names @Contended's group, or 0. */
static u8 find_annotations(const Parser *p, const Blob *annotations, u2 *group)
{
    u8 found = 0;
    u8 heeded = p->options->trusted ? ~(u8)0 : p->options->heed_contended ? name_bit(KNOWN_Contended) : 0;
    if (annotations->bytes == NULL || heeded == 0)
        return 0;
    Reader r = reader_over(annotations->bytes, annotations->length);
    for (u2 count = reader_u2(&r); count > 0 && !r.truncated; count--) {
        u2 type = reader_u2(&r);
        const u1 *body = r.next;
        skip_annotation_body(&r, 0);
        if (r.truncated || !is_utf8(p, type))
            break;
        enum KnownName name = known_name(utf8_at(p, type));
        found |= name_bit(name);
        bool one_string = r.next - body == 7 && be_u2(body) == 1 && body[4] == 's';
        if (name == KNOWN_Contended && group != NULL && one_string && is_utf8(p, be_u2(body + 5)) &&
            utf8_at(p, be_u2(body + 5))->length > 0)
            *group = be_u2(body + 5);
    }
    return found & heeded & ~name_bit(KNOWN_none);
}

static u2 method_marks(const Parser *p, const FileMethod *method)
{
    static const struct { u1 name; u2 mark; } marks[] = {
        { KNOWN_CallerSensitive, METHOD_CALLER_SENSITIVE }, { KNOWN_ForceInline, METHOD_FORCE_INLINE },
        { KNOWN_DontInline, METHOD_DONT_INLINE }, { KNOWN_Hidden, METHOD_HIDDEN },
        { KNOWN_LambdaFormHidden, METHOD_HIDDEN }, { KNOWN_LambdaFormCompiled, METHOD_LAMBDA_FORM_COMPILED },
        { KNOWN_IntrinsicCandidate, METHOD_INTRINSIC_CANDIDATE },
        { KNOWN_ReservedStackAccess, METHOD_RESERVED_STACK_ACCESS }, { KNOWN_Scoped, METHOD_SCOPED },
    };
    u8 found = find_annotations(p, &method->details->annotations, NULL);
    u2 result = 0;
    for (size_t i = 0; found != 0 && i < COUNT_OF(marks); i++)
        if ((found & name_bit(marks[i].name)) != 0)
            result |= marks[i].mark;
    if ((method->flags & ACC_SYNTHETIC) != 0)
        result &= (u2)~METHOD_INTRINSIC_CANDIDATE;
    return result;
}

/* ---- fields ---------------------------------------------------------------------------------------------------- */
static bool check_constant_value(Parser *p, const FileField *field)
{
    u2 index = field->constant_value_index;
    if (index == 0 || index >= p->original_constant_count)
        return parse_fail(p, "Bad initial value index %u in ConstantValue attribute in class file %s", index,
                          class_text(p));
    u1 tag = p->file->tags[index], wanted;
    switch (field->descriptor->chars[0]) {
    case 'J': wanted = CONSTANT_Long; break;
    case 'F': wanted = CONSTANT_Float; break;
    case 'D': wanted = CONSTANT_Double; break;
    case 'B': case 'C': case 'S': case 'Z': case 'I': wanted = CONSTANT_Integer; break;
    case 'L':
        if (field->descriptor == known_symbols[KNOWN_java_lang_String_descriptor] && tag == CONSTANT_String)
            return true;
        return parse_fail(p, "Bad string initial value in class file %s", class_text(p));
    default:
        return parse_fail(p, "Unable to set initial value %u in class file %s", index, class_text(p));
    }
    return tag == wanted || parse_fail(p, "Inconsistent constant value type in class file %s", class_text(p));
}

static bool parse_constant_value(Parser *p, FileField *field, u4 length)
{
    if (field->constant_value_index != 0)
        return parse_fail(p, "Duplicate ConstantValue attribute in class file %s", class_text(p));
    if (length != 2)
        return parse_fail(p, "Invalid ConstantValue field attribute length %u in class file %s", length, class_text(p));
    field->constant_value_index = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    return check_constant_value(p, field);
}

bool parse_field_attributes(Parser *p, FileField *field)
{
    Common common = { .place = &field_place, .annotations = &field->annotations,
                      .type_annotations = &field->type_annotations, .signature_index = &field->signature_index };
    for (u2 count = reader_u2(&p->r); count > 0; count--) {
        AttributeHead head;
        bool ok;
        if (!parse_head(p, &p->r, field_place.bad_name_index, &head))
            return false;
        if (head.name == KNOWN_ConstantValue && (field->flags & ACC_STATIC) != 0) {
            ok = parse_constant_value(p, field, head.length);
        } else if (head.name == KNOWN_Synthetic) {
            ok = check_empty(p, "Synthetic", head.length, &field_place);
            field->flags |= ACC_SYNTHETIC;
        } else if (head.name == KNOWN_Deprecated) {
            ok = check_empty(p, "Deprecated", head.length, &field_place);
        } else {
            ok = parse_common(p, &p->r, &head, &common);
        }
        if (!ok)
            return false;
    }
    u8 found = find_annotations(p, &field->annotations, &field->contention_group);
    field->marks = (found & name_bit(KNOWN_Stable) ? FIELD_STABLE : 0) |
                   (found & name_bit(KNOWN_Contended) ? FIELD_CONTENDED : 0);
    return true;
}

/* ---- methods --------------------------------------------------------------------------------------------------- */
static bool parse_exceptions(Parser *p, FileMethod *method, u4 length, bool *seen)
{
    if (*seen)
        return parse_fail(p, "Multiple Exceptions attributes in class file %s", class_text(p));
    *seen = true;
    u2 count = reader_u2(&p->r);
    if (p->r.truncated || reader_left(&p->r) < 2 * (size_t)count)
        return parse_truncated(p);
    MethodDetails *details = parser_details(p, method);
    details->exception_count = count;
    details->exceptions = parser_alloc(p, count, sizeof(u2));
    for (u4 i = 0; i < count; i++) {
        u2 index = details->exceptions[i] = reader_u2(&p->r);
        if (!is_class(p, index))
            return parse_fail(p, "Exception name has bad type at constant pool %u in class file %s", index, class_text(p));
    }
    if (length != 2 + 2 * (u4)count)
        return parse_fail(p, "Exceptions attribute has wrong length in class file %s", class_text(p));
    return true;
}

static bool parse_method_parameters(Parser *p, FileMethod *method, u4 length)
{
    MethodDetails *details = parser_details(p, method);
    if (details->parameter_count >= 0)
        return parse_fail(p, "Multiple MethodParameters attributes in class file %s", class_text(p));
    u1 count = reader_u1(&p->r);
    if (!p->r.truncated && length != 1 + 4 * (u4)count)
        return parse_fail(p, "Invalid MethodParameters method attribute length %u in class file", length);
    details->parameter_count = count;
    details->parameters = parser_alloc(p, count, sizeof(MethodParameter));
    for (u4 i = 0; i < count; i++) {
        details->parameters[i].name_index = reader_u2(&p->r);
        details->parameters[i].flags = reader_u2(&p->r);
    }
    return !p->r.truncated || parse_truncated(p);
}

static bool parse_method_attribute(Parser *p, FileMethod *method, const AttributeHead *head, Common *common,
                                   bool *has_exceptions)
{
    bool java5 = p->file->major_version >= JAVA_1_5;
    switch (head->name) {
    case KNOWN_Code:
        return parse_code_attribute(p, method, head->length);
    case KNOWN_Exceptions:
        return parse_exceptions(p, method, head->length, has_exceptions);
    case KNOWN_MethodParameters:
        return parse_method_parameters(p, method, head->length);
    case KNOWN_Synthetic:
        method->flags |= ACC_SYNTHETIC;
        return check_empty(p, "Synthetic", head->length, &method_place);
    case KNOWN_Deprecated:
        return check_empty(p, "Deprecated", head->length, &method_place);
    case KNOWN_VisibleParameterAnnotations:
        if (java5)
            return keep_blob(p, &p->r, head->length, &parser_details(p, method)->parameter_annotations,
                             "RuntimeVisibleParameterAnnotations", &method_place);
        break;
    case KNOWN_InvisibleParameterAnnotations:
        if (java5)
            return skip_once(p, &p->r, head->length, &common->has_invisible_parameter,
                             "RuntimeInvisibleParameterAnnotations", &method_place);
        break;
    case KNOWN_AnnotationDefault:
        if (java5)
            return keep_blob(p, &p->r, head->length, &parser_details(p, method)->annotation_default, "AnnotationDefault",
                             &method_place);
        break;
    default:
        break;
    }
    return parse_common(p, &p->r, head, common);
}

bool parse_method_attributes(Parser *p, FileMethod *method)
{
    bool has_exceptions = false;
    Blob annotations = { NULL, 0 }, type_annotations = { NULL, 0 };
    u2   signature_index = 0;
    Common common = { .place = &method_place, .annotations = &annotations, .type_annotations = &type_annotations,
                      .signature_index = &signature_index };
    for (u2 count = reader_u2(&p->r); count > 0; count--) {
        AttributeHead head;
        if (!parse_head(p, &p->r, method_place.bad_name_index, &head) ||
            !parse_method_attribute(p, method, &head, &common, &has_exceptions))
            return false;
    }
    if (method->code == NULL && (method->flags & (ACC_NATIVE | ACC_ABSTRACT)) == 0)
        return parse_fail(p, "Absent Code attribute in method that is not native or abstract in class file %s",
                          class_text(p));
    if (method->code != NULL && !parser_check_variables(p, method))
        return false;
    if (annotations.bytes != NULL || type_annotations.bytes != NULL || signature_index != 0) {
        MethodDetails *details = parser_details(p, method);
        details->annotations = annotations;
        details->type_annotations = type_annotations;
        details->signature_index = signature_index;
    }
    method->marks |= method_marks(p, method);
    return true;
}

/* ---- classes --------------------------------------------------------------------------------------------------- */
/* What is only looked at once all attributes are known.  start NULL: absent. */
typedef struct Postponed { const u1 *start; u4 length; } Postponed;

typedef struct ClassAttributes {
    Common common;
    Postponed inner_classes, nest_members, record, permitted_subclasses;
    bool has_source_file, has_source_debug_extension, has_bootstrap_methods, has_nest_host;
} ClassAttributes;

static bool postpone(Parser *p, u4 length, Postponed *where, const char *what)
{
    if (where->start != NULL)
        return fail_multiple(p, what, &class_place);
    where->start = p->r.next;
    where->length = length;
    return parse_skip(p, &p->r, length);
}

static bool parse_source_file(Parser *p, u4 length, bool *seen)
{
    if (p->options->need_verify && length != 2)
        return parse_fail(p, "Wrong SourceFile attribute length in class file %s", class_text(p));
    if (*seen)
        return fail_multiple(p, "SourceFile", &class_place);
    *seen = true;
    u2 index = p->file->source_file_index = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    if (!is_utf8(p, index))
        return parse_fail(p, "Invalid SourceFile attribute at constant pool index %u in class file %s", index,
                          class_text(p));
    return true;
}

static bool parse_enclosing_method(Parser *p, u4 length)
{
    ClassFile *file = p->file;
    if (file->has_enclosing_method)
        return fail_multiple(p, "EnclosingMethod", &class_place);
    file->has_enclosing_method = true;
    if (length != 4)
        return parse_fail(p, "Wrong EnclosingMethod attribute length %u in class file %s", length, class_text(p));
    file->enclosing_class = reader_u2(&p->r);
    file->enclosing_method = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    if (file->enclosing_class == 0)
        return parse_fail(p, "Invalid class index in EnclosingMethod attribute in class file %s", class_text(p));
    if (!is_class(p, file->enclosing_class))
        return parse_fail(p, "Invalid or out-of-bounds class index in EnclosingMethod attribute in class file %s",
                          class_text(p));
    if (file->enclosing_method != 0 && !is_constant(p, file->enclosing_method, CONSTANT_NameAndType))
        return parse_fail(p, "Invalid or out-of-bounds method index in EnclosingMethod attribute in class file %s",
                          class_text(p));
    return true;
}

static bool is_loadable(const Parser *p, u2 index)
{
    enum { LOADABLE = 1 << CONSTANT_Integer | 1 << CONSTANT_Float | 1 << CONSTANT_Long | 1 << CONSTANT_Double |
                      1 << CONSTANT_Class | 1 << CONSTANT_String | 1 << CONSTANT_MethodHandle |
                      1 << CONSTANT_MethodType | 1 << CONSTANT_Dynamic };
    return index < p->original_constant_count && (LOADABLE >> p->file->tags[index] & 1) != 0;
}

static bool parse_bootstrap_method(Parser *p, Reader *r, const u1 *end, BootstrapMethod *method)
{
    if (reader_left(r) < 4)
        return parse_truncated(p);
    method->method_handle_index = reader_u2(r);
    method->argument_count = reader_u2(r);
    if (!is_constant(p, method->method_handle_index, CONSTANT_MethodHandle))
        return parse_fail(p, "bootstrap_method_index %u has bad constant type in class file %s",
                          method->method_handle_index, class_text(p));
    if (end - r->next < 2 * (ptrdiff_t)method->argument_count)
        return parse_fail(p, "Invalid BootstrapMethods num_bootstrap_methods or num_bootstrap_arguments value in class "
                          "file %s", class_text(p));
    method->arguments = parser_alloc(p, method->argument_count, sizeof(u2));
    for (u4 i = 0; i < method->argument_count; i++) {
        u2 index = method->arguments[i] = reader_u2(r);
        if (!is_loadable(p, index))
            return parse_fail(p, "argument_index %u has bad constant type in class file %s", index, class_text(p));
    }
    return true;
}

static bool parse_bootstrap_methods(Parser *p, u4 length, bool *seen)
{
    ClassFile *file = p->file;
    if (*seen)
        return fail_multiple(p, "BootstrapMethods", &class_place);
    *seen = true;
    if (length < 2)
        return parse_fail(p, "Invalid BootstrapMethods attribute length %u in class file %s", length, class_text(p));
    if (reader_left(&p->r) < length)
        return parse_truncated(p);
    const u1 *end = p->r.next + length;
    u2 count = file->bootstrap_method_count = reader_u2(&p->r);
    if (p->max_bootstrap_index >= count)
        return parse_fail(p, "Short length on BootstrapMethods in class file %s", class_text(p));
    file->bootstrap_methods = parser_alloc_for(p, &p->r, count, 4, sizeof(BootstrapMethod));
    for (u4 i = 0; i < count; i++)
        if (!parse_bootstrap_method(p, &p->r, end, &file->bootstrap_methods[i]))
            return false;
    return p->r.next == end || parse_fail(p, "Bad length on BootstrapMethods in class file %s", class_text(p));
}

static bool parse_nest_host(Parser *p, u4 length, ClassAttributes *seen)
{
    if (seen->has_nest_host)
        return fail_multiple(p, "NestHost", &class_place);
    seen->has_nest_host = true;
    if (seen->nest_members.start != NULL)
        return parse_fail(p, "Conflicting NestMembers and NestHost attributes in class file %s", class_text(p));
    if (p->options->need_verify && length != 2)
        return parse_fail(p, "Wrong NestHost attribute length in class file %s", class_text(p));
    u2 index = p->file->nest_host = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    return is_class(p, index) ||
           parse_fail(p, "Nest-host class_info_index %u has bad constant type in class file %s", index, class_text(p));
}

static bool postpone_nest_members(Parser *p, u4 length, ClassAttributes *seen)
{
    if (seen->nest_members.start != NULL)
        return fail_multiple(p, "NestMembers", &class_place);
    if (seen->has_nest_host)
        return parse_fail(p, "Conflicting NestHost and NestMembers attributes in class file %s", class_text(p));
    return postpone(p, length, &seen->nest_members, "NestMembers");
}

static bool postpone_permitted_subclasses(Parser *p, u4 length, ClassAttributes *seen)
{
    if (seen->permitted_subclasses.start != NULL)
        return fail_multiple(p, "PermittedSubclasses", &class_place);
    if ((p->file->flags & ACC_FINAL) != 0)
        return parse_fail(p, "PermittedSubclasses attribute in final class file %s", class_text(p));
    return postpone(p, length, &seen->permitted_subclasses, "PermittedSubclasses");
}

static bool parse_class_attribute(Parser *p, const AttributeHead *head, ClassAttributes *seen)
{
    u2 major = p->file->major_version;
    u4 length = head->length;
    switch (head->name) {
    case KNOWN_SourceFile:
        return parse_source_file(p, length, &seen->has_source_file);
    case KNOWN_SourceDebugExtension:
        return keep_blob(p, &p->r, length, &p->file->source_debug_extension, "SourceDebugExtension", &class_place);
    case KNOWN_InnerClasses:
        return postpone(p, length, &seen->inner_classes, "InnerClasses");
    case KNOWN_Synthetic:
        p->file->flags |= ACC_SYNTHETIC;
        return check_empty(p, "Synthetic", length, &class_place);
    case KNOWN_Deprecated:
        return check_empty(p, "Deprecated", length, &class_place);
    case KNOWN_EnclosingMethod:
        return major >= JAVA_1_5 ? parse_enclosing_method(p, length) : parse_skip(p, &p->r, length);
    case KNOWN_BootstrapMethods:
        return major >= JAVA_7 ? parse_bootstrap_methods(p, length, &seen->has_bootstrap_methods) : parse_skip(p, &p->r, length);
    case KNOWN_NestMembers:
        return major >= JAVA_11 ? postpone_nest_members(p, length, seen) : parse_skip(p, &p->r, length);
    case KNOWN_NestHost:
        return major >= JAVA_11 ? parse_nest_host(p, length, seen) : parse_skip(p, &p->r, length);
    case KNOWN_Record:
        return major >= JAVA_16 ? postpone(p, length, &seen->record, "Record") : parse_skip(p, &p->r, length);
    case KNOWN_PermittedSubclasses:
        return major >= JAVA_17 ? postpone_permitted_subclasses(p, length, seen) : parse_skip(p, &p->r, length);
    default:
        return parse_common(p, &p->r, head, &seen->common);
    }
}

/* A counted list of Class indices. */
static bool parse_class_list(Parser *p, const Postponed *from, const char *item, const char *attribute, u2 **list, u2 *count)
{
    Reader r = reader_over(from->start, (size_t)(p->r.end - from->start));
    *count = reader_u2(&r);
    if (r.truncated || reader_left(&r) < 2 * (size_t)*count)
        return parse_truncated(p);
    *list = parser_alloc(p, *count, sizeof(u2));
    for (u4 i = 0; i < *count; i++) {
        u2 index = (*list)[i] = reader_u2(&r);
        if (!is_class(p, index))
            return parse_fail(p, "%s class_info_index %u has bad constant type in class file %s", item, index,
                              class_text(p));
    }
    if (p->options->need_verify && from->length != 2 + 2 * (u4)*count)
        return parse_fail(p, "Wrong %s attribute length in class file %s", attribute, class_text(p));
    return true;
}

/* ---- InnerClasses (§4.7.6) ------------------------------------------------------------------------------------- */
static bool parse_inner_class(Parser *p, Reader *r, InnerClass *inner)
{
    enum { INNER_FLAGS = CLASS_FLAGS | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC };
    u2 major = p->file->major_version;
    inner->inner_class_index = reader_u2(r);
    inner->outer_class_index = reader_u2(r);
    inner->name_index = reader_u2(r);
    inner->flags = reader_u2(r) & (major >= JAVA_9 ? INNER_FLAGS | ACC_MODULE : INNER_FLAGS);
    if (!is_class(p, inner->inner_class_index))
        return parse_fail(p, "inner_class_info_index %u has bad constant type in class file %s",
                          inner->inner_class_index, class_text(p));
    if (inner->outer_class_index != 0 && !is_class(p, inner->outer_class_index))
        return parse_fail(p, "outer_class_info_index %u has bad constant type in class file %s",
                          inner->outer_class_index, class_text(p));
    if (inner->outer_class_index != 0 && classfile_class_name(p->file, inner->outer_class_index)->chars[0] == '[')
        return parse_fail(p, "Outer class is an array class in class file %s", class_text(p));
    if (inner->name_index != 0 && !is_utf8(p, inner->name_index))
        return parse_fail(p, "inner_name_index %u has bad constant type in class file %s", inner->name_index,
                          class_text(p));
    if (p->options->need_verify && inner->inner_class_index == inner->outer_class_index)
        return parse_fail(p, "Class is both outer and inner class in class file %s", class_text(p));
    if ((inner->flags & ACC_INTERFACE) != 0 && major < JAVA_6)
        inner->flags |= ACC_ABSTRACT;
    return check_class_flags(p, inner->flags);
}

/* The first entry for a class of that name; its slot is empty if there is none. */
static u4 *find_inner(const ClassFile *file, const IndexTable *by_name, const Symbol *name)
{
    u4 at = name->hash & by_name->mask;
    for (; by_name->slots[at] != UINT32_MAX; at = (at + 1) & by_name->mask)
        if (classfile_class_name(file, file->inner_classes[by_name->slots[at]].inner_class_index) == name)
            break;
    return &by_name->slots[at];
}

enum { NO_ENTRY = -1 };

static int outer_of(const ClassFile *file, const IndexTable *by_name, int class_index)
{
    if (class_index == 0)
        return NO_ENTRY;
    u4 found = *find_inner(file, by_name, classfile_class_name(file, (u2)class_index));
    return found == UINT32_MAX ? NO_ENTRY : file->inner_classes[found].outer_class_index;
}

/* Does following outer classes from this entry come back?  The hare and the tortoise. */
static bool is_circular(const ClassFile *file, const IndexTable *by_name, const InnerClass *entry)
{
    int slow = entry->inner_class_index, fast = entry->outer_class_index;
    while (fast != NO_ENTRY && fast != 0) {
        if (slow > 0 && classfile_class_name(file, (u2)slow) == classfile_class_name(file, (u2)fast))
            return true;
        fast = outer_of(file, by_name, fast);
        if (fast == NO_ENTRY)
            return false;
        fast = outer_of(file, by_name, fast);
        slow = outer_of(file, by_name, slow);
    }
    return false;
}

/* False with an error when an entry stands there twice; *useless when entries contradict each other. */
static bool check_inner_classes(Parser *p, const IndexTable *by_name, const u4 *next_same, bool *useless)
{
    const ClassFile *file = p->file;
    for (u4 i = 0; i < file->inner_class_count && !*useless; i++) {
        const InnerClass *entry = &file->inner_classes[i];
        *useless = is_circular(file, by_name, entry);
        if (*useless || next_same[i] == UINT32_MAX)
            continue;
        if (file->major_version >= JAVA_1_5 && memcmp(entry, &file->inner_classes[next_same[i]], sizeof *entry) == 0)
            return parse_fail(p, "Duplicate entry in InnerClasses attribute in class file %s", class_text(p));
        *useless = true;
    }
    return true;
}

static bool verify_inner_classes(Parser *p)
{
    ClassFile *file = p->file;
    u4  count = file->inner_class_count;
    u4 *next_same = malloc((count + 1) * sizeof(u4));
    bool useless = false;
    IndexTable by_name, by_index;
    if (next_same == NULL)
        vm_fatal("out of memory in the class-file parser");
    index_table_init(&by_name, count);
    index_table_init(&by_index, count);
    for (u4 i = count; i-- > 0; ) {     /* backwards: the tables end up with first entries */
        u2 class_index = file->inner_classes[i].inner_class_index;
        u4 at = class_index & by_index.mask;
        while (by_index.slots[at] != UINT32_MAX &&
               file->inner_classes[by_index.slots[at]].inner_class_index != class_index)
            at = (at + 1) & by_index.mask;
        next_same[i] = by_index.slots[at];
        by_index.slots[at] = i;
        *find_inner(file, &by_name, classfile_class_name(file, class_index)) = i;
    }
    bool ok = check_inner_classes(p, &by_name, next_same, &useless);
    index_table_free(&by_name);
    index_table_free(&by_index);
    free(next_same);
    if (useless) {                      /* then the attribute is ignored */
        file->inner_class_count = 0;
        file->inner_classes = NULL;
    }
    return ok;
}

static bool parse_inner_classes(Parser *p, const Postponed *from)
{
    ClassFile *file = p->file;
    Reader r = reader_over(from->start, (size_t)(p->r.end - from->start));
    u2 count = reader_u2(&r);
    if (r.truncated || reader_left(&r) < 8 * (size_t)count)
        return parse_truncated(p);
    file->inner_class_count = count;
    file->inner_classes = parser_alloc(p, count, sizeof(InnerClass));
    for (u4 i = 0; i < count; i++)
        if (!parse_inner_class(p, &r, &file->inner_classes[i]))
            return false;
    if (!p->options->need_verify)
        return true;
    if (!verify_inner_classes(p))
        return false;
    if (file->major_version >= JAVA_1_5 && from->length != 2 + 8 * (u4)count)
        return parse_fail(p, "Wrong InnerClasses attribute length in class file %s", class_text(p));
    return true;
}

/* ---- Record (§4.7.30) ------------------------------------------------------------------------------------------ */
static bool parse_record_component(Parser *p, Reader *r, RecordComponent *component)
{
    Common common = { .place = &record_place, .annotations = &component->annotations,
                      .type_annotations = &component->type_annotations, .signature_index = &component->signature_index };
    if (reader_left(r) < 6)
        return parse_truncated(p);
    component->name_index = reader_u2(r);
    component->descriptor_index = reader_u2(r);
    if (!is_utf8(p, component->name_index))
        return parse_fail(p, "Invalid constant pool index %u for name in Record attribute in class file %s",
                          component->name_index, class_text(p));
    const Symbol *name = utf8_at(p, component->name_index);
    if (!check_field_name(p, name))
        return false;
    if (!is_utf8(p, component->descriptor_index))
        return parse_fail(p, "Invalid constant pool index %u for descriptor in Record attribute in class file %s",
                          component->descriptor_index, class_text(p));
    if (!check_field_descriptor(p, name, utf8_at(p, component->descriptor_index)))
        return false;
    for (u2 count = reader_u2(r); count > 0; count--) {
        AttributeHead head;
        if (!parse_head(p, r, record_place.bad_name_index, &head) || !parse_common(p, r, &head, &common))
            return false;
    }
    return true;
}

static bool parse_record(Parser *p, const Postponed *from)
{
    ClassFile *file = p->file;
    Reader r = reader_over(from->start, (size_t)(p->r.end - from->start));
    u2 count = file->record_component_count = reader_u2(&r);
    if (r.truncated)
        return parse_truncated(p);
    file->is_record = true;
    file->record_components = parser_alloc_for(p, &r, count, 6, sizeof(RecordComponent));
    for (u4 i = 0; i < count; i++)
        if (!parse_record_component(p, &r, &file->record_components[i]))
            return false;
    if (p->options->need_verify && (size_t)(r.next - from->start) != from->length)
        return parse_fail(p, "Record attribute has wrong length in class file %s", class_text(p));
    return true;
}

/* ---- all of a class -------------------------------------------------------------------------------------------- */
static bool parse_postponed(Parser *p, const ClassAttributes *seen)
{
    ClassFile *file = p->file;
    file->is_sealed = seen->permitted_subclasses.start != NULL;
    if (seen->inner_classes.start != NULL && !parse_inner_classes(p, &seen->inner_classes))
        return false;
    if (seen->nest_members.start != NULL &&
        !parse_class_list(p, &seen->nest_members, "Nest member", "NestMembers", &file->nest_members,
                          &file->nest_member_count))
        return false;
    if (seen->record.start != NULL && !parse_record(p, &seen->record))
        return false;
    if (file->is_sealed &&
        !parse_class_list(p, &seen->permitted_subclasses, "Permitted subclass", "PermittedSubclasses",
                          &file->permitted_subclasses, &file->permitted_subclass_count))
        return false;
    if (p->max_bootstrap_index >= 0 && !seen->has_bootstrap_methods)
        return parse_fail(p, "Missing BootstrapMethods attribute in class file %s", class_text(p));
    return true;
}

bool parse_class_attributes(Parser *p)
{
    ClassFile *file = p->file;
    ClassAttributes seen = {
        .common = { .place = &class_place, .annotations = &file->annotations,
                    .type_annotations = &file->type_annotations, .signature_index = &file->signature_index }
    };
    u2 count = reader_u2(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    for (; count > 0; count--) {
        AttributeHead head;
        if (!parse_head(p, &p->r, class_place.bad_name_index, &head) || !parse_class_attribute(p, &head, &seen))
            return false;
    }
    u8 found = find_annotations(p, &file->annotations, NULL);
    file->is_value_based = (found & name_bit(KNOWN_ValueBased)) != 0;
    file->is_contended = (found & name_bit(KNOWN_Contended)) != 0;
    return parse_postponed(p, &seen);
}
