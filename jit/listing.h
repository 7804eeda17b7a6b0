/* jit/listing.h -- machine code beside the bytecode it was made of, on standard output for -XX:CompileCommand=print,...,
 * of every method in the log for -Xlog:jit+asm. */
#ifndef JIT_LISTING_H
#define JIT_LISTING_H
#include "vm/class.h"

typedef struct Listing Listing;

Listing *listing_new(const Method *m);                  /* NULL: nobody wants one for m */
/* What follows at that offset in the code was made from the instruction at pc of m, which is inlined `depth` times. */
void listing_instruction(Listing *l, size_t offset, const Method *m, const u1 *code, u4 pc, int depth);
void listing_text(Listing *l, size_t offset, const char *text);
/* Prints it, with the help of the program objdump (without that: only bytes); code NULL: none was made.  Frees it. */
void listing_print(Listing *l, const u1 *code, size_t bytes);
#endif
