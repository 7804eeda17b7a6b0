#include "classlib/class_histogram.h"
#include <stdlib.h>
#include "classloader/module.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/vm.h"

typedef struct Row { const Class *k; Object *mirror; u8 count, bytes; } Row;      /* the mirror keeps the class */
typedef struct Histogram { Row *rows; size_t capacity; } Histogram;     /* a hash table with open addressing */

static void count_object(Object *o, void *arg)          /* the world is stopped */
{
    Histogram *h = arg;
    const Class *k = object_class(o);
    size_t i = ((uintptr_t)k >> 4) * 0x9e3779b97f4a7c15 % h->capacity;
    for (size_t steps = 0; h->rows[i].k != k; steps++, i = (i + 1) % h->capacity) {
        if (steps == h->capacity) return;
        if (h->rows[i].k == NULL) h->rows[i] = (Row){ .k = k, .mirror = k->mirror };
        if (h->rows[i].k == k) break;
    }
    h->rows[i].count++;
    h->rows[i].bytes += align_up(heap_object_bytes(o), 16);
}

static int more_bytes(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    return a->bytes != b->bytes ? (a->bytes < b->bytes ? 1 : -1) : (a->count < b->count) - (a->count > b->count);
}

static void print_row(FILE *out, size_t number, const Row *row)
{
    const Class *bottom = row->k;
    while (bottom->element != NULL) bottom = bottom->element;
    const Module *module = bottom->module;
    fprintf(out, "%4zu: %13llu %14llu  %s", number, (unsigned long long)row->count, (unsigned long long)row->bytes, class_external_name(row->k));
    if (module != NULL && module->name != NULL && module->version != NULL) fprintf(out, " (%s@%s)", symbol_chars(module->name), symbol_chars(module->version));
    else if (module != NULL && module->name != NULL) fprintf(out, " (%s)", symbol_chars(module->name));
    fputc('\n', out);
}

bool class_histogram_print(Thread *t, FILE *out)
{
    Histogram h = { .capacity = 4096 + 4 * (size_t)(vm.loaded_class_count - vm.unloaded_class_count) };
    Row sum = { .count = 0 };
    size_t used = 0;
    h.rows = heap_alloc_scanned(h.capacity * sizeof *h.rows);
    if (h.rows == NULL) return throw_out_of_memory(t, "class histogram");
    heap_visit_live(count_object, &h);
    for (size_t i = 0; i < h.capacity; i++)
        if (h.rows[i].k != NULL) h.rows[used++] = h.rows[i];
    qsort(h.rows, used, sizeof *h.rows, more_bytes);
    fprintf(out, " num     #instances         #bytes  class name (module)\n-------------------------------------------------------\n");
    for (size_t i = 0; i < used; i++) {
        print_row(out, i + 1, &h.rows[i]);
        sum.count += h.rows[i].count;
        sum.bytes += h.rows[i].bytes;
    }
    fprintf(out, "Total %13llu %14llu\n", (unsigned long long)sum.count, (unsigned long long)sum.bytes);
    heap_free_scanned(h.rows);
    return true;
}
