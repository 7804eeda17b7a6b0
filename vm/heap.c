/* vm/heap.c -- allocation; figures; weak slots, roots, the pending list. */
#include "vm/heap_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vm/exception.h"
#include "vm/lifetime.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

enum {
    CELL_BYTES = 16,                                    /* libgc's granule */
    LARGEST_CELL = (FREE_LIST_CLASSES - 1) * CELL_BYTES,
    LARGEST_MARKED_ARRAY = 8192,                        /* bytes; larger reference arrays are of libgc's own scanned kind */
    OFF_PAGE_BYTES = 64 * 1024,                         /* larger objects: only their start keeps them alive */
    LARGE_HEAP_BYTES = 64 << 20                         /* one that asking for a collection gives back to the system as far as it is free */
};

u4 heap_stress_interval;
Heap heap_state = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- allocation --------------------------------------------------------------------------------------------------- */

static void *allocate_large(size_t bytes, int kind)
{
    return bytes > OFF_PAGE_BYTES ? GC_generic_malloc_ignore_off_page(bytes, kind) : GC_generic_malloc(bytes, kind);
}

static void *allocate_or_collect(size_t bytes, int kind)
{
    void *cell = bytes < heap_state.maximum_bytes ? allocate_large(bytes, kind) : NULL;
    if (cell == NULL && bytes < heap_state.maximum_bytes) {
        collect_before_error();
        cell = allocate_large(bytes, kind);
    }
    return cell;
}

void heap_open_reserve(void)
{
    void *reserve = __atomic_exchange_n(&heap_state.reserve, NULL, __ATOMIC_ACQ_REL);
    __atomic_store_n(&heap_state.reserve_tried, heap_collection_count(), __ATOMIC_RELAXED);
    if (reserve != NULL) GC_free(reserve);
}

/* Once after each collection, which may have made room for it. */
static void close_reserve(void)
{
    u8 now = heap_collection_count();
    if (likely(__atomic_load_n(&heap_state.reserve, __ATOMIC_RELAXED) != NULL || __atomic_load_n(&heap_state.reserve_tried, __ATOMIC_RELAXED) == now)) return;
    __atomic_store_n(&heap_state.reserve_tried, now, __ATOMIC_RELAXED);
    void *reserve = heap_free_bytes() > 4 * RESERVE_BYTES ? GC_malloc_atomic(RESERVE_BYTES) : NULL, *none = NULL;
    if (reserve != NULL && !__atomic_compare_exchange_n(&heap_state.reserve, &none, reserve, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) GC_free(reserve);
}

extern void GC_incr_bytes_allocd(size_t bytes);         /* libgc's, for its inline allocation; in no header that is installed */

typedef struct FreeList { void **cells, **from; size_t bytes; } FreeList;

/* With libgc's lock held no collection begins: one would reclaim cells that are on neither list. */
static void *GC_CALLBACK take_free_list(void *list)
{
    const FreeList *l = list;
    size_t bytes = 0;
    *l->cells = *l->from;
    *l->from = NULL;
    for (void *cell = *l->cells; cell != NULL; cell = *(void **)cell) bytes += l->bytes;
    GC_incr_bytes_allocd(bytes);
    return NULL;
}

/* A cell; all the others that libgc has at hand become the thread's.  (GC_generic_malloc_many gives one at a time when libgc is told
 * what is dirty.) */
static void *refill(Thread *t, int which, size_t bytes)
{
    size_t granules = bytes / CELL_BYTES;
    FreeList list = { &t->free_lists[which][granules], &libgc.free_lists[which][granules], bytes };
    close_reserve();
    void *cell = GC_generic_malloc(bytes, libgc.kinds[which]);
    if (unlikely(cell == NULL)) {
        collect_before_error();
        cell = GC_generic_malloc(bytes, libgc.kinds[which]);
        if (cell == NULL) return NULL;
    }
    GC_call_with_alloc_lock(take_free_list, &list);
    return cell;
}

static void stress(Thread *t)
{
    enum { FULL_EVERY = 4 };
    u4 n = __atomic_add_fetch(&heap_state.stress_count, 1, __ATOMIC_RELAXED);
    if (n % heap_stress_interval != 0) return;
    if (libgc.is_generational && n / heap_stress_interval % FULL_EVERY != 0) {
        GC_start_incremental_collection();              /* one of the young objects, done at once */
        return;
    }
    if (vm_ops.clear_leftovers != NULL) vm_ops.clear_leftovers(t);      /* as at System.gc(), in more places */
    heap_collect();
}

/* One zeroed cell with its header written.  which: KIND_ */
static inline Object *allocate(Thread *t, Class *k, size_t bytes, int which)
{
    bytes = align_up(bytes, CELL_BYTES);
    void *cell;
    if (unlikely(heap_stress_interval != 0)) stress(t);
    t->allocated_bytes += bytes;
    if (likely(bytes <= LARGEST_CELL)) {
        void **list = &t->free_lists[which][bytes / CELL_BYTES];
        cell = *list;
        if (likely(cell != NULL))
            *list = *(void **)cell;
        else
            cell = refill(t, which, bytes);
    } else {
        cell = allocate_or_collect(bytes, which == KIND_REFERENCES && class_is_array(k) && bytes > LARGEST_MARKED_ARRAY
                                              ? GC_I_NORMAL : libgc.kinds[which]);
    }
    if (unlikely(cell == NULL)) {
        throw_out_of_memory(t, "Java heap space");
        return NULL;
    }
    *(volatile u8 *)cell = (u8)LOCK_UNLOCKED << 32 | meta_pack(k);     /* one store: the marker never sees half a header */
    return cell;
}

Object *heap_alloc_object(Thread *t, Class *k)
{
    return allocate(t, k, k->instance_bytes, (k->flags & (CLASS_CONTAINS_REFS | CLASS_BUILTIN_LOADER)) == CLASS_BUILTIN_LOADER ? KIND_PLAIN : KIND_REFERENCES);
}

Object *heap_alloc_array(Thread *t, Class *array_class, int32_t length)
{
    if (unlikely(length < 0)) {
        throw_new(t, EX_NegativeArraySizeException, "%d", length);
        return NULL;
    }
    if (unlikely(length >= INT32_MAX - 1)) {
        throw_out_of_memory(t, "Requested array size exceeds VM limit");
        return NULL;
    }
    size_t bytes = ARRAY_DATA_OFFSET + ((size_t)length << array_class->element_shift);
    bool builtin = array_class->flags & CLASS_BUILTIN_LOADER, plain = builtin && !(array_class->flags & CLASS_CONTAINS_REFS);
    bool with_mirror = unlikely(!builtin && bytes > LARGEST_MARKED_ARRAY);      /* behind the elements: libgc sees no klass */
    Object *array = allocate(t, array_class, bytes + (with_mirror ? sizeof(Object *) : 0), plain ? KIND_PLAIN : KIND_REFERENCES);
    if (unlikely(array == NULL)) return NULL;
    ((Array *)array)->length = length;
    if (with_mirror) OBJECT_AT(array, bytes, Object *) = array_class->mirror;
    return array;
}

Object *heap_alloc_mirror(Thread *t, Class *of) { return allocate(t, KNOWN(Class), of->mirror_bytes, KIND_REFERENCES); }

size_t heap_object_bytes(const Object *o)
{
    const Class *k = object_class(o);
    if (class_is_array(k)) return ARRAY_DATA_OFFSET + ((size_t)array_length(o) << k->element_shift);
    const Class *of = k->flags & CLASS_IS_MIRROR ? OBJECT_AT(o, KNOWN(Class_klass), Class *) : NULL;       /* NULL: still being made */
    return of != NULL ? of->mirror_bytes : k->instance_bytes;
}

Object *heap_clone(Thread *t, Object *o)
{
    Class *k = object_class(o);
    size_t bytes = heap_object_bytes(o);
    Object *copy = class_is_array(k) ? heap_alloc_array(t, k, array_length(o)) : heap_alloc_object(t, k);
    if (copy == NULL) return NULL;
    u8 *to = (u8 *)copy, *from = (u8 *)o;
    for (size_t i = 1; i < (bytes + 7) / 8; i++) to[i] = from[i];      /* whole words: no reference is ever torn */
    return copy;
}

void *heap_alloc_scanned(size_t bytes)
{
    ScannedMemory *m = GC_malloc_uncollectable(sizeof *m + bytes);
    if (m == NULL) return NULL;
    m->bytes = bytes;
    pthread_mutex_lock(&heap_state.lock);
    m->next = heap_state.scanned;
    if (m->next != NULL) m->next->previous = m;
    __atomic_store_n(&heap_state.scanned, m, __ATOMIC_RELEASE);       /* a collection may read it now */
    pthread_mutex_unlock(&heap_state.lock);
    return m + 1;
}

void heap_free_scanned(void *memory)
{
    ScannedMemory *m = (ScannedMemory *)memory - 1;
    pthread_mutex_lock(&heap_state.lock);
    __atomic_store_n(m->previous != NULL ? &m->previous->next : &heap_state.scanned, m->next, __ATOMIC_RELEASE);
    if (m->next != NULL) m->next->previous = m->previous;
    pthread_mutex_unlock(&heap_state.lock);
    GC_free(m);
}

/* ---- figures ------------------------------------------------------------------------------------------------------ */

void heap_collect(void)
{
    heap_state.unloads = true;
    thread_wipe_leftovers();                            /* where the collector's own frames will be */
    if (GC_get_heap_size() > LARGE_HEAP_BYTES) GC_gcollect_and_unmap();         /* else what stays free for some collections goes back */
    else GC_gcollect();
}

void heap_visit_live(void (*visit)(Object *o, void *arg), void *arg)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one_at_a_time);
    heap_state.live_visitor_arg = arg;
    __atomic_store_n(&heap_state.live_visitor, visit, __ATOMIC_RELEASE);
    heap_collect();
    pthread_mutex_unlock(&one_at_a_time);
}

void heap_visit_roots(void (*visit)(Object **slot, void *arg), void *arg)
{
    visit(&heap_state.pending, arg);
    for (const RootChunk *chunk = heap_state.roots; chunk != NULL; chunk = chunk->next)
        for (u4 i = 0; i < chunk->count; i++) visit(chunk->slots[i], arg);
}

size_t heap_total_bytes(void) { return GC_get_heap_size(); }

/* Free blocks; free cells of blocks partly in use, of which there always are some, are not counted. */
size_t heap_free_bytes(void)
{
    enum { BLOCK_BYTES = 4096 };
    size_t bytes = GC_get_free_bytes();
    return bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
}
size_t heap_max_bytes(void) { return heap_state.maximum_bytes; }
u8 heap_collection_count(void) { return __atomic_load_n(&heap_state.collections, __ATOMIC_RELAXED); }
bool heap_last_collection(Collection *last)
{
    pthread_mutex_lock(&heap_state.lock);
    *last = heap_state.last;
    pthread_mutex_unlock(&heap_state.lock);
    return last->number > 0;
}

void heap_watch_collections(void (*watcher)(const Collection *done)) { heap_state.watcher = watcher; }

int64_t heap_collection_millis(void) { return heap_state.collection_nanos / 1000000; }

/* ---- weak slots, roots ----------------------------------------------------------------------------------------------- */

static bool add_weak_chunk(void)
{
    WeakChunk *chunk = lifetime_alloc(sizeof *chunk);
    if (chunk == NULL) return false;
    for (int i = 0; i < WEAK_CHUNK; i++) {
        chunk->slots[i] = (Object *)((uintptr_t)heap_state.weak_free | 1);
        heap_state.weak_free = &chunk->slots[i];
    }
    chunk->next = heap_state.weak_chunks;
    __atomic_store_n(&heap_state.weak_chunks, chunk, __ATOMIC_RELEASE);
    return true;
}

Object **heap_weak_slot(Object *o)
{
    Object **slot = NULL;
    pthread_mutex_lock(&heap_state.lock);
    if (heap_state.weak_free != NULL || add_weak_chunk()) {
        slot = heap_state.weak_free;
        heap_state.weak_free = (Object **)((uintptr_t)*slot & ~(uintptr_t)1);
        *slot = o;
    }
    pthread_mutex_unlock(&heap_state.lock);
    return slot;
}

void heap_free_weak_slot(Object **slot)
{
    pthread_mutex_lock(&heap_state.lock);
    *slot = (Object *)((uintptr_t)heap_state.weak_free | 1);
    heap_state.weak_free = slot;
    pthread_mutex_unlock(&heap_state.lock);
}

bool heap_is_weak_slot(Object *const *slot)
{
    for (WeakChunk *chunk = __atomic_load_n(&heap_state.weak_chunks, __ATOMIC_ACQUIRE); chunk != NULL; chunk = chunk->next)
        if (slot >= chunk->slots && slot < chunk->slots + WEAK_CHUNK) return ((uintptr_t)slot & 7) == 0 && !((uintptr_t)*slot & 1);
    return false;
}

/* A collection between the load and its use sees the reference in a register or clears the slot before the load. */
Object *heap_weak_get(Object *const *slot)
{
    Object *o = *(Object *const volatile *)slot;
    return (uintptr_t)o & 1 ? NULL : o;
}

void heap_add_root(Object **slot)
{
    pthread_mutex_lock(&heap_state.lock);
    if (heap_state.roots == NULL || heap_state.roots->count == COUNT_OF(heap_state.roots->slots)) {
        RootChunk *chunk = lifetime_alloc(sizeof *chunk);
        if (chunk == NULL) vm_fatal("out of memory");
        chunk->next = heap_state.roots;
        __atomic_store_n(&heap_state.roots, chunk, __ATOMIC_RELEASE);         /* the collector may stop this thread in between */
    }
    heap_state.roots->slots[heap_state.roots->count] = slot;
    __atomic_store_n(&heap_state.roots->count, heap_state.roots->count + 1, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&heap_state.lock);
}

/* ---- the pending list ----------------------------------------------------------------------------------------------- */

Object *heap_take_pending_references(Thread *t)
{
    (void)t;
    return __atomic_exchange_n(&heap_state.pending, NULL, __ATOMIC_ACQ_REL);
}

bool heap_has_pending_references(void) { return __atomic_load_n(&heap_state.pending, __ATOMIC_ACQUIRE) != NULL; }

void heap_wait_for_pending_references(Thread *t)
{
    while (!heap_has_pending_references()) {
        thread_enter_blocked(t);
        thread_wipe_leftovers();
        sem_wait(&heap_state.pending_signal);                 /* or a signal comes */
        thread_enter_java(t);
    }
}
