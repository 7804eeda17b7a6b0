/* classlib/channel_natives.c -- two methods of the class library's file channels whose own code opens a descriptor for good: one that
 * is closed when the VM is destroyed. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "classlib/vm_natives.h"
#include "native/bind.h"
#include "vm/exception.h"

static int dead_socket = -1;                            /* what reads and writes of a channel get that is being closed: the end */

/* sun.nio.ch.FileDispatcherImpl.init() */
static bool init(Thread *t, Method *m, Slot *args)
{
    int pair[2];
    (void)m;
    (void)args;
    if (socketpair(PF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return throw_new(t, EX_IOException, "%s", strerror(errno));
    close(pair[1]);
    dead_socket = pair[0];
    return true;
}

/* sun.nio.ch.FileDispatcherImpl.preClose0(FileDescriptor) */
static bool pre_close(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (args[0].ref == NULL) return throw_new(t, EX_NullPointerException, NULL);
    const Field *fd = class_declared_field_named(object_class(args[0].ref), "fd", "I");
    if (fd == NULL) return throw_new(t, EX_InternalError, "java.io.FileDescriptor.fd");
    if (dead_socket >= 0 && dup2(dead_socket, OBJECT_AT(args[0].ref, fd->offset, int32_t)) < 0)
        return throw_new(t, EX_IOException, "%s", strerror(errno));
    return true;
}

void channel_natives_register(void)
{
    static const VmNative rows[] = {
        { "sun/nio/ch/FileDispatcherImpl", "init", "()V", init, false },
        { "sun/nio/ch/FileDispatcherImpl", "preClose0", "(Ljava/io/FileDescriptor;)V", pre_close, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

void channels_end(void)
{
    if (dead_socket >= 0) close(dead_socket);
}
