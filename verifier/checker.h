/* verifier/checker.h -- the type checker (JVMS §4.10.1): its state, and what its parts offer each other.
 * Functions that return bool return false once the verdict is decided; then nothing else may be looked at. */
#ifndef VERIFIER_CHECKER_H
#define VERIFIER_CHECKER_H
#include "vm/bytecode.h"
#include "verifier/report.h"

enum { START_NONE, START_INSN, START_NEW, START_KIND = 3, START_TRY_EDGE = 4 };    /* what is at a pc; where a range starts or ends */

typedef struct Signature {                              /* a descriptor as verification types, one per slot */
    const Symbol *descriptor;
    u4            arg_slots, slots;                     /* the rest is the result or the field: 0, 1 or 2 */
    VType         types[];
} Signature;

typedef struct Checker {
    const VerifyInput  *input;
    const VerifyMethod *method;
    VerifyVerdict verdict;
    bool          final;                                /* a format error that type inference is not to decide again */
    Text          message;
    VType         this_type, object_type, throwable_type, return_type;   /* return_type T_TOP: void */
    const Symbol *init_name;
    TypeState     now;                                  /* locals and stack have room for max_locals and max_stack */
    u1           *starts;                               /* by pc: START_ */
    TypeState    *frames;                               /* of the StackMapTable, in its order */
    u4            frame_count;
    u4           *frame_at;                             /* by pc: index + 1 of the first frame there; 0: none */
    u4            next_frame, next_frame_pc;            /* UINT32_MAX: there is none */
    u4            try_start, try_end;                   /* all protected ranges lie in [start, end) */
    bool          handlers_match;                       /* the locals have not changed since the handlers were last checked */
    Scratch       class_memory, method_memory;
    Signature   **signatures;                           /* open addressing by descriptor */
    u4            signature_count, signature_slots;
    const Signature **member_signatures;                /* by constant-pool index; NULL: not asked for yet */
} Checker;

/* ---- verdicts ---- */
bool check_fail(Checker *c, const Fault *fault, const char *format, ...) PRINTF(3, 4);       /* VerifyError */
bool check_format_fail(Checker *c, const char *format, ...) PRINTF(2, 3);                    /* ClassFormatError, "... in method" */
bool check_map_fail(Checker *c, const char *what);                                          /* "StackMapTable format error: " */
bool check_no_memory(Checker *c);

/* ---- type states (type_rules.c) ---- */
bool check_unequal_assignable(Checker *c, VType to, VType from, bool for_access);
void check_overflow(Checker *c, const TypeState *state), check_underflow(Checker *c), check_wrong_pop(Checker *c, VType wanted);   /* faults */

/* Is `from` assignable to `to`?  A hook's exception decides the verdict, and then the answer is no. */
static inline bool check_assignable(Checker *c, VType to, VType from, bool for_access)
{
    if (to == from) return true;
    if (to == T_ANY_REFERENCE) return type_is_reference(from) || type_is_uninitialized(from);
    return check_unequal_assignable(c, to, from, for_access);
}

static inline bool check_push(Checker *c, TypeState *state, VType type)     /* one slot */
{
    if (unlikely(state->stack_size >= c->method->max_stack)) {
        check_overflow(c, state);
        return false;
    }
    state->stack[state->stack_size++] = type;
    return true;
}

static inline bool check_pop_any(Checker *c, VType *popped)
{
    if (unlikely(c->now.stack_size <= 0)) {
        check_underflow(c);
        return false;
    }
    *popped = c->now.stack[--c->now.stack_size];
    return true;
}

static inline bool check_pop(Checker *c, VType wanted, VType *popped)       /* one slot; popped may be NULL */
{
    VType type;
    if (!check_pop_any(c, &type)) return false;
    if (!check_assignable(c, wanted, type, false)) {
        check_wrong_pop(c, wanted);
        return false;
    }
    if (popped != NULL) *popped = type;
    return true;
}

bool check_push_wide(Checker *c, TypeState *state, VType first_half);
bool check_pop_wide(Checker *c, VType first_half);
bool check_push_field(Checker *c, VType type);                              /* one or two slots */
bool check_pop_field(Checker *c, VType type);
bool check_get_wide_local(Checker *c, u4 index, VType first_half);
void check_no_local(Checker *c, u4 index), check_wrong_local(Checker *c, u4 index, VType wanted);       /* faults */
static inline bool check_get_local(Checker *c, u4 index, VType wanted, VType *type)     /* one slot */
{
    if (unlikely(index >= c->method->max_locals)) {
        check_no_local(c, index);
        return false;
    }
    if (!check_assignable(c, wanted, c->now.locals[index], false)) {
        check_wrong_local(c, index, wanted);
        return false;
    }
    *type = c->now.locals[index];
    return true;
}
bool check_set_local(Checker *c, u4 index, VType type);
void check_initialize_object(Checker *c, VType uninitialized, VType initialized);

/* ---- stack maps (stackmap.c) ---- */
bool stackmap_read(Checker *c);                                             /* frames from the method's StackMapTable */
/* The state where control goes must be assignable to the frame there. */
bool stackmap_check_target(Checker *c, int32_t target);
bool stackmap_check_handler(Checker *c, const TypeState *state, u4 handler);
/* Before the instruction at now.pc: takes over the frame there, if there is one or has to be. */
bool stackmap_arrive_at_frame(Checker *c, bool falls_through);
static inline bool stackmap_arrive(Checker *c, bool falls_through)
{
    return (falls_through && c->now.pc < c->next_frame_pc) || stackmap_arrive_at_frame(c, falls_through);
}

/* ---- instructions (rules.c, member_rules.c) ---- */
typedef bool Rule(Checker *c, const Insn *in);
extern Rule *const rules[256];
static inline Rule *rule_for(u1 op) { return rules[op]; }                   /* NULL: the stack string says it all */
Rule rule_invoke, rule_field;
bool rule_pool_tag(Checker *c, u4 pc, u4 index, u4 tags);                   /* tags: 1 << CP_... */
VType rule_class_type(const Checker *c, u4 index);                          /* of a CP_Class */
const Signature *check_signature(Checker *c, const Symbol *descriptor);     /* NULL: out of memory, decided */

/* ---- the method (typecheck.c) ---- */
/* All handlers of the current instruction; `before`: this was uninitialised before it. */
bool check_handlers(Checker *c, bool this_uninit_before);
#endif
