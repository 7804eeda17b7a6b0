/* vm/libgc.c -- setting libgc up, once for all VMs of a process; threads it knows. */
#include "vm/heap_private.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "vm/lifetime.h"
#include "vm/options.h"
#include "vm/vm.h"

u1 *heap_cards PERSISTENT = NULL;
Libgc libgc PERSISTENT = { 0 };

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

/* What libgc notes of a thread it scans as well.  The end of a stack may be the start of the heap, and keep what is there; the last
 * word of a stack is libc's own. */
static void own_stack_base(struct GC_stack_base *base)
{
    pthread_attr_t attributes;
    void *low;
    size_t bytes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) vm_fatal("cannot find the bounds of a thread's stack");
    pthread_attr_getstack(&attributes, &low, &bytes);
    pthread_attr_destroy(&attributes);
    base->mem_base = (char *)low + bytes - sizeof(Slot);
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
    GC_set_markers_count(vm.options != NULL ? (unsigned)vm.options->marker_threads : 1);     /* they are started at once: 0.5 ms */
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

void libgc_init(void)
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
    libgc.object_descriptor = GC_MAKE_PROC(GC_new_proc(collect_mark_object), 0);
    libgc.kinds[KIND_REFERENCES] = (int)GC_new_kind(libgc.free_lists[KIND_REFERENCES], libgc.object_descriptor, 0, 1);
    if (!collect_knows_mark_stack()) vm_fatal("the collector's library is not the one that this VM was made for");
    GC_add_roots(&vm, &vm + 1);
    GC_add_roots(&heap_state.pending, &heap_state.pending + 1);
    GC_add_roots(&heap_state.reserve, &heap_state.reserve + 1);
    libgc.on_event = GC_get_on_collection_event();
    libgc.push_roots = GC_get_push_other_roots();
    GC_set_push_other_roots(collect_push_roots);
    GC_set_on_collection_event(collect_on_event);
    make_cards();
    if (!libgc.is_shared) {
        GC_set_start_callback(collect_on_full);
        GC_enable_incremental();
        libgc.is_generational = GC_is_incremental_mode();
    }
    libgc.done = true;
}

void heap_init(size_t initial_bytes, size_t maximum_bytes)
{
    if (!libgc.done) {
        libgc_init();
    } else {
        heap_register_thread();
        GC_gcollect();                                  /* what the last VM has left: who only ends one need not wait for that */
    }
    heap_state.maximum_bytes = maximum_bytes;
    GC_set_max_heap_size(maximum_bytes + (libgc.is_shared ? GC_get_heap_size() : 0));
    collect_pace(0);
    if (initial_bytes > maximum_bytes / 2) initial_bytes = maximum_bytes / 2;
    if (initial_bytes > GC_get_heap_size()) GC_expand_hp(initial_bytes - GC_get_heap_size());
    heap_state.reserve = GC_malloc_atomic(RESERVE_BYTES);
    sem_init(&heap_state.pending_signal, 0, 0);
}

void heap_end(void)
{
    collect_end();
    GC_set_max_heap_size(0);
    sem_destroy(&heap_state.pending_signal);
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
    memset(t->free_lists, 0, sizeof t->free_lists);     /* the cells go back at the next full collection */
    if (t->is_registered) GC_unregister_my_thread();
}

