/* tests/native/conformance/calls.c -- Call<Type>Method, CallNonvirtual<Type>Method, CallStatic<Type>Method and NewObject in
 * their three forms, for all types and with parameter lists of all shapes; which method a call selects. */
#include <stdarg.h>
#include <string.h>
#include "typed.h"

bool same_text(JNIEnv *env, jobject got, const char *wanted)
{
    const char *chars = got != NULL ? (*env)->GetStringUTFChars(env, got, NULL) : NULL;
    bool same = chars != NULL && strcmp(chars, wanted) == 0;
    if (chars != NULL) (*env)->ReleaseStringUTFChars(env, got, chars);
    return same;
}

/* ---- the forms with a va_list -------------------------------------------------------------------------------------- */

#define THROUGH_LIST(Prefix, Type, PARAMETERS, ...)                                             \
    static C_##Type list_##Prefix##Type(JNIEnv *env, PARAMETERS, jmethodID id, ...)             \
    {                                                                                           \
        va_list list;                                                                           \
        va_start(list, id);                                                                     \
        C_##Type result = (*env)->Call##Prefix##Type##MethodV(env, __VA_ARGS__, id, list);      \
        va_end(list);                                                                           \
        return result;                                                                          \
    }
#define TWO_PARAMETERS jobject o, jclass k
#define THROUGH_LISTS(Type, result, another, ignored)                   \
    THROUGH_LIST(, Type, jobject o, o)                                  \
    THROUGH_LIST(Nonvirtual, Type, TWO_PARAMETERS, o, k)                \
    THROUGH_LIST(Static, Type, jclass k, k)
FOR_EACH_VALUE_TYPE(THROUGH_LISTS, )

#define THROUGH_VOID_LIST(Prefix, PARAMETERS, ...)                              \
    static void list_##Prefix##Void(JNIEnv *env, PARAMETERS, jmethodID id, ...) \
    {                                                                           \
        va_list list;                                                           \
        va_start(list, id);                                                     \
        (*env)->Call##Prefix##VoidMethodV(env, __VA_ARGS__, id, list);          \
        va_end(list);                                                           \
    }
THROUGH_VOID_LIST(, jobject o, o)
THROUGH_VOID_LIST(Nonvirtual, TWO_PARAMETERS, o, k)
THROUGH_VOID_LIST(Static, jclass k, k)

static jobject list_new(JNIEnv *env, jclass k, jmethodID id, ...)
{
    va_list list;
    va_start(list, id);
    jobject result = (*env)->NewObjectV(env, k, id, list);
    va_end(list);
    return result;
}

/* ---- all forms, types and shapes ----------------------------------------------------------------------------------- */

/* Called.wrong, emptied. */
static jobject wrong_arguments(JNIEnv *env)
{
    jclass k = find_class(env, "Called");
    jfieldID id = find_static_field(env, k, "wrong", "Ljava/lang/String;");
    jobject wrong = (*env)->GetStaticObjectField(env, k, id);
    (*env)->SetStaticObjectField(env, k, id, new_string(env, ""));
    return wrong;
}

#define DESCRIPTOR(Type, name, value)   DESCRIPTOR_##Type
#define ARGUMENT(Type, name, value)     , MAKE_##Type(value)
#define IN_JVALUE(Type, name, value)    , IN_JVALUE_##Type(MAKE_##Type(value))

#define CHECK_RESULT(Type, what, got, wanted)                                           \
    CHECK_TRUE(what, SAME_##Type(got, wanted));                                         \
    CHECK_STRING(env, what ": wrong arguments", wrong_arguments(env), "");              \
    CHECK_NOTHING_THROWN(env, what)

#define CALL_ALL(Type, result, another, Shape)                                                                          \
    static void call_##Type##Shape(JNIEnv *env)                                                                         \
    {                                                                                                                   \
        jclass called = find_class(env, "Called");                                                                      \
        jobject o = new_object(env, "Overriding");                                                                      \
        const char *descriptor = "(I" Shape##_PARAMETERS(DESCRIPTOR) ")" DESCRIPTOR_##Type;                             \
        jmethodID id = find_method(env, called, "virtual" #Type #Shape, descriptor);                                    \
        jmethodID static_id = find_static(env, called, "static" #Type #Shape, descriptor);                              \
        const jvalue values[] = { { .i = 0 } Shape##_PARAMETERS(IN_JVALUE) };                                           \
        CHECK_RESULT(Type, "Call" #Type "Method " #Shape,                                                               \
                     (*env)->Call##Type##Method(env, o, id, 0 Shape##_PARAMETERS(ARGUMENT)), another);                  \
        CHECK_RESULT(Type, "Call" #Type "MethodV " #Shape, list_##Type(env, o, id, 0 Shape##_PARAMETERS(ARGUMENT)), another); \
        CHECK_RESULT(Type, "Call" #Type "MethodA " #Shape, (*env)->Call##Type##MethodA(env, o, id, values), another);   \
        CHECK_RESULT(Type, "CallNonvirtual" #Type "Method " #Shape,                                                     \
                     (*env)->CallNonvirtual##Type##Method(env, o, called, id, 0 Shape##_PARAMETERS(ARGUMENT)), result); \
        CHECK_RESULT(Type, "CallNonvirtual" #Type "MethodV " #Shape,                                                    \
                     list_Nonvirtual##Type(env, o, called, id, 0 Shape##_PARAMETERS(ARGUMENT)), result);                \
        CHECK_RESULT(Type, "CallNonvirtual" #Type "MethodA " #Shape,                                                    \
                     (*env)->CallNonvirtual##Type##MethodA(env, o, called, id, values), result);                        \
        CHECK_RESULT(Type, "CallStatic" #Type "Method " #Shape,                                                         \
                     (*env)->CallStatic##Type##Method(env, called, static_id, 0 Shape##_PARAMETERS(ARGUMENT)), another); \
        CHECK_RESULT(Type, "CallStatic" #Type "MethodV " #Shape,                                                        \
                     list_Static##Type(env, called, static_id, 0 Shape##_PARAMETERS(ARGUMENT)), another);               \
        CHECK_RESULT(Type, "CallStatic" #Type "MethodA " #Shape,                                                        \
                     (*env)->CallStatic##Type##MethodA(env, called, static_id, values), another);                       \
    }

static jint calls(JNIEnv *env) { return static_int(env, "Called", "calls"); }

/* What was called shows in Called.calls: Called's methods count one, those of Overriding a hundred. */
#define CHECK_CALLED(what, call, wanted)                                                \
    before = calls(env);                                                                \
    call;                                                                               \
    CHECK(what " ran", calls(env) - before, wanted);                                    \
    CHECK_STRING(env, what ": wrong arguments", wrong_arguments(env), "");              \
    CHECK_NOTHING_THROWN(env, what)

#define CALL_VOID_AND_NEW(Shape, ignored)                                                                               \
    FOR_EACH_VALUE_TYPE(CALL_ALL, Shape)                                                                                \
    static void call_Void##Shape(JNIEnv *env)                                                                           \
    {                                                                                                                   \
        jclass called = find_class(env, "Called");                                                                      \
        jobject o = new_object(env, "Overriding");                                                                      \
        const char *descriptor = "(I" Shape##_PARAMETERS(DESCRIPTOR) ")V";                                              \
        jmethodID id = find_method(env, called, "virtualVoid" #Shape, descriptor);                                      \
        jmethodID static_id = find_static(env, called, "staticVoid" #Shape, descriptor);                                \
        const jvalue values[] = { { .i = 0 } Shape##_PARAMETERS(IN_JVALUE) };                                           \
        jint before;                                                                                                    \
        CHECK_CALLED("CallVoidMethod", (*env)->CallVoidMethod(env, o, id, 0 Shape##_PARAMETERS(ARGUMENT)), 100);        \
        CHECK_CALLED("CallVoidMethodV", list_Void(env, o, id, 0 Shape##_PARAMETERS(ARGUMENT)), 100);                    \
        CHECK_CALLED("CallVoidMethodA", (*env)->CallVoidMethodA(env, o, id, values), 100);                              \
        CHECK_CALLED("CallNonvirtualVoidMethod",                                                                        \
                     (*env)->CallNonvirtualVoidMethod(env, o, called, id, 0 Shape##_PARAMETERS(ARGUMENT)), 1);          \
        CHECK_CALLED("CallNonvirtualVoidMethodV",                                                                       \
                     list_NonvirtualVoid(env, o, called, id, 0 Shape##_PARAMETERS(ARGUMENT)), 1);                       \
        CHECK_CALLED("CallNonvirtualVoidMethodA", (*env)->CallNonvirtualVoidMethodA(env, o, called, id, values), 1);    \
        CHECK_CALLED("CallStaticVoidMethod",                                                                            \
                     (*env)->CallStaticVoidMethod(env, called, static_id, 0 Shape##_PARAMETERS(ARGUMENT)), 1);          \
        CHECK_CALLED("CallStaticVoidMethodV", list_StaticVoid(env, called, static_id, 0 Shape##_PARAMETERS(ARGUMENT)), 1); \
        CHECK_CALLED("CallStaticVoidMethodA", (*env)->CallStaticVoidMethodA(env, called, static_id, values), 1);        \
    }                                                                                                                   \
    static void make_##Shape(JNIEnv *env)                                                                               \
    {                                                                                                                   \
        jclass called = find_class(env, "Called");                                                                      \
        jmethodID id = find_method(env, called, "<init>", "(I" Shape##_PARAMETERS(DESCRIPTOR) ")V");                    \
        jfieldID made = find_field(env, called, "made" #Shape, "Ljava/lang/String;");                                   \
        const jvalue values[] = { { .i = 0 } Shape##_PARAMETERS(IN_JVALUE) };                                           \
        const jobject objects[] = { (*env)->NewObject(env, called, id, 0 Shape##_PARAMETERS(ARGUMENT)),                 \
                                    list_new(env, called, id, 0 Shape##_PARAMETERS(ARGUMENT)),                          \
                                    (*env)->NewObjectA(env, called, id, values) };                                      \
        for (size_t i = 0; i < COUNT_OF(objects); i++) {                                                                \
            CHECK_STRING(env, "NewObject " #Shape, (*env)->GetObjectField(env, objects[i], made), "made");              \
            CHECK_SAME(env, "class of NewObject " #Shape, (*env)->GetObjectClass(env, objects[i]), called);             \
        }                                                                                                               \
        CHECK_STRING(env, "NewObject " #Shape ": wrong arguments", wrong_arguments(env), "");                           \
        CHECK_NOTHING_THROWN(env, "NewObject " #Shape);                                                                 \
    }
FOR_EACH_SHAPE(CALL_VOID_AND_NEW, )
FOR_EACH_LIMIT_TYPE(CALL_ALL)

#define CALL(Type, result, another, Shape) call_##Type##Shape(env);
#define CALL_SHAPE(Shape, ignored) FOR_EACH_VALUE_TYPE(CALL, Shape) call_Void##Shape(env); make_##Shape(env);
CHAPTER(calls)
{
    if ((*env)->PushLocalFrame(env, 4096) != JNI_OK) return;
    FOR_EACH_SHAPE(CALL_SHAPE, )
    FOR_EACH_LIMIT_TYPE(CALL)
    (*env)->PopLocalFrame(env, NULL);
}

/* ---- booleans ------------------------------------------------------------------------------------------------------ */

/* An argument that is neither 0 nor 1 is true. */
CHAPTER(callsWithBooleans)
{
    jclass k = find_class(env, "Selection");
    jmethodID id = find_static(env, k, "asInt", "(Z)I");
    static const jint given[] = { 0, 1, 2, 0x80, 0xff };
    for (size_t i = 0; i < COUNT_OF(given); i++) {
        jvalue value = { .z = (jboolean)given[i] };
        CHECK("boolean argument", (*env)->CallStaticIntMethod(env, k, id, given[i]), given[i] != 0);
        CHECK("boolean argument in an array", (*env)->CallStaticIntMethodA(env, k, id, &value), given[i] != 0);
    }
}

/* ---- selection ----------------------------------------------------------------------------------------------------- */

static void check_selected(const char *what, JNIEnv *env, jobject receiver, const char *owner, const char *name, const char *wanted)
{
    jmethodID id = find_method(env, find_class(env, owner), name, "()Ljava/lang/String;");
    CHECK_STRING(env, what, (*env)->CallObjectMethod(env, receiver, id), wanted);
    CHECK_NOTHING_THROWN(env, what);
}

static void check_nonvirtual(const char *what, JNIEnv *env, jobject receiver, const char *owner, const char *name, const char *wanted)
{
    jclass k = find_class(env, owner);
    jmethodID id = find_method(env, k, name, "()Ljava/lang/String;");
    CHECK_STRING(env, what, (*env)->CallNonvirtualObjectMethod(env, receiver, k, id), wanted);
    CHECK_NOTHING_THROWN(env, what);
}

static void check_static(const char *what, JNIEnv *env, const char *owner, const char *name, const char *wanted)
{
    jclass k = find_class(env, owner);
    jmethodID id = (*env)->GetStaticMethodID(env, k, name, "()Ljava/lang/String;");
    if (id != NULL) CHECK_STRING(env, what, (*env)->CallStaticObjectMethod(env, k, id), wanted);
    CHECK_NOTHING_THROWN(env, what);
}

CHAPTER(selection)
{
    jobject sub = new_object(env, "Selection$Sub");
    check_selected("a superclass's ID, a subclass's receiver", env, sub, "Selection$Super", "overridden", "Sub.overridden");
    check_selected("an inherited method by the subclass", env, sub, "Selection$Sub", "inherited", "Super.inherited");
    check_selected("a private method is not overridden", env, sub, "Selection$Super", "hidden", "Super.hidden");
    check_selected("a private method of the subclass", env, sub, "Selection$Sub", "hidden", "Sub.hidden");
    check_selected("a final method", env, sub, "Selection$Sub", "last", "Super.last");
    check_selected("a method of Object, overridden", env, sub, "java/lang/Object", "toString", "Sub.toString");
    check_selected("a method of Object by an interface", env, sub, "java/lang/CharSequence", "toString", "Sub.toString");
    check_selected("an abstract method", env, sub, "Selection$Super", "abstractly", "Sub.abstractly");
    check_selected("an interface's method", env, sub, "Selection$Face", "implemented", "Super.implemented");
    check_selected("a default method", env, sub, "Selection$Face", "byDefault", "Face.byDefault");
    check_selected("a default method by the class", env, sub, "Selection$Sub", "byDefault", "Face.byDefault");
    check_selected("an overridden default method", env, sub, "Selection$Face", "defaultOverridden", "Sub.defaultOverridden");
    check_selected("a private method of an interface", env, sub, "Selection$Face", "privately", "Face.privately");
    check_selected("an interface's method by its subinterface", env, sub, "Selection$SubFace", "implemented", "Super.implemented");
    check_nonvirtual("nonvirtual, the superclass's", env, sub, "Selection$Super", "overridden", "Super.overridden");
    check_nonvirtual("nonvirtual, the subclass's", env, sub, "Selection$Sub", "overridden", "Sub.overridden");
    check_nonvirtual("nonvirtual, inherited", env, sub, "Selection$Sub", "inherited", "Super.inherited");
    check_nonvirtual("nonvirtual, private", env, sub, "Selection$Super", "hidden", "Super.hidden");
    check_nonvirtual("nonvirtual, a default method", env, sub, "Selection$Face", "defaultOverridden", "Face.defaultOverridden");
    check_static("a static method", env, "Selection$Super", "statically", "Super.statically");
    check_static("a static method hides", env, "Selection$Sub", "statically", "Sub.statically");
    check_static("a static method, inherited", env, "Selection$Sub", "inheritedStatic", "Super.inheritedStatic");
    check_static("an interface's static method", env, "Selection$Face", "faceStatic", "Face.faceStatic");
    check_static("a private static method", env, "Selection$Super", "privateStatic", "Super.privateStatic");
}

CHAPTER(callsOfObjects)
{
    jintArray ints = (*env)->NewIntArray(env, 3), clone;
    static const jint values[] = { 1, 2, 3 };
    jint copied[3];
    (*env)->SetIntArrayRegion(env, ints, 0, 3, values);
    clone = call_object(env, ints, "clone", "()Ljava/lang/Object;");
    (*env)->GetIntArrayRegion(env, clone, 0, 3, copied);
    CHECK_TRUE("clone of an array", memcmp(values, copied, sizeof values) == 0 && !(*env)->IsSameObject(env, ints, clone));
    jclass handles = find_class(env, "java/lang/invoke/MethodHandle");
    jobject handle = static_object(env, "Selection", "HANDLE", "Ljava/lang/invoke/MethodHandle;");
    jmethodID id = find_method(env, handles, "invokeExact", "([Ljava/lang/Object;)Ljava/lang/Object;");
    CHECK_SAME(env, "result of invokeExact", (*env)->CallObjectMethod(env, handle, id, NULL), NULL);
    CHECK_THROWN(env, "invokeExact",
                 "java.lang.UnsupportedOperationException: MethodHandle.invokeExact cannot be invoked reflectively");
}

/* Of a jvalue, only the member of the parameter's type counts. */
CHAPTER(callsWithDirtyValues)
{
    jclass k = find_class(env, "Selection");
    const jvalue values[] = { { .j = 0x7777777777777780 }, { .j = 0x777777777777ffff }, { .j = 0x7777777777778000 },
                              { .j = 0x7777777780000000 }, { .j = 0x7777777777777700 } };
    CHECK("sum of narrow values", (*env)->CallStaticLongMethodA(env, k, find_static(env, k, "sum", "(BCSIZ)J"), values),
          -128LL + 65535 - 32768 - 2147483648LL);
}

/* Abstract methods have nothing to run. */
CHAPTER(callsThatFail)
{
    jobject sub = new_object(env, "Selection$Sub");
    jclass super = find_class(env, "Selection$Super"), selection = find_class(env, "Selection");
    jmethodID abstractly = find_method(env, super, "abstractly", "()Ljava/lang/String;");
    jobject result = (*env)->CallNonvirtualObjectMethod(env, sub, super, abstractly);
    CHECK_TRUE("result of an abstract method", result == NULL);
    CHECK_THROWN(env, "nonvirtual call of an abstract method", "java.lang.AbstractMethodError: abstractly");
    jmethodID fails = find_static(env, selection, "fails", "(Ljava/lang/String;)I");
    CHECK("result of a method that throws", (*env)->CallStaticIntMethod(env, selection, fails, new_string(env, "text")), 0);
    CHECK_THROWN(env, "what a called method throws", "java.lang.IllegalStateException: text");
    jclass picky = find_class(env, "Selection$Picky");
    jmethodID constructor = find_method(env, picky, "<init>", "(I)V");
    CHECK_TRUE("an object whose constructor throws", (*env)->NewObject(env, picky, constructor, -1) == NULL);
    CHECK_THROWN(env, "what a constructor throws", "java.lang.IllegalArgumentException: -1");
    CHECK_TRUE("an object whose constructor does not throw", (*env)->NewObject(env, picky, constructor, 1) != NULL);
    CHECK_NOTHING_THROWN(env, "a constructor that does not throw");
}
