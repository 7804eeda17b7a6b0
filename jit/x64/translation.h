/* jit/x64/translation.h -- one method being compiled, for the files of jit/x64; see compile.c for how they work together. */
#ifndef JIT_X64_TRANSLATION_H
#define JIT_X64_TRANSLATION_H
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "jit/compiler.h"
#include "jit/listing.h"
#include "jit/x64/asm.h"
#include "vm/arena.h"
#include "vm/bytecode.h"
#include "vm/frame.h"

#define THREAD R14
#define LOCALS R13
enum { SCRATCH_SLOTS = 24, FIRST_XMM_LOCAL = 8, XMM_LOCALS = 8, MAX_COMPILED_BYTES = 8000, MAX_COMPILED_SLOTS = COMPILED_SLACK_SLOTS - 64, NOWHERE = -1 };

struct Compiler;
typedef enum ValueKind { IN_MEMORY, IN_REG, IN_XMM, CONSTANT, LOCAL, PATH, LOWER_HALF } ValueKind;

/* One slot of the operand stack.  A long or double is the upper of its two slots; the lower is LOWER_HALF, or IN_MEMORY too. */
typedef struct Value {
    u1   kind;                                          /* ValueKind */
    char type;                                          /* I J F D A */
    u1   reg;                                           /* Reg or Xmm */
    bool nonnull;                                       /* a reference known not to be null */
    u2   local;                                         /* index in Compiler.homes */
    union {
        u8   constant;
        const struct Path *path;                        /* PATH */
    };
} Value;

/* How a reference that does not change is found, whenever it is needed: in memory of the VM, or from there through so many fields of
 * objects, none of them null. */
typedef struct Path {
    const void *start;
    u4 count;
    u4 offsets[6];
} Path;

typedef struct Home {                                   /* of a local variable */
    char type;                                          /* 0: not used, '?': of several types */
    bool written;
    bool dirty;                                         /* reg is written, or the slot never was: it must be before it is read */
    int  reg;                                           /* Reg or Xmm; NOWHERE: memory only */
    u4   weight;
    u4   slot;                                          /* from the compiled method's locals */
    Value alias;                                        /* an inlined method's parameter that is just this; kind IN_MEMORY: it is not */
} Home;

/* What is known of an operand or a local before code is made: object not NULL, or is_int; else nothing. */
typedef struct Known {
    const Object *object;                               /* kept alive by what it was read from */
    bool    is_stable;                                  /* an array whose elements do not change once they are not null */
    bool    is_int;
    int32_t value;
} Known;

/* What an instruction is known to do. */
typedef enum FoldKind {
    FOLD_NONE,
    FOLD_ALWAYS, FOLD_NEVER,                            /* a branch that is always taken, or never */
    FOLD_NEXT,                                          /* ... always, and up to its target nothing is reached */
    FOLD_CAST,                                          /* a checkcast that holds */
    FOLD_INT,                                           /* a field that is read and has this value */
    FOLD_NONNULL                                        /* its result is not null */
} FoldKind;
typedef struct Fold { FoldKind kind; int32_t value; } Fold;

/* A method body in the code being made: the compiled method, or one inlined into it. */
typedef enum Guard { GUARD_NONE, GUARD_VTABLE, GUARD_CLASS } Guard;
typedef struct Body {
    struct Body *caller;                                /* NULL: the compiled method */
    Method   *m;
    u4        call_bci;                                 /* in caller */
    bool      is_call;                                  /* no body: m is called there, whatever the instruction says */
    const Object *const *appendix;                      /* where a further argument is; NULL: there is none */
    bool      drops_last;                               /* the last operand is no argument: MethodHandle.linkTo* */
    bool      checked;                                  /* the receiver is known not to be null */
    bool      checks_first;                             /* it has none, but its first argument must not be null */
    bool      is_known;                                 /* only m can be meant, as objects say that live as long as the caller */
    Guard     guard;                                    /* what must hold for the receiver */
    Class    *receiver;                                 /* GUARD_CLASS */
    struct Body *callees, *next;                        /* inlined into this one; the next one inlined into the same */
    const u1 *code;                                     /* a copy, without OP_enter_compiled */
    Known     result;                                   /* if it has a single return */
    Insn     *insns;                                    /* decoded, by their order */
    u4        insn_count;
    u1       *popped, *pushed;                          /* by index in insns: slots */
    u2       *insn_at;                                  /* by bci: index in insns; NO_INSN: none begins there */
    int16_t  *depth_at;                                 /* by bci: operand slots; -1: not reached */
    u1       *target, *loop_depth;                      /* target: TARGET_* */
    bool     *written;                                  /* by local: its code changes it */
    bool      uses_monitors;                            /* by instructions */
    Fold     *folds;                                    /* by bci */
    u4       *label;                                    /* offset in the code; UINT32_MAX: not there yet */
    u4        locals, frame, stack;                     /* slots from the compiled method's locals to this one's parts */
    u4        first_home;                               /* local 0 in Compiler.homes */
    u4        operands;                                 /* index of the bottom operand in Compiler.stack */
    u4        returns, calls, c_calls;                  /* in this body and those inlined: weighted by loops */
    bool      is_leaf;                                  /* calls nothing */
    bool      merges;                                   /* paths meet in it, or at its end */
    bool      returned;                                 /* code that returns has been made */
    u4        ends;                                     /* jumps to its end */
    const Scope *scope;
} Body;
enum { TARGET_FORWARD = 1, TARGET_LOOP = 2, TARGET_HANDLER = 4, TARGET_ENTRY = 8 };
enum { NO_INSN = 0xffff };

/* A call whose receiver failed the guard of what was inlined in its place. */
typedef struct SlowCall {
    Body  *body;
    Insn   in;
    size_t at, back;                                    /* the jump to it; where it continues */
    u4     depth;
} SlowCall;

/* Code out of the way that calls C and comes back with all registers as they were, but for the result. */
typedef struct Cold {
    Body   *body;
    Insn    in;
    size_t  at, back;
    Value  *before;                                     /* Compiler.before then */
    u4      depth_before;
    u4      gprs, xmms;                                 /* to be kept */
    void  (*emit)(struct Compiler *c, const struct Cold *cold);    /* makes the call */
    Class  *klass;
    const Method *method;
    char    type;                                       /* of the result */
    int     xmm_result;                                 /* where it goes if it is a float or double */
    Reg     reg, reg2, result;                          /* operands of emit; result NO_REG: none */
    int     exit;                                       /* taken if the call returns 0; -1: an exception is pending then; -2: go on */
} Cold;

typedef struct Exit {
    Body   *body;
    u4      jumps, bci, depth;
    bool    unresolved;
    u4      code;                                       /* where it begins */
    Value  *stack;
} Exit;

typedef struct Access { u4 at, exit; } Access;          /* a null check by a fault: exit is an index */
typedef struct Relocation { size_t at; const void *target; } Relocation;      /* a displacement to what lies outside the code */
typedef struct Return { CallPoint *point; size_t at; } Return;

typedef struct Fixup { size_t at; Body *body; u4 bci; } Fixup;

typedef struct Compiler {
    Asm     a;
    Body    *root, *body;                               /* body: whose instructions are being compiled */
    Method  *m;                                         /* = body->m */
    const u1 *code;                                     /* = body->code */
    CompiledMethod *result;
    Arena   *arena;                                     /* the result's */
    Listing *listing;                                   /* NULL: not wanted */
    Home    *homes;                                     /* of all bodies' locals */
    u4       home_count, body_count, inlined_bytes;
    u4       extent;                                    /* slots from the locals to the end of the deepest operand stack */
    u4       home_registers;                            /* a bit for each general register that is a home in some body */
    u4       pinned;                                    /* operand registers that are homes for the time being */
    struct Block { struct Block *next; size_t bytes; } *memory;       /* compiler_alloc's, what the workspace has no room for */
    size_t   workspace_used;
    Value   *stack, *before;                            /* before: as it was when the current instruction began */
    u4       depth, depth_before;
    u4       cached[16];                                /* by register: which local, as home + 1, it holds besides memory; 0: none */
    bool    *nonnull;                                   /* by home: seen not to be null since the last label */
    const Path **paths;                                 /* by home: where else the reference that was stored last can be found */
    u4       locked, locked_xmm;                        /* registers the current template uses */
    Insn     in;
    bool     exit_made, ended;                          /* ended: what follows is reached by jumps only */
    bool     took_next;                                 /* the next instruction was compiled with this one */
    Exit    *exits;
    Fixup   *fixups;
    Return  *returns;
    Relocation *relocations;
    SlowCall *slow_calls;
    Access  *accesses;
    Cold    *colds;
    u4       exit_count, fixup_count, return_count, relocation_count, slow_call_count, cold_count, access_count;
    const Method *callee;                               /* of the intrinsic being compiled */
    bool     failed;
    bool     carefully;                                 /* after running out of registers: inline nothing, fewer homes */
} Compiler;

/* An operand and the slot it comes from. */
typedef struct Operand { Value v; u4 slot; } Operand;

#define THREAD_FIELD(member) thread_field(offsetof(Thread, member))
#define FRAME_FIELD(c, member) mem(LOCALS, 8 * (int32_t)(c)->body->frame + (int32_t)offsetof(Frame, member))
/* Makes room for one more behind `count`; the capacity doubles. */
#define GROW(array, count) ((array) = is_full(count) ? compiler_grow((array), ((count) > 0 ? 2 * (count) : FIRST_CAPACITY) * sizeof *(array)) : (array))
enum { FIRST_CAPACITY = 16 };
static inline bool is_full(u4 count) { return count == 0 || (count >= FIRST_CAPACITY && (count & (count - 1)) == 0); }

/* ---- operands.c: operands, registers, hot locals, exits ---------- */
Mem thread_field(size_t offset);
Mem slot_mem(const Compiler *c, u4 index);
Mem home_mem(const Home *h);
bool is_wide(char type);                                /* two slots */
bool is_fp(char type);
int width(char type);                                   /* W32 or W64 */
void move_gpr(Compiler *c, int w, Reg to, Reg from);
void load_gpr(Compiler *c, char type, Reg to, Mem m);
void store_gpr(Compiler *c, Reg from, Mem m);
void load_xmm(Compiler *c, char type, Xmm to, Mem m);
void move_xmm(Compiler *c, Xmm to, Xmm from);
void store_xmm(Compiler *c, char type, Xmm from, Mem m);
void store_constant(Compiler *c, u8 value, Mem m);
void spill(Compiler *c, ValueKind kind, int reg);       /* puts every operand that shares this register into its slot */
Reg take_gpr(Compiler *c);                              /* a free register, locked until the instruction is compiled */
Xmm take_xmm(Compiler *c);
void take_named(Compiler *c, Reg r);                    /* that one, for instructions that know no other */
void push(Compiler *c, Value v);
void push_reg(Compiler *c, char type, Reg r);
void push_xmm(Compiler *c, char type, Xmm x);
void push_constant(Compiler *c, char type, u8 k);
void push_path(Compiler *c, const void *start);         /* the reference that is there, not null */
void push_path_on(Compiler *c, const Operand *o, u4 offset);    /* the one at that offset of o, which is a PATH and not at its end */
bool path_goes_on(const Value *v);
Operand pop(Compiler *c, char type);
Reg use(Compiler *c, const Operand *o);                 /* a register that holds it, only to be read; RAX never */
Reg own(Compiler *c, const Operand *o);                 /* one that may be changed */
Xmm use_fp(Compiler *c, const Operand *o);
void forget_local(Compiler *c, u4 home);
void forget_locals(Compiler *c);                /* it changes */
void forget_registers(Compiler *c);                     /* what they hold of locals: at labels and after calls */
Xmm own_fp(Compiler *c, const Operand *o);
void flush(Compiler *c);                                /* all operands into their slots; changes no flags, may change RAX */
void store_value(Compiler *c, const Value *v, Mem upper, Mem lower);    /* lower: of a long or double; may change RAX */
void save_locals(Compiler *c);                          /* hot locals into memory; may change RAX */
void load_locals(Compiler *c, bool after_c);            /* after_c: only those a C function does not keep */
void set_in_progress(Compiler *c);                      /* for compiler_visit_roots; NULL: none is */
void *compiler_alloc(Compiler *c, size_t bytes);        /* zeroed, until the method is compiled */
void *compiler_alloc_filled(Compiler *c, size_t bytes, int byte);
void *compiler_copy(Compiler *c, const void *from, size_t bytes);
void set_body(Compiler *c, Body *b);
void *compiler_grow(void *memory, size_t bytes);        /* realloc that does not fail */
void relocate(Compiler *c, size_t at, const void *target);      /* the displacement at `at` leads there */
CallPoint *new_call_point(Compiler *c, u4 bci);
Exit *new_exit(Compiler *c, u4 bci, u4 depth, const Value *stack);
void add_jump(Compiler *c, Exit *e, size_t at);
Exit *current_exit(Compiler *c);                        /* the interpreter executes the current instruction */
void exit_if(Compiler *c, Cc cc);                       /* lets the interpreter execute the current instruction */
void exit_always(Compiler *c, bool unresolved);         /* unresolved: it has not been executed before */
void emit_exit(Compiler *c, Exit *e);

/* ---- cold.c ------------------------------------------------------ */
enum { COLD_EXIT = 0, COLD_THROWS = -1, COLD_RETURNS = -2 };    /* Cold.exit; COLD_EXIT: leave at the current instruction */
/* If cc: jumps to code that calls C by way of emit.  Go on behind it; the code jumps back to what cold_back marks. */
Cold *cold_if(Compiler *c, Cc cc, void (*emit)(Compiler *c, const Cold *cold), int what, Reg result);
void  compile_colds(Compiler *c);
Mem   scratch_mem(const Compiler *c, int i);

/* ---- analysis.c: what is known before code is made --------------- */
/* A body as the fields up to `receiver` of plan say, analysed, with all that is inlined into it.  NULL: it cannot be compiled. */
void depend_on(Compiler *c, const Class *k);
Body *new_body(Compiler *c, const Body *plan, const Known *arguments);
void choose_homes(Compiler *c);

/* ---- intrinsics.c ------------------------------------------------ */
bool is_intrinsic(const Method *m);
bool intrinsic_calls(const Method *m);                  /* is one whose code makes a call all the same */
bool compile_intrinsic(Compiler *c, const Method *m);   /* a call of m; false: it is none */

/* ---- known.c ----------------------------------------------------- */
typedef struct Knowledge {
    const Body *body;
    Known *stack, *locals;
    u1    *jumps;                                       /* by bci: how many branches that may be taken lead there; at most 2 */
    u4     jump_pc, jump_target;                        /* of the last branch that is always taken */
    bool   live;                                        /* the instruction can be reached */
    Known  returned;
} Knowledge;
void  known_start(Compiler *c, Knowledge *k, const Body *b, const Known *arguments);    /* arguments NULL: nothing is known of them */
bool  known_arrive(Knowledge *k, u4 pc);                /* before the instruction at pc; false: it is not reached after all */
void  known_leave(Knowledge *k, const Insn *in);        /* behind it */
void  known_step(Knowledge *k, const Insn *in, int popped, int pushed);
void  known_call(Knowledge *k, const Insn *in, int popped, int pushed, Known result);
Method *known_polymorphic_target(const Method *m, const Known *arguments, u4 slots);

/* ---- inline.c ---------------------------------------------------- */
void plan_inlining(Compiler *c, Body *b, const Known *arguments);
bool compile_inlined(Compiler *c);                      /* the call c->in; false: it is not inlined */
void return_inlined(Compiler *c, char type);
void compile_slow_calls(Compiler *c);

/* ---- compile.c --------------------------------------------------- */
void compile_body(Compiler *c);

/* ---- calls.c: calls, returns, branches --------------------------- */
void call_c(Compiler *c, const void *function);         /* arguments in their registers; RAX, R10 and R11 are clobbered first */
void call_stub(Compiler *c, const void *stub);          /* the same with a stub */
void unwind_if(Compiler *c, Cc cc);
void compile_leaf_call(Compiler *c, const Method *m, u4 slots, char result, const void *stub);
void prepare_call(Compiler *c);
void compile_throw(Compiler *c);
char kind_of_descriptor(char d);
bool is_object_init(const Method *m);
void call_method(Compiler *c, const Method *m, u4 arg_slots);   /* its arguments, all in memory, are the top operands */
void compile_invoke(Compiler *c);
void compile_call(Compiler *c);                         /* without inlining; all operands are in memory, hot locals too */
void narrow_result(Compiler *c, Reg r);                 /* ireturn_narrow */
void compile_return(Compiler *c, char type);
void jump_to_label(Compiler *c, size_t displacement, u4 bci);
void branch(Compiler *c, u4 bci);
Cc int_condition(int condition);
bool small_constant(const Operand *o);
bool int_constant(const Operand *o);
void compare_and_branch(Compiler *c, int w, Operand x, Operand y, Cc cc, u4 target);
void compare_fp_and_branch(Compiler *c, char type, bool nan_is_greater, int condition, u4 target);
void compile_switch(Compiler *c);
bool next_if(const Compiler *c, Insn *next);
void compare_values(Compiler *c, char type, bool nan_is_greater);

/* ---- templates.c ------------------------------------------------- */
u1 plain_opcode(u1 op);
bool compile_instruction(Compiler *c);

/* ---- objects.c --------------------------------------------------- */
void array_load(Compiler *c, char type, int opcode, int scale);         /* opcode: how an element is loaded into a general register */
void array_store(Compiler *c, char type, int bits);
void byte_store(Compiler *c);
void compile_field(Compiler *c);
void compile_new(Compiler *c);
void compile_new_array(Compiler *c, Class *array);
void compile_multi_array(Compiler *c);
void compile_monitor(Compiler *c, const void *stub);
void compile_type_test(Compiler *c, bool is_cast);
void exit_unless_subtype(Compiler *c, Reg r, Class *of);         /* null passes */
void compile_null_test(Compiler *c, const Operand *o, bool is_cast);    /* the type test of a class that is not resolved */
void make_dirty(Compiler *c, Reg base);
void check_null(Compiler *c, const Operand *o, Reg r);
/* The next instruction accesses the object o, in register r, at that offset: it shall fault if o is null. */
void check_null_by_access(Compiler *c, const Operand *o, Reg r, u4 offset);
int  subtype_test(Class *k, Class *of);                 /* for compiled code to call */
/* Pushes, stores what f, of which only the type counts, is at m; in the object o, which may be null, if that is not NULL. */
void load_typed(Compiler *c, const Field *f, Mem m, const Operand *o);
void store_typed(Compiler *c, const Field *f, const Operand *value, Mem m, const Operand *o);
#endif
