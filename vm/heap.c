#include "vm/heap.h"

#include <errno.h>
#include <link.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include "vm/arena.h"
#include "vm/compiled.h"
#include "vm/exception.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

enum {
    CELL_BYTES = 16,                                    /* libgc's granule */
    LARGEST_CELL = (FREE_LIST_CLASSES - 1) * CELL_BYTES,
    LARGEST_MARKED_ARRAY = 8192,                        /* bytes; larger reference arrays are of libgc's own scanned kind */
    OFF_PAGE_BYTES = 64 * 1024,                         /* larger objects: only their start keeps them alive */
    BYTES_BETWEEN_COLLECTIONS = 32 << 20,
    WEAK_CHUNK = 255,
    RESERVE_BYTES = 128 * 1024,
    LARGE_HEAP_BYTES = 64 << 20                         /* one that asking for a collection gives back to the system as far as it is free */
};
enum { KIND_PLAIN, KIND_REFERENCES };
enum {
    LOWEST_METADATA = 1 << 24,                          /* nothing of it, or of compiled code, is below */
    LEAST_UNLOADED = 1 << 20                            /* bytes of metadata, and a part of the heap's, that are worth a walk through the heap */
};

typedef struct WeakChunk { struct WeakChunk *next; Object *slots[WEAK_CHUNK]; } WeakChunk;
typedef struct RootChunk { struct RootChunk *next; u4 count; Object **slots[254]; } RootChunk;

/* Precedes what heap_alloc_scanned gives out. */
typedef struct ScannedMemory { struct ScannedMemory *next, *previous; size_t bytes, padding; } ScannedMemory;

u4 heap_stress_interval;
u1 *heap_cards PERSISTENT = NULL;

static struct {
    size_t   maximum_bytes;
    Object  *pending;                                   /* head of the pending list, linked by Reference.discovered; a root */
    Object  *discovered[REF_PHANTOM + 1];               /* during marking; linked by Reference.discovered, last one to itself */
    bool     clear_soft;                                /* before OutOfMemoryError all soft references go */
    int64_t  soft_clock, soft_keep_millis;
    sem_t    pending_signal;
    WeakChunk *weak_chunks;
    Object **weak_free;                                 /* free slots, linked; the links have bit 0 set */
    RootChunk *roots;
    bool     unloads;                                   /* this collection unloads whatever it can */
    pthread_mutex_t lock;                               /* weak slots and roots; never taken with the world stopped */
    u8       collections;
    int64_t  collection_nanos;
    Collection present, last;                           /* last: under lock */
    void   (*watcher)(const Collection *done);
    void   (*live_visitor)(Object *o, void *arg);       /* of the next collection; NULL: none */
    void    *live_visitor_arg;
    u4       stress_count;
    void    *reserve;                                   /* memory for making an OutOfMemoryError; NULL: in use */
    bool     is_full;                                   /* the present collection */
    struct ScannedMemory *scanned;
    u8       reserve_tried;                             /* after which collection it was last tried to have it again */
} heap = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* What libgc has been told once. */
static struct {
    bool     done;
    int      kinds[2];
    void   **free_lists[2];                             /* its own, of these kinds, by granules */
    bool     is_generational;
    GC_word  object_descriptor;                         /* of the objects that mark_object scans */
    bool     is_shared;                                 /* the host uses it, too, in its own way */
    char    *jdk;                                       /* java.home */
    GC_push_other_roots_proc push_roots;
    GC_on_collection_event_proc on_event;
    struct sigaction stop_action;                       /* its own */
} libgc PERSISTENT = { 0 };

/* ---- marking ---------------------------------------------------------------------------------------------------- */

#define PUSH(object, source) (top = GC_MARK_AND_PUSH((object), top, limit, (void **)(source)))

/* Links a Reference with an unmarked-so-far referent into the list of its kind.  Marker threads may race for it. */
static void discover(Object *reference, ReferenceKind kind)
{
    Object **link = &OBJECT_AT(reference, KNOWN(Reference_discovered), Object *);
    Object *none = NULL;
    if (!__atomic_compare_exchange_n(link, &none, reference, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        return;                                         /* discovered already */
    Object *head = __atomic_load_n(&heap.discovered[kind], __ATOMIC_RELAXED);
    do
        *link = head != NULL ? head : reference;
    while (!__atomic_compare_exchange_n(&heap.discovered[kind], &head, reference, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
}

static bool soft_is_recent(const Object *reference)
{
    return !heap.clear_soft && heap.soft_clock - OBJECT_AT(reference, KNOWN(SoftReference_timestamp), int64_t) <= heap.soft_keep_millis;
}

/* Of a reference that has died before, and was brought back by what looks like its address, the referent may have died, too, and
 * its memory may be anything by now. */
bool heap_is_object(const Object *o)
{
    return o != NULL && GC_base((void *)(uintptr_t)o) == o && *(const int64_t *)o < 0;      /* not a free cell: see object.h */
}

/* The referent to follow strongly, or NULL when the reference was discovered (or is empty). */
static Object *strong_referent(Object *reference, ReferenceKind kind)
{
    Object *referent = object_ref_at(reference, KNOWN(Reference_referent));
    if (referent == NULL || object_ref_at(reference, KNOWN(Reference_next)) != NULL)
        return referent;                                /* inactive: only a finalizable object on its way is still there */
    if (kind == REF_SOFT && soft_is_recent(reference))
        return referent;
    if (heap_is_object(referent))
        discover(reference, kind);
    else
        OBJECT_AT(reference, KNOWN(Reference_referent), Object *) = NULL;
    return NULL;
}

/* Calls visit for every reference in object o, and for what o keeps alive besides: its class, and what a mirror or a class
 * loader stands for.  The one description of an object's references; marker and resurrection walk share it. */
static inline __attribute__((always_inline)) struct GC_ms_entry *
push_references(Object *o, struct GC_ms_entry *top, struct GC_ms_entry *limit)
{
    Class *k = object_class(o);
    if (!(k->flags & CLASS_BUILTIN_LOADER))
        PUSH(k->mirror, &k->mirror);
    if (k->flags & CLASS_ARRAY) {
        if (k->flags & CLASS_CONTAINS_REFS) {
            Object **p = array_refs(o), **end = p + array_length(o);
            for (; p < end; p++)
                if (*p != NULL) PUSH(*p, p);
        }
        return top;
    }
    for (const RefRun *run = k->ref_runs, *last = run + k->ref_run_count; run < last; run++) {
        Object **p = &OBJECT_AT(o, run->offset, Object *);
        for (u4 n = run->count; n > 0; n--, p++)
            if (*p != NULL) PUSH(*p, p);
    }
    return top;
}

static struct GC_ms_entry *push_mirror(Object *mirror, struct GC_ms_entry *top, struct GC_ms_entry *limit)
{
    Class *k = OBJECT_AT(mirror, KNOWN(Class_klass), Class *);
    if (k == NULL) return top;                          /* still being made, or an orphan */
    Object **p = &OBJECT_AT(mirror, k->static_ref_offset, Object *);
    for (u4 n = k->static_ref_count; n > 0; n--, p++)
        if (*p != NULL) PUSH(*p, p);
    if (k->kept != NULL) PUSH(k->kept, &k->kept);
    if (k->init_error != NULL) PUSH(k->init_error, &k->init_error);
    return top;
}

static struct GC_ms_entry *scan_object(Object *o, struct GC_ms_entry *top, struct GC_ms_entry *limit)
{
    if (*(const int64_t *)o >= 0) return top;           /* a free cell: see object.h */
    Class *k = object_class(o);
    top = push_references(o, top, limit);
    if (unlikely(k->reference_kind != REF_NONE)) {
        Object *referent = strong_referent(o, (ReferenceKind)k->reference_kind);
        if (referent != NULL) PUSH(referent, o);
    }
    if (unlikely(k->flags & CLASS_IS_MIRROR)) top = push_mirror(o, top, limit);
    if (unlikely(k->flags & CLASS_IS_LOADER))
        for (Class *c = vm_ops.loader_classes(o); c != NULL; c = c->next_in_loader)
            PUSH(c->mirror, &c->mirror);
    return top;
}

/* libgc's mark stack, whose top it hands to the mark procedure. */
typedef struct MarkEntry { Object *object; GC_word descriptor; } MarkEntry;
_Static_assert(sizeof(MarkEntry) == 16, "see check_mark_entry");

/* Marking waits for memory most of the time: the header of an object is read long after it was written.  So what the scan of an
 * object has pushed is taken off libgc's stack again and fetched into the cache, and scanned when PREFETCHED others have been. */
static struct GC_ms_entry *mark_object(GC_word *address, struct GC_ms_entry *stack_top, struct GC_ms_entry *stack_limit, GC_word env)
{
    enum { PREFETCHED = 16, MOST = 256 };               /* at once; libgc shares its stack with other markers in between */
    Object *queue[PREFETCHED] = { (Object *)address };
    MarkEntry *top = (MarkEntry *)stack_top, *limit = (MarkEntry *)stack_limit, *base = top;
    unsigned first = 0, last = 1;
    (void)env;
    for (int n = 0; first != last && (n < MOST || limit - top <= PREFETCHED); n++) {
        top = (MarkEntry *)scan_object(queue[first++ % PREFETCHED], (struct GC_ms_entry *)top, stack_limit);
        if (top < base) base = top;                     /* it was full: libgc will come back to what it has dropped */
        for (; top > base && top->descriptor == libgc.object_descriptor && last - first < PREFETCHED; top--) {
            __builtin_prefetch(top->object);
            queue[last++ % PREFETCHED] = top->object;
        }
    }
    while (first != last) *++top = (MarkEntry){ queue[first++ % PREFETCHED], libgc.object_descriptor };
    return (struct GC_ms_entry *)top;
}

/* ---- roots ------------------------------------------------------------------------------------------------------- */

/* Cells on a thread's free lists are in use as far as libgc knows.  They will be old objects when they are allocated: dirty ones, so
 * that nobody has to say so who fills a new object. */
static void keep_free_lists(Thread *t)
{
    for (int kind = 0; kind < 2; kind++)
        for (int i = 1; i < FREE_LIST_CLASSES; i++)
            for (void *cell = t->free_lists[kind][i]; cell != NULL; cell = *(void **)cell) {
                GC_set_mark_bit(cell);
                heap_dirty(cell);
            }
}

/* C code may go on to fill an object that it has allocated before this collection. */
static void keep_dirty(uintptr_t word)
{
    if (word - (uintptr_t)GC_least_plausible_heap_addr >= (uintptr_t)GC_greatest_plausible_heap_addr - (uintptr_t)GC_least_plausible_heap_addr) return;
    const void *o = GC_base((void *)word);
    if (o != NULL) heap_dirty(o);
}

/* What a thread uses: metadata, which any word on its stacks, or in its registers, could be an address of; and objects. */
__attribute__((no_sanitize("address")))
static void reach_metadata(const void *from, const void *to)
{
    for (const u4 *p = (const u4 *)align_up((uintptr_t)from, sizeof *p); (const void *)p < to; p++) {
        if (((uintptr_t)p & 7) == 0 && (const void *)(p + 2) <= to) keep_dirty(*(const uintptr_t *)p);
        if ((int32_t)*p < LOWEST_METADATA) continue;
        arena_reach_word(*p);
        if (vm_ops.reach_compiled != NULL) vm_ops.reach_compiled(*p);
    }
}

/* With the registers, which a signal or __builtin_unwind_init has put there. */
static void reach_from_native_stack(const Thread *t)
{
    const char *top = t == current_thread ? __builtin_frame_address(0) : t->stopped_sp;
    if (top != NULL && top >= t->native_stack_low) reach_metadata(top, t->native_stack_base);
}

/* Eager: pushing ranges unscanned overflows libgc's mark stack when there are thousands. */
static void push_thread(Thread *t)
{
    keep_free_lists(t);
    Slot *top = t->java_top;
    if (t == current_thread) {
        top = compiled_java_top(t);
    } else if (t->state == THREAD_IN_JAVA) {            /* maybe in compiled code */
        top += COMPILED_SLACK_SLOTS;
        if (top > t->java_stack_end) top = t->java_stack_end;
    }
    if (t->java_stack != NULL && top > t->java_stack) {
        GC_push_all_eager(t->java_stack, top);
        reach_metadata(t->java_stack, top);
    }
    if (t->local_refs != NULL && t->local_top > t->local_refs)
        GC_push_all_eager(t->local_refs, t->local_top);
    reach_metadata(t, t + 1);
    reach_from_native_stack(t);
}

static void push_class(Class *k)
{
    if (k->mirror != NULL) GC_push_all_eager(&k->mirror, &k->mirror + 1);
}

static void push_range(void *from, void *to) { GC_push_all_eager(from, to); }

static void push_roots(void)
{
    __builtin_unwind_init();
    arena_start_reaching();
    if (vm_ops.visit_compiler_roots != NULL) vm_ops.visit_compiler_roots(push_range);
    for (Thread *t = vm.threads; t != NULL; t = t->next)
        push_thread(t);
    if (vm_ops.visit_root_classes != NULL)
        vm_ops.visit_root_classes(push_class);
    for (RootChunk *chunk = heap.roots; chunk != NULL; chunk = chunk->next)
        for (u4 i = 0; i < chunk->count; i++)
            GC_push_all_eager(chunk->slots[i], chunk->slots[i] + 1);
    libgc.push_roots();
}

/* ---- references, at the end of marking, world stopped ------------------------------------------------------------- */

static bool is_live(const Object *o) { return GC_is_marked(o); }

static struct { Object **base; size_t count, capacity; } grey;     /* stack of the resurrection walk; mmap, not malloc: its lock may be held */

static void grey_push(Object *o)
{
    if (o == NULL || GC_is_marked(o)) return;
    GC_set_mark_bit(o);
    if (grey.count == grey.capacity) {
        size_t capacity = grey.capacity ? grey.capacity * 2 : 1 << 16;
        Object **base = mmap(NULL, capacity * sizeof *base, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (base == MAP_FAILED) vm_fatal("out of memory while keeping finalizable objects");
        if (grey.base != NULL) {
            memcpy(base, grey.base, grey.count * sizeof *base);
            munmap(grey.base, grey.capacity * sizeof *base);
        }
        grey.base = base;
        grey.capacity = capacity;
    }
    grey.base[grey.count++] = o;
}

static void grey_scan(Object *o)
{
    Class *k = object_class(o);
    if (!(k->flags & CLASS_BUILTIN_LOADER)) grey_push(k->mirror);
    if (k->flags & CLASS_ARRAY) {
        if (k->flags & CLASS_CONTAINS_REFS)
            for (int32_t i = 0; i < array_length(o); i++)
                grey_push(array_refs(o)[i]);
        return;
    }
    for (u4 r = 0; r < k->ref_run_count; r++)
        for (u4 i = 0; i < k->ref_runs[r].count; i++)
            grey_push(object_ref_at(o, k->ref_runs[r].offset + 8 * i));
    if (k->reference_kind != REF_NONE) grey_push(object_ref_at(o, KNOWN(Reference_referent)));
    if (k->flags & CLASS_IS_LOADER)
        for (Class *c = vm_ops.loader_classes(o); c != NULL; c = c->next_in_loader)
            grey_push(c->mirror);
    if (k->flags & CLASS_IS_MIRROR) {
        Class *of = OBJECT_AT(o, KNOWN(Class_klass), Class *);
        if (of == NULL) return;
        for (u4 i = 0; i < of->static_ref_count; i++)
            grey_push(object_ref_at(o, of->static_ref_offset + 8 * i));
        grey_push(of->kept);
        grey_push(of->init_error);
    }
}

static void resurrect(Object *o)
{
    grey_push(o);
    while (grey.count > 0) grey_scan(grey.base[--grey.count]);
}

static void enqueue_pending(Object *reference)
{
    Object *queue = object_ref_at(reference, KNOWN(Reference_queue));
    if (queue != NULL && !(heap_is_object(queue) && class_is_subtype(object_class(queue), KNOWN(ReferenceQueue)))) {     /* not alive, as above */
        OBJECT_AT(reference, KNOWN(Reference_discovered), Object *) = NULL;
        return;
    }
    OBJECT_AT(reference, KNOWN(Reference_discovered), Object *) = heap.pending;
    heap.pending = reference;
}

/* Empties the discovered list of a kind: what lost its referent goes to the pending list. */
static u4 process_discovered(ReferenceKind kind)
{
    u4 enqueued = 0;
    Object *reference = heap.discovered[kind];
    heap.discovered[kind] = NULL;
    while (reference != NULL) {
        Object *next = object_ref_at(reference, KNOWN(Reference_discovered));
        Object *referent = object_ref_at(reference, KNOWN(Reference_referent));
        if (next == reference) next = NULL;
        if (referent == NULL || GC_is_marked(referent)) {
            OBJECT_AT(reference, KNOWN(Reference_discovered), Object *) = NULL;
        } else {
            if (kind == REF_FINAL) {
                OBJECT_AT(reference, KNOWN(Reference_next), Object *) = reference;
                resurrect(referent);
            } else {
                OBJECT_AT(reference, KNOWN(Reference_referent), Object *) = NULL;
            }
            enqueue_pending(reference);
            enqueued++;
        }
        reference = next;
    }
    return enqueued;
}

static void sweep_weak_slots(void)
{
    for (WeakChunk *chunk = heap.weak_chunks; chunk != NULL; chunk = chunk->next)
        for (int i = 0; i < WEAK_CHUNK; i++) {
            Object *o = chunk->slots[i];
            if (o != NULL && !((uintptr_t)o & 1) && !GC_is_marked(o)) chunk->slots[i] = NULL;
        }
}

/* Objects that have died with their classes stay where they are until libgc needs their memory, and something on a stack that looks
 * like the address of one can bring it back at any time.  As an Object, or a Class or ClassLoader without metadata, it does no harm. */
static void rewrite_orphan(Object *o)
{
    if (vm_ops.is_unloaded(o->klass)) o->klass = meta_pack(KNOWN(Object));
    const Class *k = object_class(o);
    u8 *metadata = k->flags & CLASS_IS_MIRROR ? &OBJECT_AT(o, KNOWN(Class_klass), u8) :
                   k->flags & CLASS_IS_LOADER ? &OBJECT_AT(o, KNOWN(ClassLoader_loader_data), u8) : NULL;
    if (metadata != NULL && vm_ops.is_unloaded((u4)*metadata)) *metadata = 0;
}

static void visit_objects_of(unsigned kinds, void (*visit)(Object *o))
{
    enum { PAGE_BYTES = 4096 };
    size_t bytes;
    for (char *page = (char *)((uintptr_t)GC_least_plausible_heap_addr & -(uintptr_t)PAGE_BYTES), *next;
         page < (char *)GC_greatest_plausible_heap_addr; page = next) {
        char *cell = GC_base(page);
        next = page + PAGE_BYTES;
        if (cell != page || !(kinds >> GC_get_kind_and_size(cell, &bytes) & 1)) continue;
        if (bytes > PAGE_BYTES) next = page + align_up(bytes, PAGE_BYTES);
        for (char *end = bytes > PAGE_BYTES ? cell + bytes : next; cell + bytes <= end; cell += bytes)
            if (*(int64_t *)cell < 0) visit((Object *)cell);        /* not a free cell: see object.h */
    }
}

static void visit_objects(void (*visit)(Object *o)) { visit_objects_of(1u << libgc.kinds[KIND_REFERENCES], visit); }

static void visit_if_live(Object *o)
{
    if (GC_is_marked(o)) heap.live_visitor(o, heap.live_visitor_arg);
}

/* Large reference arrays are the only things of libgc's own scanned kind that look like objects. */
#define KINDS_OF_OBJECTS (1u << libgc.kinds[KIND_REFERENCES] | 1u << libgc.kinds[KIND_PLAIN] | 1u << GC_I_NORMAL)

static void visit_live(void)
{
    visit_objects_of(KINDS_OF_OBJECTS, visit_if_live);
    heap.live_visitor = NULL;                           /* once: this may be another thread's collection */
}

/* Their classes' memory is about to go: they look like free cells from now on. */
static void erase(Object *o) { *(u8 *)o = 0; }

/* ---- -XX:+VerifyMarking -------------------------------------------------------------------------------------------------------- */

/* What has died before, and was brought back by something that looks like its address, may refer to memory that is free by now. */
static void verify_reference(const Object *from, const Object *to)
{
    if (!heap_is_object(to) || GC_is_marked(to)) return;
    vm_fatal("collection %llu (%s): object %p of class %s is alive and refers to %p of class %s, which is not marked", (unsigned long long)heap.collections,
             heap.present.is_full ? "full" : "young", (const void *)from, symbol_chars(object_class(from)->name), (const void *)to,
             symbol_chars(object_class(to)->name));
}

static void verify_object(Object *o)
{
    if (!GC_is_marked(o)) return;
    const Class *k = object_class(o);
    if (!(k->flags & CLASS_BUILTIN_LOADER)) verify_reference(o, k->mirror);
    if (k->flags & CLASS_ARRAY) {
        for (int32_t i = 0; (k->flags & CLASS_CONTAINS_REFS) && i < array_length(o); i++) verify_reference(o, array_refs(o)[i]);
        return;
    }
    for (u4 r = 0; r < k->ref_run_count; r++)
        for (u4 i = 0; i < k->ref_runs[r].count; i++) verify_reference(o, object_ref_at(o, k->ref_runs[r].offset + 8 * i));
    if (k->reference_kind != REF_NONE) verify_reference(o, object_ref_at(o, KNOWN(Reference_referent)));
    if (k->flags & CLASS_IS_LOADER)
        for (Class *c = vm_ops.loader_classes(o); c != NULL; c = c->next_in_loader) verify_reference(o, c->mirror);
    const Class *of = k->flags & CLASS_IS_MIRROR ? OBJECT_AT(o, KNOWN(Class_klass), Class *) : NULL;
    for (u4 i = 0; of != NULL && i < of->static_ref_count; i++) verify_reference(o, object_ref_at(o, of->static_ref_offset + 8 * i));
    if (of != NULL) {
        verify_reference(o, of->kept);
        verify_reference(o, of->init_error);
    }
}

static unsigned object_kinds(void) { return 1u << libgc.kinds[KIND_REFERENCES] | 1u << libgc.kinds[KIND_PLAIN] | 1u << GC_I_NORMAL; }

static void at_mark_end(void)
{
    if (KNOWN(Reference) == NULL) return;               /* the class library is not up yet */
    size_t used = GC_get_heap_size() - GC_get_free_bytes();
    u4 enqueued = process_discovered(REF_SOFT) + process_discovered(REF_WEAK);
    enqueued += process_discovered(REF_FINAL);
    enqueued += process_discovered(REF_PHANTOM);
    sweep_weak_slots();
    string_sweep(is_live);
    monitor_sweep(is_live);
    if (vm_ops.unload != NULL && vm_ops.unload(is_live, heap.unloads ? 0 : LEAST_UNLOADED + used / 64)) visit_objects(rewrite_orphan);
    if (KNOWN(SoftReference_clock) != 0)                /* else the mirror is not there yet, or its statics have no place */
        OBJECT_AT(KNOWN(SoftReference)->mirror, KNOWN(SoftReference_clock), int64_t) = heap.soft_clock;
    if (__atomic_load_n(&heap.live_visitor, __ATOMIC_ACQUIRE) != NULL) visit_live();
    if (unlikely(vm.options->VerifyMarking)) visit_objects_of(object_kinds(), verify_object);
    if (enqueued > 0) sem_post(&heap.pending_signal);
}

/* Tells libgc, which forgets it when it has looked there.  A card stands for all pages whose addresses have the same low half. */
static void report_dirty_pages(void)
{
    uintptr_t from = (uintptr_t)GC_least_plausible_heap_addr >> CARD_SHIFT, to = ((uintptr_t)GC_greatest_plausible_heap_addr >> CARD_SHIFT) + 1;
    for (uintptr_t first = from; first < to && first < from + CARD_COUNT; first++) {
        u1 *card = &heap_cards[first & (CARD_COUNT - 1)];
        if (*card == 0) continue;
        *card = 0;
        for (uintptr_t page = first; page < to; page += CARD_COUNT) GC_end_stubborn_change((void *)(page << CARD_SHIFT));
    }
    for (const ScannedMemory *m = heap.scanned; m != NULL; m = m->next)
        for (const char *p = (const char *)m; p < (const char *)(m + 1) + m->bytes; p += 1 << CARD_SHIFT) GC_end_stubborn_change(p);
}

static void at_mark_start(void)
{
    if (libgc.is_generational) report_dirty_pages();
    size_t free_bytes = heap.maximum_bytes > GC_get_heap_size() - GC_get_free_bytes()
                            ? heap.maximum_bytes - (GC_get_heap_size() - GC_get_free_bytes()) : 0;
    int64_t millis_per_mb = vm.options != NULL ? vm.options->SoftRefLRUPolicyMSPerMB : 0;
    heap.soft_clock = time_millis();
    if (__builtin_mul_overflow((int64_t)(free_bytes >> 20), millis_per_mb, &heap.soft_keep_millis)) heap.soft_keep_millis = INT64_MAX;
}

/* As much is allocated between collections as was in use after the last, within bounds: marking costs in proportion to that. */
static void pace_collections(size_t used)
{
    size_t bytes = used > BYTES_BETWEEN_COLLECTIONS ? used : BYTES_BETWEEN_COLLECTIONS;
    GC_set_min_bytes_allocd(bytes < heap.maximum_bytes / 4 ? bytes : heap.maximum_bytes / 4);
}

static const char *cause(const Collection *c) { return c->is_asked_for ? "System.gc()" : "Allocation Failure"; }

static void at_end(Collection *c)
{
    c->end_nanos = time_nanos();
    c->total_after = GC_get_heap_size();
    c->used_after = c->total_after - GC_get_free_bytes();
    int64_t nanos = c->end_nanos - c->start_nanos;
    heap.collection_nanos += nanos;
    if (log_enabled(LOG_GC))
        log_write(LOG_GC, LOG_INFO, "GC(%llu) Pause %s (%s) %zuM->%zuM(%zuM) %.3fms", (unsigned long long)heap.collections,
                  c->is_full ? "Full" : "Young", cause(c), c->used_before >> 20, c->used_after >> 20, c->total_after >> 20, (double)nanos / 1e6);
    c->number = ++heap.collections;
    heap.unloads = heap.is_full = false;
    pthread_mutex_lock(&heap.lock);
    heap.last = *c;
    pthread_mutex_unlock(&heap.lock);
    if (heap.watcher != NULL) heap.watcher(c);
    if (vm_ops.free_unloaded != NULL) vm_ops.free_unloaded();
    pace_collections(c->used_after);
}

static void GC_CALLBACK on_full_collection(void) { heap.is_full = true; }

static void GC_CALLBACK on_collection_event(GC_EventType event)
{
    if (libgc.on_event != NULL) libgc.on_event(event);
    if (heap.maximum_bytes == 0) return;                /* there is no VM */
    switch (event) {
    case GC_EVENT_PRE_STOP_WORLD:
        heap.present = (Collection){ .start_nanos = time_nanos(), .total_before = GC_get_heap_size(), .is_asked_for = heap.unloads,
                                     .is_full = heap.is_full || !libgc.is_generational };
        heap.present.used_before = heap.present.total_before - GC_get_free_bytes();
        break;
    case GC_EVENT_MARK_START:  at_mark_start(); break;
    case GC_EVENT_MARK_END:    at_mark_end(); break;
    case GC_EVENT_RECLAIM_END: at_end(&heap.present); break;
    default: break;
    }
}

/* ---- start ------------------------------------------------------------------------------------------------------- */

static void GC_CALLBACK ignore_warning(char *message, GC_word argument) { (void)message; (void)argument; }
static void GC_CALLBACK abort_vm(const char *message) { if (message != NULL) vm_fatal("libgc: %s", message); }
static void *GC_CALLBACK no_memory(size_t bytes) { (void)bytes; return NULL; }

static void on_stop_signal(int number, siginfo_t *info, void *context)
{
    if (current_thread != NULL) current_thread->stopped_sp = __builtin_frame_address(0);
    libgc.stop_action.sa_sigaction(number, info, context);
}

/* libgc keeps to itself where the stopped threads' stacks end. */
static void watch_stops(void)
{
    sigaction(GC_get_suspend_signal(), NULL, &libgc.stop_action);
    if (!(libgc.stop_action.sa_flags & SA_SIGINFO)) vm_fatal("the collector's library has no handler for stopping threads");
    struct sigaction own = libgc.stop_action;
    own.sa_sigaction = on_stop_signal;
    sigaction(GC_get_suspend_signal(), &own, NULL);
}

static void own_stack_base(struct GC_stack_base *base)
{
    pthread_attr_t attributes;
    void *low;
    size_t bytes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) vm_fatal("cannot find the bounds of a thread's stack");
    pthread_attr_getstack(&attributes, &low, &bytes);
    pthread_attr_destroy(&attributes);
    base->mem_base = (char *)low + bytes;
}

/* Is the object linked with libgc?  Ours does not count. */
static int find_user_of_libgc(struct dl_phdr_info *object, size_t bytes, void *found)
{
    const ElfW(Dyn) *dynamic = NULL;
    const char *strings = NULL;
    bool ours = false;
    (void)bytes;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + header->p_vaddr;
        if (header->p_type == PT_DYNAMIC) dynamic = (const ElfW(Dyn) *)start;
        ours |= header->p_type == PT_LOAD && (uintptr_t)&libgc - start < header->p_memsz;
    }
    for (const ElfW(Dyn) *d = dynamic; d != NULL && d->d_tag != DT_NULL; d++)
        if (d->d_tag == DT_STRTAB) strings = (const char *)d->d_un.d_ptr;
    for (const ElfW(Dyn) *d = dynamic; strings != NULL && !ours && d->d_tag != DT_NULL; d++)
        if (d->d_tag == DT_NEEDED && strncmp(strings + d->d_un.d_val, "libgc.so", 8) == 0) *(bool *)found = true;
    return 0;
}

/* For hosts that use libgc for themselves.  What libraries of the VM and the JDK refer to, they tell. */
static int GC_CALLBACK has_roots(const char *object_name, void *start, size_t bytes)
{
    const char *file = strrchr(object_name, '/');
    bool ours = (uintptr_t)&libgc - (uintptr_t)start < bytes;
    return !ours && strncmp(object_name, libgc.jdk, strlen(libgc.jdk)) != 0 && (file == NULL || strncmp(file, "/libgc.so", 9) != 0);
}

static void choose_policy(void)
{
    struct GC_stack_base base;
    GC_set_all_interior_pointers(0);                    /* stacks are still scanned for interior pointers */
    GC_set_no_dls(1);                                   /* nothing in any library's data is a root unless it is told */
    GC_set_suspend_signal(SIGRTMIN + 8);
    GC_set_thr_restart_signal(SIGRTMIN + 9);
    GC_set_warn_proc(ignore_warning);
    GC_set_oom_fn(no_memory);
    GC_set_abort_func(abort_vm);
    GC_set_markers_count(1);
    GC_set_manual_vdb_allowed(1);                       /* we say what is dirty */
    GC_set_time_limit(GC_TIME_UNLIMITED);               /* young collections, but no incremental ones */
    own_stack_base(&base);
    GC_set_stackbottom(NULL, &base);                    /* the VM's first thread need not be the process's */
}

/* Between compiled code and metadata (code_cache.c, arena.c), and out of their way. */
static void make_cards(void)
{
    for (uintptr_t at = 0x3f000000; at >= 0x3c000000; at -= CARD_COUNT) {
        void *cards = mmap((void *)at, CARD_COUNT, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
        if (cards == (void *)at) {
            heap_cards = cards;
            return;
        }
        if (cards != MAP_FAILED) munmap(cards, CARD_COUNT);
    }
    vm_fatal("no memory below 1 GiB for the collector's cards");
}

static void init_libgc(void)
{
    libgc.is_shared = GC_is_init_called();
    if ((libgc.jdk = strdup(vm.options != NULL ? vm.options->java_home : "/")) == NULL) vm_fatal("out of memory");
    dl_iterate_phdr(find_user_of_libgc, &libgc.is_shared);
    if (libgc.is_shared) GC_register_has_static_roots_callback(has_roots);
    else choose_policy();
    GC_init();
    GC_allow_register_threads();
    watch_stops();
    GC_set_free_space_divisor(2);
    for (int which = 0; which < 2; which++) libgc.free_lists[which] = GC_new_free_list();
    libgc.kinds[KIND_PLAIN] = (int)GC_new_kind(libgc.free_lists[KIND_PLAIN], 0 | GC_DS_LENGTH, 0, 1);
    libgc.object_descriptor = GC_MAKE_PROC(GC_new_proc(mark_object), 0);
    libgc.kinds[KIND_REFERENCES] = (int)GC_new_kind(libgc.free_lists[KIND_REFERENCES], libgc.object_descriptor, 0, 1);
    GC_add_roots(&vm, &vm + 1);
    GC_add_roots(&heap.pending, &heap.pending + 1);
    GC_add_roots(&heap.reserve, &heap.reserve + 1);
    libgc.on_event = GC_get_on_collection_event();
    libgc.push_roots = GC_get_push_other_roots();
    GC_set_push_other_roots(push_roots);
    GC_set_on_collection_event(on_collection_event);
    make_cards();
    if (!libgc.is_shared) {
        GC_set_start_callback(on_full_collection);
        GC_enable_incremental();
        libgc.is_generational = GC_is_incremental_mode();
    }
    libgc.done = true;
}

void heap_init(size_t initial_bytes, size_t maximum_bytes)
{
    if (!libgc.done) {
        init_libgc();
    } else {
        heap_register_thread();
        GC_gcollect();                                  /* what the last VM has left: who only ends one need not wait for that */
    }
    heap.maximum_bytes = maximum_bytes;
    GC_set_max_heap_size(maximum_bytes + (libgc.is_shared ? GC_get_heap_size() : 0));
    pace_collections(0);
    if (initial_bytes > maximum_bytes / 2) initial_bytes = maximum_bytes / 2;
    if (initial_bytes > GC_get_heap_size()) GC_expand_hp(initial_bytes - GC_get_heap_size());
    heap.reserve = GC_malloc_atomic(RESERVE_BYTES);
    sem_init(&heap.pending_signal, 0, 0);
}

static void *GC_CALLBACK erase_all(void *nothing)
{
    visit_objects(erase);
    return nothing;
}

void heap_end(void)
{
    GC_call_with_alloc_lock(erase_all, NULL);
    GC_set_max_heap_size(0);
    if (grey.base != NULL) munmap(grey.base, grey.capacity * sizeof *grey.base);
    sem_destroy(&heap.pending_signal);
}

void heap_leave(void) { GC_unregister_my_thread(); }

bool heap_register_thread(void)
{
    struct GC_stack_base base;
    own_stack_base(&base);                              /* the thread that called heap_init is registered already */
    return GC_register_my_thread(&base) != GC_DUPLICATE || !libgc.is_shared;
}

void heap_add_signals(sigset_t *needed)
{
    sigaddset(needed, GC_get_suspend_signal());
    sigaddset(needed, GC_get_thr_restart_signal());
}

void heap_register_native_thread(void)
{
    struct GC_stack_base base;
    sigset_t needed;
    sigemptyset(&needed);
    heap_add_signals(&needed);
    pthread_sigmask(SIG_UNBLOCK, &needed, NULL);
    own_stack_base(&base);
    GC_register_my_thread(&base);
}

void heap_unregister_thread(Thread *t)
{
    memset(t->free_lists, 0, sizeof t->free_lists);     /* the cells go back at the next collection */
    if (t->is_registered) GC_unregister_my_thread();
}

/* ---- allocation --------------------------------------------------------------------------------------------------- */

static void *allocate_large(size_t bytes, int kind)
{
    return bytes > OFF_PAGE_BYTES ? GC_generic_malloc_ignore_off_page(bytes, kind) : GC_generic_malloc(bytes, kind);
}

/* All soft references go before OutOfMemoryError is thrown (java.lang.ref). */
static void collect_before_error(void)
{
    heap.clear_soft = true;
    thread_wipe_leftovers();                            /* where the collector's own frames will be */
    GC_gcollect();
    heap.clear_soft = false;
}

static void *allocate_or_collect(size_t bytes, int kind)
{
    void *cell = bytes < heap.maximum_bytes ? allocate_large(bytes, kind) : NULL;
    if (cell == NULL && bytes < heap.maximum_bytes) {
        collect_before_error();
        cell = allocate_large(bytes, kind);
    }
    return cell;
}

void heap_open_reserve(void)
{
    void *reserve = __atomic_exchange_n(&heap.reserve, NULL, __ATOMIC_ACQ_REL);
    heap.reserve_tried = heap.collections;
    if (reserve != NULL) GC_free(reserve);
}

/* Once after each collection, which may have made room for it. */
static void close_reserve(void)
{
    if (likely(heap.reserve != NULL || heap.reserve_tried == heap.collections)) return;
    heap.reserve_tried = heap.collections;
    void *reserve = heap_free_bytes() > 4 * RESERVE_BYTES ? GC_malloc_atomic(RESERVE_BYTES) : NULL, *none = NULL;
    if (reserve != NULL && !__atomic_compare_exchange_n(&heap.reserve, &none, reserve, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) GC_free(reserve);
}

extern void GC_incr_bytes_allocd(size_t bytes);         /* libgc's, for its inline allocation; in no header that is installed */

typedef struct FreeList { int which; size_t bytes; void *cells; } FreeList;

static void *GC_CALLBACK take_free_list(void *list)
{
    FreeList *l = list;
    void **own = &libgc.free_lists[l->which][l->bytes / CELL_BYTES];
    size_t bytes = 0;
    l->cells = *own;
    *own = NULL;
    for (void *cell = l->cells; cell != NULL; cell = *(void **)cell) bytes += l->bytes;
    GC_incr_bytes_allocd(bytes);
    return NULL;
}

/* A cell, and all the others that libgc has at hand.  (GC_generic_malloc_many gives one at a time when it is told what is dirty.) */
static void *refill(Thread *t, int which, size_t bytes)
{
    FreeList list = { .which = which, .bytes = bytes };
    close_reserve();
    void *cell = GC_generic_malloc(bytes, libgc.kinds[which]);
    if (unlikely(cell == NULL)) {
        collect_before_error();
        cell = GC_generic_malloc(bytes, libgc.kinds[which]);
        if (cell == NULL) return NULL;
    }
    GC_call_with_alloc_lock(take_free_list, &list);
    t->free_lists[which][bytes / CELL_BYTES] = list.cells;
    return cell;
}

static void stress(void)
{
    enum { FULL_EVERY = 4 };
    u4 n = __atomic_add_fetch(&heap.stress_count, 1, __ATOMIC_RELAXED);
    if (n % heap_stress_interval != 0) return;
    if (!libgc.is_generational || n / heap_stress_interval % FULL_EVERY == 0) heap_collect();
    else GC_start_incremental_collection();             /* one of the young objects, done at once */
}

/* One zeroed cell with its header written.  which: KIND_ */
static inline Object *allocate(Thread *t, Class *k, size_t bytes, int which)
{
    bytes = align_up(bytes, CELL_BYTES);
    void *cell;
    if (unlikely(heap_stress_interval != 0)) stress();
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
    pthread_mutex_lock(&heap.lock);
    m->next = heap.scanned;
    if (m->next != NULL) m->next->previous = m;
    __atomic_store_n(&heap.scanned, m, __ATOMIC_RELEASE);       /* a collection may read it now */
    pthread_mutex_unlock(&heap.lock);
    return m + 1;
}

void heap_free_scanned(void *memory)
{
    ScannedMemory *m = (ScannedMemory *)memory - 1;
    pthread_mutex_lock(&heap.lock);
    __atomic_store_n(m->previous != NULL ? &m->previous->next : &heap.scanned, m->next, __ATOMIC_RELEASE);
    if (m->next != NULL) m->next->previous = m->previous;
    pthread_mutex_unlock(&heap.lock);
    GC_free(m);
}

/* ---- figures ------------------------------------------------------------------------------------------------------ */

void heap_collect(void)
{
    heap.unloads = true;
    thread_wipe_leftovers();                            /* where the collector's own frames will be */
    if (GC_get_heap_size() > LARGE_HEAP_BYTES) GC_gcollect_and_unmap();         /* else what stays free for some collections goes back */
    else GC_gcollect();
}

void heap_visit_live(void (*visit)(Object *o, void *arg), void *arg)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one_at_a_time);
    heap.live_visitor_arg = arg;
    __atomic_store_n(&heap.live_visitor, visit, __ATOMIC_RELEASE);
    heap_collect();
    pthread_mutex_unlock(&one_at_a_time);
}

const Object *heap_object_at(const void *word)
{
    const Object *o = GC_base((void *)(uintptr_t)word);
    size_t bytes;
    if (o == NULL || *(const int64_t *)o >= 0 || !GC_is_marked(o)) return NULL;
    return (KINDS_OF_OBJECTS >> GC_get_kind_and_size(o, &bytes) & 1) != 0 ? o : NULL;
}

void heap_visit_roots(void (*visit)(Object **slot, void *arg), void *arg)
{
    visit(&heap.pending, arg);
    for (const RootChunk *chunk = heap.roots; chunk != NULL; chunk = chunk->next)
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
size_t heap_max_bytes(void) { return heap.maximum_bytes; }
u8 heap_collection_count(void) { return heap.collections; }
bool heap_last_collection(Collection *last)
{
    pthread_mutex_lock(&heap.lock);
    *last = heap.last;
    pthread_mutex_unlock(&heap.lock);
    return last->number > 0;
}

void heap_watch_collections(void (*watcher)(const Collection *done)) { heap.watcher = watcher; }

int64_t heap_collection_millis(void) { return heap.collection_nanos / 1000000; }

/* ---- weak slots, roots ----------------------------------------------------------------------------------------------- */

static bool add_weak_chunk(void)
{
    WeakChunk *chunk = lifetime_alloc(sizeof *chunk);
    if (chunk == NULL) return false;
    for (int i = 0; i < WEAK_CHUNK; i++) {
        chunk->slots[i] = (Object *)((uintptr_t)heap.weak_free | 1);
        heap.weak_free = &chunk->slots[i];
    }
    chunk->next = heap.weak_chunks;
    __atomic_store_n(&heap.weak_chunks, chunk, __ATOMIC_RELEASE);
    return true;
}

Object **heap_weak_slot(Object *o)
{
    Object **slot = NULL;
    pthread_mutex_lock(&heap.lock);
    if (heap.weak_free != NULL || add_weak_chunk()) {
        slot = heap.weak_free;
        heap.weak_free = (Object **)((uintptr_t)*slot & ~(uintptr_t)1);
        *slot = o;
    }
    pthread_mutex_unlock(&heap.lock);
    return slot;
}

void heap_free_weak_slot(Object **slot)
{
    pthread_mutex_lock(&heap.lock);
    *slot = (Object *)((uintptr_t)heap.weak_free | 1);
    heap.weak_free = slot;
    pthread_mutex_unlock(&heap.lock);
}

bool heap_is_weak_slot(Object *const *slot)
{
    for (WeakChunk *chunk = __atomic_load_n(&heap.weak_chunks, __ATOMIC_ACQUIRE); chunk != NULL; chunk = chunk->next)
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
    pthread_mutex_lock(&heap.lock);
    if (heap.roots == NULL || heap.roots->count == COUNT_OF(heap.roots->slots)) {
        RootChunk *chunk = lifetime_alloc(sizeof *chunk);
        if (chunk == NULL) vm_fatal("out of memory");
        chunk->next = heap.roots;
        __atomic_store_n(&heap.roots, chunk, __ATOMIC_RELEASE);         /* the collector may stop this thread in between */
    }
    heap.roots->slots[heap.roots->count] = slot;
    __atomic_store_n(&heap.roots->count, heap.roots->count + 1, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&heap.lock);
}

/* ---- the pending list ----------------------------------------------------------------------------------------------- */

Object *heap_take_pending_references(Thread *t)
{
    (void)t;
    return __atomic_exchange_n(&heap.pending, NULL, __ATOMIC_ACQ_REL);
}

bool heap_has_pending_references(void) { return __atomic_load_n(&heap.pending, __ATOMIC_ACQUIRE) != NULL; }

void heap_wait_for_pending_references(Thread *t)
{
    while (!heap_has_pending_references()) {
        thread_enter_blocked(t);
        sem_wait(&heap.pending_signal);                 /* or a signal comes */
        thread_enter_java(t);
    }
}
