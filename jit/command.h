/* jit/command.h -- -XX:CompileCommand=exclude,TEXT | compileonly,TEXT | print,TEXT: TEXT is part of "package.Class.method". */
#ifndef JIT_COMMAND_H
#define JIT_COMMAND_H
#include "vm/class.h"

bool command_allows(const Method *m);                   /* may m be compiled? */
bool command_prints(const Method *m);                   /* is a listing of its code wanted? */
/* -XX:CompileSeed: true once in `one_in` cases, by chance, always the same for the same m and place; without a seed: never. */
bool command_chance(const Method *m, u4 place, u4 one_in);
#endif
