/* tests/native/conformance/arrays.c -- arrays of all types: elements, regions, bounds, critical sections. */
#include <stdio.h>
#include <string.h>
#include "check.h"

static const struct { const char *what; jsize start, length; const char *message; } regions[] = {
    { "all", 0, 5, NULL }, { "middle", 1, 3, NULL }, { "end", 4, 1, NULL }, { "none", 0, 0, NULL }, { "none at the end", 5, 0, NULL },
    { "before the start", -1, 2, "Array region -1..1 out of bounds for length 5" },
    { "behind the end", 4, 2, "Array region 4..6 out of bounds for length 5" },
    { "far behind the end", 6, 0, "Array region 6..6 out of bounds for length 5" },
    { "too many", 0, 6, "Array region 0..6 out of bounds for length 5" },
    { "negative length", 2, -1, "Length -1 is negative" },
    { "both negative", -1, -1, "Length -1 is negative" },
    { "overflow", 1, 0x7fffffff, "Array region 1..2147483648 out of bounds for length 5" },
    { "start overflow", 0x7fffffff, 2, "Array region 2147483647..2147483649 out of bounds for length 5" },
};

/* The message after the class's name is NULL where nothing is thrown. */
static const char *thrown(char *text, size_t size, const char *class_name, const char *message)
{
    if (message == NULL) return NULL;
    snprintf(text, size, "%s: %s", class_name, message);
    return text;
}

/* Java's view of the same array: Arrays.toString. */
static jobject as_text(JNIEnv *env, jobject array, const char *array_descriptor)
{
    char descriptor[64];
    jclass k = find_class(env, "java/util/Arrays");
    snprintf(descriptor, sizeof descriptor, "(%s)Ljava/lang/String;", array_descriptor);
    return (*env)->CallStaticObjectMethod(env, k, find_static(env, k, "toString", descriptor), array);
}

#define ARRAY(Name, ctype, field, letter, first, second)                                                                        \
    static void elements_##Name(JNIEnv *env)                                                                                    \
    {                                                                                                                           \
        enum { LENGTH = 7 };                                                                                                    \
        ctype##Array array = (*env)->New##Name##Array(env, LENGTH), empty = (*env)->New##Name##Array(env, 0);                   \
        jboolean is_copy = 42;                                                                                                  \
        CHECK("length of New" #Name "Array", (*env)->GetArrayLength(env, array), LENGTH);                                       \
        CHECK("length of an empty " #Name " array", (*env)->GetArrayLength(env, empty), 0);                                     \
        CHECK_SAME(env, "class of New" #Name "Array", (*env)->GetObjectClass(env, array), find_class(env, "[" letter));         \
        ctype *elements = (*env)->Get##Name##ArrayElements(env, array, &is_copy);                                               \
        CHECK_TRUE("is_copy of Get" #Name "ArrayElements", is_copy == JNI_TRUE || is_copy == JNI_FALSE);                        \
        CHECK("a new element", elements[LENGTH - 1], (ctype)0);                                                                 \
        elements[0] = (ctype)(first), elements[LENGTH - 1] = (ctype)(second);                                                   \
        (*env)->Release##Name##ArrayElements(env, array, elements, 0);                                                          \
        ctype ends[2] = { 0, 0 };                                                                                               \
        (*env)->Get##Name##ArrayRegion(env, array, 0, 1, &ends[0]);                                                             \
        (*env)->Get##Name##ArrayRegion(env, array, LENGTH - 1, 1, &ends[1]);                                                    \
        CHECK("first element after a release", ends[0], (ctype)(first));                                                        \
        CHECK("last element after a release", ends[1], (ctype)(second));                                                        \
        elements = (*env)->Get##Name##ArrayElements(env, array, NULL);                                                          \
        CHECK("elements gotten again", elements[0], (ctype)(first));                                                            \
        elements[0] = (ctype)(second);                                                                                          \
        (*env)->Release##Name##ArrayElements(env, array, elements, JNI_COMMIT);                                                 \
        (*env)->Get##Name##ArrayRegion(env, array, 0, 1, &ends[0]);                                                             \
        CHECK("element after JNI_COMMIT", ends[0], (ctype)(second));                                                            \
        elements[0] = (ctype)(first);                                                                                           \
        (*env)->Release##Name##ArrayElements(env, array, elements, 0);                                                          \
        (*env)->Get##Name##ArrayRegion(env, array, 0, 1, &ends[0]);                                                             \
        CHECK("element after JNI_COMMIT and 0", ends[0], (ctype)(first));                                                       \
        elements = (*env)->Get##Name##ArrayElements(env, array, &is_copy);                                                      \
        elements[0] = (ctype)(second);                                                                                          \
        (*env)->Release##Name##ArrayElements(env, array, elements, JNI_ABORT);                                                  \
        (*env)->Get##Name##ArrayRegion(env, array, 0, 1, &ends[0]);                                                             \
        CHECK("element after JNI_ABORT", ends[0], is_copy ? (ctype)(first) : (ctype)(second));                                  \
        elements = (*env)->GetPrimitiveArrayCritical(env, array, NULL);                                                         \
        elements[1] = (ctype)(first);                                                                                           \
        ctype last = elements[LENGTH - 1];                                                                                      \
        (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);                                                         \
        (*env)->Get##Name##ArrayRegion(env, array, 1, 1, &ends[0]);                                                             \
        CHECK("element read in a critical section", last, (ctype)(second));                                                     \
        CHECK("element written in a critical section", ends[0], (ctype)(first));                                                \
        elements = (*env)->GetPrimitiveArrayCritical(env, array, &is_copy);                                                     \
        elements[1] = (ctype)(second);                                                                                          \
        (*env)->ReleasePrimitiveArrayCritical(env, array, elements, JNI_ABORT);                                                 \
        (*env)->Get##Name##ArrayRegion(env, array, 1, 1, &ends[0]);                                                             \
        CHECK("element after a critical JNI_ABORT", ends[0], is_copy ? (ctype)(first) : (ctype)(second));                       \
        elements = (*env)->Get##Name##ArrayElements(env, empty, NULL);                                                          \
        CHECK_TRUE("elements of an empty " #Name " array", elements != NULL);                                                   \
        (*env)->Release##Name##ArrayElements(env, empty, elements, 0);                                                          \
        CHECK_NOTHING_THROWN(env, "elements of " #Name);                                                                        \
    }                                                                                                                           \
    static void regions_##Name(JNIEnv *env)                                                                                     \
    {                                                                                                                           \
        ctype##Array array = (*env)->New##Name##Array(env, 5);                                                                  \
        ctype some[5] = { (ctype)(first), (ctype)(second), 0, 1, (ctype)(first) }, back[7];                                     \
        char text[128];                                                                                                         \
        (*env)->Set##Name##ArrayRegion(env, array, 0, 5, some);                                                                 \
        memset(back, 0x42, sizeof back);                                                                                        \
        (*env)->Get##Name##ArrayRegion(env, array, 0, 5, back + 1);                                                             \
        CHECK_TRUE("region of " #Name " comes back", memcmp(some, back + 1, sizeof some) == 0);                                 \
        CHECK_TRUE("region of " #Name " is not exceeded", memcmp(&back[0], &back[6], sizeof back[0]) == 0);                     \
        for (size_t i = 0; i < COUNT_OF(regions); i++) {                                                                        \
            const char *wanted = thrown(text, sizeof text, "java.lang.ArrayIndexOutOfBoundsException", regions[i].message);     \
            (*env)->Get##Name##ArrayRegion(env, array, regions[i].start, regions[i].length, back);                              \
            CHECK_THROWN(env, regions[i].what, wanted);                                                                         \
            (*env)->Set##Name##ArrayRegion(env, array, regions[i].start, regions[i].length, back);                              \
            CHECK_THROWN(env, regions[i].what, wanted);                                                                         \
        }                                                                                                                       \
        CHECK_SAME(env, "array of negative length", (*env)->New##Name##Array(env, -1), NULL);                                   \
        CHECK_THROWN(env, "array of negative length", "java.lang.NegativeArraySizeException: -1");                              \
    }
FOR_EACH_PRIMITIVE(ARRAY)

#define CHECK_ARRAY(Name, ...) elements_##Name(env); regions_##Name(env);
CHAPTER(primitiveArrays)
{
    FOR_EACH_PRIMITIVE(CHECK_ARRAY)
}

CHAPTER(arraysInJava)
{
    jintArray ints = (*env)->NewIntArray(env, 3);
    jdoubleArray doubles = (*env)->NewDoubleArray(env, 2);
    static const jint some_ints[] = { 1, -2, 3 };
    (*env)->SetIntArrayRegion(env, ints, 0, 3, some_ints);
    CHECK_STRING(env, "ints by Java", as_text(env, ints, "[I"), "[1, -2, 3]");
    jdouble *elements = (*env)->GetDoubleArrayElements(env, doubles, NULL);
    elements[0] = 0.5, elements[1] = -0.0;
    (*env)->ReleaseDoubleArrayElements(env, doubles, elements, 0);
    CHECK_STRING(env, "doubles by Java", as_text(env, doubles, "[D"), "[0.5, -0.0]");
}

/* Two that have the elements at once, and elements that outlive a collection. */
CHAPTER(arrayElementsStay)
{
    jintArray array = (*env)->NewIntArray(env, 1000);
    jint *one = (*env)->GetIntArrayElements(env, array, NULL), *other = (*env)->GetIntArrayElements(env, array, NULL);
    one[0] = other[0] = 17;
    (*env)->ReleaseIntArrayElements(env, array, one, 0);
    collect_garbage(env);
    other[999] = 18;
    CHECK("elements after a collection", other[0] + other[999], 35);
    (*env)->ReleaseIntArrayElements(env, array, other, 0);
    jint values[2];
    (*env)->GetIntArrayRegion(env, array, 0, 1, &values[0]);
    (*env)->GetIntArrayRegion(env, array, 999, 1, &values[1]);
    CHECK("elements released twice", values[0] + values[1], 35);
}

/* ---- arrays of objects --------------------------------------------------------------------------------------------- */

static void check_index(JNIEnv *env, jobjectArray array, jsize index, const char *message)
{
    char text[128];
    const char *wanted = thrown(text, sizeof text, "java.lang.ArrayIndexOutOfBoundsException", message);
    CHECK_SAME(env, "element out of bounds", (*env)->GetObjectArrayElement(env, array, index), NULL);
    CHECK_THROWN(env, "GetObjectArrayElement", wanted);
    (*env)->SetObjectArrayElement(env, array, index, NULL);
    CHECK_THROWN(env, "SetObjectArrayElement", wanted);
}

CHAPTER(objectArrays)
{
    jclass string = find_class(env, "java/lang/String"), object = find_class(env, "java/lang/Object");
    jstring initial = new_string(env, "initial"), another = new_string(env, "another");
    jobjectArray array = (*env)->NewObjectArray(env, 3, string, initial), nulls = (*env)->NewObjectArray(env, 2, object, NULL);
    CHECK("length of an array of objects", (*env)->GetArrayLength(env, array), 3);
    CHECK_SAME(env, "class of an array of objects", (*env)->GetObjectClass(env, array), find_class(env, "[Ljava/lang/String;"));
    for (jsize i = 0; i < 3; i++) CHECK_SAME(env, "initial element", (*env)->GetObjectArrayElement(env, array, i), initial);
    CHECK_SAME(env, "initial null", (*env)->GetObjectArrayElement(env, nulls, 1), NULL);
    (*env)->SetObjectArrayElement(env, array, 1, another);
    CHECK_SAME(env, "a set element", (*env)->GetObjectArrayElement(env, array, 1), another);
    (*env)->SetObjectArrayElement(env, array, 1, NULL);
    CHECK_SAME(env, "an element set to null", (*env)->GetObjectArrayElement(env, array, 1), NULL);
    CHECK_NOTHING_THROWN(env, "arrays of objects");
    check_index(env, array, -1, "Index -1 out of bounds for length 3");
    check_index(env, array, 3, "Index 3 out of bounds for length 3");
    check_index(env, array, -0x7fffffff - 1, "Index -2147483648 out of bounds for length 3");
    check_index(env, (*env)->NewObjectArray(env, 0, string, NULL), 0, "Index 0 out of bounds for length 0");
    CHECK_SAME(env, "negative length", (*env)->NewObjectArray(env, -5, string, NULL), NULL);
    CHECK_THROWN(env, "negative length", "java.lang.NegativeArraySizeException: -5");
}

CHAPTER(arrayStores)
{
    jclass string = find_class(env, "java/lang/String"), number = find_class(env, "java/lang/Number");
    jobject o = new_object(env, "java/lang/Object");
    jobjectArray strings = (*env)->NewObjectArray(env, 3, string, NULL);
    (*env)->SetObjectArrayElement(env, strings, 2, o);
    CHECK_THROWN(env, "an Object among Strings",
                 "java.lang.ArrayStoreException: type mismatch: can not store java.lang.Object to java.lang.String[2]");
    jobjectArray arrays = (*env)->NewObjectArray(env, 2, find_class(env, "[I"), NULL);
    (*env)->SetObjectArrayElement(env, arrays, 1, (*env)->NewLongArray(env, 1));
    CHECK_THROWN(env, "a long[] among int[]", "java.lang.ArrayStoreException: type mismatch: can not store [J to int[1][]");
    (*env)->SetObjectArrayElement(env, arrays, 1, (*env)->NewIntArray(env, 4));
    CHECK_NOTHING_THROWN(env, "an int[] among int[]");
    CHECK_SAME(env, "class of int[][]", (*env)->GetObjectClass(env, arrays), find_class(env, "[[I"));
    jobjectArray numbers = (*env)->NewObjectArray(env, 1, number, NULL);
    jclass integer = find_class(env, "java/lang/Integer");
    jobject seven = (*env)->CallStaticObjectMethod(env, integer, find_static(env, integer, "valueOf", "(I)Ljava/lang/Integer;"), 7);
    (*env)->SetObjectArrayElement(env, numbers, 0, seven);
    CHECK_SAME(env, "a subclass's object", (*env)->GetObjectArrayElement(env, numbers, 0), seven);
    jobjectArray faces = (*env)->NewObjectArray(env, 1, find_class(env, "java/lang/CharSequence"), new_string(env, "implements it"));
    CHECK_STRING(env, "an implementing object", (*env)->GetObjectArrayElement(env, faces, 0), "implements it");
    CHECK_NOTHING_THROWN(env, "stores that match");
}
