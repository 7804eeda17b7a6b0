/* jit/stats.c */
#include "jit/stats.h"
#include <stdlib.h>
#include "classloader/loader.h"
#include "jit/code_cache.h"
#include "vm/log.h"
#include "vm/vm_ops.h"

enum { TABLE_SIZE = 8192, MOST_PRINTED = 40 };

typedef struct Place { const Method *m; u4 bci; char kind; u8 count; } Place;

static struct {
    Place places[TABLE_SIZE];
    u4 compilations, failures, unloaded, withdrawn;
    u8 bytecode_bytes, code_bytes, cpu_nanos;
} stats;

/* Threads may race for a count or a place: these are statistics. */
static void note(char kind, const Method *m, u4 bci)
{
    u4 at = (u4)(((uintptr_t)m >> 3) * 31 + bci * 7 + (u4)kind) % TABLE_SIZE;
    for (int tries = 0; tries < 64; tries++, at = (at + 1) % TABLE_SIZE) {
        Place *p = &stats.places[at];
        if (p->m == NULL) *p = (Place){ m, bci, kind, 0 };
        if (p->m == m && p->bci == bci && p->kind == kind) {
            p->count++;
            return;
        }
    }
}

void stats_unloaded(bool withdrawn)
{
    stats.unloaded++;
    stats.withdrawn += withdrawn;
}

void stats_forget_dead(void)
{
    for (int i = 0; vm_ops.note_transition != NULL && i < TABLE_SIZE; i++)
        if (stats.places[i].m != NULL && loader_is_dead(stats.places[i].m->klass->loader)) stats.places[i] = (Place){ 0 };
}

static int more_often(const void *x, const void *y)
{
    u8 a = ((const Place *)x)->count, b = ((const Place *)y)->count;
    return (a < b) - (a > b);
}

static void print(void)
{
    log_write(LOG_JIT_STATS, LOG_INFO, "%u compilations, %u failed: %llu bytes of bytecode to %llu of code in %.3f s, %.2f MB/s, %.1f to one; %u unloaded, %u withdrawn; cache %zu bytes",
              stats.compilations, stats.failures, (unsigned long long)stats.bytecode_bytes, (unsigned long long)stats.code_bytes,
              (double)stats.cpu_nanos / 1e9, (double)stats.bytecode_bytes / ((double)stats.cpu_nanos / 1e3 + 1e-9),
              (double)stats.code_bytes / ((double)stats.bytecode_bytes + 1e-9), stats.unloaded, stats.withdrawn, code_cache_used());
    qsort(stats.places, TABLE_SIZE, sizeof *stats.places, more_often);
    for (int i = 0; i < MOST_PRINTED && stats.places[i].count > 0; i++) {
        const Place *p = &stats.places[i];
        log_write(LOG_JIT_STATS, LOG_INFO, "%12llu %s %s @ %u", (unsigned long long)p->count,
                  p->kind == 'x' ? "exits at" : p->kind == 'u' ? "unresolved" : p->kind == 'c' ? "interpreted calls of" : "entries of",
                  method_external_name(p->m, false), p->bci);
    }
}

void stats_start(void)
{
    if (!log_enabled(LOG_JIT_STATS)) return;
    vm_ops.note_transition = note;
    vm_ops.report_transitions = print;
}

void stats_compilation(u4 bytecode_bytes, u4 code_bytes, int64_t cpu_nanos)
{
    stats.compilations++;
    stats.failures += code_bytes == 0;
    stats.bytecode_bytes += bytecode_bytes;
    stats.code_bytes += code_bytes;
    stats.cpu_nanos += (u8)cpu_nanos;
}

int64_t stats_compilation_millis(void) { return (int64_t)(stats.cpu_nanos / 1000000); }
