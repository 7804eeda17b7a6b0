/* tests/native/conformance/methods.c -- method IDs, and the bridge between IDs and reflection. */
#include "check.h"

static void no_method(JNIEnv *env, const char *what, jclass k, const char *name, const char *descriptor, const char *wanted)
{
    CHECK_TRUE(what, (*env)->GetMethodID(env, k, name, descriptor) == NULL);
    CHECK_THROWN(env, what, wanted);
}

static void no_static(JNIEnv *env, const char *what, jclass k, const char *name, const char *descriptor, const char *wanted)
{
    CHECK_TRUE(what, (*env)->GetStaticMethodID(env, k, name, descriptor) == NULL);
    CHECK_THROWN(env, what, wanted);
}

CHAPTER(methodIds)
{
    jclass super = find_class(env, "Selection$Super"), sub = find_class(env, "Selection$Sub");
    jclass face = find_class(env, "Selection$Face"), ints = find_class(env, "[I"), strings = find_class(env, "[Ljava/lang/String;");
    no_method(env, "method of no such name", super, "thereIsNone", "()V", "java.lang.NoSuchMethodError: thereIsNone");
    no_method(env, "method of a name elsewhere", super, "substring", "(I)Ljava/lang/String;",
              "java.lang.NoSuchMethodError: LSelection$Super;.substring(I)Ljava/lang/String;");
    no_method(env, "method of another result", super, "inherited", "()V", "java.lang.NoSuchMethodError: LSelection$Super;.inherited()V");
    no_method(env, "method of a bad descriptor", super, "inherited", "I", "java.lang.NoSuchMethodError: LSelection$Super;.inheritedI");
    no_method(env, "static method as an instance's", super, "statically", "()Ljava/lang/String;",
              "java.lang.NoSuchMethodError: LSelection$Super;.statically()Ljava/lang/String;");
    no_method(env, "a superclass's constructor", sub, "<init>", "(Ljava/lang/String;)V",
              "java.lang.NoSuchMethodError: LSelection$Sub;.<init>(Ljava/lang/String;)V");
    no_method(env, "an interface's constructor", face, "<init>", "()V", "java.lang.NoSuchMethodError: LSelection$Face;.<init>()V");
    no_method(env, "an array's constructor", ints, "<init>", "()V", "java.lang.NoSuchMethodError: [I.<init>()V");
    no_method(env, "method of an array", strings, "length", "()I", "java.lang.NoSuchMethodError: [Ljava/lang/String;.length()I");
    no_method(env, "the initialiser as an instance's", sub, "<clinit>", "()V", "java.lang.NoSuchMethodError: LSelection$Sub;.<clinit>()V");
    no_static(env, "static method of no such name", super, "thereIsNone", "()V", "java.lang.NoSuchMethodError: thereIsNone");
    no_static(env, "instance's method as a static one", super, "inherited", "()Ljava/lang/String;",
              "java.lang.NoSuchMethodError: static LSelection$Super;.inherited()Ljava/lang/String;");
    no_static(env, "a superclass's initialiser", sub, "<clinit>", "()V", "java.lang.NoSuchMethodError: static LSelection$Sub;.<clinit>()V");
    no_static(env, "an interface's static method by a class", sub, "faceStatic", "()Ljava/lang/String;",
              "java.lang.NoSuchMethodError: static LSelection$Sub;.faceStatic()Ljava/lang/String;");
    no_static(env, "static constructor", super, "<init>", "()V", "java.lang.NoSuchMethodError: static LSelection$Super;.<init>()V");
    CHECK_TRUE("an array has Object's methods", (*env)->GetMethodID(env, ints, "hashCode", "()I") != NULL);
    CHECK_TRUE("an array can be cloned", (*env)->GetMethodID(env, ints, "clone", "()Ljava/lang/Object;") != NULL);
    CHECK_TRUE("an interface has Object's methods", (*env)->GetMethodID(env, face, "hashCode", "()I") != NULL);
    CHECK_TRUE("a class with an initialiser", (*env)->GetStaticMethodID(env, super, "<clinit>", "()V") != NULL);
    CHECK_TRUE("an inherited method's ID is its owner's",
               find_method(env, sub, "inherited", "()Ljava/lang/String;") == find_method(env, super, "inherited", "()Ljava/lang/String;"));
    CHECK_TRUE("an overriding method has its own ID",
               find_method(env, sub, "overridden", "()Ljava/lang/String;") != find_method(env, super, "overridden", "()Ljava/lang/String;"));
    CHECK_NOTHING_THROWN(env, "IDs that are there");
}

CHAPTER(methodsOfForeignNames)
{
    jclass k = find_class(env, "named_packages/deep_er/Named_Class");
    CHECK("a letter beyond ASCII", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "stra\xc3\x9f", "()I")), 7);
    CHECK("a surrogate pair", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "\xed\xa1\x80\xed\xb0\x80", "()I")), 9);
}

CHAPTER(overloads)
{
    jclass k = find_class(env, "Selection");
    CHECK("overload of int", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "(I)I"), 1), 1);
    CHECK("overload of long", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "(J)I"), 1LL), 2);
    CHECK("overload of Object", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "(Ljava/lang/Object;)I"), NULL), 3);
    CHECK("overload of String", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "(Ljava/lang/String;)I"), NULL), 4);
    CHECK("overload of int[]", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "([I)I"), NULL), 5);
    CHECK("overload of int[][]", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "overloaded", "([[I)I"), NULL), 6);
}

/* ---- reflection ---------------------------------------------------------------------------------------------------- */

/* The reflected object of an ID is equal to Java's own, and leads back to the ID. */
static void check_reflected(JNIEnv *env, const char *what, const char *java_field, jclass k, jmethodID id, jboolean is_static)
{
    jobject own = static_object(env, "Reflected", java_field, "Ljava/lang/reflect/Executable;");
    jobject made = (*env)->ToReflectedMethod(env, k, id, is_static);
    jclass object = find_class(env, "java/lang/Object");
    CHECK_NOTHING_THROWN(env, what);
    CHECK_TRUE(what, (*env)->CallBooleanMethod(env, made, find_method(env, object, "equals", "(Ljava/lang/Object;)Z"), own));
    CHECK_TRUE(what, (*env)->FromReflectedMethod(env, own) == id);
    CHECK_TRUE(what, (*env)->FromReflectedMethod(env, made) == id);
}

CHAPTER(reflectedMethods)
{
    jclass k = find_class(env, "Reflected");
    check_reflected(env, "reflected method", "METHOD", k, find_method(env, k, "method", "(ILjava/lang/String;)J"), JNI_FALSE);
    check_reflected(env, "reflected static method", "STATIC", k, find_static(env, k, "statically", "([[D)V"), JNI_TRUE);
    check_reflected(env, "reflected constructor", "CONSTRUCTOR", k, find_method(env, k, "<init>", "(I)V"), JNI_FALSE);
    jclass runnable = find_class(env, "java/lang/Runnable");
    check_reflected(env, "reflected method of an interface", "RUN", runnable, find_method(env, runnable, "run", "()V"), JNI_FALSE);
    jobject constructor = static_object(env, "Reflected", "CONSTRUCTOR", "Ljava/lang/reflect/Executable;");
    jobject o = (*env)->NewObject(env, k, (*env)->FromReflectedMethod(env, constructor), 7);
    CHECK("made by a reflected constructor", (*env)->GetIntField(env, o, find_field(env, k, "field", "I")), 7);
    jobject method = static_object(env, "Reflected", "METHOD", "Ljava/lang/reflect/Executable;");
    CHECK("called by a reflected method", (*env)->CallLongMethod(env, o, (*env)->FromReflectedMethod(env, method), 3, new_string(env, "four")), 7LL + 3 + 4);
}

static void check_reflected_field(JNIEnv *env, const char *what, const char *java_field, jclass k, jfieldID id, jboolean is_static)
{
    jobject own = static_object(env, "Reflected", java_field, "Ljava/lang/reflect/Field;");
    jobject made = (*env)->ToReflectedField(env, k, id, is_static);
    jclass object = find_class(env, "java/lang/Object");
    CHECK_NOTHING_THROWN(env, what);
    CHECK_TRUE(what, (*env)->CallBooleanMethod(env, made, find_method(env, object, "equals", "(Ljava/lang/Object;)Z"), own));
    CHECK_TRUE(what, (*env)->FromReflectedField(env, own) == id);
    CHECK_TRUE(what, (*env)->FromReflectedField(env, made) == id);
}

CHAPTER(reflectedFields)
{
    jclass k = find_class(env, "Reflected"), sub = find_class(env, "Reflected$Sub");
    check_reflected_field(env, "reflected field", "FIELD", k, find_field(env, k, "field", "I"), JNI_FALSE);
    check_reflected_field(env, "reflected static field", "STATIC_FIELD", k, find_static_field(env, k, "shared", "J"), JNI_TRUE);
    check_reflected_field(env, "reflected inherited field", "FIELD", sub, find_field(env, sub, "field", "I"), JNI_FALSE);
}
