/* tests/native/conformance/buffers.c -- direct buffers. */
#include <stdint.h>
#include "check.h"

CHAPTER(buffers)
{
    static jlong memory[4];
    jobject buffer = (*env)->NewDirectByteBuffer(env, memory, sizeof memory);
    CHECK_TRUE("GetDirectBufferAddress", (*env)->GetDirectBufferAddress(env, buffer) == (void *)memory);
    CHECK("GetDirectBufferCapacity", (*env)->GetDirectBufferCapacity(env, buffer), (jlong)sizeof memory);
    CHECK_NOTHING_THROWN(env, "NewDirectByteBuffer");
    CHECK_STRING(env, "a buffer by Java", call_object(env, buffer, "toString", "()Ljava/lang/String;"),
                 "java.nio.DirectByteBuffer[pos=0 lim=32 cap=32]");
    jclass k = find_class(env, "java/nio/ByteBuffer");
    CHECK("order of a new buffer", (*env)->CallByteMethod(env, (*env)->CallObjectMethod(env, buffer,
          find_method(env, k, "putLong", "(J)Ljava/nio/ByteBuffer;"), 0x0102030405060708LL),
          find_method(env, k, "get", "(I)B"), 0), 1);
    CHECK("what Java wrote", memory[0], 0x0807060504030201LL);
    if (!is_checked()) {
        CHECK_SAME(env, "a buffer of negative capacity", (*env)->NewDirectByteBuffer(env, memory, -1), NULL);
        CHECK_THROWN(env, "a buffer of negative capacity", "java.lang.IllegalArgumentException: capacity < 0: (-1 < 0)");
    }
    jobject empty = (*env)->NewDirectByteBuffer(env, memory, 0);
    CHECK("capacity of an empty buffer", (*env)->GetDirectBufferCapacity(env, empty), 0);
    CHECK_TRUE("address of an empty buffer", (*env)->GetDirectBufferAddress(env, empty) == (void *)memory);
}

/* What Java compares with its own view of the same buffer. */
JNIEXPORT jlong JNICALL Java_Buffers_capacity(JNIEnv *env, jclass self, jobject buffer);
JNIEXPORT jlong JNICALL Java_Buffers_capacity(JNIEnv *env, jclass self, jobject buffer)
{
    (void)self;
    return (*env)->GetDirectBufferCapacity(env, buffer);
}

JNIEXPORT jlong JNICALL Java_Buffers_address(JNIEnv *env, jclass self, jobject buffer);
JNIEXPORT jlong JNICALL Java_Buffers_address(JNIEnv *env, jclass self, jobject buffer)
{
    (void)self;
    return (jlong)(intptr_t)(*env)->GetDirectBufferAddress(env, buffer);
}

JNIEXPORT jbyte JNICALL Java_Buffers_firstByte(JNIEnv *env, jclass self, jobject buffer);
JNIEXPORT jbyte JNICALL Java_Buffers_firstByte(JNIEnv *env, jclass self, jobject buffer)
{
    (void)self;
    return *(jbyte *)(*env)->GetDirectBufferAddress(env, buffer);
}
