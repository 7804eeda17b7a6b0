/* jit/jit.h -- when methods are compiled: after -XX:CompileThreshold calls in the interpreter.  For loops it counts nothing: every
 * millisecond the compiler's thread asks the threads that run Java code to say, at their next branch or return, in which method
 * they are; methods found running twice are compiled, too.  -Xcomp: each method at its first call; -Xint: none. */
#ifndef JIT_JIT_H
#define JIT_JIT_H
#include "vm/base.h"

void jit_start(void);                                   /* vm.options is set; before the first Java code runs */
void jit_end(bool code_stays);                          /* no other thread runs Java code any more; to return to it, maybe */

/* Unloading, with the world stopped: between the first and the last nothing is compiled.  False: something is being compiled. */
bool jit_try_stop(void);
void jit_unload(void);                                  /* after loader_unload: code_map_unload, statistics */
void jit_go_on(void);
#endif
