/* jit/code_map.c */
#include "jit/code_map.h"
#include <string.h>
#include "classloader/loader.h"
#include "vm/vm.h"

typedef struct Index { u4 capacity, count; CompiledMethod *methods[]; } Index;
static Index *volatile compiled_index;

void code_map_add(CompiledMethod *c)
{
    Index *old = compiled_index, *grown = old;
    if (old == NULL || old->count == old->capacity) {
        u4 capacity = old == NULL ? 512 : 2 * old->capacity;
        grown = arena_alloc(vm.boot_loader->arena, sizeof *grown + capacity * sizeof grown->methods[0]);
        grown->capacity = capacity;
        grown->count = old == NULL ? 0 : old->count;
        if (old != NULL) memcpy(grown->methods, old->methods, old->count * sizeof old->methods[0]);
    }
    grown->methods[grown->count] = c;
    __atomic_store_n(&grown->count, grown->count + 1, __ATOMIC_RELEASE);
    __atomic_store_n(&compiled_index, grown, __ATOMIC_RELEASE);
}

const CompiledMethod *code_map_find(uintptr_t pc)
{
    const Index *index = __atomic_load_n(&compiled_index, __ATOMIC_ACQUIRE);
    u4 low = 0, high = index != NULL ? __atomic_load_n(&index->count, __ATOMIC_ACQUIRE) : 0;
    while (low < high) {
        u4 middle = (low + high) / 2;
        const CompiledMethod *c = index->methods[middle];
        if (pc < (uintptr_t)c->code) high = middle;
        else if (pc >= (uintptr_t)c->code + c->code_bytes) low = middle + 1;
        else return c;
    }
    return NULL;
}

uintptr_t code_map_null_check_exit(uintptr_t pc)
{
    const CompiledMethod *c = code_map_find(pc);
    u4 low = 0, high = c != NULL ? c->null_check_count : 0;
    while (low < high) {
        u4 middle = (low + high) / 2;
        uintptr_t access = (uintptr_t)c->code + c->null_checks[middle].access;
        if (pc == access) return (uintptr_t)c->code + c->null_checks[middle].exit;
        if (pc < access) high = middle;
        else low = middle + 1;
    }
    return 0;
}
