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

/* Classes first and mirrors with them, since statics only have their final offsets then. */
bool well_known_load(Thread *t)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind == ROW_CLASS) {
            Class *k = vm_ops.load_class(t, symbol_of(rows[i].class_name), NULL);
            if (k == NULL) return false;
            AT(rows[i].slot, Class *) = k;
            if (rows[i].slot == SLOT(Class)) mirror_create_pending(t);
        }
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind != ROW_CLASS && rows[i].kind != ROW_INJECTED && !bind_member(t, &rows[i])) return false;
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
