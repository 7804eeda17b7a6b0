/* classlib/jvm_stackwalk.c -- StackWalker: frames in batches, filled into arrays that the library hands over.
 *
 * callStackWalk is the anchor: while the library's doStackWalk runs above it, its Walk lives on the C stack, and the address
 * of that is the anchor value with which fetchStackFrames asks for more. */
#include <stdlib.h>
#include "classlib/jvm.h"
#include "classlib/live_frames.h"
#include "classlib/method_handles.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/options.h"
#include "native/handles.h"

enum {                                                  /* StackStreamFactory's mode bits */
    MODE_CLASSES_ONLY = 0x2, MODE_GET_CALLER = 0x4, MODE_SHOW_HIDDEN = 0x20, MODE_LIVE_FRAMES = 0x100
};

typedef struct Walk {
    struct Walk *outer;                                 /* the one in progress below, on this thread */
    StackWalk    at;                                    /* the next frame to give */
} Walk;
static __thread Walk *open_walks;

static bool is_walker_class(const Class *k)
{
    return symbol_is(k->name, "java/lang/StackWalker") || k == KNOWN(AbstractStackWalker) || k->super == KNOWN(AbstractStackWalker);
}

static bool fill_frame(Thread *t, Object *info, const StackWalk *w, int64_t mode)
{
    if ((mode & MODE_LIVE_FRAMES) && !live_frame_fill(t, info, w))
        return false;
    OBJECT_AT(info, KNOWN(StackFrameInfo_bci), int32_t) = w->bci;
    return member_name_set_method(t, object_ref_at(info, KNOWN(StackFrameInfo_memberName)), w->method, NULL);
}

/* Fills frames[start] on with up to `limit` frames; *end: behind the last one. */
static bool fill_frames(Thread *t, Walk *walk, int64_t mode, int32_t limit, int32_t start, Object *frames, int32_t *end)
{
    bool skip_hidden = !vm.options->ShowHiddenFrames && (!(mode & MODE_SHOW_HIDDEN) || (mode & MODE_GET_CALLER));
    for (*end = start; walk->at.method != NULL && *end - start < limit; stack_walk_next(&walk->at)) {
        Method *m = walk->at.method;
        if (skip_hidden && (m->flags & METHOD_HIDDEN))
            continue;
        if (*end >= array_length(frames))
            return throw_new(t, EX_ArrayIndexOutOfBoundsException, "not enough space in buffers");
        if ((mode & MODE_GET_CALLER) && *end == start && (m->flags & METHOD_CALLER_SENSITIVE))
            return throw_new(t, EX_UnsupportedOperationException,
                             "StackWalker::getCallerClass called from @CallerSensitive '%s' method", method_external_name(m, true));
        Object **place = &array_refs(frames)[*end];
        if (mode & MODE_CLASSES_ONLY)
            object_store_ref(frames, place, m->klass->mirror);
        else if (!fill_frame(t, *place, &walk->at, mode))
            return false;
        ++*end;
    }
    return true;
}

static Object *call_stack_walk(Thread *t, Object *stream, int64_t mode, int32_t skip, int32_t count, int32_t start, Object *frames)
{
    int32_t end = start;
    Slot result;
    if (frames == NULL) {
        throw_new(t, EX_NullPointerException, "frame_buffer is NULL");
        return NULL;
    }
    Walk walk = { open_walks, stack_walk(t) };
    while (walk.at.method != NULL && is_walker_class(walk.at.method->klass))
        stack_walk_next(&walk.at);
    for (int32_t n = 0; n < skip && walk.at.method != NULL; n++)
        stack_walk_next(&walk.at);
    if (count > 0 && !fill_frames(t, &walk, mode, count, start, frames, &end))
        return NULL;
    if (count > 0 && end == start) {
        throw_new(t, EX_InternalError, "stack walk: decode failed");
        return NULL;
    }
    open_walks = &walk;
    bool ok = invoke_virtual_named(t, stream, "doStackWalk", "(JIIII)Ljava/lang/Object;", &result, (int64_t)(uintptr_t)&walk,
                                   (int)skip, (int)count, (int)start, (int)end);
    open_walks = walk.outer;
    return ok ? result.ref : NULL;
}

static int32_t more_frames(Thread *t, int64_t mode, int64_t anchor, int32_t count, int32_t start, Object *frames)
{
    Walk *walk = open_walks;
    int32_t end = start;
    while (walk != NULL && (int64_t)(uintptr_t)walk != anchor) walk = walk->outer;
    if (walk == NULL) {
        throw_new(t, EX_InternalError, "doStackWalk: corrupted buffers");
        return 0;
    }
    if (frames == NULL) {
        throw_new(t, EX_NullPointerException, "frames_array is NULL");
        return 0;
    }
    return count <= 0 || fill_frames(t, walk, mode, count, start, frames, &end) ? end : 0;
}

JNIEXPORT jobject JNICALL JVM_CallStackWalk(JNIEnv *env, jobject stream, jlong mode, jint skip_frames, jint frame_count,
                                            jint start_index, jobjectArray frames)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, call_stack_walk(t, handle_object(stream), mode, skip_frames, frame_count, start_index, handle_object(frames)));
}

JNIEXPORT jint JNICALL JVM_MoreStackWalk(JNIEnv *env, jobject stream, jlong mode, jlong anchor, jint frame_count, jint start_index,
                                         jobjectArray frames)
{
    Thread *t = jni_enter(env);
    (void)stream;
    jint end = more_frames(t, mode, anchor, frame_count, start_index, handle_object(frames));
    jni_leave(t);
    return end;
}
