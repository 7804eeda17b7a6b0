/* classlib/attach.c -- the attach mechanism.
 *
 * A tool makes a file .attach_pid<pid> and sends SIGQUIT; the VM answers by listening on a socket.  A request is a row of strings,
 * each with its NUL: the protocol's version, a command, three arguments.  The answer is a number, 0 if all went well, a line feed, and
 * text.  Only the user whose process this is, and root, are listened to. */
#include "classlib/attach.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include "classlib/class_histogram.h"
#include "classlib/diagnostic_commands.h"
#include "classlib/heap_dump.h"
#include "classlib/management.h"
#include "classlib/system_thread.h"
#include "classlib/thread_dump.h"
#include "vm/exception.h"
#include "vm/java_string.h"
#include "vm/options.h"
#include "vm/vm.h"

enum { ARGUMENTS = 3, STRINGS = 2 + ARGUMENTS, LONGEST_NAME = 16, LONGEST_ARGUMENT = 1024, SUCCESS = 0, FAILURE = -1, BAD_VERSION = 101 };
enum { REQUEST_BYTES = 8 + LONGEST_NAME + 1 + ARGUMENTS * (LONGEST_ARGUMENT + 1) };

static struct {
    enum { NOT_LISTENING, STARTING, LISTENING } state;
    char path[sizeof ((struct sockaddr_un *)0)->sun_path - 4];     /* of the socket; "": there is none */
    int  listener, connection;                          /* -1: none */
} attach = { .listener = -1, .connection = -1 };

typedef struct Request { char bytes[REQUEST_BYTES + 1]; const char *name, *arguments[ARGUMENTS]; } Request;

/* ---- the commands ------------------------------------------------------------------------------------------------------- */

static int print_pending(Thread *t, FILE *out)
{
    const Object *throwable = exception_take(t), *message = object_ref_at(throwable, KNOWN(Throwable_detailMessage));
    char *text = message != NULL ? string_to_utf8(message) : NULL;
    fprintf(out, "%s%s%s\n\n", class_external_name(object_class(throwable)), text != NULL ? ": " : "", text != NULL ? text : "");
    free(text);
    return FAILURE;
}

static int system_properties(Thread *t, FILE *out, const Request *request)
{
    (void)request;
    return properties_print(t, out, "serializePropertiesToByteArray") ? SUCCESS : print_pending(t, out);
}

static int agent_properties(Thread *t, FILE *out, const Request *request)
{
    (void)request;
    return properties_print(t, out, "serializeAgentPropertiesToByteArray") ? SUCCESS : print_pending(t, out);
}

static int thread_dump(Thread *t, FILE *out, const Request *request)
{
    const char *switches = request->arguments[0];
    thread_dump_all(t, out, (DumpParts){ .synchronizers = strchr(switches, 'l') != NULL, .extended = strchr(switches, 'e') != NULL });
    return SUCCESS;
}

static int data_dump(Thread *t, FILE *out, const Request *request)
{
    (void)out, (void)request;
    if (!vm.options->ReduceSignalUsage) thread_dump_all(t, stdout, (DumpParts){ .synchronizers = vm.options->PrintConcurrentLocks, .heap = true });
    return SUCCESS;
}

static int diagnostic_command(Thread *t, FILE *out, const Request *request)
{
    char line[LONGEST_ARGUMENT + 1];
    return diagnostic_command_run(t, strcpy(line, request->arguments[0]), out) ? SUCCESS : print_pending(t, out);
}

static bool is_liveness(const char *argument) { return *argument == '\0' || strcmp(argument, "-all") == 0 || strcmp(argument, "-live") == 0; }

static bool parse_unsigned(const char *text, unsigned long long *value)
{
    char *end;
    errno = 0;
    *value = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && *text != '-';
}

/* (which objects, a file or nothing, how many threads are to count) */
static int inspect_heap(Thread *t, FILE *out, const Request *request)
{
    const char *const *arguments = request->arguments, *path = arguments[1];
    unsigned long long threads;
    FILE *file = out;
    if (!is_liveness(arguments[0])) return fprintf(out, "Invalid argument to inspectheap operation: %s\n", arguments[0]), FAILURE;
    if (*arguments[2] != '\0' && !parse_unsigned(arguments[2], &threads)) return fprintf(out, "Invalid parallel thread number: [%s]\n", arguments[2]), FAILURE;
    if (*path != '\0' && (file = fopen(path, "we")) == NULL) return fprintf(out, "Unable to create %s: %s\n", path, strerror(errno)), FAILURE;
    bool ok = class_histogram_print(t, file);
    if (file != out && fclose(file) == 0 && ok) fprintf(out, "Heap inspection file created: %s\n", path);
    return ok ? SUCCESS : print_pending(t, out);
}

/* (file, which objects, a level of compression or nothing) */
static int dump_heap(Thread *t, FILE *out, const Request *request)
{
    const char *const *arguments = request->arguments;
    unsigned long long level = 0;
    if (*arguments[0] == '\0') return fprintf(out, "No dump file specified\n"), SUCCESS;
    if (!is_liveness(arguments[1])) return fprintf(out, "Invalid argument to dumpheap operation: %s\n", arguments[1]), FAILURE;
    if (*arguments[2] != '\0') {
        if (!parse_unsigned(arguments[2], &level)) return fprintf(out, "Invalid compress level: [%s]\n", arguments[2]), FAILURE;
        if (level < 1 || level > HEAP_DUMP_LEVELS) return fprintf(out, "Compression level out of range (1-9): %llu\n", level), FAILURE;
    }
    heap_dump(t, arguments[0], (HeapDumpOptions){ .level = (int)level }, out);
    return SUCCESS;
}

static int set_flag(Thread *t, FILE *out, const Request *request)
{
    char error[256];
    const char *name = request->arguments[0];
    (void)t;
    switch (flag_write_text(name, request->arguments[1], error, sizeof error)) {
    case FLAG_WRITTEN:  return SUCCESS;
    case FLAG_IS_FIXED: return fprintf(out, "flag '%s' cannot be changed\n", name), FAILURE;
    default:            return fprintf(out, "%s\n", error), FAILURE;
    }
}

static int print_flag(Thread *t, FILE *out, const Request *request)
{
    const char *name = request->arguments[0];
    (void)t;
    if (!flag_print(name, out)) fprintf(out, "no such flag '%s'", name);
    fputc('\n', out);
    return SUCCESS;
}

/* There is no JVM TI: what a library that is not there, or is none, would be answered. */
static int load_agent(Thread *t, FILE *out, const Request *request)
{
    (void)t;
    fprintf(out, "%s was not loaded.\nthis VM has no JVM TI\n", request->arguments[0]);
    return FAILURE;
}

static const struct { const char *name; int (*run)(Thread *t, FILE *out, const Request *request); } commands[] = {
    { "agentProperties", agent_properties }, { "datadump", data_dump },  { "dumpheap", dump_heap },
    { "inspectheap", inspect_heap },         { "jcmd", diagnostic_command }, { "load", load_agent },
    { "printflag", print_flag },             { "properties", system_properties }, { "setflag", set_flag },
    { "threaddump", thread_dump },
};

static int run(Thread *t, FILE *out, const Request *request)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, request->name) == 0) return commands[i].run(t, out, request);
    fprintf(out, "Operation %s not recognized!", request->name);
    return FAILURE;
}

/* ---- requests and answers --------------------------------------------------------------------------------------------------- */

static void send_all(const char *text, size_t bytes)
{
    while (bytes > 0) {
        ssize_t sent = send(attach.connection, text, bytes, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;                          /* the tool has gone */
        text += sent;
        bytes -= (size_t)sent;
    }
}

static void send_number(int number)
{
    char text[16];
    send_all(text, (size_t)snprintf(text, sizeof text, "%d\n", number));
}

/* The strings that have arrived whole. */
static int count_strings(const char *bytes, size_t count)
{
    int strings = 0;
    for (size_t i = 0; i < count; i++) strings += bytes[i] == '\0';
    return strings;
}

/* False: it is none. */
static bool read_strings(Request *request)
{
    size_t count = 0;
    while (count_strings(request->bytes, count) < STRINGS) {
        if (count == REQUEST_BYTES) return false;
        ssize_t got = recv(attach.connection, request->bytes + count, REQUEST_BYTES - count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        count += (size_t)got;
        if (count_strings(request->bytes, count) > 0 && strcmp(request->bytes, "1") != 0) {
            send_number(BAD_VERSION);
            return false;
        }
    }
    return true;
}

static bool receive(Request *request)
{
    if (!read_strings(request)) return false;
    const char *next = request->bytes + strlen(request->bytes) + 1;
    request->name = next;
    for (int i = 0; i < ARGUMENTS; i++) {
        next += strlen(next) + 1;
        request->arguments[i] = next;
        if (strlen(next) > LONGEST_ARGUMENT) return false;
    }
    return strlen(request->name) <= LONGEST_NAME;
}

static void answer(Thread *t, const Request *request)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL) return;
    int result = run(t, out, request);
    fclose(out);
    thread_enter_native(t);
    send_number(result);
    send_all(text, bytes);
    thread_enter_java(t);
    free(text);
}

/* ---- the socket ---------------------------------------------------------------------------------------------------------------- */

static void socket_path(char *path, size_t bytes) { snprintf(path, bytes, "/tmp/.java_pid%d", (int)getpid()); }

/* Under another name until it has its permissions: a tool may be waiting for it. */
static bool open_socket(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    char path[sizeof attach.path];
    socket_path(path, sizeof path);
    snprintf(address.sun_path, sizeof address.sun_path, "%s.tmp", path);
    if ((attach.listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) < 0) return false;
    unlink(address.sun_path);
    if (bind(attach.listener, (struct sockaddr *)&address, sizeof address) == 0) {
        if (listen(attach.listener, 5) == 0 && chmod(address.sun_path, S_IRUSR | S_IWUSR) == 0 && chown(address.sun_path, geteuid(), getegid()) == 0
            && rename(address.sun_path, path) == 0) {
            strcpy(attach.path, path);
            return true;
        }
        unlink(address.sun_path);
    }
    close(attach.listener);
    attach.listener = -1;
    return false;
}

static void close_connection(void)
{
    if (attach.connection >= 0) close(attach.connection);
    attach.connection = -1;
}

static bool is_trusted(int connection)
{
    struct ucred peer;
    socklen_t bytes = sizeof peer;
    if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &bytes) != 0) return false;
    return peer.uid == 0 || (peer.uid == geteuid() && peer.gid == getegid());
}

/* False: the listener is closed. */
static bool next_connection(Thread *t)
{
    thread_enter_native(t);
    attach.connection = accept4(attach.listener, NULL, NULL, SOCK_CLOEXEC);
    int error = errno;
    thread_enter_java(t);                               /* may not return: the VM ends */
    return attach.connection >= 0 || error == EINTR || error == ECONNABORTED || error == EMFILE || error == ENFILE;
}

static void serve(Thread *t)
{
    while (next_connection(t)) {
        Request request = { .name = NULL };
        bool ok = attach.connection >= 0 && is_trusted(attach.connection);
        thread_enter_native(t);
        ok = ok && receive(&request);
        thread_enter_java(t);
        if (ok) answer(t, &request);
        close_connection();
    }
}

/* A socket that has been closed is opened anew: attach_is_wanted. */
static bool listener_body(Thread *t)
{
    while (open_socket()) {
        __atomic_store_n(&attach.state, LISTENING, __ATOMIC_RELEASE);
        serve(t);
        close(attach.listener);
    }
    __atomic_store_n(&attach.state, NOT_LISTENING, __ATOMIC_RELEASE);
    return true;
}

static void start_listener(Thread *t)
{
    __atomic_store_n(&attach.state, STARTING, __ATOMIC_RELEASE);
    if (system_thread_start(t, "Attach Listener", listener_body)) return;
    exception_take(t);
    __atomic_store_n(&attach.state, NOT_LISTENING, __ATOMIC_RELEASE);
}

/* ---- beginning and end ------------------------------------------------------------------------------------------------------------- */

/* Has somebody who may made the file by which a tool says what its signal is for? */
static bool has_trigger(void)
{
    static const char *const directories[] = { "", "/tmp/" };       /* the process's own, first */
    char path[64];
    struct stat status;
    for (size_t i = 0; i < COUNT_OF(directories); i++) {
        snprintf(path, sizeof path, "%s.attach_pid%d", directories[i], (int)getpid());
        if (stat(path, &status) == 0) return status.st_uid == 0 || status.st_uid == geteuid();
    }
    return false;
}

bool attach_is_wanted(Thread *t)
{
    struct stat status;
    if (vm.options->DisableAttachMechanism) return false;
    switch (__atomic_load_n(&attach.state, __ATOMIC_ACQUIRE)) {
    case STARTING: return true;
    case NOT_LISTENING:
        if (!has_trigger()) return false;
        start_listener(t);
        return true;
    default:                                            /* the file may have been cleared away */
        if (stat(attach.path, &status) == 0 || !has_trigger()) return false;
        __atomic_store_n(&attach.state, STARTING, __ATOMIC_RELEASE);
        shutdown(attach.listener, SHUT_RDWR);
        return true;
    }
}

bool attach_begin(Thread *t)
{
    char path[sizeof attach.path];
    struct stat status;
    if (vm.options->DisableAttachMechanism) return true;
    socket_path(path, sizeof path);
    if (lstat(path, &status) == 0) unlink(path);
    if (vm.options->StartAttachListener || vm.options->ReduceSignalUsage) start_listener(t);
    return !exception_pending(t);
}

void attach_remove_file(void)
{
    if (attach.path[0] != '\0') unlink(attach.path);
}

void attach_end(void)
{
    attach_remove_file();
    close_connection();
    if (attach.listener >= 0) close(attach.listener);
}
