/* tests/tsan/java_memory.c -- part of the program under ThreadSanitizer: keeps races on Java's own memory out of its reports.
 * Java programs may race on fields and elements, the interpreter and compiled code are not instrumented, and so what orders
 * accesses to objects is not seen.  What is Java's is a question of the address: the collector's cells are, but for those that it
 * never collects, which are the VM's (heap_alloc_scanned). */
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

int __tsan_get_report_mop(void *report, unsigned long index, int *tid, void **address, int *bytes, int *write, int *atomic,
                          void **trace, unsigned long trace_length);
/* ThreadSanitizer's hook for programs: bool __tsan::OnReport(const ReportDesc *, bool).  True: is not printed. */
__attribute__((visibility("default")))
bool on_report(const void *report, bool suppressed) __asm__("_ZN6__tsan8OnReportEPKNS_10ReportDescEb");

enum { UNCOLLECTABLE = 2, POINTER_FREE_UNCOLLECTABLE = 3 };     /* libgc's kinds */

static bool is_java_memory(void *address)
{
    void *(*base_of)(void *) = (void *(*)(void *))dlsym(RTLD_DEFAULT, "GC_base");
    int (*kind_of)(const void *, size_t *) = (int (*)(const void *, size_t *))dlsym(RTLD_DEFAULT, "GC_get_kind_and_size");
    if (base_of == NULL || kind_of == NULL) return false;
    void *base = base_of(address);
    if (base == NULL) return false;
    int kind = kind_of(base, NULL);
    return kind != UNCOLLECTABLE && kind != POINTER_FREE_UNCOLLECTABLE;
}

bool on_report(const void *report, bool suppressed)
{
    int tid, bytes, write, atomic;
    void *address = NULL, *trace[1];
    if (__tsan_get_report_mop((void *)report, 0, &tid, &address, &bytes, &write, &atomic, trace, 1) == 0 || address == NULL)
        return suppressed;
    return suppressed || is_java_memory(address);
}
