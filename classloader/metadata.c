#include "classloader/metadata.h"
#include "classloader/loader.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/options.h"

enum { LEVEL_STARTED = 4 };

static void add_loader_bytes(Loader *l, void *sum) { *(size_t *)sum += arena_bytes(l->arena); }

size_t metadata_bytes(void)
{
    size_t bytes = 0;
    loader_visit_all(add_loader_bytes, &bytes);
    return bytes;
}

static bool is_full(void)
{
    u8 limit = vm.options->MaxMetaspaceSize;
    return arena_is_nearly_full() || (arena_total_bytes() >= limit && metadata_bytes() >= limit);
}

bool metadata_has_room(Thread *t)
{
    if (likely(!is_full()) || vm.init_level < LEVEL_STARTED) return true;
    heap_collect();
    return !is_full() || throw_out_of_memory(t, "Metaspace");
}
