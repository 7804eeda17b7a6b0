/* tests/native/answers/late_handlers.c -- signal handlers set while there is a VM are the program's after it, too. */
#include <jni.h>
#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t caught;
static void catch_signal(int number) { caught = number; }

int main(void)
{
    static const int numbers[] = { SIGPIPE, SIGXFSZ, SIGTERM, SIGHUP, SIGQUIT, SIGINT };
    enum { COUNT = sizeof numbers / sizeof numbers[0] };
    JavaVMInitArgs args = { .version = JNI_VERSION_10 };
    JavaVM *vm;
    void *env;
    if (JNI_CreateJavaVM(&vm, &env, &args) != JNI_OK) return 2;
    for (int i = 0; i < COUNT; i++) signal(numbers[i], catch_signal);
    if ((*vm)->DestroyJavaVM(vm) != JNI_OK) return 2;
    for (int i = 0; i < COUNT; i++) {
        caught = 0;
        raise(numbers[i]);
        if (caught != numbers[i]) {
            printf("signal %d is not caught\n", numbers[i]);
            return 1;
        }
    }
    return 0;
}
