/* native/check_arguments.c -- is this a reference, a class, a string, an ID?  Any address may be asked about. */
#include <string.h>
#include "classloader/loader.h"
#include "native/check_jni.h"
#include "native/report.h"
#include "vm/descriptor.h"
#include "vm/heap.h"
#include "vm/utf8.h"

enum { CLASS_FILE_VERSION = 61 };

Object *check_reference(Thread *t, jobject handle)
{
    if (!handle_is_valid(t, handle)) report_fatal(t, "Bad global or local ref passed to JNI");
    return handle_object(handle);
}

Object *check_object(Thread *t, jobject handle)
{
    Object *o = check_reference(t, handle);
    if (o == NULL) report_fatal(t, "Null object passed to JNI");
    return o;
}

Class *check_class(Thread *t, jclass mirror)
{
    if (mirror == NULL) report_fatal(t, "Bad global or local ref passed to JNI");
    Object *o = check_reference(t, mirror);
    if (o == NULL) report_fatal(t, "JNI received a null class");    /* the class of a weak reference is gone */
    if (object_class(o) != KNOWN(Class)) report_fatal(t, "JNI received a class argument that is not a class");
    return mirror_class(o);
}

static void check_is_throwable(Thread *t, Class *k)
{
    if (class_is_primitive(k) || !class_is_subtype(k, KNOWN(Throwable)))
        report_fatal(t, "JNI Throw or ThrowNew received a class argument that is not a Throwable or Throwable subclass");
}

Class *check_throwable_class(Thread *t, jclass mirror)
{
    Class *k = check_class(t, mirror);
    check_is_throwable(t, k);
    return k;
}

Object *check_throwable(Thread *t, jthrowable handle)
{
    Object *o = check_reference(t, handle);
    if (o != NULL) check_is_throwable(t, object_class(o));
    else report_warning(t, "JNI Throw called with NULL throwable");
    return o;
}

Object *check_string(Thread *t, jstring handle)
{
    Object *o = check_reference(t, handle);
    if (o == NULL || object_class(o) != KNOWN(String)) report_fatal(t, "JNI string operation received a non-string");
    return o;
}

/* ---- arrays ----------------------------------------------------------------------------------------------------------- */

Object *check_array(Thread *t, jarray handle)
{
    Object *o = check_reference(t, handle);
    if (o == NULL || !class_is_array(object_class(o))) report_fatal(t, "Non-array passed to JNI array operations");
    return o;
}

Object *check_object_array(Thread *t, jobjectArray handle)
{
    Object *o = check_array(t, handle);
    if (class_is_primitive(object_class(o)->element)) report_fatal(t, "Object array expected but not received for JNI array operation");
    return o;
}

Object *check_primitive_array(Thread *t, jarray handle)
{
    Object *o = check_array(t, handle);
    if (!class_is_primitive(object_class(o)->element))
        report_fatal(t, "Primitive type array expected but not received for JNI array operation");
    return o;
}

Object *check_typed_array(Thread *t, jarray handle, char letter)
{
    Object *o = check_primitive_array(t, handle);
    if (object_class(o)->element_type != letter) report_fatal(t, "Array element type mismatch in JNI");
    return o;
}

/* ---- IDs -------------------------------------------------------------------------------------------------------------- */

static bool in_metadata(const void *address, size_t bytes)
{
    return ((uintptr_t)address & 7) == 0 && arena_contains(address) && arena_contains((const char *)address + bytes - 1);
}

/* Metadata of an unloaded class was cleared, or is something else by now. */
static bool is_class(const Class *k)
{
    return in_metadata(k, sizeof *k) && heap_is_object(k->mirror) && object_class(k->mirror) == KNOWN(Class) && mirror_class(k->mirror) == k;
}

Method *check_method(Thread *t, jmethodID id)
{
    Method *m = (Method *)id;
    if (!in_metadata(m, sizeof *m) || !is_class(m->klass) || m->index >= m->klass->method_count || &m->klass->methods[m->index] != m)
        report_fatal(t, "Wrong object class or methodID passed to JNI call");
    return m;
}

Field *check_field(Thread *t, jfieldID id)
{
    Field *f = (Field *)id;
    if (!in_metadata(f, sizeof *f) || !is_class(f->klass) || f->index >= f->klass->field_count || &f->klass->fields[f->index] != f)
        report_fatal(t, "Wrong field ID passed to JNI");
    return f;
}

/* ---- C values ---------------------------------------------------------------------------------------------------------- */

void check_not_null(Thread *t, const char *function, const void *argument)
{
    if (argument == NULL) report_fatal(t, "Null pointer passed to JNI %s", function);
}

void check_capacity(Thread *t, jint capacity)
{
    if (capacity < 0) report_fatal(t, "negative capacity");
}

static bool is_utf8(const char *text) { return utf8_is_legal((const u1 *)text, strlen(text), CLASS_FILE_VERSION); }

void check_text(Thread *t, const char *utf8)
{
    if (utf8 != NULL && !is_utf8(utf8)) report_warning(t, "JNI received a string that is not valid modified UTF-8 \"%s\"", utf8);
}

void check_name_to_find(Thread *t, const char *name)
{
    if (name == NULL) {
        report_warning(t, "JNI received a null class name");
        return;
    }
    size_t length = strlen(name);
    if (!is_utf8(name)) report_fatal(t, "JNI class name is not a valid UTF8 string \"%s\"", name);
    if (length >= 2 && name[0] == 'L' && name[length - 1] == ';')
        report_warning(t, "JNI FindClass received a bad class descriptor \"%s\".  A correct class descriptor has no leading \"L\" or "
                          "trailing \";\".  Incorrect descriptors will not be accepted in future releases.", name);
    if (strchr(name, '.') != NULL)
        report_warning(t, "JNI received a class name with dots \"%s\".  The parts of a correct class name are separated by \"/\".", name);
}

/* ---- types ------------------------------------------------------------------------------------------------------------- */

bool check_fits(const Object *o, const char *type, const Class *in)
{
    Class *k = object_class(o);
    for (; *type == '['; type++) {
        if (!class_is_array(k)) return false;
        k = k->element;
    }
    if (*type != 'L' || class_is_primitive(k)) return class_is_primitive(k) && k->element_type == *type;
    const Symbol *name = symbol_find(type + 1, strcspn(type + 1, ";"));
    const Loader *loader = in->loader->is_hidden_holder ? in->loader->parent : in->loader;
    Class *target = name != NULL ? loader_find_loaded(loader, name) : NULL;
    return target == NULL || class_is_subtype(k, target);
}
