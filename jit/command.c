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

bool command_chance(const Method *m, u4 place, u4 one_in)
{
    u4 seed = (u4)vm.options->CompileSeed;
    if (seed == 0) return false;
    u8 h = (u8)(m->name->hash ^ m->klass->name->hash * 31 ^ m->descriptor->hash * 7) + place * 0x9E3779B97F4A7C15ull + seed * 0xD1B54A32D192ED03ull;
    h = (h ^ h >> 31) * 0xBF58476D1CE4E5B9ull;
    return (h ^ h >> 29) % one_in == 0;
}

bool command_prints(const Method *m)
{
    bool given;
    return *vm.options->CompileCommand != '\0' && names("print", m, &given);
}
