/* vm/descriptor.h -- names (JVMS §4.2) and descriptors (§4.3): legality, and walking over their types.
 * The walkers trust descriptors that descriptor_is_field/_is_method accepted. */
#ifndef VM_DESCRIPTOR_H
#define VM_DESCRIPTOR_H
#include "vm/base.h"
#include "vm/symbol.h"

bool descriptor_is_field(const char *chars, size_t length);     /* at most 255 dimensions */
bool descriptor_is_method(const char *chars, size_t length);    /* any number of parameters */

/* The same with the reason, and with the rules for class names of the given class-file version. */
enum DescriptorFault { DESCRIPTOR_OK, DESCRIPTOR_MALFORMED, DESCRIPTOR_BAD_CLASS_NAME, DESCRIPTOR_TOO_MANY_DIMENSIONS };
enum DescriptorFault descriptor_check_field(const char *chars, size_t length, u2 major_version);
enum DescriptorFault descriptor_check_method(const char *chars, size_t length, u2 major_version);

/* One field type out of a descriptor. */
typedef struct TypeIter {
    const char *next;                   /* private */
    const char *chars;                  /* the type as written: "I", "[[J", "Ljava/lang/String;" */
    u4          length;
    char        kind;                   /* B C D F I J S Z, L for a class, [ for an array */
    u1          slots;                  /* 1; 2 for J and D */
} TypeIter;

/* for (TypeIter p = descriptor_params(d); descriptor_next(&p); ) ... */
TypeIter descriptor_params(const Symbol *method_descriptor);
bool     descriptor_next(TypeIter *type);

const char *descriptor_return(const Symbol *method_descriptor);         /* the return type as written, up to the NUL */
char        descriptor_return_kind(const Symbol *method_descriptor);    /* kind as above, or V */
u4          descriptor_arg_count(const Symbol *method_descriptor);
u4          descriptor_arg_slots(const Symbol *method_descriptor);      /* without the receiver */
u4          descriptor_return_slots(const Symbol *method_descriptor);   /* 0, 1, 2 */

/* Stack slots of a value of this kind: 0 for V, 2 for J and D, else 1. */
static inline u4 kind_slots(char kind) { return kind == 'V' ? 0 : kind == 'J' || kind == 'D' ? 2 : 1; }
static inline bool kind_is_reference(char kind) { return kind == 'L' || kind == '['; }

/* Class files before version 49 must use Java identifiers; later ones may use anything but . ; [ / (and < > in method
 * names).  Characters outside ASCII count as identifier characters.  Classes may be arrays; lengths may be 0 (illegal). */
bool name_is_field(const char *chars, size_t length, u2 major_version);
bool name_is_method(const char *chars, size_t length, u2 major_version);    /* <init> and <clinit> are */
bool name_is_class(const char *chars, size_t length, u2 major_version);
#endif
