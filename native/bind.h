/* native/bind.h -- native methods: finding their functions, and the entries that call them. */
#ifndef NATIVE_BIND_H
#define NATIVE_BIND_H
#include "native/handles.h"

/* A native method the VM implements itself, without JNI: function has a MethodEntry's shape. */
typedef struct VmNative {
    const char *class_name, *method_name, *descriptor;  /* descriptor NULL: any */
    MethodEntry function;
    bool        leaf;                                   /* needs no frame: cannot throw, allocate or block */
} VmNative;
/* Tables registered before the class is linked win over JNI lookup; also for non-native methods (intrinsics) when their
 * row is registered. */
void bind_register_vm_natives(const VmNative *rows, size_t count);

/* Method.entry of every native method before its first call: binds, then calls.  UnsatisfiedLinkError "'void Foo.bar()'". */
bool native_entry_unbound(Thread *t, Method *m, Slot *args);
/* vm_ops.prepare_method, for every method of a new class: picks the entry of VM natives and intrinsics, native_entry_unbound for other natives; leaves
 * other methods' entry alone. */
void bind_prepare(Method *m);
/* RegisterNatives: m's function from now on. */
void bind_register(Method *m, void *function);
/* The symbol in the libraries of m's loader; boot: libjava & co. and JVM_/the VM's own.  NULL: none. */
void *bind_lookup(Thread *t, Method *m);
#endif
