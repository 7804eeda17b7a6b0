/* classloader/reader.h -- bounds-checked big-endian cursor.  Reading past the end gives zeros and sets a sticky flag, so
 * a parser tests once after a run of reads, and always before it believes a length or a count. */
#ifndef CLASSLOADER_READER_H
#define CLASSLOADER_READER_H
#include "vm/bytecode.h"

typedef struct Reader {
    const u1 *next, *end;
    bool      truncated;                /* a read went past the end */
} Reader;

static inline Reader reader_over(const u1 *bytes, size_t length) { return (Reader){ bytes, bytes + length, false }; }
static inline size_t reader_left(const Reader *r) { return (size_t)(r->end - r->next); }

/* The next bytes, consumed; NULL (and truncated) if there are fewer. */
static inline const u1 *reader_take(Reader *r, size_t bytes)
{
    if (unlikely(reader_left(r) < bytes)) {
        r->truncated = true;
        r->next = r->end;
        return NULL;
    }
    r->next += bytes;
    return r->next - bytes;
}
static inline u1 reader_u1(Reader *r) { const u1 *p = reader_take(r, 1); return p ? *p : 0; }
static inline u2 reader_u2(Reader *r) { const u1 *p = reader_take(r, 2); return p ? be_u2(p) : 0; }
static inline u4 reader_u4(Reader *r) { const u1 *p = reader_take(r, 4); return p ? be_u4(p) : 0; }
static inline u8 reader_u8(Reader *r) { u8 high = reader_u4(r); return high << 32 | reader_u4(r); }
#endif
