/* verifier/stackmap.c -- the StackMapTable attribute (JVMS §4.7.4): reading its frames, and matching states with them. */
#include "verifier/checker.h"

/* ---- reading ------------------------------------------------------------------------------------------------------------- */

typedef struct Reader {
    Checker  *c;
    const u1 *at, *end;
    TypeState previous;                 /* the frame before; at first the state on entry */
    bool      first;
} Reader;

static bool read_u1(Reader *r, u4 *value)
{
    if (r->at >= r->end) return check_map_fail(r->c, "access beyond the end of attribute");
    *value = *r->at++;
    return true;
}

static bool read_u2(Reader *r, u4 *value)
{
    if (r->end - r->at < 2) return check_map_fail(r->c, "access beyond the end of attribute");
    *value = be_u2(r->at);
    r->at += 2;
    return true;
}

static bool read_object_type(Reader *r, VType *type)
{
    u4 index = 0;
    if (!read_u2(r, &index)) return false;
    if (verify_pool_tag(r->c->input->pool, index) != CP_Class) return check_map_fail(r->c, "bad class index");
    *type = rule_class_type(r->c, index);
    return true;
}

static bool read_uninitialized_type(Reader *r, VType *type)
{
    u4 pc = 0;
    if (!read_u2(r, &pc)) return false;
    *type = type_uninitialized(pc);
    /* The frame is read to its end all the same: a malformed type there is what HotSpot complains about then. */
    if (pc >= r->c->method->code_length || (r->c->starts[pc] & START_KIND) != START_NEW)
        check_format_fail(r->c, "StackMapTable format error: bad offset for Uninitialized");
    return true;
}

static bool read_type(Reader *r, VType *type, bool *this_uninit)
{
    static const VType simple[] = { T_TOP, T_INT, T_FLOAT, T_DOUBLE, T_LONG, T_NULL };
    u4 tag = 0;
    if (!read_u1(r, &tag)) return false;
    if (tag < COUNT_OF(simple)) {
        *type = simple[tag];
        return true;
    }
    switch (tag) {
    case 6:
        if (this_uninit != NULL) *this_uninit = true;
        *type = T_UNINITIALIZED_THIS;
        return true;
    case 7:  return read_object_type(r, type);
    case 8:  return read_uninitialized_type(r, type);
    default: return check_map_fail(r->c, "bad verification type");
    }
}

/* Appends `count` types; longs and doubles take two slots.  There is room for two each. */
static bool read_types(Reader *r, u4 count, VType *into, int32_t *size, bool *this_uninit)
{
    for (u4 i = 0; i < count; i++) {
        VType *type = &into[*size];
        if (!read_type(r, type, this_uninit)) return false;
        ++*size;
        if (type_is_first_half(*type)) into[(*size)++] = type_second_half(*type);
    }
    return true;
}

static VType *new_types(Reader *r, size_t count)
{
    VType *types = scratch_alloc(&r->c->method_memory, count * sizeof *types);
    if (types == NULL) check_no_memory(r->c);
    return types;
}

static bool check_size(Reader *r, int32_t size, u4 limit)
{
    if (size < 0 || size > (int32_t)limit) return check_format_fail(r->c, "StackMapTable format error: bad type array size");
    return r->c->verdict == VERIFIED;
}

static bool read_one_stack_item(Reader *r, TypeState *frame)
{
    if ((frame->stack = new_types(r, 2)) == NULL) return false;
    return read_types(r, 1, frame->stack, &frame->stack_size, NULL) && r->c->verdict == VERIFIED &&
           check_size(r, frame->stack_size, r->c->method->max_stack);
}

static bool chop(Reader *r, TypeState *frame, u4 count)
{
    int32_t size = frame->locals_size;
    for (; count > 0 && size > 0; count--) size -= size >= 2 && type_is_second_half(frame->locals[size - 1]) ? 2 : 1;
    if (!check_size(r, count > 0 ? -1 : size, r->c->method->max_locals)) return false;
    frame->locals_size = size;
    frame->this_uninit = false;
    for (int32_t i = 0; i < size; i++) frame->this_uninit |= frame->locals[i] == T_UNINITIALIZED_THIS;
    return true;
}

static bool append(Reader *r, TypeState *frame, u4 count)
{
    VType *locals = new_types(r, (size_t)frame->locals_size + 2 * count);
    if (locals == NULL) return false;
    if (frame->locals_size > 0) memcpy(locals, frame->locals, (size_t)frame->locals_size * sizeof *locals);
    frame->locals = locals;
    return read_types(r, count, locals, &frame->locals_size, &frame->this_uninit) &&
           check_size(r, frame->locals_size, r->c->method->max_locals);
}

static bool read_full_frame(Reader *r, TypeState *frame)
{
    u4 count = 0;
    frame->locals_size = frame->stack_size = 0;
    frame->this_uninit = false;
    if (!read_u2(r, &count) || (frame->locals = new_types(r, 2 * (size_t)count)) == NULL ||
        !read_types(r, count, frame->locals, &frame->locals_size, &frame->this_uninit) ||
        !check_size(r, frame->locals_size, r->c->method->max_locals))
        return false;
    return read_u2(r, &count) && (frame->stack = new_types(r, 2 * (size_t)count)) != NULL &&
           read_types(r, count, frame->stack, &frame->stack_size, NULL) && check_size(r, frame->stack_size, r->c->method->max_stack);
}

/* The frame differs from the one before it as its kind says (§4.7.4). */
static bool read_frame(Reader *r, TypeState *frame)
{
    u4 kind = 0, delta = 0;
    *frame = r->previous;
    frame->stack_size = 0;
    frame->stack = NULL;
    frame->stack_mark = -1;
    if (!read_u1(r, &kind)) return false;
    if (kind < 128) delta = kind & 63;
    else if (!read_u2(r, &delta)) return false;
    frame->pc = r->first ? delta : r->previous.pc + delta + 1;
    if (kind < 64 || kind == 251) return true;
    if (kind < 128 || kind == 247) return read_one_stack_item(r, frame);
    if (kind < 247) return check_map_fail(r->c, "reserved frame type");
    if (kind < 251) return chop(r, frame, 251 - kind);
    return kind < 255 ? append(r, frame, kind - 251) : read_full_frame(r, frame);
}

/* The state on entry changes as instructions are checked, so the frames get a copy. */
static bool start_reading(Reader *r, u4 *count)
{
    Checker *c = r->c;
    r->previous = c->now;
    if ((r->previous.locals = new_types(r, (size_t)c->now.locals_size)) == NULL) return false;
    memcpy(r->previous.locals, c->now.locals, (size_t)c->now.locals_size * sizeof(VType));
    if (!read_u2(r, count)) return false;
    c->frames = scratch_alloc(&c->method_memory, *count * sizeof *c->frames);
    c->frame_at = scratch_alloc(&c->method_memory, c->method->code_length * sizeof *c->frame_at);
    if (c->frames == NULL || c->frame_at == NULL) return check_no_memory(c);
    memset(c->frame_at, 0, c->method->code_length * sizeof *c->frame_at);
    return true;
}

static void set_next_frame(Checker *c, u4 index)
{
    c->next_frame = index;
    c->next_frame_pc = index < c->frame_count ? c->frames[index].pc : UINT32_MAX;
}

bool stackmap_read(Checker *c)
{
    u4 count = 0;
    c->frame_count = 0;
    set_next_frame(c, 0);
    if (c->method->stack_map == NULL) return true;
    Reader r = { .c = c, .at = c->method->stack_map, .end = c->method->stack_map + c->method->stack_map_bytes, .first = true };
    if (!start_reading(&r, &count)) return false;
    for (u4 i = 0; i < count; i++, r.first = false) {
        TypeState *frame = &c->frames[i];
        if (!read_frame(&r, frame)) return false;
        if (frame->pc >= c->method->code_length || c->starts[frame->pc] == START_NONE) {
            Fault fault = fault_state(FAULT_BAD_STACKMAP, 0, frame);
            return check_fail(c, &fault, "StackMapTable error: bad offset");
        }
        if (c->frame_at[frame->pc] == 0) c->frame_at[frame->pc] = i + 1;
        r.previous = *frame;
        c->frame_count++;
    }
    set_next_frame(c, 0);
    return r.at == r.end || check_map_fail(c, "wrong attribute size");
}

/* ---- matching ------------------------------------------------------------------------------------------------------------ */

/* Index of the first type that is not assignable, or count. */
static int32_t first_mismatch(Checker *c, const VType *from, const VType *to, int32_t count)
{
    int32_t i = 0;
    while (i < count && (from[i] == to[i] || check_assignable(c, to[i], from[i], false))) i++;
    return i;
}

static Fault type_mismatch(const TypeState *frame, Origin found, enum OriginKind kind, VType type)
{
    return fault_type(frame->pc, found, (Origin){ kind, found.index, type, frame });
}

static bool state_matches(Checker *c, const TypeState *from, const TypeState *to, Fault *fault)
{
    int32_t i;
    if (from->stack_size != to->stack_size) {
        *fault = (Fault){ FAULT_STACK_SIZE, from->pc, origin_state(from), origin_state(to) };
    } else if ((i = first_mismatch(c, from->locals, to->locals, to->locals_size)) != to->locals_size) {
        *fault = type_mismatch(to, origin_local(from, (u4)i), ORIGIN_MAP_LOCAL, to->locals[i]);
    } else if ((i = first_mismatch(c, from->stack, to->stack, to->stack_size)) != to->stack_size) {
        *fault = type_mismatch(to, origin_stack(from, (u4)i), ORIGIN_MAP_STACK, to->stack[i]);
    } else if (from->this_uninit && !to->this_uninit) {
        *fault = (Fault){ FAULT_FLAGS, to->pc, origin_state(from), origin_state(to) };
    } else
        return true;
    return false;
}

/* NULL: the verdict is decided. */
static const TypeState *frame_of_target(Checker *c, const TypeState *state, int32_t target)
{
    bool inside = c->frame_count > 0 && target >= 0 && (u4)target < c->method->code_length;
    if (inside && c->frame_at[target] != 0) return &c->frames[c->frame_at[target] - 1];
    check_fail(c, &(Fault){ .kind = FAULT_NO_STACKMAP, .pc = state->pc }, "Expecting a stackmap frame at branch target %d", target);
    return NULL;
}

enum { FARTHEST_JUMP = 65535 };         /* bytes either way: no method is longer */

bool stackmap_check_target(Checker *c, int32_t target)
{
    int32_t offset = (int32_t)((u4)target - c->now.pc);
    Fault fault = fault_state(FAULT_BAD_STACKMAP, 0, &c->now);
    if (offset < -FARTHEST_JUMP || offset > FARTHEST_JUMP)
        return check_fail(c, &fault, "Illegal target of jump or branch (bci %u + offset %d)", c->now.pc, offset);
    const TypeState *frame = frame_of_target(c, &c->now, target);
    if (frame == NULL) return false;
    return state_matches(c, &c->now, frame, &fault) ||
           check_fail(c, &fault, "Inconsistent stackmap frames at branch target %d", target);
}

bool stackmap_check_handler(Checker *c, const TypeState *state, u4 handler)
{
    Fault fault;
    const TypeState *frame = frame_of_target(c, state, (int32_t)handler);
    if (frame == NULL) return false;
    return state_matches(c, state, frame, &fault) ||
           check_fail(c, &fault, "Stack map does not match the one at exception handler %u", handler);
}

static void take_over(TypeState *now, const TypeState *frame)
{
    for (int32_t i = frame->locals_size; i < now->locals_size; i++) now->locals[i] = T_TOP;
    if (frame->locals_size > 0) memcpy(now->locals, frame->locals, (size_t)frame->locals_size * sizeof(VType));
    if (frame->stack_size > 0) memcpy(now->stack, frame->stack, (size_t)frame->stack_size * sizeof(VType));
    now->locals_size = frame->locals_size;
    now->stack_size = now->stack_mark = frame->stack_size;
    now->this_uninit = frame->this_uninit;
}

bool stackmap_arrive_at_frame(Checker *c, bool falls_through)
{
    Fault fault = fault_code(c->now.pc);
    const TypeState *frame = c->next_frame < c->frame_count ? &c->frames[c->next_frame] : NULL;
    if (frame == NULL) return falls_through || check_fail(c, &fault, "Expecting a stack map frame");
    if (!falls_through && frame->pc > c->now.pc) {
        fault.kind = FAULT_NO_STACKMAP;
        return check_fail(c, &fault, "Expecting a stack map frame");
    }
    if (frame->pc > c->now.pc) return true;
    if (frame->pc < c->now.pc) return check_format_fail(c, "Bad stack map offset %u", frame->pc);
    if (falls_through && !state_matches(c, &c->now, frame, &fault))
        return check_fail(c, &fault, "Instruction type does not match stack map");
    take_over(&c->now, frame);
    c->handlers_match = false;
    set_next_frame(c, c->next_frame + 1);
    return true;
}
