/* jit/command.h -- -XX:CompileCommand=OPTION,METHODS[,VALUE]: METHODS is package/Class.method or package.Class::method, with stars
 * at the ends of the class and of the method, perhaps, and a descriptor if wanted.  The options are in command_options.def. */
#ifndef JIT_COMMAND_H
#define JIT_COMMAND_H
#include "vm/class.h"

/* At VM creation: reads the commands, and says on standard output what it has understood, or not. */
void command_start(void);
bool command_allows(const Method *m);                   /* may m be compiled? */
bool command_allows_inlining(const Method *m);
/* Is m to swallow its arguments, as benchmarks want it, and not such a method as may?  Says so. */
void command_warn_of_blackhole(const Method *m);
bool command_prints(const Method *m);                   /* is a listing of its code wanted? */
/* -XX:CompileSeed: true once in `one_in` cases, by chance, always the same for the same m and place; without a seed: never. */
bool command_chance(const Method *m, u4 place, u4 one_in);
#endif
