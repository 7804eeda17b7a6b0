/* tests/native/answers/blocked_signals.c -- a thread that blocks all signals attaches: null checks and collections, which need
 * some, work; detached, it has its own mask again. */
#include <jni.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

static JavaVM *vm;

static const char *attached(void)
{
    JNIEnv *env;
    if ((*vm)->AttachCurrentThread(vm, (void **)&env, NULL) != JNI_OK) return "no attachment";
    jclass objects = (*env)->FindClass(env, "java/util/Arrays"), system = (*env)->FindClass(env, "java/lang/System");
    jmethodID sort = (*env)->GetStaticMethodID(env, objects, "sort", "([I)V");
    jmethodID gc = (*env)->GetStaticMethodID(env, system, "gc", "()V");
    for (int i = 0; i < 300; i++) {
        (*env)->CallStaticVoidMethod(env, objects, sort, NULL);
        if (!(*env)->ExceptionCheck(env)) return "no exception";
        (*env)->ExceptionClear(env);
    }
    (*env)->CallStaticVoidMethod(env, system, gc);
    return NULL;
}

static void *work(void *result)
{
    sigset_t all, own, after;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &own);
    pthread_sigmask(SIG_SETMASK, NULL, &own);           /* what can be blocked */
    const char *problem = attached();
    if (problem == NULL && (*vm)->DetachCurrentThread(vm) != JNI_OK) problem = "no detachment";
    pthread_sigmask(SIG_SETMASK, NULL, &after);
    for (int number = 1; problem == NULL && number < NSIG; number++)
        if (sigismember(&own, number) != sigismember(&after, number)) problem = "another mask";
    *(const char **)result = problem;
    return NULL;
}

int main(void)
{
    static JavaVMOption option = { "-Xcomp", NULL };
    JavaVMInitArgs args = { .version = JNI_VERSION_10, .nOptions = 1, .options = &option };
    const char *problem = NULL;
    void *env;
    pthread_t thread;
    if (JNI_CreateJavaVM(&vm, &env, &args) != JNI_OK) return 2;
    pthread_create(&thread, NULL, work, &problem);
    pthread_join(thread, NULL);
    if (problem != NULL) printf("%s\n", problem);
    return problem != NULL || (*vm)->DestroyJavaVM(vm) != JNI_OK;
}
