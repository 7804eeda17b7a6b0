/* classlib/scoped_memory.c -- jdk.internal.misc.ScopedMemoryAccess.closeScope0: may memory be freed, or is some thread between
 * checking its scope and accessing it?  Such a thread is in a @Scoped method with the scope in a local variable. */
#include "classlib/vm_natives.h"
#include "vm/frame.h"
#include "vm/safepoint.h"

enum { CRITICAL_DEPTH = 10 };                           /* frames above the @Scoped one at most */

typedef struct ScopeSearch {
    const Object *scope;
    const Thread *closer;
    bool found;
} ScopeSearch;

static bool holds_scope(const StackWalk *w, const Object *scope)
{
    for (u4 i = 0; i < w->method->max_locals; i++)
        if (w->locals[i].ref == scope) return true;
    return false;
}

static void search_thread(Thread *target, void *arg)
{
    ScopeSearch *search = arg;
    if (target == search->closer) return;
    StackWalk w = stack_walk(target);
    for (int depth = 0; w.method != NULL && depth < CRITICAL_DEPTH; depth++, stack_walk_next(&w))
        if ((w.method->flags & METHOD_SCOPED) && w.locals != NULL) {
            search->found |= holds_scope(&w, search->scope);
            return;
        }
}

/* (this, Scope scope, ScopedAccessError exception) */
static bool closeScope0(Thread *t, Method *m, Slot *args)
{
    (void)m;
    ScopeSearch search = { .scope = args[1].ref, .closer = t };
    thread_handshake_all(t, search_thread, &search);
    return return_int(args, !search.found);
}

static bool registerNatives(Thread *t, Method *m, Slot *args) { (void)t, (void)m, (void)args; return true; }

void scoped_memory_natives_register(void)
{
    static const VmNative rows[] = {
        { "jdk/internal/misc/ScopedMemoryAccess", "registerNatives", "()V", registerNatives, true },
        { "jdk/internal/misc/ScopedMemoryAccess", "closeScope0", NULL, closeScope0, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
