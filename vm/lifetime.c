/* vm/lifetime.c */
#include "vm/lifetime.h"
#include <link.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct Block { struct Block *next, *previous; } Block;          /* keeps memory behind it aligned to 16 */
typedef struct Mapping { struct Mapping *next; void *start; size_t bytes; } Mapping;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Block   *blocks;
static Mapping *mappings;

/* ---- memory ------------------------------------------------------------------------------------------------------- */

void *lifetime_alloc(size_t bytes)
{
    Block *block = calloc(1, sizeof *block + bytes);
    if (block == NULL) return NULL;
    pthread_mutex_lock(&lock);
    block->next = blocks;
    if (blocks != NULL) blocks->previous = block;
    blocks = block;
    pthread_mutex_unlock(&lock);
    return block + 1;
}

void *lifetime_resize(void *memory, size_t old_bytes, size_t bytes)
{
    void *larger = lifetime_alloc(bytes);
    if (larger == NULL) return NULL;
    if (old_bytes > 0) memcpy(larger, memory, old_bytes);
    lifetime_free(memory);
    return larger;
}

void lifetime_free(void *memory)
{
    if (memory == NULL) return;
    Block *block = (Block *)memory - 1;
    pthread_mutex_lock(&lock);
    if (block->next != NULL) block->next->previous = block->previous;
    *(block->previous != NULL ? &block->previous->next : &blocks) = block->next;
    pthread_mutex_unlock(&lock);
    free(block);
}

void lifetime_keep_mapping(void *start, size_t bytes)
{
    Mapping *mapping = lifetime_alloc(sizeof *mapping);
    if (mapping == NULL) vm_fatal("out of memory");
    pthread_mutex_lock(&lock);
    *mapping = (Mapping){ mappings, start, bytes };
    mappings = mapping;
    pthread_mutex_unlock(&lock);
}

void lifetime_drop_mapping(const void *start)
{
    pthread_mutex_lock(&lock);
    for (Mapping **at = &mappings; *at != NULL; at = &(*at)->next)
        if ((*at)->start == start) {
            *at = (*at)->next;                          /* its memory goes at the end */
            break;
        }
    pthread_mutex_unlock(&lock);
}

/* ---- variables ------------------------------------------------------------------------------------------------------
 * of an object (a library, or a program), its writable segment:
 *
 *   relocated, then read-only | initialised: data, ours with the PERSISTENT ones among them | zero at first: bss |
 */

typedef struct Image {                                  /* of an object that is loaded */
    struct Image *next;
    uintptr_t address;
    char *data, *bss, *end;
    char *initial;                                      /* a copy from data to the end, of ours to bss; NULL: it is let alone */
} Image;

static Image *images PERSISTENT = NULL;
static Image *own_image PERSISTENT = NULL;

extern char __start_vm_persistent[], __stop_vm_persistent[];

static Image *image_of(const struct dl_phdr_info *object)
{
    Image *image = images;
    while (image != NULL && image->address != object->dlpi_addr) image = image->next;
    return image;
}

static Image *add_image(const struct dl_phdr_info *object)
{
    Image *image = calloc(1, sizeof *image);
    if (image == NULL) vm_fatal("out of memory");
    image->address = object->dlpi_addr;
    image->next = images;
    images = image;
    char *base = (char *)object->dlpi_addr;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_W)) continue;
        image->data = base + header->p_vaddr;
        image->bss = image->data + header->p_filesz;
        image->end = image->data + header->p_memsz;
    }
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        char *end = base + header->p_vaddr + header->p_memsz;
        if (header->p_type == PT_GNU_RELRO && end > image->data && end <= image->end) image->data = end;
    }
    return image;
}

static void remember(Image *image, const char *end)
{
    size_t bytes = (size_t)(end - image->data);
    if ((image->initial = malloc(bytes + 1)) == NULL) vm_fatal("out of memory");
    memcpy(image->initial, image->data, bytes);
}

static int note_present(struct dl_phdr_info *object, size_t bytes, void *nothing)
{
    Image *image = add_image(object);
    (void)bytes;
    (void)nothing;
    if ((char *)&images >= image->data && (char *)&images < image->end) own_image = image;
    return 0;
}

void lifetime_begin(void)
{
    if (images != NULL) return;
    dl_iterate_phdr(note_present, NULL);
    if (own_image == NULL) vm_fatal("cannot find the variables of the VM");
    remember(own_image, own_image->bss);
}

static int note_new(struct dl_phdr_info *object, size_t bytes, void *directory)
{
    size_t length = strlen(directory);
    bool   in_it = strncmp(object->dlpi_name, directory, length) == 0 && object->dlpi_name[length] == '/'
                && strchr(object->dlpi_name + length + 1, '/') == NULL;
    (void)bytes;
    if (!in_it || image_of(object) != NULL) return 0;
    Image *image = add_image(object);
    if (image->data != NULL) remember(image, image->end);
    return 0;
}

void lifetime_keep_libraries(const char *directory) { dl_iterate_phdr(note_new, (char *)(uintptr_t)directory); }

/* Whole pages of zeroes are as they were when they have no memory. */
static void clear(char *from, char *to)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *first = (char *)align_up((uintptr_t)from, page), *last = (char *)((uintptr_t)to & -page);
    if (first >= last || madvise(first, (size_t)(last - first), MADV_DONTNEED) != 0) {
        memset(from, 0, (size_t)(to - from));
        return;
    }
    memset(from, 0, (size_t)(first - from));
    memset(last, 0, (size_t)(to - last));
}

static void restore(const Image *image, char *from, const char *to)
{
    memcpy(from, image->initial + (from - image->data), (size_t)(to - from));
}

void lifetime_end(void)
{
    Block *block = blocks;
    for (const Mapping *mapping = mappings; mapping != NULL; mapping = mapping->next) munmap(mapping->start, mapping->bytes);
    for (Block *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    for (const Image *image = images; image != NULL; image = image->next)
        if (image->initial != NULL && image != own_image) restore(image, image->data, image->end);
    clear(own_image->bss, own_image->end);
    restore(own_image, own_image->data, __start_vm_persistent);
    restore(own_image, __stop_vm_persistent, own_image->bss);
    __builtin_cpu_init();                               /* what it finds out is in our bss, too */
}
