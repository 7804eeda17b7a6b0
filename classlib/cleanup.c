/* classlib/cleanup.c -- with the class library's own means: its cleaners, and close() of what has none. */
#include "classlib/cleanup.h"
#include <setjmp.h>
#include <stdlib.h>
#include "classloader/loader.h"
#include "classloader/loading.h"
#include "native/handles.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/vm.h"

static Class *boot_class(const char *name)        /* NULL: it was never used */
{
    Class *k = loader_find_loaded(vm.boot_loader, symbol_of(name));
    return k != NULL && class_is_initialized(k) ? k : NULL;
}

/* Without waiting for what ended threads have held: then o is left as it is. */
static void call_alone(Thread *t, Object *o, const char *method)
{
    jmp_buf end;
    if (setjmp(end) == 0) {
        t->end = &end;
        if (!invoke_virtual_named(t, o, method, "()V", NULL)) t->exception = NULL;
    } else {
        thread_forget_frames(t);
        loading_forget(t);
    }
    t->end = NULL;
}

/* Cleans what *place refers to, which takes itself off the list, until that is `end`. */
static void clean_list(Thread *t, Object *const *place, const Object *end)
{
    for (Object *cleaner = *place, *next; cleaner != end; cleaner = next) {
        call_alone(t, cleaner, "clean");
        next = *place;
        if (next == cleaner) return;
    }
}

static void clean_buffers(Thread *t)
{
    const Class *k = boot_class("jdk/internal/ref/Cleaner");
    const Field *first = k != NULL ? class_declared_field_named(k, "first", "Ljdk/internal/ref/Cleaner;") : NULL;
    if (first != NULL) clean_list(t, &OBJECT_AT(k->mirror, first->offset, Object *), NULL);
}

static void clean_common(Thread *t)                     /* CleanerFactory.cleaner() */
{
    const Class *factory = boot_class("jdk/internal/ref/CleanerFactory"), *cleanable = boot_class("jdk/internal/ref/PhantomCleanable");
    if (factory == NULL || cleanable == NULL) return;
    const Field *common = class_declared_field_named(factory, "commonCleaner", "Ljava/lang/ref/Cleaner;");
    const Field *next = class_declared_field_named(cleanable, "next", "Ljdk/internal/ref/PhantomCleanable;");
    const Object *cleaner = common != NULL ? object_ref_at(factory->mirror, common->offset) : NULL;
    const Field *impl = cleaner != NULL ? class_declared_field_named(object_class(cleaner), "impl", "Ljdk/internal/ref/CleanerImpl;") : NULL;
    const Object *implementation = impl != NULL ? object_ref_at(cleaner, impl->offset) : NULL;
    const Field *head = implementation != NULL
        ? class_declared_field_named(object_class(implementation), "phantomCleanableList", "Ljdk/internal/ref/PhantomCleanable;") : NULL;
    Object *list = head != NULL ? object_ref_at(implementation, head->offset) : NULL;
    if (list != NULL && next != NULL) clean_list(t, &OBJECT_AT(list, next->offset, Object *), list);
}

/* Open, perhaps. */
typedef struct Resources { Class *channels, *selectors; Object **found; size_t count, most; } Resources;

static void note_resource(Object *o, void *arg)
{
    Resources *r = arg;
    if (r->count == r->most) return;
    if (class_is_subtype(object_class(o), r->channels) || class_is_subtype(object_class(o), r->selectors)) r->found[r->count++] = o;
}

static void close_all(Thread *t, const Resources *r, Class *k)
{
    for (size_t i = 0; i < r->count; i++)
        if (class_is_subtype(object_class(r->found[i]), k)) call_alone(t, r->found[i], "close");
}

/* Selectors and what they select from have no cleaners: programs close them, or end. */
static void close_channels(Thread *t)
{
    Resources r = { boot_class("java/nio/channels/spi/AbstractInterruptibleChannel"), boot_class("java/nio/channels/spi/AbstractSelector"), .most = 10000 };
    if (r.channels == NULL || r.selectors == NULL || (r.found = calloc(r.most, sizeof *r.found)) == NULL) return;
    heap_visit_live(note_resource, &r);
    for (size_t i = 0; i < r.count; i++) handle_local(t, r.found[i]);       /* which keeps it alive */
    close_all(t, &r, r.channels);
    close_all(t, &r, r.selectors);
    free(r.found);
}

void cleanup_run(Thread *t)
{
    vm.alone = true;
    close_channels(t);
    clean_buffers(t);
    clean_common(t);
}
