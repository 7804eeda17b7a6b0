/* verifier/infer_merge.c -- type inference: what two types, and two states, have in common. */
#include "verifier/infer.h"

/* ---- types --------------------------------------------------------------------------------------------------------------- */

typedef struct ArrayShape { size_t dimensions; VType element; } ArrayShape;     /* element: class, or T_TOP if primitive */

static ArrayShape shape_of(VType type)
{
    const Symbol *name = type_name(type);
    size_t dimensions = strspn(name->chars, "[");
    if (dimensions == 0) return (ArrayShape){ 0, type };
    const char *element = name->chars + dimensions;
    size_t length = name->length - dimensions;
    return (ArrayShape){ dimensions, element[0] == 'L' && length > 2 ? type_of_descriptor(element, length) : (VType)T_TOP };
}

static VType make_array(Inference *v, ArrayShape shape)
{
    if (shape.dimensions == 0) return shape.element;
    const Symbol *element = type_name(shape.element);
    size_t length = shape.dimensions + element->length + 2;
    char *name = length > 0xffff ? NULL : infer_alloc(v, length);
    if (name == NULL) return T_TOP;
    memset(name, '[', shape.dimensions);
    name[shape.dimensions] = 'L';
    memcpy(name + shape.dimensions + 1, element->chars, element->length);
    name[length - 1] = ';';
    return type_of_class(symbol_intern(name, length));
}

static VType asked(Inference *v, VerifyAnswer answer, VType yes, VType no)
{
    if (answer == VERIFY_THROWN) v->verdict = VERIFY_HOOK_THREW;
    return answer == VERIFY_YES ? yes : answer == VERIFY_NO ? no : (VType)T_TOP;
}

/* Two classes, neither Object nor null.  Interfaces count as Object: who calls them checks. */
static VType merge_classes(Inference *v, VType value, VType target, bool for_assignment)
{
    const VerifyHooks *hooks = v->input->hooks;
    void *context = v->input->context;
    if (for_assignment)
        return asked(v, hooks->is_assignable(context, type_name(target), type_name(value), false), target, v->object_type);
    VerifyAnswer answer = hooks->is_interface(context, type_name(target));
    if (answer == VERIFY_NO) answer = hooks->is_interface(context, type_name(value));
    if (answer != VERIFY_NO) return asked(v, answer, v->object_type, T_TOP);
    const Symbol *common = NULL;
    answer = hooks->common_superclass(context, type_name(value), type_name(target), &common);
    return asked(v, answer, common != NULL ? type_of_class(common) : (VType)T_TOP, T_TOP);
}

static bool is_array_interface(VType type)
{
    return type_is_class(type) && (symbol_is(type_name(type), "java/lang/Cloneable") || symbol_is(type_name(type), "java/io/Serializable"));
}

/* An array of a primitive type counts as an array of Object of one dimension less. */
static ArrayShape promoted(const Inference *v, ArrayShape shape)
{
    return shape.element == T_TOP ? (ArrayShape){ shape.dimensions - 1, v->object_type } : shape;
}

/* At least one is an array; neither is Object or null, and they differ. */
static VType merge_arrays(Inference *v, VType value, VType target, bool for_assignment)
{
    if (is_array_interface(target)) return target;
    if (is_array_interface(value)) return value;
    ArrayShape a = promoted(v, shape_of(value)), b = promoted(v, shape_of(target));
    if (a.dimensions == b.dimensions) {
        VType element = infer_merge_types(v, a.element, b.element, for_assignment);
        return element == T_TOP ? element : make_array(v, (ArrayShape){ a.dimensions, element });
    }
    ArrayShape flatter = a.dimensions < b.dimensions ? a : b;
    if (!is_array_interface(flatter.element)) flatter.element = v->object_type;
    return make_array(v, flatter);
}

VType infer_merge_types(Inference *v, VType value, VType target, bool for_assignment)
{
    if (value == target) return value;
    if (v->verdict != VERIFIED) return T_TOP;
    if (!type_is_reference(value) || !type_is_reference(target)) return T_TOP;
    if (value == T_NULL) return target;
    if (target == T_NULL) return value;
    if (target == v->object_type) return target;
    if (value == v->object_type) {
        if (!for_assignment || !type_is_class(target)) return value;
        /* Object may be assigned to an interface. */
        return asked(v, v->input->hooks->is_interface(v->input->context, type_name(target)), target, value);
    }
    if (type_is_array(value) || type_is_array(target)) return merge_arrays(v, value, target, for_assignment);
    return merge_classes(v, value, target, for_assignment);
}

bool infer_assignable(Inference *v, VType from, VType to)
{
    return infer_merge_types(v, from, to, true) == to && v->verdict == VERIFIED;
}

/* ---- states -------------------------------------------------------------------------------------------------------------- */

static bool same_stack(Inference *v, const Cell *old, const Cell *new)
{
    for (; old != NULL && new != NULL; old = old->below, new = new->below)
        if (old->type != new->type && !infer_assignable(v, new->type, old->type)) return false;
    return true;
}

static bool merge_stack(Inference *v, Flow *to, const FlowState *state)
{
    if (to->before.stack_slots < 0) {
        to->before.stack = state->stack;
        to->before.stack_slots = state->stack_slots;
        to->changed = true;
        return true;
    }
    if (state->stack_slots != to->before.stack_slots)
        return infer_fail(v, "Inconsistent stack height %d != %d", state->stack_slots, to->before.stack_slots);
    if (same_stack(v, to->before.stack, state->stack) || v->verdict != VERIFIED) return v->verdict == VERIFIED;
    u4 count = 0;
    for (const Cell *cell = to->before.stack; cell != NULL; cell = cell->below) count++;
    Cell *cells = infer_alloc(v, count * sizeof *cells);
    if (cells == NULL) return false;
    const Cell *old = to->before.stack, *new = state->stack;
    for (u4 i = 0; i < count && new != NULL; i++, old = old->below, new = new->below) {
        cells[i] = (Cell){ i + 1 < count ? &cells[i + 1] : NULL, infer_merge_types(v, old->type, new->type, false) };
        if (cells[i].type == T_TOP) return infer_fail(v, "Mismatched stack types");
    }
    if (old != NULL || new != NULL) return infer_fail(v, "Mismatched stack types");
    to->before.stack = cells;
    to->changed = true;
    return true;
}

/* From the first register on that does not fit; registers that no way has in common are dropped from the end. */
static bool merge_registers_from(Inference *v, Flow *to, const FlowState *state, int32_t first)
{
    int32_t count = to->before.register_count;
    VType *merged = infer_alloc(v, (size_t)count * sizeof *merged);
    if (merged == NULL) return false;
    for (int32_t i = 0; i < count; i++)
        merged[i] = i < first ? to->before.registers[i] : infer_merge_types(v, state->registers[i], to->before.registers[i], false);
    while (count > 0 && merged[count - 1] == T_TOP) count--;
    to->before.registers = merged;
    to->before.register_count = count;
    to->changed = true;
    return v->verdict == VERIFIED;
}

static u4 use_words(const Inference *v) { return (v->method->max_locals + 31u) / 32u; }

/* The same subroutines in the same order, as far as both states are inside them. */
static u4 common_uses(const Inference *v, const FlowState *old, const FlowState *new, SubroutineUse *merged, bool *grown)
{
    u4 count = 0, next = 0;
    for (u4 i = 0; i < old->use_count; i++)
        for (u4 j = next; j < new->use_count; j++) {
            if (new->uses[j].entry != old->uses[i].entry) continue;
            for (u4 word = 0; word < use_words(v); word++) {
                *grown |= (new->uses[j].bits[word] & ~old->uses[i].bits[word]) != 0;
                if (merged != NULL) merged[count].bits[word] = old->uses[i].bits[word] | new->uses[j].bits[word];
            }
            if (merged != NULL) merged[count].entry = old->uses[i].entry;
            next = j + 1;
            count++;
            break;
        }
    return count;
}

static bool merge_uses(Inference *v, Flow *to, const FlowState *state)
{
    bool grown = false;
    if (to->before.use_count == 0) return true;
    u4 count = common_uses(v, &to->before, state, NULL, &grown);
    if (count == to->before.use_count && !grown) return true;
    SubroutineUse *merged = infer_alloc(v, count * sizeof *merged);
    u4 *bits = infer_alloc(v, (size_t)count * use_words(v) * sizeof *bits);
    if (merged == NULL || bits == NULL) return false;
    for (u4 i = 0; i < count; i++) merged[i].bits = bits + i * use_words(v);
    common_uses(v, &to->before, state, merged, &grown);
    to->before.uses = merged;
    to->before.use_count = count;
    to->changed = true;
    return true;
}

static bool merge_registers(Inference *v, Flow *to, const FlowState *state)
{
    FlowState *old = &to->before;
    if (old->register_count < 0) {
        old->registers = state->registers;
        old->register_count = state->register_count;
        old->uses = state->uses;
        old->use_count = state->use_count;
        to->changed = true;
        return true;
    }
    if (old->register_count > state->register_count) {
        old->register_count = state->register_count;
        to->changed = true;
    }
    int32_t first = 0;
    while (first < old->register_count && (state->registers[first] == old->registers[first] ||
                                           infer_assignable(v, state->registers[first], old->registers[first])))
        first++;
    if (v->verdict != VERIFIED) return false;
    return (first == old->register_count || merge_registers_from(v, to, state, first)) && merge_uses(v, to, state);
}

bool infer_merge_state(Inference *v, Flow *to, const FlowState *state)
{
    if (!merge_stack(v, to, state) || !merge_registers(v, to, state)) return false;
    u1 and_flags = to->before.and_flags & state->and_flags, or_flags = to->before.or_flags | state->or_flags;
    to->changed |= and_flags != to->before.and_flags || or_flags != to->before.or_flags;
    to->before.and_flags = and_flags;
    to->before.or_flags = or_flags;
    return v->verdict == VERIFIED;
}
