/* vm/crash_symbols.h -- names of native functions for crash reports, static ones too, read from the ELF files. */
#ifndef VM_CRASH_SYMBOLS_H
#define VM_CRASH_SYMBOLS_H
#include "vm/base.h"

typedef struct NativeSymbol {
    const char *file;                           /* as the dynamic linker knows it; NULL: pc lies in no loaded file */
    uintptr_t   file_offset;                    /* of pc from the file's load address */
    char        name[256];                      /* "" if unknown */
    uintptr_t   name_offset;
} NativeSymbol;

void crash_find_symbol(uintptr_t pc, NativeSymbol *result);     /* allocates nothing, but asks the dynamic linker */
#endif
