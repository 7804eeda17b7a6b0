/* classlib/vm_natives.h -- what the files of VM-implemented native methods share.  Such a function has a MethodEntry's shape
 * (vm/class.h): arguments in slots, receiver first, long and double in two slots; the result goes to args[0]. */
#ifndef CLASSLIB_VM_NATIVES_H
#define CLASSLIB_VM_NATIVES_H
#include "native/bind.h"

static inline bool return_int(Slot *args, int32_t value) { args[0].raw = (u4)value; return true; }
static inline bool return_long(Slot *args, int64_t value) { args[0].l = value; return true; }
static inline bool return_ref(Slot *args, Object *value) { args[0].ref = value; return true; }
static inline bool return_float(Slot *args, float value) { args[0].raw = 0; args[0].f = value; return true; }
static inline bool return_double(Slot *args, double value) { args[0].d = value; return true; }

/* Each registers its file's rows; called by natives_register. */
void unsafe_register(void);
void object_natives_register(void);
void thread_natives_register(void);
void system_natives_register(void);
void reference_natives_register(void);
void perf_natives_register(void);
void jfr_natives_register(void);
void vector_natives_register(void);
void scoped_memory_natives_register(void);
void intrinsics_register(void);
void channel_natives_register(void);
void image_natives_register(void);
void channels_end(void);

/* perf.c: a java.nio.DirectByteBuffer over memory that nobody frees before the VM ends.  NULL: pending. */
MUST_CHECK Object *direct_buffer_new(Thread *t, void *address, int32_t bytes);

/* jvm_object.c, jvm_system.c: bodies that natives, JVM_ functions and intrinsics share. */
MUST_CHECK bool object_wait_millis(Thread *t, Object *o, int64_t millis);
MUST_CHECK Object *object_clone(Thread *t, Object *original);
MUST_CHECK bool array_copy(Thread *t, Object *from, int32_t from_index, Object *to, int32_t to_index, int32_t count);
#endif
