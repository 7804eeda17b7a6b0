/* classlib/hprof.h -- writes records of the format "JAVA PROFILE 1.0.2", big-endian.  A writer allocates nothing after hprof_open. */
#ifndef CLASSLIB_HPROF_H
#define CLASSLIB_HPROF_H
#include "vm/object.h"

enum HprofRecord { HPROF_UTF8 = 0x01, HPROF_LOAD_CLASS = 0x02, HPROF_FRAME = 0x04, HPROF_TRACE = 0x05, HPROF_SEGMENT = 0x1c, HPROF_END = 0x2c };
enum HprofPart {                                        /* what a segment is made of */
    HPROF_JNI_GLOBAL = 0x01, HPROF_JNI_LOCAL = 0x02, HPROF_JAVA_FRAME = 0x03, HPROF_NATIVE_STACK = 0x04, HPROF_STICKY_CLASS = 0x05,
    HPROF_MONITOR_USED = 0x07, HPROF_THREAD_OBJECT = 0x08,
    HPROF_CLASS_DUMP = 0x20, HPROF_INSTANCE = 0x21, HPROF_OBJECT_ARRAY = 0x22, HPROF_PRIMITIVE_ARRAY = 0x23
};

/* Makes a whole gzip file of a block, in memory of its own: libzip's ZIP_GZip_Fully. */
typedef struct HprofCompressor {
    int    level;                                       /* 0: none is used */
    size_t (*compress)(char *in, size_t in_bytes, char *out, size_t out_bytes, char *work, size_t work_bytes, int level, char *comment, const char **error);
    size_t out_bytes, work_bytes;                       /* that it wants for HPROF_BLOCK_BYTES */
} HprofCompressor;
enum { HPROF_BLOCK_BYTES = 1 << 20 };

typedef struct Hprof {
    HprofCompressor compressor;
    int    file;
    int    error;                                       /* errno of the first failure; 0: none */
    u8     bytes;                                       /* written to the file */
    u1    *buffer;
    size_t used;
    size_t segment;                                     /* where its header is in the buffer */
    enum { NO_SEGMENT, SEGMENT, SEGMENT_OF_ONE } state; /* of one: a part that does not fit the buffer; its length is written already */
} Hprof;

/* False: h->error says why. */
MUST_CHECK bool hprof_open(Hprof *h, const char *path, bool overwrite, const HprofCompressor *compressor);  /* NULL: none */
void hprof_close(Hprof *h);                             /* with what is still to be written */

/* After either, the caller puts just as many bytes as it has said. */
void hprof_record(Hprof *h, enum HprofRecord tag, size_t bytes);
void hprof_part(Hprof *h, enum HprofPart tag, size_t bytes);
size_t hprof_most_elements(size_t header_bytes, size_t element_bytes);  /* that fit a part */

void hprof_put1(Hprof *h, u1 value);
void hprof_put2(Hprof *h, u2 value);
void hprof_put4(Hprof *h, u4 value);
void hprof_put8(Hprof *h, u8 value);
void hprof_put_bytes(Hprof *h, const void *bytes, size_t count);
static inline void hprof_put_id(Hprof *h, const void *address) { hprof_put8(h, (u8)(uintptr_t)address); }

u1     hprof_type(char descriptor);
size_t hprof_type_bytes(char descriptor);
void   hprof_put_value(Hprof *h, char descriptor, const void *value);
#endif
