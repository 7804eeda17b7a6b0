/* verifier/report.c -- the text below a VerifyError's first line. */
#include "verifier/report.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"

static void add_type(Text *text, VType type)
{
    static const char *const primitives[] = {
        "top", "boolean", "byte", "short", "char", "integer", "float", "long", "double", "long_2nd", "double_2nd"
    };
    static const char *const queries[] = { "reference type", "category1 type", "category2 type" };
    switch (type & KIND_MASK) {
    case KIND_PRIMITIVE:
        text_add(text, "%s", primitives[type >> 2]);
        break;
    case KIND_QUERY:
        text_add(text, "%s", queries[type >> 2]);
        break;
    case KIND_UNINITIALIZED:
        if (type == T_UNINITIALIZED_THIS) text_add(text, "uninitializedThis");
        else text_add(text, "uninitialized %u", type_new_pc(type));
        break;
    default:
        if (type == T_NULL) text_add(text, "null");
        else text_add(text, "'%s'", type_name(type)->chars);
    }
}

static void add_origin(Text *text, const Origin *origin)
{
    add_type(text, origin->type);
    switch (origin->kind) {
    case ORIGIN_LOCAL:     text_add(text, " (current frame, locals[%u])", origin->index); break;
    case ORIGIN_STACK:     text_add(text, " (current frame, stack[%u])", origin->index); break;
    case ORIGIN_MAP_LOCAL: text_add(text, " (stack map, locals[%u])", origin->index); break;
    case ORIGIN_MAP_STACK: text_add(text, " (stack map, stack[%u])", origin->index); break;
    case ORIGIN_POOL:      text_add(text, " (constant pool %u)", origin->index); break;
    case ORIGIN_SIGNATURE: text_add(text, " (from method signature)"); break;
    default: break;
    }
}

/* ---- opcodes that no class file may contain ---------------------------------------------------------------------------- */

static const struct { const char *name; int8_t length; } foreign[] = {
    { "breakpoint", 1 },
    { "fast_agetfield", 3 }, { "fast_bgetfield", 3 }, { "fast_cgetfield", 3 }, { "fast_dgetfield", 3 }, { "fast_fgetfield", 3 },
    { "fast_igetfield", 3 }, { "fast_lgetfield", 3 }, { "fast_sgetfield", 3 },
    { "fast_aputfield", 3 }, { "fast_bputfield", 3 }, { "fast_zputfield", 3 }, { "fast_cputfield", 3 }, { "fast_dputfield", 3 },
    { "fast_fputfield", 3 }, { "fast_iputfield", 3 }, { "fast_lputfield", 3 }, { "fast_sputfield", 3 },
    { "fast_aload_0", 1 }, { "fast_iaccess_0", 4 }, { "fast_aaccess_0", 4 }, { "fast_faccess_0", 4 },
    { "fast_iload", 2 }, { "fast_iload2", 4 }, { "fast_icaload", 3 }, { "fast_invokevfinal", 3 },
    { "fast_linearswitch", 0 }, { "fast_binaryswitch", 0 }, { "fast_aldc", 2 }, { "fast_aldc_w", 3 },
    { "return_register_finalizer", 1 }, { "invokehandle", 3 }, { "nofast_getfield", 3 }, { "nofast_putfield", 3 },
    { "nofast_aload_0", 1 }, { "nofast_iload", 2 }, { "_shouldnotreachhere", 1 }
};

int report_foreign_length(u1 op)
{
    return op >= JVMS_OPCODE_COUNT && op - JVMS_OPCODE_COUNT < (int)COUNT_OF(foreign) ? foreign[op - JVMS_OPCODE_COUNT].length : -1;
}

const char *report_opcode_name(u1 op)
{
    if (op < JVMS_OPCODE_COUNT) return op_info[op].name;
    return report_foreign_length(op) < 0 ? "<illegal>" : foreign[op - JVMS_OPCODE_COUNT].name;
}

/* ---- where and why ------------------------------------------------------------------------------------------------------- */

static void add_location(Text *text, u4 pc, const VerifyInput *input, const VerifyMethod *method)
{
    const char *name = pc >= method->code_length ? "<invalid>" : report_opcode_name(method->code[pc]);
    text_add(text, "  Location:\n    %s.%s%s @%u: %s\n", input->name->chars, method->name->chars, method->descriptor->chars,
             pc, name);
}

static void add_type_reason(Text *text, const Fault *fault)
{
    bool compared = fault->expected.kind != ORIGIN_NONE;
    text_add(text, compared ? "Type " : "Invalid type: ");
    add_origin(text, &fault->found);
    if (!compared) return;
    text_add(text, " is not assignable to ");
    add_origin(text, &fault->expected);
}

static void add_reason(Text *text, const Fault *fault)
{
    text_add(text, "  Reason:\n    ");
    switch (fault->kind) {
    case FAULT_BYTECODE:     text_add(text, "Error exists in the bytecode"); break;
    case FAULT_TYPE:         add_type_reason(text, fault); break;
    case FAULT_FLAGS:        text_add(text, "Current frame's flags are not assignable to stack map frame's."); break;
    case FAULT_POOL_INDEX:   text_add(text, "Constant pool index %u is invalid", fault->found.index); break;
    case FAULT_LOCAL_INDEX:  text_add(text, "Local index %u is invalid", fault->found.index); break;
    case FAULT_STACK_SIZE:   text_add(text, "Current frame's stack size doesn't match stackmap."); break;
    case FAULT_OVERFLOW:     text_add(text, "Exceeded max stack size."); break;
    case FAULT_UNDERFLOW:    text_add(text, "Attempt to pop empty stack."); break;
    case FAULT_NO_STACKMAP:  text_add(text, "Expected stackmap frame at this location."); break;
    case FAULT_BAD_STACKMAP: text_add(text, "Invalid stackmap specification."); break;
    }
    text_add(text, "\n");
}

static void add_types(Text *text, const char *title, const VType *types, int32_t count)
{
    text_add(text, "    %s: {", title);
    for (int32_t i = 0; i < count; i++) {
        text_add(text, " ");
        add_type(text, types[i]);
        if (i != count - 1) text_add(text, ",");
    }
    text_add(text, " }\n");
}

/* The state as it was before the current instruction popped anything: what was popped is still in its slots. */
static void add_state(Text *text, const char *title, const TypeState *state)
{
    if (state == NULL) return;
    text_add(text, "  %s Frame:\n    bci: @%u\n    flags: {%s }\n", title, state->pc, state->this_uninit ? " flagThisUninit" : "");
    add_types(text, "locals", state->locals, state->locals_size);
    add_types(text, "stack", state->stack, state->stack_mark >= 0 ? state->stack_mark : state->stack_size);
}

static void add_bytecode(Text *text, const VerifyMethod *method)
{
    text_add(text, "  Bytecode:\n");
    for (u4 row = 0; row < (method->code_length + 16) / 16 * 16; row += 16) {
        text_add(text, "    %07x:", row);
        for (u4 i = row; i < row + 16; i++) {
            text_add(text, i % 2 == 0 ? " " : "");
            if (i < method->code_length) text_add(text, "%02x", method->code[i]);
            else text_add(text, "  ");
        }
        text_add(text, "\n");
    }
}

static void add_handlers(Text *text, const VerifyMethod *method)
{
    if (method->handler_count > 0) text_add(text, "  Exception Handler Table:\n");
    for (u4 i = 0; i < method->handler_count; i++)
        text_add(text, "    bci [%u, %u] => handler: %u\n", method->handlers[i].start, method->handlers[i].end, method->handlers[i].handler);
}

/* ---- the StackMapTable as its bytes say, which may be nonsense ------------------------------------------------------- */

typedef struct MapBytes { const u1 *at, *end; bool truncated; } MapBytes;

static u4 take(MapBytes *map, u4 bytes)
{
    u4 value = 0;
    if (bytes > (size_t)(map->end - map->at)) {
        map->truncated = true;
        return 0;
    }
    while (bytes-- > 0) value = value << 8 | *map->at++;
    return value;
}

static void add_map_type(Text *text, MapBytes *map)
{
    static const char *const names[] = { "Top", "Integer", "Float", "Double", "Long", "Null", "UninitializedThis" };
    u4 tag = take(map, 1);
    if (tag < COUNT_OF(names)) text_add(text, "%s", names[tag]);
    else if (tag == 7) text_add(text, "Object[#%u]", take(map, 2));
    else if (tag == 8) text_add(text, "Uninitialized[#%u]", take(map, 2));
    else text_add(text, "BAD:%u", tag);
}

static void add_map_types(Text *text, MapBytes *map, u4 count)
{
    for (u4 i = 0; i < count && !map->truncated; i++) {
        add_map_type(text, map);
        if (i != count - 1) text_add(text, ",");
    }
}

static void add_full_frame(Text *text, MapBytes *map, int32_t pc)
{
    text_add(text, "full_frame(@%d,{", pc);
    add_map_types(text, map, take(map, 2));
    text_add(text, "},{");
    add_map_types(text, map, take(map, 2));
    text_add(text, "})");
}

static const char *frame_name(u4 kind)
{
    return kind < 64 ? "same_frame" : kind < 128 ? "same_locals_1_stack_item_frame"
         : kind == 247 ? "same_locals_1_stack_item_extended" : kind < 251 ? "chop_frame"
         : kind == 251 ? "same_frame_extended" : kind < 255 ? "append_frame" : "full_frame";
}

/* One frame; returns its pc. */
static int32_t add_map_frame(Text *text, MapBytes *map, int32_t previous)
{
    u4 kind = take(map, 1);
    u4 delta = kind < 64 ? kind : kind < 128 ? kind - 64 : kind < 247 ? 0 : take(map, 2);
    int32_t pc = previous + (int32_t)delta + 1;
    if (kind >= 128 && kind < 247) {
        map->truncated = true;
        return pc;
    }
    if (kind == 255) {
        add_full_frame(text, map, pc);
        return pc;
    }
    text_add(text, "%s(@%d", frame_name(kind), pc);
    if ((kind >= 64 && kind < 128) || kind == 247 || kind > 251) {
        text_add(text, ",");
        add_map_types(text, map, kind > 251 ? kind - 251 : 1);
    } else if (kind > 247 && kind < 251)
        text_add(text, ",%u", 251 - kind);
    text_add(text, ")");
    return pc;
}

static void add_truncated_frame(Text *text, const MapBytes *frame, int32_t previous)
{
    MapBytes map = *frame;
    u4 kind = take(&map, 1);                /* at the very end HotSpot reads on, mostly into zeros */
    if (kind >= 128 && kind < 247) return;
    if (kind < 64 || kind == 251 || (kind > 247 && kind < 251)) {
        add_map_frame(text, &(MapBytes){ frame->at, frame->end, false }, previous);
        return;
    }
    u4 delta = kind < 64 ? kind : kind < 128 ? kind - 64 : take(&map, 2);
    text_add(text, "%s(@%d), output truncated, Stackmap exceeds table size.", frame_name(kind), previous + (int32_t)delta + 1);
}

static void add_stack_map(Text *text, const VerifyMethod *method)
{
    if (method->stack_map == NULL) return;
    MapBytes map = { method->stack_map, method->stack_map + method->stack_map_bytes, false };
    text_add(text, "  Stackmap Table:\n");
    u4 count = take(&map, 2);
    int32_t pc = -1;
    for (u4 i = 0; i < count; i++) {
        size_t before = text->length;
        MapBytes frame = map;
        text_add(text, "    ");
        int32_t next = add_map_frame(text, &map, pc);
        if (map.truncated) {
            text->length = before;
            text_add(text, "    ");
            add_truncated_frame(text, &frame, pc);
            return;
        }
        text_add(text, "\n");
        pc = next;
    }
}

void report_details(Text *text, const Fault *fault, const VerifyInput *input, const VerifyMethod *method)
{
    text_add(text, "\nException Details:\n");
    add_location(text, fault->pc, input, method);
    add_reason(text, fault);
    add_state(text, "Current", fault->found.state);
    add_state(text, "Stackmap", fault->expected.state);
    add_bytecode(text, method);
    add_handlers(text, method);
    add_stack_map(text, method);
}

/* ---- a method as its declaration reads -------------------------------------------------------------------------------- */

static void add_java_type(Text *text, const char *chars, size_t length)
{
    size_t dimensions = strspn(chars, "[");
    chars += dimensions;
    length -= dimensions;
    if (chars[0] == 'L') {
        for (size_t i = 1; i < length - 1; i++) text_add(text, "%c", chars[i] == '/' ? '.' : chars[i]);
    } else {
        static const struct { char letter; const char *name; } names[] = {
            { 'B', "byte" }, { 'C', "char" }, { 'D', "double" }, { 'F', "float" }, { 'I', "int" }, { 'J', "long" },
            { 'S', "short" }, { 'V', "void" }, { 'Z', "boolean" }
        };
        for (size_t i = 0; i < COUNT_OF(names); i++)
            if (names[i].letter == chars[0]) text_add(text, "%s", names[i].name);
    }
    while (dimensions-- > 0) text_add(text, "[]");
}

void report_method_name(Text *text, const VerifyInput *input, const VerifyMethod *method)
{
    const char *result = descriptor_return(method->descriptor);
    add_java_type(text, result, strlen(result));
    text_add(text, " %s.%s(", input->external_name, method->name->chars);
    bool first = true;
    for (TypeIter p = descriptor_params(method->descriptor); descriptor_next(&p); first = false) {
        if (!first) text_add(text, ", ");
        add_java_type(text, p.chars, p.length);
    }
    text_add(text, ")");
}
