/* jit/gdb.c -- each piece of code becomes a small ELF file in memory: a .text without contents, whose addresses are the code's,
 * one function symbol, and call frame information for that function. */
#include "jit/gdb.h"
#include "vm/lifetime.h"
#include <elf.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* What gdb finds by name ("JIT Compilation Interface" in its manual); names and layout are its own. */
typedef struct Entry {
    struct Entry *next, *previous;
    const void   *file;
    u8            file_bytes;
} Entry;
extern struct Descriptor {
    u4     version, action;                             /* action: 1 is "registered" */
    Entry *changed, *first;
} __jit_debug_descriptor;
struct Descriptor __jit_debug_descriptor = { .version = 1 };

void __jit_debug_register_code(void);                   /* gdb puts a breakpoint here */
__attribute__((noinline, used)) void __jit_debug_register_code(void) { __asm__ volatile ("" : : "r"(&__jit_debug_descriptor) : "memory"); }

enum { TEXT = 1, FRAME, SYMTAB, STRTAB, SECTIONS };     /* sections; 0 is none */
enum { CIE_BYTES = 24, FDE_BYTES = 32 };                /* both with their length fields */

static const char strings[] = "\0.text\0.debug_frame\0.symtab\0.strtab";   /* the function's name follows */

typedef struct File {
    Elf64_Ehdr header;
    Elf64_Shdr sections[SECTIONS];
    Elf64_Sym  symbols[2];                              /* 0 is none */
    u1         frame[CIE_BYTES + FDE_BYTES];
    char       strings[];
} File;

static u4 section_name(const char *name)
{
    u4 at = 1;
    while (strcmp(strings + at, name) != 0) at += (u4)strlen(strings + at) + 1;
    return at;
}

static void fill_section(File *f, int n, const char *name, u4 type, size_t offset, size_t bytes, size_t each)
{
    Elf64_Shdr *s = &f->sections[n];
    s->sh_name = section_name(name);
    s->sh_type = type;
    s->sh_offset = offset;
    s->sh_size = bytes;
    s->sh_addralign = 1;
    s->sh_entsize = each;
}

/* .debug_frame (DWARF 4, section 6.4): one CIE and one FDE.  The caller's frame begins behind the return address. */
static void fill_frame(u1 *frame, const void *code, u8 bytes, GdbCaller caller)
{
    static const u1 cie[CIE_BYTES] = {
        CIE_BYTES - 4, 0, 0, 0,  0xff, 0xff, 0xff, 0xff,  1, 0, 1, 0x78, 16,    /* version, "", factors 1 and -8, rip */
        0x0c, 7, 8,  0x80 | 16, 1                       /* DW_CFA_def_cfa rsp + 8; DW_CFA_offset rip at -8 * 1; DW_CFA_nop ... */
    };
    static const u1 saved_rsp[] = { 0x0f, 5, 0x77, 0, 0x06, 0x23, 8 };     /* DW_CFA_def_cfa_expression: breg7 0, deref, plus_uconst 8 */
    static const u1 rbp[] = { 0x0c, 6, 24, 0x80 | 3, 2, 0x80 | 6, 3 };      /* DW_CFA_def_cfa rbp + 24; rbx at -8 * 2, rbp at -8 * 3 */
    static const u1 length[4] = { FDE_BYTES - 4 };
    u1 *fde = frame + CIE_BYTES;
    memcpy(frame, cie, sizeof cie);
    memcpy(fde, length, sizeof length);                 /* bytes 4 .. 7: the CIE is at 0 */
    memcpy(fde + 8, &code, 8);
    memcpy(fde + 16, &bytes, 8);
    if (caller == GDB_CALLER_AT_SAVED_RSP) memcpy(fde + 24, saved_rsp, sizeof saved_rsp);
    if (caller == GDB_CALLER_AT_RBP) memcpy(fde + 24, rbp, sizeof rbp);
}

void gdb_register(const char *name, const void *code, size_t bytes, GdbCaller caller)
{
    size_t string_bytes = sizeof strings + strlen(name) + 1, file_bytes = sizeof(File) + string_bytes;
    File  *f = lifetime_alloc(file_bytes);                  /* this and the entry stay as long as the code, that is for ever */
    Entry *e = lifetime_alloc(sizeof *e);
    if (f == NULL || e == NULL) {                       /* then gdb will not know this one */
        lifetime_free(f);
        lifetime_free(e);
        return;
    }
    f->header = (Elf64_Ehdr){
        .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
        .e_type = ET_EXEC, .e_machine = EM_X86_64, .e_version = EV_CURRENT, .e_ehsize = sizeof f->header,
        .e_shoff = offsetof(File, sections), .e_shentsize = sizeof *f->sections, .e_shnum = SECTIONS, .e_shstrndx = STRTAB
    };
    fill_section(f, TEXT, ".text", SHT_NOBITS, 0, bytes, 0);
    f->sections[TEXT].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
    f->sections[TEXT].sh_addr = (uintptr_t)code;
    fill_section(f, FRAME, ".debug_frame", SHT_PROGBITS, offsetof(File, frame), sizeof f->frame, 0);
    fill_section(f, SYMTAB, ".symtab", SHT_SYMTAB, offsetof(File, symbols), sizeof f->symbols, sizeof *f->symbols);
    f->sections[SYMTAB].sh_link = STRTAB;
    f->sections[SYMTAB].sh_info = 1;                    /* the first global symbol */
    fill_section(f, STRTAB, ".strtab", SHT_STRTAB, offsetof(File, strings), string_bytes, 0);
    f->symbols[1] = (Elf64_Sym){ sizeof strings, ELF64_ST_INFO(STB_GLOBAL, STT_FUNC), STV_DEFAULT, TEXT, (uintptr_t)code, bytes };
    fill_frame(f->frame, code, bytes, caller);
    memcpy(f->strings, strings, sizeof strings);
    strcpy(f->strings + sizeof strings, name);

    *e = (Entry){ __jit_debug_descriptor.first, NULL, f, file_bytes };
    if (e->next != NULL) e->next->previous = e;
    __jit_debug_descriptor.first = __jit_debug_descriptor.changed = e;
    __jit_debug_descriptor.action = 1;
    __jit_debug_register_code();
}
