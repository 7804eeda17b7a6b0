/* vm/thread.h -- Java threads are pthreads; struct Thread is what every engine has at hand.
 * A Thread lies in memory the collector scans conservatively, so its Object * fields are roots. */
#ifndef VM_THREAD_H
#define VM_THREAD_H
#include <pthread.h>
#include <signal.h>
#include "vm/class.h"

typedef struct Frame Frame;

/* What a thread does, for handshakes (safepoint.h).  While IN_NATIVE or BLOCKED it touches no Java state, so others may
 * walk its stack; coming back it must look at `poll` first. */
typedef enum ThreadState { THREAD_NEW, THREAD_IN_JAVA, THREAD_IN_NATIVE, THREAD_BLOCKED, THREAD_TERMINATED } ThreadState;

enum { FREE_LIST_CLASSES = 33 };                        /* cells of 0, 16, 32 ... 512 bytes */

/* The interpreter's registers, for the assembly code that goes on in it or in compiled code (interp/x64/enter.S). */
typedef struct Handover {
    const u1   *pc;
    Slot       *sp, *locals;
    u8          tos;
    const u8   *entries;
    void       *native_sp;
    const void *handler;
} Handover;

struct Thread {
    const void *jni_functions;                          /* first: a JNIEnv * is a Thread * */
    Frame      *frame;                                  /* newest frame (frame.h) but for compiled ones; NULL outside Java */
    Handover    handover;
    Object     *exception;                              /* the pending exception or NULL */
    u4          poll;                                   /* non-zero: call safepoint_poll() at the next poll; thread_polled */
    u4          state;                                  /* ThreadState; thread_state */
    Slot       *java_stack, *java_stack_end;            /* interpreted frames grow upwards; mmap'ed, scanned up to java_top */
    Slot       *java_stack_limit;                       /* = end minus a reserve for StackOverflowError handling */
    Slot       *java_top;                               /* first slot not in use by any frame (set when a frame is pushed or left) */
    char       *native_stack_limit;                     /* C code deeper than this address throws StackOverflowError */
    size_t      native_stack_bytes;                     /* its end may be the start of the heap: that address here would keep what is there */
    char       *stopped_sp;                             /* where the collector has stopped it */
    void       *fault_recovery;                         /* sigjmp_buf, while memory is accessed that may be gone (fault.h) */
    char       *native_stack_low;                       /* its last page; a guard page may be there */
    Object     *java_thread;                            /* java.lang.Thread */
    void       *free_lists[2][FREE_LIST_CLASSES];       /* [no references, references], heap.c */
    Object    **local_refs, **local_refs_end;           /* reserved region of JNI local references (native/handles.h) */
    Object    **local_top;                              /* first free one */
    Object    **local_base;                             /* start of the current native frame's */
    void      **compiled_sp;                            /* C code called by compiled code: where the call's return address is; else NULL */
    Slot       *compiled_locals;                        /* ... and what R13 was: the CallPoint's arguments */
    Frame      *compiled_frame;                         /* t->frame again when that C code returns, if Frames were filled in */
    u8          allocated_bytes;
    u4          compile_threshold;                      /* calls after which an interpreted method is to be compiled; 0: none is */
    u4          id;                                     /* small, reused: owner in thin locks; 1.. */
    u4          kernel_tid;
    pthread_t   pthread;
    bool        is_daemon, is_attached;                 /* attached: made by AttachCurrentThread */
    bool        in_reserved_zone;                       /* the stack reserve is in use, for making a StackOverflowError */
    Frame      *reserved_frame;                         /* of the method that may use some of it (reserved_stack.h); else NULL */
    struct Parker  *parker;                             /* park/unpark, sleep, wait (thread.c, monitor.c) */
    struct Monitor *blocked_on;                         /* entering, for getState and dumps */
    Object     *blocked_object, *waiting_object;
    Class      *awaited_class;                          /* which another thread is initialising */
    bool        is_stopped;                             /* at a poll, until the world goes on */
    u4          defined_classes;                        /* how many, so far */
    Object     *new_mirror;                             /* of a class being defined, until something else keeps it alive */
    Thread     *next;                                   /* vm.threads, under vm.threads_lock */
    void       *handshake;                              /* safepoint.c */
    Object     *async_exception;                        /* Thread.stop: thrown at the next poll of the interpreter */
    Object     *volatile monitor_object;                /* whose monitor is being worked on: keeps it inflated (monitor.c) */
    bool        is_suspended;                           /* Thread.suspend */
    bool        is_counted;                             /* in vm.thread_count */
    u8          blocked_count, waited_count;            /* for ThreadInfo */
    int64_t     blocked_nanos, waited_nanos;            /* ... while vm.times_pauses */
    int64_t     pause_start;                            /* 0: is not in one that is timed */
    int64_t     start_nanos;
    bool      (*body)(Thread *t);                       /* what a thread of the VM's own does; NULL: run() */
    char      (*text_buffers)[1024];                    /* class_text_buffer's ring; made at first use, kept with the struct */
    u4          next_text_buffer;
    u8          trace_depth;                            /* interp/trace.c */
    void       *end;                                    /* jmp_buf, of threads that the VM has started: ends it, when the VM ends */
    bool        is_registered;                          /* with the collector, by the VM */
    bool        is_orphan;                              /* its VM is gone */
    void       *jni_extra;                              /* native/handles.c: the free list of local references */
    struct HeldMonitor *free_monitors, *monitor_chunks; /* frame.c: cells for monitorenter */
    sigset_t    mask_before;                            /* the signals that it blocked before it was a Thread */
    const void *dispatch[256];                          /* interp/: the handler of each opcode; all NULL until first used */
};

/* The newest frame; first fills in the Frames of the compiled activations that called C code. */
Frame *thread_fill_frames(Thread *t);                   /* frame.c */
static inline Frame *thread_frame(Thread *t) { return unlikely(t->compiled_sp != NULL) ? thread_fill_frames(t) : t->frame; }

extern __thread Thread *current_thread __attribute__((tls_model("initial-exec")));  /* NULL on threads not attached */
static inline Thread *thread_current(void) { return current_thread; }

/* Makes the Thread of the calling pthread: stacks, collector registration, current_thread; no Java object yet.
 *   stack_bytes  size of the Java stack (0: -Xss default)
 * NULL: out of memory. */
Thread *thread_attach_self(size_t stack_bytes);
/* Undoes it: off the list, collector unregistered, memory freed. */
void    thread_detach_self(Thread *t);

/* Starts a pthread for java.lang.Thread `java_thread` that calls its run() (JVM_StartThread).
 * False with OutOfMemoryError "unable to create native thread..." pending. */
MUST_CHECK bool thread_start(Thread *t, Object *java_thread, int64_t stack_bytes);
/* The same for a thread that runs body instead (signal dispatcher).  False: an exception is left to its uncaught handler. */
MUST_CHECK bool thread_start_body(Thread *t, Object *java_thread, int64_t stack_bytes, bool (*body)(Thread *t));
size_t  thread_default_stack_bytes(void);               /* -Xss */
void    thread_set_native_name(Thread *thread, const char *name);
/* The Thread of a java.lang.Thread; NULL when not alive.  Hold vm.threads_lock while using the result of another thread. */
Thread *thread_of(const Object *java_thread);
/* Counts t's thread in vm.thread_count and kin, once it has its java.lang.Thread and is_daemon; thread_start does it itself. */
void    thread_count_as_java(Thread *t, Thread *thread);
/* Hands a pending exception to its handler, runs Thread.exit(), sets TERMINATED, notifies joiners (Thread.join), leaves
 * the monitors of an attached thread. */
void    thread_finish_java(Thread *t);

/* Waits until no thread but t and daemons is left (DestroyJavaVM). */
void    thread_wait_for_non_daemons(Thread *t);

/* Ends all threads that the VM has started, but t, where they stand (DestroyJavaVM).  wake: wakes those that wait for what a signal
 * does not end.  Who stays in native code, for some time or asleep, will not come back from there. */
typedef enum ThreadsLeft { THREADS_ENDED, THREADS_LEFT_IN_NATIVE, THREADS_LEFT } ThreadsLeft;
ThreadsLeft thread_end_others(Thread *t, void (*wake)(void));
/* Gives back the memory of those that have ended; who is left in native code, or a host's and attached still, becomes an orphan. */
void    thread_forget_all(void);

/* After a jump to Thread.end: what t has been doing is over. */
void    thread_forget_frames(Thread *t);
/* Before t waits for another thread: if there is none any more, this does not return (Thread.end). */
void    thread_before_waiting(Thread *t);

/* vm.threads_lock.  Waiting for it counts as blocked (t NULL: not attached).  While holding it: no Java code, no allocation. */
void    thread_lock_list(Thread *t);
void    thread_unlock_list(void);
/* The live thread with that lock-owner id; NULL: none. */
Thread *thread_by_id(u4 id);

/* java.lang.Thread.threadStatus: combinations of JVMTI thread state bits, as jdk.internal.misc.VM.toThreadState reads them. */
enum {
    STATUS_NEW = 0, STATUS_RUNNABLE = 0x5, STATUS_SLEEPING = 0xe1, STATUS_WAITING = 0x191, STATUS_WAITING_TIMED = 0x1a1,
    STATUS_PARKED = 0x291, STATUS_PARKED_TIMED = 0x2a1, STATUS_BLOCKED = 0x401, STATUS_TERMINATED = 0x2
};
int32_t thread_set_status(Thread *t, int32_t status);   /* the previous one */

/* One wake-up event per thread, for everything it waits for:
 *   thread_event_clear(t); if (!condition) thread_event_wait(t, deadline); ... and again
 * while others do: condition = true; thread_event_signal(thread).  Signals to a thread that has ended are harmless. */
void thread_event_clear(Thread *t);
bool thread_event_wait(Thread *t, int64_t deadline_nanos);  /* of time_nanos; 0: none.  False: the deadline has passed */
void thread_event_signal(Thread *target);

/* Zeroes what earlier calls have left below the stack pointer and in vector registers.  The collector finds both on the stack of
 * a sleeping thread, where the signal that stops it has its frame: what looks like a reference there would keep objects, or a
 * whole class loader, for as long as the thread sleeps. */
void thread_wipe_leftovers(void);

/* State transitions.  Into native or a blocking call and back; leaving polls. */
void safepoint_poll(Thread *t);                         /* runs requested handshakes; may install an async exception */
void safepoint_resume(Thread *t);                       /* the same without the exception */
static inline u4 thread_polled(const Thread *t) { return __atomic_load_n(&t->poll, __ATOMIC_ACQUIRE); }      /* POLL_ bits */
static inline u4 thread_state(const Thread *t) { return __atomic_load_n(&t->state, __ATOMIC_ACQUIRE); }
static inline void thread_enter_native(Thread *t) { (void)thread_frame(t); __atomic_store_n(&t->state, THREAD_IN_NATIVE, __ATOMIC_RELEASE); }
static inline void thread_enter_blocked(Thread *t) { (void)thread_frame(t); __atomic_store_n(&t->state, THREAD_BLOCKED, __ATOMIC_RELEASE); }
static inline void thread_enter_java(Thread *t)         /* requesters pair this with membarrier(): no fence here */
{
    __atomic_store_n(&t->state, THREAD_IN_JAVA, __ATOMIC_RELAXED);
    __asm__ volatile("" ::: "memory");
    if (unlikely(thread_polled(t))) safepoint_resume(t);
}
static inline char *thread_native_stack_base(const Thread *t) { return t->native_stack_low + t->native_stack_bytes; }
/* True and StackOverflowError pending when the C stack is nearly used up. */
static inline bool thread_native_stack_low(const Thread *t)
{
    return (char *)__builtin_frame_address(0) < t->native_stack_limit;
}

/* Around what counts as blocked or waiting; sum: blocked_nanos or waited_nanos. */
void thread_pause_begin(Thread *t);
void thread_pause_end(Thread *t, int64_t *sum);

/* Parking (Unsafe.park/unpark): one permit.  time as Unsafe.park takes it. */
void thread_park(Thread *t, bool absolute, int64_t time);
void thread_unpark(Thread *target);
/* Thread.sleep.  False: InterruptedException pending. */
MUST_CHECK bool thread_sleep(Thread *t, int64_t nanos);
void thread_interrupt(Thread *target);                  /* wakes park, sleep and wait; the flag is a Java field */
bool thread_test_interrupt(Thread *t, bool clear);      /* the calling thread's Thread.interrupted field */

int64_t time_nanos(void);                               /* CLOCK_MONOTONIC */
int64_t time_millis(void);                              /* wall clock */
#endif
