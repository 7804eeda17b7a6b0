/* jit/compiler.h -- the template compiler. */
#ifndef JIT_COMPILER_H
#define JIT_COMPILER_H
#include "vm/compiled.h"

/* Compiles m and installs the code.  False: it cannot be compiled (jsr, too large, the code cache is full). */
bool compile_method(Method *m);
#endif
