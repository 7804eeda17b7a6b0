/* vm/bytecode.h -- opcode numbers, facts and decoding of one instruction (JVMS §6.5), all from vm/opcodes.def. */
#ifndef VM_BYTECODE_H
#define VM_BYTECODE_H
#include "vm/base.h"

enum Opcode {
#define OP(name, ...) OP_##name,
#define QUICK_OP(name, ...) OP_##name,
#include "vm/opcodes.def"
    OPCODE_COUNT,                       /* all of them, quick ones included; fits a byte */
    JVMS_OPCODE_COUNT = OP_jsr_w + 1    /* 0 .. 201: what may stand in a class file */
};

enum Condition { COND_EQ, COND_NE, COND_LT, COND_GE, COND_GT, COND_LE };    /* order of the if<cond> opcodes */

enum OpFormat {                         /* operands after the opcode byte                          Insn.a       .b     */
    FMT_NONE,                           /* -                                                       implied             */
    FMT_S8, FMT_S16,                    /* a signed constant                                       value               */
    FMT_U8,                             /* array type code (newarray)                              code                */
    FMT_CP8, FMT_CP16,                  /* constant-pool index                                     index               */
    FMT_CP16_COUNT,                     /* index, argument slots, 0 (invokeinterface)              index        slots  */
    FMT_CP16_ZEROS,                     /* index, 0, 0 (invokedynamic)                             index        zeros  */
    FMT_CP16_DIMS,                      /* index, dimensions (multianewarray)                      index        dims   */
    FMT_LOCAL,                          /* local index, two bytes after wide                       local               */
    FMT_IINC,                           /* local index, signed constant; two bytes each after wide local        value  */
    FMT_BRANCH, FMT_BRANCH_W,           /* signed offset of 2 or 4 bytes                           implied             */
    FMT_TABLESWITCH,                    /* padding, default, low, high, offsets                    low          high   */
    FMT_LOOKUPSWITCH,                   /* padding, default, count, (key, offset)*                                     */
    FMT_WIDE                            /* never in a decoded Insn                                                     */
};

enum OpFlag {
    OPF_THROWS = 1 << 0, OPF_RULE = 1 << 1, OPF_LOAD = 1 << 2, OPF_STORE = 1 << 3, OPF_CP = 1 << 4, OPF_BRANCH = 1 << 5,
    OPF_CALL = 1 << 6, OPF_ENDS = 1 << 7
};

typedef struct OpInfo {
    const char *name;
    const char *stack;                  /* "popped>pushed", see vm/opcodes.def */
    int8_t      implied;                /* operand carried by the opcode itself */
    u1          format;                 /* enum OpFormat */
    u2          flags;                  /* OPF_ */
    u1          original;               /* the JVMS opcode this one stands for; itself if it is one */
    u1          bytes;                  /* the whole instruction without wide; 0: its operands decide */
} OpInfo;

extern const OpInfo op_info[256];       /* rows from OPCODE_COUNT on have a NULL name */

typedef struct Insn {
    u1        op;                       /* the opcode; after a wide prefix, the opcode it modifies */
    bool      wide;
    u4        pc, length;               /* of the whole instruction, prefix included */
    int32_t   a, b;                     /* operands, see enum OpFormat */
    int32_t   target;                   /* pc, for BRANCH formats; the default's for switches.  Not checked */
    u4        case_count;               /* switches only */
    const u1 *cases;                    /* big-endian: offsets (tableswitch) or key, offset pairs (lookupswitch) */
} Insn;

/* Decodes code that insn_length accepts.  Knows quick opcodes as well as those of class files. */
Insn insn_decode(const u1 *code, u4 pc);

u4 insn_length_by_operands(const u1 *code, u4 pc, u4 code_length);      /* for insn_length */

/* Length in bytes of the instruction at pc < code_length, or 0 when it is malformed: an opcode that is none, operands
 * past the end, a bad switch (low > high, npairs < 0, keys not ascending are left to the verifier) or wide prefix. */
static inline u4 insn_length(const u1 *code, u4 pc, u4 code_length)
{
    u4 bytes = op_info[code[pc]].bytes;
    return likely(bytes - 1 < code_length - pc) ? bytes : insn_length_by_operands(code, pc, code_length);
}

int32_t insn_case_key(const Insn *in, u4 i);        /* of a switch, i < case_count */
int32_t insn_case_target(const Insn *in, u4 i);     /* pc */

/* Slots on either side of a "popped>pushed" string; -1 if it says '*'. */
int stack_slots_popped(const char *effect);
int stack_slots_pushed(const char *effect);

/* One line without newline: "   12: if_icmplt     30".  Always NUL-terminated; returns buffer. */
char *bytecode_format(char *buffer, size_t size, const u1 *code, u4 pc);

/* Big-endian operands. */
static inline u2      be_u2(const u1 *p) { u2 v; __builtin_memcpy(&v, p, 2); return __builtin_bswap16(v); }
static inline int16_t be_s2(const u1 *p) { return (int16_t)be_u2(p); }
static inline u4      be_u4(const u1 *p) { u4 v; __builtin_memcpy(&v, p, 4); return __builtin_bswap32(v); }
static inline int32_t be_s4(const u1 *p) { return (int32_t)be_u4(p); }
static inline void    be_put_u2(u1 *p, u2 v) { v = __builtin_bswap16(v); __builtin_memcpy(p, &v, 2); }
#endif
