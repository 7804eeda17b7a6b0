/* verifier/scratch.c -- block allocation and growing text. */
#include "verifier/scratch.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct ScratchBlock { struct ScratchBlock *older; u8 bytes[]; } ScratchBlock;

enum { BLOCK_BYTES = 1 << 14 };
static const size_t TOTAL_LIMIT_BYTES = (size_t)1 << 31;

void *scratch_alloc(Scratch *scratch, size_t bytes)
{
    bytes = align_up(bytes, 8);
    if (scratch->newest == NULL || bytes > scratch->size - scratch->used) {
        size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
        ScratchBlock *block = scratch->total + size > TOTAL_LIMIT_BYTES ? NULL : malloc(sizeof *block + size);
        if (block == NULL) return NULL;
        block->older = scratch->newest;
        scratch->newest = block;
        scratch->used = 0;
        scratch->size = size;
        scratch->total += size;
    }
    void *at = (u1 *)scratch->newest->bytes + scratch->used;
    scratch->used += bytes;
    return at;
}

static void free_older(ScratchBlock *block)
{
    while (block != NULL) {
        ScratchBlock *older = block->older;
        free(block);
        block = older;
    }
}

void scratch_reset(Scratch *scratch)
{
    if (scratch->newest == NULL) return;
    free_older(scratch->newest->older);
    scratch->newest->older = NULL;
    scratch->used = 0;
    scratch->total = scratch->size;
}

void scratch_free(Scratch *scratch)
{
    free_older(scratch->newest);
    *scratch = (Scratch){ 0 };
}

static bool text_reserve(Text *text, size_t more)
{
    size_t wanted = text->length + more + 1;
    if (wanted <= text->capacity) return true;
    size_t capacity = wanted > 2 * text->capacity ? wanted + 240 : 2 * text->capacity;
    char *chars = realloc(text->chars, capacity);
    if (chars == NULL) return false;
    text->chars = chars;
    text->capacity = capacity;
    return true;
}

void text_add(Text *text, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int bytes = vsnprintf(NULL, 0, format, values);
    if (bytes >= 0 && text_reserve(text, (size_t)bytes)) {
        vsnprintf(text->chars + text->length, (size_t)bytes + 1, format, again);
        text->length += (size_t)bytes;
    }
    va_end(again);
    va_end(values);
}
