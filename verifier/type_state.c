/* verifier/type_state.c -- verification types from descriptors. */
#include "verifier/type_state.h"

VType type_exact(char kind)
{
    switch (kind) {
    case 'B': return T_BYTE;
    case 'C': return T_CHAR;
    case 'S': return T_SHORT;
    case 'Z': return T_BOOLEAN;
    case 'V': return T_TOP;
    default:  return type_of_letter(kind);
    }
}

VType type_of_letter(char letter)
{
    switch (letter) {
    case 'J': return T_LONG;
    case 'D': return T_DOUBLE;
    case 'F': return T_FLOAT;
    case 'A': return T_ANY_REFERENCE;
    default:  return T_INT;
    }
}

VType type_of_descriptor(const char *chars, size_t length)
{
    if (chars[0] == '[') return type_of_class(symbol_intern(chars, length));
    if (chars[0] == 'L') return type_of_class(symbol_intern(chars + 1, length - 2));
    return type_of_letter(chars[0]);
}

VType type_component(VType array)
{
    const Symbol *name = type_name(array);
    switch (name->chars[1]) {
    case '[':
        return type_of_class(symbol_intern(name->chars + 1, name->length - 1u));
    case 'L':
        return name->length > 3 ? type_of_class(symbol_intern(name->chars + 2, name->length - 3u)) : T_TOP;
    case 'B': case 'C': case 'D': case 'F': case 'I': case 'J': case 'S': case 'Z':
        return type_exact(name->chars[1]);
    default:
        return T_TOP;
    }
}
