/* jit/x64/stubs.h -- the pieces of machine code that all compiled code shares. */
#ifndef JIT_X64_STUBS_H
#define JIT_X64_STUBS_H
#include "vm/base.h"

typedef struct Stubs {
    const void *call_c;                                 /* calls the C function in RAX; a CallPoint follows the call */
    const void *leave;                                  /* jumped to with a CallPoint in RAX: the interpreter goes on there */
    const void *unwind;                                 /* called, a CallPoint follows: an exception is pending */
    const void *call_interpreted;                       /* Method.call of what is not compiled: R13 the arguments, R8 the method */
    const void *call_native;                            /* compiled_native_stub: the same for natives */
    const void *find_interface;                         /* called: RSI the receiver, RDI an InterfaceCall: R8 the method, or 0 */
    const void *array_copy;                             /* call_c for System.arraycopy, which it need not call for a few bytes */
    const void *monitor_enter, *monitor_exit;           /* called, a CallPoint follows: RSI the Frame, RDX the object; AL 0: exception */
    const void *lock_method;                            /* the same for a synchronized method's lock */
    const void *unlock_method;                          /* called: RSI the Frame; changes RAX, RCX, RDX; EAX 0: not done */
    const void *return_barrier;                         /* compiled_return_barrier */
    size_t      bytes;                                  /* of them all; call_c is the first */
} Stubs;
extern Stubs stubs;

bool stubs_init(void);                                  /* false: no room in the code cache */
#endif
