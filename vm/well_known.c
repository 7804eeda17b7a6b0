#include "vm/well_known.h"

#include "vm/exception.h"
#include "vm/mirror.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

typedef enum RowKind { ROW_CLASS, ROW_FIELD, ROW_STATIC, ROW_INJECTED, ROW_METHOD } RowKind;
typedef struct Row {
    RowKind     kind;
    size_t      class_slot, slot;                       /* offsets in WellKnown */
    const char *class_name, *name, *descriptor;
} Row;

#define SLOT(member) offsetof(WellKnown, member)
static const Row rows[] = {
#define WK_CLASS(id, name)                       { ROW_CLASS, 0, SLOT(id), name, NULL, NULL },
#define WK_FIELD(class_id, name, descriptor)     { ROW_FIELD, SLOT(class_id), SLOT(class_id##_##name), NULL, #name, descriptor },
#define WK_STATIC(class_id, name, descriptor)    { ROW_STATIC, SLOT(class_id), SLOT(class_id##_##name), NULL, #name, descriptor },
#define WK_INJECTED(class_id, name, descriptor)  { ROW_INJECTED, SLOT(class_id), SLOT(class_id##_##name), NULL, #name, #descriptor },
#define WK_METHOD(class_id, id, name, descriptor) { ROW_METHOD, SLOT(class_id), SLOT(class_id##_##id), NULL, name, descriptor },
#include "vm/well_known.def"
};

#define AT(slot, ctype) (*(ctype *)((char *)&vm.known + (slot)))

static bool bind_member(Thread *t, const Row *row)
{
    Class *k = AT(row->class_slot, Class *);
    const Symbol *name = symbol_of(row->name), *descriptor = symbol_of(row->descriptor);
    if (row->kind == ROW_METHOD) {
        Method *m = class_declared_method(k, name, descriptor);
        AT(row->slot, Method *) = m;
        if (m != NULL) return true;
    } else {
        Field *f = class_declared_field(k, name, descriptor);
        if (f != NULL && !(f->access_flags & ACC_STATIC) == (row->kind == ROW_FIELD)) {
            AT(row->slot, u4) = f->offset;
            return true;
        }
    }
    return throw_new(t, EX_InternalError, "this class library lacks %s.%s %s", symbol_chars(k->name), row->name, row->descriptor);
}

static bool load_class(Thread *t, const Row *row)
{
    if (!vm.mirrors_ready && KNOWN(Class) != NULL) mirror_create_pending(t);   /* the rows of java.lang.Class are bound now */
    return (AT(row->slot, Class *) = vm_ops.load_class(t, symbol_of(row->class_name), NULL)) != NULL;
}

/* In the list's order, since making a mirror needs the fields of java.lang.Class; statics last, since those of the first
 * classes get their offsets with the mirrors. */
bool well_known_load(Thread *t)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        RowKind kind = rows[i].kind;
        if (kind == ROW_CLASS && !load_class(t, &rows[i])) return false;
        if ((kind == ROW_FIELD || kind == ROW_METHOD) && !bind_member(t, &rows[i])) return false;
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind == ROW_STATIC && !bind_member(t, &rows[i])) return false;
    OBJECT_AT(KNOWN(SoftReference)->mirror, KNOWN(SoftReference_clock), int64_t) = time_millis();  /* later each collection does */
    return true;
}

void well_known_injected(const Symbol *class_name, void (*add)(void *arg, const char *name, char type, u4 *offset), void *arg)
{
    bool inside = false;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind == ROW_CLASS)
            inside = symbol_is(class_name, rows[i].class_name);
        else if (inside && rows[i].kind == ROW_INJECTED)
            add(arg, rows[i].name, rows[i].descriptor[0], &AT(rows[i].slot, u4));
}
