/* classlib/management_flags.c -- what HotSpotDiagnosticMXBean asks of -XX flags. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "classlib/jmm.h"
#include "classlib/management.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/flags.h"
#include "vm/heap.h"
#include "vm/java_string.h"

/* Of those that are not locked. */
jobjectArray JNICALL jmm_GetVMGlobalNames(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    FlagFacts facts;
    int32_t count = 0, next = 0;
    for (int i = 0; i < flags_count(); i++) count += flags_facts(vm.options, i, &facts);
    Object *names = heap_alloc_array(t, KNOWN(StringArray), count);
    for (int i = 0; names != NULL && i < flags_count() && next < count; i++) {
        if (!flags_facts(vm.options, i, &facts)) continue;
        Object *name = string_from_utf8(t, facts.name);
        if (name == NULL) return jni_leave_with(t, NULL);
        array_refs(names)[next++] = name;
    }
    return jni_leave_with(t, names);
}

/* False: pending. */
static bool fill_flag(Thread *t, JmmFlag *flag, const FlagFacts *facts)
{
    static const int types[] = { [FLAG_BOOLEAN] = JMM_FLAG_BOOLEAN, [FLAG_NUMBER] = JMM_FLAG_LONG, [FLAG_REAL] = JMM_FLAG_DOUBLE, [FLAG_TEXT] = JMM_FLAG_STRING };
    char *text = options_flag_value(vm.options, facts->name);
    Object *name = text != NULL ? string_from_utf8(t, facts->name) : NULL, *string = NULL;
    if (name != NULL && facts->kind == FLAG_TEXT) string = string_from_utf8(t, text);
    bool ok = name != NULL && (facts->kind != FLAG_TEXT || string != NULL);
    if (text == NULL) throw_out_of_memory(t, "flag");
    if (ok) {
        flag->name = handle_local(t, name);
        flag->type = types[facts->kind];
        flag->origin = (int)facts->origin;
        flag->writeable = facts->writeable;
        flag->external = 1;
        switch (facts->kind) {
        case FLAG_BOOLEAN: flag->value.z = text[0] == 't'; break;
        case FLAG_NUMBER:  flag->value.j = (jlong)strtoull(text, NULL, 10); break;
        case FLAG_REAL:    flag->value.d = strtod(text, NULL); break;
        case FLAG_TEXT:    flag->value.l = handle_local(t, string); break;
        }
    }
    free(text);
    return ok;
}

/* The number of the flag of that name, or of the next from `next` on; -1: there is none, or an exception is pending. */
static int wanted_flag(Thread *t, const Object *names, jint i)
{
    if (names == NULL) return i;
    const Object *name = array_refs(names)[i];
    if (name == NULL) {
        throw_new(t, EX_NullPointerException, "name cannot be null");
        return -1;
    }
    char *text = string_to_utf8(name);
    int number = text != NULL ? flags_find(vm.options, text) : -1;
    free(text);
    return number;
}

/* Fills flags from the start: by their names, or (NULL) all; those that there are not keep a null name where names were given.
 * Returns how many were filled. */
jint JNICALL jmm_GetVMGlobals(JNIEnv *env, jobjectArray name_array, JmmFlag *flags, jint count)
{
    Thread *t = jni_enter(env);
    const Object *names = handle_object(name_array);
    jint filled = 0, last = names != NULL ? array_length(names) : flags_count();
    memset(flags, 0, (size_t)count * sizeof *flags);
    for (jint i = 0; i < last && filled < count && !exception_pending(t); i++) {
        FlagFacts facts;
        int number = wanted_flag(t, names, i);
        if (number < 0 || !flags_facts(vm.options, number, &facts)) continue;
        if (fill_flag(t, &flags[names != NULL ? i : filled], &facts)) filled++;
    }
    jni_leave(t);
    return filled;
}

static char *value_text(const FlagFacts *facts, jvalue value)   /* malloc'ed; NULL: out of memory */
{
    char *text = NULL;
    switch (facts->kind) {
    case FLAG_BOOLEAN: return strdup(value.z ? "true" : "false");
    case FLAG_NUMBER:  return asprintf(&text, "%lld", (long long)value.j) >= 0 ? text : NULL;
    case FLAG_REAL:    return asprintf(&text, "%.17g", value.d) >= 0 ? text : NULL;
    default:           return value.l != NULL ? string_to_utf8(handle_object(value.l)) : strdup("");
    }
}

void JNICALL jmm_SetVMGlobal(JNIEnv *env, jstring name, jvalue value)
{
    Thread *t = jni_enter(env);
    FlagFacts facts;
    char error[256], *flag = name != NULL ? string_to_utf8(handle_object(name)) : NULL;
    int number = flag != NULL ? flags_find(vm.options, flag) : -1;
    char *text = number >= 0 && flags_facts(vm.options, number, &facts) ? value_text(&facts, value) : NULL;
    if (name == NULL) throw_new(t, EX_NullPointerException, NULL);
    else if (number < 0) throw_new(t, EX_IllegalArgumentException, "Flag %s does not exist.", flag != NULL ? flag : "");
    else if (text == NULL) throw_out_of_memory(t, "flag");
    else if (!flags_write((Options *)(uintptr_t)vm.options, number, text, error, sizeof error)) throw_new(t, EX_IllegalArgumentException, "%s", error);
    free(flag);
    free(text);
    jni_leave(t);
}

/* ---- by tools, as text ------------------------------------------------------------------------------------------------------------ */

/* What is wrong with a flag's new value, as HotSpot says it; NULL: nothing.  Numbers and booleans come to be in the form flags_write takes. */
static const char *check_value(enum FlagKind kind, char **value)
{
    char *end;
    errno = 0;
    switch (kind) {
    case FLAG_BOOLEAN:
        if (strcasecmp(*value, "true") == 0 || strcmp(*value, "1") == 0) return *value = (char *)"true", NULL;
        if (strcasecmp(*value, "false") == 0 || strcmp(*value, "0") == 0) return *value = (char *)"false", NULL;
        return "flag value must be a boolean (1/0 or true/false)";
    case FLAG_NUMBER:
        strtoull(*value, &end, 10);
        return errno == 0 && end != *value && *end == '\0' ? NULL : "flag value must be an unsigned integer";
    case FLAG_REAL:
        strtod(*value, &end);
        return errno == 0 && end != *value && *end == '\0' ? NULL : "flag value must be a double";
    default: return NULL;
    }
}

static enum FlagWriting refuse(enum FlagWriting how, char *error, size_t bytes, const char *text)
{
    snprintf(error, bytes, "%s", text);
    return how;
}

enum FlagWriting flag_write_text(const char *name, const char *text, char *error, size_t bytes)
{
    FlagFacts facts;
    char *value = (char *)(uintptr_t)text;
    int i = flags_find(vm.options, name);
    if (value == NULL) return refuse(FLAG_REFUSED, error, bytes, "flag value is missing");
    if (i < 0 || !flags_facts(vm.options, i, &facts)) {
        snprintf(error, bytes, "flag %s does not exist", name);
        return FLAG_REFUSED;
    }
    if (!facts.writeable) return refuse(FLAG_IS_FIXED, error, bytes, "only 'writeable' flags can be set");
    const char *problem = check_value(facts.kind, &value);
    if (problem != NULL) return refuse(FLAG_REFUSED, error, bytes, problem);
    return flags_write((Options *)(uintptr_t)vm.options, i, value, error, bytes) ? FLAG_WRITTEN : FLAG_REFUSED;
}

bool flag_print(const char *name, FILE *out)
{
    FlagFacts facts;
    int i = flags_find(vm.options, name);
    if (i < 0 || !flags_facts(vm.options, i, &facts)) return false;
    char *value = options_flag_value(vm.options, facts.name);
    if (facts.kind == FLAG_BOOLEAN) fprintf(out, "-XX:%c%s", value != NULL && *value == 't' ? '+' : '-', facts.name);
    else fprintf(out, "-XX:%s=%s", facts.name, value != NULL ? value : "");
    free(value);
    return true;
}
