/* vm/heap.h -- the garbage-collected heap on libgc: own kinds with a mark procedure, per-thread free lists, Java's weak
 * references.  Objects are zeroed and never move.
 *
 * Most collections are of the young objects alone: what an earlier collection has marked keeps its mark, and is looked at again only
 * if it is dirty.  So whoever stores a reference into an object says so (object_store_ref, heap_dirty).  That may be left out only by
 * C code that has had the object's address in its own frame since the object was allocated: what libgc finds on stacks it makes dirty. */
#ifndef VM_HEAP_H
#define VM_HEAP_H
#include <signal.h>
#include "vm/thread.h"

void heap_init(size_t initial_bytes, size_t maximum_bytes);     /* once per VM */
void heap_end(void);                                            /* no object is used any more; the metadata may go after that */
void heap_leave(void);                                          /* undoes heap_register_native_thread, or a Thread's registration */
bool heap_register_thread(void);                                /* the calling pthread, before it touches objects; false: the host had done so */
void heap_unregister_thread(Thread *t);
void heap_add_signals(sigset_t *needed);                        /* those by which the collector stops threads */
void heap_register_native_thread(void);                         /* the same for one without a Thread, whatever signals it blocks */

/* Allocation.  NULL: OutOfMemoryError (or NegativeArraySizeException) pending.  The class is initialised or being so;
 * its finalizer, if any, is not registered here (Object.<init> does that). */
MUST_CHECK Object *heap_alloc_object(Thread *t, Class *k);
MUST_CHECK Object *heap_alloc_array(Thread *t, Class *array_class, int32_t length);
MUST_CHECK Object *heap_alloc_mirror(Thread *t, Class *of);     /* a java.lang.Class with room for of's statics */
MUST_CHECK Object *heap_clone(Thread *t, Object *o);            /* shallow; arrays too */
size_t heap_object_bytes(const Object *o);
bool   heap_is_object(const Object *o);                         /* is one there?  Any address will do */

/* Gives back some memory that was kept for making an OutOfMemoryError; it is taken again when there is enough. */
void heap_open_reserve(void);

/* One byte for each page of 4 KiB, by the low half of its address: references were stored there since the last collection. */
enum { CARD_SHIFT = 12, CARD_COUNT = 1 << (32 - CARD_SHIFT) };
extern u1 *heap_cards;                                  /* below 2 GiB */
static inline void heap_dirty(const void *o) { __atomic_store_n(&heap_cards[(u4)(uintptr_t)o >> CARD_SHIFT], 1, __ATOMIC_RELAXED); }

/* o is in a register or on the stack up to here. */
static inline void heap_hold(const void *o) { __asm__ volatile ("" : : "r"(o)); }

/* Stores value in object o.  A collection between the two stores finds value in a register: after it, value is an old object. */
static inline void object_store_ref(Object *o, Object **place, Object *value)
{
    __atomic_store_n(place, value, __ATOMIC_RELAXED);
    __asm__ volatile ("" : : : "memory");
    heap_dirty(o);
    heap_hold(value);
}
#define OBJECT_STORE(object, offset, value) object_store_ref((object), &OBJECT_AT((object), (offset), Object *), (value))

/* Memory scanned conservatively that C code owns (struct Thread, tables of references).  Zeroed.  NULL: out of memory. */
void *heap_alloc_scanned(size_t bytes);
void  heap_free_scanned(void *memory);

void   heap_collect(void);                                      /* System.gc(): ... of classes, too */
size_t heap_total_bytes(void), heap_free_bytes(void), heap_max_bytes(void);
u8     heap_collection_count(void);
int64_t heap_collection_millis(void);

typedef struct Collection {
    u8      number;                                     /* from 1 */
    int64_t start_nanos, end_nanos;                     /* as time_nanos */
    size_t  used_before, total_before, used_after, total_after;
    bool    is_asked_for;                               /* by System.gc() and kin */
    bool    is_full;                                    /* not of the young objects alone */
} Collection;
bool heap_last_collection(Collection *last);            /* false: there was none */
/* Called at the end of each collection by the thread that was collecting: it must not wait for any that allocates. */
void heap_watch_collections(void (*watcher)(const Collection *done));
/* Collects, then shows all objects that are alive, with the world stopped. */
void heap_visit_live(void (*visit)(Object *o, void *arg), void *arg);
/* Meanwhile: the live object that a word on a stack keeps, if only because it looks like an address in it; NULL: none. */
const Object *heap_object_at(const void *word);
void heap_visit_roots(void (*visit)(Object **slot, void *arg), void *arg);     /* heap_add_root's, and the heap's own */

/* Weak global references of JNI and weak VM tables: a slot cleared when its object dies (after phantom processing). */
Object **heap_weak_slot(Object *o);                             /* NULL: out of memory */
void     heap_free_weak_slot(Object **slot);
bool     heap_is_weak_slot(Object *const *slot);                /* was given out, and not freed; any address will do */
Object  *heap_weak_get(Object *const *slot);                    /* strengthens; NULL once cleared */

/* java.lang.ref.Reference: the pending list that Reference.getAndClearReferencePendingList takes. */
Object *heap_take_pending_references(Thread *t);
bool    heap_has_pending_references(void);
void    heap_wait_for_pending_references(Thread *t);            /* blocks */

/* A reference that lives in metadata or C statics: the collector reads *slot as a root from now on. */
void     heap_add_root(Object **slot);

/* Debugging: collect at every n-th allocation (0: never). */
extern u4 heap_stress_interval;

/* The inline part of heap_alloc_object: a cell off the thread's free list.  NULL: call heap_alloc_object. */
static inline Object *heap_alloc_fast(Thread *t, Class *k)
{
    size_t granules = (k->instance_bytes + 15) / 16;
    bool   plain = (k->flags & (CLASS_CONTAINS_REFS | CLASS_BUILTIN_LOADER)) == CLASS_BUILTIN_LOADER;
    if (granules >= FREE_LIST_CLASSES || heap_stress_interval != 0)
        return NULL;
    void **list = &t->free_lists[!plain][granules], *cell = *list;
    if (cell == NULL)
        return NULL;
    *list = *(void **)cell;
    t->allocated_bytes += granules * 16;
    *(volatile u8 *)cell = (u8)LOCK_UNLOCKED << 32 | meta_pack(k);      /* one store: the marker never sees half a header */
    return (Object *)cell;
}
#endif
