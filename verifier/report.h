/* verifier/report.h -- what went wrong, and HotSpot's text for it: reason, location, frames, bytecode, tables. */
#ifndef VERIFIER_REPORT_H
#define VERIFIER_REPORT_H
#include "verifier/scratch.h"
#include "verifier/type_state.h"
#include "verifier/verify.h"

enum FaultKind {
    FAULT_BYTECODE, FAULT_TYPE, FAULT_FLAGS, FAULT_POOL_INDEX, FAULT_LOCAL_INDEX, FAULT_STACK_SIZE, FAULT_OVERFLOW,
    FAULT_UNDERFLOW, FAULT_NO_STACKMAP, FAULT_BAD_STACKMAP
};

/* Where a type in a message comes from. */
enum OriginKind {
    ORIGIN_NONE, ORIGIN_IMPLICIT, ORIGIN_POOL, ORIGIN_SIGNATURE, ORIGIN_FRAME /* only the frame is of interest */,
    ORIGIN_LOCAL, ORIGIN_STACK, ORIGIN_MAP_LOCAL, ORIGIN_MAP_STACK
};
typedef struct Origin { enum OriginKind kind; u4 index; VType type; const TypeState *state; } Origin;
typedef struct Fault { enum FaultKind kind; u4 pc; Origin found, expected; } Fault;

static inline Origin origin_implicit(VType type) { return (Origin){ ORIGIN_IMPLICIT, 0, type, NULL }; }
static inline Origin origin_pool(u4 index, VType type) { return (Origin){ ORIGIN_POOL, index, type, NULL }; }
static inline Origin origin_signature(VType type) { return (Origin){ ORIGIN_SIGNATURE, 0, type, NULL }; }
static inline Origin origin_state(const TypeState *state) { return (Origin){ ORIGIN_FRAME, 0, T_TOP, state }; }
static inline Origin origin_stack(const TypeState *state, u4 i) { return (Origin){ ORIGIN_STACK, i, state->stack[i], state }; }
static inline Origin origin_local(const TypeState *state, u4 i) { return (Origin){ ORIGIN_LOCAL, i, state->locals[i], state }; }
/* The value just popped. */
static inline Origin origin_popped(const TypeState *state) { return origin_stack(state, (u4)state->stack_size); }

static inline Fault fault_code(u4 pc) { return (Fault){ .kind = FAULT_BYTECODE, .pc = pc }; }
static inline Fault fault_type(u4 pc, Origin found, Origin expected) { return (Fault){ FAULT_TYPE, pc, found, expected }; }
static inline Fault fault_invalid(u4 pc, Origin found) { return (Fault){ .kind = FAULT_TYPE, .pc = pc, .found = found }; }
static inline Fault fault_index(enum FaultKind kind, u4 pc, u4 index)
{
    return (Fault){ .kind = kind, .pc = pc, .found = { ORIGIN_IMPLICIT, index, T_TOP, NULL } };
}
static inline Fault fault_state(enum FaultKind kind, u4 pc, const TypeState *state)
{
    return (Fault){ .kind = kind, .pc = pc, .found = origin_state(state) };
}

/* Appends "\nException Details: ..." for a fault in that method. */
void report_details(Text *text, const Fault *fault, const VerifyInput *input, const VerifyMethod *method);
/* "void Foo.bar(int, java.lang.String)" */
void report_method_name(Text *text, const VerifyInput *input, const VerifyMethod *method);

/* HotSpot's interpreter has opcodes of its own from 202 on, and its texts show it: length in bytes (0: a switch), -1: none. */
int         report_foreign_length(u1 op);
const char *report_opcode_name(u1 op);                  /* "<illegal>": not an opcode of anybody */
#endif
