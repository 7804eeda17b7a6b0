/* jit/command.c */
#include "jit/command.h"
#include <stdio.h>
#include <string.h>
#include "vm/options.h"
#include "vm/vm.h"

/* Is m named by a command of that kind?  Sets *given if there is one at all. */
static bool names(const char *kind, const Method *m, bool *given)
{
    char name[1024];
    size_t kind_length = strlen(kind);
    bool found = false;
    *given = false;
    for (const char *command = vm.options->CompileCommand; *command != '\0'; ) {
        size_t length = strcspn(command, "\n");
        if (length > kind_length + 1 && strncmp(command, kind, kind_length) == 0 && command[kind_length] == ',') {
            char text[512];
            *given = true;
            snprintf(text, sizeof text, "%.*s", (int)(length - kind_length - 1), command + kind_length + 1);
            snprintf(name, sizeof name, "%s.%s", class_external_name(m->klass), symbol_chars(m->name));
            found |= strstr(name, text) != NULL;
        }
        command += length + (command[length] != '\0');
    }
    return found;
}

bool command_allows(const Method *m)
{
    bool given;
    if (*vm.options->CompileCommand == '\0') return true;
    if (names("exclude", m, &given)) return false;
    return names("compileonly", m, &given) || !given;
}

bool command_prints(const Method *m)
{
    bool given;
    return *vm.options->CompileCommand != '\0' && names("print", m, &given);
}
