/* classlib/jvm_library.c -- native libraries: what jdk.internal.loader.NativeLibraries needs. */
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <pthread.h>
#include "classlib/jvm.h"
#include "classlib/libraries.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/options.h"

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

/* ---- what is open ---------------------------------------------------------------------------------------------------- */

typedef struct Library { struct Library *next; void *handle; } Library;
static Library *libraries;                              /* the newest first */
static pthread_mutex_t libraries_lock = PTHREAD_MUTEX_INITIALIZER;

void *library_open(const char *path)
{
    const char *directory = options_property(vm.options, "sun.boot.library.path");
    size_t length = strlen(directory);
    bool   is_jdks = strncmp(path, directory, length) == 0 && path[length] == '/';
    Library *library = lifetime_alloc(sizeof *library);
    void *handle = library != NULL ? dlopen(path, RTLD_LAZY | (is_jdks ? RTLD_NODELETE : 0)) : NULL;     /* in native state: constructors may call back */
    if (is_jdks) lifetime_keep_libraries(directory);
    if (handle == NULL) {
        lifetime_free(library);
        return NULL;
    }
    pthread_mutex_lock(&libraries_lock);
    *library = (Library){ libraries, handle };
    libraries = library;
    pthread_mutex_unlock(&libraries_lock);
    return handle;
}

static void library_close(void *handle)
{
    pthread_mutex_lock(&libraries_lock);
    for (Library **at = &libraries, *library; (library = *at) != NULL; at = &library->next)
        if (library->handle == handle) {
            *at = library->next;
            lifetime_free(library);
            break;
        }
    pthread_mutex_unlock(&libraries_lock);
    dlclose(handle);
}

static void **left_open PERSISTENT = NULL;              /* by the last VM; NULL ends the list */

void libraries_leave(bool for_good)
{
    size_t count = 0;
    if (for_good) return;
    for (const Library *library = libraries; library != NULL; library = library->next) count++;
    if ((left_open = calloc(count + 1, sizeof *left_open)) == NULL) vm_fatal("out of memory");
    count = 0;
    for (const Library *library = libraries; library != NULL; library = library->next) left_open[count++] = library->handle;
}

void libraries_close_left(void)
{
    for (size_t i = 0; left_open != NULL && left_open[i] != NULL; i++) dlclose(left_open[i]);
    free(left_open);
    left_open = NULL;
}

/* ---- opening and closing ------------------------------------------------------------------------------------------------ */

JNIEXPORT void *JNICALL JVM_LoadLibrary(const char *path, jboolean throw_on_failure)
{
    void *library = library_open(path);
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
    library_close(library);
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
