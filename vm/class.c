#include "vm/class.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/vm.h"

/* ---- subtypes -------------------------------------------------------------------------------------------------------- */

static bool array_is_subtype(Class *k, Class *of)
{
    if (!class_is_array(of)) return of == KNOWN(Object) || of == KNOWN(Cloneable) || of == KNOWN(Serializable);
    if (class_is_primitive(k->element) || class_is_primitive(of->element)) return k->element == of->element;
    return class_is_subtype(k->element, of->element);
}

static bool implements(const Class *k, const Class *interface)
{
    for (u2 i = 0; i < k->all_interface_count; i++)
        if (k->all_interfaces[i] == interface) return true;
    return false;
}

bool class_is_subtype_slow(Class *k, Class *of)
{
    bool result;
    if (k == of) return true;
    if (class_is_array(k))
        result = array_is_subtype(k, of);
    else if (class_is_interface(of))
        result = implements(k, of);
    else if (of->depth < DISPLAY_DEPTH || class_is_array(of) || class_is_primitive(of))
        return false;                                   /* the display would have told */
    else {
        const Class *super = k;
        while (super != NULL && super != of) super = super->super;
        result = super != NULL;
    }
    if (result) __atomic_store_n(&k->secondary_cache, meta_pack(of), __ATOMIC_RELAXED);
    return result;
}

/* ---- members --------------------------------------------------------------------------------------------------------- */

Field *class_declared_field(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    for (Field *f = k->fields, *end = f + k->field_count; f < end; f++)
        if (f->name == name && f->descriptor == descriptor) return f;
    return NULL;
}

Field *class_declared_field_named(const Class *k, const char *name, const char *descriptor)
{
    const Symbol *n = symbol_find(name, strlen(name)), *d = symbol_find(descriptor, strlen(descriptor));
    return n != NULL && d != NULL ? class_declared_field(k, n, d) : NULL;
}

Field *class_find_field(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    for (; k != NULL; k = k->super) {
        Field *f = class_declared_field(k, name, descriptor);
        for (u2 i = 0; f == NULL && i < k->interface_count; i++)
            f = class_find_field(k->interfaces[i], name, descriptor);
        if (f != NULL) return f;
    }
    return NULL;
}

Method *class_declared_method(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    for (Method *m = k->methods, *end = m + k->declared_method_count; m < end; m++)
        if (m->name == name && m->descriptor == descriptor) return m;
    return NULL;
}

/* §5.4.3.3 step 3: a maximally-specific superinterface method, the one that is not abstract if there is just one; else any. */
static Method *find_in_interfaces(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    Method *best = NULL;
    for (u2 i = 0; i < k->all_interface_count; i++) {
        Method *m = class_declared_method(k->all_interfaces[i], name, descriptor);
        if (m == NULL || (m->access_flags & (ACC_PRIVATE | ACC_STATIC))) continue;
        if (best == NULL || class_is_subtype(m->klass, best->klass) ||
            (method_is_abstract(best) && !method_is_abstract(m) && !class_is_subtype(best->klass, m->klass)))
            best = m;
    }
    return best;
}

Method *class_find_method(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    for (const Class *c = k; c != NULL; c = c->super) {
        Method *m = class_declared_method(c, name, descriptor);
        if (m != NULL) return m;
    }
    return find_in_interfaces(k, name, descriptor);
}

Method *class_find_interface_method(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    Method *m = class_declared_method(k, name, descriptor);
    if (m != NULL) return m;
    m = class_declared_method(KNOWN(Object), name, descriptor);
    if (m != NULL && (m->access_flags & (ACC_PUBLIC | ACC_STATIC)) == ACC_PUBLIC) return m;
    return find_in_interfaces(k, name, descriptor);
}

/* ---- selection ------------------------------------------------------------------------------------------------------- */

Method *class_select_interface(const Class *receiver, const Method *m)
{
    if (m->itable_index < 0) return class_select_virtual(receiver, m);  /* a method of Object, or private */
    for (const ItableEntry *e = receiver->itable, *end = e + receiver->itable_count; e < end; e++)
        if (e->interface == m->klass) return e->methods[m->itable_index];
    return NULL;
}

int32_t class_vtable_index(const Class *holder, const Method *m)
{
    if (m->vtable_index >= 0 || m->itable_index < 0) return m->vtable_index;
    for (u4 i = holder->vtable_length; i-- > 0; )
        if (holder->vtable[i]->name == m->name && holder->vtable[i]->descriptor == m->descriptor) return (int32_t)i;
    return VTABLE_NONE;
}

bool class_same_package(const Class *a, const Class *b)
{
    while (class_is_array(a)) a = a->element;
    while (class_is_array(b)) b = b->element;
    return a == b || (a->package != NULL && a->package == b->package);
}

/* ---- names for messages ------------------------------------------------------------------------------------------------ */

/* They hang off the Thread: the library's thread-local block must stay small, or dlopen refuses it. */
char *class_text_buffer(size_t *size)
{
    static char unattached[16][1024];           /* a message may name that many things, counting what names them */
    static u4   next_unattached;
    Thread *t = thread_current();
    *size = sizeof unattached[0];
    if (t == NULL) return unattached[next_unattached++ % COUNT_OF(unattached)];
    if (t->text_buffers == NULL && (t->text_buffers = malloc(sizeof unattached)) == NULL) vm_fatal("out of memory");
    return t->text_buffers[t->next_text_buffer++ % COUNT_OF(unattached)];
}

/* Dots for slashes; a hidden class's "+" before its suffix becomes a slash. */
static void put_external(char *to, size_t size, const char *name, size_t length, bool hidden)
{
    char *suffix = NULL;
    if (length >= size) length = size - 1;
    for (size_t i = 0; i < length; i++) {
        to[i] = name[i] == '/' ? '.' : name[i];
        if (name[i] == '+') suffix = to + i;
    }
    if (hidden && suffix != NULL) *suffix = '/';
    to[length] = '\0';
}

const char *class_external_name(const Class *k)
{
    size_t size;
    char *buffer = class_text_buffer(&size);
    const Class *innermost = k;
    while (class_is_array(innermost)) innermost = innermost->element;
    put_external(buffer, size, symbol_chars(k->name), k->name->length, innermost->flags & CLASS_HIDDEN);
    return buffer;
}

const char *symbol_external_name(const Symbol *class_name)
{
    size_t size;
    char *buffer = class_text_buffer(&size);
    put_external(buffer, size, symbol_chars(class_name), class_name->length, false);
    return buffer;
}

static const char *primitive_name(char kind)
{
    switch (kind) {
    case 'B': return "byte";    case 'C': return "char";  case 'D': return "double"; case 'F': return "float";
    case 'I': return "int";     case 'J': return "long";  case 'S': return "short";  case 'Z': return "boolean";
    default:  return "void";
    }
}

/* One field type of a descriptor as Java writes it; returns the characters put. */
static size_t put_type(char *to, size_t size, const char *chars, size_t length)
{
    size_t dimensions = 0;
    if (size < 2) return 0;
    while (dimensions < length && chars[dimensions] == '[') dimensions++;
    if (chars[dimensions] == 'L')
        put_external(to, size, chars + dimensions + 1, length - dimensions - 2, false);
    else
        snprintf(to, size, "%s", primitive_name(chars[dimensions]));
    size_t used = strlen(to);
    for (; dimensions > 0 && used + 3 < size; dimensions--, used += 2) memcpy(to + used, "[]", 3);
    return used;
}

static const char *signature_text(const Class *holder, const Symbol *name, const Symbol *descriptor, bool with_return_type)
{
    size_t size, used = 0;
    char *buffer = class_text_buffer(&size);
    if (with_return_type) {
        const char *type = descriptor_return(descriptor);
        used = put_type(buffer, size, type, strlen(type));
        used += (size_t)snprintf(buffer + used, size - used, " ");
    }
    if (holder != NULL) used += (size_t)snprintf(buffer + used, size - used, "%s.", class_external_name(holder));
    used += (size_t)snprintf(buffer + used, size - used, "%s(", symbol_chars(name));
    const char *separator = "";
    for (TypeIter p = descriptor_params(descriptor); used + 8 < size && descriptor_next(&p); separator = ", ") {
        used += (size_t)snprintf(buffer + used, size - used, "%s", separator);
        used += put_type(buffer + used, size - used, p.chars, p.length);
    }
    if (used + 2 < size) memcpy(buffer + used, ")", 2);
    return buffer;
}

const char *method_external_name(const Method *m, bool with_return_type)
{
    return signature_text(m->klass, m->name, m->descriptor, with_return_type);
}

const char *signature_external_name(const Class *holder, const Symbol *name, const Symbol *descriptor)
{
    return signature_text(holder, name, descriptor, true);
}

/* ---- what lives as long as the class ------------------------------------------------------------------------------------ */

/* kept is an Object[] that doubles; kept_count of its elements are in use. */
bool class_keep_alive(Thread *t, Class *k, Object *o)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    Object *spare = NULL;
    for (;;) {
        pthread_mutex_lock(&lock);
        int32_t capacity = k->kept != NULL ? array_length(k->kept) : 0;
        if (k->kept_count < (u4)capacity) {
            object_store_ref(k->kept, &array_refs(k->kept)[k->kept_count++], o);
            pthread_mutex_unlock(&lock);
            return true;
        }
        if (spare != NULL && array_length(spare) > capacity) {
            if (capacity > 0) memcpy(array_data(spare), array_data(k->kept), (size_t)capacity * sizeof(Object *));
            array_refs(spare)[k->kept_count++] = o;
            k->kept = spare;
            if (k->mirror != NULL) heap_dirty(k->mirror);
            heap_hold(spare);
            pthread_mutex_unlock(&lock);
            return true;
        }
        pthread_mutex_unlock(&lock);                    /* allocation may collect: not under the lock */
        spare = heap_alloc_array(t, KNOWN(ObjectArray), capacity > 0 ? capacity * 2 : 4);
        if (spare == NULL) return false;
    }
}
