/* native/check_copies.c
 *   Copy header | guard zone | contents | guard zone
 * All copies are in a table by the address of their contents: a foreign address is never read. */
#include "native/check_copies.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "native/report.h"

enum { GUARD_BYTES = 32, GUARD_BYTE = 0xab, FREED_BYTE = 0xba, COPY_BUCKETS = 256 };

typedef struct Copy {
    struct Copy  *next;                                 /* in its bucket */
    const Object *of;
    void         *original;
    size_t        bytes;
    u8            kind;                                 /* CopyKind */
    _Alignas(16) u1 guard[GUARD_BYTES];                 /* ends where contents begin */
    u1            contents[];
} Copy;

static struct {
    pthread_mutex_t lock;
    Copy *buckets[COPY_BUCKETS];
} copies = { .lock = PTHREAD_MUTEX_INITIALIZER };

static const char *const getters[] = {
    [COPY_ELEMENTS] = "Get<Type>ArrayElements", [COPY_CRITICAL] = "GetPrimitiveArrayCritical", [COPY_CHARS] = "GetStringChars",
    [COPY_CRITICAL_CHARS] = "GetStringCritical", [COPY_UTF] = "GetStringUTFChars",
};

static Copy **bucket_of(uintptr_t contents) { return &copies.buckets[contents / 16 % COPY_BUCKETS]; }

void *copy_give(CopyKind kind, const Object *of, void *original, size_t bytes)
{
    Copy *copy = malloc(sizeof *copy + bytes + GUARD_BYTES);
    if (copy == NULL) vm_fatal("out of memory for what -Xcheck:jni copies");
    Copy **bucket = bucket_of((uintptr_t)copy->contents);
    *copy = (Copy){ .of = of, .original = original, .bytes = bytes, .kind = kind };
    memset(copy->guard, GUARD_BYTE, GUARD_BYTES);
    if (bytes > 0) memcpy(copy->contents, original, bytes);
    memset(copy->contents + bytes, GUARD_BYTE, GUARD_BYTES);
    pthread_mutex_lock(&copies.lock);
    copy->next = *bucket;
    *bucket = copy;
    pthread_mutex_unlock(&copies.lock);
    return copy->contents;
}

static Copy *find(const void *contents)
{
    pthread_mutex_lock(&copies.lock);
    Copy *copy = *bucket_of((uintptr_t)contents);
    while (copy != NULL && copy->contents != contents) copy = copy->next;
    pthread_mutex_unlock(&copies.lock);
    return copy;
}

void copy_write_back(const void *contents)
{
    Copy *copy = find(contents);
    if (copy->bytes > 0) memcpy(copy->original, copy->contents, copy->bytes);
}

void copy_free(const void *contents)
{
    pthread_mutex_lock(&copies.lock);
    Copy **link = bucket_of((uintptr_t)contents), *copy;
    while ((copy = *link)->contents != contents) link = &copy->next;
    *link = copy->next;
    pthread_mutex_unlock(&copies.lock);
    memset(copy->contents, FREED_BYTE, copy->bytes);    /* whoever reads on sees that he should not */
    free(copy);
}

/* ---- checks -------------------------------------------------------------------------------------------------------------- */

static bool guard_is_whole(const u1 *guard)
{
    for (int i = 0; i < GUARD_BYTES; i++)
        if (guard[i] != GUARD_BYTE) return false;
    return true;
}

static bool is_whole(const Copy *copy) { return guard_is_whole(copy->guard) && guard_is_whole(copy->contents + copy->bytes); }

static void print_guard(const char *name, const u1 *guard)
{
    printf("  %s guard @0x%016lx is %s\n", name, (unsigned long)(uintptr_t)guard, guard_is_whole(guard) ? "OK" : "BROKEN");
}

static void print_guards(const Copy *copy)              /* NULL: there are none */
{
    if (copy == NULL) return;
    print_guard("Header", copy->guard);
    print_guard("Trailer", copy->contents + copy->bytes);
}

static unsigned long number(const void *address) { return (unsigned long)(uintptr_t)address; }

static void check_kind(Thread *t, const char *function, CopyKind kind, const Copy *copy, const char *details)
{
    if (copy->kind == kind) return;
    bool names_wrong = kind == COPY_ELEMENTS || (kind == COPY_CRITICAL && copy->kind != COPY_ELEMENTS);     /* as HotSpot has it */
    const char *no = names_wrong ? "" : "not ", *getter = getters[names_wrong ? copy->kind : kind];
    printf("%s: called on something %sallocated by %s%s\n", function, no, getter, details);
    report_fatal(t, "%s called on something %sallocated by %s", function, no, getter);
}

void copy_check_elements(Thread *t, const char *function, CopyKind kind, jarray handle, const Object *array, const void *contents, jint mode)
{
    if (contents == NULL) {
        printf("%s: elements vector NULL0x%016lx\n", function, number(handle));
        report_fatal(t, "Elements vector NULL");
    }
    const Copy *copy = find(contents);
    if (copy == NULL || !is_whole(copy)) {
        printf("%s: release array failed bounds check, incorrect pointer returned ? array: 0x%016lx carray: 0x%016lx\n", function,
               number(handle), number(contents));
        print_guards(copy);
        report_fatal(t, "%s: failed bounds check", function);
    }
    check_kind(t, function, kind, copy, "");
    if (copy->of != array) {
        printf("%s: elements of another array. array: 0x%016lx carray: 0x%016lx\n", function, number(handle), number(contents));
        report_fatal(t, "%s called on elements of another array", function);
    }
    if (mode != 0 && mode != JNI_COMMIT && mode != JNI_ABORT) {
        printf("%s: Unrecognized mode %i releasing array 0x%016lx elements 0x%016lx\n", function, (int)mode, number(handle), number(contents));
        report_fatal(t, "Unrecognized array release mode");
    }
}

void copy_check_chars(Thread *t, const char *function, CopyKind kind, jstring handle, const void *contents)
{
    const Copy *copy = contents != NULL ? find(contents) : NULL;
    char details[64];
    snprintf(details, sizeof details, ". string: 0x%016lx chars: 0x%016lx", number(handle), number(contents));
    if (copy == NULL || !is_whole(copy)) {
        printf("%s: release chars failed bounds check%s\n", function, details);
        print_guards(copy);
        report_fatal(t, "%s: release chars failed bounds check.", function);
    }
    check_kind(t, function, kind, copy, details);
}
