/* vm/symbol.c -- one open-addressing table.  Readers take no lock: a slot changes once, from empty to its symbol, and a
 * table that has become too small is replaced but never freed (all old ones together are no larger than the newest). */
#include "vm/symbol.h"
#include <pthread.h>
#include <stdlib.h>
#include "vm/arena.h"
#include "vm/lifetime.h"

typedef struct Table {
    u4 mask;
    u8 slots[];                         /* hash << 32 | packed Symbol *; 0: empty */
} Table;

enum { FIRST_SLOTS = 1 << 14 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;    /* for insertion */
static Table *table;                    /* published with release */
static u4     symbol_count;
static Arena *symbols;

static u8 mix(u8 hash, u8 word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static u8 load8(const char *p) { u8 word; memcpy(&word, p, 8); return word; }
static u8 load4(const char *p) { u4 word; memcpy(&word, p, 4); return word; }

/* Whole words, then the last bytes again as the end of a word: no loop over single bytes. */
static u4 hash_of(const char *chars, size_t length)
{
    u8 hash = length;
    const char *end = chars + length;
    if (length >= 8) {
        for (; end - chars > 8; chars += 8)
            hash = mix(hash, load8(chars));
        hash = mix(hash, load8(end - 8));
    } else if (length >= 4) {
        hash = mix(hash, load4(chars) << 32 | load4(end - 4));
    } else if (length > 0) {
        hash = mix(hash, (u8)(u1)chars[0] << 16 | (u8)(u1)chars[length / 2] << 8 | (u1)end[-1]);
    }
    return (u4)hash;
}

static const Symbol *lookup(const Table *in, u4 hash, const char *chars, size_t length, u4 *empty)
{
    for (u4 i = hash & in->mask;; i = (i + 1) & in->mask) {
        u8 slot = __atomic_load_n(&in->slots[i], __ATOMIC_ACQUIRE);
        if (slot == 0) {
            *empty = i;
            return NULL;
        }
        if ((u4)(slot >> 32) != hash)
            continue;
        const Symbol *symbol = meta_unpack((u4)slot);
        if (symbol->length == length && memcmp(symbol->chars, chars, length) == 0)
            return symbol;
    }
}

static Table *table_of_slots(u4 count)
{
    Table *new = lifetime_alloc(sizeof(Table) + count * sizeof(u8));
    if (new == NULL)
        vm_fatal("out of memory for the symbol table");
    new->mask = count - 1;
    return new;
}

static void grow(void)
{
    Table *old = table;
    Table *new = table_of_slots(old == NULL ? FIRST_SLOTS : 2 * (old->mask + 1));
    for (u4 i = 0; old != NULL && i <= old->mask; i++) {
        u8 slot = old->slots[i];
        u4 at = (u4)(slot >> 32) & new->mask;
        if (slot == 0)
            continue;
        while (new->slots[at] != 0)
            at = (at + 1) & new->mask;
        new->slots[at] = slot;
    }
    __atomic_store_n(&table, new, __ATOMIC_RELEASE);
}

static const Symbol *add(u4 hash, const char *chars, size_t length)
{
    u4 at = 0;
    pthread_mutex_lock(&lock);
    if (symbols == NULL)
        symbols = arena_create();
    if (table == NULL || symbol_count >= table->mask / 4 * 3)
        grow();
    Symbol *symbol = (Symbol *)lookup(table, hash, chars, length, &at);
    if (symbol == NULL) {
        symbol = arena_alloc(symbols, sizeof(Symbol) + length + 1);
        symbol->hash = hash;
        symbol->length = (u2)length;
        symbol->legal_as = 0;
        memcpy(symbol->chars, chars, length);
        symbol_count++;
        __atomic_store_n(&table->slots[at], (u8)hash << 32 | meta_pack(symbol), __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&lock);
    return symbol;
}

const Symbol *symbol_find(const char *utf8, size_t bytes)
{
    u4 empty;
    const Table *now = __atomic_load_n(&table, __ATOMIC_ACQUIRE);
    return now == NULL ? NULL : lookup(now, hash_of(utf8, bytes), utf8, bytes, &empty);
}

const Symbol *symbol_intern(const char *utf8, size_t bytes)
{
    u4 empty, hash = hash_of(utf8, bytes);
    const Table  *now = __atomic_load_n(&table, __ATOMIC_ACQUIRE);
    const Symbol *symbol = now == NULL ? NULL : lookup(now, hash, utf8, bytes, &empty);
    if (unlikely(bytes > UINT16_MAX))
        vm_fatal("symbol of %zu bytes", bytes);
    return symbol != NULL ? symbol : add(hash, utf8, bytes);
}

void symbol_visit_all(void (*visit)(const Symbol *symbol, void *arg), void *arg)
{
    const Table *now = __atomic_load_n(&table, __ATOMIC_ACQUIRE);
    for (u4 i = 0; now != NULL && i <= now->mask; i++) {
        u8 slot = __atomic_load_n(&now->slots[i], __ATOMIC_ACQUIRE);
        if (slot != 0) visit(meta_unpack((u4)slot), arg);
    }
}

void symbol_set_legal_as(const Symbol *symbol, enum SymbolUse use)
{
    __atomic_fetch_or(&((Symbol *)symbol)->legal_as, (u1)use, __ATOMIC_RELAXED);
}
