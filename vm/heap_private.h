/* vm/heap_private.h -- what the heap's own files share: heap.c (allocation), collect.c (marking), libgc.c (the library's set-up).
 * Nobody else includes it, or <gc.h>. */
#ifndef VM_HEAP_PRIVATE_H
#define VM_HEAP_PRIVATE_H
#include "vm/heap.h"

#include <semaphore.h>
#include <signal.h>

#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

enum { KIND_PLAIN, KIND_REFERENCES };
enum { WEAK_CHUNK = 255, RESERVE_BYTES = 128 * 1024 };

typedef struct WeakChunk { struct WeakChunk *next; Object *slots[WEAK_CHUNK]; } WeakChunk;
typedef struct RootChunk { struct RootChunk *next; u4 count; Object **slots[254]; } RootChunk;

/* Precedes what heap_alloc_scanned gives out. */
typedef struct ScannedMemory { struct ScannedMemory *next, *previous; size_t bytes, padding; } ScannedMemory;

typedef struct Heap {
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
} Heap;
extern Heap heap_state;

/* What libgc has been told once. */
typedef struct Libgc {
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
} Libgc;
extern Libgc libgc;

/* libgc's mark stack, whose top it hands to the mark procedure, as its sources say and collect_knows_mark_stack has found it. */
typedef struct MarkEntry { Object *object; GC_word descriptor; } MarkEntry;
bool collect_knows_mark_stack(void);

/* collect.c: what libgc calls. */
struct GC_ms_entry *collect_mark_object(GC_word *address, struct GC_ms_entry *top, struct GC_ms_entry *limit, GC_word env);
void collect_push_roots(void);
void GC_CALLBACK collect_on_event(GC_EventType event);
void GC_CALLBACK collect_on_full(void);
/* ... and what the others do. */
void collect_pace(size_t used_bytes);                   /* when the next collection is due */
void collect_before_error(void);                        /* the last try before OutOfMemoryError */
void collect_end(void);                                 /* no object is used any more */

void libgc_init(void);                                  /* once for all VMs */
#endif
