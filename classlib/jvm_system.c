/* classlib/jvm_system.c -- java.lang.System: clocks, array copies, properties. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classlib/jvm.h"
#include "classlib/vm_natives.h"
#include "native/bridge.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/options.h"
#include "vm/utf8.h"

/* ---- arraycopy --------------------------------------------------------------------------------------------------------- */

static const char *element_name(const Class *array_class)      /* "int" of int[] */
{
    return symbol_chars(array_class->element->name);
}

/* "int[10]" or "object array[10]": how the messages name an array. */
static const char *described(const Object *array, char buffer[64])
{
    const Class *k = object_class(array);
    bool primitive = class_is_primitive(k->element);
    snprintf(buffer, 64, "%s[%d]", primitive ? element_name(k) : "object array", array_length(array));
    return buffer;
}

static bool throw_bad_types(Thread *t, const Class *from, const Class *to)
{
    if (!class_is_array(from))
        return throw_new(t, EX_ArrayStoreException, "arraycopy: source type %s is not an array", class_external_name(from));
    if (!class_is_array(to))
        return throw_new(t, EX_ArrayStoreException, "arraycopy: destination type %s is not an array", class_external_name(to));
    return throw_new(t, EX_ArrayStoreException, "arraycopy: type mismatch: can not copy %s[] into %s[]",
                     class_is_primitive(from->element) ? element_name(from) : "object array",
                     class_is_primitive(to->element) ? element_name(to) : "object array");
}

static bool throw_bad_range(Thread *t, const Object *from, int32_t from_index, const Object *to, int32_t to_index, int32_t count)
{
    char text[64];
    ExceptionId id = EX_ArrayIndexOutOfBoundsException;
    if (from_index < 0)
        return throw_new(t, id, "arraycopy: source index %d out of bounds for %s", from_index, described(from, text));
    if (to_index < 0)
        return throw_new(t, id, "arraycopy: destination index %d out of bounds for %s", to_index, described(to, text));
    if (count < 0)
        return throw_new(t, id, "arraycopy: length %d is negative", count);
    if ((u4)from_index + (u4)count > (u4)array_length(from))
        return throw_new(t, id, "arraycopy: last source index %u out of bounds for %s", (u4)from_index + (u4)count, described(from, text));
    return throw_new(t, id, "arraycopy: last destination index %u out of bounds for %s", (u4)to_index + (u4)count, described(to, text));
}

/* Whole words at a time: other threads and the collector must not see halves of references. */
static void move_references(Object **to, Object *const *from, size_t count)
{
    if (to <= from || to >= from + count) {
        if (count >= 32) {
            __asm__ volatile("rep movsq" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
            return;
        }
        for (size_t i = 0; i < count; i++) ((Object *volatile *)to)[i] = from[i];
    } else {
        for (size_t i = count; i-- > 0; ) ((Object *volatile *)to)[i] = from[i];
    }
}

/* Element by element, as far as the types go. */
static bool copy_checked(Thread *t, Object *from, int32_t from_index, Object *to, int32_t to_index, int32_t count)
{
    Class *source = object_class(from)->element, *bound = object_class(to)->element;
    Object **in = array_refs(from) + from_index, **out = array_refs(to) + to_index;
    for (int32_t i = 0; i < count; i++) {
        if (in[i] != NULL && !object_is_instance(in[i], bound)) {
            const char *format = class_is_subtype(bound, source)
                ? "arraycopy: element type mismatch: can not cast one of the elements of %s[] to the type of the destination array, %s"
                : "arraycopy: type mismatch: can not copy %s[] into %s[]";
            char message[1024];
            snprintf(message, sizeof message, format, class_external_name(source), class_external_name(bound));
            return throw_new(t, EX_ArrayStoreException, "%s", message);
        }
        object_store_ref(to, &out[i], in[i]);
    }
    return true;
}

bool array_copy(Thread *t, Object *from, int32_t from_index, Object *to, int32_t to_index, int32_t count)
{
    if (from == NULL || to == NULL) return throw_new(t, EX_NullPointerException, NULL);
    Class *source = object_class(from), *target = object_class(to);
    if (unlikely(source != target)
        && (!class_is_array(source) || !class_is_array(target) || class_is_primitive(source->element) || class_is_primitive(target->element)))
        return throw_bad_types(t, source, target);
    if (unlikely(!class_is_array(source))) return throw_bad_types(t, source, target);
    if (unlikely((from_index | to_index | count) < 0 || (u4)from_index + (u4)count > (u4)array_length(from)
                 || (u4)to_index + (u4)count > (u4)array_length(to)))
        return throw_bad_range(t, from, from_index, to, to_index, count);
    if (class_is_primitive(source->element)) {
        u4 shift = source->element_shift;
        memmove((char *)array_data(to) + ((size_t)to_index << shift), (char *)array_data(from) + ((size_t)from_index << shift),
                (size_t)count << shift);
        return true;
    }
    if (source != target && !class_is_subtype(source->element, target->element))
        return copy_checked(t, from, from_index, to, to_index, count);
    heap_dirty(to);                                     /* also before: a collection may come in between, and others change `from` */
    move_references(array_refs(to) + to_index, array_refs(from) + from_index, (size_t)count);
    heap_dirty(to);
    return true;
}

static bool arraycopy_body(Thread *t, Method *m, Slot *args)
{
    (void)m;
    return array_copy(t, args[0].ref, args[1].i, args[2].ref, args[3].i, args[4].i);
}

/* The usual copy needs no frame. */
static bool system_arraycopy(Thread *t, Method *m, Slot *args)
{
    const Object *from = args[0].ref, *to = args[2].ref;
    if (likely(from != NULL && to != NULL && from->klass == to->klass && class_is_array(object_class(from))
               && (args[1].i | args[3].i | args[4].i) >= 0 && args[1].u + args[4].u <= (u4)array_length(from)
               && args[3].u + args[4].u <= (u4)array_length(to)))
        return arraycopy_body(t, m, args);
    return bridge_run_framed(t, m, args, arraycopy_body);
}

JNIEXPORT void JNICALL JVM_ArrayCopy(JNIEnv *env, jclass unused, jobject from, jint from_index, jobject to, jint to_index, jint count)
{
    Thread *t = jni_enter(env);
    (void)unused;
    if (!array_copy(t, handle_object(from), from_index, handle_object(to), to_index, count)) {}     /* pending */
    jni_leave(t);
}

/* ---- clocks -------------------------------------------------------------------------------------------------------------- */

static bool system_currentTimeMillis(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_long(args, time_millis()); }
static bool system_nanoTime(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_long(args, time_nanos()); }

/* Nanoseconds since that second, or -1 if it is too far away to count them. */
static int64_t nano_time_adjustment(int64_t offset_seconds)
{
    static const int64_t FURTHEST = 0x100000000;        /* which is too far itself */
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t difference;
    if (__builtin_sub_overflow((int64_t)now.tv_sec, offset_seconds, &difference)) return -1;
    if (difference >= FURTHEST || difference <= -FURTHEST) return -1;
    return difference * 1000000000 + now.tv_nsec;
}

static bool vm_getNanoTimeAdjustment(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    return return_long(args, nano_time_adjustment(args[0].l));
}

JNIEXPORT jlong JNICALL JVM_CurrentTimeMillis(JNIEnv *env, jclass unused) { (void)env, (void)unused; return time_millis(); }
JNIEXPORT jlong JNICALL JVM_NanoTime(JNIEnv *env, jclass unused) { (void)env, (void)unused; return time_nanos(); }

JNIEXPORT jlong JNICALL JVM_GetNanoTimeAdjustment(JNIEnv *env, jclass unused, jlong offset_seconds)
{
    (void)env, (void)unused;
    return nano_time_adjustment(offset_seconds);
}

void system_natives_register(void)
{
    static const VmNative rows[] = {
        { "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", system_arraycopy, true },
        { "java/lang/System", "currentTimeMillis", "()J", system_currentTimeMillis, true },
        { "java/lang/System", "nanoTime", "()J", system_nanoTime, true },
        { "jdk/internal/misc/VM", "getNanoTimeAdjustment", "(J)J", vm_getNanoTimeAdjustment, true },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

/* ---- properties ------------------------------------------------------------------------------------------------------------ */

static bool put_text(Thread *t, Object *array, int index, const char *standard_utf8)
{
    size_t length = strlen(standard_utf8), bytes = utf8_modified_from_standard(standard_utf8, length, NULL);
    char *modified = malloc(bytes + 1);
    if (modified == NULL) return throw_out_of_memory(t, "properties");
    utf8_modified_from_standard(standard_utf8, length, modified);
    Object *string = string_from_utf8_length(t, modified, bytes);
    free(modified);
    if (string == NULL) return false;
    array_refs(array)[index] = string;
    return true;
}

/* key, value, key, value ...; null keys at the end are skipped by the library. */
static Object *properties_array(Thread *t)
{
    const Options *o = vm.options;
    int count = o->property_count + 1;
    Object *array = heap_alloc_array(t, KNOWN(StringArray), 2 * count);
    if (array == NULL) return NULL;
    for (int i = 0; i < o->property_count; i++)
        if (!put_text(t, array, 2 * i, o->properties[i].key) || !put_text(t, array, 2 * i + 1, o->properties[i].value)) return NULL;
    if (o->execution_mode != EXEC_INT
        && (!put_text(t, array, 2 * count - 2, "sun.management.compiler") || !put_text(t, array, 2 * count - 1, VM_NAME " template compiler")))
        return NULL;
    return array;
}

JNIEXPORT jobjectArray JNICALL JVM_GetProperties(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, properties_array(t));
}
