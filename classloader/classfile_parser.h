/* classloader/classfile_parser.h -- what classfile.c and attributes.c share; nobody else includes it. */
#ifndef CLASSLOADER_CLASSFILE_PARSER_H
#define CLASSLOADER_CLASSFILE_PARSER_H
#include "classloader/classfile.h"
#include "classloader/reader.h"

enum { JAVA_1_5 = 49, JAVA_6 = 50, JAVA_7 = 51, JAVA_8 = 52, JAVA_9 = 53, JAVA_11 = 55, JAVA_12 = 56, JAVA_16 = 60,
       JAVA_17 = 61 };
enum { MAX_ARG_SLOTS = 255, MAX_CODE_BYTES = 65535 };
enum {
    CLASS_FLAGS = ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_INTERFACE | ACC_ABSTRACT | ACC_SYNTHETIC | ACC_ANNOTATION |
                  ACC_ENUM
};

/* Names the parser compares with: attributes, then the VM's own annotations, then some members. */
#define KNOWN_NAMES(NAME)                                                                                       \
    NAME(ConstantValue, "ConstantValue")                                                                        \
    NAME(Code, "Code")                                                                                          \
    NAME(StackMapTable, "StackMapTable")                                                                        \
    NAME(Exceptions, "Exceptions")                                                                              \
    NAME(InnerClasses, "InnerClasses")                                                                          \
    NAME(EnclosingMethod, "EnclosingMethod")                                                                    \
    NAME(Synthetic, "Synthetic")                                                                                \
    NAME(Signature, "Signature")                                                                                \
    NAME(SourceFile, "SourceFile")                                                                              \
    NAME(SourceDebugExtension, "SourceDebugExtension")                                                          \
    NAME(LineNumberTable, "LineNumberTable")                                                                    \
    NAME(LocalVariableTable, "LocalVariableTable")                                                              \
    NAME(LocalVariableTypeTable, "LocalVariableTypeTable")                                                      \
    NAME(Deprecated, "Deprecated")                                                                              \
    NAME(VisibleAnnotations, "RuntimeVisibleAnnotations")                                                       \
    NAME(InvisibleAnnotations, "RuntimeInvisibleAnnotations")                                                   \
    NAME(VisibleParameterAnnotations, "RuntimeVisibleParameterAnnotations")                                     \
    NAME(InvisibleParameterAnnotations, "RuntimeInvisibleParameterAnnotations")                                 \
    NAME(VisibleTypeAnnotations, "RuntimeVisibleTypeAnnotations")                                               \
    NAME(InvisibleTypeAnnotations, "RuntimeInvisibleTypeAnnotations")                                           \
    NAME(AnnotationDefault, "AnnotationDefault")                                                                \
    NAME(BootstrapMethods, "BootstrapMethods")                                                                  \
    NAME(MethodParameters, "MethodParameters")                                                                  \
    NAME(NestHost, "NestHost")                                                                                  \
    NAME(NestMembers, "NestMembers")                                                                            \
    NAME(Record, "Record")                                                                                      \
    NAME(PermittedSubclasses, "PermittedSubclasses")                                                            \
    NAME(CallerSensitive, "Ljdk/internal/reflect/CallerSensitive;")                                             \
    NAME(ForceInline, "Ljdk/internal/vm/annotation/ForceInline;")                                               \
    NAME(DontInline, "Ljdk/internal/vm/annotation/DontInline;")                                                 \
    NAME(Hidden, "Ljdk/internal/vm/annotation/Hidden;")                                                         \
    NAME(LambdaFormHidden, "Ljava/lang/invoke/LambdaForm$Hidden;")                                              \
    NAME(LambdaFormCompiled, "Ljava/lang/invoke/LambdaForm$Compiled;")                                          \
    NAME(IntrinsicCandidate, "Ljdk/internal/vm/annotation/IntrinsicCandidate;")                                 \
    NAME(ReservedStackAccess, "Ljdk/internal/vm/annotation/ReservedStackAccess;")                               \
    NAME(Scoped, "Ljdk/internal/misc/ScopedMemoryAccess$Scoped;")                                               \
    NAME(Stable, "Ljdk/internal/vm/annotation/Stable;")                                                         \
    NAME(Contended, "Ljdk/internal/vm/annotation/Contended;")                                                   \
    NAME(ValueBased, "Ljdk/internal/ValueBased;")                                                               \
    NAME(type, "type")                                                                                          \
    NAME(init, "<init>")                                                                                        \
    NAME(clinit, "<clinit>")                                                                                    \
    NAME(finalize, "finalize")                                                                                  \
    NAME(no_args_void, "()V")                                                                                   \
    NAME(java_lang_Object, "java/lang/Object")                                                                  \
    NAME(java_lang_String_descriptor, "Ljava/lang/String;")                                                     \
    NAME(double_descriptor, "D")                                                                                \
    NAME(long_descriptor, "J")

enum KnownName {
    KNOWN_none,
#define NAME(id, text) KNOWN_##id,
    KNOWN_NAMES(NAME)
#undef NAME
    KNOWN_COUNT
};
extern const Symbol *known_symbols[KNOWN_COUNT];
enum KnownName known_name(const Symbol *symbol);        /* KNOWN_none if it is none of them */

typedef struct Parser {
    Reader r;
    Arena *arena;
    ClassFile *file;
    const ClassFileOptions *options;
    ClassFileError *error;
    const Symbol *class_name;           /* for messages: the expected one, or what the file says; NULL: not known yet */
    u2  original_constant_count;        /* without the slot added for a hidden class's name */
    int max_bootstrap_index;            /* -1: no Dynamic or InvokeDynamic constant */
    u1  bad_constant_tag;               /* a Module or Package constant was seen */
    u1 *variable_types;                 /* rows of LocalVariableTypeTable of the method being parsed; malloc'ed */
    u4  variable_type_count;
} Parser;

/* Both set the error and return false.  parse_fail adds the class's name as the last argument's %s:
 * parse_fail(p, "Bad thing %u in class file %s", thing, class_text(p)). */
bool parse_fail(Parser *p, const char *format, ...) PRINTF(2, 3);
bool parse_fail_as(Parser *p, enum ClassFileErrorKind kind, const char *format, ...) PRINTF(3, 4);
bool parse_truncated(Parser *p);
const char *class_text(const Parser *p);

static inline bool is_constant(const Parser *p, u2 index, u1 tag)
{
    return index < p->original_constant_count && p->file->tags[index] == tag;       /* tags[0] is 0 */
}
static inline bool is_utf8(const Parser *p, u2 index) { return is_constant(p, index, CONSTANT_Utf8); }
static inline bool is_class(const Parser *p, u2 index) { return is_constant(p, index, CONSTANT_Class); }
static inline const Symbol *utf8_at(const Parser *p, u2 index) { return classfile_utf8(p->file, index); }

void *parser_alloc(Parser *p, size_t count, size_t size);       /* arena memory; NULL for 0 */

/* The same for items still to be read, of at least item_bytes each: a count that the file cannot hold does not make us
 * allocate for it, and reading fails before the memory ends (there is room for one item more than can be complete). */
static inline void *parser_alloc_for(Parser *p, const Reader *r, size_t count, size_t item_bytes, size_t size)
{
    size_t most = reader_left(r) / item_bytes + 1;
    return parser_alloc(p, count < most ? count : most, size);
}
/* Class-file bytes that live as long as the class: themselves or a copy. */
const u1 *parser_keep(Parser *p, const u1 *bytes, size_t length);
/* The same for rows of a table that may (but never does) come in several attributes: `more` rows behind the old ones. */
const u1 *parser_keep_rows(Parser *p, const u1 *old, u4 old_count, const u1 *rows, u4 more, size_t row_bytes);
/* The method's own details, to write to. */
MethodDetails *parser_details(Parser *p, FileMethod *method);

/* A hash table of indices below `count`, open addressing. */
typedef struct IndexTable { u4 mask; u4 *slots; u4 few[128]; } IndexTable;
void index_table_init(IndexTable *table, u4 count);
void index_table_free(IndexTable *table);

/* Checks under need_verify; see descriptor.h for the rules. */
bool check_field_name(Parser *p, const Symbol *name);
bool check_method_name(Parser *p, const Symbol *name);
bool check_class_name(Parser *p, const Symbol *name);
bool check_field_descriptor(Parser *p, const Symbol *name, const Symbol *descriptor);
bool check_method_descriptor(Parser *p, const Symbol *name, const Symbol *descriptor);
bool check_class_flags(Parser *p, u2 flags);

/* attributes.c, code_attribute.c */
typedef struct AttributeHead { enum KnownName name; u4 length; } AttributeHead;
bool parse_head(Parser *p, Reader *r, const char *bad_name_index, AttributeHead *head);
bool parse_skip(Parser *p, Reader *r, u4 length);
bool parse_code_attribute(Parser *p, FileMethod *method, u4 length);
bool parser_check_variables(Parser *p, const FileMethod *method);   /* tables of variables, once all attributes are parsed */
bool parse_field_attributes(Parser *p, FileField *field);
bool parse_method_attributes(Parser *p, FileMethod *method);
bool parse_class_attributes(Parser *p);
#endif
