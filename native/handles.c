/* native/handles.c -- local, global and weak global references. */
#include "native/handles.h"
#include <stdlib.h>
#include "vm/arena.h"
#include "vm/descriptor.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/lifetime.h"
#include "vm/mirror.h"

static uintptr_t tag_of(const Object *value) { return (uintptr_t)value & LOCAL_TAG_MASK; }
static Object *tagged(Object **slot, uintptr_t tag) { return (Object *)((uintptr_t)slot | tag); }
static Object **untagged(const Object *value) { return (Object **)((uintptr_t)value & ~(uintptr_t)LOCAL_TAG_MASK); }

/* ---- local references ------------------------------------------------------------------------------------------- */

enum { FIRST_HOLE_SEARCH = 64 };                        /* frames smaller than this just grow */

static bool is_hole(const Object *value) { return value == NULL || tag_of(value) == LOCAL_HOLE_TAG; }

/* The frame has grown to a power of two: links its holes into the free list.  Returns their number. */
static size_t collect_holes(Thread *t)
{
    Object **next = NULL;
    size_t count = 0;
    for (Object **slot = t->local_top; slot-- > t->local_base; ) {
        if (!is_hole(*slot)) continue;
        *slot = tagged(next, LOCAL_HOLE_TAG);
        next = slot;
        count++;
    }
    t->jni_extra = next;
    return count;
}

/* Takes the first hole off the list, if the list is this frame's.  The list outlives calls into other native frames; if one
 * of them made its own, or slots of it were dropped and used again, what it says is stale: a hole is recognised by its tag. */
static Object **take_hole(Thread *t)
{
    Object **slot = t->jni_extra;
    if (slot == NULL || slot < t->local_base) return NULL;
    if (slot >= t->local_top || tag_of(*slot) != LOCAL_HOLE_TAG) {
        t->jni_extra = NULL;
        return NULL;
    }
    t->jni_extra = untagged(*slot);
    return slot;
}

static Object **slow_slot(Thread *t)
{
    Object **slot = take_hole(t);
    if (slot != NULL) return slot;
    size_t size = (size_t)(t->local_top - t->local_base);
    bool full = t->local_top == t->local_refs_end;
    if (full || (size >= FIRST_HOLE_SEARCH && (size & (size - 1)) == 0)) {
        size_t holes = collect_holes(t);
        if (holes > size / 4 || (full && holes > 0)) return take_hole(t);
        if (full) vm_fatal("out of memory for JNI local references");
    }                                                   /* few holes: grow, so that the next search is far away */
    return t->local_top++;
}

jobject handle_local(Thread *t, Object *o)
{
    if (o == NULL) return NULL;
    size_t size = (size_t)(t->local_top - t->local_base);
    Object **slot;
    if (likely(size < FIRST_HOLE_SEARCH && t->jni_extra == NULL && t->local_top < t->local_refs_end))
        slot = t->local_top++;
    else
        slot = slow_slot(t);
    *slot = o;
    return (jobject)slot;
}

void handle_delete_local(Thread *t, jobject handle)
{
    Object **slot = (Object **)handle;
    if (slot < t->local_refs || slot >= t->local_top || ((uintptr_t)slot & 7) || tag_of(*slot) != 0) return;
    *slot = NULL;
    while (t->local_top > t->local_base && is_hole(t->local_top[-1]))
        t->local_top--;
}

size_t handle_local_count(const Thread *t)
{
    size_t count = 0;
    for (Object **slot = t->local_base; slot < t->local_top; slot++) count += !is_hole(*slot);
    return count;
}

bool handle_has_room(const Thread *t, int32_t capacity)
{
    return capacity >= 0 && t->local_refs_end - t->local_top > (ptrdiff_t)capacity;
}

bool handle_push_frame(Thread *t, int32_t capacity)
{
    if (!handle_has_room(t, capacity)) return false;
    *t->local_top++ = tagged(t->local_base, LOCAL_FRAME_TAG);
    t->local_base = t->local_top;
    return true;
}

void handle_pop_frame(Thread *t)
{
    if (t->local_base == t->local_refs || tag_of(t->local_base[-1]) != LOCAL_FRAME_TAG) return;
    t->local_top = t->local_base - 1;
    t->local_base = untagged(*t->local_top);
}

/* ---- global references ------------------------------------------------------------------------------------------ */

enum { GLOBAL_CHUNK = 511 };
typedef struct GlobalChunk { struct GlobalChunk *next; Object *slots[GLOBAL_CHUNK]; } GlobalChunk;

static struct {
    pthread_mutex_t lock;
    GlobalChunk    *chunks;                             /* scanned memory */
    Object        **free;                               /* linked through the slots, links tagged like holes */
} globals = { .lock = PTHREAD_MUTEX_INITIALIZER };

static bool add_chunk(void)
{
    GlobalChunk *chunk = heap_alloc_scanned(sizeof *chunk);
    if (chunk == NULL) return false;
    for (int i = GLOBAL_CHUNK; i-- > 0; ) {
        chunk->slots[i] = tagged(globals.free, LOCAL_HOLE_TAG);
        globals.free = &chunk->slots[i];
    }
    chunk->next = globals.chunks;
    globals.chunks = chunk;
    return true;
}

jobject handle_global(Object *o)
{
    Object **slot = NULL;
    if (o == NULL) return NULL;
    pthread_mutex_lock(&globals.lock);
    if (globals.free != NULL || add_chunk()) {
        slot = globals.free;
        globals.free = untagged(*slot);
        *slot = o;
    }
    pthread_mutex_unlock(&globals.lock);
    return (jobject)slot;
}

static bool is_global_slot(Object *const *slot)
{
    for (const GlobalChunk *chunk = globals.chunks; chunk != NULL; chunk = chunk->next)
        if (slot >= chunk->slots && slot < chunk->slots + GLOBAL_CHUNK) return true;
    return false;
}

void handle_delete_global(jobject handle)
{
    Object **slot = (Object **)handle;
    if (slot == NULL || ((uintptr_t)slot & 7)) return;
    pthread_mutex_lock(&globals.lock);
    if (tag_of(*slot) == 0) {                           /* not deleted already */
        *slot = tagged(globals.free, LOCAL_HOLE_TAG);
        globals.free = slot;
    }
    pthread_mutex_unlock(&globals.lock);
}

void handle_visit_globals(void (*visit)(Object **slot, void *arg), void *arg)
{
    for (GlobalChunk *chunk = __atomic_load_n(&globals.chunks, __ATOMIC_ACQUIRE); chunk != NULL; chunk = chunk->next)
        for (int i = 0; i < GLOBAL_CHUNK; i++)
            if (chunk->slots[i] != NULL && tag_of(chunk->slots[i]) == 0) visit(&chunk->slots[i], arg);
}

/* ---- weak global references ------------------------------------------------------------------------------------- */

static size_t weak_count;

static Object **weak_slot(jobject handle) { return (Object **)((uintptr_t)handle & ~(uintptr_t)1); }

jobject handle_weak_global(Object *o)
{
    Object **slot = o != NULL ? heap_weak_slot(o) : NULL;
    if (slot == NULL) return NULL;
    __atomic_add_fetch(&weak_count, 1, __ATOMIC_RELAXED);
    return (jobject)((uintptr_t)slot | 1);
}

Object *handle_weak_object(jobject handle) { return heap_weak_get(weak_slot(handle)); }

void handle_delete_weak(jobject handle)
{
    if (!((uintptr_t)handle & 1)) return;
    heap_free_weak_slot(weak_slot(handle));
    __atomic_sub_fetch(&weak_count, 1, __ATOMIC_RELAXED);
}

static void count_one(Object **slot, void *count) { (void)slot; ++*(size_t *)count; }

void handle_count(size_t *strong, size_t *weak)
{
    *strong = 0;
    *weak = __atomic_load_n(&weak_count, __ATOMIC_RELAXED);
    handle_visit_globals(count_one, strong);
}

/* ---- what a handle is --------------------------------------------------------------------------------------------- */

static bool is_reference_parameter(const Method *m, ptrdiff_t slot)
{
    if (!method_is_static(m) && slot-- == 0) return true;
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); slot -= p.slots)
        if (slot == 0) return kind_is_reference(p.kind);
    return false;
}

/* Of a native method of t that has not returned. */
static bool is_argument(const Thread *t, Object *const *slot)
{
    for (const Frame *f = t->frame; f != NULL; f = f->caller) {
        const Slot *first = f->locals;
        if (f->kind != FRAME_NATIVE || (const Slot *)slot < first || (const Slot *)slot >= first + f->method->arg_slots) continue;
        return *slot != NULL && is_reference_parameter(f->method, (const Slot *)slot - first);
    }
    return false;
}

static bool is_class_slot(Object *const *slot)
{
    const Class *k = (const Class *)((const char *)slot - offsetof(Class, mirror));
    return arena_contains(k) && arena_contains(slot) && heap_is_object(*slot) && object_class(*slot) == KNOWN(Class) &&
           mirror_class(*slot) == k;
}

jobjectRefType handle_type(const Thread *t, jobject handle)
{
    Object **slot = (Object **)handle;
    if (slot == NULL) return JNIInvalidRefType;
    if ((uintptr_t)slot & 1) return heap_is_weak_slot(weak_slot(handle)) ? JNIWeakGlobalRefType : JNIInvalidRefType;
    if ((uintptr_t)slot & 7) return JNIInvalidRefType;
    if (slot >= t->local_refs && slot < t->local_refs_end)
        return slot < t->local_top && *slot != NULL && tag_of(*slot) == 0 ? JNILocalRefType : JNIInvalidRefType;
    pthread_mutex_lock(&globals.lock);
    bool is_global = is_global_slot(slot), is_live = is_global && tag_of(*slot) == 0;
    pthread_mutex_unlock(&globals.lock);
    if (is_global) return is_live ? JNIGlobalRefType : JNIInvalidRefType;
    return is_argument(t, slot) || is_class_slot(slot) ? JNILocalRefType : JNIInvalidRefType;
}

bool handle_is_valid(const Thread *t, jobject handle)
{
    return handle == NULL || handle_type(t, handle) != JNIInvalidRefType ||
           (((uintptr_t)handle & 1) && heap_is_weak_slot(weak_slot(handle)));
}

/* ---- pinned arrays ---------------------------------------------------------------------------------------------- */

typedef struct Pin {
    struct Pin   *next;
    const Object *array;
    jobject       keeper;                               /* the global reference that keeps it alive */
    u4            count;
} Pin;

enum { PIN_BUCKETS = 256 };
static struct {
    pthread_mutex_t lock;
    Pin *buckets[PIN_BUCKETS], *spare;
} pins = { .lock = PTHREAD_MUTEX_INITIALIZER };

static Pin **find_pin(const Object *array)
{
    Pin **link = &pins.buckets[(u4)identity_hash(array) % PIN_BUCKETS];
    while (*link != NULL && (*link)->array != array) link = &(*link)->next;
    return link;
}

static Pin *new_pin(Object *array)
{
    Pin *pin = pins.spare;
    if (pin != NULL) pins.spare = pin->next;
    else if ((pin = lifetime_alloc(sizeof *pin)) == NULL) vm_fatal("out of memory for JNI array elements");
    *pin = (Pin){ .array = array, .keeper = handle_global(array) };
    if (pin->keeper == NULL) vm_fatal("out of memory for JNI array elements");
    return pin;
}

void handle_pin(Object *array)
{
    pthread_mutex_lock(&pins.lock);
    Pin **link = find_pin(array);
    if (*link == NULL) *link = new_pin(array);
    (*link)->count++;
    pthread_mutex_unlock(&pins.lock);
}

void handle_unpin(const Object *array)
{
    pthread_mutex_lock(&pins.lock);
    Pin **link = find_pin(array), *pin = *link;
    if (pin != NULL && --pin->count == 0) {             /* NULL: released without a Get */
        *link = pin->next;
        handle_delete_global(pin->keeper);
        pin->next = pins.spare;
        pins.spare = pin;
    }
    pthread_mutex_unlock(&pins.lock);
}
