/* jit/compiler.h -- the template compiler. */
#ifndef JIT_COMPILER_H
#define JIT_COMPILER_H
#include "vm/compiled.h"

/* Compiles m and installs the code.  False: it cannot be compiled (jsr, too large, the code cache is full). */
bool compile_method(Method *m);
/* The code that calls the C function of native method m, as vm_ops.compile_native_call says. */
const void *compile_native_call(Method *m);
/* While a method is being compiled, with the world stopped: reaches the metadata it depends on, and gives visit the memory, besides
 * the compiling thread's stack, that refers to objects. */
void compiler_visit_roots(void (*visit)(void *from, void *to));
#endif
