/* classloader/code_attribute.c -- Code and the tables that go with it (JVMS §4.7.3, §4.7.12 - §4.7.14). */
#include <stdlib.h>
#include <string.h>
#include "classloader/classfile_parser.h"

static bool parse_handlers(Parser *p, FileMethod *method)
{
    u2 count = reader_u2(&p->r);
    const u1 *from = reader_take(&p->r, 8 * (size_t)count);
    if (p->r.truncated)
        return parse_truncated(p);
    method->handler_count = count;
    method->handlers = parser_alloc(p, count, sizeof(ExceptionRow));
    for (u4 i = 0; i < count; i++, from += 8) {
        ExceptionRow *row = &method->handlers[i];
        *row = (ExceptionRow){ be_u2(from), be_u2(from + 2), be_u2(from + 4), be_u2(from + 6) };
        if (row->start >= row->end || row->end > method->code_length)
            return parse_fail(p, "Illegal exception table range in class file %s", class_text(p));
        if (row->handler >= method->code_length)
            return parse_fail(p, "Illegal exception table handler in class file %s", class_text(p));
        if (row->catch_type != 0 && !is_class(p, row->catch_type))
            return parse_fail(p, "Catch type in exception table has bad constant type in class file %s", class_text(p));
    }
    return true;
}

static bool parse_lines(Parser *p, FileMethod *method, u4 length)
{
    u2 count = reader_u2(&p->r);
    if (!p->r.truncated && length != 2 + 4 * (u4)count)
        return parse_fail(p, "LineNumberTable attribute has wrong length in class file %s", class_text(p));
    const u1 *from = reader_take(&p->r, 4 * (size_t)count);
    if (p->r.truncated)
        return parse_truncated(p);
    method->line_rows = parser_keep_rows(p, method->line_rows, method->line_count, from, count, LINE_ROW_BYTES);
    method->line_count += count;
    for (u4 i = 0; i < count && !p->options->bytes_stay; i++)
        if (be_u2(from + i * LINE_ROW_BYTES) >= method->code_length)
            return parse_fail(p, "Invalid pc in LineNumberTable in class file %s", class_text(p));
    return true;
}

/* One entry of a LocalVariableTable, or of a LocalVariableTypeTable (whose descriptor is a generic signature). */
static bool check_variable(Parser *p, const FileMethod *method, const LocalVariable *v, const char *table, bool generic)
{
    if (v->start >= method->code_length)
        return parse_fail(p, "Invalid start_pc %u in %s in class file %s", v->start, table, class_text(p));
    if ((u4)v->start + v->length > method->code_length)
        return parse_fail(p, "Invalid length %u in %s in class file %s", v->length, table, class_text(p));
    if (!is_utf8(p, v->name_index))
        return parse_fail(p, "Name index %u in %s has bad constant type in class file %s", v->name_index, table,
                          class_text(p));
    if (!is_utf8(p, v->descriptor_index))
        return parse_fail(p, "Signature index %u in %s has bad constant type in class file %s", v->descriptor_index,
                          table, class_text(p));
    const Symbol *name = utf8_at(p, v->name_index), *descriptor = utf8_at(p, v->descriptor_index);
    if (!check_field_name(p, name) || (!generic && !check_field_descriptor(p, name, descriptor)))
        return false;
    u4 extra_slot = !generic && (descriptor == known_symbols[KNOWN_double_descriptor] ||
                                 descriptor == known_symbols[KNOWN_long_descriptor]);
    if (v->slot + extra_slot >= method->max_locals)
        return parse_fail(p, "Invalid index %u in %s in class file %s", v->slot, table, class_text(p));
    return true;
}

/* A LocalVariableTable's rows are kept; those of a LocalVariableTypeTable only until they were compared with them. */
static void keep_variables(Parser *p, FileMethod *method, const u1 *rows, u2 count, bool generic)
{
    if (!generic) {
        method->variable_rows = parser_keep_rows(p, method->variable_rows, method->variable_count, rows, count, VARIABLE_ROW_BYTES);
        method->variable_count += count;
        return;
    }
    u4 old = p->variable_type_count;
    p->variable_type_count += count;
    p->variable_types = realloc(p->variable_types, (p->variable_type_count + 1) * VARIABLE_ROW_BYTES);
    if (p->variable_types == NULL)
        vm_fatal("out of memory in the class-file parser");
    memcpy(p->variable_types + old * VARIABLE_ROW_BYTES, rows, (size_t)count * VARIABLE_ROW_BYTES);
}

static bool parse_variables(Parser *p, FileMethod *method, u4 length, bool generic)
{
    const char *table = generic ? "LocalVariableTypeTable" : "LocalVariableTable";
    u2 count = reader_u2(&p->r);
    if (!p->r.truncated && length != 2 + VARIABLE_ROW_BYTES * (u4)count)
        return parse_fail(p, "%s has wrong length in class file %s", table, class_text(p));
    FileMethod these = { .variable_rows = reader_take(&p->r, VARIABLE_ROW_BYTES * (size_t)count) };
    if (p->r.truncated)
        return parse_truncated(p);
    bool too_many = !generic && method->variable_count + count > UINT16_MAX;
    if (too_many || (generic && !p->options->need_verify))
        return true;
    keep_variables(p, method, these.variable_rows, count, generic);
    for (u4 i = 0; i < count && p->options->need_verify; i++) {
        LocalVariable v = file_variable(&these, i);
        if (!check_variable(p, method, &v, table, generic))
            return false;
    }
    return true;
}

static bool same_variable(const LocalVariable *a, const LocalVariable *b)
{
    return a->start == b->start && a->length == b->length && a->name_index == b->name_index && a->slot == b->slot;
}

/* The slot of the table that holds an equal variable, or the empty one where it belongs. */
static u4 *find_variable(const IndexTable *table, const FileMethod *variables, const LocalVariable *v)
{
    u4 at = (((u4)v->start * 37 + v->length) * 37 + v->name_index) * 37 + v->slot;
    for (at = (at ^ at >> 9) & table->mask; table->slots[at] != UINT32_MAX; at = (at + 1) & table->mask) {
        LocalVariable other = file_variable(variables, table->slots[at]);
        if (same_variable(&other, v))
            break;
    }
    return &table->slots[at];
}

static bool add_variables(Parser *p, const FileMethod *variables, const IndexTable *table)
{
    for (u4 i = 0; i < variables->variable_count; i++) {
        LocalVariable v = file_variable(variables, i);
        u4 *slot = find_variable(table, variables, &v);
        if (*slot != UINT32_MAX && p->file->major_version >= JAVA_1_5)
            return parse_fail(p, "Duplicated LocalVariableTable attribute entry for '%s' in class file %s",
                              utf8_at(p, v.name_index)->chars, class_text(p));
        *slot = i;
    }
    return true;
}

/* No variable twice; every generic type belongs to one variable of its own. */
static bool match_variables(Parser *p, const FileMethod *method, const IndexTable *table, const IndexTable *type_table)
{
    const FileMethod types = { .variable_rows = p->variable_types };
    if (!add_variables(p, method, table))
        return false;
    for (u4 i = 0; i < p->variable_type_count; i++) {
        LocalVariable v = file_variable(&types, i);
        const char *name = utf8_at(p, v.name_index)->chars;
        if (*find_variable(table, method, &v) == UINT32_MAX)
            return parse_fail(p, "LVTT entry for '%s' in class file %s does not match any LVT entry", name, class_text(p));
        u4 *slot = find_variable(type_table, &types, &v);
        if (*slot != UINT32_MAX)
            return parse_fail(p, "Duplicated LocalVariableTypeTable attribute entry for '%s' in class file %s", name,
                              class_text(p));
        *slot = i;
    }
    return true;
}

bool parser_check_variables(Parser *p, const FileMethod *method)
{
    u4 count = method->variable_count;
    if (!p->options->need_verify || count == 0 || (p->variable_type_count == 0 && count == 1))
        return true;
    IndexTable table, type_table;
    index_table_init(&table, count);
    index_table_init(&type_table, p->variable_type_count);
    bool ok = match_variables(p, method, &table, &type_table);
    index_table_free(&table);
    index_table_free(&type_table);
    return ok;
}

static bool parse_stack_map(Parser *p, FileMethod *method, u4 length, bool *seen)
{
    if (*seen)
        return parse_fail(p, "Multiple StackMapTable attributes in class file %s", class_text(p));
    *seen = true;
    const u1 *content = reader_take(&p->r, length);
    if (content == NULL)
        return parse_truncated(p);
    if (length > 0 && p->options->need_verify) {
        method->stack_map = parser_keep(p, content, length);
        method->stack_map_length = length;
    }
    return true;
}

static bool parse_code_attributes(Parser *p, FileMethod *method)
{
    bool has_stack_map = false;
    u2 count = reader_u2(&p->r), major = p->file->major_version;
    if (p->r.truncated)
        return parse_truncated(p);
    for (; count > 0; count--) {
        AttributeHead head;
        bool ok;
        if (!parse_head(p, &p->r, "Invalid code attribute name index %u in class file %s", &head))
            return false;
        if (head.name == KNOWN_LineNumberTable)
            ok = parse_lines(p, method, head.length);
        else if (head.name == KNOWN_LocalVariableTable)
            ok = parse_variables(p, method, head.length, false);
        else if (head.name == KNOWN_LocalVariableTypeTable && major >= JAVA_1_5)
            ok = parse_variables(p, method, head.length, true);
        else if (head.name == KNOWN_StackMapTable && major >= JAVA_6)
            ok = parse_stack_map(p, method, head.length, &has_stack_map);
        else
            ok = parse_skip(p, &p->r, head.length);
        if (!ok)
            return false;
    }
    return true;
}

static void note_subroutines(FileMethod *method)
{
    for (u4 pc = 0, length; pc < method->code_length; pc += length) {
        u1 op = method->code[pc];
        if (op == OP_jsr || op == OP_jsr_w || op == OP_ret)
            method->marks |= METHOD_HAS_JSR;
        if ((length = insn_length(method->code, pc, method->code_length)) == 0)
            break;                      /* the verifier's business */
    }
}

bool parse_code_attribute(Parser *p, FileMethod *method, u4 length)
{
    if ((method->flags & (ACC_NATIVE | ACC_ABSTRACT)) != 0)
        return parse_fail(p, "Code attribute in native or abstract methods in class file %s", class_text(p));
    if (method->code != NULL)
        return parse_fail(p, "Multiple Code attributes in class file %s", class_text(p));
    const u1 *start = p->r.next;
    method->max_stack = reader_u2(&p->r);
    method->max_locals = reader_u2(&p->r);
    u4 code_length = reader_u4(&p->r);
    if (p->r.truncated)
        return parse_truncated(p);
    if (method->arg_slots > method->max_locals)
        return parse_fail(p, "Arguments can't fit into locals in class file %s", class_text(p));
    if (code_length == 0 || code_length > MAX_CODE_BYTES)
        return parse_fail(p, "Invalid method Code length %u in class file %s", code_length, class_text(p));
    const u1 *code = reader_take(&p->r, code_length);
    if (code == NULL)
        return parse_truncated(p);
    method->code = arena_alloc(p->arena, code_length + 4);
    method->code_length = (u2)code_length;
    memcpy(method->code, code, code_length);
    p->variable_type_count = 0;
    if (!parse_handlers(p, method) || !parse_code_attributes(p, method))
        return false;
    if (p->options->need_verify && (size_t)(p->r.next - start) != length)
        return parse_fail(p, "Code segment has wrong length in class file %s", class_text(p));
    if (p->file->major_version < JAVA_6)
        note_subroutines(method);
    return true;
}
