/* tests/classloader/bare_vm.h -- a VM with heap and boot loader but nothing that runs code: enough to load, link and collect. */
#ifndef TESTS_CLASSLOADER_BARE_VM_H
#define TESTS_CLASSLOADER_BARE_VM_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "classloader/boot_path.h"
#include "classloader/link.h"
#include "classloader/loader.h"
#include "vm/heap.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

static Class *bare_load_class(Thread *t, const Symbol *name, Object *loader)
{
    (void)loader;
    return loader_load(t, name, vm.boot_loader);
}
static void bare_prepare_method(Method *m) { (void)m; }
static Class *bare_loader_classes(const Object *class_loader) { (void)class_loader; return NULL; }
static void bare_visit_roots(void (*visit)(Class *k))
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++) {
        visit(vm.primitives[i]);
        if (vm.primitive_arrays[i] != NULL) visit(vm.primitive_arrays[i]);
    }
    for (Class *k = vm.boot_loader->classes; k != NULL; k = k->next_in_loader) visit(k);
}

/* A cmocka group set-up. */
static int bare_vm_start(void **state)
{
    Options *options;
    const char *error;
    if (options_parse(NULL, 0, false, &options) != OPTIONS_OK) return -1;
    vm.options = options;
    heap_init(options->heap_initial_bytes, options->heap_max_bytes);
    vm_ops = (VmOps){ .load_class = bare_load_class, .prepare_method = bare_prepare_method, .visit_root_classes = bare_visit_roots,
                      .loader_classes = bare_loader_classes, .array_class = loader_array_class };
    BootPath *path = boot_path_create(options, &error);
    if (path == NULL) return -1;
    loader_boot_init(path);
    loader_make_primitives();
    Thread *t = thread_attach_self(0);
    *state = t;
    return t != NULL && well_known_load(t) ? 0 : -1;
}

static inline Class *bare_class(Thread *t, const char *name)
{
    Class *k = loader_load(t, symbol_of(name), vm.boot_loader);
    assert_non_null(k);
    assert_true(link_class(t, k));
    return k;
}
#endif
