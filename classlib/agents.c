/* classlib/agents.c -- -javaagent, -agentlib, -agentpath and -Xrun: there is no JVM TI, so a good agent is refused too, but
 * a bad one for HotSpot's reason.  jdwp is ours (jdwp.h). */
#include "classlib/agents.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "classlib/jdwp.h"
#include "classloader/jar.h"

static _Noreturn void refuse_java_agent(const char *jar_and_arguments)
{
    char *path = strndup(jar_and_arguments, strcspn(jar_and_arguments, "="));
    Jar  *jar = path != NULL ? jar_open(path) : NULL;
    char *premain = jar != NULL ? jar_manifest_attribute(jar, "Premain-Class") : NULL;
    if (jar == NULL || !jar_has(jar, "META-INF/MANIFEST.MF"))
        fprintf(stderr, "Error opening zip file or JAR manifest missing : %s\n", path);
    else if (premain == NULL)
        fprintf(stderr, "Failed to find Premain-Class manifest attribute in %s\n", path);
    else
        fprintf(stderr, "Java agents are not supported by this VM : %s\n", path);
    options_exit_during_initialization("agent library failed to init: instrument");
}

static void *open_agent(const Options *options, const char *name, bool is_path)
{
    char path[4096];
    if (is_path) return dlopen(name, RTLD_LAZY);
    snprintf(path, sizeof path, "%s/lib/lib%s.so", options->java_home, name);
    void *library = dlopen(path, RTLD_LAZY);
    snprintf(path, sizeof path, "lib%s.so", name);
    return library != NULL ? library : dlopen(path, RTLD_LAZY);
}

static _Noreturn void refuse_native_agent(const Options *options, const char *agent, char terminator, bool is_path, bool is_old)
{
    const char terminators[] = { terminator, '\0' };
    char *name = strndup(agent, strcspn(agent, terminators));
    void *library = open_agent(options, name, is_path);
    if (library == NULL)
        options_exit_during_initialization("Could not find agent library %s %s, with error: %s", name,
                                           is_path ? "in absolute path" : "on the library path", dlerror());
    if (dlsym(library, "Agent_OnLoad") == NULL && (!is_old || dlsym(library, "JVM_OnLoad") == NULL))
        options_exit_during_initialization("Could not find %s function in the %slibrary: %s",
                                           is_old ? "JVM_OnLoad or Agent_OnLoad" : "Agent_OnLoad", is_old ? "" : "agent ", name);
    options_exit_during_initialization("The agent library %s cannot be used: this VM has no JVM TI", name);
}

static const char *jdwp_options_of(const char *option)  /* NULL: it is another agent */
{
    static const char *const forms[] = { "-agentlib:jdwp=", "-Xrunjdwp:" };
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (strncmp(option, forms[i], strlen(forms[i])) == 0) return option + strlen(forms[i]);
    return NULL;
}

void agents_start(const Options *options)
{
    const char *option = options->agent_option;
    if (option == NULL) return;
    const char *jdwp_options = jdwp_options_of(option);
    if (jdwp_options != NULL) {
        jdwp_set_options(jdwp_options);
        return;
    }
    if (strncmp(option, "-javaagent:", 11) == 0) refuse_java_agent(option + 11);
    if (strncmp(option, "-agentlib:", 10) == 0) refuse_native_agent(options, option + 10, '=', false, false);
    if (strncmp(option, "-agentpath:", 11) == 0) refuse_native_agent(options, option + 11, '=', true, false);
    refuse_native_agent(options, option + 5, ':', false, true);         /* -Xrun */
}
