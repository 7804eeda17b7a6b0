/* jit/gdb.h -- names of compiled code for gdb, through its "JIT Compilation Interface": -XX:+RegisterCompiledCode. */
#ifndef JIT_GDB_H
#define JIT_GDB_H
#include "vm/base.h"

/* Where code keeps its return address, from its first instruction to its last. */
typedef enum GdbCaller {
    GDB_CALLER_AT_RSP,                                  /* at [rsp]: compiled methods */
    GDB_CALLER_AT_RBP,                                  /* at [rbp + 16]: calls of natives */
    GDB_CALLER_AT_SAVED_RSP                             /* at [[rsp]]: stubs, while they call C functions (enter_c in x64/stubs.c) */
} GdbCaller;

/* Makes gdb, attached now or later, show code[0 .. bytes) as the function `name`.  The caller sees to it that no other thread does
 * so at the same time. */
void gdb_register(const char *name, const void *code, size_t bytes, GdbCaller caller);
#endif
