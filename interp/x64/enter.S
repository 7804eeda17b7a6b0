/* interp/x64/enter.S -- from C to the interpreter's handlers, and between them and compiled code.
 * Compiled code uses the callee-saved registers as it likes, so they are saved here, once for each call of Java code from C.  The
 * interpreter's handlers jump to each other; the native stack pointer they run with is the one that interp_enter left, or lower
 * when compiled code called what they interpret. */
#include "interp/x64/offsets.h"
        .intel_syntax noprefix
        .text
        .globl  interp_enter
        .hidden interp_enter
        .type   interp_enter, @function
interp_enter:                                   /* bool (STATE); calls interp_invoke with the same arguments */
        .cfi_startproc
        push    rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset rbp, 0
        push    rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset rbx, 0
        push    r12
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r12, 0
        push    r13
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r13, 0
        push    r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r14, 0
        push    r15
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r15, 0
        sub     rsp, 8
        .cfi_adjust_cfa_offset 8
        mov     rax, [rdi + THREAD_FRAME]
        mov     [rax + FRAME_ENTRIES], rsp
        call    interp_invoke
leave:  add     rsp, 8
        .cfi_adjust_cfa_offset -8
        pop     r15
        .cfi_adjust_cfa_offset -8
        .cfi_restore r15
        pop     r14
        .cfi_adjust_cfa_offset -8
        .cfi_restore r14
        pop     r13
        .cfi_adjust_cfa_offset -8
        .cfi_restore r13
        pop     r12
        .cfi_adjust_cfa_offset -8
        .cfi_restore r12
        pop     rbx
        .cfi_adjust_cfa_offset -8
        .cfi_restore rbx
        pop     rbp
        .cfi_adjust_cfa_offset -8
        .cfi_restore rbp
        ret
        .cfi_endproc
        .size   interp_enter, . - interp_enter

        .globl  interp_leave
        .hidden interp_leave
        .type   interp_leave, @function
interp_leave:                                   /* bool (Thread *, bool result): returns from interp_enter; t->frame: the ENTRY frame */
        mov     rax, [rdi + THREAD_FRAME]
        mov     rsp, [rax + FRAME_ENTRIES]
        mov     eax, esi
        jmp     leave
        .size   interp_leave, . - interp_leave

        .globl  interp_handover
        .hidden interp_handover
        .type   interp_handover, @function
interp_handover:                                /* (Thread *): t->handover says how to go on */
        mov     rsi, [rdi + HANDOVER_PC]
        mov     rdx, [rdi + HANDOVER_SP]
        mov     rcx, [rdi + HANDOVER_LOCALS]
        mov     r8, [rdi + HANDOVER_TOS]
        mov     r9, [rdi + HANDOVER_ENTRIES]
        mov     rsp, [rdi + HANDOVER_NATIVE_SP]
        xor     ebx, ebx                        /* the collector shall not find here what is no longer in use */
        mov     [rdi + HANDOVER_TOS], rbx
        xor     ebp, ebp
        xor     r12d, r12d
        xor     r15d, r15d
        jmp     [rdi + HANDOVER_HANDLER]
        .size   interp_handover, . - interp_handover

        .globl  interp_resume_compiled
        .hidden interp_resume_compiled
        .type   interp_resume_compiled, @function
interp_resume_compiled:                         /* (Thread *, code, native_sp, args, result): as if a callee returned there */
        mov     r14, rdi
        mov     rsp, rdx
        mov     r13, rcx
        jmp     rsi
        .size   interp_resume_compiled, . - interp_resume_compiled
        .section .note.GNU-stack, "", @progbits
