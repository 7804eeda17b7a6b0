/* verifier/type_rules.c -- assignability of verification types, and how instructions change a type state. */
#include "verifier/checker.h"
#include <stdlib.h>
#include <stdarg.h>
#include <stdio.h>

/* ---- verdicts ------------------------------------------------------------------------------------------------------------ */

static void add_message(Checker *c, const char *format, va_list values)
{
    char *line = NULL;
    c->message.length = 0;
    if (vasprintf(&line, format, values) < 0) return;
    text_add(&c->message, "%s", line);
    free(line);
}

bool check_fail(Checker *c, const Fault *fault, const char *format, ...)
{
    if (c->verdict == VERIFY_HOOK_THREW || c->verdict == VERIFY_NO_MEMORY) return false;
    va_list values;
    va_start(values, format);
    add_message(c, format, values);
    va_end(values);
    c->verdict = VERIFY_ERROR;
    report_details(&c->message, fault, c->input, c->method);
    return false;
}

bool check_format_fail(Checker *c, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add_message(c, format, values);
    va_end(values);
    c->verdict = VERIFY_FORMAT_ERROR;
    text_add(&c->message, " in method '");
    report_method_name(&c->message, c->input, c->method);
    text_add(&c->message, "'");
    return false;
}

bool check_map_fail(Checker *c, const char *what)
{
    c->message.length = 0;
    text_add(&c->message, "StackMapTable format error: %s", what);
    c->verdict = VERIFY_FORMAT_ERROR;
    c->final = true;
    return false;
}

bool check_no_memory(Checker *c)
{
    c->verdict = VERIFY_NO_MEMORY;
    return false;
}

/* ---- assignability (§4.10.1.2) ------------------------------------------------------------------------------------------- */

static bool class_assignable(Checker *c, const Symbol *to, const Symbol *from, bool for_access)
{
    if (to == from || to == type_name(c->object_type)) return true;
    VerifyAnswer answer = c->input->hooks->is_assignable(c->input->context, to, from, for_access);
    if (answer == VERIFY_THROWN) c->verdict = VERIFY_HOOK_THREW;
    return answer == VERIFY_YES;
}

/* Arrays of different element types: only arrays of references are related, by their components. */
static bool array_assignable(Checker *c, const Symbol *to, const Symbol *from, bool for_access)
{
    size_t depth = 0;
    while (depth < to->length && depth < from->length && to->chars[depth] == '[' && from->chars[depth] == '[') depth++;
    const char *element = to->chars + depth, *other = from->chars + depth;
    size_t element_bytes = to->length - depth, other_bytes = from->length - depth;
    if (element_bytes < 3 || element[0] != 'L' || other_bytes < 2 || (other[0] != 'L' && other[0] != '[')) return false;
    return class_assignable(c, symbol_intern(element + 1, element_bytes - 2), type_name(type_of_descriptor(other, other_bytes)),
                            for_access);
}

static bool reference_assignable(Checker *c, VType to, VType from, bool for_access)
{
    if (from == T_NULL) return true;
    if (to == T_NULL) return false;
    if (type_is_class(to)) return class_assignable(c, type_name(to), type_name(from), for_access);
    return type_is_array(to) && type_is_array(from) && array_assignable(c, type_name(to), type_name(from), for_access);
}

bool check_unequal_assignable(Checker *c, VType to, VType from, bool for_access)
{
    switch (to) {
    case T_TOP:             return true;
    case T_ANY_CATEGORY1:   return type_is_category1(from);
    case T_ANY_CATEGORY2:   return type_is_first_half(from);
    case T_BOOLEAN: case T_BYTE: case T_SHORT: case T_CHAR:
        return from == T_INT;
    default:
        return type_is_reference(to) && type_is_reference(from) && reference_assignable(c, to, from, for_access);
    }
}

/* ---- operand stack ------------------------------------------------------------------------------------------------------- */

void check_overflow(Checker *c, const TypeState *state)
{
    (void)check_fail(c, &(Fault){ .kind = FAULT_OVERFLOW, .pc = state->pc, .found = origin_state(state) }, "Operand stack overflow");
}

void check_underflow(Checker *c)
{
    Fault fault = fault_state(FAULT_UNDERFLOW, c->now.pc, &c->now);
    (void)check_fail(c, &fault, "Operand stack underflow");
}

void check_wrong_pop(Checker *c, VType wanted)
{
    Fault fault = fault_type(c->now.pc, origin_popped(&c->now), origin_implicit(wanted));
    (void)check_fail(c, &fault, "Bad type on operand stack");
}

bool check_push_wide(Checker *c, TypeState *state, VType first_half)
{
    if (state->stack_size >= c->method->max_stack - 1) {
        check_overflow(c, state);
        return false;
    }
    state->stack[state->stack_size++] = first_half;
    state->stack[state->stack_size++] = type_second_half(first_half);
    return true;
}

bool check_push_field(Checker *c, VType type)
{
    return type_is_first_half(type) ? check_push_wide(c, &c->now, type) : check_push(c, &c->now, type);
}

/* A wrong second half does not keep the first from being looked at, and it is the last complaint that counts. */
bool check_pop_wide(Checker *c, VType first_half)
{
    bool second_fits = check_pop(c, type_second_half(first_half), NULL);
    return check_pop(c, first_half, NULL) && second_fits;
}

/* Slot by slot: a value of two slots is refused by its second half alone. */
bool check_pop_field(Checker *c, VType type)
{
    return (!type_is_first_half(type) || check_pop(c, type_second_half(type), NULL)) && check_pop(c, type, NULL);
}

/* ---- locals -------------------------------------------------------------------------------------------------------------- */

static bool bad_local_index(Checker *c, u4 index, const char *reason)
{
    Fault fault = fault_index(FAULT_LOCAL_INDEX, c->now.pc, index);
    return check_fail(c, &fault, "%s", reason);
}

void check_no_local(Checker *c, u4 index) { (void)bad_local_index(c, index, "Local variable table overflow"); }

void check_wrong_local(Checker *c, u4 index, VType wanted)
{
    Fault fault = fault_type(c->now.pc, origin_local(&c->now, index), origin_implicit(wanted));
    (void)check_fail(c, &fault, "Bad local variable type");
}

bool check_get_wide_local(Checker *c, u4 index, VType first_half)
{
    VType type;
    if ((int32_t)index >= c->now.locals_size - 1) return bad_local_index(c, index, "get long/double overflows locals");
    return check_get_local(c, index, first_half, &type) && check_get_local(c, index + 1, type_second_half(first_half), &type);
}

/* Before slots [index, index + count) are written: the other half of a value that they cut is of no use any more. */
static void break_pairs(TypeState *state, u4 index, u4 count)
{
    u4 last = index + count - 1;
    if (type_is_first_half(state->locals[last]) && (int32_t)last + 1 < state->locals_room) state->locals[last + 1] = T_TOP;
    if (type_is_second_half(state->locals[index]) && index > 0) state->locals[index - 1] = T_TOP;
}

bool check_set_local(Checker *c, u4 index, VType type)
{
    u4 slots = type_is_first_half(type) ? 2 : 1;
    if (index + slots > c->method->max_locals) return bad_local_index(c, index, "Local variable table overflow");
    break_pairs(&c->now, index, slots);
    c->handlers_match = false;
    c->now.locals[index] = type;
    if (slots == 2) c->now.locals[index + 1] = type_second_half(type);
    if (c->now.locals_size < (int32_t)(index + slots)) c->now.locals_size = (int32_t)(index + slots);
    return true;
}

void check_initialize_object(Checker *c, VType uninitialized, VType initialized)
{
    c->handlers_match = false;
    for (int32_t i = 0; i < c->now.locals_size; i++)
        if (c->now.locals[i] == uninitialized) c->now.locals[i] = initialized;
    for (int32_t i = 0; i < c->now.stack_size; i++)
        if (c->now.stack[i] == uninitialized) c->now.stack[i] = initialized;
    if (uninitialized == T_UNINITIALIZED_THIS) c->now.this_uninit = false;
}
