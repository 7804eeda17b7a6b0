/* jit/code_map.c */
#include "jit/code_map.h"
#include <sys/mman.h>
#include "classloader/loader.h"
#include "jit/code_cache.h"
#include "jit/stats.h"
#include "vm/lifetime.h"
#include "vm/options.h"

static u4 *methods;                                     /* by unit of the code cache: packed CompiledMethod *; 0: none */
static CompiledMethod *all, *dead;                      /* by next */

void code_map_init(size_t cache_bytes)
{
    methods = mmap(NULL, (cache_bytes / CODE_UNIT + 1) * sizeof *methods, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (methods == MAP_FAILED) vm_fatal("out of memory for compiled code");
    lifetime_keep_mapping(methods, (cache_bytes / CODE_UNIT + 1) * sizeof *methods);
}

static void set_units(const CompiledMethod *c, const CompiledMethod *to)
{
    size_t first = code_cache_unit((uintptr_t)c->code), last = code_cache_unit((uintptr_t)c->code + c->code_bytes - 1);
    for (size_t i = first; i <= last; i++) __atomic_store_n(&methods[i], meta_pack(to), __ATOMIC_RELEASE);
}

void code_map_add(CompiledMethod *c)
{
    set_units(c, c);
    c->next = all;
    all = c;
}

const CompiledMethod *code_map_find(uintptr_t pc)
{
    size_t unit = code_cache_unit(pc);
    return unit != SIZE_MAX ? meta_unpack(__atomic_load_n(&methods[unit], __ATOMIC_ACQUIRE)) : NULL;
}

void code_map_reach(u4 pc)
{
    const CompiledMethod *c = code_map_find(pc);
    if (c != NULL) arena_reach(c->arena);
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

/* ---- unloading ---------------------------------------------------------------------------------------------------------- */

static bool is_of_dead_loader(const Arena *arena)
{
    return loader_is_dead(arena_owner(arena));
}

/* The method is interpreted again. */
static void withdraw(const CompiledMethod *c)
{
    Method *m = c->method;
    for (u4 i = 0; i < c->entry_count; i++) m->code[c->entries[i].bci] = c->entries[i].opcode;
    m->compiled = NULL;
    m->call = compiled_call_stub;
    m->samples = m->calls = 0;
}

void code_map_unload(void)
{
    for (CompiledMethod **at = &all, *c; (c = *at) != NULL; ) {
        bool relies = arena_any_dependence(c->arena, is_of_dead_loader);
        if (!relies && (c->method->compiled == c || arena_is_reached(c->arena))) {
            at = &c->next;
            continue;
        }
        bool withdrawn = relies && !loader_is_dead(c->method->klass->loader) && c->method->compiled == c;
        if (withdrawn) withdraw(c);
        stats_unloaded(withdrawn);
        *at = c->next;
        c->next = dead;
        dead = c;
    }
}

void code_map_free_unloaded(void)
{
    bool keep = vm.options->RegisterCompiledCode || vm.options->DumpPerfMapAtExit;     /* others know its address */
    for (CompiledMethod *c = dead, *next; c != NULL; c = next) {
        next = c->next;
        set_units(c, NULL);
        if (!keep) code_cache_free((u1 *)(uintptr_t)c->code, c->code_bytes);
        arena_destroy(c->arena);
    }
    dead = NULL;
}
