#include "classlib/reflect.h"

#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/resolve.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/mirror.h"

enum {                                                  /* what java.lang.reflect.Modifier and kin may see */
    METHOD_MODIFIERS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_SYNCHRONIZED | ACC_BRIDGE |
                       ACC_VARARGS | ACC_NATIVE | ACC_ABSTRACT | ACC_STRICT | ACC_SYNTHETIC,
    FIELD_MODIFIERS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_VOLATILE | ACC_TRANSIENT |
                      ACC_SYNTHETIC | ACC_ENUM
};
enum { MAX_ARGUMENT_SLOTS = 255 + 2 };

/* ---- types -------------------------------------------------------------------------------------------------------- */

Class *reflect_type(Thread *t, Class *from, const char *descriptor, size_t length)
{
    if (*descriptor == 'L') return loader_load_for(t, symbol_intern(descriptor + 1, length - 2), from);
    if (*descriptor == '[') return loader_load_for(t, symbol_intern(descriptor, length), from);
    return vm.primitives[primitive_index(*descriptor)];
}

static Object *new_class_array(Thread *t, u4 count) { return heap_alloc_array(t, KNOWN(ClassArray), (int32_t)count); }

Object *reflect_parameter_types(Thread *t, const Method *m)
{
    Object *types = new_class_array(t, descriptor_arg_count(m->descriptor));
    if (types == NULL) return NULL;
    Object **next = array_refs(types);
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); ) {
        Class *k = reflect_type(t, m->klass, p.chars, p.length);
        if (k == NULL) return NULL;
        *next++ = k->mirror;
    }
    return types;
}

static Object *exception_types(Thread *t, const Method *m)
{
    Object *types = new_class_array(t, m->file->details->exception_count);
    for (u2 i = 0; types != NULL && i < m->file->details->exception_count; i++) {
        Class *k = resolve_class(t, m->pool, m->file->details->exceptions[i]);
        if (k == NULL) return NULL;
        if (!class_is_subtype(k, KNOWN(Throwable)) && log_enabled_at(LOG_EXCEPTIONS, LOG_WARNING))
            log_write(LOG_EXCEPTIONS, LOG_WARNING, "Class %s in throws clause of method %s is not a subtype of class java.lang.Throwable",
                      class_external_name(k), method_external_name(m, true));
        array_refs(types)[i] = k->mirror;
    }
    return types;
}

bool reflect_bytes(Thread *t, const Blob *attribute, Object **result)
{
    *result = NULL;
    if (attribute->bytes == NULL) return true;
    Object *bytes = heap_alloc_array(t, vm.primitive_arrays[primitive_index('B')], (int32_t)attribute->length);
    if (bytes == NULL) return false;
    memcpy(array_data(bytes), attribute->bytes, attribute->length);
    *result = bytes;
    return true;
}

/* The text of k's Utf8 constant; NULL for index 0. */
static bool string_of(Thread *t, const Class *k, u2 index, Object **result)
{
    const Symbol *symbol = classfile_optional_utf8(k->file, index);
    *result = NULL;
    return symbol == NULL || (*result = string_from_symbol(t, symbol)) != NULL;
}

void *reflect_field_address(Object *o, const char *name, const char *descriptor)
{
    Field *f = class_find_field(object_class(o), symbol_of(name), symbol_of(descriptor));
    if (f == NULL) vm_fatal("this class library lacks %s.%s %s", class_external_name(object_class(o)), name, descriptor);
    return (char *)o + f->offset;
}

/* ---- Method, Constructor, Field ----------------------------------------------------------------------------------- */

#define SET(object, field, ctype, value) (OBJECT_AT(object, KNOWN(field), ctype) = (value))

Object *reflect_new_method(Thread *t, const Method *m)
{
    const char *return_type = descriptor_return(m->descriptor);
    const MethodDetails *details = m->file->details;
    Object *types, *exceptions, *name, *signature, *annotations, *parameter_annotations, *default_value;
    Class  *result;
    if ((types = reflect_parameter_types(t, m)) == NULL ||
        (result = reflect_type(t, m->klass, return_type, strlen(return_type))) == NULL ||
        (exceptions = exception_types(t, m)) == NULL || (name = string_intern_symbol(t, m->name)) == NULL ||
        !string_of(t, m->klass, details->signature_index, &signature) || !reflect_bytes(t, &details->annotations, &annotations) ||
        !reflect_bytes(t, &details->parameter_annotations, &parameter_annotations) ||
        !reflect_bytes(t, &details->annotation_default, &default_value))
        return NULL;
    Object *o = class_initialize(t, KNOWN(ReflectMethod)) ? heap_alloc_object(t, KNOWN(ReflectMethod)) : NULL;
    if (o == NULL) return NULL;
    SET(o, ReflectMethod_clazz, Object *, m->klass->mirror);
    SET(o, ReflectMethod_slot, int32_t, m->index);
    SET(o, ReflectMethod_name, Object *, name);
    SET(o, ReflectMethod_returnType, Object *, result->mirror);
    SET(o, ReflectMethod_parameterTypes, Object *, types);
    SET(o, ReflectMethod_exceptionTypes, Object *, exceptions);
    SET(o, ReflectMethod_modifiers, int32_t, m->access_flags & METHOD_MODIFIERS);
    SET(o, ReflectMethod_signature, Object *, signature);
    SET(o, ReflectMethod_annotations, Object *, annotations);
    SET(o, ReflectMethod_parameterAnnotations, Object *, parameter_annotations);
    SET(o, ReflectMethod_annotationDefault, Object *, default_value);
    return o;
}

Object *reflect_new_constructor(Thread *t, const Method *m)
{
    const MethodDetails *details = m->file->details;
    Object *types, *exceptions, *signature, *annotations, *parameter_annotations;
    if ((types = reflect_parameter_types(t, m)) == NULL || (exceptions = exception_types(t, m)) == NULL ||
        !string_of(t, m->klass, details->signature_index, &signature) || !reflect_bytes(t, &details->annotations, &annotations) ||
        !reflect_bytes(t, &details->parameter_annotations, &parameter_annotations))
        return NULL;
    Object *o = class_initialize(t, KNOWN(ReflectConstructor)) ? heap_alloc_object(t, KNOWN(ReflectConstructor)) : NULL;
    if (o == NULL) return NULL;
    SET(o, ReflectConstructor_clazz, Object *, m->klass->mirror);
    SET(o, ReflectConstructor_slot, int32_t, m->index);
    SET(o, ReflectConstructor_parameterTypes, Object *, types);
    SET(o, ReflectConstructor_exceptionTypes, Object *, exceptions);
    SET(o, ReflectConstructor_modifiers, int32_t, m->access_flags & METHOD_MODIFIERS);
    SET(o, ReflectConstructor_signature, Object *, signature);
    SET(o, ReflectConstructor_annotations, Object *, annotations);
    SET(o, ReflectConstructor_parameterAnnotations, Object *, parameter_annotations);
    return o;
}

Object *reflect_new_executable(Thread *t, Method *m)
{
    return method_is_initializer(m) ? reflect_new_constructor(t, m) : reflect_new_method(t, m);
}

Object *reflect_new_field(Thread *t, Field *f)
{
    Object *name, *signature, *annotations;
    Class  *type;
    if ((type = reflect_type(t, f->klass, symbol_chars(f->descriptor), f->descriptor->length)) == NULL ||
        (name = string_intern_symbol(t, f->name)) == NULL || !string_of(t, f->klass, f->file->signature_index, &signature) ||
        !reflect_bytes(t, &f->file->annotations, &annotations))
        return NULL;
    Object *o = class_initialize(t, KNOWN(ReflectField)) ? heap_alloc_object(t, KNOWN(ReflectField)) : NULL;
    if (o == NULL) return NULL;
    SET(o, ReflectField_clazz, Object *, f->klass->mirror);
    SET(o, ReflectField_slot, int32_t, f->index);
    SET(o, ReflectField_name, Object *, name);
    SET(o, ReflectField_type, Object *, type->mirror);
    SET(o, ReflectField_modifiers, int32_t, f->access_flags & FIELD_MODIFIERS);
    SET(o, ReflectField_trustedFinal, u1, f->trusted_final);
    SET(o, ReflectField_signature, Object *, signature);
    SET(o, ReflectField_annotations, Object *, annotations);
    return o;
}

Method *reflect_method_of(const Object *executable)
{
    bool    is_method = object_class(executable) == KNOWN(ReflectMethod);
    u4      clazz = is_method ? KNOWN(ReflectMethod_clazz) : KNOWN(ReflectConstructor_clazz);
    u4      slot = is_method ? KNOWN(ReflectMethod_slot) : KNOWN(ReflectConstructor_slot);
    Object *mirror = object_ref_at(executable, clazz);
    return mirror == NULL ? NULL : &mirror_class(mirror)->methods[OBJECT_AT(executable, slot, int32_t)];
}

Field *reflect_field_of(const Object *field)
{
    Object *mirror = object_ref_at(field, KNOWN(ReflectField_clazz));
    return mirror == NULL ? NULL : &mirror_class(mirror)->fields[OBJECT_AT(field, KNOWN(ReflectField_slot), int32_t)];
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

static Class *box_class(char type)
{
    switch (type) {
    case 'Z': return KNOWN(Boolean);
    case 'B': return KNOWN(Byte);
    case 'C': return KNOWN(Character);
    case 'S': return KNOWN(Short);
    case 'I': return KNOWN(Integer);
    case 'J': return KNOWN(Long);
    case 'F': return KNOWN(Float);
    case 'D': return KNOWN(Double);
    default:  return NULL;
    }
}

static u4 box_offset(char type)
{
    switch (type) {
    case 'Z': return KNOWN(Boolean_value);
    case 'B': return KNOWN(Byte_value);
    case 'C': return KNOWN(Character_value);
    case 'S': return KNOWN(Short_value);
    case 'I': return KNOWN(Integer_value);
    case 'J': return KNOWN(Long_value);
    case 'F': return KNOWN(Float_value);
    default:  return KNOWN(Double_value);
    }
}

static char box_type(const Class *k)                    /* 0: not a box */
{
    static const char types[] = "IJZDCBFS";
    for (const char *type = types; *type != '\0'; type++)
        if (box_class(*type) == k) return *type;
    return 0;
}

Slot value_load(const void *address, char type)
{
    Slot value = { .raw = 0 };
    switch (type) {
    case 'Z': case 'B': value.l = *(const int8_t *)address; break;
    case 'C': value.l = *(const u2 *)address; break;
    case 'S': value.l = *(const int16_t *)address; break;
    case 'I': case 'F': value.l = *(const int32_t *)address; break;
    default:  value.raw = *(const u8 *)address;
    }
    return value;
}

void value_store(void *address, char type, Slot value)
{
    switch (type) {
    case 'Z': *(u1 *)address = value.i & 1; break;
    case 'B': *(int8_t *)address = (int8_t)value.i; break;
    case 'C': case 'S': *(u2 *)address = (u2)value.i; break;
    case 'I': case 'F': *(u4 *)address = value.u; break;
    default:  *(u8 *)address = value.raw;
    }
}

bool box_value(Thread *t, char type, Slot value, Object **box)
{
    *box = type == 'V' ? NULL : value.ref;
    Class *k = box_class(type);
    if (k == NULL) return true;
    *box = NULL;
    if (!class_initialize(t, k)) return false;
    Object *o = heap_alloc_object(t, k);
    if (o == NULL) return false;
    value_store((char *)o + box_offset(type), type, value);
    *box = o;
    return true;
}

char unbox_value(const Object *box, Slot *value)
{
    char type = box == NULL ? 0 : box_type(object_class(box));
    if (type != 0) *value = value_load((const char *)box + box_offset(type), type);
    return type;
}

bool widen_value(char from, char to, Slot *value)
{
    if (from == to) return true;
    bool from_long = from == 'J', from_float = from == 'F';
    if (from == 'Z' || to == 'Z' || from == 'D' || to == 'B' || to == 'C') return false;
    switch (to) {
    case 'S': return from == 'B';
    case 'I': return !from_long && !from_float;
    case 'J':
        if (from_float) return false;
        value->l = value->i;
        return true;
    case 'F':
        value->f = from_long ? (float)value->l : (float)value->i;
        return true;
    case 'D':
        value->d = from_long ? (double)value->l : from_float ? (double)value->f : (double)value->i;
        return true;
    default: return false;
    }
}

/* ---- calls -------------------------------------------------------------------------------------------------------- */

/* For what the called method, or selecting it, threw.  Always false. */
static bool wrap_pending(Thread *t)
{
    Object *target = exception_take(t);
    Class  *k = loader_load(t, symbol_of(exception_class_name(EX_InvocationTargetException)), NULL);
    if (k == NULL) return false;
    Object *wrapper = invoke_constructor(t, k, "(Ljava/lang/Throwable;)V", target);
    return wrapper != NULL && throw_object(t, wrapper);
}

/* The method that runs for this receiver.  NULL: pending. */
static Method *select_method(Thread *t, Method *m, const Object *receiver)
{
    if (method_is_private(m) || method_is_initializer(m)) return m;
    const Class *k = object_class(receiver);
    Method *selected = class_is_interface(m->klass) ? class_select_interface(k, m) : class_select_virtual(k, m);
    if (selected == NULL)
        throw_not_implementing(t, k, m->klass);
    else if (!method_is_abstract(selected))
        return selected;
    else
        throw_abstract_method(t, k, selected);
    wrap_pending(t);
    return NULL;
}

static bool fill_argument(Thread *t, const Class *type, Object *argument, Slot *out)
{
    out->ref = argument;
    if (!class_is_primitive(type)) {
        if (argument == NULL || object_is_instance(argument, (Class *)(uintptr_t)type)) return true;
    } else {
        if (argument == NULL) return throw_new(t, EX_IllegalArgumentException, NULL);
        char from = unbox_value(argument, out);
        if (from != 0 && widen_value(from, type->element_type, out)) return true;
    }
    return throw_new(t, EX_IllegalArgumentException, "argument type mismatch");
}

static bool fill_arguments(Thread *t, const Object *types, const Object *arguments, Slot *out)
{
    int32_t count = array_length(types);
    if (count != (arguments == NULL ? 0 : array_length(arguments)))
        return throw_new(t, EX_IllegalArgumentException, "wrong number of arguments");
    for (int32_t i = 0; i < count; i++) {
        const Class *type = mirror_class(array_refs(types)[i]);
        if (!fill_argument(t, type, array_refs(arguments)[i], out)) return false;
        out += class_is_primitive(type) ? kind_slots(type->element_type) : 1;
    }
    return true;
}

static bool check_receiver(Thread *t, const Method *m, const Object *receiver)
{
    if (receiver == NULL) return throw_new(t, EX_NullPointerException, NULL);
    return object_is_instance(receiver, m->klass) ||
           throw_new(t, EX_IllegalArgumentException, "object is not an instance of declaring class");
}

bool reflect_invoke(Thread *t, Method *m, Object *receiver, Object *types, Object *arguments, Object **result)
{
    Slot slots[MAX_ARGUMENT_SLOTS];                     /* on the C stack, where the collector looks */
    bool has_receiver = !method_is_static(m);
    slots[0].ref = receiver;
    slots[1].raw = 0;
    *result = NULL;
    if (!class_initialize(t, m->klass) || (has_receiver && !check_receiver(t, m, receiver))) return false;
    Method *selected = has_receiver ? select_method(t, m, receiver) : m;
    if (selected == NULL || !fill_arguments(t, types, arguments, slots + has_receiver)) return false;
    if (!invoke_slots(t, selected, slots)) return wrap_pending(t);
    return box_value(t, m->return_type, slots[0], result);
}

Object *reflect_new_instance(Thread *t, Method *constructor, Object *types, Object *arguments)
{
    Class  *k = constructor->klass;
    Object *ignored;
    if (k->access_flags & (ACC_ABSTRACT | ACC_INTERFACE)) {
        throw_new(t, EX_InstantiationException, "%s", class_external_name(k));
        return NULL;
    }
    if (!class_initialize(t, k)) return NULL;
    Object *o = heap_alloc_object(t, k);
    return o != NULL && reflect_invoke(t, constructor, o, types, arguments, &ignored) ? o : NULL;
}
