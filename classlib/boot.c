#include "classlib/boot.h"

#include <stdio.h>
#include <unistd.h>

#include "classlib/attach.h"
#include "classlib/heap_dump.h"
#include "classlib/natives.h"
#include "classlib/perf_data.h"
#include "classloader/boot_path.h"
#include "classloader/init.h"
#include "classloader/link.h"
#include "classloader/loader.h"
#include "classloader/module.h"
#include "classloader/verify_class.h"
#include "interp/interp.h"
#include "interp/liveness.h"
#include "jit/code_map.h"
#include "jit/jit.h"
#include "native/bind.h"
#include "vm/compiled.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

enum { NORMAL_PRIORITY = 5, LEVEL_STARTED = 4 };

/* ---- upward calls -------------------------------------------------------------------------------------------------------- */

static Class *op_load_class(Thread *t, const Symbol *name, Object *loader_object)
{
    Loader *l = loader_of(t, loader_object);
    return l != NULL ? loader_load(t, name, l) : NULL;
}

static bool op_initialize_class(Thread *t, Class *k) { return class_initialize(t, k); }

/* The first row at bci, or the one that starts last before it (the rows need not ascend). */
static int32_t op_line_number(const Method *m, int32_t bci)
{
    LineNumber best = { 0, 0 };
    bool found = false;
    for (u4 i = 0; m->file != NULL && i < m->file->line_count; i++) {
        LineNumber row = file_line(m->file, i);
        if (row.pc == bci) return row.line;
        if (row.pc > bci || row.pc < best.pc) continue;
        best = row;
        found = true;
    }
    return found ? best.line : -1;
}

static const Symbol *op_local_variable_name(const Method *m, u4 slot, int32_t bci)
{
    for (u2 i = 0; m->file != NULL && i < m->file->variable_count; i++) {
        LocalVariable v = file_variable(m->file, i);
        if (v.slot == slot && bci >= v.start && bci < v.start + v.length) return pool_utf8(m->pool, v.name_index);
    }
    return NULL;
}

static int32_t op_handler_pc(const Method *m, u4 i)
{
    return m->file != NULL && i < m->file->handler_count ? m->file->handlers[i].handler : -1;
}

static void visit_root_loader(Loader *l, void *arg)
{
    void (*visit)(Class *) = *(void (**)(Class *))arg;
    if ((!l->is_builtin || l->is_hidden_holder) && !arena_is_reached(l->arena)) return;
    for (Class *k = l->classes; k != NULL; k = k->next_in_loader) visit(k);
}

static void op_visit_root_classes(void (*visit)(Class *k))
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++) {
        if (vm.primitives[i] != NULL) visit(vm.primitives[i]);
        if (vm.primitive_arrays[i] != NULL) visit(vm.primitive_arrays[i]);
    }
    loader_visit_all(visit_root_loader, &visit);
}

static Class *op_loader_classes(const Object *class_loader)
{
    const Loader *l = OBJECT_AT(class_loader, KNOWN(ClassLoader_loader_data), Loader *);
    return l != NULL ? l->classes : NULL;
}

static bool op_unload(bool (*is_live)(const Object *o), size_t least_bytes)
{
    size_t bytes = loader_find_garbage(is_live);
    if (!jit_try_stop()) return false;
    bool any = bytes > 0 && bytes >= least_bytes && loader_unload();
    jit_unload();
    jit_go_on();
    return any;
}

static void op_free_unloaded(void)
{
    code_map_free_unloaded();
    loader_free_unloaded();
}

static void op_prepare_method(Method *m)
{
    m->entry = interp_method_entry(m);
    m->call = compiled_call_stub;
    bind_prepare(m);
}

static bool op_run_java_thread(Thread *t)
{
    return invoke_virtual(t, KNOWN(Thread_run), NULL, t->java_thread);
}

static void op_remove_files(void)
{
    attach_remove_file();
    perf_data_remove_file();
}

static void fill_vm_ops(void)
{
    vm_ops.load_class = op_load_class;
    vm_ops.link_class = link_class;
    vm_ops.verify_class = verify_class;
    vm_ops.initialize_class = op_initialize_class;
    vm_ops.array_class = loader_array_class;
    vm_ops.line_number = op_line_number;
    vm_ops.local_variable_name = op_local_variable_name;
    vm_ops.handler_pc = op_handler_pc;
    vm_ops.visit_root_classes = op_visit_root_classes;
    vm_ops.dump_heap = heap_dump_out_of_memory;
    vm_ops.remove_files = op_remove_files;
    vm_ops.clear_leftovers = thread_clear_leftovers;
    vm_ops.loader_classes = op_loader_classes;
    vm_ops.unload = op_unload;
    vm_ops.is_unloaded = loader_is_unloaded;
    vm_ops.free_unloaded = op_free_unloaded;
    vm_ops.prepare_method = op_prepare_method;
    vm_ops.run_java_thread = op_run_java_thread;
}

static BootPath *boot_path;

void boot_end(void)
{
    boot_path_destroy(boot_path);
    options_free((Options *)(uintptr_t)vm.options);
}

const void *boot_image(size_t *bytes) { return boot_path_image(boot_path, bytes); }

bool boot_prepare(void)
{
    const char *error;
    fill_vm_ops();
    natives_register();
    boot_path = boot_path_create(vm.options, &error);
    if (boot_path == NULL) {
        fprintf(stderr, "Error occurred during initialization of VM\n%s\n", error);
        return false;
    }
    loader_boot_init(boot_path);
    module_init();
    loader_make_primitives();
    return true;
}

/* ---- boot ------------------------------------------------------------------------------------------------------------------ */

static bool initialize(Thread *t, const char *name)
{
    Class *k = loader_load(t, symbol_of(name), NULL);
    return k != NULL && class_initialize(t, k);
}

static bool init_strings(Thread *t)
{
    if (!class_initialize(t, KNOWN(String))) return false;
    OBJECT_AT(KNOWN(String)->mirror, KNOWN(String_COMPACT_STRINGS), u1) = vm.options->CompactStrings;
    return class_initialize(t, KNOWN(System)) && class_initialize(t, KNOWN(Class));
}

static bool make_thread_groups(Thread *t)
{
    if (!class_initialize(t, KNOWN(ThreadGroup))) return false;
    vm.system_thread_group = invoke_constructor(t, KNOWN(ThreadGroup), "()V");
    Object *name = string_from_utf8(t, "main");
    if (vm.system_thread_group == NULL || name == NULL) return false;
    vm.main_thread_group = invoke_constructor(t, KNOWN(ThreadGroup), "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V", vm.system_thread_group, name);
    return vm.main_thread_group != NULL;
}

/* The Thread object must look alive before its constructor runs: that asks for the current thread. */
static bool make_main_thread(Thread *t)
{
    if (!class_initialize(t, KNOWN(Thread))) return false;
    Object *thread = heap_alloc_object(t, KNOWN(Thread)), *name = string_from_utf8(t, "main");
    if (thread == NULL || name == NULL) return false;
    OBJECT_AT(thread, KNOWN(Thread_eetop), int64_t) = (int64_t)(uintptr_t)t;
    OBJECT_AT(thread, KNOWN(Thread_priority), int32_t) = NORMAL_PRIORITY;
    t->java_thread = thread;
    vm.main_thread = t;
    Method *constructor = class_declared_method(KNOWN(Thread), symbol_of("<init>"), symbol_of("(Ljava/lang/ThreadGroup;Ljava/lang/String;)V"));
    if (!invoke_method(t, constructor, NULL, thread, vm.main_thread_group, name)) return false;
    thread_set_status(t, STATUS_RUNNABLE);
    thread_count_as_java(t, t);
    return true;
}

static bool fill_unsafe_constants(Thread *t)
{
    Class *k = KNOWN(UnsafeConstants);
    if (!class_initialize(t, k)) return false;
    OBJECT_AT(k->mirror, KNOWN(UnsafeConstants_ADDRESS_SIZE0), int32_t) = (int32_t)sizeof(void *);
    OBJECT_AT(k->mirror, KNOWN(UnsafeConstants_PAGE_SIZE), int32_t) = (int32_t)sysconf(_SC_PAGESIZE);
    OBJECT_AT(k->mirror, KNOWN(UnsafeConstants_BIG_ENDIAN), u1) = false;
    OBJECT_AT(k->mirror, KNOWN(UnsafeConstants_UNALIGNED_ACCESS), u1) = true;
    OBJECT_AT(k->mirror, KNOWN(UnsafeConstants_DATA_CACHE_LINE_FLUSH_SIZE), int32_t) = 0;
    return true;
}

static bool first_classes(Thread *t)
{
    if (!well_known_load(t)) return false;
    loader_complete_primitive_arrays();
    return init_strings(t) && make_thread_groups(t) && make_main_thread(t) && initialize(t, "java/lang/Module") &&
           fill_unsafe_constants(t) && initialize(t, "java/lang/reflect/Method") && initialize(t, "java/lang/ref/Finalizer");
}

static bool phase2(Thread *t)
{
    Slot result;
    if (!invoke_method(t, KNOWN(System_initPhase2), &result, vm.options->DisplayVMOutputToStderr ? 1 : 0, log_enabled_at(LOG_INIT, LOG_DEBUG) ? 1 : 0))
        return false;
    if (result.i != 0) vm_exit(1);                      /* the library has printed why */
    vm.modules_ready = true;
    return true;
}

static bool find_class_loaders(Thread *t)
{
    Slot result;
    if (!invoke_method(t, KNOWN(ClassLoader_getSystemClassLoader), &result)) return false;
    vm.app_loader = result.ref;
    if (!invoke_method(t, KNOWN(ClassLoader_getPlatformClassLoader), &result)) return false;
    vm.platform_loader = result.ref;
    return true;
}

static bool run_post_init_hook(Thread *t)
{
    Class *k = loader_find_boot(t, symbol_of("jdk/internal/vm/PostVMInitHook"));    /* only some builds have one */
    if (k == NULL) return !exception_pending(t);
    return class_initialize(t, k) && invoke_static_named(t, k, "run", "()V", NULL);
}

/* -Dcom.sun.management.jmxremote.port= and kin.  An agent that fails to start has said why. */
static bool start_management_agent(Thread *t)
{
    if (!vm.options->ManagementServer) return true;
    Class *k = op_load_class(t, symbol_of("jdk/internal/agent/Agent"), vm.app_loader);
    if (k == NULL) options_exit_during_initialization("Management agent initialization failure: class jdk.internal.agent.Agent not found.");
    if (!class_initialize(t, k) || !invoke_static_named(t, k, "startAgent", "()V", NULL)) vm_exit(1);
    return true;
}

bool boot_vm(Thread *t)
{
    if (!first_classes(t) || !exception_init(t)) return false;
    if (!invoke_method(t, KNOWN(System_initPhase1), NULL)) return false;
    vm.init_level = 1;
    if (!natives_start_signal_dispatcher(t)) return false;
    if (!phase2(t) || !invoke_method(t, KNOWN(System_initPhase3), NULL)) return false;
    vm.init_level = LEVEL_STARTED;
    return find_class_loaders(t) && run_post_init_hook(t) && attach_begin(t) && start_management_agent(t);
}
