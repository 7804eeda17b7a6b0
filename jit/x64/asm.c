/* jit/x64/asm.c -- instruction encoding (Intel SDM volume 2, chapter 2). */
#include "jit/x64/asm.h"
#include <stdlib.h>
#include <string.h>

static void reserve(Asm *a, size_t more)
{
    if (a->size + more <= a->capacity) return;
    a->capacity = 2 * a->capacity + more + 1024;
    if ((a->bytes = realloc(a->bytes, a->capacity)) == NULL) vm_fatal("out of memory for compiled code");
}

void asm_u1(Asm *a, u1 value)
{
    reserve(a, 1);
    a->bytes[a->size++] = value;
}

static void put(Asm *a, const void *from, size_t bytes)
{
    reserve(a, bytes);
    memcpy(a->bytes + a->size, from, bytes);
    a->size += bytes;
}

void asm_u4(Asm *a, u4 value) { put(a, &value, sizeof value); }
void asm_u8(Asm *a, u8 value) { put(a, &value, sizeof value); }
void asm_free(Asm *a) { free(a->bytes); }

/* Prefix, REX and opcode.  force: a REX is needed to name SPL..DIL rather than AH..BH. */
static void put_opcode(Asm *a, int prefix, int w, int reg, int index, int base, bool force, int opcode)
{
    u1 rex = (u1)(0x40 | w << 3 | (reg >> 3 & 1) << 2 | (index >> 3 & 1) << 1 | (base >> 3 & 1));
    if (prefix != 0) asm_u1(a, (u1)prefix);
    if (rex != 0x40 || force) asm_u1(a, rex);
    if (opcode > 0xff) asm_u1(a, 0x0f);
    asm_u1(a, (u1)opcode);
}

static void put_modrm(Asm *a, int mod, int reg, int rm) { asm_u1(a, (u1)(mod << 6 | (reg & 7) << 3 | (rm & 7))); }

static void put_mem(Asm *a, int reg, Mem m)
{
    bool sib = m.index != NO_REG || m.base == NO_REG || (m.base & 7) == RSP;
    int  mod = m.base == NO_REG || (m.disp == 0 && (m.base & 7) != RBP) ? 0 : m.disp == (int8_t)m.disp ? 1 : 2;
    put_modrm(a, mod, reg, sib ? RSP : m.base);
    if (sib) asm_u1(a, (u1)(m.scale << 6 | (m.index == NO_REG ? RSP : m.index & 7) << 3 | (m.base == NO_REG ? RBP : m.base & 7)));
    if (mod == 1) asm_u1(a, (u1)m.disp);
    else if (mod == 2 || m.base == NO_REG) asm_u4(a, (u4)m.disp);
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
        asm_u4(a, (u4)value);
    } else if ((int64_t)value == (int32_t)value) {
        put_opcode(a, 0, W64, 0, 0, reg, false, 0xc7);
        put_modrm(a, 3, 0, reg);
        asm_u4(a, (u4)value);
    } else {
        put_opcode(a, 0, W64, 0, 0, reg, false, 0xb8 | (reg & 7));
        asm_u8(a, value);
    }
}

void asm_group_imm(Asm *a, int w, int group, Reg reg, int32_t value)
{
    bool small = value == (int8_t)value;
    put_opcode(a, 0, w, 0, 0, reg, false, small ? 0x83 : 0x81);
    put_modrm(a, 3, group, reg);
    if (small) asm_u1(a, (u1)value);
    else asm_u4(a, (u4)value);
}

void asm_group_mem_imm(Asm *a, int w, int group, Mem m, int32_t value)
{
    bool small = value == (int8_t)value;
    op_mem(a, 0, w, false, small ? 0x83 : 0x81, group, m);
    if (small) asm_u1(a, (u1)value);
    else asm_u4(a, (u4)value);
}

void asm_mov_mem_imm(Asm *a, int w, Mem m, int32_t value)
{
    op_mem(a, 0, w, false, 0xc7, 0, m);
    asm_u4(a, (u4)value);
}

void asm_shift_imm(Asm *a, int w, int shift, Reg reg, int count)
{
    put_opcode(a, 0, w, 0, 0, reg, false, 0xc1);
    put_modrm(a, 3, shift, reg);
    asm_u1(a, (u1)count);
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
    asm_u4(a, (u4)value);
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
    asm_u1(a, 0x0f);
    asm_u1(a, (u1)(0x80 | cc));
    asm_u4(a, 0);
    return a->size - 4;
}

size_t asm_jmp(Asm *a)
{
    asm_u1(a, 0xe9);
    asm_u4(a, 0);
    return a->size - 4;
}

void asm_bind(Asm *a, size_t displacement, size_t target)
{
    u4 distance = (u4)(target - (displacement + 4));
    memcpy(a->bytes + displacement, &distance, sizeof distance);
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
    asm_u1(a, 0xe8);
    asm_u4(a, 0);
    return a->size - 4;
}

void asm_lock_cmpxchg(Asm *a, int w, Reg reg, Mem m)
{
    asm_u1(a, 0xf0);
    op_mem(a, 0, w, false, 0x0fb1, reg, m);
}

void asm_full_fence(Asm *a)                             /* lock add dword [rsp], 0 */
{
    static const u1 code[] = { 0xf0, 0x83, 0x04, 0x24, 0x00 };
    put(a, code, sizeof code);
}

void asm_bswap(Asm *a, int w, Reg reg) { put_opcode(a, 0, w, 0, 0, reg, false, 0x0fc8 | (reg & 7)); }

void asm_roundsd(Asm *a, Xmm to, Xmm from, int how)
{
    asm_u1(a, 0x66);
    if (to >= 8 || from >= 8) asm_u1(a, (u1)(0x40 | (to >> 3) << 2 | from >> 3));
    asm_u1(a, 0x0f); asm_u1(a, 0x3a); asm_u1(a, 0x0b);
    put_modrm(a, 3, to, from);
    asm_u1(a, (u1)how);
}

void asm_cmp8_imm(Asm *a, Mem m, u1 value)
{
    op_mem(a, 0, W32, false, 0x80, G_CMP, m);
    asm_u1(a, value);
}

void asm_ret(Asm *a) { asm_u1(a, 0xc3); }

void asm_nop_with(Asm *a, u4 value)                     /* nop dword [rax + rax + value] */
{
    static const u1 opcode[] = { 0x0f, 0x1f, 0x84, 0x00 };
    put(a, opcode, sizeof opcode);
    asm_u4(a, value);
}

void asm_jmp_to(Asm *a, const void *target)
{
    asm_mov_imm(a, RAX, (uintptr_t)target);
    asm_jmp_reg(a, RAX);
}
