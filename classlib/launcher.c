/* classlib/launcher.c -- what the JDK's own launcher does: sort the command line into options for the VM, requests to
 * the launcher and the program with its arguments; create the VM on a thread with the wanted stack; let
 * sun.launcher.LauncherHelper find the main class; call main; destroy the VM. */
#include "classlib/launcher.h"
#include <ctype.h>
#include <dlfcn.h>
#include <jni.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "classlib/launcher_args.h"
#include "classloader/jar.h"

#define SOURCE_LAUNCHER "jdk.compiler/com.sun.tools.javac.launcher.Main"

enum { DEFAULT_STACK_BYTES = 1 << 20, SMALLEST_STACK_BYTES = 1 << 16 };

enum Mode { MODE_UNKNOWN, MODE_CLASS, MODE_JAR, MODE_MODULE, MODE_SOURCE };     /* LauncherHelper's LM_ numbers */

typedef struct Launch {
    const char   *program;                  /* our own name, for usage texts */
    JavaVMOption *options;
    int           option_count;
    enum Mode     mode;
    const char   *what;                     /* main class, jar file or module/class */
    char        **args;                     /* the program's, NULL-terminated */
    const char   *describe_module, *show_settings;
    bool          class_path_given, jar_given;          /* a class path after -jar makes it a main class all the same */
    bool          print_version, show_version, full_version, print_usage, print_extra_usage, to_stdout, dry_run, list_modules,
                  validate_modules, show_resolution;
    u8            heap_initial_bytes, heap_max_bytes, stack_bytes;
} Launch;

/* ---- options for the VM ---------------------------------------------------------------------------------- */

static void add_option(Launch *l, const char *text)
{
    l->options = args_memory(realloc(l->options, ((size_t)l->option_count + 1) * sizeof *l->options));
    l->options[l->option_count++] = (JavaVMOption){ args_memory(strdup(text)), NULL };
}

static void add_option_pair(Launch *l, const char *name, const char *value)     /* name ends in its '=' */
{
    char *text = args_memory(malloc(strlen(name) + strlen(value) + 1));
    strcat(strcpy(text, name), value);
    add_option(l, text);
    free(text);
}

static u8 size_of(const char *text)         /* of -Xmx and kin; the VM is the one to complain */
{
    char *end;
    u8    bytes = strtoull(text, &end, 10);
    const char *unit = *end != '\0' ? strchr("kmgt", tolower((unsigned char)*end)) : NULL;
    return unit != NULL ? bytes << 10 * (unit - "kmgt" + 1) : bytes;
}

static void pass_option(Launch *l, const char *option)
{
    if (strncmp(option, "-Xss", 4) == 0)
        l->stack_bytes = size_of(option + 4);
    else if (strncmp(option, "-Xmx", 4) == 0)
        l->heap_max_bytes = size_of(option + 4);
    else if (strncmp(option, "-Xms", 4) == 0)
        l->heap_initial_bytes = size_of(option + 4);
    else if (strncmp(option, "-Djava.class.path=", 18) == 0)
        l->class_path_given = true;
    add_option(l, option);
}

static void set_class_path(Launch *l, const char *path)
{
    char *expanded = args_memory(args_expand_class_path(path));
    add_option_pair(l, "-Djava.class.path=", expanded);
    l->class_path_given = true;
    free(expanded);
}

static void set_main_module(Launch *l, const char *module_and_class)
{
    char *module = args_memory(strndup(module_and_class, strcspn(module_and_class, "/")));
    add_option_pair(l, "-Djdk.module.main=", module);
    free(module);
}

static void set_java_command(Launch *l)
{
    size_t bytes = strlen(l->what) + 1;
    for (char **arg = l->args; *arg != NULL; arg++)
        bytes += strlen(*arg) + 1;
    char *text = args_memory(malloc(bytes));
    strcpy(text, l->what);
    char *end = text + strlen(text);
    for (char **arg = l->args; *arg != NULL; arg++)
        end += sprintf(end, " %s", *arg);
    add_option_pair(l, "-Dsun.java.command=", text);
    free(text);
}

/* ---- the command line ------------------------------------------------------------------------------------ */

static bool is_option(const char *arg, const char *name)        /* "--name" or "--name=..." */
{
    size_t length = strlen(name);
    return strncmp(arg, name, length) == 0 && (arg[length] == '\0' || (arg[length] == '=' && name[1] == '-'));
}

static bool is_module_option(const char *arg)
{
    static const char *const names[] = { "--add-modules", "--enable-native-access", "--limit-modules", "--add-exports", "--add-opens",
                                         "--add-reads", "--patch-module" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(arg, names[i]) == 0)
            return true;
    return false;
}

static bool is_module_path_option(const char *arg)
{
    return strcmp(arg, "--module-path") == 0 || strcmp(arg, "-p") == 0 || strcmp(arg, "--upgrade-module-path") == 0;
}

static bool lacks(const char *arg, const char *value, const char *what)
{
    if (value != NULL)
        return false;
    fprintf(stderr, "Error: %s requires %s\n", arg, what);
    return true;
}

static bool set_mode(Launch *l, enum Mode mode, const char *arg)
{
    if (l->mode == MODE_SOURCE) {
        fprintf(stderr, "Error: Option %s is not allowed with --source\n", arg);
        return false;
    }
    l->mode = mode;
    return true;
}

enum Step { STEP_NEXT, STEP_STOP, STEP_FAIL, STEP_NOT_MINE };

/* Options that take a value.  value is NULL when it is missing; has_equal tells "--name=value". */
static enum Step take_valued(Launch *l, const char *arg, const char *value, bool has_equal)
{
    if (strcmp(arg, "-jar") == 0)
        return STEP_NOT_MINE;               /* its operand is the main argument */
    if (is_option(arg, "--module") || strcmp(arg, "-m") == 0) {
        if (value != NULL && *value == '\0')
            value = NULL;
        if (lacks(arg, value, "module name") || !set_mode(l, MODE_MODULE, arg))
            return STEP_FAIL;
        set_main_module(l, value);
        l->what = value;
        return STEP_STOP;
    }
    if (is_option(arg, "--source")) {
        if (lacks(arg, value != NULL && *value != '\0' ? value : NULL, "source version"))
            return STEP_FAIL;
        l->mode = MODE_SOURCE;
        add_option_pair(l, "-Djdk.internal.javac.source=", value);
        return STEP_NEXT;
    }
    if (is_option(arg, "--class-path") || strcmp(arg, "-classpath") == 0 || strcmp(arg, "-cp") == 0) {
        if (lacks(arg, value, "class path specification"))
            return STEP_FAIL;
        set_class_path(l, value);
        if (l->mode != MODE_SOURCE)
            l->mode = MODE_CLASS;
        return STEP_NEXT;
    }
    if (is_option(arg, "--describe-module") || strcmp(arg, "-d") == 0) {
        if (lacks(arg, value, "module name"))
            return STEP_FAIL;
        l->describe_module = value;
        return STEP_NEXT;
    }
    if (is_module_path_option(arg)) {
        if (lacks(arg, value, "module path specification"))
            return STEP_FAIL;
        add_option_pair(l, arg[1] == 'p' ? "--module-path=" : arg[2] == 'm' ? "--module-path=" : "--upgrade-module-path=", value);
        return STEP_NEXT;
    }
    if (is_module_option(arg)) {
        if (lacks(arg, value != NULL && *value != '\0' ? value : NULL, "modules to be specified"))
            return STEP_FAIL;
        char *name = args_memory(malloc(strlen(arg) + 2));
        add_option_pair(l, strcat(strcpy(name, arg), "="), value);
        free(name);
        return STEP_NEXT;
    }
    if (has_equal && *value == '\0') {      /* "--add-modules=" and its like, for which the VM has no message */
        static const char *const names[] = { "--module-path=", "--upgrade-module-path=", "--add-modules=", "--limit-modules=",
                                             "--add-exports=", "--add-reads=", "--patch-module=", "--enable-native-access=" };
        for (size_t i = 0; i < COUNT_OF(names); i++)
            if (strcmp(arg, names[i]) == 0)
                return lacks(arg, NULL, "modules to be specified") ? STEP_FAIL : STEP_NEXT;
    }
    return STEP_NOT_MINE;
}

/* Options that end the run or change what is shown. */
static enum Step take_plain(Launch *l, const char *arg)
{
    static const struct Plain { const char *name; size_t flag; bool to_stdout; enum Step step; } plain[] = {
        { "-help", offsetof(Launch, print_usage), false, STEP_STOP },           { "-h", offsetof(Launch, print_usage), false, STEP_STOP },
        { "-?", offsetof(Launch, print_usage), false, STEP_STOP },              { "--help", offsetof(Launch, print_usage), true, STEP_STOP },
        { "-X", offsetof(Launch, print_extra_usage), false, STEP_STOP },
        { "--help-extra", offsetof(Launch, print_extra_usage), true, STEP_STOP },
        { "-version", offsetof(Launch, print_version), false, STEP_STOP },
        { "--version", offsetof(Launch, print_version), true, STEP_STOP },
        { "-fullversion", offsetof(Launch, full_version), false, STEP_STOP },
        { "--full-version", offsetof(Launch, full_version), true, STEP_STOP },
        { "-showversion", offsetof(Launch, show_version), false, STEP_NEXT },
        { "--show-version", offsetof(Launch, show_version), true, STEP_NEXT },
        { "--dry-run", offsetof(Launch, dry_run), false, STEP_NEXT },
        { "--list-modules", offsetof(Launch, list_modules), false, STEP_NEXT },
        { "--validate-modules", offsetof(Launch, validate_modules), false, STEP_NEXT },
        { "--show-resolved-modules", offsetof(Launch, show_resolution), false, STEP_NEXT },
    };
    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        if (strcmp(arg, plain[i].name) != 0)
            continue;
        *(bool *)((char *)l + plain[i].flag) = true;
        l->to_stdout |= plain[i].to_stdout;
        if (l->validate_modules && plain[i].flag == offsetof(Launch, validate_modules)) {
            add_option(l, "-Djdk.module.minimumBoot=true");
            add_option(l, "-Djdk.module.validation=true");
        }
        return plain[i].step;
    }
    return STEP_NOT_MINE;
}

/* Spellings of long ago, and options with a word from the launcher itself. */
static enum Step take_old(Launch *l, const char *arg)
{
    static const struct { const char *old, *now; } renamed[] = {
        { "-verbosegc", "-verbose:gc" }, { "-t", "-Xt" }, { "-tm", "-Xtm" }, { "-debug", "-Xdebug" }, { "-noclassgc", "-Xnoclassgc" },
        { "-verify", "-Xverify:all" }, { "-verifyremote", "-Xverify:remote" }, { "-noverify", "-Xverify:none" },
    };
    static const char *const prefixes[] = { "-ss", "-oss", "-ms", "-mx" };
    for (size_t i = 0; i < COUNT_OF(renamed); i++)
        if (strcmp(arg, renamed[i].old) == 0) {
            add_option(l, renamed[i].now);
            return STEP_NEXT;
        }
    for (size_t i = 0; i < COUNT_OF(prefixes); i++)
        if (strncmp(arg, prefixes[i], strlen(prefixes[i])) == 0) {
            char *now = args_memory(malloc(strlen(arg) + 2));
            sprintf(now, "-X%s", arg + 1);
            pass_option(l, now);
            free(now);
            return STEP_NEXT;
        }
    if (strcmp(arg, "-Xfuture") == 0) {
        fprintf(stderr, "Warning: -Xfuture option is deprecated and may be removed in a future release.\n");
        add_option(l, "-Xverify:all");
        return STEP_NEXT;
    }
    if (strcmp(arg, "-checksource") == 0 || strcmp(arg, "-cs") == 0 || strcmp(arg, "-noasyncgc") == 0) {
        fprintf(stderr, "Warning: %s option is no longer supported.\n", arg);
        return STEP_NEXT;
    }
    if (strncmp(arg, "-version:", 9) == 0)
        fprintf(stderr, "Error: Specifying an alternate JDK/JRE version is no longer supported.\n"
                        "  The use of the flag '-version:' is no longer valid.\n"
                        "  Please download and execute the appropriate version.\n");
    else if (strcmp(arg, "-jre-restrict-search") == 0 || strcmp(arg, "-jre-no-restrict-search") == 0)
        fprintf(stderr, "Error: Specifying an alternate JDK/JRE is no longer supported.\n"
                        "  The related flags -jre-restrict-search | -jre-no-restrict-search are also no longer valid.\n");
    return STEP_NOT_MINE;
}

static bool is_accepted_and_ignored(const char *arg)
{
    static const char *const names[] = { "-server", "-client", "-zero" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(arg, names[i]) == 0)
            return true;
    return strncmp(arg, "-splash:", 8) == 0;
}

static bool is_source_file(const char *name)
{
    struct stat info;
    size_t      length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".java") == 0 && stat(name, &info) == 0;
}

/* One option at *argv, which is moved behind it. */
static enum Step take_option(Launch *l, char ***argv)
{
    char       *arg = *(*argv)++, *equal = strncmp(arg, "--", 2) == 0 ? strchr(arg, '=') : NULL;
    const char *value = equal != NULL ? equal + 1 : NULL;
    if (is_accepted_and_ignored(arg))
        return STEP_NEXT;
    if (strcmp(arg, "-jar") == 0) {
        if (lacks(arg, **argv, "jar file specification"))
            return STEP_STOP;               /* the usage text follows */
        l->jar_given = true;
        return set_mode(l, MODE_JAR, arg) ? STEP_NEXT : STEP_FAIL;
    }
    if (value == NULL && args_takes_value(arg) && **argv != NULL && ***argv != '-')
        value = *(*argv)++;
    enum Step step = take_valued(l, arg, value, equal != NULL);
    if (step == STEP_NOT_MINE)
        step = take_plain(l, arg);
    if (step == STEP_NOT_MINE)
        step = take_old(l, arg);
    if (step != STEP_NOT_MINE)
        return step;
    if (strncmp(arg, "-XshowSettings", 14) == 0)
        l->show_settings = arg;
    else if (strcmp(arg, "-Xdiag") == 0)
        add_option(l, "-Dsun.java.launcher.diag=true");
    else if (strcmp(arg, "--show-module-resolution") == 0)
        add_option(l, "-Djdk.module.showModuleResolution=true");
    else
        pass_option(l, arg);
    return STEP_NEXT;
}

/* False after saying what is wrong. */
static bool parse_command_line(Launch *l, char **argv)
{
    enum Step   step = STEP_NEXT;
    const char *environment_path = getenv("CLASSPATH");
    if (environment_path != NULL)
        set_class_path(l, environment_path);
    while (step == STEP_NEXT && *argv != NULL && **argv == '-')
        step = take_option(l, &argv);
    if (step == STEP_FAIL)
        return false;
    if (l->print_version || l->full_version || l->print_usage || l->print_extra_usage)
        return true;
    l->args = argv;
    if (l->what == NULL && *argv != NULL)
        l->what = *l->args++;
    if (l->what == NULL && l->mode != MODE_SOURCE)
        return true;                        /* the usage text, unless something was shown */
    if (l->mode == MODE_UNKNOWN) {
        if (!l->class_path_given)
            set_class_path(l, ".");
        l->mode = MODE_CLASS;
    }
    if (l->mode == MODE_CLASS && is_source_file(l->what))
        l->mode = MODE_SOURCE;
    if (l->mode == MODE_SOURCE) {           /* javac's launcher gets the file's name as first argument */
        add_option(l, "--add-modules=ALL-DEFAULT");
        l->args -= l->what != NULL;
        l->what = SOURCE_LAUNCHER;
    } else if (l->mode == MODE_JAR) {
        set_class_path(l, l->what);
    }
    return true;
}

/* LauncherHelper says the rest about jar files; these texts are the launcher's. */
static bool check_jar(const char *path)
{
    if (access(path, R_OK) != 0) {
        fprintf(stderr, "Error: Unable to access jarfile %s\n", path);
        return false;
    }
    Jar *jar = jar_open(path);
    bool good = jar != NULL && jar_manifest_is_valid(jar);
    if (!good)
        fprintf(stderr, "Error: Invalid or corrupt jarfile %s\n", path);
    char *agent = good ? jar_manifest_attribute(jar, "Launcher-Agent-Class") : NULL;
    if (agent != NULL) {
        fprintf(stderr, "Error: %s has a Launcher-Agent-Class (%s); Java agents are not supported\n", path, agent);
        free(agent);
        good = false;
    }
    jar_close(jar);
    return good;
}

/* ---- running Java ---------------------------------------------------------------------------------------- */

/* A class of the boot loader; FindClass, the portable way, would start the system class loader for it. */
static jclass find_boot_class(JNIEnv *env, const char *name)
{
    static jclass (*find)(JNIEnv *, const char *);
    if (find == NULL)
        *(void **)&find = dlsym(RTLD_DEFAULT, "JVM_FindClassFromBootLoader");
    return find != NULL ? find(env, name) : (*env)->FindClass(env, name);
}

static jclass helper_class(JNIEnv *env)     /* one local reference for the whole run */
{
    static jclass helper;
    if (helper == NULL)
        helper = find_boot_class(env, "sun/launcher/LauncherHelper");
    return helper;
}

/* A static method of LauncherHelper; NULL with an exception pending if it is not there. */
static jmethodID helper_method(JNIEnv *env, const char *name, const char *descriptor)
{
    jclass helper = helper_class(env);
    return helper != NULL ? (*env)->GetStaticMethodID(env, helper, name, descriptor) : NULL;
}

/* A platform-encoded C string as java.lang.String; NULL with an exception pending. */
static jstring platform_string(JNIEnv *env, const char *text)
{
    jsize      bytes = (jsize)strlen(text);
    jmethodID  make = helper_method(env, "makePlatformString", "(Z[B)Ljava/lang/String;");
    jbyteArray array = make != NULL ? (*env)->NewByteArray(env, bytes) : NULL;
    if (array == NULL)
        return NULL;
    (*env)->SetByteArrayRegion(env, array, 0, bytes, (const jbyte *)text);
    jstring string = (*env)->CallStaticObjectMethod(env, helper_class(env), make, JNI_TRUE, array);
    (*env)->DeleteLocalRef(env, array);
    return (*env)->ExceptionCheck(env) ? NULL : string;
}

static void call_helper(JNIEnv *env, const char *name, const char *descriptor, ...)
{
    va_list   args;
    jmethodID method = helper_method(env, name, descriptor);
    if (method == NULL)
        return;
    va_start(args, descriptor);
    (*env)->CallStaticVoidMethodV(env, helper_class(env), method, args);
    va_end(args);
}

static void print_usage(JNIEnv *env, const Launch *l)
{
    jstring program = platform_string(env, l->program);
    jboolean to_stderr = !l->to_stdout;
    if (program == NULL)
        return;
    if (l->print_extra_usage) {
        call_helper(env, "printXUsageMessage", "(Z)V", to_stderr);
        return;
    }
    call_helper(env, "initHelpMessage", "(Ljava/lang/String;)V", program);
    if (!(*env)->ExceptionCheck(env))
        call_helper(env, "printHelpMessage", "(Z)V", to_stderr);
}

static void print_version(JNIEnv *env, const Launch *l)
{
    jclass    properties = find_boot_class(env, "java/lang/VersionProps");
    jmethodID print = properties == NULL ? NULL : (*env)->GetStaticMethodID(env, properties, l->print_version ? "print" : "println", "(Z)V");
    if (print != NULL)
        (*env)->CallStaticVoidMethod(env, properties, print, (jboolean)!l->to_stdout);
}

static void print_full_version(JNIEnv *env, const Launch *l)
{
    jclass    system = find_boot_class(env, "java/lang/System");
    jmethodID get = system == NULL ? NULL : (*env)->GetStaticMethodID(env, system, "getProperty", "(Ljava/lang/String;)Ljava/lang/String;");
    jstring   key = get == NULL ? NULL : (*env)->NewStringUTF(env, "java.runtime.version");
    jstring   value = key == NULL ? NULL : (*env)->CallStaticObjectMethod(env, system, get, key);
    const char *text = (*env)->ExceptionCheck(env) || value == NULL ? NULL : (*env)->GetStringUTFChars(env, value, NULL);
    if (text == NULL)
        return;
    fprintf(l->to_stdout ? stdout : stderr, l->to_stdout ? "openjdk %s\n" : "openjdk full version \"%s\"\n", text);
    (*env)->ReleaseStringUTFChars(env, value, text);
}

/* The requests that need no main class.  True if the run is over: an exception is pending or nothing is left to do. */
static bool show_what_was_asked(JNIEnv *env, const Launch *l)
{
    if (l->full_version) {
        print_full_version(env, l);
        return true;
    }
    if (l->show_settings != NULL) {
        jstring option = (*env)->NewStringUTF(env, l->show_settings);
        if (option != NULL)
            call_helper(env, "showSettings", "(ZLjava/lang/String;JJJ)V", (jboolean)!l->to_stdout, option,
                        (jlong)l->heap_initial_bytes, (jlong)l->heap_max_bytes, (jlong)l->stack_bytes);
    }
    if (l->show_resolution && !(*env)->ExceptionCheck(env))
        call_helper(env, "showResolvedModules", "()V");
    if (l->list_modules && !(*env)->ExceptionCheck(env)) {
        call_helper(env, "listModules", "()V");
        return true;
    }
    if (l->describe_module != NULL && !(*env)->ExceptionCheck(env)) {
        jstring module = platform_string(env, l->describe_module);
        if (module != NULL)
            call_helper(env, "describeModule", "(Ljava/lang/String;)V", module);
        return true;
    }
    if ((l->print_version || l->show_version) && !(*env)->ExceptionCheck(env))
        print_version(env, l);
    return (*env)->ExceptionCheck(env) || l->print_version || l->validate_modules;
}

static jobjectArray program_arguments(JNIEnv *env, const Launch *l)
{
    jsize  count = 0;
    jclass string = find_boot_class(env, "java/lang/String");
    while (l->args[count] != NULL)
        count++;
    jobjectArray array = string != NULL ? (*env)->NewObjectArray(env, count, string, NULL) : NULL;
    for (jsize i = 0; array != NULL && i < count; i++) {
        jstring arg = platform_string(env, l->args[i]);
        if (arg == NULL)
            return NULL;
        (*env)->SetObjectArrayElement(env, array, i, arg);
        (*env)->DeleteLocalRef(env, arg);
        if ((*env)->ExceptionCheck(env))
            return NULL;
    }
    return array;
}

/* Load the main class and call main.  Returns the exit status; an exception may be pending. */
static int run_main(JNIEnv *env, const Launch *l)
{
    jmethodID check = helper_method(env, "checkAndLoadMain", "(ZILjava/lang/String;)Ljava/lang/Class;");
    jstring   what = check != NULL ? platform_string(env, l->what) : NULL;
    jclass    main_class = what == NULL ? NULL
                         : (*env)->CallStaticObjectMethod(env, helper_class(env), check, JNI_TRUE, (jint)l->mode, what);
    jobjectArray args = main_class != NULL && !(*env)->ExceptionCheck(env) ? program_arguments(env, l) : NULL;
    if (args == NULL)
        return 1;
    if (l->dry_run)
        return 0;
    jmethodID main_method = (*env)->GetStaticMethodID(env, main_class, "main", "([Ljava/lang/String;)V");
    if (main_method == NULL)
        return 1;
    (*env)->CallStaticVoidMethod(env, main_class, main_method, args);
    return (*env)->ExceptionCheck(env) ? 1 : 0;
}

static int run_in_vm(JNIEnv *env, const Launch *l)
{
    if (show_what_was_asked(env, l))
        return (*env)->ExceptionCheck(env) ? 1 : 0;
    if (l->what != NULL && !l->print_usage && !l->print_extra_usage)
        return run_main(env, l);
    print_usage(env, l);
    return l->print_usage || l->print_extra_usage ? 0 : 1;
}

static void *java_thread(void *argument)    /* the thread that is Java's "main" */
{
    Launch        *l = argument;
    JavaVM        *vm;
    JNIEnv        *env;
    JavaVMInitArgs args = { .version = JNI_VERSION_10, .nOptions = l->option_count, .options = l->options };
    if (JNI_CreateJavaVM(&vm, (void **)&env, &args) != JNI_OK) {
        fprintf(stderr, "Error: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.\n");
        exit(1);
    }
    intptr_t status = run_in_vm(env, l);
    if ((*vm)->DetachCurrentThread(vm) != 0) {      /* prints an exception that nobody caught */
        fprintf(stderr, "Error: Could not detach main thread.\n"
                        "Error: A JNI error has occurred, please check your installation and try again\n");
        status = 1;
    }
    (*vm)->DestroyJavaVM(vm);               /* waits for the other threads */
    return (void *)status;
}

int launcher_main(int argc, char **argv)
{
    Args   args;
    Launch launch = { 0 };
    if (!args_expand(argc, argv, &args))
        return 1;
    const char *slash = strrchr(args.at[0], '/');
    launch.program = slash != NULL ? slash + 1 : args.at[0];
    if (!parse_command_line(&launch, args.at + 1) || (launch.jar_given && launch.what != NULL && !check_jar(launch.what)))
        return 1;
    if (launch.what != NULL)
        set_java_command(&launch);
    add_option(&launch, "-Dsun.java.launcher=SUN_STANDARD");

    pthread_attr_t attributes;
    pthread_t      thread;
    void          *status = NULL;
    size_t         stack_bytes = launch.stack_bytes == 0 ? DEFAULT_STACK_BYTES
                               : launch.stack_bytes < SMALLEST_STACK_BYTES ? SMALLEST_STACK_BYTES : launch.stack_bytes;
    size_t         page_bytes = (size_t)sysconf(_SC_PAGESIZE);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, align_up(stack_bytes, page_bytes));
    if (pthread_create(&thread, &attributes, java_thread, &launch) == 0)
        pthread_join(thread, &status);
    else
        status = java_thread(&launch);      /* as the JDK does: this thread's stack must do */
    pthread_attr_destroy(&attributes);
    return (int)(intptr_t)status;
}
