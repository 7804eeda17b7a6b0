/* tests/native/conformance/fields.c -- Get/Set<Type>Field, GetStatic/SetStatic<Type>Field, and field IDs. */
#include "check.h"

/* ---- all types: an object's own and inherited fields, a class's and its superclass's static ones ------------------- */

#define FIELD(Name, ctype, field, descriptor, value, another)                                               \
    static void field_##Name(JNIEnv *env, jobject o, const char *owner)                                     \
    {                                                                                                       \
        jfieldID id = find_field(env, find_class(env, owner), #field, descriptor);                          \
        CHECK("Get" #Name "Field of what Java wrote", (*env)->Get##Name##Field(env, o, id), (ctype)(value)); \
        (*env)->Set##Name##Field(env, o, id, another);                                                      \
        CHECK("Get" #Name "Field of what C wrote", (*env)->Get##Name##Field(env, o, id), (ctype)(another)); \
        (*env)->Set##Name##Field(env, o, id, value);                                                        \
        CHECK("Get" #Name "Field again", (*env)->Get##Name##Field(env, o, id), (ctype)(value));             \
        CHECK_NOTHING_THROWN(env, #Name " field");                                                          \
    }                                                                                                       \
    static void static_##Name(JNIEnv *env, const char *owner)                                               \
    {                                                                                                       \
        jclass k = find_class(env, owner);                                                                  \
        jfieldID id = find_static_field(env, k, "static_" #field, descriptor);                              \
        CHECK("GetStatic" #Name "Field of what Java wrote", (*env)->GetStatic##Name##Field(env, k, id), (ctype)(value)); \
        (*env)->SetStatic##Name##Field(env, k, id, another);                                                \
        CHECK("GetStatic" #Name "Field of what C wrote", (*env)->GetStatic##Name##Field(env, k, id), (ctype)(another)); \
        (*env)->SetStatic##Name##Field(env, k, id, value);                                                  \
        CHECK_NOTHING_THROWN(env, "static " #Name " field");                                                \
    }                                                                                                       \
    static void constant_##Name(JNIEnv *env, const char *owner)                                             \
    {                                                                                                       \
        jclass k = find_class(env, owner);                                                                  \
        jfieldID id = find_static_field(env, k, "constant_" #field, descriptor);                            \
        CHECK("constant " #Name, (*env)->GetStatic##Name##Field(env, k, id), (ctype)(value));               \
    }
FOR_EACH_PRIMITIVE(FIELD)

static void check_object_field(JNIEnv *env, jobject o, const char *owner)
{
    jfieldID id = find_field(env, find_class(env, owner), "object_", "Ljava/lang/Object;");
    jobject another = new_string(env, "another");
    CHECK_STRING(env, "GetObjectField of what Java wrote", (*env)->GetObjectField(env, o, id), "value");
    (*env)->SetObjectField(env, o, id, another);
    CHECK_SAME(env, "GetObjectField of what C wrote", (*env)->GetObjectField(env, o, id), another);
    (*env)->SetObjectField(env, o, id, NULL);
    CHECK_SAME(env, "GetObjectField of null", (*env)->GetObjectField(env, o, id), NULL);
    (*env)->SetObjectField(env, o, id, new_string(env, "value"));
}

static void check_static_object(JNIEnv *env, const char *owner)
{
    jclass k = find_class(env, owner);
    jfieldID id = find_static_field(env, k, "static_object_", "Ljava/lang/Object;");
    jobject another = new_string(env, "another");
    CHECK_STRING(env, "GetStaticObjectField of what Java wrote", (*env)->GetStaticObjectField(env, k, id), "value");
    (*env)->SetStaticObjectField(env, k, id, another);
    CHECK_SAME(env, "GetStaticObjectField of what C wrote", (*env)->GetStaticObjectField(env, k, id), another);
    (*env)->SetStaticObjectField(env, k, id, new_string(env, "value"));
}

#define CHECK_OWN(Name, ...)       field_##Name(env, o, "Fields"); static_##Name(env, "Fields");
#define CHECK_INHERITED(Name, ...) field_##Name(env, o, "Fields$Sub"); static_##Name(env, "Fields$Sub");
#define CHECK_CONSTANT(Name, ...)  constant_##Name(env, "Fields$Constants"); constant_##Name(env, "Fields$Sub");
CHAPTER(fields)
{
    jobject o = new_object(env, "Fields$Sub");
    FOR_EACH_PRIMITIVE(CHECK_OWN)
    FOR_EACH_PRIMITIVE(CHECK_INHERITED)
    FOR_EACH_PRIMITIVE(CHECK_CONSTANT)
    check_object_field(env, o, "Fields");
    check_object_field(env, o, "Fields$Sub");
    check_static_object(env, "Fields");
    check_static_object(env, "Fields$Sub");
    jclass sub = find_class(env, "Fields$Sub");
    jobject text = (*env)->GetStaticObjectField(env, sub, find_static_field(env, sub, "constant_text", "Ljava/lang/String;"));
    CHECK_STRING(env, "constant String", text, "text");
}

/* Neighbours of narrow fields stay as they are, and of booleans one bit counts. */
CHAPTER(narrowFields)
{
    jclass k = find_class(env, "Fields$Narrow");
    jobject o = new_object(env, "Fields$Narrow");
    jfieldID left = find_field(env, k, "left", "B"), flag = find_field(env, k, "flag", "Z"), right = find_field(env, k, "right", "B");
    (*env)->SetBooleanField(env, o, flag, 3);
    CHECK("boolean field set to 3", (*env)->GetBooleanField(env, o, flag), 1);
    (*env)->SetBooleanField(env, o, flag, 2);
    CHECK("boolean field set to 2", (*env)->GetBooleanField(env, o, flag), 0);
    (*env)->SetByteField(env, o, left, -1);
    (*env)->SetByteField(env, o, right, -1);
    CHECK("boolean field between bytes", (*env)->GetBooleanField(env, o, flag), 0);
    (*env)->SetBooleanField(env, o, flag, JNI_TRUE);
    CHECK("byte field before a boolean", (*env)->GetByteField(env, o, left), -1);
    CHECK("byte field behind a boolean", (*env)->GetByteField(env, o, right), -1);
    jfieldID shared = find_static_field(env, k, "shared", "Z");
    (*env)->SetStaticBooleanField(env, k, shared, 3);
    CHECK("static boolean field set to 3", (*env)->GetStaticBooleanField(env, k, shared), 1);
    (*env)->SetStaticBooleanField(env, k, shared, 2);
    CHECK("static boolean field set to 2", (*env)->GetStaticBooleanField(env, k, shared), 0);
}

/* The JNI looks neither at access nor at final; Java sees what was written. */
CHAPTER(fieldsOfAllModifiers)
{
    jclass k = find_class(env, "Fields$Modifiers");
    jobject o = new_object(env, "Fields$Modifiers");
    static const char *const names[] = { "privately", "protectedly", "finally_", "volatilely", "transiently" };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        jfieldID id = find_field(env, k, names[i], "I");
        (*env)->SetIntField(env, o, id, 40 + (jint)i);
        CHECK(names[i], (*env)->GetIntField(env, o, id), 40 + (jint)i);
    }
    CHECK("sum by Java", (*env)->CallIntMethod(env, o, find_method(env, k, "sum", "()I")), 40 + 41 + 42 + 43 + 44);
    jfieldID wide = find_field(env, k, "volatileLong", "J");
    (*env)->SetLongField(env, o, wide, -2);
    CHECK("volatile long", (*env)->GetLongField(env, o, wide), -2);
    CHECK_NOTHING_THROWN(env, "fields of all modifiers");
}

/* A hiding field has an ID of its own; a superclass's ID is good for a subclass. */
CHAPTER(hiddenFields)
{
    jclass super = find_class(env, "Fields$Hidden"), sub = find_class(env, "Fields$Hiding");
    jobject o = new_object(env, "Fields$Hiding");
    CHECK("a hidden field", (*env)->GetIntField(env, o, find_field(env, super, "same", "I")), 1);
    CHECK("a hiding field", (*env)->GetIntField(env, o, find_field(env, sub, "same", "I")), 2);
    CHECK("a hiding field of another type", (*env)->GetLongField(env, o, find_field(env, sub, "typed", "J")), 4);
    CHECK("a field found by its type", (*env)->GetIntField(env, o, find_field(env, sub, "typed", "I")), 3);
    CHECK_TRUE("an inherited field's ID", find_field(env, sub, "typed", "I") == find_field(env, super, "typed", "I"));
}

/* ---- IDs ----------------------------------------------------------------------------------------------------------- */

static void no_field(JNIEnv *env, const char *what, const char *owner, const char *name, const char *descriptor, const char *wanted)
{
    CHECK_TRUE(what, (*env)->GetFieldID(env, find_class(env, owner), name, descriptor) == NULL);
    CHECK_THROWN(env, what, wanted);
}

static void no_static_field(JNIEnv *env, const char *what, const char *owner, const char *name, const char *descriptor, const char *wanted)
{
    CHECK_TRUE(what, (*env)->GetStaticFieldID(env, find_class(env, owner), name, descriptor) == NULL);
    CHECK_THROWN(env, what, wanted);
}

CHAPTER(fieldIds)
{
    no_field(env, "field of no such name", "Fields", "thereIsNone", "I", "java.lang.NoSuchFieldError: Fields.thereIsNone I");
    no_field(env, "field of another type", "Fields", "int_", "J", "java.lang.NoSuchFieldError: Fields.int_ J");
    no_field(env, "field of a bad type", "Fields", "int_", "int", "java.lang.NoSuchFieldError: Fields.int_ int");
    no_field(env, "static field as an instance's", "Fields", "static_int_", "I", "java.lang.NoSuchFieldError: Fields.static_int_ I");
    no_field(env, "field of a nested class", "Fields$Sub", "nothing", "Ljava/lang/String;",
             "java.lang.NoSuchFieldError: Fields$Sub.nothing Ljava/lang/String;");
    no_field(env, "field of an interface", "Fields$Constants", "constant_int_", "I",
             "java.lang.NoSuchFieldError: Fields$Constants.constant_int_ I");
    no_field(env, "length of an array", "[I", "length", "I", "java.lang.NoSuchFieldError: [I.length I");
    no_static_field(env, "static field of no such name", "Fields", "thereIsNone", "I", "java.lang.NoSuchFieldError: thereIsNone");
    no_static_field(env, "static field of another type", "Fields", "static_int_", "J", "java.lang.NoSuchFieldError: static_int_");
    no_static_field(env, "instance's field as a static one", "Fields", "int_", "I", "java.lang.NoSuchFieldError: int_");
    no_static_field(env, "static field of an array", "[I", "int_", "I", "java.lang.NoSuchFieldError: int_");
}
