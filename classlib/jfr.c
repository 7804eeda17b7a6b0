/* classlib/jfr.c -- jdk.jfr.internal.JVM: this VM records nothing, but reads recordings.  What the classes that read them call is
 * here, settings included; isAvailable and all else that makes a recording is not bound, which tells the library that there is no recorder. */
#include <stdatomic.h>
#include "classlib/vm_natives.h"
#include "vm/mirror.h"

static bool jfr_nothing(Thread *t, Method *m, Slot *args) { (void)t, (void)m, (void)args; return true; }

/* (this, Class) */
static bool jfr_class_id(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    return return_long(args, args[1].ref != NULL ? (int64_t)(uintptr_t)mirror_class(args[1].ref) : 0);
}

/* (this, String name): a number no class has, since a class's is an even address */
static bool jfr_name_id(Thread *t, Method *m, Slot *args)
{
    static atomic_int_least64_t last = 1;
    (void)t, (void)m;
    return return_long(args, atomic_fetch_add(&last, 2));
}

void jfr_natives_register(void)
{
    static const char k[] = "jdk/jfr/internal/JVM";
    static const VmNative rows[] = {
        { k, "registerNatives", NULL, jfr_nothing, true },
        { k, "subscribeLogLevel", NULL, jfr_nothing, true },
        { k, "log", NULL, jfr_nothing, true },
        { k, "logEvent", NULL, jfr_nothing, true },
        { k, "setFileNotification", NULL, jfr_nothing, true },
        { k, "setGlobalBufferCount", NULL, jfr_nothing, true },
        { k, "setGlobalBufferSize", NULL, jfr_nothing, true },
        { k, "setMemorySize", NULL, jfr_nothing, true },
        { k, "setSampleThreads", NULL, jfr_nothing, true },
        { k, "setStackDepth", NULL, jfr_nothing, true },
        { k, "setThreadBufferSize", NULL, jfr_nothing, true },
        { k, "getTypeId", "(Ljava/lang/Class;)J", jfr_class_id, true },
        { k, "getTypeId", "(Ljava/lang/String;)J", jfr_name_id, true },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
