/* How messages name classes together with their modules and loaders, and how stack traces name methods. */
#include <stdio.h>
#include <string.h>

#include "classloader/classfile.h"
#include "classloader/loader.h"
#include "classloader/module.h"
#include "vm/java_string.h"
#include "vm/vm_ops.h"

const char *loader_name_and_id(const Loader *l)
{
    size_t size;
    char *buffer = class_text_buffer(&size);
    if (l->is_hidden_holder) l = l->parent;
    if (l->object == NULL) return "'bootstrap'";
    const Object *name = object_ref_at(l->object, KNOWN(ClassLoader_nameAndId));
    if (name == NULL) return class_external_name(object_class(l->object));
    if (string_utf8_length(name) >= size) return "?";
    string_copy_utf8(name, 0, string_length(name), buffer);
    return buffer;
}

static const Class *innermost(const Class *k)
{
    while (class_is_array(k)) k = k->element;
    return k;
}

static const Module *module_of_class(const Class *k) { return innermost(k)->module; }

/* Modules of the JDK itself are shown without their version. */
static bool shows_version(const Module *m)
{
    return m->version != NULL && !(m->location != NULL && (strncmp(symbol_chars(m->location), "jrt:/java.", 10) == 0 ||
                                                           strncmp(symbol_chars(m->location), "jrt:/jdk.", 9) == 0));
}

static void put_place(char *to, size_t size, const char *subject, const char *verb, const Class *k, bool with_parent_loader)
{
    const Module *m = module_of_class(k);
    const Loader *l = innermost(k)->loader;
    char module[512] = "module java.base";
    if (m != NULL && m->name != NULL)
        snprintf(module, sizeof module, "module %s%s%s", symbol_chars(m->name), shows_version(m) ? "@" : "", shows_version(m) ? symbol_chars(m->version) : "");
    else if (m != NULL)
        snprintf(module, sizeof module, "unnamed module");
    int used = snprintf(to, size, "%s %s in %s of loader %s", subject, verb, module, loader_name_and_id(l));
    if (!with_parent_loader || l->is_builtin || used < 0 || (size_t)used >= size) return;
    const Object *parent = object_ref_at(l->object, KNOWN(ClassLoader_parent));
    Loader *of_parent = parent != NULL ? OBJECT_AT(parent, KNOWN(ClassLoader_loader_data), Loader *) : vm.boot_loader;
    if (of_parent != NULL) snprintf(to + used, size - (size_t)used, ", parent loader %s", loader_name_and_id(of_parent));
}

const char *class_in_module(const Class *k, bool with_parent_loader)
{
    size_t size;
    char *buffer = class_text_buffer(&size);
    put_place(buffer, size, class_external_name(k), "is", k, with_parent_loader);
    return buffer;
}

const char *classes_in_modules(const Class *a, const Class *b)
{
    size_t size;
    char *buffer = class_text_buffer(&size), names[900];
    if (module_of_class(a) == module_of_class(b)) {
        snprintf(names, sizeof names, "%s and %s", class_external_name(a), class_external_name(b));
        put_place(buffer, size, names, "are", a, false);
    } else {
        snprintf(buffer, size, "%s; %s", class_in_module(a, false), class_in_module(b, false));
    }
    return buffer;
}

void frame_print(FILE *out, const Method *m, int32_t bci)
{
    const Class *k = m->klass;
    fprintf(out, "\tat %s.%s(", class_external_name(k), symbol_chars(m->name));
    if (k->module != NULL && k->module->name != NULL) {
        fputs(symbol_chars(k->module->name), out);
        if (k->module->version != NULL) fprintf(out, "@%s", symbol_chars(k->module->version));
        fputc('/', out);
    }
    int32_t line = bci >= 0 ? vm_ops.line_number(m, bci) : -1;
    const Symbol *file = k->file != NULL ? classfile_optional_utf8(k->file, k->file->source_file_index) : NULL;
    if (method_is_native(m)) fputs("Native Method)\n", out);
    else if (file == NULL) fputs("Unknown Source)\n", out);
    else if (line < 0) fprintf(out, "%s)\n", symbol_chars(file));
    else fprintf(out, "%s:%d)\n", symbol_chars(file), (int)line);
}
