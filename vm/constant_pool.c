/* vm/constant_pool.c -- entries that were left as text until somebody asks for them. */
#include "vm/bytecode.h"
#include "vm/class.h"

const Symbol *utf8_intern_entry(u8 *entry)
{
    u8 value = __atomic_load_n(entry, __ATOMIC_ACQUIRE);
    if (value <= UINT32_MAX) return (const Symbol *)(uintptr_t)value;   /* another thread was faster */
    const u1 *text = (const u1 *)(uintptr_t)value;
    const Symbol *symbol = symbol_intern((const char *)text + 2, be_u2(text));
    __atomic_store_n(entry, (uintptr_t)symbol, __ATOMIC_RELEASE);
    return symbol;
}
