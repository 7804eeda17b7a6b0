/* native/bind.h -- native methods: finding their functions, and the entries that call them. */
#ifndef NATIVE_BIND_H
#define NATIVE_BIND_H
#include "native/handles.h"

/* A native method the VM implements itself, without JNI: function has a MethodEntry's shape. */
typedef struct VmNative {
    const char *class_name, *method_name, *descriptor;  /* descriptor NULL: any */
    MethodEntry function;
    bool        leaf;                                   /* needs no frame: does not block, allocates and throws at most an error of its caller */
} VmNative;
/* Tables registered before the class is linked win over JNI lookup; also for non-native methods (intrinsics) when their
 * row is registered.  They are for classes of the boot loader.  Of two rows for one method the later registered wins. */
void bind_register_vm_natives(const VmNative *rows, size_t count);
const VmNative *bind_find_vm_native(const Method *m);   /* NULL: none */

/* Method.entry of every native method before its first call: binds, then calls.  UnsatisfiedLinkError "'void Foo.bar()'". */
bool native_entry_unbound(Thread *t, Method *m, Slot *args);
/* vm_ops.prepare_method, for every method of a new class: picks the entry of VM natives and intrinsics, native_entry_unbound
 * for other natives that have none; leaves other methods' entry alone. */
void bind_prepare(Method *m);
/* RegisterNatives: m's function from now on (NULL: unbound again).  A class of the library that registers its natives in
 * registerNatives() does not displace the VM's own. */
void bind_register(Thread *t, Method *m, void *function);
void bind_unregister(Method *m);
/* The symbol in the libraries of m's loader; boot: libjava & co. and JVM_/the VM's own.  NULL: none, or pending. */
void *bind_lookup(Thread *t, Method *m);
/* libjava, once opened: where the natives of java.base are looked for first. */
void bind_set_java_library(void *library);

/* The JNI name of m, "Java_pkg_Class_name" or with "__signature" (JNI spec: Resolving Native Method Names).  Malloc'ed;
 * NULL: m has no such name (an escape would be ambiguous), or out of memory. */
char *bind_mangle(const Method *m, bool with_signature);
#endif
