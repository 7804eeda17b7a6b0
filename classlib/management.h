/* classlib/management.h -- what the files behind the management beans share.  Three memory pools, each with a manager of the
 * same number: the heap with its collector, class metadata, compiled code. */
#ifndef CLASSLIB_MANAGEMENT_H
#define CLASSLIB_MANAGEMENT_H
#include <jni.h>
#include <stdio.h>
#include "vm/heap.h"

enum { POOL_HEAP, POOL_METADATA, POOL_CODE, POOL_COUNT };

typedef struct Usage { int64_t initial, used, committed, limit; } Usage;        /* bytes; limit -1: none */

Usage   memory_usage(int pool);
Usage   memory_usage_of_heap(size_t used, size_t committed);
void    memory_print(FILE *out);                         /* two lines for a reader */
void    memory_note_peak(int pool, size_t used);
MUST_CHECK Object *memory_usage_object(Thread *t, Usage usage);                 /* java.lang.management.MemoryUsage; NULL: pending */
int     memory_pool_number(Thread *t, const Object *pool_bean);                 /* -1: none of ours, or pending */
Object *memory_heap_manager(Thread *t);                                         /* the collector's bean; NULL: pending */
jboolean memory_reset_peak(JNIEnv *env, jobject pool);

/* management_sensors.c: from now on it is told of collections. */
void    sensors_begin(void);

/* management_flags.c: gives a flag the value that the text (may be NULL) says, in the words of tools; `error` says in HotSpot's words
 * why not.  FLAG_IS_FIXED: it cannot be written while the VM runs. */
enum FlagWriting { FLAG_WRITTEN, FLAG_REFUSED, FLAG_IS_FIXED };
enum FlagWriting flag_write_text(const char *name, const char *text, char *error, size_t bytes);
bool    flag_print(const char *name, FILE *out);        /* "-XX:+Name" or "-XX:Name=value"; false: there is no such flag */

/* management_threads.c: id 0 is all threads.  False: there is no such thread. */
bool    jmm_reset_pauses(Thread *t, int64_t tid, bool counts, bool times);
#endif
