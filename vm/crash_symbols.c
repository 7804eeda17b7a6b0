/* vm/crash_symbols.c -- dladdr knows exported functions only; the full symbol table of the file knows the others, if it was
 * not stripped.  The files are mapped, read and forgotten. */
#include "vm/crash_symbols.h"
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Image {
    const u1 *bytes;
    size_t    size;
} Image;

static bool map_file(const char *path, Image *image)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    bool good = fstat(fd, &info) == 0 && info.st_size > (off_t)sizeof(Elf64_Ehdr);
    void *bytes = good ? mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    close(fd);
    if (bytes == MAP_FAILED) return false;
    *image = (Image){ bytes, (size_t)info.st_size };
    return true;
}

static bool is_inside(const Image *image, u8 offset, u8 bytes) { return offset <= image->size && bytes <= image->size - offset; }

/* The function in one symbol table whose code holds `address` (of the file, not of memory). */
static void search_table(const Image *image, const Elf64_Shdr *table, const Elf64_Shdr *strings, uintptr_t address, NativeSymbol *result)
{
    if (!is_inside(image, table->sh_offset, table->sh_size) || !is_inside(image, strings->sh_offset, strings->sh_size)) return;
    const Elf64_Sym *symbols = (const Elf64_Sym *)(image->bytes + table->sh_offset);
    for (size_t i = 0; i < table->sh_size / sizeof *symbols; i++) {
        const Elf64_Sym *s = &symbols[i];
        if (ELF64_ST_TYPE(s->st_info) != STT_FUNC || address < s->st_value || address - s->st_value >= s->st_size || s->st_name >= strings->sh_size) continue;
        snprintf(result->name, sizeof result->name, "%.*s", (int)(strings->sh_size - s->st_name),
                 (const char *)image->bytes + strings->sh_offset + s->st_name);
        result->name_offset = address - s->st_value;
        return;
    }
}

static void search_image(const Image *image, uintptr_t address, NativeSymbol *result)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)image->bytes;
    if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_shoff % sizeof(u8) != 0
        || !is_inside(image, header->e_shoff, (u8)header->e_shnum * sizeof(Elf64_Shdr))) return;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(image->bytes + header->e_shoff);
    for (u4 i = 0; i < header->e_shnum && result->name[0] == '\0'; i++)
        if (sections[i].sh_type == SHT_SYMTAB && sections[i].sh_link < header->e_shnum)
            search_table(image, &sections[i], &sections[sections[i].sh_link], address, result);
}

void crash_find_symbol(uintptr_t pc, NativeSymbol *result)
{
    Dl_info info;
    Image image;
    *result = (NativeSymbol){ 0 };
    if (dladdr((void *)pc, &info) == 0 || info.dli_fname == NULL) return;
    result->file = info.dli_fname;
    result->file_offset = pc - (uintptr_t)info.dli_fbase;
    if (map_file(info.dli_fname, &image)) {             /* load address 0 in shared objects and PIE programs */
        search_image(&image, result->file_offset, result);
        munmap((void *)(uintptr_t)image.bytes, image.size);
    }
    if (result->name[0] == '\0' && info.dli_sname != NULL) {
        snprintf(result->name, sizeof result->name, "%s", info.dli_sname);
        result->name_offset = pc - (uintptr_t)info.dli_saddr;
    }
}
