/* interp/x64/offsets.h -- what the assembly code knows of structs; interp/handover.c checks it. */
#define THREAD_FRAME    8
#define FRAME_ENTRIES   48
#define HANDOVER        16
#define HANDOVER_PC     (HANDOVER + 0)
#define HANDOVER_SP     (HANDOVER + 8)
#define HANDOVER_LOCALS (HANDOVER + 16)
#define HANDOVER_TOS    (HANDOVER + 24)
#define HANDOVER_ENTRIES (HANDOVER + 32)
#define HANDOVER_NATIVE_SP (HANDOVER + 40)
#define HANDOVER_HANDLER (HANDOVER + 48)
