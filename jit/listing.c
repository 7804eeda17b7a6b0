/* jit/listing.c */
#include "jit/listing.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "jit/command.h"
#include "vm/bytecode.h"
#include "vm/log.h"

typedef struct Mark { size_t offset; char *text; } Mark;
struct Listing {
    const Method *m;
    bool   logged;                                      /* else printed */
    Mark  *marks;
    size_t count;
};

Listing *listing_new(const Method *m)
{
    bool logged = log_enabled(LOG_JIT_ASM);
    Listing *l = logged || command_prints(m) ? calloc(1, sizeof *l) : NULL;
    if (l != NULL) *l = (Listing){ .m = m, .logged = logged };
    return l;
}

void listing_text(Listing *l, size_t offset, const char *text)
{
    if (l == NULL) return;
    Mark *marks = realloc(l->marks, (l->count + 1) * sizeof *marks);
    if (marks == NULL) return;
    l->marks = marks;
    marks[l->count++] = (Mark){ offset, strdup(text) };
}

void listing_instruction(Listing *l, size_t offset, const Method *m, const u1 *code, u4 pc, int depth)
{
    char text[400], instruction[200];
    if (l == NULL) return;
    bytecode_format(instruction, sizeof instruction, code, pc);
    snprintf(text, sizeof text, "%*s%s%s%s", 2 * depth, "", depth > 0 ? symbol_chars(m->name) : "", depth > 0 ? " " : "", instruction);
    listing_text(l, offset, text);
}

static PRINTF(2, 3) void put_line(const Listing *l, const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (l->logged) log_write(LOG_JIT_ASM, LOG_INFO, "%s", line);
    else puts(line);
}

static void put_bytes(const Listing *l, const u1 *code, size_t bytes)
{
    char text[2 * 32 + 1];
    for (size_t i = 0, n; i < bytes; i += n) {
        for (n = 0; n < 32 && i + n < bytes; n++) snprintf(text + 2 * n, 3, "%02x", code[i + n]);
        put_line(l, "%s", text);
    }
}

/* objdump's lines begin with the address; the marks go before the first one at or behind theirs. */
static void merge(const Listing *l, FILE *lines, uintptr_t start)
{
    char line[400];
    size_t next = 0;
    while (fgets(line, sizeof line, lines) != NULL) {
        char *end;
        uintptr_t address = strtoul(line, &end, 16);
        if (end == line || *end != ':') continue;
        for (; next < l->count && l->marks[next].offset <= address - start; next++) put_line(l, "  %s", l->marks[next].text);
        line[strcspn(line, "\n")] = '\0';
        put_line(l, "          %s", line);
    }
}

static int earlier(const void *x, const void *y)
{
    const Mark *a = x, *b = y;
    return a->offset != b->offset ? (a->offset > b->offset) - (a->offset < b->offset) : (a > b) - (a < b);
}

static bool print_disassembled(Listing *l, const u1 *code, size_t bytes)
{
    char path[] = "/tmp/jvm-code-XXXXXX", command[256];
    int fd = mkstemp(path);
    if (fd < 0) return false;
    bool written = write(fd, code, bytes) == (ssize_t)bytes;
    close(fd);
    snprintf(command, sizeof command, "objdump -D -b binary -m i386:x86-64 -M intel --no-show-raw-insn --adjust-vma=0x%lx %s 2>/dev/null",
             (unsigned long)(uintptr_t)code, path);
    FILE *lines = written ? popen(command, "r") : NULL;
    if (lines != NULL) merge(l, lines, (uintptr_t)code);
    bool ok = lines != NULL && pclose(lines) == 0;
    unlink(path);
    return ok;
}

void listing_print(Listing *l, const u1 *code, size_t bytes)
{
    if (l == NULL) return;
    qsort(l->marks, l->count, sizeof *l->marks, earlier);
    if (code != NULL) {
        put_line(l, "%s: %zu bytes at 0x%lx", method_external_name(l->m, true), bytes, (unsigned long)(uintptr_t)code);
        if (!print_disassembled(l, code, bytes)) put_bytes(l, code, bytes);
        if (!l->logged) fflush(stdout);
    }
    for (size_t i = 0; i < l->count; i++) free(l->marks[i].text);
    free(l->marks);
    free(l);
}
