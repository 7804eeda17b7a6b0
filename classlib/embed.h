/* classlib/embed.h -- running Java from a C program in four calls, over <jni.h> alone; link with -ljvm.
 *
 *   Embed vm;
 *   const char *options[] = { "-Djava.class.path=app.jar", "-Xmx64m" };
 *   if (!embed_create(&vm, options, 2)) ...                 the reason was printed
 *   int status = embed_run_main(&vm, "com.example.Main", argc, argv);
 *   embed_destroy(&vm);                                     waits for the program's threads
 *
 * vm.env is the calling thread's JNIEnv: everything of the JNI can be mixed in.  One VM per process. */
#ifndef CLASSLIB_EMBED_H
#define CLASSLIB_EMBED_H
#include <jni.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct Embed {
    JavaVM *vm;
    JNIEnv *env;                            /* of the thread that called embed_create */
} Embed;

/* options as JNI_CreateJavaVM takes them ("-Xmx64m", "-Dkey=value").  False: no VM; the reason was printed. */
static inline bool embed_create(Embed *embed, const char *const *options, int count)
{
    JavaVMInitArgs args = { .version = JNI_VERSION_10, .nOptions = count };
    void *env = NULL;
    args.options = calloc((size_t)count + 1, sizeof *args.options);
    if (args.options == NULL) return false;
    for (int i = 0; i < count; i++) args.options[i].optionString = (char *)(size_t)options[i];
    bool ok = JNI_CreateJavaVM(&embed->vm, &env, &args) == JNI_OK;
    embed->env = env;
    free(args.options);
    return ok;
}

/* A String[]; NULL: an exception is pending. */
static inline jobjectArray embed_strings(JNIEnv *env, int count, char *const *strings)
{
    jclass string_class = (*env)->FindClass(env, "java/lang/String");
    jobjectArray array = string_class != NULL ? (*env)->NewObjectArray(env, count, string_class, NULL) : NULL;
    for (int i = 0; array != NULL && i < count; i++) {
        jstring string = (*env)->NewStringUTF(env, strings[i]);
        if (string == NULL) return NULL;
        (*env)->SetObjectArrayElement(env, array, i, string);
        (*env)->DeleteLocalRef(env, string);
    }
    return array;
}

/* Calls main(String[]) of a class named with dots.  0: it returned; 1: an exception, which was printed. */
static inline int embed_run_main(Embed *embed, const char *class_name, int argc, char *const *argv)
{
    JNIEnv *env = embed->env;
    char *name = strdup(class_name);
    if (name == NULL) return 1;
    for (char *p = name; *p != '\0'; p++)
        if (*p == '.') *p = '/';
    jclass main_class = (*env)->FindClass(env, name);
    free(name);
    jmethodID main_method = NULL;
    jobjectArray arguments = NULL;
    if (main_class != NULL) main_method = (*env)->GetStaticMethodID(env, main_class, "main", "([Ljava/lang/String;)V");
    if (main_method != NULL) arguments = embed_strings(env, argc, argv);
    if (arguments != NULL) (*env)->CallStaticVoidMethod(env, main_class, main_method, arguments);
    if (!(*env)->ExceptionCheck(env)) return 0;
    (*env)->ExceptionDescribe(env);
    return 1;
}

/* Waits for the program's non-daemon threads, runs its shutdown hooks. */
static inline bool embed_destroy(Embed *embed)
{
    jint status = (*embed->vm)->DestroyJavaVM(embed->vm);
    embed->vm = NULL;
    embed->env = NULL;
    return status == JNI_OK;
}
#endif
