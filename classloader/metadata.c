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

bool metadata_has_room(Thread *t)
{
    u8 limit = vm.options->MaxMetaspaceSize;
    if (likely(arena_total_bytes() < limit) || vm.init_level < LEVEL_STARTED || metadata_bytes() < limit) return true;
    heap_collect();
    return metadata_bytes() < limit || throw_out_of_memory(t, "Metaspace");
}
