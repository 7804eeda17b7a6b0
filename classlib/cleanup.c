/* classlib/cleanup.c -- with the class library's own means: its cleaners, and close() of what has none. */
#include "classlib/cleanup.h"
#include <setjmp.h>
#include <stdlib.h>
#include "classloader/loader.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/vm.h"

static Field *find_field(const Class *k, const char *name, const char *descriptor)
{
    return class_declared_field(k, symbol_of(name), symbol_of(descriptor));
}

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
    const Field *first = k != NULL ? find_field(k, "first", "Ljdk/internal/ref/Cleaner;") : NULL;
    if (first != NULL) clean_list(t, &OBJECT_AT(k->mirror, first->offset, Object *), NULL);
}

static void clean_common(Thread *t)                     /* CleanerFactory.cleaner() */
{
    const Class *factory = boot_class("jdk/internal/ref/CleanerFactory"), *cleanable = boot_class("jdk/internal/ref/PhantomCleanable");
    if (factory == NULL || cleanable == NULL) return;
    const Field *common = find_field(factory, "commonCleaner", "Ljava/lang/ref/Cleaner;");
    const Field *next = find_field(cleanable, "next", "Ljdk/internal/ref/PhantomCleanable;");
    const Object *cleaner = common != NULL ? object_ref_at(factory->mirror, common->offset) : NULL;
    const Field *impl = cleaner != NULL ? find_field(object_class(cleaner), "impl", "Ljdk/internal/ref/CleanerImpl;") : NULL;
    const Object *implementation = impl != NULL ? object_ref_at(cleaner, impl->offset) : NULL;
    const Field *head = implementation != NULL
        ? find_field(object_class(implementation), "phantomCleanableList", "Ljdk/internal/ref/PhantomCleanable;") : NULL;
    Object *list = head != NULL ? object_ref_at(implementation, head->offset) : NULL;
    if (list != NULL && next != NULL) clean_list(t, &OBJECT_AT(list, next->offset, Object *), list);
}

static Class *channels, *selectors;

static bool is_channel(Class *k) { return class_is_subtype(k, channels); }
static bool is_selector(Class *k) { return class_is_subtype(k, selectors); }
static bool is_either(Class *k) { return is_selector(k) || is_channel(k); }

/* Selectors and what they select from have no cleaners: programs close them, or end. */
static void close_channels(Thread *t)
{
    enum { MOST = 10000 };
    channels = boot_class("java/nio/channels/spi/AbstractInterruptibleChannel");
    selectors = boot_class("java/nio/channels/spi/AbstractSelector");
    if (channels == NULL || selectors == NULL) return;
    Object **found = calloc(MOST, sizeof *found);
    size_t count = found != NULL ? heap_find_objects(is_either, found, MOST) : 0;
    for (size_t i = 0; i < count; i++)
        if (is_channel(object_class(found[i]))) call_alone(t, found[i], "close");
    for (size_t i = 0; i < count; i++)
        if (is_selector(object_class(found[i]))) call_alone(t, found[i], "close");
    if (found != NULL) heap_go_on();
    free(found);
}

void cleanup_run(Thread *t)
{
    vm.alone = true;
    close_channels(t);
    clean_buffers(t);
    clean_common(t);
}
