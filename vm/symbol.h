/* vm/symbol.h -- interned names and descriptors in modified UTF-8 (JVMS §4.4.7).
 * Equal symbols are the same pointer, below 2 GiB.  Symbols live until the VM exits.  All functions are thread-safe. */
#ifndef VM_SYMBOL_H
#define VM_SYMBOL_H
#include <string.h>
#include "vm/base.h"

typedef struct Symbol {
    u4   hash;
    u2   length;                                                /* bytes, without the NUL */
    u1   legal_as;                                              /* LEGAL_ */
    char chars[];                                               /* NUL-terminated */
} Symbol;

/* What a symbol has been found to be by the rules for class files of version 49 and later: classes repeat each other's names
 * and descriptors, which need not be read again then.  A bit that is not set says nothing. */
enum SymbolUse {
    LEGAL_UTF8 = 1, LEGAL_CLASS = 2, LEGAL_FIELD_NAME = 4, LEGAL_METHOD_NAME = 8, LEGAL_FIELD = 16, LEGAL_METHOD = 32   /* descriptors */
};

const Symbol *symbol_intern(const char *utf8, size_t bytes);    /* adds it if absent; bytes <= 65535 */
const Symbol *symbol_find(const char *utf8, size_t bytes);      /* NULL if absent */
static inline const Symbol *symbol_of(const char *utf8) { return symbol_intern(utf8, strlen(utf8)); }
static inline bool symbol_is_legal_as(const Symbol *symbol, enum SymbolUse use)
{
    return (__atomic_load_n(&symbol->legal_as, __ATOMIC_RELAXED) & use) != 0;
}
void symbol_visit_all(void (*visit)(const Symbol *symbol, void *arg), void *arg);     /* those that there are now */
void symbol_set_legal_as(const Symbol *symbol, enum SymbolUse use);
static inline const char *symbol_chars(const Symbol *symbol) { return symbol->chars; }
static inline bool symbol_is(const Symbol *symbol, const char *text)
{
    size_t length = strlen(text);
    return symbol->length == length && memcmp(symbol->chars, text, length) == 0;
}
#endif
