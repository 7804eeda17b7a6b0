/* vm/bytecode.c -- the table of opcode facts, the decoder and the disassembler. */
#include "vm/bytecode.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define THROWS OPF_THROWS
#define RULE   OPF_RULE
#define LOAD   OPF_LOAD
#define STORE  OPF_STORE
#define CP     OPF_CP
#define BRANCH OPF_BRANCH
#define CALL   OPF_CALL
#define ENDS   OPF_ENDS
enum {                                  /* OpInfo.bytes by format */
    BYTES_NONE = 1, BYTES_S8 = 2, BYTES_S16 = 3, BYTES_U8 = 2, BYTES_CP8 = 2, BYTES_CP16 = 3, BYTES_CP16_COUNT = 5,
    BYTES_CP16_ZEROS = 5, BYTES_CP16_DIMS = 4, BYTES_LOCAL = 2, BYTES_IINC = 3, BYTES_BRANCH = 3, BYTES_BRANCH_W = 5,
    BYTES_TABLESWITCH = 0, BYTES_LOOKUPSWITCH = 0, BYTES_WIDE = 0
};
const OpInfo op_info[256] = {
#define OP(op, family, implied, format, stack, flags) \
    [OP_##op] = { #op, stack, implied, FMT_##format, flags, OP_##op, BYTES_##format },
#define QUICK_OP(op, original, implied, format, stack, flags) \
    [OP_##op] = { #op, stack, implied, FMT_##format, flags, OP_##original, BYTES_##format },
#include "vm/opcodes.def"
};
#undef THROWS
#undef RULE
#undef LOAD
#undef STORE
#undef CP
#undef BRANCH
#undef CALL
#undef ENDS

_Static_assert(OPCODE_COUNT <= 256, "an opcode is a byte");
_Static_assert(OP_jsr_w == 201 && OP_ireturn == 172 && OP_new == 187 && OP_iadd == 96, "rows are in numeric order");

static u4 switch_operands(u4 pc) { return (u4)align_up(pc + 1, 4); }     /* padded to 4 from the start of the code */

static u4 wide_bytes(u1 op)                             /* not before the interpreter's own opcodes */
{
    if (op >= JVMS_OPCODE_COUNT)
        return 0;
    return op_info[op].format == FMT_LOCAL ? 4 : op_info[op].format == FMT_IINC ? 6 : 0;
}

u4 insn_length_by_operands(const u1 *code, u4 pc, u4 code_length)
{
    u4 left = code_length - pc, at = switch_operands(pc);
    u8 wanted = 0;
    if (op_info[code[pc]].name == NULL)
        return 0;
    switch (op_info[code[pc]].format) {
    case FMT_WIDE:
        wanted = left < 2 ? 0 : wide_bytes(code[pc + 1]);
        break;
    case FMT_TABLESWITCH: {
        if ((u8)at + 12 > code_length)
            return 0;
        int64_t low = be_s4(code + at + 4), high = be_s4(code + at + 8);
        if (low > high)
            return 0;
        wanted = at - pc + 12 + 4 * (u8)(high - low + 1);
        break;
    }
    case FMT_LOOKUPSWITCH:
        if ((u8)at + 8 > code_length || be_s4(code + at + 4) < 0)
            return 0;
        wanted = at - pc + 8 + 8 * (u8)be_u4(code + at + 4);
        break;
    default:                            /* cut off */
        break;
    }
    return wanted > left ? 0 : (u4)wanted;
}

static void decode_switch(Insn *in, const u1 *code, bool table)
{
    u4 at = switch_operands(in->pc);
    in->target = (int32_t)(in->pc + be_u4(code + at));
    if (table) {
        in->a = be_s4(code + at + 4);
        in->b = be_s4(code + at + 8);
        in->case_count = (u4)in->b - (u4)in->a + 1;
        in->cases = code + at + 12;
        in->length = at + 12 + 4 * in->case_count - in->pc;
    } else {
        in->case_count = be_u4(code + at + 4);
        in->cases = code + at + 8;
        in->length = at + 8 + 8 * in->case_count - in->pc;
    }
}

Insn insn_decode(const u1 *code, u4 pc)
{
    const u1     *p = code + pc;
    u1            first = __atomic_load_n(p, __ATOMIC_RELAXED);     /* it may be quickened meanwhile */
    bool          wide = first == OP_wide;
    u1            op = wide ? p[1] : first;
    const OpInfo *info = &op_info[op];
    Insn in = { .op = op, .wide = wide, .pc = pc, .length = info->bytes, .a = info->implied };
    if (wide) {
        in.length = wide_bytes(op);
        in.a = be_u2(p + 2);
        if (info->format == FMT_IINC)
            in.b = be_s2(p + 4);
        return in;
    }
    switch ((enum OpFormat)info->format) {
    case FMT_NONE: case FMT_WIDE:
        break;
    case FMT_S8:
        in.a = (int8_t)p[1];
        break;
    case FMT_S16:
        in.a = be_s2(p + 1);
        break;
    case FMT_U8: case FMT_CP8: case FMT_LOCAL:
        in.a = p[1];
        break;
    case FMT_IINC:
        in.a = p[1];
        in.b = (int8_t)p[2];
        break;
    case FMT_CP16:
        in.a = be_u2(p + 1);
        break;
    case FMT_CP16_COUNT: case FMT_CP16_DIMS:
        in.a = be_u2(p + 1);
        in.b = p[3];
        break;
    case FMT_CP16_ZEROS:
        in.a = be_u2(p + 1);
        in.b = be_u2(p + 3);
        break;
    case FMT_BRANCH:
        in.target = (int32_t)pc + be_s2(p + 1);
        break;
    case FMT_BRANCH_W:
        in.target = (int32_t)(pc + be_u4(p + 1));
        break;
    case FMT_TABLESWITCH: case FMT_LOOKUPSWITCH:
        decode_switch(&in, code, info->format == FMT_TABLESWITCH);
        break;
    }
    return in;
}

int32_t insn_case_key(const Insn *in, u4 i)
{
    return in->op == OP_tableswitch ? (int32_t)((u4)in->a + i) : be_s4(in->cases + 8 * (size_t)i);
}

int32_t insn_case_target(const Insn *in, u4 i)
{
    const u1 *offset = in->op == OP_tableswitch ? in->cases + 4 * (size_t)i : in->cases + 8 * (size_t)i + 4;
    return (int32_t)(in->pc + be_u4(offset));
}

static int count_slots(const char *from, const char *to)
{
    int slots = 0;
    for (; from < to; from++) {
        if (*from == '*')
            return -1;
        slots += *from == 'J' || *from == 'D' ? 2 : 1;
    }
    return slots;
}

int stack_slots_popped(const char *effect) { return count_slots(effect, strchr(effect, '>')); }
int stack_slots_pushed(const char *effect) { return count_slots(strchr(effect, '>') + 1, effect + strlen(effect)); }

static void PRINTF(4, 5) append(char *buffer, size_t size, size_t *used, const char *format, ...)
{
    va_list args;
    if (*used >= size)
        return;
    va_start(args, format);
    int length = vsnprintf(buffer + *used, size - *used, format, args);
    va_end(args);
    *used += length > 0 ? (size_t)length : 0;
}

char *bytecode_format(char *buffer, size_t size, const u1 *code, u4 pc)
{
    const OpInfo *info = &op_info[code[pc] == OP_wide ? code[pc + 1] : code[pc]];
    size_t used = 0;
    if (size > 0)
        buffer[0] = '\0';
    if (info->name == NULL) {
        append(buffer, size, &used, "%5u: <illegal %u>", pc, code[pc]);
        return buffer;
    }
    Insn in = insn_decode(code, pc);
    append(buffer, size, &used, "%5u: %s%s", pc, info->name, in.wide ? "_w" : "");
    while (info->format != FMT_NONE && used < 24 && used < size)
        append(buffer, size, &used, " ");
    if ((info->flags & OPF_CP) != 0)
        append(buffer, size, &used, "#%d", in.a);
    else if (info->format != FMT_NONE && (info->flags & OPF_BRANCH) == 0)
        append(buffer, size, &used, "%d", in.a);
    if (info->format == FMT_IINC || info->format == FMT_CP16_COUNT || info->format == FMT_CP16_DIMS)
        append(buffer, size, &used, ", %d", in.b);
    for (u4 i = 0; i < in.case_count && used < size; i++)
        append(buffer, size, &used, "%d: %d, ", insn_case_key(&in, i), insn_case_target(&in, i));
    if ((info->flags & OPF_BRANCH) != 0)
        append(buffer, size, &used, in.cases != NULL ? "default: %d" : "%d", in.target);
    return buffer;
}
