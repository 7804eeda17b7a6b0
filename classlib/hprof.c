#include "classlib/hprof.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { RECORD_HEADER_BYTES = 9, RECORD_LENGTH_OFFSET = 5, PART_TAG_BYTES = 1 };

/* ---- bytes ----------------------------------------------------------------------------------------------------------- */

static void write_out(Hprof *h, const u1 *from, size_t bytes)
{
    while (bytes > 0 && h->error == 0) {
        ssize_t done = write(h->file, from, bytes);
        if (done < 0) {
            if (errno != EINTR) h->error = errno;
            continue;
        }
        from += done;
        bytes -= (size_t)done;
        h->bytes += (size_t)done;
    }
}

/* Several gzip files behind each other are one.  The first one's comment says how much is in each at most, so that a reader may go
 * back and forth. */
static void write_compressed(Hprof *h)
{
    char comment[40];
    const HprofCompressor *c = &h->compressor;
    const char *error = NULL;
    char *out = (char *)h->buffer + HPROF_BLOCK_BYTES;
    snprintf(comment, sizeof comment, "HPROF BLOCKSIZE=%d", HPROF_BLOCK_BYTES);
    size_t bytes = c->compress((char *)h->buffer, h->used, out, c->out_bytes, out + c->out_bytes, c->work_bytes, c->level,
                               h->bytes == 0 ? comment : NULL, &error);
    if (error == NULL) write_out(h, (const u1 *)out, bytes);
    else if (h->error == 0) h->error = EIO;
}

static void flush(Hprof *h)
{
    if (h->used > 0 && h->compressor.level > 0) write_compressed(h);
    else write_out(h, h->buffer, h->used);
    h->used = 0;
}

static u1 *room(Hprof *h, size_t bytes)
{
    if (h->used + bytes > HPROF_BLOCK_BYTES) flush(h);
    h->used += bytes;
    return h->buffer + h->used - bytes;
}

static void store(u1 *at, u8 value, int bytes)
{
    for (int i = bytes; i-- > 0; value >>= 8) at[i] = (u1)value;
}

void hprof_put1(Hprof *h, u1 value) { *room(h, 1) = value; }
void hprof_put2(Hprof *h, u2 value) { store(room(h, 2), value, 2); }
void hprof_put4(Hprof *h, u4 value) { store(room(h, 4), value, 4); }
void hprof_put8(Hprof *h, u8 value) { store(room(h, 8), value, 8); }

void hprof_put_bytes(Hprof *h, const void *bytes, size_t count)
{
    for (const u1 *from = bytes; count > 0; ) {
        size_t some = count < HPROF_BLOCK_BYTES ? count : HPROF_BLOCK_BYTES;
        memcpy(room(h, some), from, some);
        from += some;
        count -= some;
    }
}

/* ---- records --------------------------------------------------------------------------------------------------------- */

static void end_segment(Hprof *h)
{
    if (h->state == SEGMENT) store(h->buffer + h->segment + RECORD_LENGTH_OFFSET, h->used - h->segment - RECORD_HEADER_BYTES, 4);
    h->state = NO_SEGMENT;
}

static void put_record_header(Hprof *h, enum HprofRecord tag, size_t bytes)
{
    hprof_put1(h, (u1)tag);
    hprof_put4(h, 0);                                   /* microseconds since the time in the file's header */
    hprof_put4(h, (u4)bytes);
}

void hprof_record(Hprof *h, enum HprofRecord tag, size_t bytes)
{
    end_segment(h);
    put_record_header(h, tag, bytes);
}

/* A segment stays in the buffer until its length is known. */
void hprof_part(Hprof *h, enum HprofPart tag, size_t bytes)
{
    size_t whole = PART_TAG_BYTES + bytes;
    if (h->state == SEGMENT_OF_ONE || (h->state == SEGMENT && h->used + whole > HPROF_BLOCK_BYTES)) end_segment(h);
    if (h->state == NO_SEGMENT) {
        if (h->used + RECORD_HEADER_BYTES + whole > HPROF_BLOCK_BYTES) flush(h);
        h->state = RECORD_HEADER_BYTES + whole > HPROF_BLOCK_BYTES ? SEGMENT_OF_ONE : SEGMENT;
        h->segment = h->used;
        put_record_header(h, HPROF_SEGMENT, h->state == SEGMENT_OF_ONE ? whole : 0);
    }
    hprof_put1(h, (u1)tag);
}

size_t hprof_most_elements(size_t header_bytes, size_t element_bytes) { return (UINT32_MAX - PART_TAG_BYTES - header_bytes) / element_bytes; }

/* ---- the file ---------------------------------------------------------------------------------------------------------- */

static size_t buffer_bytes(const Hprof *h) { return HPROF_BLOCK_BYTES + h->compressor.out_bytes + h->compressor.work_bytes; }

bool hprof_open(Hprof *h, const char *path, bool overwrite, const HprofCompressor *compressor)
{
    static const char format[] = "JAVA PROFILE 1.0.2";  /* with its NUL */
    struct timespec now;
    *h = (Hprof){ .file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | (overwrite ? O_TRUNC : O_EXCL), 0600) };
    if (h->file < 0) {
        h->error = errno;
        return false;
    }
    if (compressor != NULL) h->compressor = *compressor;
    h->buffer = mmap(NULL, buffer_bytes(h), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (h->buffer == MAP_FAILED) {
        h->error = errno;
        close(h->file);
        return false;
    }
    clock_gettime(CLOCK_REALTIME, &now);
    hprof_put_bytes(h, format, sizeof format);
    hprof_put4(h, sizeof(Object *));
    hprof_put8(h, (u8)now.tv_sec * 1000 + (u8)now.tv_nsec / 1000000);
    return true;
}

void hprof_close(Hprof *h)
{
    end_segment(h);
    flush(h);
    if (close(h->file) != 0 && h->error == 0) h->error = errno;
    munmap(h->buffer, buffer_bytes(h));
}

/* ---- values -------------------------------------------------------------------------------------------------------------- */

u1 hprof_type(char descriptor)
{
    switch (descriptor) {
    case 'Z': return 4;
    case 'C': return 5;
    case 'F': return 6;
    case 'D': return 7;
    case 'B': return 8;
    case 'S': return 9;
    case 'I': return 10;
    case 'J': return 11;
    default:  return 2;                                 /* a reference */
    }
}

size_t hprof_type_bytes(char descriptor)
{
    switch (descriptor) {
    case 'Z': case 'B': return 1;
    case 'C': case 'S': return 2;
    case 'F': case 'I': return 4;
    default:            return 8;
    }
}

void hprof_put_value(Hprof *h, char descriptor, const void *value)
{
    switch (hprof_type_bytes(descriptor)) {
    case 1:  hprof_put1(h, *(const u1 *)value); break;
    case 2:  hprof_put2(h, *(const u2 *)value); break;
    case 4:  hprof_put4(h, *(const u4 *)value); break;
    default: hprof_put8(h, *(const u8 *)value); break;
    }
}
