/* vm/collect.c -- collections: marking objects and roots for libgc, references and classes at the end of marking. */
#include "vm/heap_private.h"

#include <string.h>
#include <sys/mman.h>

#include "vm/arena.h"
#include "vm/compiled.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

enum {
    LEAST_BETWEEN_COLLECTIONS = 32 << 20,               /* bytes that are allocated, ... */
    LEAST_BETWEEN_IN_GIVEN_HEAP = 64 << 20,             /* ... where the user has said how much the heap may take */
    LOWEST_METADATA = 1 << 24,                          /* nothing of it, or of compiled code, is below */
    LEAST_UNLOADED = 1 << 20                            /* bytes of metadata, and a part of the heap's, that are worth a walk through the heap */
};

/* ---- marking ---------------------------------------------------------------------------------------------------- */

#define PUSH(object, source) (top = GC_MARK_AND_PUSH((object), top, limit, (void **)(source)))

/* Links a Reference with an unmarked-so-far referent into the list of its kind.  Marker threads may race for it. */
static void discover(Object *reference, ReferenceKind kind)
{
    Object **link = &OBJECT_AT(reference, KNOWN(Reference_discovered), Object *);
    Object *none = NULL;
    if (!__atomic_compare_exchange_n(link, &none, reference, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        return;                                         /* discovered already */
    Object *head = __atomic_load_n(&heap_state.discovered[kind], __ATOMIC_RELAXED);
    do
        *link = head != NULL ? head : reference;
    while (!__atomic_compare_exchange_n(&heap_state.discovered[kind], &head, reference, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
}

static bool soft_is_recent(const Object *reference)
{
    return !heap_state.clear_soft && heap_state.soft_clock - OBJECT_AT(reference, KNOWN(SoftReference_timestamp), int64_t) <= heap_state.soft_keep_millis;
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

/* Marking waits for memory most of the time: the header of an object is read long after it was written.  So what the scan of an
 * object has pushed is taken off libgc's stack again and fetched into the cache, and scanned when PREFETCHED others have been. */
struct GC_ms_entry *collect_mark_object(GC_word *address, struct GC_ms_entry *stack_top, struct GC_ms_entry *stack_limit, GC_word env)
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

/* The metadata that a thread uses: any word on its stacks, or in its registers, that could be an address of some.  All begins at a
 * multiple of 8 but bytecode, and who has an address in that has its method's in a frame, too. */
__attribute__((no_sanitize("address")))
static void reach_metadata(const void *from, const void *to)
{
    for (const u4 *p = (const u4 *)align_up((uintptr_t)from, sizeof *p); (const void *)p < to; p++) {
        if ((int32_t)*p < LOWEST_METADATA) continue;
        if (*p % 8 == 0) arena_reach_word(*p);
        if (vm_ops.reach_compiled != NULL) vm_ops.reach_compiled(*p);
    }
}

/* With the registers, which a signal or __builtin_unwind_init has put there. */
static void reach_from_native_stack(const Thread *t)
{
    const char *top = t == current_thread ? __builtin_frame_address(0) : t->stopped_sp;
    if (top != NULL && top >= t->native_stack_low) reach_metadata(top, thread_native_stack_base(t));
}

/* Eager: pushing ranges unscanned overflows libgc's mark stack when there are thousands, and what is pushed so is dirty from now on:
 * C code may go on to fill an object that it has allocated before this collection. */
static __attribute__((noinline)) void push_thread(Thread *t)        /* its caller has put registers into its frame */
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
    GC_push_all_eager(t, t + 1);
    reach_metadata(&t->handover, &t->handover + 1);
    arena_reach_word((u4)(uintptr_t)t->handover.pc);    /* whose frame may not be there yet */
    reach_from_native_stack(t);
}

static void push_class(Class *k)
{
    if (k->mirror != NULL) GC_push_all_eager(&k->mirror, &k->mirror + 1);
}

static void push_range(void *from, void *to) { GC_push_all_eager(from, to); }

void collect_push_roots(void)
{
    __builtin_unwind_init();
    arena_start_reaching();
    if (vm_ops.visit_compiler_roots != NULL) vm_ops.visit_compiler_roots(push_range);
    for (Thread *t = vm.threads; t != NULL; t = t->next)
        push_thread(t);
    if (vm_ops.visit_root_classes != NULL)
        vm_ops.visit_root_classes(push_class);
    for (RootChunk *chunk = heap_state.roots; chunk != NULL; chunk = chunk->next)
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
    OBJECT_AT(reference, KNOWN(Reference_discovered), Object *) = heap_state.pending;
    heap_state.pending = reference;
}

/* Empties the discovered list of a kind: what lost its referent goes to the pending list. */
static u4 process_discovered(ReferenceKind kind)
{
    u4 enqueued = 0;
    Object *reference = heap_state.discovered[kind];
    heap_state.discovered[kind] = NULL;
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
    for (WeakChunk *chunk = heap_state.weak_chunks; chunk != NULL; chunk = chunk->next)
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
    if (GC_is_marked(o)) heap_state.live_visitor(o, heap_state.live_visitor_arg);
}

/* Large reference arrays are the only things of libgc's own scanned kind that look like objects. */
#define KINDS_OF_OBJECTS (1u << libgc.kinds[KIND_REFERENCES] | 1u << libgc.kinds[KIND_PLAIN] | 1u << GC_I_NORMAL)

static void visit_live(void)
{
    visit_objects_of(KINDS_OF_OBJECTS, visit_if_live);
    heap_state.live_visitor = NULL;                           /* once: this may be another thread's collection */
}

const Object *heap_object_at(const void *word)
{
    const Object *o = GC_base((void *)(uintptr_t)word);
    size_t bytes;
    if (o == NULL || *(const int64_t *)o >= 0 || !GC_is_marked(o)) return NULL;
    return (KINDS_OF_OBJECTS >> GC_get_kind_and_size(o, &bytes) & 1) != 0 ? o : NULL;
}

/* Their classes' memory is about to go: they look like free cells from now on. */
static void erase(Object *o) { *(u8 *)o = 0; }

/* ---- -XX:+VerifyMarking -------------------------------------------------------------------------------------------------------- */

static void verify_reference(const Object *from, const Object *to)
{
    if (!heap_is_object(to) || GC_is_marked(to)) return;
    vm_fatal("collection %llu (%s): object %p of class %s is alive and refers to %p of class %s, which is not marked", (unsigned long long)heap_state.collections,
             heap_state.present.is_full ? "full" : "young", (const void *)from, symbol_chars(object_class(from)->name), (const void *)to,
             symbol_chars(object_class(to)->name));
}

/* What has died before, and was brought back by something that looks like its address, may refer to memory that is free by now and
 * will be something else soon. */
static void verify_slots(const Object *from, Object **slots, u4 count)
{
    for (u4 i = 0; i < count; i++) {
        verify_reference(from, slots[i]);
        if (slots[i] != NULL && !heap_is_object(slots[i])) slots[i] = NULL;
    }
}

static void verify_object(Object *o)
{
    if (!GC_is_marked(o)) return;
    const Class *k = object_class(o);
    if (!(k->flags & CLASS_BUILTIN_LOADER)) verify_reference(o, k->mirror);
    if (k->flags & CLASS_ARRAY) {
        if (k->flags & CLASS_CONTAINS_REFS) verify_slots(o, array_refs(o), (u4)array_length(o));
        return;
    }
    for (u4 r = 0; r < k->ref_run_count; r++) verify_slots(o, &OBJECT_AT(o, k->ref_runs[r].offset, Object *), k->ref_runs[r].count);
    if (k->reference_kind != REF_NONE) verify_reference(o, object_ref_at(o, KNOWN(Reference_referent)));
    if (k->flags & CLASS_IS_LOADER)
        for (Class *c = vm_ops.loader_classes(o); c != NULL; c = c->next_in_loader) verify_reference(o, c->mirror);
    const Class *of = k->flags & CLASS_IS_MIRROR ? OBJECT_AT(o, KNOWN(Class_klass), Class *) : NULL;
    if (of == NULL) return;
    verify_slots(o, &OBJECT_AT(o, of->static_ref_offset, Object *), of->static_ref_count);
    verify_reference(o, of->kept);
    verify_reference(o, of->init_error);
}

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
    if (vm_ops.unload != NULL && vm_ops.unload(is_live, heap_state.present.is_asked_for ? 0 : LEAST_UNLOADED + used / 64)) visit_objects(rewrite_orphan);
    if (KNOWN(SoftReference_clock) != 0)                /* else the mirror is not there yet, or its statics have no place */
        OBJECT_AT(KNOWN(SoftReference)->mirror, KNOWN(SoftReference_clock), int64_t) = heap_state.soft_clock;
    if (heap_state.present.is_full && __atomic_load_n(&heap_state.live_visitor, __ATOMIC_ACQUIRE) != NULL) visit_live();
    if (unlikely(vm.options->VerifyMarking)) visit_objects_of(KINDS_OF_OBJECTS, verify_object);
    if (enqueued > 0) sem_post(&heap_state.pending_signal);
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
    for (const ScannedMemory *m = heap_state.scanned; m != NULL; m = m->next)
        for (const char *p = (const char *)m; p < (const char *)(m + 1) + m->bytes; p += 1 << CARD_SHIFT) GC_end_stubborn_change(p);
}

static void at_mark_start(void)
{
    if (libgc.is_generational) report_dirty_pages();
    size_t free_bytes = heap_state.maximum_bytes > GC_get_heap_size() - GC_get_free_bytes()
                            ? heap_state.maximum_bytes - (GC_get_heap_size() - GC_get_free_bytes()) : 0;
    int64_t millis_per_mb = vm.options != NULL ? vm.options->SoftRefLRUPolicyMSPerMB : 0;
    heap_state.soft_clock = time_millis();
    if (__builtin_mul_overflow((int64_t)(free_bytes >> 20), millis_per_mb, &heap_state.soft_keep_millis)) heap_state.soft_keep_millis = INT64_MAX;
}

/* As much is allocated between collections as was in use after the last, within bounds: marking costs in proportion to that. */
void collect_pace(size_t used)
{
    size_t least = vm.options != NULL && vm.options->heap_is_given ? LEAST_BETWEEN_IN_GIVEN_HEAP : LEAST_BETWEEN_COLLECTIONS;
    size_t bytes = used > least ? used : least;
    GC_set_min_bytes_allocd(bytes < heap_state.maximum_bytes / 4 ? bytes : heap_state.maximum_bytes / 4);
}

static const char *cause(const Collection *c) { return c->is_asked_for ? "System.gc()" : "Allocation Failure"; }

static void at_end(Collection *c)
{
    c->end_nanos = time_nanos();
    c->total_after = GC_get_heap_size();
    c->used_after = c->total_after - GC_get_free_bytes();
    int64_t nanos = c->end_nanos - c->start_nanos;
    heap_state.collection_nanos += nanos;
    if (log_enabled(LOG_GC))
        log_write(LOG_GC, LOG_INFO, "GC(%llu) Pause %s (%s) %zuM->%zuM(%zuM) %.3fms", (unsigned long long)heap_state.collections,
                  c->is_full ? "Full" : "Young", cause(c), c->used_before >> 20, c->used_after >> 20, c->total_after >> 20, (double)nanos / 1e6);
    c->number = __atomic_add_fetch(&heap_state.collections, 1, __ATOMIC_RELAXED);
    if (c->is_full) heap_state.unloads = false;         /* a young collection may have come before the one that was asked for */
    heap_state.is_full = false;
    pthread_mutex_lock(&heap_state.lock);
    heap_state.last = *c;
    pthread_mutex_unlock(&heap_state.lock);
    if (heap_state.watcher != NULL) heap_state.watcher(c);
    if (vm_ops.free_unloaded != NULL) vm_ops.free_unloaded();
    collect_pace(c->used_after);
}

void GC_CALLBACK collect_on_full(void) { heap_state.is_full = true; }

void GC_CALLBACK collect_on_event(GC_EventType event)
{
    if (libgc.on_event != NULL) libgc.on_event(event);
    if (heap_state.maximum_bytes == 0) return;                /* there is no VM */
    switch (event) {
    case GC_EVENT_PRE_STOP_WORLD:
        heap_state.present = (Collection){ .start_nanos = time_nanos(), .total_before = GC_get_heap_size(),
                                           .is_full = heap_state.is_full || !libgc.is_generational };
        heap_state.present.is_asked_for = heap_state.present.is_full && heap_state.unloads;
        heap_state.present.used_before = heap_state.present.total_before - GC_get_free_bytes();
        break;
    case GC_EVENT_MARK_START:  at_mark_start(); break;
    case GC_EVENT_MARK_END:    at_mark_end(); break;
    case GC_EVENT_RECLAIM_END: at_end(&heap_state.present); break;
    default: break;
    }
}

bool collect_knows_mark_stack(void)
{
    Object *o = GC_generic_malloc(sizeof(u8), libgc.kinds[KIND_REFERENCES]);
    MarkEntry stack[4] = { { NULL, 0 } };
    MarkEntry *top = (MarkEntry *)GC_mark_and_push(o, (struct GC_ms_entry *)stack, (struct GC_ms_entry *)(stack + 3), NULL);
    return o != NULL && top == stack + 1 && top->object == o && top->descriptor == libgc.object_descriptor;
}

static void *GC_CALLBACK erase_all(void *nothing)
{
    visit_objects(erase);
    return nothing;
}

void collect_end(void)
{
    GC_call_with_alloc_lock(erase_all, NULL);
    if (grey.base != NULL) munmap(grey.base, grey.capacity * sizeof *grey.base);
}

/* All soft references go before OutOfMemoryError is thrown (java.lang.ref). */
void collect_before_error(void)
{
    Thread *t = thread_current();
    heap_state.clear_soft = true;
    if (t != NULL && vm_ops.clear_leftovers != NULL) vm_ops.clear_leftovers(t);
    thread_wipe_leftovers();                            /* where the collector's own frames will be */
    GC_gcollect();
    heap_state.clear_soft = false;
}
