#include "classloader/stack_print.h"
#include "classloader/classfile.h"
#include "classloader/module.h"
#include "vm/mirror.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

void stack_print_frame(FILE *out, const StackWalk *w)
{
    const Method *m = w->method;
    const Class *k = m->klass;
    fprintf(out, "\tat %s.%s(", class_external_name(k), symbol_chars(m->name));
    if (k->module != NULL && k->module->name != NULL) {
        fputs(symbol_chars(k->module->name), out);
        if (k->module->version != NULL) fprintf(out, "@%s", symbol_chars(k->module->version));
        fputc('/', out);
    }
    int32_t line = w->bci >= 0 ? vm_ops.line_number(m, w->bci) : -1;
    const Symbol *file = k->file != NULL ? classfile_optional_utf8(k->file, k->file->source_file_index) : NULL;
    if (method_is_native(m)) fputs("Native Method)\n", out);
    else if (file == NULL) fputs("Unknown Source)\n", out);
    else if (line < 0) fprintf(out, "%s)\n", symbol_chars(file));
    else fprintf(out, "%s:%d)\n", symbol_chars(file), (int)line);
}

void stack_print_lock(FILE *out, const char *what, const Object *o)
{
    if (o == NULL) return;
    bool is_mirror = object_class(o) == KNOWN(Class);
    fprintf(out, "\t- %s%s<0x%016lx> (a %s%s%s)\n", what != NULL ? what : "", what != NULL ? " " : "", (unsigned long)(uintptr_t)o, class_external_name(object_class(o)),
            is_mirror ? " for " : "", is_mirror ? class_external_name(mirror_class(o)) : "");
}

void stack_print_held_locks(FILE *out, const Thread *target, const Frame *f)
{
    const Object *entering = target->waiting_object == NULL ? target->blocked_object : NULL;       /* else that is to be held again */
    for (const HeldMonitor *held = f->monitors; held != NULL; held = held->next)
        if (held->object != entering) stack_print_lock(out, "locked", held->object);
    if (f->lock != entering) stack_print_lock(out, "locked", f->lock);
}

void stack_print(FILE *out, Thread *t)
{
    for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w)) {
        stack_print_frame(out, &w);
        stack_print_held_locks(out, t, w.frame);
    }
}
