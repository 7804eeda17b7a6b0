/* classlib/jvm_throwable.c -- stack traces: Throwable.backtrace and StackTraceElement.
 *
 * A backtrace is a long[]: for each frame, newest first, bytecode index << 32 | Method (0 for native methods).  When the
 * code of classes is among them that can be unloaded, it is an Object[] of that long[] and of an Object[] of mirrors. */
#include "classlib/jvm_throwable.h"
#include <stdlib.h>
#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classlib/vm_natives.h"
#include "classloader/classfile.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/module.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm_ops.h"

#define HIDDEN_TOP (1ull << 63)                         /* in the first element: hidden frames were left out above it */

static u8 pack_frame(const Method *m, int32_t bci) { return (u8)(bci < 0 ? 0 : bci) << 32 | meta_pack(m); }
static Method *packed_method(u8 packed) { return meta_unpack((u4)packed); }
static int32_t packed_bci(u8 packed) { return (int32_t)((packed & ~HIDDEN_TOP) >> 32); }

/* ---- making one ------------------------------------------------------------------------------------------------------------ */

enum { FRAMES_ON_STACK = 1024 };
typedef struct FrameBuffer {
    u8  local[FRAMES_ON_STACK];
    u8 *frames;                                         /* local, or malloc'ed */
    u4  count, capacity, limit;                         /* limit 0: none */
} FrameBuffer;

static void buffer_init(FrameBuffer *b)
{
    b->frames = b->local;
    b->count = 0;
    b->capacity = FRAMES_ON_STACK;
    b->limit = (u4)vm.options->MaxJavaStackTraceDepth;
}

static bool buffer_full(const FrameBuffer *b) { return b->limit != 0 && b->count >= b->limit; }

static void buffer_add(FrameBuffer *b, u8 frame)
{
    if (b->count == b->capacity) {
        u8 *grown = malloc(2 * (size_t)b->capacity * sizeof *grown);
        if (grown == NULL)
            return;
        memcpy(grown, b->frames, b->count * sizeof *grown);
        if (b->frames != b->local) free(b->frames);
        b->frames = grown;
        b->capacity *= 2;
    }
    b->frames[b->count++] = frame;
}

static void buffer_free(FrameBuffer *b)
{
    if (b->frames != b->local) free(b->frames);
}

/* Leaves out the frames that make the exception: fillInStackTrace, then constructors of its class and superclasses. */
static void collect_for(Thread *t, Object *throwable, FrameBuffer *b)
{
    enum { FILLING, CONSTRUCTING, REST } stage = FILLING;
    bool hidden_top = false;
    buffer_init(b);
    for (StackWalk w = stack_walk(t); w.method != NULL && !buffer_full(b); stack_walk_next(&w)) {
        const Method *m = w.method;
        if (stage == FILLING) {
            if (symbol_is(m->name, "fillInStackTrace") && object_is_instance(throwable, m->klass)) continue;
            stage = CONSTRUCTING;
        }
        if (stage == CONSTRUCTING) {
            if (method_is_initializer(m) && object_is_instance(throwable, m->klass)) continue;
            stage = REST;
        }
        if ((m->flags & METHOD_HIDDEN) && !vm.options->ShowHiddenFrames) {
            hidden_top |= b->count == 0;
            continue;
        }
        buffer_add(b, pack_frame(m, w.bci));
    }
    if (hidden_top && b->count > 0)
        b->frames[0] |= HIDDEN_TOP;
}

static u4 count_mortal(const FrameBuffer *b)
{
    u4 count = 0;
    for (u4 i = 0; i < b->count; i++)
        count += !(packed_method(b->frames[i])->klass->flags & CLASS_BUILTIN_LOADER);
    return count;
}

/* NULL: OutOfMemoryError pending. */
static Object *make_backtrace(Thread *t, const FrameBuffer *b)
{
    Object *frames = heap_alloc_array(t, vm.primitive_arrays[primitive_index('J')], (int32_t)b->count);
    if (frames == NULL)
        return NULL;
    memcpy(array_data(frames), b->frames, b->count * sizeof b->frames[0]);
    u4 mortal = count_mortal(b);
    if (likely(mortal == 0))
        return frames;
    Object *mirrors = heap_alloc_array(t, KNOWN(ObjectArray), (int32_t)mortal);
    Object *both = mirrors != NULL ? heap_alloc_array(t, KNOWN(ObjectArray), 2) : NULL;
    if (both == NULL)
        return NULL;
    for (u4 i = 0, n = 0; i < b->count; i++) {
        const Class *k = packed_method(b->frames[i])->klass;
        if (!(k->flags & CLASS_BUILTIN_LOADER)) array_refs(mirrors)[n++] = k->mirror;
    }
    array_refs(both)[0] = frames;
    array_refs(both)[1] = mirrors;
    return both;
}

/* The frames of a backtrace; NULL if there is none. */
static const u8 *backtrace_frames(const Object *throwable, int32_t *count)
{
    const Object *trace = object_ref_at(throwable, KNOWN(Throwable_backtrace));
    if (trace != NULL && object_class(trace) == KNOWN(ObjectArray))
        trace = array_refs(trace)[0];
    *count = trace != NULL ? array_length(trace) : 0;
    return trace != NULL ? array_data(trace) : NULL;
}

static void fill_in_stack_trace(Thread *t, Object *throwable)
{
    if (!vm.options->StackTraceInThrowable)
        return;
    FrameBuffer b;
    OBJECT_AT(throwable, KNOWN(Throwable_backtrace), Object *) = NULL;
    OBJECT_AT(throwable, KNOWN(Throwable_stackTrace), Object *) = NULL;
    OBJECT_AT(throwable, KNOWN(Throwable_depth), int32_t) = 0;
    collect_for(t, throwable, &b);
    Object *trace = make_backtrace(t, &b);
    if (trace != NULL) {
        OBJECT_STORE(throwable, KNOWN(Throwable_backtrace), trace);
        OBJECT_AT(throwable, KNOWN(Throwable_depth), int32_t) = (int32_t)b.count;
        if (log_enabled(LOG_STACKTRACE) && b.count > 0)     /* 0: made ahead, while the VM starts */
            log_write(LOG_STACKTRACE, LOG_INFO, "%s, %u", class_external_name(object_class(throwable)), b.count);
    } else
        t->exception = NULL;                            /* an exception without a trace is better than another one */
    buffer_free(&b);
}

/* ---- StackTraceElement --------------------------------------------------------------------------------------------------- */

static bool set_interned(Thread *t, Object *element, u4 offset, const Symbol *text)
{
    if (text == NULL)
        return true;
    Object *s = string_intern_symbol(t, text);
    OBJECT_STORE(element, offset, s);
    return s != NULL;
}

static int32_t line_of(const Method *m, int32_t bci)
{
    if (method_is_native(m)) return -2;
    return vm_ops.line_number(m, bci);
}

static bool fill_element(Thread *t, Object *element, const Method *m, int32_t bci)
{
    Class *k = m->klass;
    const Module *module = k->module;
    Object *name = object_ref_at(k->mirror, KNOWN(Class_name));
    if (name == NULL && (name = class_name_string(t, k)) == NULL)
        return false;
    OBJECT_STORE(element, KNOWN(StackTraceElement_declaringClassObject), k->mirror);
    OBJECT_STORE(element, KNOWN(StackTraceElement_declaringClass), name);
    const Loader *l = k->loader->is_hidden_holder ? k->loader->parent : k->loader;
    if (l->object != NULL)
        OBJECT_STORE(element, KNOWN(StackTraceElement_classLoaderName), object_ref_at(l->object, KNOWN(ClassLoader_name)));
    OBJECT_AT(element, KNOWN(StackTraceElement_lineNumber), int32_t) = line_of(m, bci);
    return set_interned(t, element, KNOWN(StackTraceElement_methodName), m->name) &&
           set_interned(t, element, KNOWN(StackTraceElement_fileName), k->file != NULL ? classfile_optional_utf8(k->file, k->file->source_file_index) : NULL) &&
           (module == NULL || module->name == NULL ||
            (set_interned(t, element, KNOWN(StackTraceElement_moduleName), module->name) &&
             set_interned(t, element, KNOWN(StackTraceElement_moduleVersion), module->version)));
}

static bool fill_elements(Thread *t, Object *elements, const u8 *frames, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        Object *element = array_refs(elements)[i];
        if (element == NULL)
            return throw_new(t, EX_NullPointerException, NULL);
        if (!fill_element(t, element, packed_method(frames[i]), packed_bci(frames[i])))
            return false;
    }
    return true;
}

static bool init_element_array(Thread *t, Object *elements, Object *throwable)
{
    int32_t count;
    if (elements == NULL || throwable == NULL)
        return throw_new(t, EX_NullPointerException, NULL);
    const u8 *frames = backtrace_frames(throwable, &count);
    if (array_length(elements) != OBJECT_AT(throwable, KNOWN(Throwable_depth), int32_t) || array_length(elements) > count)
        return throw_new(t, EX_IndexOutOfBoundsException, NULL);
    return fill_elements(t, elements, frames, array_length(elements));
}

static bool init_element(Thread *t, Object *element, Object *frame_info)
{
    if (element == NULL || frame_info == NULL)
        return throw_new(t, EX_NullPointerException, NULL);
    const Method *m = resolve_member_name_target(object_ref_at(frame_info, KNOWN(StackFrameInfo_memberName)));
    if (m == NULL)
        return throw_new(t, EX_InternalError, "StackFrameInfo without a method");
    return fill_element(t, element, m, OBJECT_AT(frame_info, KNOWN(StackFrameInfo_bci), int32_t));
}

/* ---- other threads --------------------------------------------------------------------------------------------------------- */

typedef struct Snapshot {
    FrameBuffer buffer;
    Object     *mirrors;                                /* Object[]: keeps the classes while the elements are made */
} Snapshot;

static void take_snapshot(Thread *target, void *arg)
{
    Snapshot *s = arg;
    int32_t kept = 0;
    for (StackWalk w = stack_walk(target); w.method != NULL && !buffer_full(&s->buffer); stack_walk_next(&w)) {
        buffer_add(&s->buffer, pack_frame(w.method, w.bci));
        if (!(w.method->klass->flags & CLASS_BUILTIN_LOADER) && kept < array_length(s->mirrors))
            array_refs(s->mirrors)[kept++] = w.method->klass->mirror;
    }
}

static bool is_listed(const Thread *target)
{
    const Thread *other = vm.threads;
    while (other != NULL && other != target) other = other->next;
    return other != NULL;
}

Object *stack_trace_of_thread(Thread *t, Thread *target)
{
    Snapshot *s = malloc(sizeof *s);
    if (s == NULL) {
        throw_out_of_memory(t, "Java heap space");
        return NULL;
    }
    buffer_init(&s->buffer);
    Object *elements = NULL, *mirrors = heap_alloc_array(t, KNOWN(ObjectArray), FRAMES_ON_STACK);
    s->mirrors = mirrors;
    if (mirrors != NULL) {
        thread_lock_list(t);
        if (is_listed(target)) thread_handshake(t, target, take_snapshot, s);
        thread_unlock_list();
        Class *k = loader_array_class(t, KNOWN(StackTraceElement));
        elements = k != NULL && class_initialize(t, KNOWN(StackTraceElement)) ? heap_alloc_array(t, k, (int32_t)s->buffer.count) : NULL;
    }
    for (u4 i = 0; elements != NULL && i < s->buffer.count; i++)
        if ((array_refs(elements)[i] = heap_alloc_object(t, KNOWN(StackTraceElement))) == NULL)
            elements = NULL;
    if (elements != NULL && !fill_elements(t, elements, s->buffer.frames, (int32_t)s->buffer.count))
        elements = NULL;
    __asm__ volatile("" : : "r"(mirrors) : "memory");   /* alive until here */
    buffer_free(&s->buffer);
    free(s);
    return elements;
}

/* ---- helpful NullPointerExceptions ------------------------------------------------------------------------------------------ */

static Object *extended_message(Thread *t, const Object *throwable)
{
    int32_t count;
    const u8 *frames = backtrace_frames(throwable, &count);
    if (!vm.options->ShowCodeDetailsInExceptionMessages || count == 0 || (frames[0] & HIDDEN_TOP))
        return NULL;
    char *text = helpful_npe_message(packed_method(frames[0]), packed_bci(frames[0]));
    Object *message = text != NULL ? string_from_utf8(t, text) : NULL;
    free(text);
    return message;
}

/* ---- natives ------------------------------------------------------------------------------------------------------------------ */

static bool throwable_fillInStackTrace(Thread *t, Method *m, Slot *args)
{
    (void)m;
    fill_in_stack_trace(t, args[0].ref);
    return true;                                        /* args[0] is the result, too */
}

static bool element_initStackTraceElements(Thread *t, Method *m, Slot *args)
{
    (void)m;
    return init_element_array(t, args[0].ref, args[1].ref);
}

static bool element_initStackTraceElement(Thread *t, Method *m, Slot *args)
{
    (void)m;
    return init_element(t, args[0].ref, args[1].ref);
}

static bool npe_getExtendedNPEMessage(Thread *t, Method *m, Slot *args)
{
    (void)m;
    args[0].ref = extended_message(t, args[0].ref);
    return t->exception == NULL;
}

void throwable_natives_register(void)
{
    static const VmNative rows[] = {
        { "java/lang/Throwable", "fillInStackTrace", "(I)Ljava/lang/Throwable;", throwable_fillInStackTrace, false },
        { "java/lang/StackTraceElement", "initStackTraceElements", NULL, element_initStackTraceElements, false },
        { "java/lang/StackTraceElement", "initStackTraceElement", NULL, element_initStackTraceElement, false },
        { "java/lang/NullPointerException", "getExtendedNPEMessage", NULL, npe_getExtendedNPEMessage, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

JNIEXPORT void JNICALL JVM_FillInStackTrace(JNIEnv *env, jobject throwable)
{
    Thread *t = jni_enter(env);
    fill_in_stack_trace(t, handle_object(throwable));
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_InitStackTraceElementArray(JNIEnv *env, jobjectArray elements, jobject throwable)
{
    Thread *t = jni_enter(env);
    (void)!init_element_array(t, handle_object(elements), handle_object(throwable));
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_InitStackTraceElement(JNIEnv *env, jobject element, jobject frame_info)
{
    Thread *t = jni_enter(env);
    (void)!init_element(t, handle_object(element), handle_object(frame_info));
    jni_leave(t);
}

JNIEXPORT jstring JNICALL JVM_GetExtendedNPEMessage(JNIEnv *env, jthrowable throwable)
{
    Thread *t = jni_enter(env);
    return (jstring)jni_leave_with(t, extended_message(t, handle_object(throwable)));
}
