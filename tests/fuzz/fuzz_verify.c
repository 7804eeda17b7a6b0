/* Class-file parser and verifier on arbitrary bytes, without a VM.  With libFuzzer or AFL++: LLVMFuzzerTestOneInput.  Alone:
 *   fuzz_verify SEED COUNT file.class ...      runs COUNT random mutants of the files, and says how they ended
 * Other classes are imaginary: hooks answer by the names' hashes, so that every kind of answer occurs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "classloader/classfile.h"
#include "verifier/verify.h"

int LLVMFuzzerTestOneInput(const u1 *bytes, size_t size);

static VerifyAnswer by_hash(const Symbol *a, const Symbol *b) { return (a->hash ^ b->hash) % 16 == 0 ? VERIFY_THROWN : (a->hash ^ b->hash) & 1; }

static VerifyAnswer is_assignable(void *context, const Symbol *target, const Symbol *from, bool for_access)
{
    (void)context; (void)for_access;
    return by_hash(target, from);
}
static VerifyAnswer is_protected_elsewhere(void *context, const Symbol *holder, const Symbol *name, const Symbol *descriptor, bool is_method)
{
    (void)context; (void)descriptor; (void)is_method;
    return by_hash(holder, name);
}
static bool is_superclass(void *context, const Symbol *name) { (void)context; return name->hash & 1; }
static bool declares_field(void *context, const Symbol *name, const Symbol *descriptor) { (void)context; (void)descriptor; return name->hash & 1; }
static VerifyAnswer is_interface(void *context, const Symbol *name) { (void)context; return name->hash & 1; }
static VerifyAnswer common_superclass(void *context, const Symbol *a, const Symbol *b, const Symbol **common)
{
    (void)context;
    *common = symbol_of("java/lang/Object");
    return by_hash(a, b) == VERIFY_THROWN ? VERIFY_THROWN : VERIFY_YES;
}
static const VerifyHooks hooks = { is_assignable, is_protected_elsewhere, is_superclass, declares_field, is_interface, common_superclass };

static unsigned long outcomes[8];       /* by VerifyVerdict; 7: refused by the parser */

static void fill_method(VerifyMethod *out, const FileMethod *m)
{
    VerifyHandler *handlers = calloc(m->handler_count + 1u, sizeof *handlers);
    VerifyVariable *variables = calloc(m->variable_count + 1u, sizeof *variables);
    for (u4 i = 0; i < m->handler_count; i++)
        handlers[i] = (VerifyHandler){ m->handlers[i].start, m->handlers[i].end, m->handlers[i].handler, m->handlers[i].catch_type };
    for (u4 i = 0; i < m->variable_count; i++) variables[i] = (VerifyVariable){ file_variable(m, i).start, file_variable(m, i).length };
    u1 *code = m->code == NULL ? NULL : malloc(m->code_length);     /* of exactly that size: reading past it is noticed */
    if (code != NULL) memcpy(code, m->code, m->code_length);
    *out = (VerifyMethod){ .name = m->name, .descriptor = m->descriptor, .access_flags = m->flags, .max_stack = m->max_stack,
        .max_locals = m->max_locals, .code = code, .code_length = m->code_length, .handlers = handlers,
        .handler_count = m->handler_count, .variables = variables, .variable_count = m->variable_count,
        .stack_map = m->stack_map, .stack_map_bytes = m->stack_map_length };
}

static void verify_parsed(const ClassFile *file)
{
    ConstantPool pool = { .count = file->constant_count, .tags = file->tags, .entries = file->entries };
    VerifyMethod *methods = calloc(file->method_count + 1u, sizeof *methods);
    for (u4 i = 0; i < file->method_count; i++) fill_method(&methods[i], &file->methods[i]);
    VerifyInput input = { .name = file->name, .super_name = file->super_name, .external_name = file->name->chars,
        .access_flags = file->flags, .method_count = file->method_count, .methods = methods, .pool = &pool, .hooks = &hooks };
    u2 versions[] = { file->major_version, 49, 61 };
    for (u4 i = 0; i < COUNT_OF(versions); i++) {
        char *message = NULL;
        input.major_version = versions[i];
        outcomes[verify_class_code(&input, &message)]++;
        free(message);
    }
    for (u4 i = 0; i < file->method_count; i++) {
        free((void *)(uintptr_t)methods[i].code);
        free((void *)(uintptr_t)methods[i].handlers);
        free((void *)(uintptr_t)methods[i].variables);
    }
    free(methods);
}

int LLVMFuzzerTestOneInput(const u1 *bytes, size_t size)
{
    ClassFileOptions options = { .need_verify = true };
    ClassFile file;
    ClassFileError error;
    Arena *arena = arena_create();
    if (classfile_parse(arena, bytes, size, &options, &file, &error)) verify_parsed(&file);
    else outcomes[7]++;
    arena_destroy(arena);
    return 0;
}

#ifndef FUZZER_HAS_MAIN
static void mutate(u1 *bytes, size_t size, unsigned *seed)
{
    for (int changes = 1 + rand_r(seed) % 4; changes > 0; changes--) {
        size_t at = 8 + (size_t)rand_r(seed) % (size - 8);
        switch (rand_r(seed) % 4) {
        case 0:  bytes[at] = (u1)rand_r(seed); break;
        case 1:  bytes[at]++; break;
        case 2:  bytes[at]--; break;
        default: bytes[at] ^= (u1)(1 << rand_r(seed) % 8); break;
        }
    }
}

static void run_mutants(const char *path, unsigned seed, long count)
{
    static u1 original[1 << 20], mutant[1 << 20];
    FILE *f = fopen(path, "rb");
    size_t size = f == NULL ? 0 : fread(original, 1, sizeof original, f);
    if (f != NULL) fclose(f);
    for (long i = 0; size > 16 && i < count; i++) {
        memcpy(mutant, original, size);
        if (i > 0) mutate(mutant, size, &seed);
        LLVMFuzzerTestOneInput(mutant, size);
    }
}

int main(int argc, char **argv)
{
    for (int i = 3; i < argc; i++) run_mutants(argv[i], (unsigned)atoi(argv[1]) + (unsigned)i, atol(argv[2]));
    printf("accepted %lu, VerifyError %lu, ClassFormatError %lu, hook threw %lu, out of memory %lu, not parsed %lu\n", outcomes[0],
           outcomes[1], outcomes[2], outcomes[3], outcomes[4], outcomes[7]);
    return argc < 4;
}
#endif
