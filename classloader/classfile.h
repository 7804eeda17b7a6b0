/* classloader/classfile.h -- class files (JVMS §4), versions 45 to 61: format checks and a plain structure to build a
 * runtime class from.  Everything a ClassFile points to is allocated in the arena (or, as ClassFileOptions.bytes_stay
 * allows, in the class file itself) and kept as it is for the life of the class; only the ClassFile struct itself belongs to the caller. */
#ifndef CLASSLOADER_CLASSFILE_H
#define CLASSLOADER_CLASSFILE_H
#include "vm/arena.h"
#include "vm/base.h"
#include "vm/bytecode.h"
#include "vm/class.h"           /* ACC_ flags, METHOD_ marks */

enum { CLASSFILE_MAJOR_MAX = 61, CLASSFILE_MINOR_PREVIEW = 65535 };

typedef enum HandleKind {               /* of a method handle's member (§4.4.8) */
    REF_getField = 1, REF_getStatic, REF_putField, REF_putStatic, REF_invokeVirtual, REF_invokeStatic, REF_invokeSpecial,
    REF_newInvokeSpecial, REF_invokeInterface
} HandleKind;

/* What entries[i] holds for tags[i].  Index 0 and the second slot of a long or double have tag 0. */
enum ConstantTag {
    CONSTANT_None = 0,
    CONSTANT_Utf8 = 1,                  /* const Symbol * or text: see vm/class.h */
    CONSTANT_Integer = 3,               /* the 32 bits, zero-extended */
    CONSTANT_Float = 4,                 /* the 32 bits, zero-extended */
    CONSTANT_Long = 5,                  /* the 64 bits */
    CONSTANT_Double = 6,                /* the 64 bits */
    CONSTANT_Class = 7,                 /* index of the Utf8 name */
    CONSTANT_String = 8,                /* index of the Utf8 */
    CONSTANT_Fieldref = 9,              /* class index << 16 | NameAndType index */
    CONSTANT_Methodref = 10,            /* the same */
    CONSTANT_InterfaceMethodref = 11,   /* the same */
    CONSTANT_NameAndType = 12,          /* name index << 16 | descriptor index */
    CONSTANT_MethodHandle = 15,         /* reference kind << 16 | index of the member reference */
    CONSTANT_MethodType = 16,           /* index of the Utf8 descriptor */
    CONSTANT_Dynamic = 17,              /* bootstrap method index << 16 | NameAndType index */
    CONSTANT_InvokeDynamic = 18,        /* the same */
    CONSTANT_Module = 19,               /* index of the Utf8 name */
    CONSTANT_Package = 20               /* index of the Utf8 name */
};

typedef struct Blob { const u1 *bytes; u4 length; } Blob;             /* an attribute's content; bytes == NULL: absent */
typedef struct ExceptionRow { u2 start, end, handler, catch_type; } ExceptionRow;   /* [start, end); catch_type 0: any */
typedef struct LineNumber { u2 pc, line; } LineNumber;
typedef struct LocalVariable { u2 start, length, name_index, descriptor_index, slot; } LocalVariable;
typedef struct MethodParameter { u2 name_index, flags; } MethodParameter;
typedef struct InnerClass { u2 inner_class_index, outer_class_index, name_index, flags; } InnerClass;
typedef struct BootstrapMethod { u2 method_handle_index, argument_count; u2 *arguments; } BootstrapMethod;
typedef struct RecordComponent { u2 name_index, descriptor_index, signature_index; Blob annotations, type_annotations; }
    RecordComponent;

enum FieldMark { FIELD_STABLE = 1, FIELD_CONTENDED = 2 };
typedef struct FileField {
    const Symbol *name, *descriptor;
    u2 name_index, descriptor_index, signature_index;           /* signature_index: generic, 0 if absent */
    u2 flags;                                                   /* ACC_; ACC_SYNTHETIC also from the attribute */
    u2 constant_value_index;                                    /* 0 if none; only kept for static fields */
    u1 marks;                                                   /* FIELD_ */
    u2 contention_group;                                        /* constant-pool index of the group's name, 0: own group */
    Blob annotations, type_annotations;
} FileField;

/* What few methods have and few programs ask for. */
typedef struct MethodDetails {
    u2 signature_index;                                         /* generic, 0 if absent */
    u2 exception_count;
    int16_t parameter_count;                                    /* -1: no MethodParameters attribute */
    u2 *exceptions;                                             /* Exceptions: class indices */
    MethodParameter *parameters;
    Blob annotations, parameter_annotations, type_annotations, annotation_default;
} MethodDetails;

typedef struct FileMethod {
    const Symbol *name, *descriptor;
    u2 name_index, descriptor_index;
    u2 flags;                                                   /* ACC_, without the bits that mean nothing here */
    u2 marks;                                                   /* METHOD_ of vm/class.h, up to METHOD_HAS_JSR; the
                                                                   annotations among them only if trusted */
    u2 arg_slots;                                               /* with the receiver */
    u2 max_stack, max_locals;
    u2 handler_count, variable_count;
    u2 code_length;
    u4 line_count, stack_map_length;
    u1 *code;                                                   /* NULL if native or abstract; 4 bytes of 0 follow it */
    ExceptionRow *handlers;
    const u1 *line_rows;                                        /* as in the class file, tables joined: file_line */
    const u1 *variable_rows;                                    /* the same: file_variable */
    const u1 *stack_map;                                        /* StackMapTable content or NULL; kept if need_verify */
    const MethodDetails *details;                               /* never NULL */
} FileMethod;

typedef struct ClassFile {
    Arena *arena;
    u2 minor_version, major_version;
    u2 flags;                                                   /* ACC_, of the class file itself (not InnerClasses) */
    u2 this_class, super_class;                                 /* Class indices; super_class 0: java.lang.Object */
    const Symbol *name, *super_name;                            /* super_name NULL: java.lang.Object */
    /* Constant pool: parallel arrays, ready to be the runtime constant pool. */
    u2 constant_count;                                          /* indices run from 1 to constant_count - 1 */
    u1 *tags;
    u8 *entries;
    u2 *interfaces;             u2 interface_count;             /* Class indices */
    FileField *fields;          u2 field_count;
    FileMethod *methods;        u2 method_count;
    u2 source_file_index, signature_index;                      /* 0 if absent */
    Blob source_debug_extension;                                /* modified UTF-8, not NUL-terminated */
    InnerClass *inner_classes;  u2 inner_class_count;
    u2 enclosing_class, enclosing_method;                       /* Class and NameAndType index, 0 if none */
    bool has_enclosing_method;
    u2 nest_host;                                               /* Class index, 0 if none */
    u2 *nest_members;           u2 nest_member_count;
    bool is_record;
    RecordComponent *record_components; u2 record_component_count;
    bool is_sealed;                                             /* has PermittedSubclasses, maybe empty */
    u2 *permitted_subclasses;   u2 permitted_subclass_count;
    BootstrapMethod *bootstrap_methods; u2 bootstrap_method_count;
    Blob annotations, type_annotations;
    bool is_value_based, is_contended, has_static_initializer;
    bool has_finalizer, has_empty_finalizer;                    /* declares finalize()V; an empty one undoes the superclass's */
    bool has_concrete_instance_methods;                         /* as an interface: declares default methods */
    bool is_hidden;
} ClassFile;

typedef struct ClassFileOptions {
    const Symbol *expected_name;        /* NULL: any.  Another name in the file: NoClassDefFoundError (wrong name) */
    const Symbol *hidden_name;          /* a hidden class gets this name (its this_class entry too); NULL: not hidden */
    bool need_verify;                   /* all format checks; without, those HotSpot leaves out for trusted classes */
    bool relax_verify;                  /* loaded by the boot or platform loader: old-version leniencies */
    bool trusted;                       /* honour the VM's own annotations (boot, platform; hidden with access) */
    bool heed_contended;                /* @Contended of others too */
    bool bytes_stay;                    /* the class file's bytes outlive the class, which may point into them */
    bool enable_preview;                /* --enable-preview: accept minor version 65535 of the current version */
} ClassFileOptions;

enum ClassFileErrorKind {
    CLASSFILE_ClassFormatError, CLASSFILE_UnsupportedClassVersionError, CLASSFILE_NoClassDefFoundError,
    CLASSFILE_IncompatibleClassChangeError, CLASSFILE_VerifyError
};
typedef struct ClassFileError { enum ClassFileErrorKind kind; char message[1024]; } ClassFileError;

const char *classfile_error_class(enum ClassFileErrorKind kind);    /* "java/lang/ClassFormatError" */

/* Parses and checks.  On failure *error has HotSpot's text, *out what was parsed before: flags, name, the first interfaces. */
MUST_CHECK bool classfile_parse(Arena *arena, const u1 *bytes, size_t size, const ClassFileOptions *options,
                                ClassFile *out, ClassFileError *error);

/* Constant-pool access by index of the wanted tag (checked by the parser, so trusted here). */
static inline const Symbol *classfile_utf8(const ClassFile *file, u2 index)
{
    return utf8_entry(&file->entries[index]);
}
static inline const Symbol *classfile_class_name(const ClassFile *file, u2 class_index)
{
    return classfile_utf8(file, (u2)file->entries[class_index]);
}
/* By the index in an attribute that may be absent: NULL for 0. */
static inline const Symbol *classfile_optional_utf8(const ClassFile *file, u2 index)
{
    return index == 0 ? NULL : classfile_utf8(file, index);
}

enum { LINE_ROW_BYTES = 4, VARIABLE_ROW_BYTES = 10 };
static inline LineNumber file_line(const FileMethod *m, u4 i)
{
    const u1 *row = m->line_rows + i * LINE_ROW_BYTES;
    return (LineNumber){ be_u2(row), be_u2(row + 2) };
}
static inline LocalVariable file_variable(const FileMethod *m, u4 i)
{
    const u1 *row = m->variable_rows + i * VARIABLE_ROW_BYTES;
    return (LocalVariable){ be_u2(row), be_u2(row + 2), be_u2(row + 4), be_u2(row + 6), be_u2(row + 8) };
}
#endif
