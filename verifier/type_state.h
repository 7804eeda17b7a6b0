/* verifier/type_state.h -- verification types (JVMS §4.10.1.2) and type states: locals, operand stack, the flag
 * flagThisUninit (§4.10.1.4).  Longs and doubles take two slots, the second holding a type of its own. */
#ifndef VERIFIER_TYPE_STATE_H
#define VERIFIER_TYPE_STATE_H
#include "vm/arena.h"           /* meta_pack: symbols fit 32 bits */
#include "vm/symbol.h"

/* The low two bits say what the others hold: a packed Symbol * (class name, or array descriptor; 0: null), the number of a
 * primitive type, the pc of a `new`, or a question that a whole group of types answers. */
typedef u4 VType;
enum { KIND_REFERENCE, KIND_PRIMITIVE, KIND_UNINITIALIZED, KIND_QUERY, KIND_MASK = 3, THIS_PC = 0xffff };
enum {
    T_NULL = 0,
#define PRIMITIVE(n) ((n) << 2 | KIND_PRIMITIVE)
    T_TOP = PRIMITIVE(0), T_BOOLEAN = PRIMITIVE(1), T_BYTE = PRIMITIVE(2), T_SHORT = PRIMITIVE(3), T_CHAR = PRIMITIVE(4),
    T_INT = PRIMITIVE(5), T_FLOAT = PRIMITIVE(6), T_LONG = PRIMITIVE(7), T_DOUBLE = PRIMITIVE(8), T_LONG2 = PRIMITIVE(9),
    T_DOUBLE2 = PRIMITIVE(10),
#undef PRIMITIVE
    T_UNINITIALIZED_THIS = THIS_PC << 2 | KIND_UNINITIALIZED,
    T_ANY_REFERENCE = KIND_QUERY, T_ANY_CATEGORY1 = 1 << 2 | KIND_QUERY, T_ANY_CATEGORY2 = 2 << 2 | KIND_QUERY
};

static inline VType type_of_class(const Symbol *name) { return meta_pack(name); }
static inline VType type_uninitialized(u4 pc) { return pc << 2 | KIND_UNINITIALIZED; }
static inline bool type_is_reference(VType type) { return (type & KIND_MASK) == KIND_REFERENCE; }           /* or null */
static inline bool type_is_uninitialized(VType type) { return (type & KIND_MASK) == KIND_UNINITIALIZED; }
static inline u4 type_new_pc(VType type) { return type >> 2; }
static inline const Symbol *type_name(VType type) { return meta_unpack(type); }                             /* not of null */
static inline bool type_is_named(VType type) { return type_is_reference(type) && type != T_NULL; }
static inline bool type_is_array(VType type)
{
    return type_is_named(type) && type_name(type)->length >= 2 && type_name(type)->chars[0] == '[';
}
static inline bool type_is_class(VType type)
{
    return type_is_named(type) && type_name(type)->length >= 1 && type_name(type)->chars[0] != '[';
}
static inline bool type_is_first_half(VType type) { return type == T_LONG || type == T_DOUBLE; }
static inline bool type_is_second_half(VType type) { return type == T_LONG2 || type == T_DOUBLE2; }
static inline bool type_is_category1(VType type)
{
    return type != T_TOP && !type_is_first_half(type) && !type_is_second_half(type);
}
static inline VType type_second_half(VType first) { return first == T_LONG ? T_LONG2 : T_DOUBLE2; }

/* The type of one entry of a field descriptor or of a class's name in it; `length` bytes.  Sub-int types are ints here. */
VType type_of_descriptor(const char *chars, size_t length);
VType type_of_letter(char letter);                      /* I J F D A as in stack strings; A: T_ANY_REFERENCE */
VType type_exact(char kind);                            /* of B C S Z too: what arrays hold and methods return */
/* What an array's elements are; T_TOP for a descriptor that is none.  `array` is an array type. */
VType type_component(VType array);
/* Is it an array of that element (first character of the descriptor), or null? */
static inline bool type_is_array_of(VType type, char element)
{
    return type == T_NULL || (type_is_array(type) && type_name(type)->chars[1] == element);
}

typedef struct TypeState {
    u4     pc;                          /* of the instruction, or of the stack map frame */
    int32_t locals_size, stack_size;    /* slots in use; locals beyond are T_TOP, as far as there is room for them */
    int32_t stack_mark;                 /* stack_size before the current instruction; -1: none */
    int32_t locals_room;
    bool   this_uninit;
    VType *locals, *stack;
} TypeState;
#endif
