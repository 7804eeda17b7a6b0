/* vm/compiled.h -- what the interpreter knows of compiled code.
 *
 * Compiled code runs on the interpreter's frames: locals, Frame and operand stack lie where the interpreter has them, and it is
 * entered and left by jumps with the interpreter's state in registers (interp.c).  So it can hand over at any instruction:
 *   - In the method's bytecode some instructions (the first, loop headers) are overwritten with OP_enter_compiled.
 *   - A call leaves a ReturnPoint as the caller's return_pc: its first byte is an opcode, which goes on in compiled code.
 *   - What compiled code does not do itself it leaves to the interpreter, which stays until the next OP_enter_compiled. */
#ifndef VM_COMPILED_H
#define VM_COMPILED_H
#include "vm/class.h"

enum { OP_resume_compiled = 253, OP_enter_compiled = 254 };     /* the interpreter's own numbers, behind opcodes.def's */

typedef struct CompiledEntry {
    u4          bci;
    u1          opcode;                                 /* that OP_enter_compiled stands for */
    const void *code;                                   /* a handler of the interpreter's kind */
} CompiledEntry;

typedef struct CompiledMethod {
    Method       *method;
    struct CompiledMethod *previous;                    /* compiled before this one, of any method; code is never freed */
    const u1     *bytecode;                             /* as it was compiled, without OP_enter_compiled */
    const u1     *code;
    u4            code_bytes;
    const void   *call;                                 /* Method.call from now on */
    volatile u4   unresolved_exits;                     /* how often code that had not run before was met ... */
    u4            exit_limit;                           /* ... and how often until the method is compiled again */
    u4            entry_count;
    CompiledEntry entries[];                            /* by bci */
} CompiledMethod;

typedef struct ReturnPoint {
    u1          opcode;                                 /* OP_resume_compiled */
    const void *code;
} ReturnPoint;

/* The entry at bci; NULL: there is none. */
static inline const CompiledEntry *compiled_entry(const CompiledMethod *c, u4 bci)
{
    for (u4 i = 0; i < c->entry_count && c->entries[i].bci <= bci; i++)
        if (c->entries[i].bci == bci) return &c->entries[i];
    return NULL;
}

/* The bytecode for those who decode it. */
static inline const u1 *method_bytecode(const Method *m)
{
    const CompiledMethod *c = __atomic_load_n(&m->compiled, __ATOMIC_ACQUIRE);
    return c != NULL ? c->bytecode : m->code;
}
#endif
