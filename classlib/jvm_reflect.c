/* classlib/jvm_reflect.c -- the members of a class as objects, and calling them. */
#include <stdlib.h>

#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classlib/reflect.h"
#include "classloader/init.h"
#include "classloader/link.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/java_string.h"

/* ---- declared members --------------------------------------------------------------------------------------------- */

static bool wants_method(const Method *m, bool constructors, bool public_only)
{
    if (public_only && !(m->access_flags & ACC_PUBLIC)) return false;
    if (m->flags & (METHOD_OVERPASS | METHOD_CLASS_INITIALIZER)) return false;
    return (bool)method_is_initializer(m) == constructors;
}

/* By the address of the name, as HotSpot keeps methods: for a class's own new names that is the order of its constant pool. */
static int compare_names(const Method *a, const Method *b) { return (a->name > b->name) - (a->name < b->name); }

static void sort_pair(Method **a, Method **b)
{
    Method *first = *a;
    if (compare_names(first, *b) <= 0) return;
    *a = *b;
    *b = first;
}

/* Hoare's partition of count >= 2 methods around the median of first, middle and last; returns the size of the lower part. */
static size_t partition(Method **methods, size_t count)
{
    size_t middle = count / 2, low = 0, high = count - 1;
    sort_pair(&methods[0], &methods[middle]);
    sort_pair(&methods[0], &methods[high]);
    sort_pair(&methods[middle], &methods[high]);
    if (count < 4) return count;                        /* and all are sorted */
    for (const Method *pivot = methods[middle];; low++, high--) {
        while (compare_names(methods[low], pivot) < 0) low++;
        while (compare_names(methods[high], pivot) > 0) high--;
        if (low >= high) return high + 1;
        Method *exchanged = methods[low];
        methods[low] = methods[high];
        methods[high] = exchanged;
    }
}

/* Overloads have equal names: which comes first is left to this very algorithm, HotSpot's, as programs that call the first one
 * that their arguments fit (Xalan's extension functions) depend on it.  Of all methods, as what is unwanted takes part too. */
static void sort_by_name(Method **methods, size_t count)
{
    while (count >= 2) {
        size_t lower = partition(methods, count), upper = count - lower;
        if (count < 4) return;
        bool lower_is_small = lower < upper;            /* recurse into the small part: the stack stays flat */
        sort_by_name(lower_is_small ? methods : methods + lower, lower_is_small ? lower : upper);
        if (lower_is_small) methods += lower;
        count = lower_is_small ? upper : lower;
    }
}

/* The wanted methods in that order: malloc'ed.  NULL: OutOfMemoryError pending. */
static Method **wanted_methods(Thread *t, const Class *k, bool constructors, bool public_only, int32_t *count)
{
    int       members = k->file == NULL ? 0 : k->declared_method_count;
    Method  **wanted = malloc((size_t)(members + 1) * sizeof *wanted);
    *count = 0;
    if (wanted == NULL) {
        throw_out_of_memory(t, "Java heap space");
        return NULL;
    }
    for (int i = 0; i < members; i++) wanted[i] = &k->methods[i];
    sort_by_name(wanted, (size_t)members);
    for (int i = 0; i < members; i++)
        if (wants_method(wanted[i], constructors, public_only)) wanted[(*count)++] = wanted[i];
    return wanted;
}

static Object *declared_methods(Thread *t, Class *k, bool constructors, bool public_only)
{
    int32_t count;
    Class  *array_class = loader_array_class(t, constructors ? KNOWN(ReflectConstructor) : KNOWN(ReflectMethod));
    if (array_class == NULL || (k->file != NULL && !link_class(t, k))) return NULL;
    Method **wanted = wanted_methods(t, k, constructors, public_only, &count);
    Object  *result = wanted == NULL ? NULL : heap_alloc_array(t, array_class, count);
    for (int32_t i = 0; result != NULL && i < count; i++)
        if ((array_refs(result)[i] = reflect_new_executable(t, wanted[i])) == NULL) result = NULL;
    free(wanted);
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredMethods(JNIEnv *env, jclass klass, jboolean public_only)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, declared_methods(t, class_of_handle(klass), false, public_only));
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredConstructors(JNIEnv *env, jclass klass, jboolean public_only)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, declared_methods(t, class_of_handle(klass), true, public_only));
}

static bool wants_field(const Field *f, bool public_only)      /* fields that the VM adds have no file entry */
{
    return f->file != NULL && (!public_only || (f->access_flags & ACC_PUBLIC));
}

static Object *declared_fields(Thread *t, Class *k, bool public_only)
{
    Class  *array_class = loader_array_class(t, KNOWN(ReflectField));
    int32_t count = 0, next = 0;
    if (array_class == NULL || (k->file != NULL && !link_class(t, k))) return NULL;
    for (u2 i = 0; i < k->field_count; i++) count += wants_field(&k->fields[i], public_only);
    Object *result = heap_alloc_array(t, array_class, count);
    for (u2 i = 0; result != NULL && i < k->field_count; i++) {
        if (!wants_field(&k->fields[i], public_only)) continue;
        Object *o = reflect_new_field(t, &k->fields[i]);
        if (o == NULL) return NULL;
        array_refs(result)[next++] = o;
    }
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredFields(JNIEnv *env, jclass klass, jboolean public_only)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, declared_fields(t, class_of_handle(klass), public_only));
}

/* ---- attributes of members ---------------------------------------------------------------------------------------- */

JNIEXPORT jbyteArray JNICALL JVM_GetFieldTypeAnnotations(JNIEnv *env, jobject field)
{
    Thread *t = jni_enter(env);
    const Field *f = reflect_field_of(handle_object(field));
    Object *bytes = NULL;
    return jni_leave_with(t, f != NULL && reflect_bytes(t, &f->file->type_annotations, &bytes) ? bytes : NULL);
}

JNIEXPORT jbyteArray JNICALL JVM_GetMethodTypeAnnotations(JNIEnv *env, jobject method)
{
    Thread *t = jni_enter(env);
    const Method *m = reflect_method_of(handle_object(method));
    Object *bytes = NULL;
    return jni_leave_with(t, m != NULL && reflect_bytes(t, &m->file->details->type_annotations, &bytes) ? bytes : NULL);
}

/* The library turns an IllegalArgumentException into MalformedParametersException. */
static bool check_parameter_names(Thread *t, const Method *m)
{
    for (int i = 0; i < m->file->details->parameter_count; i++) {
        u2 index = m->file->details->parameters[i].name_index;
        if (index >= m->pool->count) return throw_new(t, EX_IllegalArgumentException, "Constant pool index out of bounds");
        if (index != 0 && m->pool->tags[index] != CP_Utf8)
            return throw_new(t, EX_IllegalArgumentException, "Wrong type at constant pool index");
    }
    return true;
}

static Object *new_parameter(Thread *t, Class *parameter_class, Object *executable, const Method *m, int index)
{
    const MethodParameter *parameter = &m->file->details->parameters[index];
    Object *name = NULL;                                /* stays so without one (§4.7.24): Parameter makes up "arg0" */
    if (parameter->name_index != 0 && (name = string_from_symbol(t, pool_utf8(m->pool, parameter->name_index))) == NULL)
        return NULL;
    Object *o = !class_initialize(t, parameter_class) ? NULL : heap_alloc_object(t, parameter_class);
    if (o == NULL) return NULL;
    *(Object **)reflect_field_address(o, "name", "Ljava/lang/String;") = name;
    *(int32_t *)reflect_field_address(o, "modifiers", "I") = parameter->flags;
    *(Object **)reflect_field_address(o, "executable", "Ljava/lang/reflect/Executable;") = executable;
    *(int32_t *)reflect_field_address(o, "index", "I") = index;
    return o;
}

static Object *method_parameters(Thread *t, Object *executable)         /* NULL: no such attribute, or pending */
{
    const Method *m = reflect_method_of(executable);
    if (m == NULL || m->file->details->parameter_count < 0 || !check_parameter_names(t, m)) return NULL;
    Class *parameter_class = loader_load(t, symbol_of("java/lang/reflect/Parameter"), NULL);
    Class *array_class = parameter_class == NULL || !link_class(t, parameter_class) ? NULL : loader_array_class(t, parameter_class);
    Object *result = array_class == NULL ? NULL : heap_alloc_array(t, array_class, m->file->details->parameter_count);
    for (int i = 0; result != NULL && i < m->file->details->parameter_count; i++) {
        Object *o = new_parameter(t, parameter_class, executable, m, i);
        if (o == NULL) return NULL;
        array_refs(result)[i] = o;
    }
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_GetMethodParameters(JNIEnv *env, jobject method)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, method_parameters(t, handle_object(method)));
}

/* ---- calls -------------------------------------------------------------------------------------------------------- */

JNIEXPORT jobject JNICALL JVM_InvokeMethod(JNIEnv *env, jobject method, jobject receiver, jobjectArray arguments)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(method), *types = object_ref_at(o, KNOWN(ReflectMethod_parameterTypes)), *result = NULL;
    Method *m = reflect_method_of(o);
    bool ok;
    if (m == NULL)
        ok = throw_new(t, EX_InternalError, "invoke");
    else if (thread_native_stack_low(t))
        ok = throw_stack_overflow(t);
    else
        ok = reflect_invoke(t, m, handle_object(receiver), types, handle_object(arguments), &result);
    return jni_leave_with(t, ok ? result : NULL);
}

JNIEXPORT jobject JNICALL JVM_NewInstanceFromConstructor(JNIEnv *env, jobject constructor, jobjectArray arguments)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(constructor), *types = object_ref_at(o, KNOWN(ReflectConstructor_parameterTypes)), *result = NULL;
    Method *m = reflect_method_of(o);
    if (m == NULL)
        throw_new(t, EX_InternalError, "invoke");
    else if (thread_native_stack_low(t))
        throw_stack_overflow(t);
    else
        result = reflect_new_instance(t, m, types, handle_object(arguments));
    return jni_leave_with(t, result);
}
