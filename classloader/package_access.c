#include "classloader/package_access.h"

#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/lifetime.h"

/* Open addressing; guarded by the loader's lock.  The loader keeps its classes' domains alive, and every class it has got. */
typedef struct AllowedAccesses { u4 capacity, count; struct { const Class *klass; const Object *domain; } slots[]; } AllowedAccesses;

static u4 slot_of(const AllowedAccesses *set, const Class *k, const Object *domain)
{
    u4 i = meta_pack(k) * 0x9E3779B1u >> 8;
    for (; set->slots[i & (set->capacity - 1)].klass != NULL; i++)
        if (set->slots[i & (set->capacity - 1)].klass == k && set->slots[i & (set->capacity - 1)].domain == domain) break;
    return i & (set->capacity - 1);
}

static void add(AllowedAccesses **where, const Class *k, const Object *domain)
{
    AllowedAccesses *set = *where;
    if (set == NULL || (set->count + 1) * 2 > set->capacity) {
        u4 capacity = set == NULL ? 64 : set->capacity * 2;
        AllowedAccesses *bigger = lifetime_alloc(sizeof *bigger + capacity * sizeof bigger->slots[0]);
        if (bigger == NULL) vm_fatal("out of memory");
        bigger->capacity = capacity;
        for (u4 i = 0; set != NULL && i < set->capacity; i++)
            if (set->slots[i].klass != NULL) add(&bigger, set->slots[i].klass, set->slots[i].domain);
        lifetime_free(set);
        *where = set = bigger;
    }
    u4 slot = slot_of(set, k, domain);
    if (set->slots[slot].klass == NULL) set->count++;
    set->slots[slot].klass = k;
    set->slots[slot].domain = domain;
}

static bool is_allowed(Loader *l, const Class *k, const Object *domain)
{
    pthread_mutex_lock(&l->lock);
    bool known = l->allowed != NULL && l->allowed->slots[slot_of(l->allowed, k, domain)].klass != NULL;
    pthread_mutex_unlock(&l->lock);
    return known;
}

static bool ask(Thread *t, Class *k, const Loader *l, Object *domain)
{
    return object_ref_at(KNOWN(System)->mirror, KNOWN(System_security)) == NULL ||
           invoke_virtual_named(t, l->object, "checkPackageAccess", "(Ljava/lang/Class;Ljava/security/ProtectionDomain;)V", NULL, k->mirror, domain);
}

static bool is_of(const Class *from, const Loader *l)
{
    return from->loader == l || (from->loader->is_hidden_holder && from->loader->parent == l);
}

static void remember(Loader *l, const Class *k, const Object *domain)
{
    pthread_mutex_lock(&l->lock);
    add(&l->allowed, k, domain);
    pthread_mutex_unlock(&l->lock);
}

/* The library's code, and code of the same domain, may. */
static bool needs_none(const Class *k, const Loader *l, const Object *domain)
{
    return l->object == NULL || domain == NULL || k->mirror == NULL || object_ref_at(k->mirror, KNOWN(Class_protection_domain)) == domain;
}

bool package_access_check(Thread *t, Class *k, Loader *l, Object *domain, const Class *from)
{
    if (l->is_hidden_holder) l = l->parent;
    while (k->flags & CLASS_ARRAY) k = k->element;      /* an array's is its elements' */
    if (needs_none(k, l, domain) || is_allowed(l, k, domain)) return true;
    if (!ask(t, k, l, domain)) return false;
    if (from != NULL && is_of(from, l)) remember(l, k, domain);
    return true;
}

void package_access_add_supers(const Class *from)
{
    Loader *l = from->loader->is_hidden_holder ? from->loader->parent : from->loader;
    const Object *domain = from->mirror != NULL ? object_ref_at(from->mirror, KNOWN(Class_protection_domain)) : NULL;
    for (int i = -1; i < from->interface_count; i++) {
        const Class *k = i < 0 ? from->super : from->interfaces[i];
        if (k != NULL && !needs_none(k, l, domain)) remember(l, k, domain);
    }
}
