/* jit/x64/asm.h -- x86-64 machine code into a growing buffer.  Bytes only: no knowledge of Java, no register allocation. */
#ifndef JIT_X64_ASM_H
#define JIT_X64_ASM_H
#include "vm/base.h"

typedef enum Reg {
    RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15,
    NO_REG = -1
} Reg;
typedef enum Xmm { XMM0, XMM1, XMM2, XMM3, XMM4, XMM5, XMM6, XMM7, XMM8, XMM9, XMM10, XMM11, XMM12, XMM13, XMM14, XMM15 } Xmm;

/* Condition codes as the machine numbers them; the lowest bit negates. */
typedef enum Cc { CC_O, CC_NO, CC_B, CC_AE, CC_E, CC_NE, CC_BE, CC_A, CC_S, CC_NS, CC_P, CC_NP, CC_L, CC_GE, CC_LE, CC_G } Cc;

/* [base + index * 2^scale + disp]; base NO_REG: an absolute address in the low 2 GiB. */
typedef struct Mem {
    Reg base, index;
    int scale;
    int32_t disp;
} Mem;

typedef struct Asm {
    u1    *bytes;
    size_t size, capacity;
} Asm;

enum { W32 = 0, W64 = 1 };

/* Opcodes for the functions below.  OP_RM_*: register is the destination; 0x0F00: the second map. */
enum {
    X_ADD = 0x03, X_OR = 0x0B, X_AND = 0x23, X_SUB = 0x2B, X_XOR = 0x33, X_CMP = 0x3B,     /* reg op= r/m */
    X_ADD_TO = 0x01, X_MOV = 0x8B, X_MOV_TO = 0x89, X_MOV_TO8 = 0x88, X_LEA = 0x8D, X_TEST = 0x85, X_MOVSXD = 0x63,
    X_IMUL = 0x0FAF, X_MOVZX8 = 0x0FB6, X_MOVZX16 = 0x0FB7, X_MOVSX8 = 0x0FBE, X_MOVSX16 = 0x0FBF
};
enum { G_ADD = 0, G_OR = 1, G_AND = 4, G_SUB = 5, G_XOR = 6, G_CMP = 7 };       /* with an immediate: 0x81 /n */
enum { SH_SHL = 4, SH_SHR = 5, SH_SAR = 7 };                                    /* 0xC1 /n, 0xD3 /n */

void asm_u1(Asm *a, u1 value);
void asm_u4(Asm *a, u4 value);
void asm_free(Asm *a);

/* prefix: 0, 0x66, 0xF2 or 0xF3.  opcode: one byte, or 0x0Fxx.  byte_reg: reg is an 8-bit register. */
void asm_rr(Asm *a, int prefix, int w, int opcode, int reg, int rm);
void asm_rm(Asm *a, int prefix, int w, int opcode, int reg, Mem m);
void asm_rr8(Asm *a, int opcode, int reg, int rm);      /* rm, or reg if opcode stores it, is a byte register */
void asm_rm8(Asm *a, int opcode, int reg, Mem m);       /* stores byte register reg */

void asm_mov_imm(Asm *a, Reg reg, u8 value);            /* the shortest form */
void asm_group_imm(Asm *a, int w, int group, Reg reg, int32_t value);
void asm_group_mem_imm(Asm *a, int w, int group, Mem m, int32_t value);
void asm_mov_mem_imm(Asm *a, int w, Mem m, int32_t value);      /* W64: sign-extended */
void asm_shift_imm(Asm *a, int w, int shift, Reg reg, int count);
void asm_shift_cl(Asm *a, int w, int shift, Reg reg);
void asm_imul_imm(Asm *a, int w, Reg reg, Reg rm, int32_t value);
void asm_unary(Asm *a, int w, int n, Reg reg);          /* 0xF7 /n: 2 not, 3 neg, 7 idiv */
void asm_setcc(Asm *a, Cc cc, Reg reg);

/* Jumps give the position of their 32-bit displacement. */
size_t asm_jcc(Asm *a, Cc cc);
size_t asm_jmp(Asm *a);
void   asm_bind(Asm *a, size_t displacement, size_t target);    /* both: offsets in the buffer */
/* Jumps to one place that is not there yet: the last one's position, each displacement being the position of the one before; 0: none. */
void   asm_link(Asm *a, size_t displacement, u4 *jumps);
u4     asm_link_before(const Asm *a, u4 jumps);
void   asm_bind_links(Asm *a, u4 jumps, size_t target);
void   asm_jmp_reg(Asm *a, Reg reg);
void   asm_push(Asm *a, Reg reg), asm_pop(Asm *a, Reg reg);
void   asm_jmp_mem(Asm *a, Mem m);
void   asm_call_reg(Asm *a, Reg reg);
void   asm_call_mem(Asm *a, Mem m);
size_t asm_call(Asm *a);                                /* the position of its displacement */
void   asm_ret(Asm *a);
void   asm_full_fence(Asm *a);                          /* much cheaper than mfence */
void   asm_bswap(Asm *a, int w, Reg reg);
void   asm_roundsd(Asm *a, Xmm to, Xmm from, int how);  /* SSE4.1; how: 8 to even, 9 down, 10 up */
void   asm_cmp8_imm(Asm *a, Mem m, u1 value);
void   asm_lock_cmpxchg(Asm *a, int w, Reg reg, Mem m); /* if RAX = m: m = reg, and ZF */
void   asm_nop_with(Asm *a, u4 value);                  /* 8 bytes that do nothing; the last four are value */
void   asm_jmp_to(Asm *a, const void *target);          /* clobbers RAX */

static inline Mem mem(Reg base, int32_t disp) { return (Mem){ base, NO_REG, 0, disp }; }
static inline Mem mem_index(Reg base, Reg index, int scale, int32_t disp) { return (Mem){ base, index, scale, disp }; }
static inline Mem mem_abs(const void *address) { return (Mem){ NO_REG, NO_REG, 0, (int32_t)(uintptr_t)address }; }
#endif
