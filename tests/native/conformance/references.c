/* tests/native/conformance/references.c -- local, global and weak global references, and the identity of objects. */
#include "check.h"

CHAPTER(identity)
{
    jobject o = new_object(env, "java/lang/Object"), another = new_object(env, "java/lang/Object");
    jobject local = (*env)->NewLocalRef(env, o), global = (*env)->NewGlobalRef(env, o);
    jweak weak = (*env)->NewWeakGlobalRef(env, o);
    CHECK("same by a local reference", (*env)->IsSameObject(env, o, local), JNI_TRUE);
    CHECK("same by a global reference", (*env)->IsSameObject(env, global, o), JNI_TRUE);
    CHECK("same by a weak reference", (*env)->IsSameObject(env, weak, o), JNI_TRUE);
    CHECK("same by a weak and a global reference", (*env)->IsSameObject(env, weak, global), JNI_TRUE);
    CHECK("another object", (*env)->IsSameObject(env, o, another), JNI_FALSE);
    CHECK("NULL and NULL", (*env)->IsSameObject(env, NULL, NULL), JNI_TRUE);
    CHECK("an object and NULL", (*env)->IsSameObject(env, o, NULL), JNI_FALSE);
    CHECK("NULL and a weak reference", (*env)->IsSameObject(env, NULL, weak), JNI_FALSE);
    CHECK_SAME(env, "NewLocalRef of NULL", (*env)->NewLocalRef(env, NULL), NULL);
    CHECK_TRUE("NewGlobalRef of NULL", (*env)->NewGlobalRef(env, NULL) == NULL);
    CHECK_TRUE("NewWeakGlobalRef of NULL", (*env)->NewWeakGlobalRef(env, NULL) == NULL);
    CHECK_SAME(env, "NewLocalRef of a global reference", (*env)->NewLocalRef(env, global), o);
    CHECK_SAME(env, "NewLocalRef of a weak reference", (*env)->NewLocalRef(env, weak), o);
    jobject of_weak = (*env)->NewGlobalRef(env, weak);
    CHECK_SAME(env, "NewGlobalRef of a weak reference", of_weak, o);
    CHECK_SAME(env, "an object's class by its weak reference", (*env)->GetObjectClass(env, weak), (*env)->GetObjectClass(env, o));
    (*env)->DeleteGlobalRef(env, of_weak);
    (*env)->DeleteWeakGlobalRef(env, weak);
    (*env)->DeleteGlobalRef(env, global);
    (*env)->DeleteLocalRef(env, local);
    CHECK_SAME(env, "after its other references were deleted", o, (*env)->NewLocalRef(env, o));
    (*env)->DeleteLocalRef(env, NULL);
    (*env)->DeleteGlobalRef(env, NULL);
    (*env)->DeleteWeakGlobalRef(env, NULL);
    CHECK_NOTHING_THROWN(env, "identity");
}

/* Of the arguments and the receiver, too; `argument` comes from Java, `none` as null. */
JNIEXPORT void JNICALL Java_Conformance_referenceTypes(JNIEnv *env, jclass self, jobject argument, jobject none);
JNIEXPORT void JNICALL Java_Conformance_referenceTypes(JNIEnv *env, jclass self, jobject argument, jobject none)
{
    jobject local = new_object(env, "java/lang/Object"), global = (*env)->NewGlobalRef(env, local);
    jweak weak = (*env)->NewWeakGlobalRef(env, local);
    CHECK_TRUE("a null argument", none == NULL);
    CHECK("type of a class argument", (*env)->GetObjectRefType(env, self), JNILocalRefType);
    CHECK("type of an argument", (*env)->GetObjectRefType(env, argument), JNILocalRefType);
    CHECK("type of a local reference", (*env)->GetObjectRefType(env, local), JNILocalRefType);
    CHECK("type of a class found", (*env)->GetObjectRefType(env, find_class(env, "java/lang/String")), JNILocalRefType);
    CHECK("type of a global reference", (*env)->GetObjectRefType(env, global), JNIGlobalRefType);
    CHECK("type of a weak reference", (*env)->GetObjectRefType(env, weak), JNIWeakGlobalRefType);
    CHECK("type of NULL", (*env)->GetObjectRefType(env, NULL), JNIInvalidRefType);
    jobject another = (*env)->NewLocalRef(env, local);
    (*env)->DeleteLocalRef(env, local);
    CHECK("type of its copy", (*env)->GetObjectRefType(env, another), JNILocalRefType);
    (*env)->DeleteGlobalRef(env, global);
    CHECK("type of a deleted global reference", (*env)->GetObjectRefType(env, global), JNIInvalidRefType);
    (*env)->DeleteWeakGlobalRef(env, weak);
    CHECK_NOTHING_THROWN(env, "reference types");
}

/* ---- local frames -------------------------------------------------------------------------------------------------- */

CHAPTER(localFrames)
{
    jobject outer = new_object(env, "java/lang/Object");
    CHECK("PushLocalFrame", (*env)->PushLocalFrame(env, 10), JNI_OK);
    jobject inner = new_string(env, "survivor"), lost = new_string(env, "lost");
    CHECK("nested PushLocalFrame", (*env)->PushLocalFrame(env, 1), JNI_OK);
    jobject innermost = (*env)->NewLocalRef(env, outer);
    CHECK_SAME(env, "an outer object in an inner frame", innermost, outer);
    CHECK_SAME(env, "PopLocalFrame of NULL", (*env)->PopLocalFrame(env, NULL), NULL);
    CHECK("type after its frame was left", (*env)->GetObjectRefType(env, innermost), JNIInvalidRefType);
    CHECK("type in a frame left to", (*env)->GetObjectRefType(env, lost), JNILocalRefType);
    jobject survivor = (*env)->PopLocalFrame(env, inner);
    CHECK_STRING(env, "result of PopLocalFrame", survivor, "survivor");
    CHECK("type of the result", (*env)->GetObjectRefType(env, survivor), JNILocalRefType);
    CHECK("type of an outer reference", (*env)->GetObjectRefType(env, outer), JNILocalRefType);
    CHECK("PushLocalFrame of none", (*env)->PushLocalFrame(env, 0), JNI_OK);
    CHECK_SAME(env, "an outer object as a result", (*env)->PopLocalFrame(env, outer), outer);
    CHECK_NOTHING_THROWN(env, "local frames");
}

CHAPTER(nestedLocalFrames)
{
    enum { DEPTH = 200 };
    jobject carried = new_string(env, "carried");
    for (int i = 0; i < DEPTH; i++)
        if ((*env)->PushLocalFrame(env, 4) == JNI_OK) new_string(env, "of a frame");
    for (int i = 0; i < DEPTH; i++) carried = (*env)->PopLocalFrame(env, carried);
    CHECK_STRING(env, "carried through frames", carried, "carried");
    CHECK("type of what was carried", (*env)->GetObjectRefType(env, carried), JNILocalRefType);
    CHECK_NOTHING_THROWN(env, "nested local frames");
}

/* Frames are balanced by the VM when a native returns without having popped its own. */
JNIEXPORT void JNICALL Java_Natives_pushOnly(JNIEnv *env, jclass self);
JNIEXPORT void JNICALL Java_Natives_pushOnly(JNIEnv *env, jclass self)
{
    (void)self;
    for (int i = 0; i < 10; i++) CHECK("PushLocalFrame without a pop", (*env)->PushLocalFrame(env, 20), JNI_OK);
    new_string(env, "dropped");
}

CHAPTER(framesOfCallees)
{
    jobject before = new_string(env, "before");
    jclass k = find_class(env, "Natives");
    (*env)->CallStaticVoidMethod(env, k, find_static(env, k, "pushOnly", "()V"));
    jobject after = new_string(env, "after");
    CHECK_STRING(env, "local before a call", before, "before");
    CHECK_STRING(env, "local after a call", after, "after");
    CHECK("type of a local before a call", (*env)->GetObjectRefType(env, before), JNILocalRefType);
}

CHAPTER(manyLocals)
{
    enum { MANY = 5000 };
    static jobject locals[MANY];
    CHECK("EnsureLocalCapacity", (*env)->EnsureLocalCapacity(env, MANY), JNI_OK);
    CHECK("EnsureLocalCapacity of none", (*env)->EnsureLocalCapacity(env, 0), JNI_OK);
    CHECK("EnsureLocalCapacity of the most", (*env)->EnsureLocalCapacity(env, 65536), JNI_OK);
    if (!is_checked()) {
        CHECK("EnsureLocalCapacity of a negative number", (*env)->EnsureLocalCapacity(env, -1), JNI_ERR);
        CHECK_NOTHING_THROWN(env, "EnsureLocalCapacity of a negative number");
        CHECK("PushLocalFrame of a negative number", (*env)->PushLocalFrame(env, -1), JNI_ERR);
        CHECK_NOTHING_THROWN(env, "PushLocalFrame of a negative number");
    }
    CHECK("PushLocalFrame of many", (*env)->PushLocalFrame(env, MANY), JNI_OK);
    for (int i = 0; i < MANY; i++) {
        jchar unit = (jchar)i;
        locals[i] = (*env)->NewString(env, &unit, 1);
    }
    collect_garbage(env);
    for (int i = 0; i < MANY; i += 2) (*env)->DeleteLocalRef(env, locals[i]);
    int right = 0;
    for (int i = 1; i < MANY; i += 2) {
        jchar unit;
        (*env)->GetStringRegion(env, locals[i], 0, 1, &unit);
        right += unit == i;
    }
    CHECK("locals that are still right", right, MANY / 2);
    for (int i = 0; i < MANY; i += 2) locals[i] = new_string(env, "again");
    for (int i = 0; i < MANY; i += 997) CHECK_STRING(env, "local made anew", i % 2 == 0 ? locals[i] : locals[0], "again");
    (*env)->PopLocalFrame(env, NULL);
}

/* A loop that deletes what it makes needs no room. */
CHAPTER(localsMadeAndDeleted)
{
    jobject kept = new_string(env, "kept");
    for (int i = 0; i < 200000; i++) (*env)->DeleteLocalRef(env, (*env)->NewLocalRef(env, kept));
    CHECK_STRING(env, "a local beside those deleted", kept, "kept");
}

/* Wherever a function takes an object, any kind of reference will do. */
CHAPTER(referencesOfAllKinds)
{
    jstring local = new_string(env, "text");
    jobject refs[] = { local, (*env)->NewGlobalRef(env, local), (*env)->NewWeakGlobalRef(env, local) };
    jclass k = find_class(env, "Natives"), string = find_class(env, "java/lang/String");
    jclass classes[] = { string, (*env)->NewGlobalRef(env, string), (*env)->NewWeakGlobalRef(env, string) };
    jmethodID same = find_static(env, k, "same", "(Ljava/lang/Object;)Ljava/lang/Object;");
    for (size_t i = 0; i < COUNT_OF(refs); i++) {
        const jvalue value = { .l = refs[i] };
        CHECK_SAME(env, "argument", (*env)->CallStaticObjectMethod(env, k, same, refs[i]), local);
        CHECK_SAME(env, "argument in an array", (*env)->CallStaticObjectMethodA(env, k, same, &value), local);
        CHECK_STRING(env, "receiver", call_object(env, refs[i], "toString", "()Ljava/lang/String;"), "text");
        CHECK("string", (*env)->GetStringLength(env, refs[i]), 4);
        CHECK_STRING(env, "characters", refs[i], "text");
        jobjectArray array = (*env)->NewObjectArray(env, 2, classes[i], refs[i]);
        (*env)->SetObjectArrayElement(env, array, 1, refs[i]);
        CHECK_SAME(env, "initial element", (*env)->GetObjectArrayElement(env, array, 0), local);
        CHECK_SAME(env, "element", (*env)->GetObjectArrayElement(env, array, 1), local);
        CHECK("instance", (*env)->IsInstanceOf(env, refs[i], classes[i]), JNI_TRUE);
        CHECK_SAME(env, "superclass", (*env)->GetSuperclass(env, classes[i]), find_class(env, "java/lang/Object"));
        CHECK("lock", (*env)->MonitorEnter(env, refs[i]), JNI_OK);
        CHECK("unlock", (*env)->MonitorExit(env, refs[i]), JNI_OK);
        CHECK_SAME(env, "result of a frame", (*env)->PopLocalFrame(env, (*env)->PushLocalFrame(env, 1) == JNI_OK ? refs[i] : NULL), local);
    }
    for (size_t i = 0; i < 4; i++) (i % 2 == 0 ? (*env)->DeleteGlobalRef : (*env)->DeleteWeakGlobalRef)(env, (i < 2 ? refs : classes)[1 + i % 2]);
    CHECK_NOTHING_THROWN(env, "references of all kinds");
}

/* Far more than the capacity that is ever promised. */
CHAPTER(hordesOfLocals)
{
    enum { HORDE = 200000 };
    jobject first = new_string(env, "first"), last = NULL;
    for (int i = 0; i < HORDE; i++) last = (*env)->NewLocalRef(env, first);
    CHECK_SAME(env, "the last of many locals", last, first);
    CHECK("its type", (*env)->GetObjectRefType(env, last), JNILocalRefType);
}

/* ---- global references --------------------------------------------------------------------------------------------- */

CHAPTER(manyGlobals)
{
    enum { MANY = 3000 };
    static jobject globals[MANY];
    for (int i = 0; i < MANY; i++) {
        jchar unit = (jchar)i;
        jobject local = (*env)->NewString(env, &unit, 1);
        globals[i] = (*env)->NewGlobalRef(env, local);
        (*env)->DeleteLocalRef(env, local);
    }
    collect_garbage(env);
    int right = 0;
    for (int i = 0; i < MANY; i++) {
        jchar unit;
        (*env)->GetStringRegion(env, globals[i], 0, 1, &unit);
        right += unit == i;
        (*env)->DeleteGlobalRef(env, globals[i]);
    }
    CHECK("globals that are still right", right, MANY);
}

/* ---- weak global references ---------------------------------------------------------------------------------------- */

enum { WEAKS = 64 };

/* In a native of its own, so that nothing of the objects is left behind on its caller's stack. */
static jweak weaks[WEAKS];
JNIEXPORT void JNICALL Java_Natives_makeWeaks(JNIEnv *env, jclass self);
JNIEXPORT void JNICALL Java_Natives_makeWeaks(JNIEnv *env, jclass self)
{
    check_exceptions_after_calls(env);
    (void)self;
    for (int i = 0; i < WEAKS; i++) {
        jobject o = new_object(env, "java/lang/Object");
        weaks[i] = (*env)->NewWeakGlobalRef(env, o);
        (*env)->DeleteLocalRef(env, o);
    }
}

/* A conservative collector may keep one or the other. */
CHAPTER(weakReferences)
{
    jobject kept = new_object(env, "java/lang/Object");
    jweak weak_kept = (*env)->NewWeakGlobalRef(env, kept), cleared = NULL;
    jclass k = find_class(env, "Natives");
    (*env)->CallStaticVoidMethod(env, k, find_static(env, k, "makeWeaks", "()V"));
    for (int attempt = 0; attempt < 20 && cleared == NULL; attempt++) {
        collect_garbage(env);
        for (int i = 0; i < WEAKS && cleared == NULL; i++)
            if ((*env)->IsSameObject(env, weaks[i], NULL)) cleared = weaks[i];
    }
    CHECK_TRUE("a weak reference is cleared", cleared != NULL);
    CHECK_SAME(env, "NewLocalRef of a cleared one", (*env)->NewLocalRef(env, cleared), NULL);
    CHECK_TRUE("NewGlobalRef of a cleared one", (*env)->NewGlobalRef(env, cleared) == NULL);
    CHECK_TRUE("NewWeakGlobalRef of a cleared one", (*env)->NewWeakGlobalRef(env, cleared) == NULL);
    CHECK("a cleared one and an object", (*env)->IsSameObject(env, cleared, kept), JNI_FALSE);
    CHECK("type of a cleared one", (*env)->GetObjectRefType(env, cleared), JNIWeakGlobalRefType);
    CHECK_SAME(env, "a weak reference to what is alive", weak_kept, kept);
    for (int i = 0; i < WEAKS; i++) (*env)->DeleteWeakGlobalRef(env, weaks[i]);
    (*env)->DeleteWeakGlobalRef(env, weak_kept);
    CHECK_NOTHING_THROWN(env, "weak references");
}
