/* classlib/perf_data.h -- /tmp/hsperfdata_<user>/<pid>: a file of named values by which jps and jcmd -l know this process. */
#ifndef CLASSLIB_PERF_DATA_H
#define CLASSLIB_PERF_DATA_H
#include "vm/base.h"

enum PerfVariability { PERF_CONSTANT = 1, PERF_MONOTONIC, PERF_VARIABLE };
enum PerfUnits { PERF_NONE = 1, PERF_BYTES, PERF_TICKS, PERF_EVENTS, PERF_STRING, PERF_HERTZ };

/* Makes the file unless -XX:-UsePerfData or -XX:+PerfDisableSharedMem; without it, all goes on as well. */
void  perf_data_begin(void);
/* Where the value is to be, zeroed; NULL: there is no file, or no room in it.  length: of a row of bytes; 0: it is one long. */
void *perf_data_add(const char *name, enum PerfVariability variability, enum PerfUnits units, size_t length);
void  perf_data_remove_file(void);                      /* async-signal-safe */
void  perf_data_end(void);
#endif
