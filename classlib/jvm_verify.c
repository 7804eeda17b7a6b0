/* classlib/jvm_verify.c -- what libverify, the JDK's verifier for old class files, asks about a class being verified: plain
 * metadata, and texts that live as long as the class. */
#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classloader/classfile.h"

enum {
    FIELD_MODIFIERS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_VOLATILE | ACC_TRANSIENT | ACC_SYNTHETIC | ACC_ENUM,
    METHOD_MODIFIERS = 0x1fff
};
#define TAG(name) (1u << CP_##name)

/* All of these leave the thread in native state: they read nothing that changes. */
static Class *class_of(jclass klass) { return class_of_handle(klass); }
static const FileMethod *method_at(jclass klass, jint index) { return class_of(klass)->methods[index].file; }

static u1 tag_at(const ConstantPool *pool, jint index)
{
    u1 tag = pool->tags[index] & CP_TAG_MASK;
    return tag == CP_InvokeHandle ? CP_Methodref : tag;
}

static const ConstantPool *checked_pool(jclass klass, jint index, u4 tags, const char *function)
{
    const ConstantPool *pool = class_of(klass)->pool;
    if (index < 0 || index >= pool->count || !(tags >> tag_at(pool, index) & 1)) vm_fatal("%s: illegal constant", function);
    return pool;
}

/* ---- the class ---------------------------------------------------------------------------------------------------- */

JNIEXPORT const char *JNICALL JVM_GetClassNameUTF(JNIEnv *env, jclass klass)
{
    (void)env;
    return class_is_primitive(class_of(klass)) ? NULL : symbol_chars(class_of(klass)->name);
}

JNIEXPORT jint JNICALL JVM_GetClassCPEntriesCount(JNIEnv *env, jclass klass)
{
    (void)env;
    return class_of(klass)->pool == NULL ? 0 : class_of(klass)->pool->count;
}

JNIEXPORT void JNICALL JVM_GetClassCPTypes(JNIEnv *env, jclass klass, unsigned char *types)
{
    const ConstantPool *pool = class_of(klass)->pool;
    (void)env;
    for (jint i = 0; pool != NULL && i < pool->count; i++) types[i] = tag_at(pool, i);
}

JNIEXPORT jint JNICALL JVM_GetClassFieldsCount(JNIEnv *env, jclass klass)
{
    (void)env;
    return class_of(klass)->file == NULL ? 0 : class_of(klass)->file->field_count;
}

JNIEXPORT jint JNICALL JVM_GetClassMethodsCount(JNIEnv *env, jclass klass)
{
    (void)env;
    return class_of(klass)->declared_method_count;
}

JNIEXPORT jint JNICALL JVM_GetFieldIxModifiers(JNIEnv *env, jclass klass, jint field)
{
    (void)env;
    return class_of(klass)->file->fields[field].flags & FIELD_MODIFIERS;
}

JNIEXPORT jboolean JNICALL JVM_IsSameClassPackage(JNIEnv *env, jclass one, jclass other)
{
    (void)env;
    return class_same_package(class_of(one), class_of(other));
}

/* ---- its methods -------------------------------------------------------------------------------------------------- */

JNIEXPORT void JNICALL JVM_GetMethodIxExceptionIndexes(JNIEnv *env, jclass klass, jint method, unsigned short *exceptions)
{
    const FileMethod *m = method_at(klass, method);
    (void)env;
    for (u2 i = 0; i < m->details->exception_count; i++) exceptions[i] = m->details->exceptions[i];
}

JNIEXPORT jint JNICALL JVM_GetMethodIxExceptionsCount(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return method_at(klass, method)->details->exception_count;
}

JNIEXPORT void JNICALL JVM_GetMethodIxByteCode(JNIEnv *env, jclass klass, jint method, unsigned char *code)
{
    const FileMethod *m = method_at(klass, method);
    (void)env;
    if (m->code != NULL) memcpy(code, m->code, m->code_length);
}

JNIEXPORT jint JNICALL JVM_GetMethodIxByteCodeLength(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return (jint)method_at(klass, method)->code_length;
}

JNIEXPORT void JNICALL JVM_GetMethodIxExceptionTableEntry(JNIEnv *env, jclass klass, jint method, jint index,
                                                          JVM_ExceptionTableEntryType *entry)
{
    const ExceptionRow *row = &method_at(klass, method)->handlers[index];
    (void)env;
    *entry = (JVM_ExceptionTableEntryType){ row->start, row->end, row->handler, row->catch_type };
}

JNIEXPORT jint JNICALL JVM_GetMethodIxExceptionTableLength(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return method_at(klass, method)->handler_count;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxModifiers(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return class_of(klass)->methods[method].access_flags & METHOD_MODIFIERS;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxLocalsCount(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return method_at(klass, method)->max_locals;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxArgsSize(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return class_of(klass)->methods[method].arg_slots;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxMaxStack(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return method_at(klass, method)->max_stack;
}

JNIEXPORT jboolean JNICALL JVM_IsConstructorIx(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return method_is_initializer(&class_of(klass)->methods[method]);
}

JNIEXPORT jboolean JNICALL JVM_IsVMGeneratedMethodIx(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return (class_of(klass)->methods[method].flags & METHOD_OVERPASS) != 0;
}

JNIEXPORT const char *JNICALL JVM_GetMethodIxNameUTF(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return symbol_chars(class_of(klass)->methods[method].name);
}

JNIEXPORT const char *JNICALL JVM_GetMethodIxSignatureUTF(JNIEnv *env, jclass klass, jint method)
{
    (void)env;
    return symbol_chars(class_of(klass)->methods[method].descriptor);
}

/* ---- its constant pool -------------------------------------------------------------------------------------------- */

enum { METHOD_TAGS = TAG(Methodref) | TAG(InterfaceMethodref), CALL_TAGS = METHOD_TAGS | TAG(NameAndType) | TAG(InvokeDynamic) };

/* The name (shift 16) or descriptor (shift 0) of a reference, or of a NameAndType itself. */
static const char *name_and_type_part(const ConstantPool *pool, jint index, int shift)
{
    u4 name_and_type = tag_at(pool, index) == CP_NameAndType ? (u4)index : (u2)pool_unresolved(pool, (u2)index);
    return symbol_chars(pool_utf8(pool, (u2)(pool->entries[name_and_type] >> shift)));
}

JNIEXPORT const char *JNICALL JVM_GetCPFieldNameUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return name_and_type_part(checked_pool(klass, index, TAG(Fieldref), __func__), index, 16);
}

JNIEXPORT const char *JNICALL JVM_GetCPFieldSignatureUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return name_and_type_part(checked_pool(klass, index, TAG(Fieldref), __func__), index, 0);
}

JNIEXPORT const char *JNICALL JVM_GetCPFieldClassNameUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return symbol_chars(pool_ref_class_name(checked_pool(klass, index, TAG(Fieldref), __func__), (u2)index));
}

JNIEXPORT const char *JNICALL JVM_GetCPMethodNameUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return name_and_type_part(checked_pool(klass, index, CALL_TAGS, __func__), index, 16);
}

JNIEXPORT const char *JNICALL JVM_GetCPMethodSignatureUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return name_and_type_part(checked_pool(klass, index, CALL_TAGS, __func__), index, 0);
}

JNIEXPORT const char *JNICALL JVM_GetCPMethodClassNameUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return symbol_chars(pool_ref_class_name(checked_pool(klass, index, METHOD_TAGS, __func__), (u2)index));
}

JNIEXPORT const char *JNICALL JVM_GetCPClassNameUTF(JNIEnv *env, jclass klass, jint index)
{
    (void)env;
    return symbol_chars(pool_class_name(checked_pool(klass, index, TAG(Class), __func__), (u2)index));
}

/* Flags of the member of `called` that the entry names; -1: it declares none such. */
JNIEXPORT jint JNICALL JVM_GetCPFieldModifiers(JNIEnv *env, jclass klass, int index, jclass called)
{
    const ConstantPool *pool = checked_pool(klass, index, TAG(Fieldref), __func__);
    const Field *f = class_declared_field(class_of(called), pool_ref_name(pool, (u2)index), pool_ref_descriptor(pool, (u2)index));
    (void)env;
    return f == NULL ? -1 : f->access_flags & FIELD_MODIFIERS;
}

JNIEXPORT jint JNICALL JVM_GetCPMethodModifiers(JNIEnv *env, jclass klass, int index, jclass called)
{
    const ConstantPool *pool = checked_pool(klass, index, METHOD_TAGS, __func__);
    const Method *m = class_declared_method(class_of(called), pool_ref_name(pool, (u2)index), pool_ref_descriptor(pool, (u2)index));
    (void)env;
    return m == NULL ? -1 : m->access_flags & METHOD_MODIFIERS;
}

JNIEXPORT void JNICALL JVM_ReleaseUTF(const char *text) { (void)text; }
