/* classlib/heap_dump.c -- what a heap dump consists of.
 *
 * While all Java threads stand still, names, classes and stacks are written; then a collection shows the live objects, with every
 * thread stopped wherever it is: from the first of them on no lock may be taken, and no memory allocated.
 * Identifiers are addresses: of objects (of a class: its mirror's), of symbols.  A class's serial number is its packed address. */
#include "classlib/heap_dump.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "classlib/hprof.h"
#include "classlib/libraries.h"
#include "classloader/classfile.h"
#include "classloader/loader.h"
#include "native/handles.h"
#include "vm/compiled.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/mirror.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm_ops.h"

enum { EMPTY_TRACE = 1, ID_BYTES = 8, LINE_UNKNOWN = -1, LINE_NATIVE = -3 };

typedef struct HeapDump {
    Hprof         out;
    Thread       *self;                                 /* who writes it */
    Method       *fake_frame;                           /* on top of self's stack; or NULL */
    const Symbol *resolved_references;
    u8            frames;
    bool          roots_written;
} HeapDump;

/* ---- names and classes ------------------------------------------------------------------------------------------------- */

static const Symbol *source_file(const Class *k)
{
    return k->file != NULL ? classfile_optional_utf8(k->file, k->file->source_file_index) : NULL;
}

/* Source files' names, which may not be symbols yet. */
static void intern_source_files(Thread *thread)
{
    for (StackWalk w = stack_walk(thread); w.method != NULL; stack_walk_next(&w)) (void)source_file(w.method->klass);
}

static void write_symbol(const Symbol *symbol, void *arg)
{
    Hprof *out = arg;
    hprof_record(out, HPROF_UTF8, ID_BYTES + symbol->length);
    hprof_put_id(out, symbol);
    hprof_put_bytes(out, symbol_chars(symbol), symbol->length);
}

/* Not primitive, nor one whose definition failed or goes on: something may yet refer to its mirror. */
static bool is_shown(const Class *k) { return k->mirror != NULL && !class_is_primitive(k) && (k->flags & CLASS_ENTERED); }

static void write_load_class(HeapDump *dump, const Class *k)
{
    if (!is_shown(k)) return;
    hprof_record(&dump->out, HPROF_LOAD_CLASS, 4 + ID_BYTES + 4 + ID_BYTES);
    hprof_put4(&dump->out, meta_pack(k));
    hprof_put_id(&dump->out, k->mirror);
    hprof_put4(&dump->out, EMPTY_TRACE);
    hprof_put_id(&dump->out, k->name);
}

static void write_load_classes(Loader *l, void *arg)
{
    for (const Class *k = l->classes; k != NULL; k = k->next_in_loader) write_load_class(arg, k);
}

/* ---- stacks -------------------------------------------------------------------------------------------------------------- */

static void write_frame(HeapDump *dump, u8 id, const Method *m, int32_t line)
{
    hprof_record(&dump->out, HPROF_FRAME, 4 * ID_BYTES + 4 + 4);
    hprof_put8(&dump->out, id);
    hprof_put_id(&dump->out, m->name);
    hprof_put_id(&dump->out, m->descriptor);
    hprof_put_id(&dump->out, source_file(m->klass));
    hprof_put4(&dump->out, meta_pack(m->klass));
    hprof_put4(&dump->out, (u4)line);
}

static bool is_java_thread(const Thread *thread) { return thread->java_thread != NULL && thread_of(thread->java_thread) == thread; }

static void write_trace(HeapDump *dump, Thread *thread, u4 serial)
{
    u8 first = dump->frames + 1;
    if (thread == dump->self && dump->fake_frame != NULL) write_frame(dump, ++dump->frames, dump->fake_frame, vm_ops.line_number(dump->fake_frame, 0));
    for (StackWalk w = stack_walk(thread); w.method != NULL; stack_walk_next(&w)) {
        int32_t line = w.bci >= 0 ? vm_ops.line_number(w.method, w.bci) : LINE_UNKNOWN;
        write_frame(dump, ++dump->frames, w.method, method_is_native(w.method) ? LINE_NATIVE : line);
    }
    hprof_record(&dump->out, HPROF_TRACE, 4 + 4 + 4 + (dump->frames - first + 1) * ID_BYTES);
    hprof_put4(&dump->out, EMPTY_TRACE + serial);
    hprof_put4(&dump->out, serial);
    hprof_put4(&dump->out, (u4)(dump->frames - first + 1));
    for (u8 id = first; id <= dump->frames; id++) hprof_put8(&dump->out, id);
}

/* The threads are numbered as vm.threads has them, which nobody changes meanwhile. */
static void write_traces(HeapDump *dump)
{
    u4 serial = 0;
    hprof_record(&dump->out, HPROF_TRACE, 4 + 4 + 4);
    hprof_put4(&dump->out, EMPTY_TRACE);
    hprof_put4(&dump->out, 0);
    hprof_put4(&dump->out, 0);
    for (Thread *thread = vm.threads; thread != NULL; thread = thread->next)
        if (is_java_thread(thread)) write_trace(dump, thread, ++serial);
}

/* ---- classes and objects --------------------------------------------------------------------------------------------------- */

static const void *mirror_or_null(const Class *k) { return k != NULL ? k->mirror : NULL; }

static void count_fields(const Class *k, size_t *statics, size_t *static_bytes, size_t *instance_fields)
{
    *statics = *static_bytes = *instance_fields = 0;
    for (u2 i = 0; i < k->field_count; i++) {
        if (!(k->fields[i].access_flags & ACC_STATIC)) {
            ++*instance_fields;
            continue;
        }
        ++*statics;
        *static_bytes += ID_BYTES + 1 + hprof_type_bytes(k->fields[i].type);
    }
}

static void write_statics(HeapDump *dump, const Class *k)
{
    for (u2 i = 0; i < k->field_count; i++) {
        const Field *f = &k->fields[i];
        if (!(f->access_flags & ACC_STATIC)) continue;
        hprof_put_id(&dump->out, f->name);
        hprof_put1(&dump->out, hprof_type(f->type));
        hprof_put_value(&dump->out, f->type, (const char *)k->mirror + f->offset);
    }
    if (k->kept == NULL) return;
    hprof_put_id(&dump->out, dump->resolved_references);
    hprof_put1(&dump->out, hprof_type('['));
    hprof_put_id(&dump->out, k->kept);
}

static void write_class(HeapDump *dump, const Class *k)
{
    size_t statics, static_bytes, instance_fields;
    Hprof *out = &dump->out;
    const Class *bottom = k;
    while (bottom->element != NULL) bottom = bottom->element;
    count_fields(k, &statics, &static_bytes, &instance_fields);
    if (k->kept != NULL) statics++, static_bytes += ID_BYTES + 1 + ID_BYTES;
    hprof_part(out, HPROF_CLASS_DUMP, ID_BYTES + 4 + 6 * ID_BYTES + 4 + 2 + 2 + static_bytes + 2 + instance_fields * (ID_BYTES + 1));
    hprof_put_id(out, k->mirror);
    hprof_put4(out, EMPTY_TRACE);
    hprof_put_id(out, mirror_or_null(k->super));
    hprof_put_id(out, object_ref_at(bottom->mirror, KNOWN(Class_classLoader)));
    hprof_put_id(out, object_ref_at(k->mirror, KNOWN(Class_signers)));
    hprof_put_id(out, object_ref_at(k->mirror, KNOWN(Class_protection_domain)));
    hprof_put_id(out, NULL);                            /* reserved */
    hprof_put_id(out, NULL);
    hprof_put4(out, k->instance_bytes);
    hprof_put2(out, 0);                                 /* constants */
    hprof_put2(out, (u2)statics);
    write_statics(dump, k);
    hprof_put2(out, (u2)instance_fields);
    for (u2 i = 0; i < k->field_count; i++) {
        if (k->fields[i].access_flags & ACC_STATIC) continue;
        hprof_put_id(out, k->fields[i].name);
        hprof_put1(out, hprof_type(k->fields[i].type));
    }
}

static void write_instance(Hprof *out, const Object *o)
{
    const Class *klass = object_class(o);
    size_t bytes = 0;
    for (const Class *k = klass; k != NULL; k = k->super)
        for (u2 i = 0; i < k->field_count; i++)
            if (!(k->fields[i].access_flags & ACC_STATIC)) bytes += hprof_type_bytes(k->fields[i].type);
    hprof_part(out, HPROF_INSTANCE, ID_BYTES + 4 + ID_BYTES + 4 + bytes);
    hprof_put_id(out, o);
    hprof_put4(out, EMPTY_TRACE);
    hprof_put_id(out, klass->mirror);
    hprof_put4(out, (u4)bytes);
    for (const Class *k = klass; k != NULL; k = k->super)
        for (u2 i = 0; i < k->field_count; i++) {
            const Field *f = &k->fields[i];
            if (!(f->access_flags & ACC_STATIC)) hprof_put_value(out, f->type, (const char *)o + f->offset);
        }
}

/* As much of an array as the length of a record can say.  (A warning would need stdio's lock.) */
static size_t elements_written(const Object *o, size_t header_bytes, size_t element_bytes)
{
    size_t length = (size_t)array_length(o), most = hprof_most_elements(header_bytes, element_bytes);
    return length < most ? length : most;
}

static void write_reference_array(Hprof *out, const Object *o)
{
    const size_t header_bytes = ID_BYTES + 4 + 4 + ID_BYTES;
    size_t count = elements_written(o, header_bytes, ID_BYTES);
    hprof_part(out, HPROF_OBJECT_ARRAY, header_bytes + count * ID_BYTES);
    hprof_put_id(out, o);
    hprof_put4(out, EMPTY_TRACE);
    hprof_put4(out, (u4)count);
    hprof_put_id(out, object_class(o)->mirror);
    for (size_t i = 0; i < count; i++) hprof_put_id(out, array_refs(o)[i]);
}

static void write_primitive_array(Hprof *out, const Object *o)
{
    const char type = object_class(o)->element_type;
    const size_t header_bytes = ID_BYTES + 4 + 4 + 1, element_bytes = hprof_type_bytes(type);
    size_t count = elements_written(o, header_bytes, element_bytes);
    const char *data = array_data(o);
    hprof_part(out, HPROF_PRIMITIVE_ARRAY, header_bytes + count * element_bytes);
    hprof_put_id(out, o);
    hprof_put4(out, EMPTY_TRACE);
    hprof_put4(out, (u4)count);
    hprof_put1(out, hprof_type(type));
    if (element_bytes == 1) hprof_put_bytes(out, data, count);
    else for (size_t i = 0; i < count; i++) hprof_put_value(out, type, data + i * element_bytes);
}

/* ---- roots, the world stopped ------------------------------------------------------------------------------------------------ */

static void write_root(HeapDump *dump, enum HprofPart tag, const Object *o)
{
    hprof_part(&dump->out, tag, ID_BYTES);
    hprof_put_id(&dump->out, o);
}

static void write_frame_root(HeapDump *dump, enum HprofPart tag, const Object *o, u4 serial, u4 depth)
{
    hprof_part(&dump->out, tag, ID_BYTES + 4 + 4);
    hprof_put_id(&dump->out, o);
    hprof_put4(&dump->out, serial);
    hprof_put4(&dump->out, depth);
}

static bool is_in_java_stack(const Thread *thread, const void *p)
{
    return p >= (const void *)thread->java_stack && p < (const void *)thread->java_stack_end;
}

/* Where the slots of an activation begin, whose Frame may be on the native stack; NULL: it has none. */
static const Slot *slots_start(const Thread *thread, const Frame *f)
{
    if (is_in_java_stack(thread, f->locals)) return f->locals;
    return is_in_java_stack(thread, f) ? (const Slot *)f : NULL;
}

/* Slots have no types: whatever looks like a reference keeps an object, as for the collector. */
static void write_java_stack_roots(HeapDump *dump, Thread *thread, u4 serial)
{
    const Slot *top = thread == dump->self ? compiled_java_top(thread) : thread->java_top;
    u4 depth = thread == dump->self && dump->fake_frame != NULL;
    for (StackWalk w = stack_walk(thread); w.method != NULL; stack_walk_next(&w), depth++) {
        const Slot *start = slots_start(thread, w.frame);
        if (start == NULL) continue;
        for (; top > start; top--) {
            const Object *o = heap_object_at((const void *)(uintptr_t)top[-1].raw);
            if (o != NULL) write_frame_root(dump, HPROF_JAVA_FRAME, o, serial, depth);
        }
    }
}

static void write_words_as_roots(HeapDump *dump, const void *from, const void *to, u4 serial)
{
    for (const uintptr_t *p = (const uintptr_t *)align_up((uintptr_t)from, sizeof *p); (const void *)(p + 1) <= to; p++) {
        const Object *o = heap_object_at((const void *)*p);
        if (o == NULL) continue;
        hprof_part(&dump->out, HPROF_NATIVE_STACK, ID_BYTES + 4);
        hprof_put_id(&dump->out, o);
        hprof_put4(&dump->out, serial);
    }
}

static void write_thread_roots(HeapDump *dump, Thread *thread, u4 serial)
{
    hprof_part(&dump->out, HPROF_THREAD_OBJECT, ID_BYTES + 4 + 4);
    hprof_put_id(&dump->out, thread->java_thread);
    hprof_put4(&dump->out, serial);
    hprof_put4(&dump->out, EMPTY_TRACE + serial);
    write_java_stack_roots(dump, thread, serial);
    for (Object **slot = thread->local_refs; slot < thread->local_top; slot++) {
        const Object *o = ((uintptr_t)*slot & LOCAL_TAG_MASK) == 0 ? heap_object_at(*slot) : NULL;
        if (o != NULL) write_frame_root(dump, HPROF_JNI_LOCAL, o, serial, 0);
    }
    /* What compiled and native code has in registers, too: the signal that stopped the thread has put them there. */
    const char *sp = thread == dump->self ? __builtin_frame_address(0) : thread->stopped_sp;
    if (sp != NULL && sp >= thread->native_stack_low) write_words_as_roots(dump, sp, thread_native_stack_base(thread), serial);
    write_words_as_roots(dump, thread, thread + 1, serial);
}

static void write_global_root(Object **slot, void *arg)
{
    HeapDump *dump = arg;
    if (heap_object_at(*slot) != *slot || *slot == NULL) return;
    hprof_part(&dump->out, HPROF_JNI_GLOBAL, ID_BYTES + ID_BYTES);
    hprof_put_id(&dump->out, *slot);
    hprof_put_id(&dump->out, slot);
}

static HeapDump *visited_dump;                          /* of who has stopped the world */

static void write_sticky_class(Class *k)
{
    if (k->mirror == NULL) return;
    if (class_is_primitive(k)) write_global_root(&k->mirror, visited_dump);
    else write_root(visited_dump, HPROF_STICKY_CLASS, k->mirror);
}

static void write_global_roots(void *from, void *to)
{
    for (Object **slot = from; (void *)slot < to; slot++) write_global_root(slot, visited_dump);
}

static void write_kept(Loader *l, void *arg)
{
    if (l->is_builtin && !l->is_hidden_holder && l->object != NULL) write_global_root(&OBJECT_AT(l->object, KNOWN(ClassLoader_kept), Object *), arg);
}

static void write_monitor_root(Object *o, void *arg) { write_root(arg, HPROF_MONITOR_USED, o); }

static void write_roots(HeapDump *dump)
{
    u4 serial = 0;
    visited_dump = dump;
    for (Thread *thread = vm.threads; thread != NULL; thread = thread->next)
        if (is_java_thread(thread)) write_thread_roots(dump, thread, ++serial);
    handle_visit_globals(write_global_root, dump);
    heap_visit_roots(write_global_root, dump);
    write_global_roots(&vm, &vm + 1);
    if (vm_ops.visit_compiler_roots != NULL) vm_ops.visit_compiler_roots(write_global_roots);
    loader_visit_all(write_kept, dump);
    monitor_visit_inflated(write_monitor_root, dump);
    vm_ops.visit_root_classes(write_sticky_class);
}

/* ---- the whole --------------------------------------------------------------------------------------------------------------- */

static void write_classes(Loader *l, void *arg)
{
    for (const Class *k = l->classes; k != NULL; k = k->next_in_loader)
        if (is_shown(k)) write_class(arg, k);
}

/* Some readers want to know a class before its instances. */
static void write_all_classes(HeapDump *dump)
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++)
        if (vm.primitive_arrays[i] != NULL && is_shown(vm.primitive_arrays[i])) write_class(dump, vm.primitive_arrays[i]);
    loader_visit_all(write_classes, dump);
}

static void write_object(Object *o, void *arg)          /* the world is stopped */
{
    HeapDump *dump = arg;
    const Class *k = object_class(o), *of = NULL;
    if (!dump->roots_written) {
        dump->roots_written = true;
        write_roots(dump);
        write_all_classes(dump);
    }
    if (k->mirror == NULL) return;
    if (k->flags & CLASS_IS_MIRROR) {
        of = mirror_class(o);
        if (of == NULL || of->mirror != o || !class_is_primitive(of)) return;     /* still being made, or written as a class */
    }
    if (!class_is_array(k)) write_instance(&dump->out, o);
    else if (k->flags & CLASS_CONTAINS_REFS) write_reference_array(&dump->out, o);
    else write_primitive_array(&dump->out, o);
}

static void write_all(void *arg)                        /* no Java thread runs */
{
    HeapDump *dump = arg;
    for (Thread *thread = vm.threads; thread != NULL; thread = thread->next) intern_source_files(thread);
    if (dump->fake_frame != NULL) (void)source_file(dump->fake_frame->klass);
    symbol_visit_all(write_symbol, &dump->out);
    for (int i = 0; i < PRIMITIVE_COUNT; i++)
        if (vm.primitive_arrays[i] != NULL) write_load_class(dump, vm.primitive_arrays[i]);
    loader_visit_all(write_load_classes, dump);
    write_traces(dump);
    heap_visit_live(write_object, dump);
    hprof_record(&dump->out, HPROF_END, 0);
}

/* As if the thread were about to make the error, which is how tools know the one that ran out of memory. */
static Method *out_of_memory_constructor(void)
{
    const Class *k = object_class(vm.out_of_memory_errors[0]);
    return class_declared_method(k, symbol_of("<init>"), symbol_of("()V"));
}

/* False: there is no such library, or it does not want to. */
static bool find_compressor(Thread *t, int level, HprofCompressor *c)
{
    char path[4096];
    const char *(*prepare)(size_t in_bytes, size_t *out_bytes, size_t *work_bytes, int level) = NULL;
    snprintf(path, sizeof path, "%s/lib/libzip.so", vm.options->java_home);
    thread_enter_native(t);
    void *library = library_open(path);
    thread_enter_java(t);
    if (library == NULL) return false;
    *(void **)&prepare = dlsym(library, "ZIP_GZip_InitParams");
    *(void **)&c->compress = dlsym(library, "ZIP_GZip_Fully");
    c->level = level;
    return prepare != NULL && c->compress != NULL && prepare(HPROF_BLOCK_BYTES, &c->out_bytes, &c->work_bytes, level) == NULL;
}

static bool open_file(Thread *t, HeapDump *dump, const char *path, HeapDumpOptions options)
{
    HprofCompressor compressor;
    if (options.level == 0) return hprof_open(&dump->out, path, options.overwrite, NULL);
    if (find_compressor(t, options.level, &compressor)) return hprof_open(&dump->out, path, options.overwrite, &compressor);
    dump->out.error = ENOSYS;
    return false;
}

static int dump_to(Thread *t, const char *path, HeapDumpOptions options, bool out_of_memory, FILE *out)
{
    HeapDump dump = { .self = t, .resolved_references = symbol_of("<resolved_references>") };
    int64_t start = time_nanos();
    if (out != NULL) fprintf(out, "Dumping heap to %s ...\n", path), fflush(out);
    if (!open_file(t, &dump, path, options)) {
        if (out != NULL) fprintf(out, "Unable to create %s: %s\n", path, strerror(dump.out.error)), fflush(out);
        return dump.out.error;
    }
    if (out_of_memory) dump.fake_frame = out_of_memory_constructor();
    safepoint_stop_all(t, write_all, &dump);
    hprof_close(&dump.out);
    if (out == NULL) return dump.out.error;
    if (dump.out.error != 0) fprintf(out, "Dump file is incomplete: %s\n", strerror(dump.out.error));
    else fprintf(out, "Heap dump file created [%llu bytes in %.3f secs]\n", (unsigned long long)dump.out.bytes, (double)(time_nanos() - start) / 1e9);
    fflush(out);
    return dump.out.error;
}

int heap_dump(Thread *t, const char *path, HeapDumpOptions options, FILE *out) { return dump_to(t, path, options, false, out); }

void heap_dump_out_of_memory(Thread *t, FILE *out)
{
    char path[4096], *wanted = options_flag_value(vm.options, "HeapDumpPath");      /* which may be changed meanwhile */
    char *level_text = options_flag_value(vm.options, "HeapDumpGzipLevel");
    int level = level_text != NULL ? atoi(level_text) : 0;
    size_t length = wanted != NULL ? strlen(wanted) : 0;
    DIR *directory = length > 0 ? opendir(wanted) : NULL;
    if (directory != NULL) closedir(directory);
    if (length > sizeof path - 64) options_warning("Cannot create heap dump file. HeapDumpPath is too long.");
    else if (length > 0 && directory == NULL) snprintf(path, sizeof path, "%s", wanted);
    else snprintf(path, sizeof path, "%s%sjava_pid%d.hprof%s", length > 0 ? wanted : "", length > 0 && wanted[length - 1] != '/' ? "/" : "",
                  (int)getpid(), level > 0 ? ".gz" : "");
    if (length <= sizeof path - 64) dump_to(t, path, (HeapDumpOptions){ .level = level }, true, out);
    free(level_text);
    free(wanted);
}
