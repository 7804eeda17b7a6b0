/* tests/native/conformance/classes.c -- finding and defining classes, their relations, objects, modules. */
#include <stdlib.h>
#include <string.h>
#include "check.h"

/* ---- FindClass ----------------------------------------------------------------------------------------------------- */

static void check_found(JNIEnv *env, const char *name, const char *wanted)
{
    jclass k = (*env)->FindClass(env, name);
    CHECK_NOTHING_THROWN(env, name);
    if (k != NULL) CHECK_STRING(env, name, call_object(env, k, "getName", "()Ljava/lang/String;"), wanted);
}

static void check_not_found(JNIEnv *env, const char *name, const char *wanted)
{
    CHECK_TRUE(name, (*env)->FindClass(env, name) == NULL);
    CHECK_THROWN(env, name, wanted);
}

CHAPTER(findClass)
{
    check_found(env, "java/lang/String", "java.lang.String");
    check_found(env, "Conformance", "Conformance");
    check_found(env, "named_packages/deep_er/Named_Class", "named_packages.deep_er.Named_Class");
    check_found(env, "Selection$Sub", "Selection$Sub");
    check_found(env, "[I", "[I");
    check_found(env, "[[Z", "[[Z");
    check_found(env, "[Ljava/lang/String;", "[Ljava.lang.String;");
    check_found(env, "[[[LSelection$Sub;", "[[[LSelection$Sub;");
    check_found(env, "java/lang/Runnable", "java.lang.Runnable");
    if (!is_checked()) check_found(env, "Ljava/lang/String;", "java.lang.String");
    if (!is_checked()) check_not_found(env, "java.lang.String", "java.lang.NoClassDefFoundError: java.lang.String");
    check_not_found(env, "int", "java.lang.NoClassDefFoundError: int");
    check_not_found(env, "I", "java.lang.NoClassDefFoundError: I");
    check_not_found(env, "there/is/None", "java.lang.NoClassDefFoundError: there/is/None");
    check_not_found(env, "[Lthere/is/None;", "java.lang.NoClassDefFoundError: [Lthere/is/None;");
    if (!is_checked()) check_not_found(env, "[Ljava.lang.String;", "java.lang.NoClassDefFoundError: [Ljava.lang.String;");
    check_not_found(env, "conformance", "java.lang.NoClassDefFoundError: conformance");
    check_not_found(env, "[", "java.lang.NoClassDefFoundError: [");
    check_not_found(env, "[V", "java.lang.NoClassDefFoundError: [V");
    check_not_found(env, "[java/lang/String", "java.lang.NoClassDefFoundError: [java/lang/String");
    check_not_found(env, "/java/lang/String", "java.lang.NoClassDefFoundError: /java/lang/String");
    check_not_found(env, "", "java.lang.NoClassDefFoundError: ");
    (*env)->FindClass(env, "there/is/None");
    jthrowable thrown = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    jobject cause = call_object(env, thrown, "getCause", "()Ljava/lang/Throwable;");
    CHECK_STRING(env, "cause", call_object(env, cause, "toString", "()Ljava/lang/String;"), "java.lang.ClassNotFoundException: there.is.None");
}

CHAPTER(findClassOfManyDimensions)
{
    char name[257];
    memset(name, '[', sizeof name);
    strcpy(name + 255, "I");
    jclass k = (*env)->FindClass(env, name);
    CHECK_NOTHING_THROWN(env, "an array of 255 dimensions");
    jobject array = (*env)->NewObjectArray(env, 1, find_class(env, name + 1), NULL);
    CHECK_SAME(env, "class of an array of 255 dimensions", (*env)->GetObjectClass(env, array), k);
}

CHAPTER(findClassOfLongName)
{
    char *name = malloc(70000);
    memset(name, 'x', 70000);
    name[69999] = '\0';
    CHECK_TRUE("a class name that is too long", (*env)->FindClass(env, name) == NULL);
    jthrowable thrown = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    CHECK_TRUE("its exception", (*env)->IsInstanceOf(env, thrown, find_class(env, "java/lang/NoClassDefFoundError")));
    free(name);
}

/* ---- relations ----------------------------------------------------------------------------------------------------- */

static void check_super(JNIEnv *env, const char *name, const char *wanted)
{
    CHECK_SAME(env, name, (*env)->GetSuperclass(env, find_class(env, name)), wanted != NULL ? find_class(env, wanted) : NULL);
}

CHAPTER(superclasses)
{
    check_super(env, "java/lang/Object", NULL);
    check_super(env, "java/lang/Runnable", NULL);
    check_super(env, "Selection$SubFace", NULL);
    check_super(env, "java/lang/String", "java/lang/Object");
    check_super(env, "Selection$Sub", "Selection$Super");
    check_super(env, "[I", "java/lang/Object");
    check_super(env, "[Ljava/lang/Integer;", "java/lang/Object");
    check_super(env, "[[I", "java/lang/Object");
    check_super(env, "java/lang/Override", NULL);
    CHECK_SAME(env, "int", (*env)->GetSuperclass(env, static_object(env, "java/lang/Integer", "TYPE", "Ljava/lang/Class;")), NULL);
}

CHAPTER(assignability)
{
    static const struct { const char *sub, *super; bool is; } cases[] = {
        { "java/lang/String", "java/lang/Object", true }, { "java/lang/Object", "java/lang/String", false },
        { "java/lang/String", "java/lang/CharSequence", true }, { "java/lang/String", "java/lang/String", true },
        { "java/lang/Runnable", "java/lang/Object", true }, { "java/lang/Object", "java/lang/Runnable", false },
        { "Selection$SubFace", "Selection$Face", true }, { "Selection$Sub", "Selection$Face", true },
        { "Selection$Face", "Selection$SubFace", false }, { "[I", "java/lang/Object", true }, { "[I", "java/lang/Cloneable", true },
        { "[I", "java/io/Serializable", true }, { "[I", "java/lang/Runnable", false }, { "[I", "[I", true }, { "[I", "[J", false },
        { "[[I", "[Ljava/lang/Object;", true }, { "[I", "[Ljava/lang/Object;", false },
        { "[Ljava/lang/String;", "[Ljava/lang/CharSequence;", true }, { "[Ljava/lang/Object;", "[Ljava/lang/String;", false },
        { "[[I", "[Ljava/lang/Cloneable;", true },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK(cases[i].sub, (*env)->IsAssignableFrom(env, find_class(env, cases[i].sub), find_class(env, cases[i].super)), cases[i].is);
    jclass ints = static_object(env, "java/lang/Integer", "TYPE", "Ljava/lang/Class;");
    jclass longs = static_object(env, "java/lang/Long", "TYPE", "Ljava/lang/Class;"), object = find_class(env, "java/lang/Object");
    CHECK("int to int", (*env)->IsAssignableFrom(env, ints, ints), JNI_TRUE);
    CHECK("int to long", (*env)->IsAssignableFrom(env, ints, longs), JNI_FALSE);
    CHECK("int to Object", (*env)->IsAssignableFrom(env, ints, object), JNI_FALSE);
    CHECK("Object to int", (*env)->IsAssignableFrom(env, object, ints), JNI_FALSE);
}

CHAPTER(instances)
{
    jobject sub = new_object(env, "Selection$Sub"), ints = (*env)->NewIntArray(env, 1);
    CHECK_SAME(env, "class of an object", (*env)->GetObjectClass(env, sub), find_class(env, "Selection$Sub"));
    CHECK_SAME(env, "class of an array", (*env)->GetObjectClass(env, ints), find_class(env, "[I"));
    CHECK_SAME(env, "class of a class", (*env)->GetObjectClass(env, find_class(env, "[I")), find_class(env, "java/lang/Class"));
    CHECK("instance of its class", (*env)->IsInstanceOf(env, sub, find_class(env, "Selection$Sub")), JNI_TRUE);
    CHECK("instance of its superclass", (*env)->IsInstanceOf(env, sub, find_class(env, "Selection$Super")), JNI_TRUE);
    CHECK("instance of an interface", (*env)->IsInstanceOf(env, sub, find_class(env, "Selection$Face")), JNI_TRUE);
    CHECK("not an instance", (*env)->IsInstanceOf(env, sub, find_class(env, "java/lang/String")), JNI_FALSE);
    CHECK("array as Object", (*env)->IsInstanceOf(env, ints, find_class(env, "java/lang/Object")), JNI_TRUE);
    CHECK("array as another", (*env)->IsInstanceOf(env, ints, find_class(env, "[J")), JNI_FALSE);
    CHECK("NULL is of all classes", (*env)->IsInstanceOf(env, NULL, find_class(env, "java/lang/String")), JNI_TRUE);
}

/* ---- objects ------------------------------------------------------------------------------------------------------- */

static void not_allocated(JNIEnv *env, const char *name, const char *wanted)
{
    CHECK_TRUE(name, (*env)->AllocObject(env, find_class(env, name)) == NULL);
    CHECK_THROWN(env, name, wanted);
}

CHAPTER(allocation)
{
    jclass picky = find_class(env, "Selection$Picky");
    jfieldID initialised = find_field(env, picky, "initialised", "I");
    jobject o = (*env)->AllocObject(env, picky);
    CHECK_SAME(env, "class of AllocObject", (*env)->GetObjectClass(env, o), picky);
    CHECK("no constructor has run", (*env)->GetIntField(env, o, initialised), 0);
    (*env)->CallNonvirtualVoidMethod(env, o, picky, find_method(env, picky, "<init>", "(I)V"), 3);
    CHECK("a constructor called as a method", (*env)->GetIntField(env, o, initialised), 5);
    CHECK_NOTHING_THROWN(env, "AllocObject");
    not_allocated(env, "Selection$Super", "java.lang.InstantiationException: Selection$Super");
    not_allocated(env, "Selection$Face", "java.lang.InstantiationException: Selection$Face");
    not_allocated(env, "[I", "java.lang.InstantiationException: [I");
    not_allocated(env, "[[Ljava/lang/String;", "java.lang.InstantiationException: [[Ljava.lang.String;");
    if (!is_checked()) {
        CHECK_TRUE("int", (*env)->AllocObject(env, static_object(env, "java/lang/Integer", "TYPE", "Ljava/lang/Class;")) == NULL);
        CHECK_THROWN(env, "int", "java.lang.InstantiationException");
    }
    not_allocated(env, "java/lang/Class", "java.lang.IllegalAccessException: java.lang.Class");
    jclass super = find_class(env, "Selection$Super");
    CHECK_TRUE("NewObject of an abstract class",
               (*env)->NewObject(env, super, find_method(env, super, "<init>", "(Ljava/lang/String;)V"), NULL) == NULL);
    CHECK_THROWN(env, "NewObject of an abstract class", "java.lang.InstantiationException: Selection$Super");
    jclass string = find_class(env, "java/lang/String");
    jobject copy = (*env)->NewObject(env, string, find_method(env, string, "<init>", "(Ljava/lang/String;)V"), new_string(env, "copied"));
    CHECK_STRING(env, "NewObject of String", copy, "copied");
}

/* ---- DefineClass --------------------------------------------------------------------------------------------------- */

/* Defines `class_bytes` changed at one place, -1: nowhere. */
static jclass define(JNIEnv *env, const char *name, jobject loader, jbyteArray class_bytes, jsize length, int changed_at, jbyte changed_to)
{
    jbyte *bytes = malloc(65536);
    (*env)->GetByteArrayRegion(env, class_bytes, 0, length, bytes);
    if (changed_at >= 0) bytes[changed_at] = changed_to;
    jclass k = (*env)->DefineClass(env, name, loader, bytes, length);
    free(bytes);
    return k;
}

static void not_defined(JNIEnv *env, const char *what, jclass k, const char *wanted)
{
    CHECK_TRUE(what, k == NULL);
    CHECK_THROWN(env, what, wanted);
}

JNIEXPORT void JNICALL Java_Conformance_defineClass(JNIEnv *env, jclass self, jbyteArray bytes, jobject loader, jobject other);
JNIEXPORT void JNICALL Java_Conformance_defineClass(JNIEnv *env, jclass self, jbyteArray bytes, jobject loader, jobject other)
{
    jsize length = (*env)->GetArrayLength(env, bytes);
    (void)self;
    not_defined(env, "bad magic", define(env, "Loaded", loader, bytes, length, 0, 1),
                "java.lang.ClassFormatError: Incompatible magic value 33471166 in class file Loaded");
    not_defined(env, "bad magic without a name", define(env, NULL, loader, bytes, length, 0, 1),
                "java.lang.ClassFormatError: Incompatible magic value 33471166 in class file <Unknown>");
    not_defined(env, "truncated", define(env, "Loaded", loader, bytes, 100, -1, 0), "java.lang.ClassFormatError: Truncated class file");
    not_defined(env, "empty", define(env, "Loaded", loader, bytes, 0, -1, 0), "java.lang.ClassFormatError: Truncated class file");
    not_defined(env, "too new", define(env, "Loaded", loader, bytes, length, 7, 62),
                "java.lang.UnsupportedClassVersionError: Loaded has been compiled by a more recent version of the Java Runtime "
                "(class file version 62.0), this version of the Java Runtime only recognizes class file versions up to 61.0");
    not_defined(env, "wrong name", define(env, "Unloaded", loader, bytes, length, -1, 0),
                "java.lang.NoClassDefFoundError: Unloaded (wrong name: Loaded)");
    not_defined(env, "in java.lang", define(env, "java/lang/Loaded", loader, bytes, length, -1, 0),
                "java.lang.NoClassDefFoundError: java/lang/Loaded (wrong name: Loaded)");
    jclass k = define(env, "Loaded", loader, bytes, length, -1, 0);
    CHECK_NOTHING_THROWN(env, "DefineClass");
    CHECK_STRING(env, "a defined class", call_object(env, k, "getName", "()Ljava/lang/String;"), "Loaded");
    CHECK_SAME(env, "its loader", call_object(env, k, "getClassLoader", "()Ljava/lang/ClassLoader;"), loader);
    CHECK("its method", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "seventeen", "()I")), 17);
    not_defined(env, "defined twice", define(env, "Loaded", loader, bytes, length, -1, 0),
                "java.lang.LinkageError: loader 'named' @*");
    jclass another = define(env, NULL, other, bytes, length, -1, 0);
    CHECK_NOTHING_THROWN(env, "DefineClass without a name");
    CHECK_TRUE("two classes of one name", !(*env)->IsSameObject(env, k, another));
    jclass booted = define(env, "Loaded", NULL, bytes, length, -1, 0);
    CHECK_NOTHING_THROWN(env, "DefineClass without a loader");
    CHECK_SAME(env, "loader of the boot loader's", call_object(env, booted, "getClassLoader", "()Ljava/lang/ClassLoader;"), NULL);
    CHECK_SAME(env, "found by its delegation", (*env)->FindClass(env, "Loaded"), booted);
}

/* ---- modules ------------------------------------------------------------------------------------------------------- */

static void check_module(JNIEnv *env, const char *what, jclass k, const char *wanted)
{
    jobject module = (*env)->GetModule(env, k);
    CHECK_NOTHING_THROWN(env, what);
    CHECK_STRING(env, what, call_object(env, module, "getName", "()Ljava/lang/String;"), wanted);
    CHECK_SAME(env, what, module, call_object(env, k, "getModule", "()Ljava/lang/Module;"));
}

CHAPTER(modules)
{
    check_module(env, "module of String", find_class(env, "java/lang/String"), "java.base");
    check_module(env, "module of String[][]", find_class(env, "[[Ljava/lang/String;"), "java.base");
    check_module(env, "module of int[]", find_class(env, "[I"), "java.base");
    check_module(env, "module of int", static_object(env, "java/lang/Integer", "TYPE", "Ljava/lang/Class;"), "java.base");
    check_module(env, "module of an application's class", find_class(env, "Conformance"), NULL);
    check_module(env, "module of its array", find_class(env, "[LConformance;"), NULL);
    check_module(env, "module of a Logger", find_class(env, "java/util/logging/Logger"), "java.logging");
    CHECK_TRUE("module of NULL", (*env)->GetModule(env, NULL) == NULL);
    CHECK_THROWN(env, "module of NULL", "java.lang.NullPointerException: class is null");
}
