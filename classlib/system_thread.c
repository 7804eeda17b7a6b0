#include "classlib/system_thread.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/vm.h"

enum { NEAR_MAX_PRIORITY = 9 };

static Object *new_thread(Thread *t, const char *name)
{
    Object *text = string_from_utf8(t, name);
    if (text == NULL) return NULL;
    Object *thread = invoke_constructor(t, KNOWN(Thread), "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V", vm.system_thread_group, text);
    if (thread == NULL) return NULL;
    OBJECT_AT(thread, KNOWN(Thread_daemon), u1) = true;
    OBJECT_AT(thread, KNOWN(Thread_priority), int32_t) = NEAR_MAX_PRIORITY;
    return invoke_method(t, KNOWN(ThreadGroup_add), NULL, vm.system_thread_group, thread) ? thread : NULL;
}

bool system_thread_start(Thread *t, const char *name, bool (*body)(Thread *t))
{
    Object *thread = new_thread(t, name);
    return thread != NULL && thread_start_body(t, thread, 0, body);
}
