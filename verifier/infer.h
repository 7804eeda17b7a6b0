/* verifier/infer.h -- type inference (JVMS §4.10.2) for class files without stack maps: its state, and what its parts offer
 * each other.  Each instruction gets the state before it, merged from all ways to it, until nothing changes any more.
 * Functions that return bool return false once the verdict is decided. */
#ifndef VERIFIER_INFER_H
#define VERIFIER_INFER_H
#include "vm/bytecode.h"
#include "verifier/scratch.h"
#include "verifier/type_state.h"
#include "verifier/verify.h"

/* What jsr pushes: the subroutine's first instruction, by number.  No query types occur here, so theirs is the encoding. */
static inline VType type_return_address(u4 entry) { return entry << 2 | KIND_QUERY; }
static inline bool type_is_return_address(VType type) { return (type & KIND_MASK) == KIND_QUERY; }
static inline u4 type_entry(VType type) { return type >> 2; }

/* The operand stack: immutable cells, shared by states.  A long or double is one cell of two slots. */
typedef struct Cell { const struct Cell *below; VType type; } Cell;

/* What a subroutine that has been entered and not left has read or written (§4.10.2.5): only that does `ret` take over. */
typedef struct SubroutineUse { u4 entry; u4 *bits; } SubroutineUse;

enum {
    OR_REACHED = 1, OR_NEEDS_CONSTRUCTOR = 2, OR_CANNOT_RETURN = 4,     /* true on some way here */
    AND_CONSTRUCTED = 1                                                 /* true on all ways here */
};

typedef struct FlowState {              /* arrays are shared by states and never changed */
    const Cell          *stack;
    const VType         *registers;
    const SubroutineUse *uses;
    int32_t stack_slots, register_count;                /* -1: not reached yet */
    u4      use_count;
    u1      and_flags, or_flags;
} FlowState;

typedef struct Flow {                   /* one instruction */
    FlowState before;
    u4        pc;
    int32_t   return_from;              /* of a jsr: the number of the ret that comes back to it; -1: unknown */
    bool      changed;                  /* `before` has, since it was looked at */
    bool      is_protected;             /* names a protected member of a superclass elsewhere */
    bool      is_init;                  /* calls <init> */
} Flow;

typedef struct Inference {
    const VerifyInput  *input;
    const VerifyMethod *method;
    VerifyVerdict verdict;
    Text      message;
    Scratch   memory;                   /* of the method */
    Flow     *flows;                    /* by instruction number */
    u4        flow_count;
    u4       *numbers;                  /* by pc: instruction number + 1; 0: none starts here */
    VType     this_type, super_type, object_type, throwable_type, return_type;      /* return_type T_TOP: void */
    /* the instruction being looked at */
    Flow     *at;
    Insn      in;
    FlowState after;
    VType     replaced, replacement;    /* by new and <init>, in registers and stack */
} Inference;

bool infer_fail(Inference *v, const char *format, ...) PRINTF(2, 3);            /* VerifyError */
bool infer_format_fail(Inference *v, const char *what);                         /* ClassFormatError */
void *infer_alloc(Inference *v, size_t bytes);                                  /* NULL: decided */

/* Static constraints of each instruction (§4.9.1), in infer_operands.c. */
bool infer_check_operands(Inference *v, Flow *flow);
bool infer_is_start(const Inference *v, int64_t pc);
VType infer_ref_holder(const Inference *v, u4 index);                           /* class of a member reference */

/* What the instruction pops and pushes, in infer_stack.c: from v->at->before to v->after. */
bool infer_pop_operands(Inference *v);
bool infer_push_results(Inference *v);
bool infer_push(Inference *v, VType type);

/* Types, in infer_merge.c. */
VType infer_merge_types(Inference *v, VType value, VType target, bool for_assignment);      /* T_TOP: nothing in common */
bool  infer_assignable(Inference *v, VType from, VType to);
/* Merges `state` into what is known before that instruction. */
bool  infer_merge_state(Inference *v, Flow *to, const FlowState *state);
#endif
