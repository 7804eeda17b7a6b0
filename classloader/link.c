#include "classloader/constraints.h"
#include "classloader/link.h"

#include <stdlib.h>
#include <string.h>

#include "classloader/module.h"
#include "classloader/resolve.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

/* ---- methods ----------------------------------------------------------------------------------------------------------- */

/* §2.9.3: native varargs methods of MethodHandle and VarHandle that take one Object[]. */
static bool is_polymorphic(const Class *k, const FileMethod *file)
{
    u2 wanted = ACC_NATIVE | ACC_VARARGS;
    return (file->flags & wanted) == wanted && strncmp(symbol_chars(file->descriptor), "([Ljava/lang/Object;)", 21) == 0 &&
           (symbol_is(k->name, "java/lang/invoke/MethodHandle") || symbol_is(k->name, "java/lang/invoke/VarHandle"));
}

static void build_method(Class *k, Method *m, FileMethod *file, u2 index)
{
    m->klass = k;
    m->pool = k->pool;
    m->code = file->code;
    m->code_length = file->code_length;
    m->max_stack = file->max_stack;
    m->max_locals = file->max_locals;
    m->arg_slots = file->arg_slots;
    m->access_flags = file->flags;
    m->flags = file->marks;
    m->return_type = descriptor_return_kind(file->descriptor);
    m->index = index;
    m->vtable_index = m->itable_index = VTABLE_NONE;
    m->name = file->name;
    m->descriptor = file->descriptor;
    m->file = file;
    if (symbol_is(m->name, "<init>")) m->flags |= METHOD_INITIALIZER;
    if (symbol_is(m->name, "<clinit>")) m->flags |= METHOD_CLASS_INITIALIZER;
    if (is_polymorphic(k, file)) m->flags |= METHOD_POLYMORPHIC;
}

static void build_methods(Class *k, const ClassFile *file)
{
    k->method_count = k->declared_method_count = file->method_count;
    k->methods = arena_alloc(k->loader->arena, file->method_count * sizeof(Method));
    for (u2 i = 0; i < file->method_count; i++)
        build_method(k, &k->methods[i], &file->methods[i], i);
}

static bool is_virtual(const Method *m)
{
    return !(m->access_flags & (ACC_STATIC | ACC_PRIVATE)) && !(m->flags & (METHOD_INITIALIZER | METHOD_CLASS_INITIALIZER));
}

/* ---- interfaces -------------------------------------------------------------------------------------------------------- */

static void add_interface(Class **list, u2 *count, Class *interface)
{
    for (u2 i = 0; i < *count; i++)
        if (list[i] == interface) return;
    list[(*count)++] = interface;
}

static void collect_interfaces(Class *k, Class **direct, u2 count)
{
    size_t most = (k->super != NULL ? k->super->all_interface_count : 0u) + count;
    for (u2 i = 0; i < count; i++) most += direct[i]->all_interface_count;
    k->interface_count = count;
    k->interfaces = arena_copy(k->loader->arena, direct, count * sizeof *direct);
    if (count == 0) {                                   /* the common case shares the superclass's list */
        k->all_interfaces = k->super != NULL ? k->super->all_interfaces : NULL;
        k->all_interface_count = k->super != NULL ? k->super->all_interface_count : 0;
        return;
    }
    k->all_interfaces = arena_alloc(k->loader->arena, most * sizeof *direct);
    for (u2 i = 0; k->super != NULL && i < k->super->all_interface_count; i++)
        add_interface(k->all_interfaces, &k->all_interface_count, k->super->all_interfaces[i]);
    for (u2 i = 0; i < count; i++) {
        add_interface(k->all_interfaces, &k->all_interface_count, direct[i]);
        for (u2 j = 0; j < direct[i]->all_interface_count; j++)
            add_interface(k->all_interfaces, &k->all_interface_count, direct[i]->all_interfaces[j]);
    }
}

/* ---- vtable ------------------------------------------------------------------------------------------------------------ */

/* The table under construction, with an index by name and descriptor; equal keys (package-private overloads of the same
 * signature in different packages) follow each other in probe order. */
typedef struct VtableBuilder {
    Method **methods;
    u4       count, index_size;
    u4      *index;                                     /* slot + 1; 0: free */
} VtableBuilder;

static u4 key_hash(const Symbol *name, const Symbol *descriptor) { return name->hash * 31 + descriptor->hash; }

static void builder_index(VtableBuilder *b, u4 slot)
{
    u4 i = key_hash(b->methods[slot]->name, b->methods[slot]->descriptor);
    while (b->index[i & (b->index_size - 1)] != 0) i++;
    b->index[i & (b->index_size - 1)] = slot + 1;
}

static u4 builder_add(VtableBuilder *b, Method *m)
{
    b->methods[b->count] = m;
    builder_index(b, b->count);
    return b->count++;
}

/* Next slot whose method has that key; *cursor starts at key_hash and is kept between calls.  -1: no more. */
static int32_t builder_next(const VtableBuilder *b, const Symbol *name, const Symbol *descriptor, u4 *cursor)
{
    for (;; ++*cursor) {
        u4 slot = b->index[*cursor & (b->index_size - 1)];
        if (slot == 0) return -1;
        const Method *m = b->methods[slot - 1];
        if (m->name == name && m->descriptor == descriptor) {
            ++*cursor;
            return (int32_t)(slot - 1);
        }
    }
}

static void builder_init(VtableBuilder *b, const Class *k)
{
    size_t most = (k->super != NULL ? k->super->vtable_length : 0) + k->method_count;
    for (u2 i = 0; i < k->all_interface_count; i++) most += k->all_interfaces[i]->declared_method_count;
    b->index_size = 16;
    while (b->index_size < most * 2) b->index_size *= 2;
    b->methods = malloc(most * sizeof *b->methods + 1);
    b->index = calloc(b->index_size, sizeof *b->index);
    if (b->methods == NULL || b->index == NULL) vm_fatal("out of memory");
    b->count = 0;
    for (u4 i = 0; k->super != NULL && i < k->super->vtable_length; i++)
        builder_add(b, k->super->vtable[i]);
}

static bool is_package_private(const Method *m) { return !(m->access_flags & (ACC_PUBLIC | ACC_PROTECTED | ACC_PRIVATE)); }

/* §5.4.5: may a method of k override the inherited one? */
static bool overrides(const Class *k, const Method *inherited)
{
    if (inherited->access_flags & (ACC_PUBLIC | ACC_PROTECTED)) return true;
    return is_package_private(inherited) && k->package == inherited->klass->package;
}

/* Or one that has been in that slot of a superclass? */
static bool overrides_slot(const Class *k, u4 slot)
{
    for (const Class *super = k->super; super != NULL && slot < super->vtable_length; super = super->super)
        if (overrides(k, super->vtable[slot])) return true;
    return false;
}

static void place_declared_method(VtableBuilder *b, Class *k, Method *m)
{
    u4 cursor = key_hash(m->name, m->descriptor);
    for (int32_t slot; (slot = builder_next(b, m->name, m->descriptor, &cursor)) >= 0; )
        if (overrides_slot(k, (u4)slot)) {
            b->methods[slot] = m;
            m->vtable_index = slot;
        }
    /* Who overrides a package-private method need not override what that one has overridden, nor the other way round. */
    if ((m->vtable_index < 0 || is_package_private(m)) && !((m->access_flags | k->access_flags) & ACC_FINAL))
        m->vtable_index = (int32_t)builder_add(b, m);
}

/* Throws what link time found wrong with a selection; the text is in m->bridge. */
static bool conflict_entry(Thread *t, Method *m, Slot *args)
{
    (void)args;
    return throw_new(t, EX_IncompatibleClassChangeError, "%s", (const char *)m->bridge);
}

static Method *make_conflict(Class *k, const Method *a, const Method *b)
{
    Method *m = arena_copy(k->loader->arena, a, sizeof *a);
    m->klass = k;
    m->flags = METHOD_OVERPASS;
    m->access_flags = ACC_PUBLIC | ACC_SYNTHETIC;
    m->code = NULL;
    m->entry = conflict_entry;
    m->bridge = arena_printf(k->loader->arena, "Conflicting default methods: %s.%s %s.%s", symbol_chars(a->klass->name),
                             symbol_chars(a->name), symbol_chars(b->klass->name), symbol_chars(b->name));
    return m;
}

/* Is some other superinterface of k that declares the method below m's interface? */
static bool is_hidden_by_subinterface(const Class *k, const Method *m)
{
    for (u2 i = 0; i < k->all_interface_count; i++) {
        Class *other = k->all_interfaces[i];
        if (other == m->klass || !class_is_subtype(other, m->klass)) continue;
        const Method *n = class_declared_method(other, m->name, m->descriptor);
        if (n != NULL && is_virtual(n)) return true;
    }
    return false;
}

/* §5.4.6 step 3: the maximally-specific superinterface method for a slot no class method fills. */
static Method *select_default(Class *k, const Symbol *name, const Symbol *descriptor)
{
    Method *chosen = NULL, *abstract_one = NULL;
    for (u2 i = 0; i < k->all_interface_count; i++) {
        Method *m = class_declared_method(k->all_interfaces[i], name, descriptor);
        if (m == NULL || !is_virtual(m) || is_hidden_by_subinterface(k, m)) continue;
        if (method_is_abstract(m))
            abstract_one = m;
        else if (chosen == NULL)
            chosen = m;
        else
            return make_conflict(k, chosen, m);
    }
    return chosen != NULL ? chosen : abstract_one;
}

static bool comes_from_interface(const Method *m) { return class_is_interface(m->klass) || (m->flags & METHOD_OVERPASS); }

/* Slots for interface methods that no class implements: abstract ones (mirandas) and defaults. */
static void place_interface_methods(VtableBuilder *b, Class *k)
{
    u4 inherited = k->super != NULL ? k->super->vtable_length : 0;
    if (k->interface_count == 0) return;                /* nothing new below what the superclass has */
    for (u4 i = 0; i < inherited; i++)
        if (comes_from_interface(b->methods[i])) {
            Method *m = select_default(k, b->methods[i]->name, b->methods[i]->descriptor);
            if (m != NULL) b->methods[i] = m;
        }
    for (u2 i = 0; i < k->all_interface_count; i++) {
        Class *interface = k->all_interfaces[i];
        for (Method *m = interface->methods, *end = m + interface->declared_method_count; m < end; m++) {
            u4 cursor = key_hash(m->name, m->descriptor);
            bool found = !is_virtual(m);
            for (int32_t slot; !found && (slot = builder_next(b, m->name, m->descriptor, &cursor)) >= 0; )
                found = comes_from_interface(b->methods[slot]) || (b->methods[slot]->access_flags & ACC_PUBLIC);
            if (!found) {
                const Method *final = class_find_method(k, m->name, m->descriptor);
                if (final == NULL || class_is_interface(final->klass) || !is_virtual(final))
                    builder_add(b, select_default(k, m->name, m->descriptor));
            }
        }
    }
}

static void build_vtable(VtableBuilder *b, Class *k)
{
    builder_init(b, k);
    if (class_is_interface(k)) {
        int32_t next = 0;
        for (u2 i = 0; i < k->method_count; i++)
            if (is_virtual(&k->methods[i])) k->methods[i].itable_index = next++;
        b->count = 0;
        return;
    }
    for (u2 i = 0; i < k->method_count; i++)
        if (is_virtual(&k->methods[i])) place_declared_method(b, k, &k->methods[i]);
    place_interface_methods(b, k);
}

/* ---- itables ----------------------------------------------------------------------------------------------------------- */

static u2 itable_length(const Class *interface)
{
    u2 n = 0;
    for (u2 i = 0; i < interface->declared_method_count; i++) n += interface->methods[i].itable_index >= 0;
    return n;
}

/* §5.4.6 for a receiver of class k: a class method first (public ones before others), then what the vtable slot has. */
static Method *select_implementation(const VtableBuilder *b, Class *k, const Method *m)
{
    u4 cursor = key_hash(m->name, m->descriptor);
    int32_t slot, best = -1, best_rank = -1;
    while ((slot = builder_next(b, m->name, m->descriptor, &cursor)) >= 0) {
        int32_t rank = 2 * !comes_from_interface(b->methods[slot]) + !!(b->methods[slot]->access_flags & ACC_PUBLIC);
        if (rank > best_rank || (b->methods[slot]->access_flags & ACC_PUBLIC && rank == best_rank)) {
            best = slot;
            best_rank = rank;
        }
    }
    if (best >= 0) return b->methods[best];
    for (Class *c = k; c != NULL; c = c->super) {       /* a final method that has no slot */
        Method *own = class_declared_method(c, m->name, m->descriptor);
        if (own != NULL && is_virtual(own)) return own;
    }
    return (Method *)(uintptr_t)m;
}

static void build_itable(const VtableBuilder *b, Class *k)
{
    if (class_is_interface(k) || k->all_interface_count == 0) return;
    k->itable = arena_alloc(k->loader->arena, k->all_interface_count * sizeof *k->itable);
    for (u2 i = 0; i < k->all_interface_count; i++) {
        Class *interface = k->all_interfaces[i];
        u2 length = itable_length(interface);
        ItableEntry *entry = &k->itable[k->itable_count++];
        entry->interface = interface;
        entry->methods = arena_alloc(k->loader->arena, (length + 1u) * sizeof *entry->methods);
        for (u2 j = 0; j < interface->declared_method_count; j++) {
            Method *m = &interface->methods[j];
            if (m->itable_index >= 0) entry->methods[m->itable_index] = select_implementation(b, k, m);
        }
    }
}

/* ---- field layout -------------------------------------------------------------------------------------------------------- */

/* group: of fields that keep a distance from all others (@Contended), 0 for the rest. */
typedef struct Place { u4 *offset; u1 bytes; bool is_ref; u4 group; } Place;
typedef struct Layout { Place *places; u4 count; } Layout;

static u1 field_bytes(char type)
{
    switch (type) {
    case 'Z': case 'B': return 1;
    case 'C': case 'S': return 2;
    case 'I': case 'F': return 4;
    default:            return 8;
    }
}

/* Gives the group's places of `bytes` their offsets from *cursor on, as long as they fit before `limit`. */
static void assign(Layout *layout, u4 group, u1 bytes, bool is_ref, u4 *cursor, u4 limit)
{
    for (u4 i = 0; i < layout->count; i++) {
        Place *p = &layout->places[i];
        if (p->group != group || p->bytes != bytes || p->is_ref != is_ref || *p->offset != 0) continue;
        u4 offset = (u4)align_up(*cursor, bytes);
        if (offset + bytes > limit) return;
        *p->offset = offset;
        *cursor = offset + bytes;
    }
}

static void add_place(Layout *layout, u4 *offset, char type, u4 group)
{
    *offset = 0;
    layout->places[layout->count++] = (Place){ offset, field_bytes(type), kind_is_reference(type), group };
}

static void add_injected(void *arg, const char *name, char type, u4 *offset)
{
    (void)name;
    add_place(arg, offset, type, 0);
}

static void add_ref_run(Class *k, u4 first_ref, u4 ref_count)
{
    if (ref_count == 0) return;
    RefRun *runs = arena_alloc(k->loader->arena, (k->ref_run_count + 1) * sizeof *runs);
    if (k->ref_run_count > 0) memcpy(runs, k->ref_runs, k->ref_run_count * sizeof *runs);
    RefRun *last = k->ref_run_count > 0 ? &runs[k->ref_run_count - 1] : NULL;
    if (last != NULL && last->offset + 8 * last->count == first_ref)
        last->count += ref_count;
    else
        runs[k->ref_run_count++] = (RefRun){ first_ref, ref_count };
    k->ref_runs = runs;
}

/* References, then 8, 4, 2, 1.  The end, which is where it was if there are none. */
static u4 lay_out_group(Class *k, Layout *layout, u4 group, u4 end)
{
    u4 start = (u4)align_up(end, 8), cursor = start;
    assign(layout, group, 8, true, &cursor, UINT32_MAX);
    add_ref_run(k, start, (cursor - start) / 8);
    for (u1 bytes = 8; bytes >= 1; bytes /= 2) assign(layout, group, bytes, false, &cursor, UINT32_MAX);
    return cursor > start ? cursor : end;
}

static u4 contended_padding(void) { return vm.options->EnableContended ? (u4)vm.options->ContendedPaddingWidth : 0; }

/* Small fields first fill the gap the superclass left before the next multiple of 8, unless the class keeps a distance. */
static void lay_out_instance(Class *k, Layout *layout, Field *referent, bool is_contended)
{
    u4   cursor = k->super != NULL ? k->super->fields_end : OBJECT_HEADER_BYTES, gap_end = (u4)align_up(cursor, 8);
    bool pads = is_contended;
    if (is_contended) cursor = gap_end + contended_padding();
    else for (u1 bytes = 4; bytes >= 1; bytes /= 2) assign(layout, 0, bytes, false, &cursor, gap_end);
    if (referent != NULL) {                             /* java.lang.ref.Reference.referent lies outside the reference runs */
        referent->offset = (u4)align_up(cursor, 8);
        cursor = referent->offset + 8;
    }
    k->ref_runs = k->super != NULL ? k->super->ref_runs : NULL;
    k->ref_run_count = k->super != NULL ? k->super->ref_run_count : 0;
    cursor = lay_out_group(k, layout, 0, cursor);
    for (u4 i = 0; i < layout->count; i++) {
        if (*layout->places[i].offset != 0) continue;   /* the first of its group */
        cursor = lay_out_group(k, layout, layout->places[i].group, cursor + contended_padding());
        pads = true;
    }
    k->fields_end = cursor + (pads ? contended_padding() : 0);
    k->instance_bytes = (u4)align_up(k->fields_end, 8);
    if (k->ref_run_count > 0) k->flags |= CLASS_CONTAINS_REFS;
}

static void lay_out_statics(Class *k, Layout *layout)
{
    u4 base = vm.mirrors_ready ? KNOWN(Class)->instance_bytes : 0, cursor = base + 8;  /* + 8: an offset is never 0 while unassigned */
    k->statics_start = base;
    k->static_ref_offset = cursor;
    assign(layout, 0, 8, true, &cursor, UINT32_MAX);
    k->static_ref_count = (cursor - k->static_ref_offset) / 8;
    for (u1 bytes = 8; bytes >= 1; bytes /= 2) assign(layout, 0, bytes, false, &cursor, UINT32_MAX);
    k->mirror_bytes = (u4)align_up(cursor, 8);
}

static void build_field(Class *k, Field *f, FileField *file, u2 index)
{
    f->klass = k;
    f->name = file->name;
    f->descriptor = file->descriptor;
    f->file = file;
    f->access_flags = file->flags;
    f->index = index;
    f->type = symbol_chars(file->descriptor)[0];
    f->trusted_final = (file->flags & ACC_FINAL) && ((file->flags & ACC_STATIC) || (k->flags & (CLASS_HIDDEN | CLASS_RECORD)));
}

/* By @Contended: one named by a constant, or one for this field alone. */
static u4 group_of(const Field *f)
{
    if ((f->access_flags & ACC_STATIC) || !(f->file->marks & FIELD_CONTENDED) || contended_padding() == 0) return 0;
    return f->file->contention_group != 0 ? f->file->contention_group : 0x10000u + f->index;
}

static void build_fields(Class *k, const ClassFile *file)
{
    enum { MOST_INJECTED = 8 };
    Layout instance = { malloc((file->field_count + MOST_INJECTED) * sizeof(Place)), 0 };
    Layout statics = { malloc((file->field_count + 1u) * sizeof(Place)), 0 };
    bool is_reference_class = k->loader == vm.boot_loader && symbol_is(k->name, "java/lang/ref/Reference");
    Field *referent = NULL;
    if (instance.places == NULL || statics.places == NULL) vm_fatal("out of memory");
    k->field_count = file->field_count;
    k->fields = arena_alloc(k->loader->arena, file->field_count * sizeof(Field));
    for (u2 i = 0; i < file->field_count; i++) {
        Field *f = &k->fields[i];
        build_field(k, f, &file->fields[i], i);
        if (is_reference_class && symbol_is(f->name, "referent"))
            referent = f;
        else
            add_place(f->access_flags & ACC_STATIC ? &statics : &instance, &f->offset, f->type, group_of(f));
    }
    if (k->loader == vm.boot_loader) well_known_injected(k->name, add_injected, &instance);
    lay_out_instance(k, &instance, referent, file->is_contended && contended_padding() > 0);
    lay_out_statics(k, &statics);
    free(instance.places);
    free(statics.places);
}

/* ---- the class ----------------------------------------------------------------------------------------------------------- */

static ReferenceKind reference_kind(const Class *k)
{
    if (k->super == NULL) return REF_NONE;
    if (k->super->reference_kind != REF_NONE || k->loader != vm.boot_loader) return (ReferenceKind)k->super->reference_kind;
    if (symbol_is(k->name, "java/lang/ref/SoftReference")) return REF_SOFT;
    if (symbol_is(k->name, "java/lang/ref/WeakReference")) return REF_WEAK;
    if (symbol_is(k->name, "java/lang/ref/FinalReference")) return REF_FINAL;
    if (symbol_is(k->name, "java/lang/ref/PhantomReference")) return REF_PHANTOM;
    return REF_NONE;
}

static u4 class_flags(const Class *k, const ClassFile *file, const DefineOptions *options)
{
    u4 inherited = CLASS_HAS_FINALIZER | CLASS_CLONEABLE | CLASS_IS_LOADER | CLASS_SKIP_ACCESS | CLASS_HAS_DEFAULT_METHODS;
    u4 flags = k->super != NULL ? k->super->flags & inherited : 0;
    bool boot = k->loader == vm.boot_loader;
    if (k->super == NULL) flags &= ~(u4)CLASS_HAS_FINALIZER;
    else if (file->has_finalizer) flags |= CLASS_HAS_FINALIZER;
    if (boot && symbol_is(k->name, "java/lang/Cloneable")) flags |= CLASS_CLONEABLE;
    if (boot && symbol_is(k->name, "java/lang/Class")) flags |= CLASS_IS_MIRROR;
    if (boot && symbol_is(k->name, "java/lang/ClassLoader")) flags |= CLASS_IS_LOADER;
    if (boot && symbol_is(k->name, "jdk/internal/reflect/MagicAccessorImpl")) flags |= CLASS_SKIP_ACCESS;
    if (options->is_hidden) flags |= CLASS_HIDDEN;
    if (options->from_boot_path) flags |= CLASS_FROM_BOOT_PATH;
    if (k->loader->is_builtin && !k->loader->is_hidden_holder) flags |= CLASS_BUILTIN_LOADER;
    if (k->loader->is_trusted || options->can_access_vm_annotations) flags |= CLASS_TRUSTED;
    if (file->is_record) flags |= CLASS_RECORD;
    if (file->is_value_based) flags |= CLASS_VALUE_BASED;
    if ((file->flags & ACC_INTERFACE) && file->has_concrete_instance_methods)
        flags |= CLASS_HAS_DEFAULT_METHODS | CLASS_DECLARES_DEFAULT_METHODS;
    return flags;
}

static void build_display(Class *k)
{
    if (k->super != NULL) {
        k->depth = (u2)(k->super->depth + 1);
        memcpy(k->display, k->super->display, sizeof k->display);
    }
    if (k->depth < DISPLAY_DEPTH) k->display[k->depth] = meta_pack(k);
}

static void build_pool(Class *k, const ClassFile *file)
{
    k->pool = arena_alloc(k->loader->arena, sizeof *k->pool);
    *k->pool = (ConstantPool){ .count = file->constant_count, .tags = file->tags, .entries = file->entries, .klass = k };
}

/* A hidden class cannot be found by name, so its own constant-pool entry is resolved from the start. */
static void resolve_own_entry(Class *k, u2 index)
{
    k->pool->unresolved = arena_alloc(k->loader->arena, k->pool->count * sizeof *k->pool->unresolved);
    k->pool->unresolved[index] = (u4)k->pool->entries[index];
    k->pool->entries[index] = meta_pack(k);
    k->pool->tags[index] |= CP_RESOLVED;
}

static void inherit_interface_flags(Class *k)
{
    for (u2 i = 0; i < k->interface_count; i++)
        k->flags |= k->interfaces[i]->flags & (CLASS_CLONEABLE | CLASS_HAS_DEFAULT_METHODS);
}

Class *link_build_class(Thread *t, Loader *l, const ClassFile *file, Class *super, Class **interfaces, const DefineOptions *options)
{
    VtableBuilder vtable;
    Class draft = { .loader = l, .name = file->name, .super = super, .access_flags = file->flags, .file = file, .source = options->source };
    (void)t;
    draft.flags = class_flags(&draft, file, options);
    draft.package = module_package(l, module_package_name(file->name));
    draft.module = draft.package->module;
    /* The vtable's length decides the class's size, and building it needs a class: the methods get their final class below. */
    build_pool(&draft, file);
    build_methods(&draft, file);
    collect_interfaces(&draft, interfaces, file->interface_count);
    build_vtable(&vtable, &draft);

    Class *k = arena_alloc(l->arena, sizeof *k + vtable.count * sizeof(Method *));
    *k = draft;
    k->pool->klass = k;
    k->vtable_length = vtable.count;
    memcpy(k->vtable, vtable.methods, vtable.count * sizeof(Method *));
    for (u2 i = 0; i < k->method_count; i++) k->methods[i].klass = k;
    for (u4 i = 0; i < vtable.count; i++)               /* conflict methods were made for the draft */
        if (k->vtable[i]->klass == &draft) k->vtable[i]->klass = k;
    inherit_interface_flags(k);
    build_display(k);
    k->reference_kind = (u1)reference_kind(k);
    build_itable(&vtable, k);
    build_fields(k, file);
    for (u2 i = 0; i < k->method_count; i++) vm_ops.prepare_method(&k->methods[i]);
    if (options->is_hidden) resolve_own_entry(k, file->this_class);
    k->define_serial = __atomic_add_fetch(&vm.class_serial, 1, __ATOMIC_RELAXED);
    free(vtable.methods);
    free(vtable.index);
    return k;
}

/* ---- linking ------------------------------------------------------------------------------------------------------------- */

static bool pool_has_call_sites(const ConstantPool *pool)
{
    return memchr(pool->tags, CP_InvokeDynamic, pool->count) != NULL;
}

/* Gives every invokedynamic instruction its CallSite, whose address replaces the operand. */
static void number_call_sites(Class *k)
{
    if (!pool_has_call_sites(k->pool)) return;
    for (Method *m = k->methods, *end = m + k->declared_method_count; m < end; m++) {
        if (m->code == NULL) continue;
        for (u4 pc = 0, length; pc < m->code_length && (length = insn_length(m->code, pc, m->code_length)) != 0; pc += length) {
            if (m->code[pc] != OP_invokedynamic) continue;
            CallSite *site = arena_alloc(k->loader->arena, sizeof *site);
            site->pool_index = (u2)(m->code[pc + 1] << 8 | m->code[pc + 2]);
            u2 name_and_type = (u2)k->pool->entries[site->pool_index];
            const Symbol *descriptor = pool_utf8(k->pool, (u2)k->pool->entries[name_and_type]);
            site->arg_slots = (u2)descriptor_arg_slots(descriptor);
            site->method = m;
            u4 address = meta_pack(site);
            memcpy(m->code + pc + 1, &address, sizeof address);
        }
    }
}

/* §5.4.2: methods and those they override or implement must agree on the classes their descriptors name. */
static bool check_override(Thread *t, const Class *k, const Method *own, const Method *inherited)
{
    const Class *super = inherited->klass;
    const Symbol *failed = constraints_add(own->descriptor, k->loader, super->loader);
    if (failed == NULL) return true;
    const char *name = class_external_name(k);
    return throw_new(t, EX_LinkageError, "loader constraint violation for class %s: when selecting overriding method '%s' the class loader %s of the selected "
                     "method's type %s, and the class loader %s for its super type %s have different Class objects for the type %s used in the signature (%s; %s)",
                     name, method_external_name(own, true), loader_name_and_id(k->loader), name, loader_name_and_id(super->loader),
                     class_external_name(super), symbol_external_name(failed), class_in_module(k, true), class_in_module(super, true));
}

static bool check_implementation(Thread *t, const Class *k, const Method *selected, const Method *m)
{
    const Class *holder = selected->klass, *interface = m->klass;
    const Symbol *failed = constraints_add(m->descriptor, holder->loader, interface->loader);
    return failed == NULL ||
           throw_new(t, EX_LinkageError, "loader constraint violation in interface itable initialization for class %s: when selecting method '%s' the class "
                     "loader %s for super interface %s, and the class loader %s of the selected method's %s, %s have different Class objects for the type %s "
                     "used in the signature (%s; %s)", class_external_name(k), method_external_name(m, true), loader_name_and_id(interface->loader),
                     class_external_name(interface), loader_name_and_id(holder->loader), class_is_interface(holder) ? "interface" : "class",
                     class_external_name(holder), symbol_external_name(failed), class_in_module(interface, true), class_in_module(holder, true));
}

static bool check_table_constraints(Thread *t, const Class *k)
{
    for (u4 i = 0; k->super != NULL && i < k->super->vtable_length && i < k->vtable_length; i++) {
        const Method *own = k->vtable[i], *inherited = k->super->vtable[i];
        if (own != inherited && own->klass == k && !(own->flags & METHOD_OVERPASS) && inherited->klass->loader != k->loader &&
            !check_override(t, k, own, inherited)) return false;
    }
    for (u2 i = 0; i < k->itable_count; i++) {
        Class *interface = k->itable[i].interface;
        bool is_new = k->super == NULL || !class_is_subtype(k->super, interface);
        for (u2 j = 0; j < interface->declared_method_count; j++) {
            const Method *m = &interface->methods[j];
            if (m->itable_index < 0) continue;
            const Method *selected = k->itable[i].methods[m->itable_index];
            bool counts = (is_new || selected->klass == k) && selected->access_flags & ACC_PUBLIC && !method_is_abstract(selected) &&
                          !(selected->flags & METHOD_OVERPASS);
            if (counts && selected->klass->loader != interface->loader && !check_implementation(t, k, selected, m)) return false;
        }
    }
    return true;
}

bool link_class(Thread *t, Class *k)
{
    if (__atomic_load_n(&k->state, __ATOMIC_ACQUIRE) >= CLASS_LINKED) return true;
    if (thread_native_stack_low(t)) return throw_stack_overflow(t);
    if (k->super != NULL && !link_class(t, k->super)) return false;
    for (u2 i = 0; i < k->interface_count; i++)
        if (!link_class(t, k->interfaces[i])) return false;
    if (vm_ops.verify_class != NULL && !vm_ops.verify_class(t, k)) return false;
    if (!(k->flags & CLASS_BUILTIN_LOADER) && !check_table_constraints(t, k)) return false;
    pthread_mutex_lock(&k->loader->lock);
    if (__atomic_load_n(&k->state, __ATOMIC_RELAXED) < CLASS_LINKED) {
        number_call_sites(k);
        __atomic_store_n(&k->state, CLASS_LINKED, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&k->loader->lock);
    return true;
}
