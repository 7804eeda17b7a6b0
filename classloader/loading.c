#include "classloader/loading.h"

#include <pthread.h>

#include "vm/exception.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"
#include "vm/mirror.h"
#include "vm/monitor.h"

/* super NULL: the thread has called loadClass(name).  Not on the thread's stack, which may go before its end, with the VM. */
struct Loading { const Symbol *name, *super; const Thread *thread; const Loader *loader; Loading *next; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  changed = PTHREAD_COND_INITIALIZER;
static Loading        *first;                           /* under the lock: of all threads, not many */

Loading *loading_begin(Thread *t, const Loader *l, const Symbol *name, const Symbol *super)
{
    Loading *new = lifetime_alloc(sizeof *new);
    if (new == NULL) vm_fatal("out of memory");
    pthread_mutex_lock(&lock);
    const Loading *p = first;
    while (p != NULL && !(p->name == name && p->loader == l && p->thread == t && (p->super == NULL) == (super == NULL))) p = p->next;
    if (p == NULL) {
        *new = (Loading){ name, super, t, l, first };
        first = new;
    }
    pthread_mutex_unlock(&lock);
    if (p == NULL) return new;
    lifetime_free(new);
    throw_new(t, EX_ClassCircularityError, "%s", symbol_chars(name));
    return NULL;
}

void loading_end(Loading *loading)
{
    pthread_mutex_lock(&lock);
    Loading **p = &first;
    while (*p != loading) p = &(*p)->next;
    *p = loading->next;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    lifetime_free(loading);
}

void loading_forget(const Thread *t)
{
    pthread_mutex_lock(&lock);
    for (Loading **p = &first, *loading; (loading = *p) != NULL; )
        if (loading->thread == t) {
            *p = loading->next;
            lifetime_free(loading);
        } else {
            p = &loading->next;
        }
    pthread_mutex_unlock(&lock);
}

void loading_wake_waiting(void)
{
    pthread_mutex_lock(&lock);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

/* ---- supers ------------------------------------------------------------------------------------------------------------------------ */

/* What some thread, maybe this one, is loading to derive `name` from it; NULL: nothing. */
static const Symbol *super_being_loaded(const Loader *l, const Symbol *name)
{
    const Symbol *super = NULL;
    pthread_mutex_lock(&lock);
    for (const Loading *p = first; p != NULL && super == NULL; p = p->next)
        if (p->name == name && p->loader == l) super = p->super;
    pthread_mutex_unlock(&lock);
    return super;
}

/* The other thread may hold a lock of its loader's for this class, and wait for one for the super: who went there for the class would
 * keep it waiting for ever, in a circle of classes.  If the other thread is t itself, that is the circle. */
bool loading_super_first(Thread *t, Loader *l, const Symbol *name)
{
    const Symbol *super = super_being_loaded(l, name);
    if (super == NULL) return true;
    if (thread_native_stack_low(t)) return throw_stack_overflow(t);
    Loading *here = loading_begin(t, l, name, super);
    if (here == NULL) return false;
    Class *k = loader_load(t, super, l);
    if (k == NULL) loader_throw_no_class_def(t, super);
    loading_end(here);
    return k != NULL;
}

/* ---- loaders that are not parallel capable -------------------------------------------------------------------------------------- */

/* With the lock.  Alone in the VM, nobody will end what the others have left. */
static bool is_elsewhere(const Thread *t, const Loader *l, const Symbol *name)
{
    const Loading *p = vm.alone ? NULL : first;
    while (p != NULL && !(p->name == name && p->loader == l && p->thread != t)) p = p->next;
    return p != NULL;
}

static bool others_are_at(const Thread *t, const Loader *l, const Symbol *name)
{
    pthread_mutex_lock(&lock);
    bool result = is_elsewhere(t, l, name);
    pthread_mutex_unlock(&lock);
    return result;
}

/* Java code of the loader's may be waiting for it: whoever is there first is to go on. */
static u4 leave_monitor(Thread *t, Object *o)
{
    u4 entries = 0;
    bool ok = monitor_notify(t, o, true);
    for (; ok && monitor_held_by(t, o); entries++) ok = monitor_exit(t, o);
    return entries;
}

static void wait_for_change(Thread *t, const Loader *l, const Symbol *name)
{
    pthread_mutex_lock(&lock);
    bool waits = is_elsewhere(t, l, name);
    if (waits) {
        thread_enter_blocked(t);
        pthread_cond_wait(&changed, &lock);
    }
    pthread_mutex_unlock(&lock);                        /* coming back to Java may wait for a handshake */
    if (waits) thread_enter_java(t);
}

/* Meanwhile leaves the monitor of the loader, which t has entered. */
static void await_others(Thread *t, const Loader *l, const Symbol *name)
{
    while (others_are_at(t, l, name)) {
        u4 entries = leave_monitor(t, l->object);
        wait_for_change(t, l, name);
        while (entries-- > 0) monitor_enter(t, l->object);
    }
}

static Class *call_load_class(Thread *t, Loader *l, const Symbol *name)
{
    Slot result;
    Object *text = string_from_name(t, name);
    if (text == NULL || !invoke_virtual(t, KNOWN(ClassLoader_loadClass), &result, l->object, text)) return NULL;
    Class *k = result.ref != NULL ? mirror_class(result.ref) : NULL;
    if (k == NULL || k->name != name) {
        throw_new(t, EX_ClassNotFoundException, "%s", symbol_chars(name));
        return NULL;
    }
    return loader_accept(t, l, k) ? k : NULL;
}

/* In the loader's monitor.  Another thread's loadClass may have left it, to wait in the middle of this class: who was first is to come
 * to the end with it. */
static Class *load_in_turn(Thread *t, Loader *l, const Symbol *name)
{
    Class *k = loader_find_loaded(l, name);
    if (k != NULL || !loading_super_first(t, l, name)) return k;
    await_others(t, l, name);
    k = loader_find_loaded(l, name);
    Loading *here = k == NULL ? loading_begin(t, l, name, NULL) : NULL;
    if (here == NULL) return k;
    k = call_load_class(t, l, name);
    loading_end(here);
    return k;
}

Class *loading_by_java(Thread *t, Loader *l, const Symbol *name)
{
    if (object_ref_at(l->object, KNOWN(ClassLoader_parallelLockMap)) != NULL) {
        if (!loading_super_first(t, l, name)) return NULL;
        Class *k = loader_find_loaded(l, name);         /* meanwhile */
        return k != NULL ? k : call_load_class(t, l, name);
    }
    monitor_enter(t, l->object);
    Class *k = load_in_turn(t, l, name);
    Object *pending = exception_take(t);
    if (!monitor_exit(t, l->object)) exception_take(t);
    t->exception = pending;
    return k;
}
