/* native/bridge.h -- entries of native methods: from slots to the C calling convention and back; and what native/ needs from
 * the layer above it. */
#ifndef NATIVE_BRIDGE_H
#define NATIVE_BRIDGE_H
#include "native/handles.h"

/* Filled by classlib/ at boot, before the first native method runs. */
typedef struct NativeOps {
    JavaVM *java_vm;                                    /* create_vm.c */
    Object *(*reflect_method)(Thread *t, Method *m);    /* java.lang.reflect.Method, or Constructor for <init>; NULL: pending */
    Object *(*reflect_field)(Thread *t, Field *f);
    void   *(*find_agent_entry)(const char *symbol);    /* searched last for native methods; may be NULL */
} NativeOps;
extern NativeOps native_ops;

/* Makes native_entry, or what was set below, m's entry: m->native_function is called as a JNI function.  Thread-safe, repeatable. */
void bridge_install(Method *m);
/* The same for a function with a MethodEntry's shape that runs in Java state but wants a frame. */
void bridge_install_vm(Method *m, MethodEntry function);

/* Method.entry of bound native methods. */
bool native_entry(Thread *t, Method *m, Slot *args);
bool vm_native_entry(Thread *t, Method *m, Slot *args);

/* For an entry that does more: set at boot, it is the entry of natives from then on.  It runs a body inside bridge_run_framed
 * that calls the function and then takes its result, as it was returned, for the method's. */
void bridge_set_entry(MethodEntry entry);
u8   bridge_call_function(Thread *t, Method *m, Slot *args);
bool bridge_finish_call(Thread *t, const Method *m, u8 raw, Slot *args);

/* Runs body(t, m, args) inside a native frame for m: frame, local references, the lock of synchronized methods. */
bool bridge_run_framed(Thread *t, Method *m, Slot *args, MethodEntry body);
#endif
