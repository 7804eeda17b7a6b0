/* tests/crash/crash.c -- native methods that crash. */
#include <jni.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

JNIEXPORT jint JNICALL Java_Crash_recurse(JNIEnv *env, jclass k, jint depth)
{
    volatile char frame[1000];
    frame[depth % 1000] = 1;
    return depth == 0 ? 0 : Java_Crash_recurse(env, k, depth + 1) + frame[depth % 1000];
}

JNIEXPORT void JNICALL Java_Crash_fault(JNIEnv *env, jclass k)
{
    (void)env; (void)k;
    *(volatile int *)(jlong)0x20 = 1;
}

JNIEXPORT void JNICALL Java_Crash_abort(JNIEnv *env, jclass k)
{
    (void)env; (void)k;
    abort();
}

static void on_fault(int number)
{
    static const char text[] = "the program's own handler\n";
    (void)number;
    _exit(write(1, text, sizeof text - 1) > 0 ? 3 : 4);
}

JNIEXPORT void JNICALL Java_Crash_own_1handler(JNIEnv *env, jclass k)
{
    (void)env; (void)k;
    signal(SIGSEGV, on_fault);
}
