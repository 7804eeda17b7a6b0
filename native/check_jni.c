/* native/check_jni.c -- -Xcheck:jni: the checking function table, who may call when, and the functions whose arguments are simple. */
#include "native/check_jni.h"
#include <stdio.h>
#include "native/bridge.h"
#include "native/report.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/log.h"
#include "vm/monitor.h"

enum { LOCAL_CAPACITY = 32, CAPACITY_SLACK = 32 };      /* HotSpot's: the specification promises 16, which many exceed unawares */

__thread CheckState check_state;

/* ---- before every function ------------------------------------------------------------------------------------------------- */

static void check_exceptions(Thread *t)
{
    NativeCall *call = &check_state.call;
    if (exception_pending(t)) report_warning(t, "JNI call made with exception pending");
    if (call->unchecked == NULL) return;
    report_warning(t, "JNI call made without checking exceptions when required to from %s", call->unchecked);
    call->unchecked = NULL;                             /* said once */
}

static void announce_locals(const Thread *t, size_t capacity)
{
    check_state.call.local_base = t->local_base;
    check_state.call.local_capacity = handle_local_count(t) + capacity;
}

static void check_locals(Thread *t)
{
    const NativeCall *call = &check_state.call;
    if (call->local_base != t->local_base) announce_locals(t, LOCAL_CAPACITY);      /* the first call here, or a local frame was popped */
    if ((size_t)(t->local_top - t->local_base) <= call->local_capacity) return;
    size_t count = handle_local_count(t);
    if (count <= call->local_capacity) return;
    report_line(t, "WARNING: JNI local refs: %zu, exceeds capacity: %zu", count, call->local_capacity);
    announce_locals(t, CAPACITY_SLACK);
}

Thread *check_enter(JNIEnv *env, u4 allowed)
{
    Thread *t = thread_current();
    if (t == NULL) report_fatal_off_java("Using JNIEnv in non-Java thread");
    if (t != jni_thread(env)) report_fatal(t, "Using JNIEnv in the wrong thread");
    if (check_state.call.critical_depth > 0 && !(allowed & IN_CRITICAL)) {
        puts("Warning: Calling other JNI functions in the scope of Get/ReleasePrimitiveArrayCritical or Get/ReleaseStringCritical");
        fflush(stdout);
    }
    if (!(allowed & WHILE_PENDING)) check_exceptions(t);
    if (allowed & LOOKS) check_state.call.unchecked = NULL;
    check_locals(t);
    return jni_enter(env);
}

/* ---- around every native method ------------------------------------------------------------------------------------------ */

static void check_result(Thread *t, const Method *m, jobject result)
{
    if (!handle_is_valid(t, result)) report_fatal(t, "Bad global or local ref returned from a native method");
    const Object *o = handle_object(result);
    if (o != NULL && !check_fits(o, descriptor_return(m->descriptor), m->klass))
        report_fatal(t, "Wrong object class returned from '%s': a %s", method_external_name(m, true), class_external_name(object_class(o)));
}

static void check_return(Thread *t)
{
    if (check_state.call.critical_depth > 0)
        report_warning(t, "JNI critical region entered by Get/ReleasePrimitiveArrayCritical or Get/ReleaseStringCritical but not left");
    check_locals(t);
}

static bool call_checked(Thread *t, Method *m, Slot *args)
{
    NativeCall caller = check_state.call;
    check_state.call = (NativeCall){ .is_method = true };
    u8 raw = bridge_call_function(t, m, args);
    check_return(t);
    if (kind_is_reference(m->return_type) && !exception_pending(t)) check_result(t, m, (jobject)(uintptr_t)raw);
    check_state.call = caller;
    return bridge_finish_call(t, m, raw, args);
}

static bool checked_entry(Thread *t, Method *m, Slot *args) { return bridge_run_framed(t, m, args, call_checked); }

/* ---- version, VM, exceptions ------------------------------------------------------------------------------------------------ */

CHECKED(jint, GetVersion, 0, (JNIEnv *env), (env), (void)t)
CHECKED(jint, GetJavaVM, 0, (JNIEnv *env, JavaVM **result), (env, result), check_not_null(t, "GetJavaVM", result))
CHECKED(jthrowable, ExceptionOccurred, WHILE_PENDING | LOOKS, (JNIEnv *env), (env), (void)t)
CHECKED(void, ExceptionDescribe, WHILE_PENDING | LOOKS, (JNIEnv *env), (env), (void)t)
CHECKED(void, ExceptionClear, WHILE_PENDING | LOOKS, (JNIEnv *env), (env), (void)t)
CHECKED(jboolean, ExceptionCheck, WHILE_PENDING | LOOKS, (JNIEnv *env), (env), (void)t)
CHECKED(void, FatalError, WHILE_PENDING | LOOKS, (JNIEnv *env, const char *message), (env, message), (void)t)
CHECKED(jint, ThrowNew, 0, (JNIEnv *env, jclass mirror, const char *message), (env, mirror, message),
        check_throwable_class(t, mirror), check_text(t, message))

jint JNICALL checked_Throw(JNIEnv *env, jthrowable handle)
{
    Thread *t = check_enter(env, 0);
    const Object *throwable = check_throwable(t, handle);
    jni_leave(t);
    return throwable != NULL ? jni_Throw(env, handle) : JNI_ERR;
}

/* ---- references ------------------------------------------------------------------------------------------------------------- */

CHECKED(jobject, NewGlobalRef, 0, (JNIEnv *env, jobject handle), (env, handle), check_reference(t, handle))
CHECKED(jweak, NewWeakGlobalRef, 0, (JNIEnv *env, jobject handle), (env, handle), check_reference(t, handle))
CHECKED(jobject, NewLocalRef, 0, (JNIEnv *env, jobject handle), (env, handle), check_reference(t, handle))
CHECKED(jboolean, IsSameObject, WHILE_PENDING, (JNIEnv *env, jobject a, jobject b), (env, a, b), check_reference(t, a), check_reference(t, b))
CHECKED(jobjectRefType, GetObjectRefType, 0, (JNIEnv *env, jobject handle), (env, handle), (void)t)    /* is for any */

static void check_type(Thread *t, jobject handle, jobjectRefType type, const char *kind, const char *function)
{
    check_reference(t, handle);
    bool is_weak = (uintptr_t)handle & 1;               /* cleared or not */
    if (handle != NULL && type != (is_weak ? JNIWeakGlobalRefType : handle_type(t, handle)))
        report_fatal(t, "Invalid %s JNI handle passed to %s", kind, function);
}
CHECKED(void, DeleteGlobalRef, WHILE_PENDING, (JNIEnv *env, jobject handle), (env, handle),
        check_type(t, handle, JNIGlobalRefType, "global", "DeleteGlobalRef"))
CHECKED(void, DeleteWeakGlobalRef, WHILE_PENDING, (JNIEnv *env, jweak handle), (env, handle),
        check_type(t, handle, JNIWeakGlobalRefType, "weak global", "DeleteWeakGlobalRef"))
CHECKED(void, DeleteLocalRef, WHILE_PENDING, (JNIEnv *env, jobject handle), (env, handle),
        check_type(t, handle, JNILocalRefType, "local", "DeleteLocalRef"))

jint JNICALL checked_EnsureLocalCapacity(JNIEnv *env, jint capacity)
{
    Thread *t = check_enter(env, 0);
    check_capacity(t, capacity);
    announce_locals(t, (size_t)capacity + CAPACITY_SLACK);
    jni_leave(t);
    return jni_EnsureLocalCapacity(env, capacity);
}

jint JNICALL checked_PushLocalFrame(JNIEnv *env, jint capacity)
{
    Thread *t = check_enter(env, WHILE_PENDING);
    check_capacity(t, capacity);
    jni_leave(t);
    jint result = jni_PushLocalFrame(env, capacity);
    if (result == JNI_OK) {
        announce_locals(t, (size_t)capacity + CAPACITY_SLACK);
        check_state.call.pushed_frames++;
    }
    return result;
}

jobject JNICALL checked_PopLocalFrame(JNIEnv *env, jobject survivor)
{
    Thread *t = check_enter(env, WHILE_PENDING);
    check_reference(t, survivor);
    if (check_state.call.pushed_frames > 0) check_state.call.pushed_frames--;
    else report_warning(t, "JNI PopLocalFrame called without PushLocalFrame");
    jni_leave(t);
    return jni_PopLocalFrame(env, survivor);
}

/* ---- classes, modules, reflection ----------------------------------------------------------------------------------------- */

CHECKED(jclass, FindClass, 0, (JNIEnv *env, const char *name), (env, name), check_name_to_find(t, name))
CHECKED(jclass, DefineClass, 0, (JNIEnv *env, const char *name, jobject loader, const jbyte *bytes, jsize size), (env, name, loader, bytes, size),
        check_reference(t, loader), check_not_null(t, "DefineClass", bytes), check_text(t, name))
CHECKED(jclass, GetSuperclass, 0, (JNIEnv *env, jclass mirror), (env, mirror), check_class(t, mirror))
CHECKED(jboolean, IsAssignableFrom, 0, (JNIEnv *env, jclass sub, jclass super), (env, sub, super), check_class(t, sub), check_class(t, super))
CHECKED(jobject, GetModule, 0, (JNIEnv *env, jclass mirror), (env, mirror), if (mirror != NULL) check_class(t, mirror))
CHECKED(jobject, AllocObject, 0, (JNIEnv *env, jclass mirror), (env, mirror), check_class(t, mirror))
CHECKED(jclass, GetObjectClass, 0, (JNIEnv *env, jobject handle), (env, handle), check_object(t, handle))
CHECKED(jboolean, IsInstanceOf, 0, (JNIEnv *env, jobject handle, jclass mirror), (env, handle, mirror),
        check_reference(t, handle), check_class(t, mirror))

/* name NULL: the plain function takes it for the constructor's. */
#define CHECKED_ID(ctype, name, ...)                                                                                            \
    CHECKED(ctype, name, 0, (JNIEnv *env, jclass mirror, const char *member, const char *type), (env, mirror, member, type),    \
            check_class(t, mirror), check_not_null(t, #name, type), __VA_ARGS__)
CHECKED_ID(jmethodID, GetMethodID, (void)0)
CHECKED_ID(jmethodID, GetStaticMethodID, (void)0)
CHECKED_ID(jfieldID, GetFieldID, check_not_null(t, "GetFieldID", member))
CHECKED_ID(jfieldID, GetStaticFieldID, check_not_null(t, "GetStaticFieldID", member))

CHECKED(jobject, ToReflectedMethod, 0, (JNIEnv *env, jclass mirror, jmethodID id, jboolean is_static), (env, mirror, id, is_static),
        check_class(t, mirror), check_method(t, id))
CHECKED(jobject, ToReflectedField, 0, (JNIEnv *env, jclass mirror, jfieldID id, jboolean is_static), (env, mirror, id, is_static),
        check_class(t, mirror), check_field(t, id))

static void check_reflected(Thread *t, jobject reflected, const Class *k, const Class *or, const char *function)
{
    const Class *actual = object_class(check_object(t, reflected));
    if (actual != k && actual != or) report_fatal(t, "Wrong object class passed to JNI %s: a %s", function, class_external_name(actual));
}
CHECKED(jmethodID, FromReflectedMethod, 0, (JNIEnv *env, jobject reflected), (env, reflected),
        check_reflected(t, reflected, KNOWN(ReflectMethod), KNOWN(ReflectConstructor), "FromReflectedMethod"))
CHECKED(jfieldID, FromReflectedField, 0, (JNIEnv *env, jobject reflected), (env, reflected),
        check_reflected(t, reflected, KNOWN(ReflectField), NULL, "FromReflectedField"))

/* ---- native methods, monitors, buffers ------------------------------------------------------------------------------------- */

static void check_natives(Thread *t, const JNINativeMethod *rows, jint count)
{
    if (count > 0) check_not_null(t, "RegisterNatives", rows);
    for (jint i = 0; i < count; i++) {
        check_not_null(t, "RegisterNatives", rows[i].name);
        check_not_null(t, "RegisterNatives", rows[i].signature);
    }
}
CHECKED(jint, RegisterNatives, 0, (JNIEnv *env, jclass mirror, const JNINativeMethod *rows, jint count), (env, mirror, rows, count),
        check_class(t, mirror), check_natives(t, rows, count))
CHECKED(jint, UnregisterNatives, 0, (JNIEnv *env, jclass mirror), (env, mirror), check_class(t, mirror))

jint JNICALL checked_MonitorEnter(JNIEnv *env, jobject handle)
{
    Thread *t = check_enter(env, 0);
    check_object(t, handle);
    jni_leave(t);
    jint result = jni_MonitorEnter(env, handle);
    if (result == JNI_OK) check_state.monitors++;
    return result;
}

jint JNICALL checked_MonitorExit(JNIEnv *env, jobject handle)
{
    Thread *t = check_enter(env, WHILE_PENDING);
    const Object *o = check_object(t, handle);
    if (check_state.monitors == 0 || !monitor_held_by(t, o)) report_warning(t, "JNI MonitorExit called without MonitorEnter");
    jni_leave(t);
    jint result = jni_MonitorExit(env, handle);
    if (result == JNI_OK && check_state.monitors > 0) check_state.monitors--;
    return result;
}

static void check_buffer(Thread *t, const void *address, jlong capacity)
{
    if (address == NULL && capacity != 0) report_warning(t, "JNI NewDirectByteBuffer called with a null address");
    if (capacity < 0 || capacity > INT32_MAX) report_warning(t, "JNI NewDirectByteBuffer called with capacity %lld", (long long)capacity);
}
CHECKED(jobject, NewDirectByteBuffer, 0, (JNIEnv *env, void *address, jlong capacity), (env, address, capacity),
        check_buffer(t, address, capacity))
CHECKED(void *, GetDirectBufferAddress, 0, (JNIEnv *env, jobject handle), (env, handle), check_reference(t, handle))
CHECKED(jlong, GetDirectBufferCapacity, 0, (JNIEnv *env, jobject handle), (env, handle), check_reference(t, handle))

/* ---- the tables -------------------------------------------------------------------------------------------------------------- */

static const struct JNINativeInterface_ checking_functions = {
#define JNI(name) .name = checked_##name,
#include "native/jni_functions.def"
};

static const struct JNIInvokeInterface_ *plain_invoke_functions;

static jint JNICALL checked_DetachCurrentThread(JavaVM *java_vm)
{
    Thread *t = thread_current();
    if (t != NULL && !check_state.call.is_method && check_state.monitors > 0)
        report_warning(t, "DetachCurrentThread called with monitors held by MonitorEnter: %u", (unsigned)check_state.monitors);
    jint result = plain_invoke_functions->DetachCurrentThread(java_vm);
    if (result == JNI_OK) check_state = (CheckState){ .monitors = 0 };      /* it may be attached again */
    return result;
}

void check_jni_install(void)
{
    static struct JNIInvokeInterface_ invoke_functions;
    plain_invoke_functions = *native_ops.java_vm;
    invoke_functions = *plain_invoke_functions;
    invoke_functions.DetachCurrentThread = checked_DetachCurrentThread;
    *native_ops.java_vm = &invoke_functions;
    vm.jni_functions = &checking_functions;
    bridge_set_entry(checked_entry);
    if (log_enabled_at(LOG_JNI_RESOLVE, LOG_DEBUG))
        log_write(LOG_JNI_RESOLVE, LOG_DEBUG, "Checked JNI functions are being used to validate JNI usage");
}
