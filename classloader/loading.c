#include "classloader/loading.h"

#include <pthread.h>

#include "vm/exception.h"
#include "vm/lifetime.h"
#include "vm/monitor.h"

/* Not on the thread's stack, which may go before its end, with the VM. */
struct Loading { const Symbol *name, *super; const Thread *thread; Loader *loader; Loading *next; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;       /* guards all loaders' lists */
static pthread_cond_t  changed = PTHREAD_COND_INITIALIZER;

Loading *loading_begin(Thread *t, Loader *l, const Symbol *name, const Symbol *super)
{
    pthread_mutex_lock(&lock);
    Loading *p = l->loading;
    while (p != NULL && !(p->name == name && p->thread == t && (p->super == NULL) == (super == NULL))) p = p->next;
    bool circular = p != NULL;
    if (!circular && (p = lifetime_alloc(sizeof *p)) != NULL) {
        *p = (Loading){ name, super, t, l, l->loading };
        l->loading = p;
    }
    pthread_mutex_unlock(&lock);
    if (p == NULL) vm_fatal("out of memory");
    if (!circular) return p;
    throw_new(t, EX_ClassCircularityError, "%s", symbol_chars(name));
    return NULL;
}

void loading_end(Loading *loading)
{
    pthread_mutex_lock(&lock);
    Loading **p = &loading->loader->loading;
    while (*p != loading) p = &(*p)->next;
    *p = loading->next;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    lifetime_free(loading);
}

const Symbol *loading_super_of(const Loader *l, const Symbol *name)
{
    const Symbol *super = NULL;
    pthread_mutex_lock(&lock);
    for (const Loading *p = l->loading; p != NULL && super == NULL; p = p->next)
        if (p->name == name) super = p->super;
    pthread_mutex_unlock(&lock);
    return super;
}

/* With the lock.  Alone in the VM, nobody will end what the others have left. */
static bool is_elsewhere(const Thread *t, const Loader *l, const Symbol *name)
{
    const Loading *p = vm.alone ? NULL : l->loading;
    while (p != NULL && (p->name != name || p->thread == t)) p = p->next;
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
    if (is_elsewhere(t, l, name)) {
        thread_enter_blocked(t);
        pthread_cond_wait(&changed, &lock);
        pthread_mutex_unlock(&lock);                    /* coming back to Java may wait for a handshake */
        thread_enter_java(t);
        pthread_mutex_lock(&lock);
    }
    pthread_mutex_unlock(&lock);
}

void loading_await_others(Thread *t, Loader *l, const Symbol *name)
{
    while (others_are_at(t, l, name)) {
        u4 entries = leave_monitor(t, l->object);
        thread_before_waiting(t);
        wait_for_change(t, l, name);
        while (entries-- > 0) monitor_enter(t, l->object);
    }
}

void loading_wake_waiting(void)
{
    pthread_mutex_lock(&lock);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}
