/* classlib/vector_support.c -- jdk.internal.vm.vector.VectorSupport: no vector instructions, so the Vector API runs its Java
 * fallbacks; and jdk.internal.invoke.NativeEntryPoint, which only an optimising compiler makes use of. */
#include "classlib/vm_natives.h"
#include "vm/exception.h"

static bool vector_registerNatives(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, 0); }
static bool vector_getMaxLaneCount(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, -1); }
static bool entry_registerNatives(Thread *t, Method *m, Slot *args) { (void)t, (void)m, (void)args; return true; }

static bool entry_vmStorageToVMReg(Thread *t, Method *m, Slot *args)
{
    (void)m, (void)args;
    return throw_new(t, EX_UnsupportedOperationException, "NativeEntryPoint.vmStorageToVMReg: no native calls from compiled code");
}

void vector_natives_register(void)
{
    static const VmNative rows[] = {
        { "jdk/internal/vm/vector/VectorSupport", "registerNatives", "()I", vector_registerNatives, true },
        { "jdk/internal/vm/vector/VectorSupport", "getMaxLaneCount", "(Ljava/lang/Class;)I", vector_getMaxLaneCount, true },
        { "jdk/internal/invoke/NativeEntryPoint", "registerNatives", "()V", entry_registerNatives, true },
        { "jdk/internal/invoke/NativeEntryPoint", "vmStorageToVMReg", "(II)J", entry_vmStorageToVMReg, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
