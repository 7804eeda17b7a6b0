/* jit/command.h -- -XX:CompileCommand=exclude,TEXT | compileonly,TEXT | print,TEXT: TEXT is part of "package.Class.method". */
#ifndef JIT_COMMAND_H
#define JIT_COMMAND_H
#include "vm/class.h"

bool command_allows(const Method *m);                   /* may m be compiled? */
bool command_prints(const Method *m);                   /* is a listing of its code wanted? */
#endif
