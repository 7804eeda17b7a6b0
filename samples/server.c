/* samples/server.c -- a TCP server in C whose threads answer each line they get with Java code (Answers.java).
 *   cc server.c -o server -pthread $(pkg-config --cflags --libs jvm)
 *   javac -d classes Answers.java
 *   ./server classes            asks itself from several threads, prints the answers and ends
 *   ./server classes 7000       serves 127.0.0.1:7000 until it is interrupted; ask it with `nc 127.0.0.1 7000` */
#define _POSIX_C_SOURCE 200809L
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
#include <jvm/embed.h>

enum { WORKERS = 4, CLIENTS = 6, LONGEST_LINE = 1000 };

static Embed vm;
static int   listener;
static struct sockaddr_in address;

/* ---- the server --------------------------------------------------------------------------------------------------- */

/* Malloc'ed; NULL: the VM is out of memory. */
static char *answer(JNIEnv *env, const char *request)
{
    jvalue  result;
    jstring line = embed_string(env, request);
    if (line != NULL && embed_call_static(env, &result, "Answers", "answer", "(Ljava/lang/String;)Ljava/lang/String;", line))
        return embed_utf8(env, (jstring)result.l);
    return embed_exception_text(env);
}

/* All lines of one client.  The frame lets go of each line's local references: this thread never returns to Java. */
static void serve(JNIEnv *env, FILE *in, FILE *out)
{
    char line[LONGEST_LINE];
    while (fgets(line, sizeof line, in) != NULL && EMBED_JNI(env)->PushLocalFrame(env, 16) == JNI_OK) {
        char *text;
        line[strcspn(line, "\r\n")] = '\0';
        text = answer(env, line);
        fprintf(out, "%s\n", text != NULL ? text : "out of memory");
        fflush(out);
        free(text);
        EMBED_JNI(env)->PopLocalFrame(env, NULL);
    }
}

static void *work(void *argument)
{
    JNIEnv *env = embed_attach(&vm, (const char *)argument);
    int     client;
    if (env == NULL) return NULL;
    while ((client = accept(listener, NULL, NULL)) >= 0) {
        FILE *in = fdopen(client, "r"), *out = fdopen(dup(client), "w");
        if (in != NULL && out != NULL) serve(env, in, out);
        if (out != NULL) fclose(out);
        if (in != NULL) fclose(in);
    }
    embed_detach(&vm);
    return NULL;
}

static bool listen_at(int port)                         /* 0: any that is free */
{
    socklen_t bytes = sizeof address;
    address.sin_family = AF_INET;
    address.sin_port = htons((in_port_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listener = socket(AF_INET, SOCK_STREAM, 0);
    return listener >= 0 && bind(listener, (struct sockaddr *)&address, bytes) == 0 && listen(listener, CLIENTS) == 0
        && getsockname(listener, (struct sockaddr *)&address, &bytes) == 0;
}

/* ---- its clients -------------------------------------------------------------------------------------------------- */

/* Sends requests, each of which ends in a newline, and writes down as many lines of answers. */
static void *ask(void *text)
{
    static const char requests[] = "put %d \xf0\x9f\x98\x80 %d\nget %d\nget nobody\nsum 1 2 3 %d\nsum 2147483647 1\nsing\n";
    char  line[LONGEST_LINE], *answers = (char *)text;
    int   number = *answers, s = socket(AF_INET, SOCK_STREAM, 0);
    FILE *in = s >= 0 && connect(s, (struct sockaddr *)&address, sizeof address) == 0 ? fdopen(s, "r") : NULL;
    *answers = '\0';
    if (in == NULL) return NULL;
    snprintf(line, sizeof line, requests, number, number, number, number);
    if (write(s, line, strlen(line)) == (ssize_t)strlen(line)) shutdown(s, SHUT_WR);
    while (strlen(answers) < LONGEST_LINE && fgets(line, sizeof line, in) != NULL) strcat(answers, line);
    fclose(in);
    return NULL;
}

static void ask_and_print(void)
{
    static char answers[CLIENTS][2 * LONGEST_LINE];     /* before: the client's number */
    pthread_t   clients[CLIENTS];
    int i;
    for (i = 0; i < CLIENTS; i++) {
        answers[i][0] = (char)i;
        pthread_create(&clients[i], NULL, ask, answers[i]);
    }
    for (i = 0; i < CLIENTS; i++) {
        pthread_join(clients[i], NULL);
        printf("client %d:\n%s", i, answers[i]);
    }
    shutdown(listener, SHUT_RDWR);                      /* the workers' accept returns */
}

int main(int argc, char **argv)
{
    EmbedOptions options = embed_options(argc > 1 ? argv[1] : ".");
    pthread_t    workers[WORKERS];
    char         names[WORKERS][16];
    int i;
    if (!listen_at(argc > 2 ? atoi(argv[2]) : 0)) {
        perror("server");
        return 1;
    }
    options.max_heap = "64m";
    if (!embed_create(&vm, &options)) {
        fprintf(stderr, "no VM: %s\n", vm.error);
        return 1;
    }
    for (i = 0; i < WORKERS; i++) {
        snprintf(names[i], sizeof names[i], "worker %d", i);
        pthread_create(&workers[i], NULL, work, names[i]);
    }
    if (argc <= 2) ask_and_print();
    for (i = 0; i < WORKERS; i++) pthread_join(workers[i], NULL);
    return embed_destroy(&vm) ? 0 : 1;
}
