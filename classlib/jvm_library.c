/* classlib/jvm_library.c -- native libraries: what jdk.internal.loader.NativeLibraries needs. */
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "classlib/jvm.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/log.h"

/* HotSpot's guess at why the dynamic linker refused a file: "" if it has none. */
static void guess_cause(const char *path, char *out, size_t bytes)
{
    Elf64_Ehdr header;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool is_elf = file >= 0 && read(file, &header, sizeof header) == (ssize_t)sizeof header
               && memcmp(header.e_ident, ELFMAG, SELFMAG) == 0;
    if (file >= 0) close(file);
    *out = '\0';
    if (!is_elf) return;
    if (header.e_ident[EI_DATA] != ELFDATA2LSB)
        snprintf(out, bytes, " (Possible cause: endianness mismatch)");
    else if (header.e_ident[EI_CLASS] != ELFCLASS64)
        snprintf(out, bytes, " (Possible cause: architecture word width mismatch, can't load %d-bit .so on a 64-bit platform)",
                 header.e_ident[EI_CLASS] == ELFCLASS32 ? 32 : 0);
}

JNIEXPORT void *JNICALL JVM_LoadLibrary(const char *path, jboolean throw_on_failure)
{
    void *library = dlopen(path, RTLD_LAZY);            /* in native state: constructors may call back */
    if (library == NULL && throw_on_failure) {
        char reason[1024], cause[256];
        const char *error = dlerror();
        snprintf(reason, sizeof reason, "%s", error != NULL ? error : "unknown error");
        guess_cause(path, cause, sizeof cause);
        Thread *t = jni_enter((JNIEnv *)thread_current());
        throw_new(t, EX_UnsatisfiedLinkError, "%s: %s%s", path, reason, cause);
        jni_leave(t);
    }
    if (log_enabled(LOG_LIBRARY))
        log_write(LOG_LIBRARY, LOG_INFO, "%s library %s, handle %p", library != NULL ? "Loaded" : "Failed to load", path, library);
    return library;
}

JNIEXPORT void JNICALL JVM_UnloadLibrary(void *library)
{
    dlclose(library);
    if (log_enabled(LOG_LIBRARY)) log_write(LOG_LIBRARY, LOG_INFO, "Unloaded library with handle %p", library);
}

JNIEXPORT void *JNICALL JVM_FindLibraryEntry(void *library, const char *name) { return dlsym(library, name); }

JNIEXPORT jboolean JNICALL JVM_IsSupportedJNIVersion(jint version)
{
    switch (version) {
    case JNI_VERSION_1_1: case JNI_VERSION_1_2: case JNI_VERSION_1_4: case JNI_VERSION_1_6: case JNI_VERSION_1_8:
    case JNI_VERSION_9: case JNI_VERSION_10: return JNI_TRUE;
    default: return JNI_FALSE;
    }
}
