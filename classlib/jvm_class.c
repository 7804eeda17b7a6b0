/* classlib/jvm_class.c -- what java.lang.Class asks about a class. */
#include <stdlib.h>

#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classlib/reflect.h"
#include "classloader/init.h"
#include "classloader/module.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/options.h"

enum { WRITTEN_FLAGS = 0x7fff, PRIMITIVE_MODIFIERS = ACC_PUBLIC | ACC_FINAL | ACC_ABSTRACT };

static Object *new_class_array(Thread *t, u4 count) { return heap_alloc_array(t, KNOWN(ClassArray), (int32_t)count); }

/* The first `count` elements of a Class[]: itself when that is all. */
static Object *trimmed(Thread *t, Object *array, u4 count)
{
    if ((u4)array_length(array) == count) return array;
    Object *shorter = new_class_array(t, count);
    if (shorter != NULL) memcpy(array_refs(shorter), array_refs(array), count * sizeof(Object *));
    return shorter;
}

static Object *string_or_null(Thread *t, const Symbol *symbol)          /* NULL may also mean pending */
{
    return symbol == NULL ? NULL : string_from_symbol(t, symbol);
}

/* ---- names, kinds, modifiers -------------------------------------------------------------------------------------- */

Object *class_name_string(Thread *t, Class *k)
{
    size_t length = k->name->length;
    char  *text = malloc(length + 1);
    if (text == NULL) {
        throw_out_of_memory(t, "Java heap space");
        return NULL;
    }
    for (size_t i = 0; i <= length; i++) text[i] = k->name->chars[i] == '/' ? '.' : k->name->chars[i];
    const Class *inner = k;
    while (class_is_array(inner)) inner = inner->element;
    char *plus = inner->flags & CLASS_HIDDEN ? strrchr(text, '+') : NULL;
    if (plus != NULL) *plus = '/';                      /* p.C+0x123 shows as p.C/0x123 */
    Object *name = string_from_utf8_length(t, text, length);
    free(text);
    if (name == NULL || (name = string_intern(t, name)) == NULL) return NULL;
    OBJECT_STORE(k->mirror, KNOWN(Class_name), name);
    return name;
}

JNIEXPORT jstring JNICALL JVM_InitClassName(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, class_name_string(t, class_of_handle(klass)));
}

JNIEXPORT jboolean JNICALL JVM_IsInterface(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_is_interface(class_of_handle(klass));
    jni_leave(t);
    return result;
}

JNIEXPORT jboolean JNICALL JVM_IsArrayClass(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_is_array(class_of_handle(klass));
    jni_leave(t);
    return result;
}

JNIEXPORT jboolean JNICALL JVM_IsPrimitiveClass(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_is_primitive(class_of_handle(klass));
    jni_leave(t);
    return result;
}

JNIEXPORT jboolean JNICALL JVM_IsHiddenClass(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_of_handle(klass)->flags & CLASS_HIDDEN;
    jni_leave(t);
    return result;
}

bool class_is_record(const Class *k)
{
    return k->file != NULL && k->file->is_record && (k->access_flags & ACC_FINAL) && k->super == KNOWN(Record);
}

JNIEXPORT jboolean JNICALL JVM_IsRecord(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_is_record(class_of_handle(klass));
    jni_leave(t);
    return result;
}

/* The class's own row in its InnerClasses attribute (JVMS §4.7.6).  NULL: it is a top-level class. */
static const InnerClass *own_inner_class(const Class *k)
{
    for (u2 i = 0; k->file != NULL && i < k->file->inner_class_count; i++)
        if (pool_class_name(k->pool, k->file->inner_classes[i].inner_class_index) == k->name) return &k->file->inner_classes[i];
    return NULL;
}

int32_t class_modifiers(const Class *k)
{
    if (class_is_primitive(k)) return PRIMITIVE_MODIFIERS;
    if (class_is_array(k))
        return (class_modifiers(k->element) & (ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED)) | ACC_FINAL | ACC_ABSTRACT;
    const InnerClass *own = own_inner_class(k);
    return (own == NULL ? k->access_flags : own->flags) & WRITTEN_FLAGS & ~ACC_SUPER;
}

JNIEXPORT jint JNICALL JVM_GetClassModifiers(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    jint modifiers = class_modifiers(class_of_handle(klass));
    jni_leave(t);
    return modifiers;
}

int32_t class_written_flags(const Class *k) { return class_is_primitive(k) ? PRIMITIVE_MODIFIERS : k->access_flags & WRITTEN_FLAGS; }

JNIEXPORT jint JNICALL JVM_GetClassAccessFlags(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    jint flags = class_written_flags(class_of_handle(klass));
    jni_leave(t);
    return flags;
}

Object *class_interfaces(Thread *t, const Class *k)
{
    Object *result = new_class_array(t, k->interface_count);
    for (u2 i = 0; result != NULL && i < k->interface_count; i++) array_refs(result)[i] = k->interfaces[i]->mirror;
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassInterfaces(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, class_interfaces(t, class_of_handle(klass)));
}

/* ---- signers, protection domain, attributes ----------------------------------------------------------------------- */

JNIEXPORT jobjectArray JNICALL JVM_GetClassSigners(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    Object *signers = object_ref_at(class_of_handle(klass)->mirror, KNOWN(Class_signers));
    return jni_leave_with(t, signers == NULL ? NULL : heap_clone(t, signers));
}

JNIEXPORT void JNICALL JVM_SetClassSigners(JNIEnv *env, jclass klass, jobjectArray signers)
{
    Thread *t = jni_enter(env);
    Class  *k = class_of_handle(klass);
    if (k->file != NULL) OBJECT_STORE(k->mirror, KNOWN(Class_signers), handle_object(signers));
    jni_leave(t);
}

JNIEXPORT jobject JNICALL JVM_GetProtectionDomain(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, object_ref_at(class_of_handle(klass)->mirror, KNOWN(Class_protection_domain)));
}

JNIEXPORT jstring JNICALL JVM_GetClassSignature(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    const ClassFile *file = class_of_handle(klass)->file;
    return jni_leave_with(t, file == NULL ? NULL : string_or_null(t, classfile_optional_utf8(file, file->signature_index)));
}

static jbyteArray leave_with_attribute(Thread *t, const Blob *attribute)
{
    Object *bytes;
    return jni_leave_with(t, attribute != NULL && reflect_bytes(t, attribute, &bytes) ? bytes : NULL);
}

JNIEXPORT jbyteArray JNICALL JVM_GetClassAnnotations(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    const ClassFile *file = class_of_handle(klass)->file;
    return leave_with_attribute(t, file == NULL ? NULL : &file->annotations);
}

JNIEXPORT jbyteArray JNICALL JVM_GetClassTypeAnnotations(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    const ClassFile *file = class_of_handle(klass)->file;
    return leave_with_attribute(t, file == NULL ? NULL : &file->type_annotations);
}

/* ---- inner classes ------------------------------------------------------------------------------------------------ */

static Object *declared_classes(Thread *t, Class *k)
{
    u2      rows = k->file == NULL ? 0 : k->file->inner_class_count;
    u4      count = 0;
    Object *result = new_class_array(t, rows);
    for (u2 i = 0; result != NULL && i < rows; i++) {
        const InnerClass *row = &k->file->inner_classes[i];
        if (row->outer_class_index == 0 || pool_class_name(k->pool, row->outer_class_index) != k->name) continue;
        Class *inner, *outer = resolve_class(t, k->pool, row->outer_class_index);
        if (outer == NULL) return NULL;
        if (outer != k) continue;
        if ((inner = resolve_class(t, k->pool, row->inner_class_index)) == NULL) return NULL;
        array_refs(result)[count++] = inner->mirror;
    }
    return result == NULL ? NULL : trimmed(t, result, count);
}

JNIEXPORT jobjectArray JNICALL JVM_GetDeclaredClasses(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, declared_classes(t, class_of_handle(klass)));
}

/* Both classes must know of each other, or any class could pose as a member. */
static bool check_declares(Thread *t, const Class *outer, const Class *inner)
{
    for (u2 i = 0; outer->file != NULL && i < outer->file->inner_class_count; i++) {
        const InnerClass *row = &outer->file->inner_classes[i];
        if (row->outer_class_index == 0 || pool_class_name(outer->pool, row->outer_class_index) != outer->name ||
            pool_class_name(outer->pool, row->inner_class_index) != inner->name)
            continue;
        const Class *declared = resolve_class(t, outer->pool, row->inner_class_index);
        if (declared == inner || declared == NULL) return declared != NULL;
    }
    return throw_new(t, EX_IncompatibleClassChangeError, "%s and %s disagree on InnerClasses attribute", class_external_name(outer),
                     class_external_name(inner));
}

static Object *declaring_class(Thread *t, const Class *k)       /* NULL: none, or pending */
{
    const InnerClass *own = own_inner_class(k);
    if (own == NULL || own->outer_class_index == 0) return NULL;
    Class *outer = resolve_class(t, k->pool, own->outer_class_index);
    return outer != NULL && check_declares(t, outer, k) ? outer->mirror : NULL;
}

JNIEXPORT jclass JNICALL JVM_GetDeclaringClass(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, declaring_class(t, class_of_handle(klass)));
}

JNIEXPORT jstring JNICALL JVM_GetSimpleBinaryName(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    const Class *k = class_of_handle(klass);
    const InnerClass *own = own_inner_class(k);
    return jni_leave_with(t, own == NULL || own->name_index == 0 ? NULL : string_from_symbol(t, pool_utf8(k->pool, own->name_index)));
}

/* { Class, method name or null, descriptor or null }; NULL: no EnclosingMethod attribute, or pending. */
static Object *enclosing_method_info(Thread *t, const Class *k)
{
    if (k->file == NULL || k->file->enclosing_class == 0) return NULL;
    Object *info = heap_alloc_array(t, KNOWN(ObjectArray), 3);
    Class  *enclosing = info == NULL ? NULL : resolve_class(t, k->pool, k->file->enclosing_class);
    if (enclosing == NULL) return NULL;
    array_refs(info)[0] = enclosing->mirror;
    if (k->file->enclosing_method == 0) return info;
    u8 name_and_type = k->pool->entries[k->file->enclosing_method];
    Object *name = string_from_symbol(t, pool_utf8(k->pool, (u2)(name_and_type >> 16)));
    Object *descriptor = name == NULL ? NULL : string_from_symbol(t, pool_utf8(k->pool, (u2)name_and_type));
    if (descriptor == NULL) return NULL;
    array_refs(info)[1] = name;
    array_refs(info)[2] = descriptor;
    return info;
}

JNIEXPORT jobjectArray JNICALL JVM_GetEnclosingMethodInfo(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, enclosing_method_info(t, class_of_handle(klass)));
}

/* ---- nests, permitted subclasses, records ------------------------------------------------------------------------- */

JNIEXPORT jclass JNICALL JVM_GetNestHost(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    Class  *host = resolve_nest_host(t, class_of_handle(klass));
    return jni_leave_with(t, host == NULL ? NULL : host->mirror);
}

/* Resolving a member may fail without harm, unless it is the VM that fails. */
static bool skip_failure(Thread *t)
{
    Object *thrown = exception_take(t);
    Class  *error = loader_load(t, symbol_of(exception_class_name(EX_VirtualMachineError)), NULL);
    return error != NULL && (!object_is_instance(thrown, error) || throw_object(t, thrown));
}

static Object *nest_members(Thread *t, Class *k)
{
    Class *host = resolve_nest_host(t, k);
    if (host == NULL) return NULL;
    u2      listed = host->file == NULL ? 0 : host->file->nest_member_count;
    u4      count = 1;
    Object *result = new_class_array(t, listed + 1u);
    if (result == NULL) return NULL;
    array_refs(result)[0] = host->mirror;
    for (u2 i = 0; i < listed; i++) {
        Class *member = resolve_class(t, host->pool, host->file->nest_members[i]);
        if (member != NULL && resolve_nest_host(t, member) == host && member->file != NULL)
            array_refs(result)[count++] = member->mirror;
        if (exception_pending(t) && !skip_failure(t)) return NULL;
    }
    return trimmed(t, result, count);
}

JNIEXPORT jobjectArray JNICALL JVM_GetNestMembers(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, nest_members(t, class_of_handle(klass)));
}

JNIEXPORT jboolean JNICALL JVM_AreNestMates(JNIEnv *env, jclass one, jclass other)
{
    Thread *t = jni_enter(env);
    Class  *host = resolve_nest_host(t, class_of_handle(one));
    bool    result = host != NULL && resolve_nest_host(t, class_of_handle(other)) == host;
    jni_leave(t);
    return result;
}

static Object *permitted_subclasses(Thread *t, const Class *k)  /* NULL: not sealed, or pending */
{
    if (k->file == NULL || !k->file->is_sealed) return NULL;
    u4      count = 0;
    Object *result = new_class_array(t, k->file->permitted_subclass_count);
    for (u2 i = 0; result != NULL && i < k->file->permitted_subclass_count; i++) {
        Class *subclass = resolve_class(t, k->pool, k->file->permitted_subclasses[i]);
        if (subclass == NULL && !skip_failure(t)) return NULL;
        if (subclass != NULL && subclass->file != NULL) array_refs(result)[count++] = subclass->mirror;
    }
    return result == NULL ? NULL : trimmed(t, result, count);
}

JNIEXPORT jobjectArray JNICALL JVM_GetPermittedSubclasses(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, permitted_subclasses(t, class_of_handle(klass)));
}

/* The component's accessor as a Method object; *result NULL when the class has none. */
static bool find_accessor(Thread *t, const Class *k, const RecordComponent *component, Object **result)
{
    char descriptor[UINT16_MAX + 3];
    const Symbol *type = pool_utf8(k->pool, component->descriptor_index);
    int length = snprintf(descriptor, sizeof descriptor, "()%s", symbol_chars(type));
    Method *m = length > UINT16_MAX ? NULL
                : class_declared_method(k, pool_utf8(k->pool, component->name_index), symbol_intern(descriptor, (size_t)length));
    *result = NULL;
    return m == NULL || method_is_static(m) || (*result = reflect_new_method(t, m)) != NULL;
}

#define FIELD(object, name, descriptor) (*(Object **)reflect_field_address(object, name, descriptor))

static Object *new_record_component(Thread *t, Class *component_class, Class *k, const RecordComponent *component)
{
    const Symbol *descriptor = pool_utf8(k->pool, component->descriptor_index);
    Object *o = heap_alloc_object(t, component_class), *name, *accessor, *signature = NULL, *annotations, *type_annotations;
    Class  *type;
    if (o == NULL || (name = string_intern_symbol(t, pool_utf8(k->pool, component->name_index))) == NULL ||
        (type = reflect_type(t, k, symbol_chars(descriptor), descriptor->length)) == NULL ||
        !find_accessor(t, k, component, &accessor) ||
        (component->signature_index != 0 &&
         (signature = string_intern_symbol(t, pool_utf8(k->pool, component->signature_index))) == NULL) ||
        !reflect_bytes(t, &component->annotations, &annotations) ||
        !reflect_bytes(t, &component->type_annotations, &type_annotations))
        return NULL;
    FIELD(o, "clazz", "Ljava/lang/Class;") = k->mirror;
    FIELD(o, "name", "Ljava/lang/String;") = name;
    FIELD(o, "type", "Ljava/lang/Class;") = type->mirror;
    FIELD(o, "accessor", "Ljava/lang/reflect/Method;") = accessor;
    FIELD(o, "signature", "Ljava/lang/String;") = signature;
    FIELD(o, "annotations", "[B") = annotations;
    FIELD(o, "typeAnnotations", "[B") = type_annotations;
    return o;
}

static Object *record_components(Thread *t, Class *k)           /* NULL: no record, or pending */
{
    if (!class_is_record(k)) return NULL;
    Class *component_class = loader_load(t, symbol_of("java/lang/reflect/RecordComponent"), NULL);
    Class *array_class = component_class == NULL || !class_initialize(t, component_class) ? NULL
                         : loader_array_class(t, component_class);
    if (array_class == NULL) return NULL;
    Object *result = heap_alloc_array(t, array_class, k->file->record_component_count);
    for (u2 i = 0; result != NULL && i < k->file->record_component_count; i++) {
        Object *o = new_record_component(t, component_class, k, &k->file->record_components[i]);
        if (o == NULL) return NULL;
        array_refs(result)[i] = o;
    }
    return result;
}

JNIEXPORT jobjectArray JNICALL JVM_GetRecordComponents(JNIEnv *env, jclass klass)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, record_components(t, class_of_handle(klass)));
}

/* ---- assertions --------------------------------------------------------------------------------------------------- */

bool class_desires_assertions(const Class *k)
{
    return !class_is_primitive(k) &&
           options_assertions_enabled(vm.options, class_external_name(k), loader_object(k->loader) == NULL);
}

JNIEXPORT jboolean JNICALL JVM_DesiredAssertionStatus(JNIEnv *env, jclass unused, jclass klass)
{
    Thread *t = jni_enter(env);
    bool result = class_desires_assertions(class_of_handle(klass));
    (void)unused;
    jni_leave(t);
    return result;
}

/* The -ea and -da rules for packages, or those for classes, into the two arrays of the directives object. */
static bool fill_directives(Thread *t, Object *o, bool packages, const char *names_field, const char *enabled_field)
{
    const Options *options = vm.options;
    int32_t count = 0, next = 0;
    for (int i = 0; i < options->assertion_rule_count; i++) count += options->assertion_rules[i].is_package == packages;
    Object *names = heap_alloc_array(t, KNOWN(StringArray), count), *enabled = NULL;
    if (names == NULL || (enabled = heap_alloc_array(t, vm.primitive_arrays[primitive_index('Z')], count)) == NULL) return false;
    for (int i = 0; i < options->assertion_rule_count; i++) {
        const AssertionRule *rule = &options->assertion_rules[i];
        if (rule->is_package != packages) continue;
        if ((array_refs(names)[next] = string_from_utf8(t, rule->name)) == NULL) return false;
        ((u1 *)array_data(enabled))[next++] = rule->enable;
    }
    FIELD(o, names_field, "[Ljava/lang/String;") = names;
    FIELD(o, enabled_field, "[Z") = enabled;
    return true;
}

JNIEXPORT jobject JNICALL JVM_AssertionStatusDirectives(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    Class  *k = loader_load(t, symbol_of("java/lang/AssertionStatusDirectives"), NULL);
    Object *o = k == NULL ? NULL : invoke_constructor(t, k, "()V");
    (void)unused;
    if (o == NULL || !fill_directives(t, o, false, "classes", "classEnabled") ||
        !fill_directives(t, o, true, "packages", "packageEnabled"))
        return jni_leave_with(t, NULL);
    *(u1 *)reflect_field_address(o, "deflt", "Z") = vm.options->user_assertions;
    return jni_leave_with(t, o);
}

/* ---- packages of the boot loader ---------------------------------------------------------------------------------- */

JNIEXPORT jstring JNICALL JVM_GetSystemPackage(JNIEnv *env, jstring name)
{
    Thread *t = jni_enter(env);
    const Symbol *symbol = string_to_symbol(handle_object(name), true);
    const Package *p = symbol == NULL ? NULL : module_find_package(vm.boot_loader, symbol);
    if (p == NULL || !package_has_classes(p)) return jni_leave_with(t, NULL);
    const char *location = p->module->name == NULL ? __atomic_load_n(&p->source, __ATOMIC_RELAXED) : p->module->location == NULL ? NULL : symbol_chars(p->module->location);
    return jni_leave_with(t, location == NULL ? NULL : string_from_utf8(t, location));
}

static Object *names_of(Thread *t, Package **packages, u4 count)
{
    Object *names = heap_alloc_array(t, KNOWN(StringArray), (int32_t)count);
    for (u4 i = 0; names != NULL && i < count; i++)
        if ((array_refs(names)[i] = string_from_symbol(t, packages[i]->name)) == NULL) return NULL;
    return names;
}

JNIEXPORT jobjectArray JNICALL JVM_GetSystemPackages(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    u4 count, with_classes = 0;
    Package **packages = module_packages(vm.boot_loader, &count);
    for (u4 i = 0; i < count; i++)
        if (package_has_classes(packages[i])) packages[with_classes++] = packages[i];
    Object *names = names_of(t, packages, with_classes);
    free(packages);
    return jni_leave_with(t, names);
}
