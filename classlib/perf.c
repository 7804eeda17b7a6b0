/* classlib/perf.c -- jdk.internal.perf.Perf: counters, in the file that tools read (perf_data.h) if there is one with room, and the
 * files of other VMs, which is how jps and jstat work. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "classlib/perf_data.h"
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "vm/exception.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"

enum { MODE_READ_ONLY = 0 };

typedef struct Counter {                                /* lives as long as the process, like its buffers */
    struct Counter *next;
    char   *name;
    int32_t bytes;
    void   *data;
} Counter;

static Counter *counters;
static pthread_mutex_t counters_lock = PTHREAD_MUTEX_INITIALIZER;

Object *direct_buffer_new(Thread *t, void *address, int32_t bytes)
{
    Class *k = loader_load(t, symbol_of("java/nio/DirectByteBuffer"), NULL);
    if (k == NULL || !class_initialize(t, k)) return NULL;
    return invoke_constructor(t, k, "(JI)V", (int64_t)(uintptr_t)address, (int)bytes);
}

static bool add_counter(Counter *counter)               /* false: there is one of that name */
{
    bool exists = false;
    pthread_mutex_lock(&counters_lock);
    for (const Counter *c = counters; c != NULL && !exists; c = c->next) exists = strcmp(c->name, counter->name) == 0;
    if (!exists) {
        counter->next = counters;
        counters = counter;
    }
    pthread_mutex_unlock(&counters_lock);
    return !exists;
}

/* A new counter, of a row of bytes or (length 0) a long; NULL: pending. */
static Counter *counter_create(Thread *t, const Object *name, int32_t variability, int32_t units, int32_t length)
{
    char *text = string_to_utf8(name);
    int32_t bytes = length > 0 ? length : (int32_t)sizeof(int64_t);
    size_t data_bytes = align_up((size_t)bytes, 8);
    Counter *counter = text != NULL ? lifetime_alloc(sizeof *counter + data_bytes + strlen(text) + 1) : NULL;
    if (counter == NULL) {
        throw_out_of_memory(t, "performance counter");
        free(text);
        return NULL;
    }
    counter->name = strcpy((char *)(counter + 1) + data_bytes, text);
    counter->bytes = bytes;
    free(text);
    if (!add_counter(counter)) {
        throw_new(t, EX_IllegalArgumentException, "%s", length > 0 ? "PerfByteArray name already exists" : "PerfLong name already exists");
        lifetime_free(counter);
        return NULL;
    }
    counter->data = perf_data_add(counter->name, (enum PerfVariability)variability, (enum PerfUnits)units, (size_t)length);
    if (counter->data == NULL) counter->data = counter + 1;
    return counter;
}

/* (this, String name, int variability, int units, long value) */
static bool perf_createLong(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (args[1].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    if (args[3].i < PERF_NONE || args[3].i > PERF_HERTZ) return throw_new(t, EX_IllegalArgumentException, "unexpected units argument");
    if (args[2].i < PERF_CONSTANT || args[2].i > PERF_VARIABLE)
        return throw_new(t, EX_IllegalArgumentException, "unexpected variability value");
    Counter *counter = counter_create(t, args[1].ref, args[2].i, args[3].i, 0);
    if (counter == NULL) return false;
    *(u8 *)counter->data = args[4].raw;
    args[0].ref = direct_buffer_new(t, counter->data, counter->bytes);
    return args[0].ref != NULL;
}

/* (this, String name, int variability, int units, byte[] value, int max_length) */
static bool perf_createByteArray(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (args[1].ref == NULL || args[4].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    if (args[2].i != PERF_CONSTANT && args[2].i != PERF_VARIABLE)
        return throw_new(t, EX_IllegalArgumentException, "unexpected variability value");
    if (args[3].i < PERF_NONE || args[3].i > PERF_STRING) return throw_new(t, EX_IllegalArgumentException, "only string units supported");
    int32_t length = array_length(args[4].ref), limit = args[2].i == PERF_CONSTANT ? length : args[5].i;
    if (limit < 0) return throw_new(t, EX_IllegalArgumentException, "negative length");
    Counter *counter = counter_create(t, args[1].ref, args[2].i, args[3].i, limit + 1);
    if (counter == NULL) return false;
    memcpy(counter->data, array_data(args[4].ref), (size_t)(length < limit ? length : limit));
    args[0].ref = direct_buffer_new(t, counter->data, counter->bytes);
    return args[0].ref != NULL;
}

/* Opens the counters of process id, of the user named, or of any (NULL); -1: pending. */
static int perf_open(Thread *t, const Object *user, int32_t id)
{
    char *name = user != NULL ? string_to_utf8(user) : NULL, pattern[512];
    glob_t found;
    int length = snprintf(pattern, sizeof pattern, "/tmp/hsperfdata_%s/%d", name != NULL ? name : "*", id), file = -1;
    free(name);
    if (length >= (int)sizeof pattern || glob(pattern, GLOB_NOSORT, NULL, &found) != 0) {
        throw_new(t, EX_IllegalArgumentException, "Process not found");
        return -1;
    }
    file = open(found.gl_pathv[0], O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) {
        if (errno == EACCES) throw_new(t, EX_IllegalArgumentException, "Permission denied");
        else if (errno == ENOENT) throw_new(t, EX_IllegalArgumentException, "Process not found");
        else throw_new(t, EX_IOException, strerror(errno));
    }
    globfree(&found);
    return file;
}

/* (this, String user, int process, int mode) */
static bool perf_attach(Thread *t, Method *m, Slot *args)
{
    (void)m;
    struct stat status;
    if (args[3].i != MODE_READ_ONLY) return throw_new(t, EX_IllegalArgumentException, "Unsupported access mode");
    int file = perf_open(t, args[1].ref, args[2].i);
    if (file < 0) return false;
    void *data = MAP_FAILED;
    if (fstat(file, &status) == 0 && status.st_size > 0 && status.st_size <= INT32_MAX)
        data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (data == MAP_FAILED) return throw_new(t, EX_IOException, "Could not map PerfData memory file");
    args[0].ref = direct_buffer_new(t, data, (int32_t)status.st_size);
    if (args[0].ref == NULL) munmap(data, (size_t)status.st_size);
    return args[0].ref != NULL;
}

/* (this, ByteBuffer attached) */
static bool perf_detach(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    const Object *buffer = args[1].ref;
    if (buffer != NULL) munmap((void *)(uintptr_t)OBJECT_AT(buffer, KNOWN(Buffer_address), int64_t), (size_t)OBJECT_AT(buffer, KNOWN(Buffer_capacity), int32_t));
    return true;
}

static bool perf_nothing(Thread *t, Method *m, Slot *args) { (void)t, (void)m, (void)args; return true; }
static bool perf_highResCounter(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_long(args, time_nanos()); }
static bool perf_highResFrequency(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_long(args, 1000000000); }

void perf_natives_register(void)
{
    static const char k[] = "jdk/internal/perf/Perf";
    static const VmNative rows[] = {
        { k, "registerNatives", NULL, perf_nothing, true },
        { k, "attach", "(Ljava/lang/String;II)Ljava/nio/ByteBuffer;", perf_attach, false },
        { k, "detach", NULL, perf_detach, true },
        { k, "createLong", NULL, perf_createLong, false },
        { k, "createByteArray", NULL, perf_createByteArray, false },
        { k, "highResCounter", NULL, perf_highResCounter, true },
        { k, "highResFrequency", NULL, perf_highResFrequency, true },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
