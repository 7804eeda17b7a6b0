/* vm/base.h -- integer names of the JVM specification and the macros used everywhere. */
#ifndef VM_BASE_H
#define VM_BASE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t  u1;
typedef uint16_t u2;
typedef uint32_t u4;
typedef uint64_t u8;

#define MUST_CHECK   __attribute__((warn_unused_result))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))
#define likely(x)    __builtin_expect(!!(x), 1)
#define unlikely(x)  __builtin_expect(!!(x), 0)
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* What the VM itself guarantees.  Outside input (class files, jars, options, JNI arguments) is checked, never
 * asserted.  On in debug builds (-DDEBUG) only. */
#ifdef DEBUG
#define INVARIANT(cond) ((cond) ? (void)0 : vm_invariant_failed(#cond, __FILE__, __LINE__))
#else
#define INVARIANT(cond) ((void)0)
#endif
_Noreturn void vm_invariant_failed(const char *condition, const char *file, int line);
extern char vm_last_words[512];                    /* what vm_fatal said, for the crash report */
_Noreturn void vm_fatal(const char *format, ...) PRINTF(1, 2);     /* message to stderr, then abort() */

static inline size_t align_up(size_t n, size_t alignment) { return (n + alignment - 1) & ~(alignment - 1); }
#endif
