/* vm/symbol.h -- interned names and descriptors in modified UTF-8 (JVMS §4.4.7).
 * Equal symbols are the same pointer, below 2 GiB.  Symbols live until the VM exits.  All functions are thread-safe. */
#ifndef VM_SYMBOL_H
#define VM_SYMBOL_H
#include <string.h>
#include "vm/base.h"

typedef struct Symbol {
    u4   hash;
    u2   length;                                                /* bytes, without the NUL */
    char chars[];                                               /* NUL-terminated */
} Symbol;

const Symbol *symbol_intern(const char *utf8, size_t bytes);    /* adds it if absent; bytes <= 65535 */
const Symbol *symbol_find(const char *utf8, size_t bytes);      /* NULL if absent */
static inline const Symbol *symbol_of(const char *utf8) { return symbol_intern(utf8, strlen(utf8)); }
static inline const char *symbol_chars(const Symbol *symbol) { return symbol->chars; }
static inline bool symbol_is(const Symbol *symbol, const char *text)
{
    size_t length = strlen(text);
    return symbol->length == length && memcmp(symbol->chars, text, length) == 0;
}
#endif
