/* classlib/libraries.h -- the native libraries that are open: the class library's own, and those of programs. */
#ifndef CLASSLIB_LIBRARIES_H
#define CLASSLIB_LIBRARIES_H
#include <jni.h>

void *library_open(const char *path);                   /* NULL: dlerror says why */
/* The end of the VM: JNI_OnUnload of all, the newest first, in native state; then they are closed, so that the next VM finds
 * them as new. */
void libraries_unload(JavaVM *java_vm);
void libraries_close(void);
#endif
