/* classlib/jvm_constpool.c -- jdk.internal.reflect.ConstantPool.  Its hidden state is the mirror of the class it belongs to. */
#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classlib/reflect.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

static ConstantPool *pool_of(jobject pool) { return class_of_handle((jclass)pool)->pool; }

static u1 tag_at(const ConstantPool *pool, jint index)
{
    u1 tag = __atomic_load_n(&pool->tags[index], __ATOMIC_ACQUIRE) & CP_TAG_MASK;
    return tag == CP_InvokeHandle ? CP_Methodref : tag;
}

static bool check_index(Thread *t, const ConstantPool *pool, jint index)
{
    return (index >= 0 && index < pool->count) || throw_new(t, EX_IllegalArgumentException, "Constant pool index out of bounds");
}

/* Which tags a function accepts: bits by tag. */
#define TAG(name) (1u << CP_##name)
enum { MEMBER_TAGS = TAG(Fieldref) | TAG(Methodref) | TAG(InterfaceMethodref) };

static bool check_tag(Thread *t, const ConstantPool *pool, jint index, u4 tags)
{
    return check_index(t, pool, index) && ((tags >> tag_at(pool, index) & 1) ||
                                           throw_new(t, EX_IllegalArgumentException, "Wrong type at constant pool index"));
}

JNIEXPORT jobject JNICALL JVM_GetClassConstantPool(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    Class  *k = class_of_handle(klass), *pool_class;
    Object *o = NULL;
    if (k->file != NULL && (pool_class = loader_load(t, symbol_of("jdk/internal/reflect/ConstantPool"), NULL)) != NULL)
        o = invoke_constructor(t, pool_class, "()V");
    if (o != NULL) *(Object **)reflect_field_address(o, "constantPoolOop", "Ljava/lang/Object;") = k->mirror;
    return jni_leave_with(t, o);
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetSize(JNIEnv *env, jobject self, jobject pool)
{
    Thread *t = jni_enter(env);
    jint    size = pool_of(pool)->count;
    (void)self;
    jni_leave(t);
    return size;
}

JNIEXPORT jbyte JNICALL JVM_ConstantPoolGetTagAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    jbyte   tag = check_index(t, pool_of(pool), index) ? (jbyte)tag_at(pool_of(pool), index) : 0;
    (void)self;
    jni_leave(t);
    return tag;
}

/* ---- classes and members ------------------------------------------------------------------------------------------ */

/* NULL: pending, or not loaded when that is all that was asked. */
static Class *class_at(Thread *t, ConstantPool *pool, u2 index, bool load)
{
    return load ? resolve_class(t, pool, index) : loader_find_loaded(pool->klass->loader, pool_class_name(pool, index));
}

static jclass get_class(JNIEnv *env, jobject pool, jint index, bool load)
{
    Thread *t = jni_enter(env);
    Class  *k = check_tag(t, pool_of(pool), index, TAG(Class)) ? class_at(t, pool_of(pool), (u2)index, load) : NULL;
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

JNIEXPORT jclass JNICALL JVM_ConstantPoolGetClassAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return get_class(env, pool, index, true);
}

JNIEXPORT jclass JNICALL JVM_ConstantPoolGetClassAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return get_class(env, pool, index, false);
}

static u2 class_index_of(const ConstantPool *pool, jint index) { return (u2)(pool_unresolved(pool, (u2)index) >> 16); }

JNIEXPORT jint JNICALL JVM_ConstantPoolGetClassRefIndexAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    jint    result = check_tag(t, pool_of(pool), index, MEMBER_TAGS) ? class_index_of(pool_of(pool), index) : 0;
    (void)self;
    jni_leave(t);
    return result;
}

static Object *method_at(Thread *t, ConstantPool *pool, jint index, bool load)
{
    if (!check_tag(t, pool, index, TAG(Methodref) | TAG(InterfaceMethodref))) return NULL;
    Class *k = class_at(t, pool, class_index_of(pool, index), load);
    if (k == NULL) return NULL;
    Method *m = class_declared_method(k, pool_ref_name(pool, (u2)index), pool_ref_descriptor(pool, (u2)index));
    if (m != NULL) return reflect_new_executable(t, m);
    throw_new(t, EX_RuntimeException, "Unable to look up method in target class");
    return NULL;
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetMethodAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, method_at(t, pool_of(pool), index, true));
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetMethodAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, method_at(t, pool_of(pool), index, false));
}

static Object *field_at(Thread *t, ConstantPool *pool, jint index, bool load)
{
    if (!check_tag(t, pool, index, TAG(Fieldref))) return NULL;
    Class *k = class_at(t, pool, class_index_of(pool, index), load);
    if (k == NULL) return NULL;
    Field *f = class_find_field(k, pool_ref_name(pool, (u2)index), pool_ref_descriptor(pool, (u2)index));
    if (f != NULL) return reflect_new_field(t, f);
    throw_new(t, EX_RuntimeException, "Unable to look up field in target class");
    return NULL;
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetFieldAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, field_at(t, pool_of(pool), index, true));
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetFieldAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, field_at(t, pool_of(pool), index, false));
}

/* ---- symbolic references ------------------------------------------------------------------------------------------ */

/* String[] of the parts, class names in internal form. */
static Object *strings_of(Thread *t, const Symbol *const *parts, int count)
{
    Object *array = heap_alloc_array(t, KNOWN(StringArray), count);
    for (int i = 0; array != NULL && i < count; i++) {
        if ((array_refs(array)[i] = string_from_symbol(t, parts[i])) == NULL) return NULL;
    }
    return array;
}

JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetMemberRefInfoAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    const ConstantPool *p = pool_of(pool);
    (void)self;
    if (!check_tag(t, p, index, MEMBER_TAGS)) return jni_leave_with(t, NULL);
    const Symbol *parts[] = { pool_ref_class_name(p, (u2)index), pool_ref_name(p, (u2)index), pool_ref_descriptor(p, (u2)index) };
    return jni_leave_with(t, strings_of(t, parts, 3));
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetNameAndTypeRefIndexAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    const ConstantPool *p = pool_of(pool);
    jint result = check_tag(t, p, index, MEMBER_TAGS | TAG(Dynamic) | TAG(InvokeDynamic)) ? (u2)pool_unresolved(p, (u2)index) : 0;
    (void)self;
    jni_leave(t);
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetNameAndTypeRefInfoAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    const ConstantPool *p = pool_of(pool);
    (void)self;
    if (!check_tag(t, p, index, TAG(NameAndType))) return jni_leave_with(t, NULL);
    const Symbol *parts[] = { pool_utf8(p, (u2)(p->entries[index] >> 16)), pool_utf8(p, (u2)p->entries[index]) };
    return jni_leave_with(t, strings_of(t, parts, 2));
}

/* ---- plain constants ---------------------------------------------------------------------------------------------- */

/* The entry's bits; 0 with an exception pending. */
static u8 bits_at(JNIEnv *env, jobject pool, jint index, u4 tag)
{
    Thread *t = jni_enter(env);
    u8      bits = check_tag(t, pool_of(pool), index, tag) ? pool_of(pool)->entries[index] : 0;
    jni_leave(t);
    return bits;
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetIntAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return (jint)bits_at(env, pool, index, TAG(Integer));
}

JNIEXPORT jlong JNICALL JVM_ConstantPoolGetLongAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return (jlong)bits_at(env, pool, index, TAG(Long));
}

JNIEXPORT jfloat JNICALL JVM_ConstantPoolGetFloatAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return ((Slot){ .raw = bits_at(env, pool, index, TAG(Float)) }).f;
}

JNIEXPORT jdouble JNICALL JVM_ConstantPoolGetDoubleAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    (void)self;
    return ((Slot){ .raw = bits_at(env, pool, index, TAG(Double)) }).d;
}

JNIEXPORT jstring JNICALL JVM_ConstantPoolGetStringAt(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, check_tag(t, pool_of(pool), index, TAG(String)) ? resolve_string(t, pool_of(pool), (u2)index) : NULL);
}

JNIEXPORT jstring JNICALL JVM_ConstantPoolGetUTF8At(JNIEnv *env, jobject self, jobject pool, jint index)
{
    Thread *t = jni_enter(env);
    (void)self;
    return jni_leave_with(t, check_tag(t, pool_of(pool), index, TAG(Utf8)) ? string_from_symbol(t, pool_utf8(pool_of(pool), (u2)index)) : NULL);
}
