/* classlib/jdwp.c -- the Java Debug Wire Protocol; command numbers and layouts as "JDWP Protocol Details" of JDK 17 has them.
 * One thread, unknown to Java, answers the debugger.  What is not done answers NOT_IMPLEMENTED. */
#include "classlib/jdwp.h"
#include <errno.h>
#include <netdb.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "vm/bytecode.h"
#include "vm/options.h"
#include "vm/vm.h"

enum { HEADER_BYTES = 11, MOST_BYTES = 1 << 20, IS_REPLY = 0x80, NOT_IMPLEMENTED = 99, ID_BYTES = 8, MAIN_THREAD = 1, VM_START = 90 };
enum { EVENTS = 64, COMPOSITE = 100, SUSPEND_NONE = 0, SUSPEND_ALL = 2 };
#define COMMAND(set, number) ((set) << 8 | (number))

static struct {
    char *host, *port;                                  /* NULL: no debugger is wanted */
    bool  is_server, suspends, quiet;
    int   listener, connection;                         /* descriptors */
    bool  runs;
    pthread_t thread;
    sem_t resumed;
    u4    requests;                                     /* ids of event requests and events */
} jdwp = { .listener = -1, .connection = -1 };

/* ---- options ----------------------------------------------------------------------------------------------------- */

static _Noreturn void refuse(const char *what, const char *value)
{
    options_exit_during_initialization("ERROR: JDWP option syntax error: %s%s", what, value);
}

static bool yes(const char *name, const char *value)
{
    if (strcmp(value, "y") != 0 && strcmp(value, "n") != 0) refuse(name, value);
    return *value == 'y';
}

/* host:port, *:port or port */
static void set_address(const char *address)
{
    const char *colon = strrchr(address, ':');
    jdwp.host = colon != NULL ? strndup(address, (size_t)(colon - address)) : strdup("localhost");
    jdwp.port = strdup(colon != NULL ? colon + 1 : address);
}

void jdwp_set_options(const char *options)
{
    char *copy = strdup(options), *rest = copy;
    bool  transport = false;
    jdwp.suspends = true;
    for (char *part; (part = strsep(&rest, ",")) != NULL; ) {
        char *value = strchr(part, '=');
        if (value == NULL) refuse(part, "");
        *value++ = '\0';
        if (strcmp(part, "transport") == 0) transport = strcmp(value, "dt_socket") == 0;
        else if (strcmp(part, "address") == 0) set_address(value);
        else if (strcmp(part, "server") == 0) jdwp.is_server = yes("server=", value);
        else if (strcmp(part, "suspend") == 0) jdwp.suspends = yes("suspend=", value);
        else if (strcmp(part, "quiet") == 0) jdwp.quiet = yes("quiet=", value);
        else if (strcmp(part, "timeout") != 0 && strcmp(part, "mutf8") != 0 && strcmp(part, "includevirtualthreads") != 0) refuse(part, "");
    }
    free(copy);
    if (!transport) refuse("transport=dt_socket is needed", "");
    if (jdwp.port == NULL && !jdwp.is_server) refuse("address= is needed", "");
    if (jdwp.port == NULL) set_address("0");
}

/* ---- packets ------------------------------------------------------------------------------------------------------- */

typedef struct Packet { u1 *bytes; size_t size, capacity; } Packet;

static void put(Packet *p, const void *from, size_t bytes)
{
    if (p->size + bytes > p->capacity) {
        p->capacity = 2 * (p->size + bytes) + 256;
        if ((p->bytes = realloc(p->bytes, p->capacity)) == NULL) vm_fatal("out of memory");
    }
    memcpy(p->bytes + p->size, from, bytes);
    p->size += bytes;
}

static void put_u1(Packet *p, u1 value) { put(p, &value, 1); }

static void put_u4(Packet *p, u4 value)
{
    value = __builtin_bswap32(value);
    put(p, &value, 4);
}

static void put_id(Packet *p, u8 value)
{
    value = __builtin_bswap64(value);
    put(p, &value, ID_BYTES);
}

static void put_text(Packet *p, const char *text)
{
    put_u4(p, (u4)strlen(text));
    put(p, text, strlen(text));
}

static bool write_all(const u1 *from, size_t bytes)
{
    while (bytes > 0) {
        ssize_t written = send(jdwp.connection, from, bytes, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        from += written;
        bytes -= (size_t)written;
    }
    return true;
}

static bool read_all(u1 *to, size_t bytes)
{
    while (bytes > 0) {
        ssize_t got = recv(jdwp.connection, to, bytes, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        bytes -= (size_t)got;
    }
    return true;
}

/* Fills in the header's length, and sends. */
static bool finish(Packet *p)
{
    u4 length = __builtin_bswap32((u4)p->size);
    memcpy(p->bytes, &length, 4);
    bool ok = write_all(p->bytes, p->size);
    free(p->bytes);
    return ok;
}

/* ---- commands ------------------------------------------------------------------------------------------------------ */

static void put_zeroes(Packet *p, size_t bytes) { for (size_t i = 0; i < bytes; i++) put_u1(p, 0); }

/* Answers behind the header.  False: not done.  data: of the command, bytes long. */
static bool answer(int command, const u1 *data, size_t bytes, Packet *p)
{
    switch (command) {
    case COMMAND(1, 1):                                 /* VirtualMachine.Version */
        put_text(p, VM_NAME);
        put_u4(p, 17);
        put_u4(p, 0);
        put_text(p, options_property(vm.options, "java.vm.version"));
        put_text(p, options_property(vm.options, "java.vm.name"));
        return true;
    case COMMAND(1, 2): case COMMAND(1, 3): case COMMAND(1, 20):        /* ClassesBySignature, AllClasses, AllClassesWithGeneric: none */
    case COMMAND(1, 4): case COMMAND(1, 5):             /* AllThreads, TopLevelThreadGroups: none */
        put_u4(p, 0);
        return true;
    case COMMAND(1, 7):                                 /* IDSizes: field, method, object, reference type, frame */
        for (int i = 0; i < 5; i++) put_u4(p, ID_BYTES);
        return true;
    case COMMAND(1, 9): case COMMAND(1, 6):             /* Resume, Dispose */
        sem_post(&jdwp.resumed);
        return true;
    case COMMAND(1, 8): case COMMAND(1, 14): case COMMAND(1, 15): case COMMAND(1, 16): case COMMAND(1, 19):
        return true;                                    /* Suspend, DisposeObjects, HoldEvents, ReleaseEvents, SetDefaultStratum */
    case COMMAND(1, 12): put_zeroes(p, 7); return true;         /* Capabilities: none */
    case COMMAND(1, 17): put_zeroes(p, 32); return true;        /* CapabilitiesNew */
    case COMMAND(1, 13):                                /* ClassPaths: base directory, class path, boot class path */
        put_text(p, "");
        put_u4(p, 0);
        put_u4(p, 0);
        return true;
    case COMMAND(9, 7): case COMMAND(9, 8): return true;        /* ObjectReference.DisableCollection, EnableCollection */
    case COMMAND(11, 1): put_text(p, "main"); return true;      /* ThreadReference.Name */
    case COMMAND(11, 4):                                /* Status: running, not suspended */
        put_u4(p, 1);
        put_u4(p, 0);
        return true;
    case COMMAND(15, 1): put_u4(p, ++jdwp.requests); return true;       /* EventRequest.Set: of what never happens */
    case COMMAND(15, 2): case COMMAND(15, 3): return true;      /* Clear, ClearAllBreakpoints */
    case COMMAND(1, 10):                                /* Exit */
        vm_exit(bytes >= 4 ? be_s4(data) : 1);
    default:
        return false;
    }
}

static bool reply_to(const u1 *header, const u1 *data, size_t bytes)
{
    Packet p = { 0 };
    int command = COMMAND(header[9], header[10]);
    put_u4(&p, 0);
    put(&p, header + 4, 4);                             /* the command's id */
    put_u1(&p, IS_REPLY);
    put_u1(&p, 0);                                      /* two bytes of error code */
    put_u1(&p, 0);
    if (!answer(command, data, bytes, &p)) p.bytes[HEADER_BYTES - 1] = NOT_IMPLEMENTED;
    return finish(&p) && command != COMMAND(1, 6);
}

static bool send_start_event(void)
{
    Packet p = { 0 };
    put_u4(&p, 0);
    put_u4(&p, ++jdwp.requests);
    put_u1(&p, 0);
    put_u1(&p, EVENTS);
    put_u1(&p, COMPOSITE);
    put_u1(&p, jdwp.suspends ? SUSPEND_ALL : SUSPEND_NONE);
    put_u4(&p, 1);
    put_u1(&p, VM_START);
    put_u4(&p, 0);                                      /* nobody has asked for it */
    put_id(&p, MAIN_THREAD);
    return finish(&p);
}

static bool shake_hands(void)
{
    static const u1 text[] = { 'J', 'D', 'W', 'P', '-', 'H', 'a', 'n', 'd', 's', 'h', 'a', 'k', 'e' };
    u1 got[sizeof text];
    if (jdwp.is_server) return read_all(got, sizeof got) && memcmp(got, text, sizeof text) == 0 && write_all(text, sizeof text);
    return write_all(text, sizeof text) && read_all(got, sizeof got) && memcmp(got, text, sizeof text) == 0;
}

static void converse(void)
{
    u1   header[HEADER_BYTES];
    bool goes_on = shake_hands() && send_start_event();
    while (goes_on && read_all(header, sizeof header)) {
        size_t length = (size_t)(u4)be_s4(header);
        if (length < HEADER_BYTES || length > MOST_BYTES) return;
        u1 *data = malloc(length - HEADER_BYTES + 1);
        goes_on = data != NULL && read_all(data, length - HEADER_BYTES);
        if (goes_on && !(header[8] & IS_REPLY)) goes_on = reply_to(header, data, length - HEADER_BYTES);
        free(data);
    }
}

static void *serve(void *nothing)
{
    (void)nothing;
    pthread_setname_np(pthread_self(), "JDWP");
    do {
        if (jdwp.is_server && (jdwp.connection = accept(jdwp.listener, NULL, NULL)) < 0) break;
        converse();
        sem_post(&jdwp.resumed);                        /* who has lost its debugger goes on */
        shutdown(jdwp.connection, SHUT_RDWR);
    } while (jdwp.is_server);
    return NULL;
}

/* ---- connecting ---------------------------------------------------------------------------------------------------- */

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "ERROR: transport error: %s: %s:%s: %s\n", what, jdwp.host, jdwp.port, strerror(errno));
    options_exit_during_initialization("agent library failed to init: jdwp");
}

static int open_socket(const struct addrinfo *address)
{
    int on = 1, s = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s < 0) return -1;
    bool ok;
    if (jdwp.is_server) {
        setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        ok = bind(s, address->ai_addr, address->ai_addrlen) == 0 && listen(s, 1) == 0;
    } else {
        ok = connect(s, address->ai_addr, address->ai_addrlen) == 0;
    }
    if (ok) return s;
    close(s);
    return -1;
}

static int connect_or_listen(void)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = jdwp.is_server ? AI_PASSIVE : 0 }, *addresses = NULL;
    const char *host = strcmp(jdwp.host, "*") == 0 ? NULL : jdwp.host;
    int s = -1;
    errno = EADDRNOTAVAIL;
    if (getaddrinfo(host, jdwp.port, &hints, &addresses) != 0) fail("unknown address");
    for (const struct addrinfo *a = addresses; a != NULL && s < 0; a = a->ai_next) s = open_socket(a);
    freeaddrinfo(addresses);
    if (s < 0) fail(jdwp.is_server ? "cannot listen" : "cannot connect");
    return s;
}

static void announce(void)
{
    struct sockaddr_storage own;
    socklen_t bytes = sizeof own;
    char port[16] = "";
    if (jdwp.quiet || getsockname(jdwp.listener, (struct sockaddr *)&own, &bytes) != 0) return;
    getnameinfo((struct sockaddr *)&own, bytes, NULL, 0, port, sizeof port, NI_NUMERICSERV);
    printf("Listening for transport dt_socket at address: %s\n", port);
    fflush(stdout);
}

void jdwp_start(Thread *t)
{
    if (jdwp.port == NULL) return;
    sem_init(&jdwp.resumed, 0, 0);
    *(jdwp.is_server ? &jdwp.listener : &jdwp.connection) = connect_or_listen();
    if (jdwp.is_server) announce();
    jdwp.runs = pthread_create(&jdwp.thread, NULL, serve, NULL) == 0;
    if (!jdwp.suspends || !jdwp.runs) return;
    thread_enter_blocked(t);
    thread_wipe_leftovers();
    while (sem_wait(&jdwp.resumed) != 0) { }
    thread_enter_java(t);
}

void jdwp_end(void)
{
    if (jdwp.listener >= 0) shutdown(jdwp.listener, SHUT_RDWR);
    if (jdwp.connection >= 0) shutdown(jdwp.connection, SHUT_RDWR);
    if (jdwp.runs) pthread_join(jdwp.thread, NULL);
    if (jdwp.listener >= 0) close(jdwp.listener);
    if (jdwp.connection >= 0) close(jdwp.connection);
    free(jdwp.host);
    free(jdwp.port);
}
