/* Every function of embed.h, in C99 and in C++.
 *   kit CLASS-PATH [ROUNDS]
 * Prints what it sees, which the caller compares, on stdout alone. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
#include <jvm/embed.h>

#define STRING "Ljava/lang/String;"

static Embed vm;

static void print_text(const char *what, char *text)
{
    printf("%s: %s\n", what, text != NULL ? text : "none");
    free(text);
}

/* ---- calls -------------------------------------------------------------------------------------------------------- */

static void call_every_type(JNIEnv *env)
{
    jvalue r;
    printf("Z %d", embed_call_static(env, &r, "Kit", "not", "(Z)Z", JNI_FALSE) ? r.z : -1);
    printf(", B %d", embed_call_static(env, &r, "Kit", "next", "(B)B", 127) ? r.b : -1);
    printf(", C %d", embed_call_static(env, &r, "Kit", "next", "(C)C", 65535) ? r.c : -1);
    printf(", S %d", embed_call_static(env, &r, "Kit", "next", "(S)S", 32767) ? r.s : -1);
    printf(", I %d", embed_call_static(env, &r, "Kit", "next", "(I)I", (jint)41) ? (int)r.i : -1);
    printf(", J %ld", embed_call_static(env, &r, "Kit", "next", "(J)J", (jlong)1 << 40) ? (long)r.j : -1);
    printf(", F %g", embed_call_static(env, &r, "Kit", "half", "(F)F", 3.0) ? (double)r.f : -1);
    printf(", D %g", embed_call_static(env, &r, "Kit", "sum", "(ZBCSIJFD)D", JNI_TRUE, 2, 3, 4, (jint)5, (jlong)6, 7.5, 8.25) ? r.d : -1);
    printf(", [ %d", embed_call_static(env, &r, "Kit", "numbers", "(I)[I", (jint)3) ? (int)EMBED_JNI(env)->GetArrayLength(env, (jarray)r.l) : -1);
    printf(", V %d\n", embed_call_static(env, NULL, "Kit", "nothing", "()V"));
}

static void call_objects(JNIEnv *env)
{
    jvalue  r;
    jobject kit = embed_new(env, "Kit", "(" STRING "I)V", embed_string(env, "ab"), (jint)3);
    printf("length %d", embed_call(env, &r, kit, "length", "()I") ? (int)r.i : -1);
    print_text(", name", embed_call(env, &r, kit, "name", "()" STRING) ? embed_utf8(env, (jstring)r.l) : NULL);
    printf("of null: %d", embed_call(env, &r, NULL, "length", "()I"));
    print_text("", embed_exception_text(env));
    printf("of none: %d", embed_call(env, &r, embed_new(env, "Kit", "(I)V", (jint)3), "length", "()I"));
    print_text("", embed_exception_text(env));
    printf("found: %d", embed_find_class(env, "java.util.Map$Entry") != NULL);
    printf(", %d", embed_find_class(env, "no.Such") != NULL);
    print_text("", embed_exception_text(env));
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static void print_points(JNIEnv *env, const char *text)
{
    jvalue r;
    print_text("points", embed_call_static(env, &r, "Kit", "points", "(" STRING ")" STRING, embed_string(env, text))
                             ? embed_utf8(env, (jstring)r.l) : embed_exception_text(env));
}

static void convert(JNIEnv *env)
{
    static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf";     /* one of each length, and the last of all */
    jvalue r;
    char  *back = embed_utf8(env, embed_string(env, text));
    printf("there and back: %d\n", back != NULL && strcmp(back, text) == 0);
    free(back);
    print_points(env, text);
    print_points(env, "");
    print_points(env, NULL);
    print_points(env, "a\xff\xc3" "b\xed\xa0\xbd");         /* not UTF-8 */
    embed_call_static(env, &r, "Kit", "loneSurrogate", "()" STRING);
    print_text("half a pair", embed_utf8(env, (jstring)r.l));
    embed_call_static(env, &r, "Kit", "textWithZero", "()" STRING);
    back = embed_utf8(env, (jstring)r.l);
    printf("with U+0000: %d\n", back != NULL && memcmp(back, "a\0b", 4) == 0);
    free(back);
    print_text("null", embed_utf8(env, NULL));
}

/* ---- exceptions --------------------------------------------------------------------------------------------------- */

static jstring JNICALL refuse(JNIEnv *env, jclass nested, jint number)
{
    (void)nested;
    if (number == 1) embed_throw(env, "java.lang.IllegalArgumentException", "\xf0\x9f\x98\x80");
    if (number == 2) embed_throw(env, "java.lang.IllegalArgumentException", NULL);
    if (number == 3) embed_throw(env, "no.Such", "3");
    return number == 0 ? embed_string(env, "not refused") : NULL;
}

static void except(JNIEnv *env)
{
    jvalue r;
    int    i;
    print_text("none", embed_exception_text(env));
    embed_print_exception(env);
    embed_call_static(env, NULL, "Kit", "fail", "(" STRING ")V", embed_string(env, "\xf0\x9f\x98\x80"));
    print_text("text", embed_exception_text(env));
    embed_call_static(env, NULL, "Kit", "failSilently", "()V");
    print_text("silent", embed_exception_text(env));
    embed_call_static(env, NULL, "Kit", "missing", "()V");
    print_text("missing", embed_exception_text(env));
    embed_call_static(env, NULL, "Kit", "fail", "(" STRING ")V", NULL);
    embed_print_exception(env);
    printf("registered: %d", embed_register(env, "Kit$Nested", "refuse", "(I)" STRING, (void *)refuse));
    printf(", %d", embed_register(env, "Kit$Nested", "missing", "()V", (void *)refuse));
    print_text("", embed_exception_text(env));
    for (i = 0; i < 4; i++)
        print_text("refuse", embed_call_static(env, &r, "Kit$Nested", "caught", "(I)" STRING, (jint)i)
                                 ? embed_utf8(env, (jstring)r.l) : embed_exception_text(env));
}

/* ---- threads ------------------------------------------------------------------------------------------------------ */

static void *attach(void *name)
{
    jvalue  r;
    JNIEnv *env = embed_attach(&vm, (const char *)name);
    if (env == NULL) return NULL;
    print_text("thread", embed_call_static(env, &r, "Kit", "where", "()" STRING) ? embed_utf8(env, (jstring)r.l) : embed_exception_text(env));
    printf("again the same: %d\n", embed_attach(&vm, NULL) == env);
    embed_call_static(env, NULL, "Kit", "fail", "(" STRING ")V", embed_string(env, "at the end"));
    printf("detached: %d\n", embed_detach(&vm));
    return NULL;
}

static jstring JNICALL end_inside(JNIEnv *env, jclass nested, jint number)
{
    (void)nested; (void)number;
    printf("inside: detached %d", embed_detach(&vm));
    printf(", destroyed %d", embed_destroy(&vm));
    printf(" (%s)\n", vm.error != NULL ? vm.error : "no error");
    return embed_string(env, "");
}

static void use_threads(JNIEnv *env)
{
    static char name[] = "c\xc3\xa9";
    pthread_t thread;
    pthread_create(&thread, NULL, attach, name);
    pthread_join(thread, NULL);
    embed_register(env, "Kit$Nested", "refuse", "(I)" STRING, (void *)end_inside);
    embed_call_static(env, NULL, "Kit$Nested", "caught", "(I)" STRING, (jint)0);
}

/* ---- programs and VMs --------------------------------------------------------------------------------------------- */

static void run_mains(JNIEnv *env)
{
    static char  first[] = "\xf0\x9f\x98\x80", second[] = "", handled[] = "handled";
    static char *arguments[] = { first, second, NULL }, *other[] = { handled };
    printf("status %d\n", embed_run_main(env, "Kit", 2, arguments));
    printf("status %d\n", embed_run_main(env, "Kit", 0, NULL));
    printf("status %d\n", embed_run_main(env, "Kit$Nested", 0, NULL));
    printf("status %d\n", embed_run_main(env, "Kit", 1, other));
}

static void print_creation(const char *what, Embed *embed, const EmbedOptions *options)
{
    bool created = embed_create(embed, options);
    printf("%s: %d, %s\n", what, created, embed->error != NULL ? embed->error : "no error");
}

static int one_round(const char *class_path)
{
    static const char *const more[] = { "-Dkey=value", "-Xunknown" };
    Embed        second;
    EmbedOptions options = embed_options(class_path);
    jvalue       heap;
    options.max_heap = "48m";
    options.more = more;
    options.more_count = 2;
    print_creation("an unknown option", &vm, &options);
    options.max_heap = "large";
    print_creation("a wrong size", &vm, &options);
    options.max_heap = "48m";
    options.ignore_unrecognized = true;
    print_creation("ignored", &vm, &options);
    if (vm.error != NULL) return 1;
    print_creation("second", &second, &options);
    printf("heap: %d\n", embed_call_static(vm.env, &heap, "Kit", "heapIs", "(J)Z", (jlong)48) ? heap.z : -1);
    call_every_type(vm.env);
    call_objects(vm.env);
    convert(vm.env);
    except(vm.env);
    use_threads(vm.env);
    run_mains(vm.env);
    printf("destroyed: %d\n", embed_destroy(&vm));
    printf("attached after that: %d\n", embed_attach(&vm, NULL) != NULL);
    return 0;
}

int main(int argc, char **argv)
{
    int i, rounds = argc > 2 ? atoi(argv[2]) : 1;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (dup2(STDOUT_FILENO, STDERR_FILENO) < 0) return 1;       /* exceptions among the rest */
    for (i = 0; i < rounds; i++)
        if (one_round(argv[1]) != 0) return 1;
    return 0;
}
