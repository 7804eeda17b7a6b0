/* tests/crash/embed.c -- a program with a SIGSEGV handler of its own, set before it makes the VM: the VM's must come after it. */
#include <jni.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void on_fault(int number)
{
    static const char text[] = "the host's handler\n";
    (void)number;
    _exit(write(1, text, sizeof text - 1) > 0 ? 3 : 4);
}

int main(void)
{
    JavaVM *vm;
    JNIEnv *env;
    JavaVMInitArgs args = { .version = JNI_VERSION_10 };
    signal(SIGSEGV, on_fault);
    if (JNI_CreateJavaVM(&vm, (void **)&env, &args) != JNI_OK) return 1;
    printf("created\n");
    fflush(stdout);
    *(volatile int *)(jlong)0x20 = 1;
    return 2;
}
