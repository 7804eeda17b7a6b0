/* classlib/embed.h, installed as jvm/embed.h -- Java in a C or C++ program, over <jni.h> alone.
 *
 *   Embed vm;
 *   EmbedOptions options = embed_options("app.jar");
 *   if (!embed_create(&vm, &options)) ...                                       vm.error says why
 *   int status = embed_run_main(vm.env, "com.example.Main", argc - 1, argv + 1);
 *   embed_destroy(&vm);                                                         waits for the program's threads
 *
 * Build with: cc main.c $(pkg-config --cflags --libs jvm).  Everything of the JNI can be mixed in.
 *
 * Class names have dots ("com.example.Main", "java.util.Map$Entry"), text is UTF-8, what is called malloc'ed is the caller's to
 * free.  What takes a JNIEnv and returns false or NULL has left a Java exception pending: return, if Java is the caller, and it is
 * thrown there; else take it with embed_exception_text or embed_print_exception before anything else is called.  Objects are
 * returned as local references, which go when a native method returns; in a loop without end, use PushLocalFrame and PopLocalFrame. */
#ifndef JVM_EMBED_H
#define JVM_EMBED_H
#include <jni.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The functions of a JNIEnv or a JavaVM, alike in C and C++: EMBED_JNI(env)->GetVersion(env). */
#ifdef __cplusplus
#define EMBED_JNI(pointer) ((pointer)->functions)
#else
#define EMBED_JNI(pointer) (*(pointer))
#endif

/* ---- the VM ------------------------------------------------------------------------------------------------------- */

typedef struct EmbedOptions {
    const char *class_path;                 /* "app.jar:classes"; NULL: the current directory */
    const char *max_heap;                   /* "64m"; NULL: a quarter of the machine's memory */
    const char *const *more;                /* "-Xss2m", "-Dkey=value": as on the command line, but with = for a blank */
    int         more_count;
    bool        ignore_unrecognized;        /* options that the VM does not know are no error */
} EmbedOptions;

typedef struct Embed {
    JavaVM     *vm;
    JNIEnv     *env;                        /* of the thread that called embed_create, and for it alone */
    const char *error;                      /* why embed_create or embed_destroy returned false; never freed */
} Embed;

/* The defaults, with this class path. */
static inline EmbedOptions embed_options(const char *class_path)
{
    EmbedOptions options = { NULL, NULL, NULL, 0, false };
    options.class_path = class_path;
    return options;
}

static inline const char *embed_describe(jint status)
{
    switch (status) {
    case JNI_OK:       return NULL;
    case JNI_EEXIST:   return "this process has a VM already";
    case JNI_ENOMEM:   return "not enough memory";
    case JNI_EINVAL:   return "an option has a wrong value; the VM has printed which";
    case JNI_EVERSION: return "the VM does not know this version of the JNI";
    default:           return "the VM refused, and may have printed why";
    }
}

static inline bool embed_add_option(JavaVMInitArgs *args, const char *name, const char *value)
{
    char *text = (char *)malloc(strlen(name) + strlen(value) + 1);
    if (text == NULL) return false;
    args->options[args->nOptions++].optionString = strcat(strcpy(text, name), value);
    return true;
}

/* A process has one VM at a time; when that is destroyed there can be another.  The calling thread becomes Java's "main".
 * Where there is no usable JDK, or no memory for the heap, the VM says so and ends the process. */
static inline bool embed_create(Embed *embed, const EmbedOptions *options)
{
    JavaVMInitArgs args;
    void *env = NULL;
    jint  status = JNI_ENOMEM;
    int   i;
    args.version = JNI_VERSION_10;
    args.nOptions = 0;
    args.ignoreUnrecognized = options->ignore_unrecognized ? JNI_TRUE : JNI_FALSE;
    args.options = (JavaVMOption *)calloc((size_t)options->more_count + 2, sizeof *args.options);
    embed->vm = NULL;
    if (args.options != NULL && (options->class_path == NULL || embed_add_option(&args, "-Djava.class.path=", options->class_path))
        && (options->max_heap == NULL || embed_add_option(&args, "-Xmx", options->max_heap))) {
        for (i = 0; i < options->more_count && embed_add_option(&args, "", options->more[i]); i++) { }
        if (i == options->more_count) status = JNI_CreateJavaVM(&embed->vm, &env, &args);
    }
    for (i = 0; i < args.nOptions; i++) free(args.options[i].optionString);
    free(args.options);
    embed->env = (JNIEnv *)env;
    embed->error = embed_describe(status);
    return status == JNI_OK;
}

/* Waits for all threads but daemons, attached ones included, and runs the shutdown hooks.  False inside a native method. */
static inline bool embed_destroy(Embed *embed)
{
    jint status = EMBED_JNI(embed->vm)->DestroyJavaVM(embed->vm);
    embed->error = embed_describe(status);
    return status == JNI_OK;
}

/* The calling thread may use Java until embed_detach; until then embed_destroy waits for it.  Its JNIEnv is its own.  NULL if the
 * VM is gone or out of memory. */
static inline JNIEnv *embed_attach(const Embed *embed, const char *thread_name)
{
    JavaVMAttachArgs args;
    void *env = NULL;
    args.version = JNI_VERSION_10;
    args.name = (char *)thread_name;
    args.group = NULL;
    return EMBED_JNI(embed->vm)->AttachCurrentThread(embed->vm, &env, &args) == JNI_OK ? (JNIEnv *)env : NULL;
}

/* A pending exception is printed.  False inside a native method. */
static inline bool embed_detach(const Embed *embed)
{
    return EMBED_JNI(embed->vm)->DetachCurrentThread(embed->vm) == JNI_OK;
}

/* ---- calling Java ------------------------------------------------------------------------------------------------- */

static inline void embed_throw_known(JNIEnv *env, const char *internal_name, const char *message)
{
    jclass klass = EMBED_JNI(env)->FindClass(env, internal_name);
    if (klass != NULL) EMBED_JNI(env)->ThrowNew(env, klass, message);
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
}

static inline void embed_throw_out_of_memory(JNIEnv *env)
{
    embed_throw_known(env, "java/lang/OutOfMemoryError", "no memory in the C program");
}

/* Inside a native method the loader of its class looks for it, elsewhere the one of the class path. */
static inline jclass embed_find_class(JNIEnv *env, const char *name)
{
    size_t i, bytes = strlen(name) + 1;
    char  *internal = (char *)malloc(bytes);
    jclass found;
    if (internal == NULL) {
        embed_throw_out_of_memory(env);
        return NULL;
    }
    for (i = 0; i < bytes; i++) internal[i] = name[i] == '.' ? '/' : name[i];
    found = EMBED_JNI(env)->FindClass(env, internal);
    free(internal);
    return found;
}

/* A method of object, or a static one of klass if that is NULL. */
static inline bool embed_invoke(JNIEnv *env, jvalue *result, jobject object, jclass klass, jmethodID method,
                                const char *descriptor, va_list arguments)
{
    jvalue value;
    value.j = 0;
    switch (strchr(descriptor, ')')[1]) {
#define EMBED_RESULT(letter, field, Type) \
    case letter: \
        value.field = object != NULL ? EMBED_JNI(env)->Call##Type##MethodV(env, object, method, arguments) \
                                     : EMBED_JNI(env)->CallStatic##Type##MethodV(env, klass, method, arguments); \
        break;
    EMBED_RESULT('Z', z, Boolean)
    EMBED_RESULT('B', b, Byte)
    EMBED_RESULT('C', c, Char)
    EMBED_RESULT('S', s, Short)
    EMBED_RESULT('I', i, Int)
    EMBED_RESULT('J', j, Long)
    EMBED_RESULT('F', f, Float)
    EMBED_RESULT('D', d, Double)
    EMBED_RESULT('L', l, Object)
    EMBED_RESULT('[', l, Object)
#undef EMBED_RESULT
    default:
        if (object != NULL) EMBED_JNI(env)->CallVoidMethodV(env, object, method, arguments);
        else EMBED_JNI(env)->CallStaticVoidMethodV(env, klass, method, arguments);
    }
    if (result != NULL) *result = value;
    return !EMBED_JNI(env)->ExceptionCheck(env);
}

/* Calls a static method.  Arguments follow as the descriptor says: "(ILjava/lang/String;)J" takes a jint and a jstring, and gives
 * result->j.  A result of NULL: nobody wants it. */
static inline bool embed_call_static(JNIEnv *env, jvalue *result, const char *class_name, const char *name, const char *descriptor, ...)
{
    jclass    klass = embed_find_class(env, class_name);
    jmethodID method = klass != NULL ? EMBED_JNI(env)->GetStaticMethodID(env, klass, name, descriptor) : NULL;
    va_list   arguments;
    bool      done = false;
    va_start(arguments, descriptor);
    if (method != NULL) done = embed_invoke(env, result, NULL, klass, method, descriptor, arguments);
    va_end(arguments);
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
    return done;
}

/* Calls a method of an object.  Of null: a NullPointerException, or what is pending already, so that the object may come from
 * another of these functions. */
static inline bool embed_call(JNIEnv *env, jvalue *result, jobject object, const char *name, const char *descriptor, ...)
{
    jclass    klass = NULL;
    jmethodID method = NULL;
    va_list   arguments;
    bool      done = false;
    if (object != NULL) klass = EMBED_JNI(env)->GetObjectClass(env, object);
    else if (!EMBED_JNI(env)->ExceptionCheck(env)) embed_throw_known(env, "java/lang/NullPointerException", name);
    if (klass != NULL) method = EMBED_JNI(env)->GetMethodID(env, klass, name, descriptor);
    va_start(arguments, descriptor);
    if (method != NULL) done = embed_invoke(env, result, object, klass, method, descriptor, arguments);
    va_end(arguments);
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
    return done;
}

/* Makes an object by the constructor with this descriptor, "(...)V". */
static inline jobject embed_new(JNIEnv *env, const char *class_name, const char *descriptor, ...)
{
    jclass    klass = embed_find_class(env, class_name);
    jmethodID constructor = klass != NULL ? EMBED_JNI(env)->GetMethodID(env, klass, "<init>", descriptor) : NULL;
    jobject   object = NULL;
    va_list   arguments;
    va_start(arguments, descriptor);
    if (constructor != NULL) object = EMBED_JNI(env)->NewObjectV(env, klass, constructor, arguments);
    va_end(arguments);
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
    return object;
}

/* Makes a C function the body of a native method: its parameters are a JNIEnv *, the jclass (of a static method) or jobject, and
 * what the descriptor says. */
static inline bool embed_register(JNIEnv *env, const char *class_name, const char *name, const char *descriptor, void *function)
{
    jclass klass = embed_find_class(env, class_name);
    JNINativeMethod method;
    bool   done;
    method.name = (char *)name;
    method.signature = (char *)descriptor;
    method.fnPtr = function;
    done = klass != NULL && EMBED_JNI(env)->RegisterNatives(env, klass, &method, 1) == JNI_OK;
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
    return done;
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

/* The class library converts, because the JNI's own functions take and give a UTF-8 that writes characters beyond U+FFFF, and
 * U+0000, otherwise.  Bytes that are not UTF-8 become U+FFFD.  A text of NULL is null. */
static inline jstring embed_string(JNIEnv *env, const char *text)
{
    jsize      bytes = text != NULL ? (jsize)strlen(text) : 0;
    jbyteArray array;
    jstring    encoding;
    jobject    string = NULL;
    if (text == NULL || EMBED_JNI(env)->PushLocalFrame(env, 8) != JNI_OK) return NULL;
    array = EMBED_JNI(env)->NewByteArray(env, bytes);
    encoding = array != NULL ? EMBED_JNI(env)->NewStringUTF(env, "UTF-8") : NULL;
    if (encoding != NULL) {
        EMBED_JNI(env)->SetByteArrayRegion(env, array, 0, bytes, (const jbyte *)text);
        string = embed_new(env, "java.lang.String", "([BLjava/lang/String;)V", array, encoding);
    }
    return (jstring)EMBED_JNI(env)->PopLocalFrame(env, string);
}

/* Malloc'ed.  Half of a surrogate pair becomes a question mark.  A string of null is NULL. */
static inline char *embed_utf8(JNIEnv *env, jstring string)
{
    jstring encoding;
    jvalue  array;
    char   *text = NULL;
    if (string == NULL || EMBED_JNI(env)->PushLocalFrame(env, 8) != JNI_OK) return NULL;
    encoding = EMBED_JNI(env)->NewStringUTF(env, "UTF-8");
    if (encoding != NULL && embed_call(env, &array, string, "getBytes", "(Ljava/lang/String;)[B", encoding)) {
        jsize bytes = EMBED_JNI(env)->GetArrayLength(env, (jarray)array.l);
        text = (char *)malloc((size_t)bytes + 1);
        if (text != NULL) {
            EMBED_JNI(env)->GetByteArrayRegion(env, (jbyteArray)array.l, 0, bytes, (jbyte *)text);
            text[bytes] = '\0';
        } else {
            embed_throw_out_of_memory(env);
        }
    }
    EMBED_JNI(env)->PopLocalFrame(env, NULL);
    return text;
}

/* A String[]. */
static inline jobjectArray embed_strings(JNIEnv *env, int count, char *const *texts)
{
    jclass       klass = embed_find_class(env, "java.lang.String");
    jobjectArray array = klass != NULL ? EMBED_JNI(env)->NewObjectArray(env, count, klass, NULL) : NULL;
    int i;
    for (i = 0; array != NULL && i < count; i++) {
        jstring string = embed_string(env, texts[i]);
        if (string == NULL && texts[i] != NULL) return NULL;
        EMBED_JNI(env)->SetObjectArrayElement(env, array, i, string);
        EMBED_JNI(env)->DeleteLocalRef(env, string);
    }
    EMBED_JNI(env)->DeleteLocalRef(env, klass);
    return array;
}

/* ---- exceptions --------------------------------------------------------------------------------------------------- */

/* For native methods: throws an exception that has a constructor with a message, when Java goes on. */
static inline void embed_throw(JNIEnv *env, const char *class_name, const char *message)
{
    jstring text = embed_string(env, message);
    jobject exception = EMBED_JNI(env)->ExceptionCheck(env) ? NULL : embed_new(env, class_name, "(Ljava/lang/String;)V", text);
    if (exception != NULL) EMBED_JNI(env)->Throw(env, (jthrowable)exception);
}

/* Takes the pending exception.  What it says of itself, "java.io.IOException: disk full", malloc'ed; NULL: there is none, or it
 * cannot say. */
static inline char *embed_exception_text(JNIEnv *env)
{
    jthrowable exception = EMBED_JNI(env)->ExceptionOccurred(env);
    jvalue     string;
    char      *text = NULL;
    if (exception == NULL) return NULL;
    EMBED_JNI(env)->ExceptionClear(env);
    if (embed_call(env, &string, exception, "toString", "()Ljava/lang/String;")) {
        text = embed_utf8(env, (jstring)string.l);
        EMBED_JNI(env)->DeleteLocalRef(env, string.l);
    }
    EMBED_JNI(env)->ExceptionClear(env);
    EMBED_JNI(env)->DeleteLocalRef(env, exception);
    return text;
}

/* Takes the pending exception to the thread's handler of uncaught ones, which unless the program has its own prints it with the
 * stack: 'Exception in thread "main" ...'. */
static inline void embed_print_exception(JNIEnv *env)
{
    jthrowable exception = EMBED_JNI(env)->ExceptionOccurred(env);
    jvalue     thread, handler;
    if (exception == NULL) return;
    EMBED_JNI(env)->ExceptionClear(env);
    thread.l = handler.l = NULL;
    if (!embed_call_static(env, &thread, "java.lang.Thread", "currentThread", "()Ljava/lang/Thread;")
        || !embed_call(env, &handler, thread.l, "getUncaughtExceptionHandler", "()Ljava/lang/Thread$UncaughtExceptionHandler;")
        || !embed_call(env, NULL, handler.l, "uncaughtException", "(Ljava/lang/Thread;Ljava/lang/Throwable;)V", thread.l, exception))
        EMBED_JNI(env)->ExceptionDescribe(env);             /* the handler's own */
    EMBED_JNI(env)->DeleteLocalRef(env, handler.l);
    EMBED_JNI(env)->DeleteLocalRef(env, thread.l);
    EMBED_JNI(env)->DeleteLocalRef(env, exception);
}

/* Calls main(String[]).  The exit status of `java`: 0 if it returned, 1 if it threw, which was printed.  System.exit ends the
 * process. */
static inline int embed_run_main(JNIEnv *env, const char *class_name, int count, char *const *arguments)
{
    jobjectArray strings = embed_strings(env, count, arguments);
    bool returned = strings != NULL && embed_call_static(env, NULL, class_name, "main", "([Ljava/lang/String;)V", strings);
    if (!returned) embed_print_exception(env);
    EMBED_JNI(env)->DeleteLocalRef(env, strings);
    return returned ? 0 : 1;
}
#endif
