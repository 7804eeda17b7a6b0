/* classloader/constraints.c */
#include "classloader/constraints.h"
#include <stdlib.h>
#include <string.h>
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/lifetime.h"

typedef struct LoadConstraint {
    const Symbol *name;
    Class        *klass;                                /* what the name means to all of them, once one has loaded it */
    u4            count, capacity;
    Loader      **loaders;
    struct LoadConstraint *next;
} LoadConstraint;

static LoadConstraint *constraints, *spare;             /* spare: no longer in use */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void constraints_lock(void) { pthread_mutex_lock(&lock); }
bool constraints_try_lock(void) { return pthread_mutex_trylock(&lock) == 0; }
void constraints_unlock(void) { pthread_mutex_unlock(&lock); }

static LoadConstraint *find_constraint(const Symbol *name, const Loader *l)
{
    for (LoadConstraint *c = constraints; c != NULL; c = c->next)
        for (u4 i = 0; c->name == name && i < c->count; i++)
            if (c->loaders[i] == l) return c;
    return NULL;
}

static void constrain(LoadConstraint *c, Loader *l)
{
    if (c->count == c->capacity) {
        c->capacity = c->capacity ? c->capacity * 2 : 4;
        c->loaders = lifetime_resize(c->loaders, c->count * sizeof *c->loaders, c->capacity * sizeof *c->loaders);
        if (c->loaders == NULL) vm_fatal("out of memory");
    }
    c->loaders[c->count++] = l;
}

static LoadConstraint *new_constraint(const Symbol *name)
{
    LoadConstraint *c = spare;
    if (c != NULL) spare = c->next;
    else if ((c = lifetime_alloc(sizeof *c)) == NULL) vm_fatal("out of memory");
    c->name = name;
    c->next = constraints;
    constraints = c;
    return c;
}

static void merge(LoadConstraint *into, LoadConstraint *from)
{
    for (u4 i = 0; i < from->count; i++) constrain(into, from->loaders[i]);
    if (into->klass == NULL) into->klass = from->klass;
    from->count = 0;                                    /* matches nothing any more */
}

/* Name means the same class to a and b from now on.  False: it already means two. */
static bool add_constraint(const Symbol *name, Loader *a, Loader *b)
{
    Class *ka = loader_find_loaded(a, name), *kb = loader_find_loaded(b, name);
    if (ka != NULL && kb != NULL && ka != kb) return false;
    LoadConstraint *ca = find_constraint(name, a), *cb = find_constraint(name, b);
    Class *known = ka != NULL ? ka : kb;
    if (ca != NULL && ca->klass != NULL && known != NULL && known != ca->klass) return false;
    if (cb != NULL && cb->klass != NULL && known != NULL && known != cb->klass) return false;
    if (ca != NULL && cb != NULL && ca->klass != NULL && cb->klass != NULL && ca->klass != cb->klass) return false;
    if (ca == NULL && cb == NULL) ca = new_constraint(name);
    if (ca == NULL) {
        constrain(cb, a);
    } else if (cb == NULL) {
        if (find_constraint(name, a) == NULL) constrain(ca, a);
        constrain(ca, b);
    } else if (ca != cb) {
        merge(ca, cb);
    }
    LoadConstraint *c = ca != NULL ? ca : cb;
    if (c->klass == NULL) c->klass = known;
    return true;
}

static const Symbol *class_named_in(const TypeIter *p)
{
    const char *chars = p->chars;
    u4 length = p->length;
    while (*chars == '[') chars++, length--;
    return *chars == 'L' ? symbol_intern(chars + 1, length - 2) : NULL;
}

const Symbol *constraints_add(const Symbol *descriptor, Loader *a, Loader *b)
{
    const Symbol *failed = NULL;
    if (a->is_hidden_holder) a = a->parent;
    if (b->is_hidden_holder) b = b->parent;
    if (a == b) return NULL;
    constraints_lock();
    const char *returned = symbol_chars(descriptor)[0] == '(' ? descriptor_return(descriptor) : symbol_chars(descriptor);
    TypeIter last = { .chars = returned, .length = (u4)strlen(returned) };
    const Symbol *name = class_named_in(&last);
    if (name != NULL && !add_constraint(name, a, b)) failed = name;
    if (symbol_chars(descriptor)[0] == '(')
        for (TypeIter p = descriptor_params(descriptor); failed == NULL && descriptor_next(&p); )
            if ((name = class_named_in(&p)) != NULL && !add_constraint(name, a, b)) failed = name;
    constraints_unlock();
    return failed;
}

bool constraints_met(Loader *l, Class *k, Class **other)
{
    LoadConstraint *c = constraints != NULL ? find_constraint(k->name, l) : NULL;
    if (c != NULL && c->klass == NULL) c->klass = k;
    *other = c != NULL ? c->klass : k;
    return *other == k;
}

void constraints_forget_dead(void)
{
    for (LoadConstraint **at = &constraints, *c; (c = *at) != NULL; ) {
        u4 count = 0;
        for (u4 i = 0; i < c->count; i++)
            if (!loader_is_dead(c->loaders[i])) c->loaders[count++] = c->loaders[i];
        c->count = count;
        if (c->klass != NULL && loader_is_dead(c->klass->loader)) c->klass = NULL;     /* whoever has loaded it is dead, too */
        if (count > 0) {
            at = &c->next;
            continue;
        }
        *at = c->next;
        c->klass = NULL;
        c->next = spare;
        spare = c;
    }
}
