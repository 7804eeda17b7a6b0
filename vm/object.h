/* vm/object.h -- the layout of Java objects and arrays, and the operand slot.
 *
 *   object   0: u4 klass   4: u4 lock word   8: fields ...
 *   array    0: u4 klass   4: u4 lock word   8: i4 length   16: elements
 *
 * klass is the Class's address (metadata lies below 2 GiB).  Bit 31 of the lock word is always 1: the first word of a free
 * cell is a link whose top bit is 0, so the collector can tell a free cell from an object (see heap.c).
 * References are 8 bytes.  Objects never move; the identity hash derives from the address. */
#ifndef VM_OBJECT_H
#define VM_OBJECT_H
#include "vm/arena.h"

typedef struct Class  Class;
typedef struct Method Method;
typedef struct Field  Field;
typedef struct Loader Loader;
typedef struct Thread Thread;

typedef struct Object {
    u4 klass;                                           /* meta_pack(Class *) */
    u4 lock;                                            /* see monitor.h */
} Object;

typedef struct Array {
    Object  header;
    int32_t length;
    u4      pad;
    u1      data[];
} Array;

enum { OBJECT_HEADER_BYTES = 8, ARRAY_LENGTH_OFFSET = 8, ARRAY_DATA_OFFSET = 16 };
#define LOCK_UNLOCKED 0x80000000u

/* A local variable or operand-stack slot.  long and double take two slots: the value is in the lower-addressed one
 * (locals[n], or sp[-2] on the operand stack), the other is unused.  int-like values (boolean, byte, char, short, int,
 * float) are in .i/.f; writers should store the whole word (slot_int) so that no stale reference half survives. */
typedef union Slot {
    int32_t i;
    u4      u;
    int64_t l;
    float   f;
    double  d;
    Object *ref;
    u8      raw;
} Slot;

static inline Class *object_class(const Object *o) { return (Class *)meta_unpack(o->klass); }
static inline int32_t array_length(const Object *o) { return ((const Array *)o)->length; }
static inline void *array_data(const Object *o) { return ((Array *)(uintptr_t)o)->data; }
static inline int32_t identity_hash(const Object *o)    /* 31 bits, never 0 */
{
    u8 h = ((u8)(uintptr_t)o >> 4) * 0x9E3779B97F4A7C15ull;
    return (int32_t)((h >> 33) | 1);
}

/* Typed access by byte offset, as field offsets, Unsafe and JNI field IDs use them. */
#define OBJECT_AT(object, offset, ctype) (*(ctype *)((char *)(object) + (offset)))
static inline Object *object_ref_at(const Object *o, size_t offset) { return OBJECT_AT(o, offset, Object *); }
static inline Object **array_refs(const Object *o) { return (Object **)array_data(o); }
#endif
