#include "classlib/natives.h"

#include "classlib/class_info.h"
#include "classlib/jvm_throwable.h"
#include "classlib/method_handles.h"
#include "classlib/signals.h"
#include "classlib/vm_natives.h"

void natives_register(void)
{
    jvm_class_register();                               /* first: it interns names in their order */
    unsafe_register();
    object_natives_register();
    thread_natives_register();
    system_natives_register();
    reference_natives_register();
    perf_natives_register();
    jfr_natives_register();
    vector_natives_register();
    scoped_memory_natives_register();
    intrinsics_register();
    method_handles_register();
    throwable_natives_register();
    access_natives_register();
    channel_natives_register();
    image_natives_register();
}

bool natives_start_signal_dispatcher(Thread *t) { return signals_start_dispatcher(t); }
