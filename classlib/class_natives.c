/* classlib/class_natives.c -- natives of Class, ClassLoader, Reflection and Array that the VM runs without going through JNI.
 * The JVM_ functions beside them stay for those that libraries call. */
#include "classlib/class_info.h"
#include "classlib/reflect.h"
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/java_string.h"

#define NATIVE(name) static bool name(Thread *t, Method *m, Slot *args)
#define UNUSED       (void)t, (void)m, (void)args

static Class *this_class(const Slot *args) { return mirror_class(args[0].ref); }

static bool return_object_or_fail(Slot *args, Object *o)       /* NULL: pending */
{
    args[0].ref = o;
    return o != NULL;
}

/* ---- java.lang.Class ---------------------------------------------------------------------------------------------- */

NATIVE(class_isInterface)   { UNUSED; return return_int(args, class_is_interface(this_class(args))); }
NATIVE(class_isArray)       { UNUSED; return return_int(args, class_is_array(this_class(args))); }
NATIVE(class_isPrimitive)   { UNUSED; return return_int(args, class_is_primitive(this_class(args))); }
NATIVE(class_isHidden)      { UNUSED; return return_int(args, (this_class(args)->flags & CLASS_HIDDEN) != 0); }
NATIVE(class_isRecord0)     { UNUSED; return return_int(args, class_is_record(this_class(args))); }
NATIVE(class_getModifiers)  { UNUSED; return return_int(args, class_modifiers(this_class(args))); }

NATIVE(class_isInstance)
{
    UNUSED;
    Class *k = this_class(args);
    return return_int(args, args[1].ref != NULL && !class_is_primitive(k) && object_is_instance(args[1].ref, k));
}

NATIVE(class_isAssignableFrom)
{
    UNUSED;
    if (args[1].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    Class *k = this_class(args), *from = mirror_class(args[1].ref);
    bool   primitive = class_is_primitive(k) || class_is_primitive(from);
    return return_int(args, primitive ? k == from : class_is_subtype(from, k));
}

NATIVE(class_getSuperclass)
{
    UNUSED;
    const Class *k = this_class(args);
    return return_ref(args, class_is_interface(k) || k->super == NULL ? NULL : k->super->mirror);
}

NATIVE(class_initClassName)
{
    UNUSED;
    return return_object_or_fail(args, class_name_string(t, this_class(args)));
}

NATIVE(class_getInterfaces0)
{
    UNUSED;
    return return_object_or_fail(args, class_interfaces(t, this_class(args)));
}

NATIVE(class_getNestHost0)
{
    UNUSED;
    Class *host = resolve_nest_host(t, this_class(args));
    return return_object_or_fail(args, host == NULL ? NULL : host->mirror);
}

NATIVE(class_desiredAssertionStatus0)
{
    UNUSED;
    return return_int(args, class_desires_assertions(this_class(args)));
}

NATIVE(class_getPrimitiveClass)
{
    UNUSED;
    char name[16] = "";
    if (args[0].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    if (string_utf8_length(args[0].ref) < sizeof name) string_copy_utf8(args[0].ref, 0, string_length(args[0].ref), name);
    const Class *k = class_primitive_named(name);
    return k == NULL ? throw_new(t, EX_ClassNotFoundException, "%s", name) : return_ref(args, k->mirror);
}

/* ---- java.lang.ClassLoader ---------------------------------------------------------------------------------------- */

NATIVE(loader_findLoadedClass0)
{
    UNUSED;
    const Symbol *name = args[1].ref == NULL ? NULL : string_to_symbol(args[1].ref, true);
    Loader *l = loader_of(t, args[0].ref);
    if (l == NULL) return false;
    const Class *k = name == NULL ? NULL : loader_find_loaded(l, name);
    return return_ref(args, k == NULL ? NULL : k->mirror);
}

NATIVE(loader_findBootstrapClass)
{
    UNUSED;
    const Symbol *name = args[0].ref == NULL ? NULL : string_to_symbol(args[0].ref, true);
    const Class  *k = name == NULL || name->length == 0 ? NULL : loader_find_boot(t, name);
    args[0].ref = k == NULL ? NULL : k->mirror;
    return !exception_pending(t);
}

/* ---- jdk.internal.reflect.Reflection ------------------------------------------------------------------------------ */

enum { SKIP_CALLER_SENSITIVE = 1 };                     /* a leaf native has no frame of its own */

NATIVE(reflection_getCallerClass)
{
    UNUSED;
    const Class *caller = stack_caller_class(t, SKIP_CALLER_SENSITIVE);
    return return_ref(args, caller == NULL ? NULL : caller->mirror);
}

NATIVE(reflection_getClassAccessFlags) { UNUSED; return return_int(args, class_written_flags(this_class(args))); }

NATIVE(reflection_areNestMates)
{
    UNUSED;
    const Class *host = resolve_nest_host(t, this_class(args));
    return return_int(args, host != NULL && resolve_nest_host(t, mirror_class(args[1].ref)) == host) && !exception_pending(t);
}

NATIVE(accessor_invoke0)                                /* NativeMethodAccessorImpl.invoke0(Method, Object, Object[]) */
{
    UNUSED;
    Object *method = args[0].ref, *result;
    Method *target = reflect_method_of(method);
    if (target == NULL) return throw_new(t, EX_InternalError, "invoke");
    if (thread_native_stack_low(t)) return throw_stack_overflow(t);
    return reflect_invoke(t, target, args[1].ref, object_ref_at(method, KNOWN(ReflectMethod_parameterTypes)), args[2].ref, &result) &&
           return_ref(args, result);
}

NATIVE(accessor_newInstance0)                           /* NativeConstructorAccessorImpl.newInstance0(Constructor, Object[]) */
{
    UNUSED;
    Object *constructor = args[0].ref;
    Method *target = reflect_method_of(constructor);
    if (target == NULL) return throw_new(t, EX_InternalError, "invoke");
    if (thread_native_stack_low(t)) return throw_stack_overflow(t);
    Object *types = object_ref_at(constructor, KNOWN(ReflectConstructor_parameterTypes));
    return return_object_or_fail(args, reflect_new_instance(t, target, types, args[1].ref));
}

/* ---- java.lang.reflect.Array -------------------------------------------------------------------------------------- */

NATIVE(array_getLength)
{
    UNUSED;
    int32_t length;
    return array_length_of(t, args[0].ref, &length) && return_int(args, length);
}

NATIVE(array_get)
{
    UNUSED;
    Object *value;
    return array_get_boxed(t, args[0].ref, args[1].i, &value) && return_ref(args, value);
}

NATIVE(array_set)
{
    UNUSED;
    return array_set_boxed(t, args[0].ref, args[1].i, args[2].ref);
}

#define ARRAY_ACCESS(Name, type)                                                                      \
    NATIVE(array_get##Name)                                                                           \
    {                                                                                                 \
        UNUSED;                                                                                       \
        return array_get_as(t, args[0].ref, args[1].i, type, &args[0]);                               \
    }                                                                                                 \
    NATIVE(array_set##Name)                                                                           \
    {                                                                                                 \
        UNUSED;                                                                                       \
        return array_set_from(t, args[0].ref, args[1].i, type, args[2]);                              \
    }
ARRAY_ACCESS(Boolean, 'Z')
ARRAY_ACCESS(Byte, 'B')
ARRAY_ACCESS(Char, 'C')
ARRAY_ACCESS(Short, 'S')
ARRAY_ACCESS(Int, 'I')
ARRAY_ACCESS(Long, 'J')
ARRAY_ACCESS(Float, 'F')
ARRAY_ACCESS(Double, 'D')

NATIVE(array_newArray)
{
    UNUSED;
    return return_object_or_fail(args, array_new(t, args[0].ref, args[1].i));
}

NATIVE(array_multiNewArray)
{
    UNUSED;
    return return_object_or_fail(args, array_new_multi(t, args[0].ref, args[1].ref));
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

#define CLASS      "java/lang/Class"
#define LOADER     "java/lang/ClassLoader"
#define REFLECTION "jdk/internal/reflect/Reflection"
#define ARRAY      "java/lang/reflect/Array"
#define LEAF       .leaf = true

static const VmNative natives[] = {
    { CLASS, "isInstance", NULL, class_isInstance, LEAF },
    { CLASS, "isAssignableFrom", NULL, class_isAssignableFrom, false },
    { CLASS, "isInterface", NULL, class_isInterface, LEAF },
    { CLASS, "isArray", NULL, class_isArray, LEAF },
    { CLASS, "isPrimitive", NULL, class_isPrimitive, LEAF },
    { CLASS, "isHidden", NULL, class_isHidden, LEAF },
    { CLASS, "isRecord0", NULL, class_isRecord0, LEAF },
    { CLASS, "getSuperclass", NULL, class_getSuperclass, LEAF },
    { CLASS, "getModifiers", NULL, class_getModifiers, LEAF },
    { CLASS, "initClassName", NULL, class_initClassName, false },
    { CLASS, "getInterfaces0", NULL, class_getInterfaces0, false },
    { CLASS, "getNestHost0", NULL, class_getNestHost0, false },
    { CLASS, "desiredAssertionStatus0", NULL, class_desiredAssertionStatus0, LEAF },
    { CLASS, "getPrimitiveClass", NULL, class_getPrimitiveClass, false },
    { LOADER, "findLoadedClass0", NULL, loader_findLoadedClass0, false },
    { LOADER, "findBootstrapClass", NULL, loader_findBootstrapClass, false },
    { REFLECTION, "getCallerClass", "()Ljava/lang/Class;", reflection_getCallerClass, LEAF },
    { REFLECTION, "getClassAccessFlags", NULL, reflection_getClassAccessFlags, LEAF },
    { REFLECTION, "areNestMates", NULL, reflection_areNestMates, false },
    { "jdk/internal/reflect/NativeMethodAccessorImpl", "invoke0", NULL, accessor_invoke0, false },
    { "jdk/internal/reflect/NativeConstructorAccessorImpl", "newInstance0", NULL, accessor_newInstance0, false },
    { ARRAY, "getLength", NULL, array_getLength, false },
    { ARRAY, "get", NULL, array_get, false },
    { ARRAY, "set", NULL, array_set, false },
#define ARRAY_ROWS(Name) { ARRAY, "get" #Name, NULL, array_get##Name, false }, { ARRAY, "set" #Name, NULL, array_set##Name, false }
    ARRAY_ROWS(Boolean), ARRAY_ROWS(Byte), ARRAY_ROWS(Char), ARRAY_ROWS(Short),
    ARRAY_ROWS(Int), ARRAY_ROWS(Long), ARRAY_ROWS(Float), ARRAY_ROWS(Double),
    { ARRAY, "newArray", NULL, array_newArray, false },
    { ARRAY, "multiNewArray", NULL, array_multiNewArray, false },
};

/* Common names in the order in which getDeclaredMethods shows them on HotSpot, whose archive brings them along.  Interned
 * before any class is loaded, they get addresses in this order, and the names of an application's own come after them. */
static const char common_names[] =
    "invoke index getName <init> <clinit> println main name run add remove parent shutdown finalize lock get put type value equals "
    "length toString values append hashCode clone log min max compareTo indexOf update load store test compare insert "
    "valueOf clear decode encode charAt getValue substring isEmpty replace size split join iterator hasNext next trim "
    "apply map collect stream format fill of count i b x e s c start end n to h contains last list result code from f "
    "l data d begin a make filter entrySet getKey info m o identity first increment array getMessage compute find p "
    "id set k init write key status message t execute read delete connect listen accept forEach containsKey g debug v "
    "j q sleep poll stop setName getId print close keySet save setValue open flag getType copy z getSize ordinal fail "
    "w types tail handle reset create peek release u r pred node check sum search reduce sort getIndex state y high "
    "low step parts left right random before after build unlock head display swap parse error dec acquire number "
    "nextInt compose warn text child string part or push pop inc sub offer andThen level visit negate one two gcd and "
    "not getCount all foo div cat getAsInt ints submit cancel levels decrement process children mul call any getData ";

static void intern_common_names(void)
{
    for (const char *name = common_names, *end; (end = strchr(name, ' ')) != NULL; name = end + 1)
        symbol_intern(name, (size_t)(end - name));
}

void jvm_class_register(void)
{
    intern_common_names();
    bind_register_vm_natives(natives, COUNT_OF(natives));
}
