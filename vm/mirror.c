#include "vm/mirror.h"

#include "vm/heap.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

Class *mirror_class(const Object *mirror) { return OBJECT_AT(mirror, KNOWN(Class_klass), Class *); }

/* Statics were laid out from offset 0 while the size of a java.lang.Class was not known. */
static void move_statics(Class *k, u4 by)
{
    for (u2 i = 0; i < k->field_count; i++)
        if (k->fields[i].access_flags & ACC_STATIC) k->fields[i].offset += by;
    k->statics_start += by;
    k->static_ref_offset += by;
    k->mirror_bytes += by;
}

bool mirror_create(Thread *t, Class *k, Object *protection_domain)
{
    if (!vm.mirrors_ready) return true;                 /* mirror_create_pending will */
    Object *mirror = heap_alloc_mirror(t, k);
    if (mirror == NULL) return false;
    t->new_mirror = mirror;
    OBJECT_AT(mirror, KNOWN(Class_klass), Class *) = k;
    OBJECT_STORE(mirror, KNOWN(Class_protection_domain), protection_domain);
    if (k->element != NULL)
        OBJECT_STORE(mirror, KNOWN(Class_componentType), k->element->mirror);
    __atomic_store_n(&k->mirror, mirror, __ATOMIC_RELEASE);
    return true;
}

static void create_one(Class *k)
{
    if (k->mirror != NULL) return;
    if (k->element != NULL) create_one(k->element);
    if (k->statics_start == 0) move_statics(k, KNOWN(Class)->instance_bytes);
    if (!mirror_create(thread_current(), k, NULL)) vm_fatal("out of memory while starting");
}

void mirror_create_pending(Thread *t)
{
    (void)t;
    vm.mirrors_ready = true;
    for (int i = 0; i < PRIMITIVE_COUNT; i++) {
        create_one(vm.primitives[i]);
        if (vm.primitive_arrays[i] != NULL) create_one(vm.primitive_arrays[i]);
    }
    vm_ops.visit_root_classes(create_one);
}
