/* Every form of instruction that jit/x64/asm.h makes, over all registers, against what GNU as makes of the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>
#include "jit/x64/asm.h"

static const char *const names[3][16] = {
    { "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "r8d", "r9d", "r10d", "r11d", "r12d", "r13d", "r14d", "r15d" },
    { "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15" },
    { "al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil", "r8b", "r9b", "r10b", "r11b", "r12b", "r13b", "r14b", "r15b" },
};
static const int32_t displacements[] = { 0, 8, -128, 127, 128, -4096 };

static Asm   code;
static FILE *text;
static char  directory[32], source[64];

static void setup_files(void)
{
    code = (Asm){ 0 };
    strcpy(directory, "/tmp/test_asm.XXXXXX");
    assert_non_null(mkdtemp(directory));
    snprintf(source, sizeof source, "%s/s", directory);
    text = fopen(source, "w");
    assert_non_null(text);
    fprintf(text, ".intel_syntax noprefix\n");
}

/* Assembles the text and compares. */
static void compare(void)
{
    char command[512], path[64];
    fclose(text);
    snprintf(command, sizeof command, "as -o %s/o %s && objcopy -O binary -j .text %s/o %s/b", directory, source, directory, directory);
    assert_int_equal(system(command), 0);
    snprintf(path, sizeof path, "%s/b", directory);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    u1 *expected = malloc(code.size + 1);
    assert_int_equal(fread(expected, 1, code.size + 1, f), code.size);
    fclose(f);
    assert_memory_equal(expected, code.bytes, code.size);
    free(expected);
    asm_free(&code);
    snprintf(command, sizeof command, "rm -rf %s", directory);
    assert_int_equal(system(command), 0);
}

static const char *address(char *buffer, Mem m)
{
    static const char *const scales[] = { "1", "2", "4", "8" };
    if (m.base == NO_REG) sprintf(buffer, "[%d]", m.disp);
    else if (m.index == NO_REG) sprintf(buffer, "[%s %+d]", names[1][m.base], m.disp);
    else sprintf(buffer, "[%s + %s * %s %+d]", names[1][m.base], names[1][m.index], scales[m.scale], m.disp);
    return buffer;
}

static void registers(void **state)
{
    static const struct { int opcode; const char *name; } ops[] = {
        { X_ADD, "add" }, { X_OR, "or" }, { X_AND, "and" }, { X_SUB, "sub" }, { X_XOR, "xor" }, { X_CMP, "cmp" }, { X_MOV, "mov" }, { X_IMUL, "imul" },
    };
    (void)state;
    setup_files();
    for (int w = 0; w < 2; w++)
        for (int a = 0; a < 16; a++)
            for (int b = 0; b < 16; b++) {
                for (size_t i = 0; i < COUNT_OF(ops); i++) {
                    asm_rr(&code, 0, w, ops[i].opcode, a, b);
                    fprintf(text, "{load} %s %s, %s\n", ops[i].name, names[w][a], names[w][b]);
                }
                asm_rr8(&code, X_MOVZX8, a, b);
                fprintf(text, "movzx %s, %s\n", names[0][a], names[2][b]);
                asm_rr8(&code, X_MOVSX8, a, b);
                fprintf(text, "movsx %s, %s\n", names[0][a], names[2][b]);
                asm_rr(&code, 0, w, X_TEST, a, b);
                fprintf(text, "test %s, %s\n", names[w][b], names[w][a]);
                asm_rr(&code, 0, w, 0x0f48, a, b);
                fprintf(text, "cmovs %s, %s\n", names[w][a], names[w][b]);
                asm_rr(&code, 0, W64, X_MOVSXD, a, b);
                fprintf(text, "movsxd %s, %s\n", names[W64][a], names[W32][b]);
                asm_rr(&code, 0xf3, w, 0x0fb8, a, b);
                fprintf(text, "popcnt %s, %s\n", names[w][a], names[w][b]);
            }
    compare();
}

static void memory(void **state)
{
    char buffer[64];
    (void)state;
    setup_files();
    for (int reg = 0; reg < 16; reg++)
        for (int base = -1; base < 16; base++)
            for (int index = -1; index < 16; index++)
                for (size_t d = 0; d < COUNT_OF(displacements); d++) {
                    if (index == RSP || (base < 0 && (index >= 0 || displacements[d] <= 0)) || (index >= 0 && d > 3)) continue;
                    Mem m = { (Reg)base, (Reg)index, index >= 0 ? index % 4 : 0, displacements[d] };
                    asm_rm(&code, 0, W64, X_MOV, reg, m);
                    fprintf(text, "mov %s, %s\n", names[1][reg], base < 0 ? (sprintf(buffer, "ds:[%d]", m.disp), buffer) : address(buffer, m));
                    if (base < 0) continue;
                    asm_rm(&code, 0, W64, X_LEA, reg, m);
                    fprintf(text, "lea %s, %s\n", names[1][reg], address(buffer, m));
                    asm_rm(&code, 0, W32, X_MOVZX16, reg, m);
                    fprintf(text, "movzx %s, word ptr %s\n", names[0][reg], address(buffer, m));
                    asm_rm(&code, 0, W32, X_MOVSX8, reg, m);
                    fprintf(text, "movsx %s, byte ptr %s\n", names[0][reg], address(buffer, m));
                    asm_rm(&code, 0, W32, X_MOV_TO, reg, m);
                    fprintf(text, "mov %s, %s\n", address(buffer, m), names[0][reg]);
                    asm_rm8(&code, X_MOV_TO8, reg, m);
                    fprintf(text, "mov %s, %s\n", address(buffer, m), names[2][reg]);
                    asm_rm(&code, 0xf2, W32, 0x0f10, reg, m);
                    fprintf(text, "movsd xmm%d, qword ptr %s\n", reg, address(buffer, m));
                    asm_rm(&code, 0x66, W32, X_MOV_TO, reg, m);
                    fprintf(text, "mov word ptr %s, %s%s\n", address(buffer, m), reg < 8 ? names[0][reg] + 1 : "", "");
                    if (reg >= 8) fseek(text, -1, SEEK_CUR), fprintf(text, "r%dw\n", reg);
                }
    compare();
}

static void immediates(void **state)
{
    static const struct { int group; const char *name; } groups[] = {
        { G_ADD, "add" }, { G_OR, "or" }, { G_AND, "and" }, { G_SUB, "sub" }, { G_XOR, "xor" }, { G_CMP, "cmp" } };
    static const int32_t values[] = { 1, -1, 127, -128 };
    static const u8 constants[] = { 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000, 0xffffffff80000000, 0x123456789abcdef0, UINT64_MAX };
    char buffer[64];
    (void)state;
    setup_files();
    for (int r = 0; r < 16; r++) {
        for (int w = 0; w < 2; w++) {
            for (size_t g = 0; g < COUNT_OF(groups); g++)
                for (size_t v = 0; v < COUNT_OF(values); v++) {
                    asm_group_imm(&code, w, groups[g].group, (Reg)r, values[v]);
                    fprintf(text, "%s %s, %d\n", groups[g].name, names[w][r], values[v]);
                    asm_group_mem_imm(&code, w, groups[g].group, mem((Reg)r, 16), values[v]);
                    fprintf(text, "%s %s ptr %s, %d\n", groups[g].name, w ? "qword" : "dword", address(buffer, mem((Reg)r, 16)), values[v]);
                }
            asm_mov_mem_imm(&code, w, mem((Reg)r, 300), -5);
            fprintf(text, "mov %s ptr %s, -5\n", w ? "qword" : "dword", address(buffer, mem((Reg)r, 300)));
            asm_imul_imm(&code, w, (Reg)r, RDX, 100000);
            fprintf(text, "imul %s, %s, 100000\n", names[w][r], names[w][RDX]);
            asm_unary(&code, w, 3, (Reg)r);
            fprintf(text, "neg %s\n", names[w][r]);
            asm_unary(&code, w, 7, (Reg)r);
            fprintf(text, "idiv %s\n", names[w][r]);
            asm_shift_imm(&code, w, SH_SAR, (Reg)r, 5);
            fprintf(text, "sar %s, 5\n", names[w][r]);
            asm_shift_cl(&code, w, SH_SHL, (Reg)r);
            fprintf(text, "shl %s, cl\n", names[w][r]);
        }
        for (size_t v = 0; v < COUNT_OF(constants); v++) {
            asm_mov_imm(&code, (Reg)r, constants[v]);
            fprintf(text, constants[v] <= UINT32_MAX ? "mov %s, %#llx\n" : (int64_t)constants[v] == (int32_t)constants[v] ? "mov %s, %lld\n" : "movabs %s, %#llx\n",
                    names[constants[v] > UINT32_MAX][r], (long long)constants[v]);
        }
        asm_mov_imm(&code, (Reg)r, 0);
        fprintf(text, "{load} xor %s, %s\n", names[0][r], names[0][r]);
        asm_setcc(&code, CC_LE, (Reg)r);
        fprintf(text, "setle %s\n", names[2][r]);
        asm_jmp_reg(&code, (Reg)r);
        fprintf(text, "jmp %s\n", names[1][r]);
        asm_jmp_mem(&code, mem((Reg)r, 24));
        fprintf(text, "jmp qword ptr %s\n", address(buffer, mem((Reg)r, 24)));
        asm_push(&code, (Reg)r);
        asm_pop(&code, (Reg)r);
        fprintf(text, "push %s\npop %s\n", names[1][r], names[1][r]);
    }
    compare();
}

static void floating_point(void **state)
{
    static const struct { int prefix, opcode; const char *name; } ops[] = {
        { 0xf2, 0x0f58, "addsd" }, { 0xf3, 0x0f59, "mulss" }, { 0xf2, 0x0f5c, "subsd" }, { 0xf3, 0x0f5e, "divss" },
        { 0x66, 0x0f2e, "ucomisd" }, { 0, 0x0f2e, "ucomiss" }, { 0, 0x0f57, "xorps" }, { 0, 0x0f28, "movaps" },
        { 0xf2, 0x0f51, "sqrtsd" }, { 0xf2, 0x0f5a, "cvtsd2ss" }, { 0xf3, 0x0f5a, "cvtss2sd" },
    };
    (void)state;
    setup_files();
    for (int a = 0; a < 16; a++)
        for (int b = 0; b < 16; b++) {
            for (size_t i = 0; i < COUNT_OF(ops); i++) {
                asm_rr(&code, ops[i].prefix, W32, ops[i].opcode, a, b);
                fprintf(text, "%s xmm%d, xmm%d\n", ops[i].name, a, b);
            }
            for (int w = 0; w < 2; w++) {
                asm_rr(&code, 0xf2, w, 0x0f2a, a, b);
                fprintf(text, "cvtsi2sd xmm%d, %s\n", a, names[w][b]);
                asm_rr(&code, 0xf3, w, 0x0f2c, a, b);
                fprintf(text, "cvttss2si %s, xmm%d\n", names[w][a], b);
                asm_rr(&code, 0x66, w, 0x0f6e, a, b);
                fprintf(text, "mov%s xmm%d, %s\n", w ? "q" : "d", a, names[w][b]);
                asm_rr(&code, 0x66, w, 0x0f7e, a, b);
                fprintf(text, "mov%s %s, xmm%d\n", w ? "q" : "d", names[w][b], a);
            }
        }
    compare();
}

static void calls(void **state)
{
    char buffer[64];
    (void)state;
    setup_files();
    for (int r = 0; r < 16; r++) {
        asm_call_reg(&code, (Reg)r);
        fprintf(text, "call %s\n", names[1][r]);
        for (size_t d = 0; d < COUNT_OF(displacements); d++) {
            Mem m = mem((Reg)r, displacements[d]);
            asm_call_mem(&code, m);
            fprintf(text, "call qword ptr %s\n", address(buffer, m));
        }
    }
    asm_call_mem(&code, mem_abs((const void *)0x12345678));
    fprintf(text, "call qword ptr ds:[0x12345678]\n");
    asm_jmp_mem(&code, mem_index(R12, R13, 3, 0));
    fprintf(text, "jmp qword ptr [r12 + r13 * 8]\n");
    asm_jmp_to(&code, (const void *)0x38000440);
    fprintf(text, "mov eax, 0x38000440\njmp rax\n");
    asm_jmp_to(&code, (const void *)0x123456789abc);
    fprintf(text, "movabs rax, 0x123456789abc\njmp rax\n");
    asm_bind(&code, asm_call(&code), 0);
    fprintf(text, "call .text\n");
    asm_nop_with(&code, 0x40fedcb8);
    fprintf(text, "nop dword ptr [rax + rax * 1 + 0x40fedcb8]\n");
    asm_ret(&code);
    fprintf(text, "ret\n");
    compare();
}

static void memory_shared_by_threads(void **state)
{
    char buffer[64];
    (void)state;
    setup_files();
    for (int w = 0; w < 2; w++)
        for (int reg = 0; reg < 16; reg++)
            for (int base = 0; base < 16; base++)
                for (size_t d = 0; d < COUNT_OF(displacements); d++) {
                    Mem m = d % 2 == 0 || reg == RSP ? mem((Reg)base, displacements[d]) : mem_index((Reg)base, (Reg)reg, (int)d / 2, 8);
                    asm_lock_cmpxchg(&code, w, (Reg)reg, m);
                    fprintf(text, "lock cmpxchg %s, %s\n", address(buffer, m), names[w][reg]);
                }
    asm_full_fence(&code);
    fprintf(text, "lock add dword ptr [rsp], 0\n");
    compare();
}

static void single_forms(void **state)
{
    static const int ways[] = { 8, 9, 10 };
    char buffer[64];
    (void)state;
    setup_files();
    asm_rr8(&code, 0x84, RAX, RAX);
    fprintf(text, "test al, al\n");
    for (int a = 0; a < 16; a++) {
        for (int w = 0; w < 2; w++) {
            asm_bswap(&code, w, (Reg)a);
            fprintf(text, "bswap %s\n", names[w][a]);
            asm_unary(&code, w, 2, (Reg)a);
            fprintf(text, "not %s\n", names[w][a]);
        }
        for (int b = 0; b < 16; b++)
            for (size_t i = 0; i < COUNT_OF(ways); i++) {
                asm_roundsd(&code, (Xmm)a, (Xmm)b, ways[i]);
                fprintf(text, "roundsd xmm%d, xmm%d, %d\n", a, b, ways[i]);
            }
        for (size_t d = 0; d < COUNT_OF(displacements); d++) {
            Mem m = d % 2 == 0 ? mem((Reg)a, displacements[d]) : mem_index(RBX, a == RSP ? RBP : (Reg)a, (int)d / 2, displacements[d]);
            asm_cmp8_imm(&code, m, (u1)(d * 50));
            fprintf(text, "cmp byte ptr %s, %d\n", address(buffer, m), (int)d * 50);
        }
    }
    compare();
}

static void jumps(void **state)
{
    (void)state;
    setup_files();
    size_t back = code.size, over = asm_jcc(&code, CC_GE), out = asm_jmp(&code);
    fprintf(text, "back: {disp32} jge over\n{disp32} jmp out\nover: {disp32} jb back\nout: nop\n");
    asm_bind(&code, over, code.size);
    asm_bind(&code, asm_jcc(&code, CC_B), back);
    asm_bind(&code, out, code.size);
    asm_u1(&code, 0x90);
    compare();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registers), cmocka_unit_test(memory), cmocka_unit_test(immediates),
        cmocka_unit_test(floating_point), cmocka_unit_test(calls), cmocka_unit_test(memory_shared_by_threads),
        cmocka_unit_test(single_forms), cmocka_unit_test(jumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
