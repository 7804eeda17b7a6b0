/* classlib/image_natives.c -- jdk.internal.jimage.NativeImageBuffer: libjimage would look for an image that it has opened itself, and
 * the library then map lib/modules once more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "classlib/boot.h"
#include "classlib/vm_natives.h"
#include "vm/java_string.h"
#include "vm/options.h"

/* (String path): null for any image but the one that the VM runs on */
static bool image_getNativeMap(Thread *t, Method *m, Slot *args)
{
    char own[4096], *path = args[0].ref != NULL ? string_to_utf8(args[0].ref) : NULL;
    size_t bytes;
    const void *map = boot_image(&bytes);
    snprintf(own, sizeof own, "%s/lib/modules", vm.options->java_home);
    bool is_own = path != NULL && strcmp(path, own) == 0 && bytes <= INT32_MAX;
    (void)m;
    free(path);
    args[0].ref = is_own ? direct_buffer_new(t, (void *)(uintptr_t)map, (int32_t)bytes) : NULL;
    return !is_own || args[0].ref != NULL;
}

void image_natives_register(void)
{
    static const VmNative rows[] = {
        { "jdk/internal/jimage/NativeImageBuffer", "getNativeMap", "(Ljava/lang/String;)Ljava/nio/ByteBuffer;", image_getNativeMap, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
