/* native/check_call.c -- -Xcheck:jni of what goes by method and field IDs: calls, new objects, field access. */
#include "native/check_jni.h"
#include "native/report.h"
#include "vm/descriptor.h"

/* ---- calls ------------------------------------------------------------------------------------------------------------- */

static void check_argument(Thread *t, const Method *m, u4 number, const char *type, jobject handle)
{
    const Object *o = check_reference(t, handle);
    if (o != NULL && !check_fits(o, type, m->klass))
        report_fatal(t, "Wrong argument class passed to JNI call: argument %u of '%s' is a %s", (unsigned)number,
                     method_external_name(m, true), class_external_name(object_class(o)));
}

static void check_list(Thread *t, const Method *m, va_list *list)
{
    u4 number = 1;
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); number++)
        switch (p.kind) {
        case 'L': case '[': check_argument(t, m, number, p.chars, va_arg(*list, jobject)); break;
        case 'J':           (void)va_arg(*list, jlong); break;
        case 'F': case 'D': (void)va_arg(*list, jdouble); break;
        default:            (void)va_arg(*list, jint); break;
        }
}

static void check_values(Thread *t, const Method *m, const jvalue *value)
{
    u4 number = 1;
    if (value == NULL && descriptor_arg_count(m->descriptor) > 0) report_fatal(t, "Null argument array passed to JNI call");
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); number++, value++)
        if (kind_is_reference(p.kind)) check_argument(t, m, number, p.chars, value->l);
}

static void check_arguments(Thread *t, const Method *m, va_list *list, const jvalue *values)
{
    if (list == NULL) {
        check_values(t, m, values);
        return;
    }
    va_list copy;                                       /* the plain function reads it, too */
    va_copy(copy, *list);
    check_list(t, m, &copy);
    va_end(copy);
}

static void check_belongs(Thread *t, Class *k, const Method *m)
{
    if (class_is_primitive(k) || !class_is_subtype(k, m->klass)) report_fatal(t, "Wrong object class or methodID passed to JNI call");
}

/* Who is called: of an instance method object's, which the plain function takes a NullPointerException for if there is none. */
static void check_receiver(Thread *t, CallKind kind, jobject object, jclass mirror, const Method *m)
{
    if (kind != CALL_VIRTUAL) check_belongs(t, check_class(t, mirror), m);
    if (kind == CALL_STATIC) return;
    const Object *o = check_reference(t, object);
    if (o != NULL) check_belongs(t, object_class(o), m);
    else report_warning(t, "Null object passed to JNI");
}

/* letter: of the result that the function is for.  Nobody minds a result that is not asked for. */
static void check_result(Thread *t, const char *function, char letter, const Method *m)
{
    char type = m->return_type == '[' ? 'L' : m->return_type;
    if (letter != 'V' && letter != type)
        report_warning(t, "Return type mismatch in JNI call: %s of '%s'", function, method_external_name(m, true));
}

static void check_call(JNIEnv *env, const char *function, CallKind kind, char letter, jobject object, jclass mirror, jmethodID id,
                       va_list *list, const jvalue *values)
{
    Thread *t = check_enter(env, 0);
    const Method *m = check_method(t, id);
    if (method_is_static(m) && kind != CALL_STATIC) report_fatal(t, "Static method ID passed to JNI");
    if (!method_is_static(m) && kind == CALL_STATIC) report_fatal(t, "Non-static method ID passed to JNI");
    check_receiver(t, kind, object, mirror, m);
    check_result(t, function, letter, m);
    check_arguments(t, m, list, values);
    check_state.call.unchecked = function;
    jni_leave(t);
}

/* The three argument forms of one call.  TAKE and GIVE: what is done with its result, if there is one. */
#define CHECKED_FORMS(Prefix, Name, ctype, kind, letter, object, mirror, PARAMETERS, ARGUMENTS, TAKE, GIVE)         \
    ctype JNICALL checked_Call##Prefix##Name##Method(JNIEnv *env, PARAMETERS, jmethodID id, ...)                    \
    {                                                                                                               \
        va_list list;                                                                                               \
        va_start(list, id);                                                                                         \
        check_call(env, "Call" #Prefix #Name "Method", kind, letter, object, mirror, id, &list, NULL);              \
        TAKE jni_Call##Prefix##Name##MethodV(env, ARGUMENTS, id, list);                                             \
        va_end(list);                                                                                               \
        GIVE                                                                                                        \
    }                                                                                                               \
    ctype JNICALL checked_Call##Prefix##Name##MethodV(JNIEnv *env, PARAMETERS, jmethodID id, va_list arguments)     \
    {                                                                                                               \
        va_list list;                                                                                               \
        va_copy(list, arguments);                                                                                   \
        check_call(env, "Call" #Prefix #Name "MethodV", kind, letter, object, mirror, id, &list, NULL);             \
        TAKE jni_Call##Prefix##Name##MethodV(env, ARGUMENTS, id, list);                                             \
        va_end(list);                                                                                               \
        GIVE                                                                                                        \
    }                                                                                                               \
    ctype JNICALL checked_Call##Prefix##Name##MethodA(JNIEnv *env, PARAMETERS, jmethodID id, const jvalue *values)  \
    {                                                                                                               \
        check_call(env, "Call" #Prefix #Name "MethodA", kind, letter, object, mirror, id, NULL, values);            \
        return jni_Call##Prefix##Name##MethodA(env, ARGUMENTS, id, values);                                         \
    }

#define VIRTUAL_PARAMETERS    jobject receiver
#define VIRTUAL_ARGUMENTS     receiver
#define NONVIRTUAL_PARAMETERS jobject receiver, jclass klass
#define NONVIRTUAL_ARGUMENTS  receiver, klass
#define STATIC_PARAMETERS     jclass klass
#define STATIC_ARGUMENTS      klass
#define CHECKED_CALLS(Name, ctype, letter, TAKE, GIVE)                                                                                          \
    CHECKED_FORMS(, Name, ctype, CALL_VIRTUAL, letter, receiver, NULL, VIRTUAL_PARAMETERS, VIRTUAL_ARGUMENTS, TAKE, GIVE)                       \
    CHECKED_FORMS(Nonvirtual, Name, ctype, CALL_NONVIRTUAL, letter, receiver, klass, NONVIRTUAL_PARAMETERS, NONVIRTUAL_ARGUMENTS, TAKE, GIVE)   \
    CHECKED_FORMS(Static, Name, ctype, CALL_STATIC, letter, NULL, klass, STATIC_PARAMETERS, STATIC_ARGUMENTS, TAKE, GIVE)
#define CHECKED_CALLS_FOR(Name, ctype, letter) CHECKED_CALLS(Name, ctype, letter, ctype result =, return result;)
FOR_EACH_PRIMITIVE(CHECKED_CALLS_FOR)
CHECKED_CALLS_FOR(Object, jobject, 'L')
CHECKED_CALLS(Void, void, 'V', , )

/* ---- new objects -------------------------------------------------------------------------------------------------------- */

static void check_construction(JNIEnv *env, jclass mirror, jmethodID id, va_list *list, const jvalue *values)
{
    Thread *t = check_enter(env, 0);
    const Class *k = check_class(t, mirror);
    const Method *m = check_method(t, id);
    if (!method_is_initializer(m) || m->klass != k) report_fatal(t, "Wrong object class or methodID passed to JNI call");
    check_arguments(t, m, list, values);
    jni_leave(t);
}

jobject JNICALL checked_NewObject(JNIEnv *env, jclass mirror, jmethodID constructor, ...)
{
    va_list list;
    va_start(list, constructor);
    check_construction(env, mirror, constructor, &list, NULL);
    jobject o = jni_NewObjectV(env, mirror, constructor, list);
    va_end(list);
    return o;
}

jobject JNICALL checked_NewObjectV(JNIEnv *env, jclass mirror, jmethodID constructor, va_list arguments)
{
    va_list list;
    va_copy(list, arguments);
    check_construction(env, mirror, constructor, &list, NULL);
    jobject o = jni_NewObjectV(env, mirror, constructor, list);
    va_end(list);
    return o;
}

jobject JNICALL checked_NewObjectA(JNIEnv *env, jclass mirror, jmethodID constructor, const jvalue *values)
{
    check_construction(env, mirror, constructor, NULL, values);
    return jni_NewObjectA(env, mirror, constructor, values);
}

/* ---- fields ------------------------------------------------------------------------------------------------------------- */

static const Field *check_instance_field(Thread *t, jobject object, jfieldID id, char letter)
{
    const Field *f = check_field(t, id);
    if (f->access_flags & ACC_STATIC) report_fatal(t, "Static field ID passed to JNI");
    if (!object_is_instance(check_object(t, object), f->klass)) report_fatal(t, "Wrong field ID passed to JNI");
    if (letter != (f->type == '[' ? 'L' : f->type)) report_fatal(t, "Field type (instance) mismatch in JNI get/set field operations");
    return f;
}

static const Field *check_static_field(Thread *t, jclass mirror, jfieldID id, char letter)
{
    Class *k = check_class(t, mirror);
    const Field *f = check_field(t, id);
    if (!(f->access_flags & ACC_STATIC)) report_fatal(t, "Non-static field ID passed to JNI");
    if (class_is_primitive(k) || !class_is_subtype(k, f->klass)) report_fatal(t, "Wrong static field ID passed to JNI");
    if (letter != (f->type == '[' ? 'L' : f->type)) report_fatal(t, "Field type (static) mismatch in JNI get/set field operations");
    return f;
}

static void check_value(Thread *t, const Field *f, jobject handle)
{
    const Object *o = check_reference(t, handle);
    if (o != NULL && !check_fits(o, symbol_chars(f->descriptor), f->klass))
        report_fatal(t, "Wrong object class passed to JNI set field operation: a %s for %s.%s", class_external_name(object_class(o)),
                     class_external_name(f->klass), symbol_chars(f->name));
}

/* SET: check_value, or nothing, of the field and the new value. */
#define CHECKED_FIELD(Name, ctype, letter, SET)                                                                                 \
    CHECKED(ctype, Get##Name##Field, 0, (JNIEnv *env, jobject object, jfieldID id), (env, object, id),                          \
            check_instance_field(t, object, id, letter))                                                                        \
    CHECKED(void, Set##Name##Field, 0, (JNIEnv *env, jobject object, jfieldID id, ctype value), (env, object, id, value),       \
            SET(t, check_instance_field(t, object, id, letter), value))                                                         \
    CHECKED(ctype, GetStatic##Name##Field, 0, (JNIEnv *env, jclass mirror, jfieldID id), (env, mirror, id),                     \
            check_static_field(t, mirror, id, letter))                                                                          \
    CHECKED(void, SetStatic##Name##Field, 0, (JNIEnv *env, jclass mirror, jfieldID id, ctype value), (env, mirror, id, value),  \
            SET(t, check_static_field(t, mirror, id, letter), value))
#define ANY_VALUE(t, field, value) (void)(field)
#define CHECKED_PRIMITIVE_FIELD(Name, ctype, letter) CHECKED_FIELD(Name, ctype, letter, ANY_VALUE)
FOR_EACH_PRIMITIVE(CHECKED_PRIMITIVE_FIELD)
CHECKED_FIELD(Object, jobject, 'L', check_value)
