/* tests/native/conformance/monitors.c -- MonitorEnter, MonitorExit. */
#include "check.h"

static bool holds_lock(JNIEnv *env, jobject o)
{
    jclass thread = find_class(env, "java/lang/Thread");
    return (*env)->CallStaticBooleanMethod(env, thread, find_static(env, thread, "holdsLock", "(Ljava/lang/Object;)Z"), o);
}

CHAPTER(monitors)
{
    jobject o = new_object(env, "java/lang/Object");
    if (!is_checked()) {
        CHECK("MonitorExit of one not entered", (*env)->MonitorExit(env, o), JNI_ERR);
        CHECK_THROWN(env, "MonitorExit of one not entered", "java.lang.IllegalMonitorStateException: current thread is not owner");
    }
    CHECK("MonitorEnter", (*env)->MonitorEnter(env, o), JNI_OK);
    CHECK("MonitorEnter again", (*env)->MonitorEnter(env, o), JNI_OK);
    CHECK_TRUE("Java sees it", holds_lock(env, o));
    CHECK("MonitorExit", (*env)->MonitorExit(env, o), JNI_OK);
    CHECK_TRUE("still held", holds_lock(env, o));
    CHECK("MonitorExit again", (*env)->MonitorExit(env, o), JNI_OK);
    CHECK_TRUE("no longer held", !holds_lock(env, o));
    if (is_checked()) return;
    CHECK("MonitorExit once too often", (*env)->MonitorExit(env, o), JNI_ERR);
    CHECK_THROWN(env, "MonitorExit once too often", "java.lang.IllegalMonitorStateException: current thread is not owner");
    CHECK("MonitorEnter of NULL", (*env)->MonitorEnter(env, NULL), JNI_ERR);
    CHECK_THROWN(env, "MonitorEnter of NULL", "java.lang.NullPointerException");
    CHECK("MonitorExit of NULL", (*env)->MonitorExit(env, NULL), JNI_ERR);
    CHECK_THROWN(env, "MonitorExit of NULL", "java.lang.NullPointerException");
}

/* The counterpart of Monitors.java: `held` is entered here, and others wait for it and are notified. */
JNIEXPORT jint JNICALL Java_Monitors_enter(JNIEnv *env, jclass self, jobject held);
JNIEXPORT jint JNICALL Java_Monitors_enter(JNIEnv *env, jclass self, jobject held)
{
    (void)self;
    return (*env)->MonitorEnter(env, held);
}

JNIEXPORT jint JNICALL Java_Monitors_exit(JNIEnv *env, jclass self, jobject held);
JNIEXPORT jint JNICALL Java_Monitors_exit(JNIEnv *env, jclass self, jobject held)
{
    (void)self;
    return (*env)->MonitorExit(env, held);
}
