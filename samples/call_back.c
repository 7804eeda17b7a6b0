/* samples/call_back.c -- C uses a Java library (Tally.java), which calls back into C.  Exceptions cross both ways.
 *   cc call_back.c -o call_back $(pkg-config --cflags --libs jvm)
 *   javac -d classes Tally.java && ./call_back classes */
#include <stdio.h>
#include <jvm/embed.h>

/* The body of Tally.accepts: called by Java, so an exception left pending is thrown there. */
static jboolean JNICALL accepts(JNIEnv *env, jclass tally, jstring word)
{
    jboolean accepted = JNI_FALSE;
    char    *text = embed_utf8(env, word);
    (void)tally;
    if (text == NULL) return JNI_FALSE;
    if (strpbrk(text, "0123456789") != NULL) embed_throw(env, "java.lang.IllegalArgumentException", text);
    else accepted = strlen(text) > 3;                   /* in bytes */
    free(text);
    return accepted;
}

/* Prints the winner, or why there is none. */
static void print_winner(JNIEnv *env, jobject tally)
{
    jvalue winner;
    char  *text = NULL;
    if (embed_call(env, &winner, tally, "winner", "()Ljava/lang/String;")) text = embed_utf8(env, (jstring)winner.l);
    if (text != NULL) {
        printf("winner: %s\n", text);
    } else {
        text = embed_exception_text(env);
        printf("no winner: %s\n", text != NULL ? text : "out of memory");
    }
    free(text);
}

static bool use_library(JNIEnv *env)
{
    static const char *const lines[] = { "a horse, 2 horses, a zebra", "zebra \xf0\x9f\xa6\x93 \xf0\x9f\xa6\x93 and \xf0\x9f\xa6\x93" };
    jobject tally;
    size_t  i;
    if (!embed_register(env, "Tally", "accepts", "(Ljava/lang/String;)Z", (void *)accepts)) return false;
    if ((tally = embed_new(env, "Tally", "()V")) == NULL) return false;
    print_winner(env, tally);
    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        jvalue counted;
        jstring line = embed_string(env, lines[i]);
        if (line == NULL || !embed_call(env, &counted, tally, "add", "(Ljava/lang/String;)I", line)) return false;
        printf("counted: %d\n", (int)counted.i);
    }
    print_winner(env, tally);
    return true;
}

int main(int argc, char **argv)
{
    Embed vm;
    EmbedOptions options = embed_options(argc > 1 ? argv[1] : ".");
    bool done;
    if (!embed_create(&vm, &options)) {
        fprintf(stderr, "no VM: %s\n", vm.error);
        return 1;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);                   /* Java's lines and ours, in their order */
    done = use_library(vm.env);
    if (!done) embed_print_exception(vm.env);
    return embed_destroy(&vm) && done ? 0 : 1;
}
