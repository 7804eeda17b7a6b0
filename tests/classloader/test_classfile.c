/* tests/classloader/test_classfile.c -- the parser over class files put together byte by byte. */
#include "classloader/classfile.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "vm/bytecode.h"

/* ---- building class files -------------------------------------------------------------------------------------- */
typedef struct Builder {
    u1     bytes[8192];
    size_t size;
    u2     constants;                   /* next index */
    size_t count_at;                    /* of constant_pool_count */
} Builder;

static void put1(Builder *b, u4 v) { b->bytes[b->size++] = (u1)v; }
static void put2(Builder *b, u4 v) { put1(b, v >> 8); put1(b, v); }
static void put4(Builder *b, u4 v) { put2(b, v >> 16); put2(b, v); }

static u2 next_constant(Builder *b)
{
    be_put_u2(b->bytes + b->count_at, (u2)(b->constants + 1));
    return b->constants++;
}

static u2 utf8(Builder *b, const char *text)
{
    put1(b, CONSTANT_Utf8);
    put2(b, (u4)strlen(text));
    memcpy(b->bytes + b->size, text, strlen(text));
    b->size += strlen(text);
    return next_constant(b);
}

static u2 constant2(Builder *b, u1 tag, u2 index) { put1(b, tag); put2(b, index); return next_constant(b); }
static u2 constant4(Builder *b, u1 tag, u2 high, u2 low)
{
    put1(b, tag);
    put2(b, high);
    put2(b, low);
    return next_constant(b);
}
static u2 class_named(Builder *b, const char *name) { u2 text = utf8(b, name); return constant2(b, CONSTANT_Class, text); }

static void start(Builder *b, u2 major)
{
    memset(b, 0, sizeof *b);
    put4(b, 0xCAFEBABE);
    put2(b, 0);
    put2(b, major);
    b->count_at = b->size;
    b->constants = 1;
    put2(b, 1);
}

/* Flags, this, super, no interfaces; the names are constants of their own. */
static void head(Builder *b, u2 flags, u2 this_class, u2 super_class)
{
    put2(b, flags);
    put2(b, this_class);
    put2(b, super_class);
    put2(b, 0);
}

typedef struct Names { u2 this_class, object, code, name, void_descriptor, int_descriptor; } Names;

static Names start_with_names(Builder *b, u2 major)
{
    start(b, major);
    Names n = { class_named(b, "p/T"), class_named(b, "java/lang/Object"), utf8(b, "Code"), utf8(b, "member"),
                utf8(b, "()V"), utf8(b, "I") };
    return n;
}

static void put_code(Builder *b, const Names *n, u4 code_length, u2 max_locals)
{
    put2(b, n->code);
    put4(b, 12 + code_length);
    put2(b, 0);
    put2(b, max_locals);
    put4(b, code_length);
    for (u4 i = 0; i < code_length; i++)
        put1(b, i + 1 == code_length ? OP_return : OP_nop);
    put2(b, 0);
    put2(b, 0);
}

/* ---- parsing and expecting ------------------------------------------------------------------------------------- */
static Arena *arena;
static ClassFile file;
static ClassFileError error;

static bool parse_with(const Builder *b, ClassFileOptions options)
{
    u1 *exact = malloc(b->size);        /* so that a tool sees reads past the end */
    memcpy(exact, b->bytes, b->size);
    bool ok = classfile_parse(arena, exact, b->size, &options, &file, &error);
    free(exact);
    return ok;
}

static bool parse(const Builder *b) { return parse_with(b, (ClassFileOptions){ .need_verify = true }); }

static void expect_error(const Builder *b, const char *message)
{
    assert_false(parse(b));
    assert_string_equal(error.message, message);
}

static int set_up(void **state) { (void)state; arena = arena_create(); return 0; }
static int tear_down(void **state) { (void)state; arena_destroy(arena); return 0; }

static Builder smallest(u2 major, u2 flags)
{
    Builder b;
    Names n = start_with_names(&b, major);
    head(&b, flags, n.this_class, n.object);
    put2(&b, 0);
    put2(&b, 0);
    put2(&b, 0);
    return b;
}

/* ---- the class as a whole -------------------------------------------------------------------------------------- */
static void the_smallest_class_has_its_names(void **state)
{
    Builder b = smallest(61, ACC_PUBLIC | ACC_SUPER);
    (void)state;
    assert_true(parse(&b));
    assert_string_equal(file.name->chars, "p/T");
    assert_string_equal(file.super_name->chars, "java/lang/Object");
    assert_int_equal(file.major_version, 61);
    assert_int_equal(file.flags, ACC_PUBLIC | ACC_SUPER);
    assert_int_equal(file.tags[file.this_class], CONSTANT_Class);
    assert_ptr_equal(classfile_class_name(&file, file.this_class), file.name);
    assert_false(file.is_record || file.is_sealed || file.is_hidden);
}

static void every_truncation_is_an_error_and_so_is_a_byte_more(void **state)
{
    Builder whole = smallest(61, ACC_SUPER);
    (void)state;
    for (size_t size = 0; size < whole.size; size++) {
        Builder b = whole;
        b.size = size;
        expect_error(&b, "Truncated class file");
    }
    put1(&whole, 0);
    expect_error(&whole, "Extra bytes at the end of class file p/T");
}

static void the_magic_number_is_checked_first(void **state)
{
    Builder b = smallest(99, 0);
    (void)state;
    b.bytes[0] = 0;
    expect_error(&b, "Incompatible magic value 16693950 in class file <Unknown>");
}

static void versions_outside_45_to_61_are_refused(void **state)
{
    Builder newer = smallest(62, ACC_SUPER), older = smallest(44, ACC_SUPER), preview = smallest(61, ACC_SUPER);
    (void)state;
    expect_error(&newer, "<Unknown> has been compiled by a more recent version of the Java Runtime (class file version "
                 "62.0), this version of the Java Runtime only recognizes class file versions up to 61.0");
    assert_int_equal(error.kind, CLASSFILE_UnsupportedClassVersionError);
    assert_string_equal(classfile_error_class(error.kind), "java/lang/UnsupportedClassVersionError");
    expect_error(&older, "<Unknown> (class file version 44.0) was compiled with an invalid major version");
    preview.bytes[4] = preview.bytes[5] = 0xFF;
    expect_error(&preview, "Preview features are not enabled for <Unknown> (class file version 61.65535). Try running "
                 "with '--enable-preview'");
    assert_true(parse_with(&preview, (ClassFileOptions){ .need_verify = true, .enable_preview = true }));
    preview.bytes[5] = 1;
    preview.bytes[4] = 0;
    expect_error(&preview, "<Unknown> (class file version 61.1) was compiled with an invalid non-zero minor version");
}

static void another_name_than_expected_is_a_missing_class(void **state)
{
    Builder b = smallest(61, ACC_SUPER);
    (void)state;
    assert_false(parse_with(&b, (ClassFileOptions){ .expected_name = symbol_of("q/U"), .need_verify = true }));
    assert_int_equal(error.kind, CLASSFILE_NoClassDefFoundError);
    assert_string_equal(error.message, "q/U (wrong name: p/T)");
    assert_true(parse_with(&b, (ClassFileOptions){ .expected_name = symbol_of("p/T"), .need_verify = true }));
}

static void a_hidden_class_gets_its_name_everywhere(void **state)
{
    Builder b = smallest(61, ACC_SUPER);
    (void)state;
    assert_true(parse_with(&b, (ClassFileOptions){ .hidden_name = symbol_of("p/T+0x1"), .need_verify = true }));
    assert_true(file.is_hidden);
    assert_string_equal(file.name->chars, "p/T+0x1");
    assert_string_equal(classfile_class_name(&file, file.this_class)->chars, "p/T+0x1");
    assert_int_equal(file.tags[file.constant_count - 1], CONSTANT_Utf8);
}

static void class_flags_must_make_sense(void **state)
{
    Builder final_abstract = smallest(61, ACC_FINAL | ACC_ABSTRACT), interface = smallest(61, ACC_INTERFACE);
    Builder module = smallest(61, ACC_MODULE), annotation = smallest(61, ACC_ANNOTATION);
    (void)state;
    expect_error(&final_abstract, "Illegal class modifiers in class <Unknown>: 0x410");
    expect_error(&interface, "Illegal class modifiers in class <Unknown>: 0x200");
    expect_error(&annotation, "Illegal class modifiers in class <Unknown>: 0x2000");
    expect_error(&module, "<Unknown> is not a class because access_flag ACC_MODULE is set");
    assert_int_equal(error.kind, CLASSFILE_NoClassDefFoundError);
}

static void old_interfaces_become_abstract(void **state)
{
    Builder b = smallest(49, ACC_INTERFACE);
    (void)state;
    assert_true(parse(&b));
    assert_int_equal(file.flags, ACC_INTERFACE | ACC_ABSTRACT);
}

static void only_object_may_lack_a_superclass(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    (void)state;
    head(&b, ACC_SUPER, n.this_class, 0);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    expect_error(&b, "Invalid superclass index 0 in class file p/T");
    n = start_with_names(&b, 61);
    head(&b, ACC_SUPER, n.object, 0);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    assert_true(parse(&b));
    assert_null(file.super_name);
}

static void an_interface_named_twice_is_an_error(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    u2 one = class_named(&b, "I"), same = class_named(&b, "I");
    (void)state;
    put2(&b, ACC_SUPER); put2(&b, n.this_class); put2(&b, n.object);
    put2(&b, 2); put2(&b, one); put2(&b, same);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    expect_error(&b, "Duplicate interface name \"I\" in class file p/T");
}

/* ---- the constant pool ----------------------------------------------------------------------------------------- */
static void constants_are_packed_for_the_runtime(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    (void)state;
    put1(&b, CONSTANT_Long); put4(&b, 0x01020304); put4(&b, 0x05060708);
    u2 wide = next_constant(&b);
    next_constant(&b);
    put1(&b, CONSTANT_Integer); put4(&b, 0xFFFFFFFE);
    u2 number = next_constant(&b);
    u2 name_and_type = constant4(&b, CONSTANT_NameAndType, n.name, n.int_descriptor);
    u2 field = constant4(&b, CONSTANT_Fieldref, n.this_class, name_and_type);
    put1(&b, CONSTANT_MethodHandle); put1(&b, 2); put2(&b, field);
    u2 handle = next_constant(&b);
    head(&b, ACC_SUPER, n.this_class, n.object);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    assert_true(parse(&b));
    assert_true(file.entries[wide] == 0x0102030405060708);
    assert_int_equal(file.tags[wide + 1], CONSTANT_None);
    assert_true(file.entries[number] == 0xFFFFFFFE);
    assert_int_equal(file.entries[name_and_type], (u4)n.name << 16 | n.int_descriptor);
    assert_int_equal(file.entries[field], (u4)n.this_class << 16 | name_and_type);
    assert_int_equal(file.entries[handle], 2u << 16 | field);
}

static void expect_constant_error(u2 major, u1 tag, u2 high, int low, const char *message)
{
    Builder b;
    Names n = start_with_names(&b, major);
    if (low < 0)
        constant2(&b, tag, high);
    else
        constant4(&b, tag, high, (u2)low);
    head(&b, ACC_SUPER, n.this_class, n.object);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    expect_error(&b, message);
}

static void constants_must_point_to_constants_of_the_right_kind(void **state)
{
    (void)state;                        /* 1: Utf8 "p/T", 2: its Class, 5: Code, 6: member, 7: ()V, 8: I */
    expect_constant_error(61, CONSTANT_Class, 2, -1, "Invalid constant pool index 2 in class file <Unknown>");
    expect_constant_error(61, CONSTANT_String, 999, -1, "Invalid constant pool index 999 in class file <Unknown>");
    expect_constant_error(61, CONSTANT_Methodref, 2, 0, "Invalid constant pool index 0 in class file <Unknown>");
    expect_constant_error(61, CONSTANT_Fieldref, 1, 1, "Invalid constant pool index 1 in class file <Unknown>");
    expect_constant_error(61, CONSTANT_NameAndType, 6, 5,
                          "Field \"member\" in class <Unknown> has illegal signature \"Code\"");
    expect_constant_error(61, CONSTANT_MethodType, 8, -1,
                          "Method \"type\" in class <Unknown> has illegal signature \"I\"");
}

static void tags_need_the_version_that_brought_them(void **state)
{
    (void)state;
    expect_constant_error(50, CONSTANT_MethodType, 7, -1,
                          "Class file version does not support constant tag 16 in class file <Unknown>");
    expect_constant_error(54, CONSTANT_Dynamic, 0, 0,
                          "Class file version does not support constant tag 17 in class file <Unknown>");
    expect_constant_error(61, 2, 0, -1, "Unknown constant tag 2 in class file <Unknown>");
    expect_constant_error(61, CONSTANT_Module, 1, -1, "Unknown constant tag 19 in class file <Unknown>");
}

static void a_long_needs_two_slots(void **state)
{
    Builder b;
    (void)state;
    start(&b, 61);
    put1(&b, CONSTANT_Long); put4(&b, 0); put4(&b, 0);
    next_constant(&b);
    expect_error(&b, "Invalid constant pool entry 1 in class file <Unknown>");
}

static void bad_utf8_is_refused_only_when_verifying(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    (void)state;
    utf8(&b, "\xff");
    head(&b, ACC_SUPER, n.this_class, n.object);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    expect_error(&b, "Illegal UTF8 string in constant pool in class file <Unknown>");
    assert_true(parse_with(&b, (ClassFileOptions){ 0 }));
}

static void a_dynamic_constant_needs_bootstrap_methods(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    u2 name_and_type = constant4(&b, CONSTANT_NameAndType, n.name, n.void_descriptor);
    (void)state;
    constant4(&b, CONSTANT_InvokeDynamic, 0, name_and_type);
    head(&b, ACC_SUPER, n.this_class, n.object);
    put2(&b, 0); put2(&b, 0); put2(&b, 0);
    expect_error(&b, "Missing BootstrapMethods attribute in class file p/T");
}

/* ---- members --------------------------------------------------------------------------------------------------- */
static Builder with_fields(u2 class_flags, u2 flags, int count)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    head(&b, class_flags, n.this_class, n.object);
    put2(&b, (u4)count);
    for (int i = 0; i < count; i++) {
        put2(&b, flags);
        put2(&b, n.name);
        put2(&b, n.int_descriptor);
        put2(&b, 0);
    }
    put2(&b, 0); put2(&b, 0);
    return b;
}

static void fields_keep_name_descriptor_and_flags(void **state)
{
    Builder b = with_fields(ACC_SUPER, ACC_PRIVATE | ACC_VOLATILE | 0x0800, 1);
    (void)state;
    assert_true(parse(&b));
    assert_int_equal(file.field_count, 1);
    assert_string_equal(file.fields[0].name->chars, "member");
    assert_string_equal(file.fields[0].descriptor->chars, "I");
    assert_int_equal(file.fields[0].flags, ACC_PRIVATE | ACC_VOLATILE);
    assert_null(file.fields[0].annotations.bytes);
}

/* Class files before version 49 name with Java identifiers; what a newer one had taken must not count for them. */
static void a_name_legal_in_new_classes_stays_illegal_in_old_ones(void **state)
{
    static const u2 majors[] = { 61, 48, 61 };
    (void)state;
    for (u4 i = 0; i < COUNT_OF(majors); i++) {
        Builder b;
        Names n = start_with_names(&b, majors[i]);
        u2 name = utf8(&b, "not an identifier");
        head(&b, ACC_SUPER, n.this_class, n.object);
        put2(&b, 1);
        put2(&b, 0); put2(&b, name); put2(&b, n.int_descriptor); put2(&b, 0);
        put2(&b, 0); put2(&b, 0);
        if (majors[i] >= 49) assert_true(parse(&b));
        else expect_error(&b, "Illegal field name \"not an identifier\" in class p/T");
    }
}

/* The same symbol as a field's name and a method's: each use has its own rules. */
static void a_name_legal_in_one_use_stays_illegal_in_another(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++) {
        Builder field, method;
        Names n = start_with_names(&field, 61);
        u2 name = utf8(&field, "a<b");
        head(&field, ACC_SUPER, n.this_class, n.object);
        put2(&field, 1);
        put2(&field, 0); put2(&field, name); put2(&field, n.int_descriptor); put2(&field, 0);
        put2(&field, 0); put2(&field, 0);
        assert_true(parse(&field));
        n = start_with_names(&method, 61);
        name = utf8(&method, "a<b");
        head(&method, ACC_SUPER | ACC_ABSTRACT, n.this_class, n.object);
        put2(&method, 0);
        put2(&method, 1);
        put2(&method, ACC_ABSTRACT); put2(&method, name); put2(&method, n.void_descriptor); put2(&method, 0);
        put2(&method, 0);
        expect_error(&method, "Illegal method name \"a<b\" in class p/T");
    }
}

static void illegal_fields_are_refused(void **state)
{
    Builder two = with_fields(ACC_SUPER, 0, 2), both = with_fields(ACC_SUPER, ACC_PUBLIC | ACC_PRIVATE, 1);
    Builder in_interface = with_fields(ACC_INTERFACE | ACC_ABSTRACT, ACC_PUBLIC, 1);
    (void)state;
    expect_error(&two, "Duplicate field name \"member\" with signature \"I\" in class file p/T");
    expect_error(&both, "Illegal field modifiers in class p/T: 0x3");
    expect_error(&in_interface, "Illegal field modifiers in class p/T: 0x1");
}

static void a_constant_value_must_fit_its_field(void **state)
{
    (void)state;
    for (int right = 0; right < 2; right++) {
        Builder b;
        Names n = start_with_names(&b, 61);
        u2 attribute = utf8(&b, "ConstantValue"), tag = right ? CONSTANT_Integer : CONSTANT_Float;
        put1(&b, tag); put4(&b, 7);
        u2 value = next_constant(&b);
        head(&b, ACC_SUPER, n.this_class, n.object);
        put2(&b, 1);
        put2(&b, ACC_STATIC); put2(&b, n.name); put2(&b, n.int_descriptor); put2(&b, 1);
        put2(&b, attribute); put4(&b, 2); put2(&b, value);
        put2(&b, 0); put2(&b, 0);
        if (!right) {
            expect_error(&b, "Inconsistent constant value type in class file p/T");
            continue;
        }
        assert_true(parse(&b));
        assert_int_equal(file.fields[0].constant_value_index, value);
    }
}

static Builder with_method(u2 class_flags, u2 flags, int code_length, u2 max_locals, int count)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    head(&b, class_flags, n.this_class, n.object);
    put2(&b, 0);
    put2(&b, (u4)count);
    for (int i = 0; i < count; i++) {
        put2(&b, flags);
        put2(&b, n.name);
        put2(&b, n.void_descriptor);
        put2(&b, code_length >= 0);
        if (code_length >= 0)
            put_code(&b, &n, (u4)code_length, max_locals);
    }
    put2(&b, 0);
    return b;
}

static void code_is_a_copy_with_four_bytes_behind_it(void **state)
{
    Builder b = with_method(ACC_SUPER, ACC_PUBLIC, 5, 3, 1);
    (void)state;
    assert_true(parse(&b));
    const FileMethod *m = &file.methods[0];
    assert_int_equal(m->code_length, 5);
    assert_int_equal(m->max_locals, 3);
    assert_int_equal(m->arg_slots, 1);
    assert_int_equal(m->code[4], OP_return);
    assert_int_equal(be_u4(m->code + 5), 0);
    assert_int_equal(m->details->parameter_count, -1);
}

static void code_is_required_exactly_where_it_may_be(void **state)
{
    Builder none = with_method(ACC_SUPER, ACC_PUBLIC, -1, 0, 1);
    Builder native = with_method(ACC_SUPER, ACC_PUBLIC | ACC_NATIVE, 1, 1, 1);
    Builder empty = with_method(ACC_SUPER, ACC_PUBLIC, 0, 1, 1), narrow = with_method(ACC_SUPER, 0, 1, 0, 1);
    (void)state;
    expect_error(&none, "Absent Code attribute in method that is not native or abstract in class file p/T");
    expect_error(&native, "Code attribute in native or abstract methods in class file p/T");
    expect_error(&empty, "Invalid method Code length 0 in class file p/T");
    expect_error(&narrow, "Arguments can't fit into locals in class file p/T");
}

static void illegal_methods_are_refused(void **state)
{
    Builder twice = with_method(ACC_SUPER, ACC_STATIC, 1, 0, 2);
    Builder abstract = with_method(ACC_SUPER, ACC_FINAL | ACC_ABSTRACT, -1, 0, 1);
    Builder package = with_method(ACC_INTERFACE | ACC_ABSTRACT, ACC_ABSTRACT, -1, 0, 1);
    (void)state;
    expect_error(&twice, "Duplicate method name \"member\" with signature \"()V\" in class file p/T");
    expect_error(&abstract, "Method member in class p/T has illegal modifiers: 0x410");
    expect_error(&package, "Method member in class p/T has illegal modifiers: 0x400");
}

static void default_methods_are_noticed(void **state)
{
    Builder b = with_method(ACC_INTERFACE | ACC_ABSTRACT, ACC_PUBLIC, 1, 1, 1);
    (void)state;
    assert_true(parse(&b));
    assert_true(file.has_concrete_instance_methods);
}

static void line_numbers_of_all_tables_are_joined(void **state)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    u2 lines = utf8(&b, "LineNumberTable");
    (void)state;
    head(&b, ACC_SUPER, n.this_class, n.object);
    put2(&b, 0);
    put2(&b, 1);
    put2(&b, ACC_STATIC); put2(&b, n.name); put2(&b, n.void_descriptor); put2(&b, 1);
    put2(&b, n.code); put4(&b, 8 + 3 + 2 + 2 + (6 + 10) + (6 + 6));
    put2(&b, 0); put2(&b, 0); put4(&b, 3); put1(&b, OP_nop); put1(&b, OP_nop); put1(&b, OP_return);
    put2(&b, 0); put2(&b, 2);
    put2(&b, lines); put4(&b, 10); put2(&b, 2); put2(&b, 2); put2(&b, 30); put2(&b, 1); put2(&b, 20);
    put2(&b, lines); put4(&b, 6); put2(&b, 1); put2(&b, 0); put2(&b, 10);
    put2(&b, 0);
    assert_true(parse(&b));
    assert_int_equal(file.methods[0].line_count, 3);
    for (u2 i = 0; i < 3; i++) {
        LineNumber row = file_line(&file.methods[0], i);
        assert_int_equal(row.pc, 2 - i);
        assert_int_equal(row.line, 10 * (row.pc + 1));
    }
}

static void unverified_classes_keep_no_stack_maps_and_may_break_naming_rules(void **state)
{
    Builder b = with_method(ACC_SUPER, ACC_PUBLIC | ACC_PRIVATE, 1, 1, 1);
    (void)state;
    assert_false(parse(&b));
    assert_true(parse_with(&b, (ClassFileOptions){ 0 }));
}

/* ---- class attributes ------------------------------------------------------------------------------------------ */
static Builder with_attribute(u2 flags, const char *name, const u1 *content, u4 length, int times)
{
    Builder b;
    Names n = start_with_names(&b, 61);
    u2 attribute = utf8(&b, name);
    head(&b, flags, n.this_class, n.object);
    put2(&b, 0);
    put2(&b, 0);
    put2(&b, (u4)times);
    for (int t = 0; t < times; t++) {
        put2(&b, attribute);
        put4(&b, length);
        for (u4 i = 0; i < length; i++)
            put1(&b, content[i]);
    }
    return b;
}

static void a_record_without_components_is_still_a_record(void **state)
{
    static const u1 empty[] = { 0, 0 };
    Builder record = with_attribute(ACC_SUPER, "Record", empty, 2, 1);
    Builder sealed = with_attribute(ACC_SUPER, "PermittedSubclasses", empty, 2, 1);
    (void)state;
    assert_true(parse(&record));
    assert_true(file.is_record);
    assert_int_equal(file.record_component_count, 0);
    assert_true(parse(&sealed));
    assert_true(file.is_sealed);
}

static void final_classes_are_not_sealed(void **state)
{
    static const u1 empty[] = { 0, 0 };
    Builder b = with_attribute(ACC_SUPER | ACC_FINAL, "PermittedSubclasses", empty, 2, 1);
    (void)state;
    expect_error(&b, "PermittedSubclasses attribute in final class file p/T");
}

static void attributes_that_stand_alone_are_refused_twice(void **state)
{
    static const char *const names[] = { "SourceFile", "InnerClasses", "NestMembers", "Record", "PermittedSubclasses",
                                         "Signature", "RuntimeVisibleAnnotations", "RuntimeInvisibleTypeAnnotations",
                                         "BootstrapMethods" };
    static const u1 one_utf8[] = { 0, 1 }, empty[] = { 0, 0 };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        bool index = strcmp(names[i], "SourceFile") == 0 || strcmp(names[i], "Signature") == 0;
        Builder b = with_attribute(ACC_SUPER, names[i], index ? one_utf8 : empty, 2, 2);
        char message[100];
        snprintf(message, sizeof message, "Multiple %s attributes in class file p/T", names[i]);
        expect_error(&b, message);
    }
}

static void inner_classes_are_kept_unless_they_run_in_circles(void **state)
{
    static const u1 good[] = { 0, 1, 0, 4, 0, 2, 0, 6, 0, 9 };              /* Object inside T, just for the numbers */
    static const u1 circle[] = { 0, 2, 0, 2, 0, 4, 0, 0, 0, 0, 0, 4, 0, 2, 0, 0, 0, 0 };
    static const u1 same[] = { 0, 2, 0, 4, 0, 2, 0, 6, 0, 9, 0, 4, 0, 2, 0, 6, 0, 9 };
    Builder one = with_attribute(ACC_SUPER, "InnerClasses", good, sizeof good, 1), loop, twice;
    (void)state;
    assert_true(parse(&one));
    assert_int_equal(file.inner_class_count, 1);
    assert_int_equal(file.inner_classes[0].flags, ACC_PUBLIC | ACC_STATIC);
    loop = with_attribute(ACC_SUPER, "InnerClasses", circle, sizeof circle, 1);
    assert_true(parse(&loop));
    assert_int_equal(file.inner_class_count, 0);
    twice = with_attribute(ACC_SUPER, "InnerClasses", same, sizeof same, 1);
    expect_error(&twice, "Duplicate entry in InnerClasses attribute in class file p/T");
}

static void vm_annotations_count_only_in_trusted_classes(void **state)
{
    (void)state;
    for (int trusted = 0; trusted < 2; trusted++) {
        Builder b;
        Names n = start_with_names(&b, 61);
        u2 attribute = utf8(&b, "RuntimeVisibleAnnotations"), type = utf8(&b, "Ljdk/internal/vm/annotation/ForceInline;");
        head(&b, ACC_SUPER, n.this_class, n.object);
        put2(&b, 0);
        put2(&b, 1);
        put2(&b, ACC_NATIVE); put2(&b, n.name); put2(&b, n.void_descriptor); put2(&b, 1);
        put2(&b, attribute); put4(&b, 6); put2(&b, 1); put2(&b, type); put2(&b, 0);
        put2(&b, 0);
        assert_true(parse_with(&b, (ClassFileOptions){ .need_verify = true, .trusted = trusted }));
        assert_int_equal(file.methods[0].marks, trusted ? METHOD_FORCE_INLINE : 0);
        assert_int_equal(file.methods[0].details->annotations.length, 6);
    }
}

static void no_single_changed_byte_crashes_the_parser(void **state)
{
    Builder whole = with_method(ACC_SUPER, ACC_PUBLIC, 5, 3, 2);
    (void)state;
    for (size_t at = 0; at < whole.size; at++)
        for (int value = 0; value < 256; value += 5) {
            Builder b = whole;
            b.bytes[at] = (u1)value;
            if (!parse(&b))
                assert_true(error.message[0] != '\0');
            (void)parse_with(&b, (ClassFileOptions){ .trusted = true });
        }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_smallest_class_has_its_names),
        TEST(every_truncation_is_an_error_and_so_is_a_byte_more),
        TEST(the_magic_number_is_checked_first),
        TEST(versions_outside_45_to_61_are_refused),
        TEST(another_name_than_expected_is_a_missing_class),
        TEST(a_hidden_class_gets_its_name_everywhere),
        TEST(class_flags_must_make_sense),
        TEST(old_interfaces_become_abstract),
        TEST(only_object_may_lack_a_superclass),
        TEST(an_interface_named_twice_is_an_error),
        TEST(constants_are_packed_for_the_runtime),
        TEST(constants_must_point_to_constants_of_the_right_kind),
        TEST(tags_need_the_version_that_brought_them),
        TEST(a_long_needs_two_slots),
        TEST(bad_utf8_is_refused_only_when_verifying),
        TEST(a_dynamic_constant_needs_bootstrap_methods),
        TEST(fields_keep_name_descriptor_and_flags),
        TEST(a_name_legal_in_new_classes_stays_illegal_in_old_ones),
        TEST(a_name_legal_in_one_use_stays_illegal_in_another),
        TEST(illegal_fields_are_refused),
        TEST(a_constant_value_must_fit_its_field),
        TEST(code_is_a_copy_with_four_bytes_behind_it),
        TEST(code_is_required_exactly_where_it_may_be),
        TEST(illegal_methods_are_refused),
        TEST(default_methods_are_noticed),
        TEST(line_numbers_of_all_tables_are_joined),
        TEST(unverified_classes_keep_no_stack_maps_and_may_break_naming_rules),
        TEST(a_record_without_components_is_still_a_record),
        TEST(final_classes_are_not_sealed),
        TEST(attributes_that_stand_alone_are_refused_twice),
        TEST(inner_classes_are_kept_unless_they_run_in_circles),
        TEST(vm_annotations_count_only_in_trusted_classes),
        TEST(no_single_changed_byte_crashes_the_parser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
