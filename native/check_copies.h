/* native/check_copies.h -- the characters and array elements that -Xcheck:jni gives out: copies between guard zones, so that what
 * comes back can be told to be one of them, and whole. */
#ifndef NATIVE_CHECK_COPIES_H
#define NATIVE_CHECK_COPIES_H
#include "native/check_jni.h"

typedef enum CopyKind { COPY_ELEMENTS, COPY_CRITICAL, COPY_CHARS, COPY_CRITICAL_CHARS, COPY_UTF } CopyKind;

/* A copy of bytes at original that belong to `of`.  Never NULL. */
void *copy_give(CopyKind kind, const Object *of, void *original, size_t bytes);
/* Ends the VM unless contents is a live copy of array's elements of that kind.  function is the one that was called to release it. */
void  copy_check_elements(Thread *t, const char *function, CopyKind kind, jarray handle, const Object *array, const void *contents, jint mode);
/* The same of characters. */
void  copy_check_chars(Thread *t, const char *function, CopyKind kind, jstring handle, const void *contents);
void  copy_write_back(const void *contents);            /* to the original */
void  copy_free(const void *contents);
#endif
