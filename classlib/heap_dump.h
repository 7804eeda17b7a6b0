/* classlib/heap_dump.h -- the heap as a file of the format that HotSpot writes (hprof.h).  Only live objects are in it: a collection
 * comes first.  All Java threads stand still meanwhile, and no Java memory is needed. */
#ifndef CLASSLIB_HEAP_DUMP_H
#define CLASSLIB_HEAP_DUMP_H
#include <stdio.h>
#include "vm/thread.h"

enum { HEAP_DUMP_LEVELS = 9 };                          /* of compression */
typedef struct HeapDumpOptions { bool overwrite; int level; } HeapDumpOptions;      /* level 0: not compressed, else gzip's */
/* 0, or the errno of what failed.  With out (may be NULL) the file's name, size and time, or the failure, in HotSpot's words. */
int  heap_dump(Thread *t, const char *path, HeapDumpOptions options, FILE *out);
/* -XX:+HeapDumpOnOutOfMemoryError, to -XX:HeapDumpPath= with -XX:HeapDumpGzipLevel=. */
void heap_dump_out_of_memory(Thread *t, FILE *out);
#endif
