/* classlib/jvm_io.c -- text output through the embedder's vfprintf hook, and locks for C code (libzip). */
#include <pthread.h>
#include <stdlib.h>
#include "classlib/jvm.h"
#include "vm/options.h"
#include "vm/vm.h"

/* Unlike vsnprintf: -1 when the text did not fit. */
JNIEXPORT int jio_vsnprintf(char *buffer, size_t size, const char *format, va_list arguments)
{
    if ((intptr_t)size <= 0) return -1;
    int length = vsnprintf(buffer, size, format, arguments);
    return length >= 0 && (size_t)length < size ? length : -1;
}

JNIEXPORT int jio_snprintf(char *buffer, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = jio_vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    return length;
}

JNIEXPORT int jio_vfprintf(FILE *file, const char *format, va_list arguments)
{
    return vm.options != NULL ? vm.options->vfprintf_hook(file, format, arguments) : vfprintf(file, format, arguments);
}

JNIEXPORT int jio_fprintf(FILE *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = jio_vfprintf(file, format, arguments);
    va_end(arguments);
    return length;
}

JNIEXPORT int jio_printf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = jio_vfprintf(stdout, format, arguments);
    va_end(arguments);
    return length;
}

JNIEXPORT char *JNICALL JVM_NativePath(char *path) { return path; }

/* Raw monitors are not Java's: callers are in native state and stay so while they wait. */
JNIEXPORT void *JNICALL JVM_RawMonitorCreate(void)
{
    pthread_mutex_t *mutex = malloc(sizeof *mutex);
    if (mutex != NULL) pthread_mutex_init(mutex, NULL);
    return mutex;
}

JNIEXPORT void JNICALL JVM_RawMonitorDestroy(void *monitor)
{
    pthread_mutex_destroy(monitor);
    free(monitor);
}

JNIEXPORT jint JNICALL JVM_RawMonitorEnter(void *monitor) { return pthread_mutex_lock(monitor); }

JNIEXPORT void JNICALL JVM_RawMonitorExit(void *monitor) { pthread_mutex_unlock(monitor); }
