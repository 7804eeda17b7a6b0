/* samples/hello_embed.c -- the least there is to calling Java from C: methods of the class library, and a text as the result.
 *   cc hello_embed.c -o hello_embed $(pkg-config --cflags --libs jvm)
 *   ./hello_embed */
#include <stdio.h>
#include <jvm/embed.h>

static bool greet(JNIEnv *env)
{
    jvalue text;
    char  *greeting;
    if (!embed_call(env, &text, embed_string(env, "hello, java"), "toUpperCase", "()Ljava/lang/String;")) return false;
    if ((greeting = embed_utf8(env, (jstring)text.l)) == NULL) return false;
    puts(greeting);
    free(greeting);
    return true;
}

int main(void)
{
    Embed vm;
    EmbedOptions options = embed_options(NULL);
    if (!embed_create(&vm, &options)) {
        fprintf(stderr, "no VM: %s\n", vm.error);
        return 1;
    }
    if (!greet(vm.env)) embed_print_exception(vm.env);
    return embed_destroy(&vm) ? 0 : 1;
}
