/* native/jni_call.c -- calling methods (JNI spec: Calling Instance Methods, Calling Static Methods). */
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/jni_object.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/invoke.h"

static void slots_from_list(const Method *m, va_list *list, Slot *slot)
{
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); slot += p.slots)
        switch (p.kind) {
        case 'L': case '[': slot->ref = handle_object(va_arg(*list, jobject)); break;
        case 'J': slot->l = va_arg(*list, jlong); break;
        case 'D': slot->d = va_arg(*list, jdouble); break;
        case 'F': slot->raw = (Slot){ .f = (float)va_arg(*list, jdouble) }.u; break;
        case 'Z': slot->l = (jboolean)va_arg(*list, jint) != 0; break;
        case 'B': slot->l = (jbyte)va_arg(*list, jint); break;
        case 'C': slot->l = (jchar)va_arg(*list, jint); break;
        case 'S': slot->l = (jshort)va_arg(*list, jint); break;
        default:  slot->l = va_arg(*list, jint); break;
        }
}

static void slots_from_array(const Method *m, const jvalue *value, Slot *slot)
{
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); slot += p.slots, value++)
        switch (p.kind) {
        case 'L': case '[': slot->ref = handle_object(value->l); break;
        case 'J': slot->l = value->j; break;
        case 'D': slot->d = value->d; break;
        case 'F': slot->raw = (Slot){ .f = value->f }.u; break;
        case 'Z': slot->l = value->z != 0; break;
        case 'B': slot->l = value->b; break;
        case 'C': slot->l = value->c; break;
        case 'S': slot->l = value->s; break;
        default:  slot->l = value->i; break;
        }
}

/* What to run for that receiver (§5.4.6).  NULL: pending. */
static Method *select_method(Thread *t, CallKind kind, const Object *receiver, Method *m)
{
    if (kind == CALL_STATIC) return m;                  /* asking for the ID has initialised the class, or tried to */
    if (receiver == NULL) {
        throw_new(t, EX_NullPointerException, NULL);
        return NULL;
    }
    if (kind == CALL_NONVIRTUAL || method_is_private(m) || method_is_initializer(m)) return m;
    if (!(m->klass->access_flags & ACC_INTERFACE)) return class_select_virtual(object_class(receiver), m);
    Method *selected = class_select_interface(object_class(receiver), m);
    if (selected == NULL)
        throw_new(t, EX_IncompatibleClassChangeError,
                  "Receiver class %s does not implement the interface %s defining the method to be called (%s)",
                  class_external_name(object_class(receiver)), class_external_name(m->klass),
                  classes_in_modules(object_class(receiver), m->klass));
    return selected;
}

bool jni_call(Thread *t, CallKind kind, Object *receiver, Method *m, va_list *list, const jvalue *array, Slot *result)
{
    Slot slots[m->arg_slots + 2];                       /* the result needs two */
    Slot *first = slots;
    result->raw = 0;
    if (exception_pending(t)) return false;             /* the caller's mistake */
    Method *target = select_method(t, kind, receiver, m);
    if (target == NULL) return false;
    if (method_is_abstract(target)) return throw_new(t, EX_AbstractMethodError, "%s", symbol_chars(target->name));
    slots[0].raw = 0;                                   /* gcc cannot see that the descriptor fills every slot */
    if (kind != CALL_STATIC) (first++)->ref = receiver;
    if (list != NULL) slots_from_list(m, list, first);
    else              slots_from_array(m, array, first);
    if (!invoke_slots(t, target, slots)) return false;
    *result = slots[0];
    return true;
}

/* The three argument forms of one call; VALUE makes the C result of `t`, `result` and `ok`, leaving Java state. */
#define CALL_FORMS(Prefix, Name, ctype, kind, receiver, PARAMETERS, VALUE)                                          \
    ctype JNICALL jni_Call##Prefix##Name##Method(JNIEnv *env, PARAMETERS, jmethodID id, ...)                        \
    {                                                                                                               \
        Thread *t = jni_enter(env);                                                                                 \
        va_list list;                                                                                               \
        Slot result;                                                                                                \
        va_start(list, id);                                                                                         \
        bool ok = jni_call(t, kind, receiver, (Method *)id, &list, NULL, &result);                                  \
        va_end(list);                                                                                               \
        VALUE(ctype)                                                                                                \
    }                                                                                                               \
    ctype JNICALL jni_Call##Prefix##Name##MethodV(JNIEnv *env, PARAMETERS, jmethodID id, va_list arguments)         \
    {                                                                                                               \
        Thread *t = jni_enter(env);                                                                                 \
        va_list list;                                                                                               \
        Slot result;                                                                                                \
        va_copy(list, arguments);                                                                                   \
        bool ok = jni_call(t, kind, receiver, (Method *)id, &list, NULL, &result);                                  \
        va_end(list);                                                                                               \
        VALUE(ctype)                                                                                                \
    }                                                                                                               \
    ctype JNICALL jni_Call##Prefix##Name##MethodA(JNIEnv *env, PARAMETERS, jmethodID id, const jvalue *array)       \
    {                                                                                                               \
        Thread *t = jni_enter(env);                                                                                 \
        Slot result;                                                                                                \
        bool ok = jni_call(t, kind, receiver, (Method *)id, NULL, array, &result);                                  \
        VALUE(ctype)                                                                                                \
    }

#define INT_RESULT(ctype)     jni_leave(t); return ok ? (ctype)result.i : 0;
#define BOOLEAN_RESULT(ctype) jni_leave(t); return ok ? (ctype)(result.i & 1) : 0;
#define LONG_RESULT(ctype)    jni_leave(t); return ok ? (ctype)result.l : 0;
#define FLOAT_RESULT(ctype)   jni_leave(t); return ok ? (ctype)result.f : 0;
#define DOUBLE_RESULT(ctype)  jni_leave(t); return ok ? (ctype)result.d : 0;
#define OBJECT_RESULT(ctype)  return (ctype)jni_leave_with(t, ok ? result.ref : NULL);
#define VOID_RESULT(ctype)    (void)ok; jni_leave(t);

#define VIRTUAL_PARAMETERS    jobject object
#define NONVIRTUAL_PARAMETERS jobject object, __attribute__((unused)) jclass mirror
#define STATIC_PARAMETERS     __attribute__((unused)) jclass mirror
#define CALLS(Name, ctype, VALUE)                                                                                   \
    CALL_FORMS(, Name, ctype, CALL_VIRTUAL, handle_object(object), VIRTUAL_PARAMETERS, VALUE)                       \
    CALL_FORMS(Nonvirtual, Name, ctype, CALL_NONVIRTUAL, handle_object(object), NONVIRTUAL_PARAMETERS, VALUE)       \
    CALL_FORMS(Static, Name, ctype, CALL_STATIC, NULL, STATIC_PARAMETERS, VALUE)
CALLS(Object,  jobject,  OBJECT_RESULT)
CALLS(Boolean, jboolean, BOOLEAN_RESULT)
CALLS(Byte,    jbyte,    INT_RESULT)
CALLS(Char,    jchar,    INT_RESULT)
CALLS(Short,   jshort,   INT_RESULT)
CALLS(Int,     jint,     INT_RESULT)
CALLS(Long,    jlong,    LONG_RESULT)
CALLS(Float,   jfloat,   FLOAT_RESULT)
CALLS(Double,  jdouble,  DOUBLE_RESULT)
CALLS(Void,    void,     VOID_RESULT)
