/* vm/constant_pool.c -- entries that were left as text until somebody asks for them. */
#include "vm/bytecode.h"
#include "vm/class.h"

const Symbol *utf8_intern_entry(u8 *entry)
{
    const u1 *text = (const u1 *)(uintptr_t)__atomic_load_n(entry, __ATOMIC_RELAXED);
    if ((uintptr_t)text > UINT32_MAX)                   /* another thread may have been faster */
        __atomic_store_n(entry, (uintptr_t)symbol_intern((const char *)text + 2, be_u2(text)), __ATOMIC_RELEASE);
    return (const Symbol *)(uintptr_t)*entry;
}
