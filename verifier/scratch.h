/* verifier/scratch.h -- memory that lives as long as one verification: blocks taken in order, freed together; and text. */
#ifndef VERIFIER_SCRATCH_H
#define VERIFIER_SCRATCH_H
#include "vm/base.h"

typedef struct Scratch {
    struct ScratchBlock *newest;
    size_t used, size;                  /* of the newest block, in bytes */
    size_t total;
} Scratch;

/* Uninitialised, aligned to 8; NULL: out of memory (or a hostile class wants more than any real one). */
void *scratch_alloc(Scratch *scratch, size_t bytes);
void  scratch_reset(Scratch *scratch);  /* forgets everything but one block, which it keeps for reuse */
void  scratch_free(Scratch *scratch);

typedef struct Text { char *chars; size_t length, capacity; } Text;     /* a growing string; chars is malloc'ed */
void text_add(Text *text, const char *format, ...) PRINTF(2, 3);        /* out of memory: the text stays as it is */
#endif
