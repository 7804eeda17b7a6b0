/* vm/java_home.c -- finds the JDK image whose class library this VM runs. */
#include <ctype.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "vm/options.h"

/* The JAVA_VERSION of a JDK image's release file; "" if the image has none.  False: no image there. */
static bool image_version(const char *home, char *version, size_t bytes)
{
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/lib/modules", home);
    if (access(path, R_OK) != 0)
        return false;
    *version = '\0';
    snprintf(path, sizeof path, "%s/release", home);
    FILE *file = fopen(path, "re");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "JAVA_VERSION=\"", 14) == 0) {
            line[14 + strcspn(line + 14, "\"\n")] = '\0';
            snprintf(version, bytes, "%.*s", (int)bytes - 1, line + 14);
        }
    if (file != NULL)
        fclose(file);
    return true;
}

static bool is_version_17(const char *version)
{
    return *version == '\0' || (strncmp(version, "17", 2) == 0 && !isdigit((unsigned char)version[2]));
}

/* When libjvm.so itself lies in a JDK image (lib/server/libjvm.so), that image. */
static char *home_of_library(void)
{
    Dl_info info;
    char    version[64], *path;
    if (dladdr((void *)(uintptr_t)home_of_library, &info) == 0 || (path = realpath(info.dli_fname, NULL)) == NULL)
        return NULL;
    for (int up = 0; up < 3; up++) {
        char *slash = strrchr(path, '/');
        if (slash != NULL)
            *slash = '\0';
    }
    if (*path != '\0' && image_version(path, version, sizeof version) && is_version_17(version))
        return path;
    free(path);
    return NULL;
}

char *options_find_java_home(const char *explicit_home)
{
    char        version[64];
    char       *own = explicit_home == NULL ? home_of_library() : NULL;
    const char *environment = getenv("JAVA_HOME"), *home = explicit_home != NULL ? explicit_home : DEFAULT_JAVA_HOME;
    if (own != NULL)
        return own;
    if (explicit_home == NULL && environment != NULL && image_version(environment, version, sizeof version) && is_version_17(version))
        home = environment;
    if (!image_version(home, version, sizeof version))
        fprintf(stderr, "Error: no JDK 17 in %s (lib/modules is missing); install one or set JAVA_HOME or -Djava.home\n", home);
    else if (!is_version_17(version))
        fprintf(stderr, "Error: the JDK in %s is version %s; this VM needs 17\n", home, version);
    else
        return strdup(home);
    return NULL;
}
