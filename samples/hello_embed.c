/* samples/hello_embed.c -- a C program with Java inside.
 *   hello_embed                          greets through java.lang.String
 *   hello_embed app.jar com.example.Main args...      runs a program
 * Build: gcc -I. -I$JDK/include -I$JDK/include/linux samples/hello_embed.c -Lbuild -ljvm -Wl,-rpath,build -o hello_embed */
#include <stdio.h>
#include "classlib/embed.h"

/* "Hello".concat(", Java").toUpperCase() */
static int greet(JNIEnv *env)
{
    jclass string_class = (*env)->FindClass(env, "java/lang/String");
    jmethodID concat = (*env)->GetMethodID(env, string_class, "concat", "(Ljava/lang/String;)Ljava/lang/String;");
    jmethodID to_upper_case = (*env)->GetMethodID(env, string_class, "toUpperCase", "()Ljava/lang/String;");
    jstring hello = (*env)->NewStringUTF(env, "Hello"), java = (*env)->NewStringUTF(env, ", Java");
    jstring text = (*env)->CallObjectMethod(env, hello, concat, java);
    if (text != NULL) text = (*env)->CallObjectMethod(env, text, to_upper_case);
    if (text == NULL) {
        (*env)->ExceptionDescribe(env);
        return 1;
    }
    const char *utf8 = (*env)->GetStringUTFChars(env, text, NULL);
    puts(utf8 != NULL ? utf8 : "out of memory");
    (*env)->ReleaseStringUTFChars(env, text, utf8);
    return 0;
}

int main(int argc, char **argv)
{
    Embed vm;
    char class_path[4096];
    snprintf(class_path, sizeof class_path, "-Djava.class.path=%s", argc > 2 ? argv[1] : ".");
    const char *options[] = { class_path, "-Xmx64m" };
    if (!embed_create(&vm, options, 2)) return 1;
    int status = argc > 2 ? embed_run_main(&vm, argv[2], argc - 3, argv + 3) : greet(vm.env);
    return embed_destroy(&vm) ? status : 1;
}
