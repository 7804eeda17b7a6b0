/* jit/x64/asm.c -- instruction encoding (Intel SDM volume 2, chapter 2). */
#include "jit/x64/asm.h"
#include <stdlib.h>
#include <string.h>

/* Room for `more` bytes.  What makes an instruction asks once, for the longest there is, and then just puts bytes. */
enum { INSTRUCTION_BYTES = 16 };
static void reserve(Asm *a, size_t more)
{
    if (likely(a->size + more <= a->capacity)) return;
    a->capacity = 2 * a->capacity + more + 1024;
    if ((a->bytes = realloc(a->bytes, a->capacity)) == NULL) vm_fatal("out of memory for compiled code");
}

static void put1(Asm *a, u1 value) { a->bytes[a->size++] = value; }

static void put4(Asm *a, u4 value)
{
    memcpy(a->bytes + a->size, &value, sizeof value);
    a->size += sizeof value;
}

static void put8(Asm *a, u8 value)
{
    memcpy(a->bytes + a->size, &value, sizeof value);
    a->size += sizeof value;
}

void asm_u1(Asm *a, u1 value)
{
    reserve(a, sizeof value);
    put1(a, value);
}

void asm_u4(Asm *a, u4 value)
{
    reserve(a, sizeof value);
    put4(a, value);
}

void asm_free(Asm *a) { free(a->bytes); }

/* Prefix, REX and opcode.  force: a REX is needed to name SPL..DIL rather than AH..BH. */
static void put_opcode(Asm *a, int prefix, int w, int reg, int index, int base, bool force, int opcode)
{
    u1 rex = (u1)(0x40 | w << 3 | (reg >> 3 & 1) << 2 | (index >> 3 & 1) << 1 | (base >> 3 & 1));
    reserve(a, INSTRUCTION_BYTES);
    if (prefix != 0) put1(a, (u1)prefix);
    if (rex != 0x40 || force) put1(a, rex);
    if (opcode > 0xff) put1(a, 0x0f);
    put1(a, (u1)opcode);
}

static void put_modrm(Asm *a, int mod, int reg, int rm) { put1(a, (u1)(mod << 6 | (reg & 7) << 3 | (rm & 7))); }

static void put_mem(Asm *a, int reg, Mem m)
{
    bool sib = m.index != NO_REG || m.base == NO_REG || (m.base & 7) == RSP;
    int  mod = m.base == NO_REG || (m.disp == 0 && (m.base & 7) != RBP) ? 0 : m.disp == (int8_t)m.disp ? 1 : 2;
    put_modrm(a, mod, reg, sib ? RSP : m.base);
    if (sib) put1(a, (u1)(m.scale << 6 | (m.index == NO_REG ? RSP : m.index & 7) << 3 | (m.base == NO_REG ? RBP : m.base & 7)));
    if (mod == 1) put1(a, (u1)m.disp);
    else if (mod == 2 || m.base == NO_REG) put4(a, (u4)m.disp);
}

static int high(Reg r) { return r == NO_REG ? 0 : r; }

static void op_mem(Asm *a, int prefix, int w, bool force, int opcode, int reg, Mem m)
{
    put_opcode(a, prefix, w, reg, high(m.index), high(m.base), force, opcode);
    put_mem(a, reg, m);
}

void asm_rr(Asm *a, int prefix, int w, int opcode, int reg, int rm)
{
    put_opcode(a, prefix, w, reg, 0, rm, false, opcode);
    put_modrm(a, 3, reg, rm);
}

void asm_rm(Asm *a, int prefix, int w, int opcode, int reg, Mem m) { op_mem(a, prefix, w, false, opcode, reg, m); }

void asm_rr8(Asm *a, int opcode, int reg, int rm)
{
    put_opcode(a, 0, W32, reg, 0, rm, rm >= RSP, opcode);
    put_modrm(a, 3, reg, rm);
}

void asm_rm8(Asm *a, int opcode, int reg, Mem m) { op_mem(a, 0, W32, reg >= RSP, opcode, reg, m); }

void asm_mov_imm(Asm *a, Reg reg, u8 value)
{
    if (value == 0) {
        asm_rr(a, 0, W32, X_XOR, reg, reg);
    } else if (value <= UINT32_MAX) {
        put_opcode(a, 0, W32, 0, 0, reg, false, 0xb8 | (reg & 7));
        put4(a, (u4)value);
    } else if ((int64_t)value == (int32_t)value) {
        put_opcode(a, 0, W64, 0, 0, reg, false, 0xc7);
        put_modrm(a, 3, 0, reg);
        put4(a, (u4)value);
    } else {
        put_opcode(a, 0, W64, 0, 0, reg, false, 0xb8 | (reg & 7));
        put8(a, value);
    }
}

void asm_group_imm(Asm *a, int w, int group, Reg reg, int32_t value)
{
    bool small = value == (int8_t)value;
    put_opcode(a, 0, w, 0, 0, reg, false, small ? 0x83 : 0x81);
    put_modrm(a, 3, group, reg);
    if (small) put1(a, (u1)value);
    else put4(a, (u4)value);
}

void asm_group_mem_imm(Asm *a, int w, int group, Mem m, int32_t value)
{
    bool small = value == (int8_t)value;
    op_mem(a, 0, w, false, small ? 0x83 : 0x81, group, m);
    if (small) put1(a, (u1)value);
    else put4(a, (u4)value);
}

void asm_mov_mem_imm(Asm *a, int w, Mem m, int32_t value)
{
    op_mem(a, 0, w, false, 0xc7, 0, m);
    put4(a, (u4)value);
}

void asm_shift_imm(Asm *a, int w, int shift, Reg reg, int count)
{
    put_opcode(a, 0, w, 0, 0, reg, false, 0xc1);
    put_modrm(a, 3, shift, reg);
    put1(a, (u1)count);
}

void asm_shift_cl(Asm *a, int w, int shift, Reg reg)
{
    put_opcode(a, 0, w, 0, 0, reg, false, 0xd3);
    put_modrm(a, 3, shift, reg);
}

void asm_imul_imm(Asm *a, int w, Reg reg, Reg rm, int32_t value)
{
    put_opcode(a, 0, w, reg, 0, rm, false, 0x69);
    put_modrm(a, 3, reg, rm);
    put4(a, (u4)value);
}

void asm_unary(Asm *a, int w, int n, Reg reg)
{
    put_opcode(a, 0, w, 0, 0, reg, false, 0xf7);
    put_modrm(a, 3, n, reg);
}

void asm_setcc(Asm *a, Cc cc, Reg reg)
{
    put_opcode(a, 0, W32, 0, 0, reg, reg >= RSP, 0x0f90 | cc);
    put_modrm(a, 3, 0, reg);
}

size_t asm_jcc(Asm *a, Cc cc)
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0x0f);
    put1(a, (u1)(0x80 | cc));
    put4(a, 0);
    return a->size - 4;
}

size_t asm_jmp(Asm *a)
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0xe9);
    put4(a, 0);
    return a->size - 4;
}

void asm_bind(Asm *a, size_t displacement, size_t target)
{
    u4 distance = (u4)(target - (displacement + 4));
    memcpy(a->bytes + displacement, &distance, sizeof distance);
}

void asm_link(Asm *a, size_t displacement, u4 *jumps)
{
    memcpy(a->bytes + displacement, jumps, sizeof *jumps);
    *jumps = (u4)displacement;
}

u4 asm_link_before(const Asm *a, u4 jumps)
{
    u4 before;
    memcpy(&before, a->bytes + jumps, sizeof before);
    return before;
}

void asm_bind_links(Asm *a, u4 jumps, size_t target)
{
    for (u4 before; jumps != 0; jumps = before) {
        before = asm_link_before(a, jumps);
        asm_bind(a, jumps, target);
    }
}

void asm_jmp_reg(Asm *a, Reg reg)
{
    put_opcode(a, 0, W32, 0, 0, reg, false, 0xff);
    put_modrm(a, 3, 4, reg);
}

void asm_push(Asm *a, Reg reg) { put_opcode(a, 0, W32, 0, 0, reg, false, 0x50 | (reg & 7)); }
void asm_pop(Asm *a, Reg reg) { put_opcode(a, 0, W32, 0, 0, reg, false, 0x58 | (reg & 7)); }

void asm_jmp_mem(Asm *a, Mem m) { op_mem(a, 0, W32, false, 0xff, 4, m); }

void asm_call_reg(Asm *a, Reg reg)
{
    put_opcode(a, 0, W32, 0, 0, reg, false, 0xff);
    put_modrm(a, 3, 2, reg);
}

void asm_call_mem(Asm *a, Mem m) { op_mem(a, 0, W32, false, 0xff, 2, m); }

size_t asm_call(Asm *a)
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0xe8);
    put4(a, 0);
    return a->size - 4;
}

void asm_lock_cmpxchg(Asm *a, int w, Reg reg, Mem m)
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0xf0);
    op_mem(a, 0, w, false, 0x0fb1, reg, m);
}

void asm_full_fence(Asm *a)                             /* lock add dword [rsp], 0 */
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0xf0);
    put4(a, 0x00240483);
}

void asm_bswap(Asm *a, int w, Reg reg) { put_opcode(a, 0, w, 0, 0, reg, false, 0x0fc8 | (reg & 7)); }

void asm_roundsd(Asm *a, Xmm to, Xmm from, int how)
{
    reserve(a, INSTRUCTION_BYTES);
    put1(a, 0x66);
    if (to >= 8 || from >= 8) put1(a, (u1)(0x40 | (to >> 3) << 2 | from >> 3));
    put1(a, 0x0f); put1(a, 0x3a); put1(a, 0x0b);
    put_modrm(a, 3, to, from);
    put1(a, (u1)how);
}

void asm_cmp8_imm(Asm *a, Mem m, u1 value)
{
    op_mem(a, 0, W32, false, 0x80, G_CMP, m);
    put1(a, value);
}

void asm_ret(Asm *a) { asm_u1(a, 0xc3); }

void asm_nop_with(Asm *a, u4 value)                     /* nop dword [rax + rax + value] */
{
    reserve(a, INSTRUCTION_BYTES);
    put4(a, 0x00841f0f);
    put4(a, value);
}

void asm_jmp_to(Asm *a, const void *target)
{
    asm_mov_imm(a, RAX, (uintptr_t)target);
    asm_jmp_reg(a, RAX);
}
