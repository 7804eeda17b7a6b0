/* Argument files, JDK_JAVA_OPTIONS and class path wildcards, in a scratch directory. */
#include "classlib/launcher_args.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static void put_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int enter_scratch(void **state)
{
    static char scratch[] = "/tmp/test_launcher_args.XXXXXX";
    *state = mkdtemp(scratch);
    unsetenv("JDK_JAVA_OPTIONS");
    return *state != NULL && chdir(scratch) == 0 ? 0 : -1;
}

static int leave_scratch(void **state)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
    return chdir("/") == 0 ? system(command) : -1;
}

/* Expand a NULL-terminated list and compare, joined by '|'. */
static void expect(const char *const *argv, const char *joined)
{
    char text[1024] = "";
    Args args;
    int  count = 0;
    while (argv[count] != NULL)
        count++;
    bool good = args_expand(count, (char **)argv, &args);
    for (int i = 0; good && i < args.count; i++)
        strcat(strcat(text, i > 0 ? "|" : ""), args.at[i]);
    assert_string_equal(good ? text : "refused", joined);
}
#define EXPECT(joined, ...) expect((const char *const[]){ "jvm", __VA_ARGS__, NULL }, joined)

static void files_are_expanded_before_the_main_class(void **state)
{
    (void)state;
    put_file("options", "-cp . # comment\n-Dx=y");
    EXPECT("jvm|-cp|.|-Dx=y|Main|@options", "@options", "Main", "@options");
    EXPECT("jvm|-jar|a.jar|@options", "-jar", "a.jar", "@options");
    EXPECT("jvm|--module=m/c|@options", "--module=m/c", "@options");
    EXPECT("jvm|-m|m/c|@options", "-m", "m/c", "@options");
    EXPECT("jvm|@options", "@@options");
    EXPECT("jvm|@", "@");
    EXPECT("jvm|--disable-@files|@options", "--disable-@files", "@options");
    EXPECT("refused", "@absent");
}

static void quotes_group_and_backslashes_escape_inside_them(void **state)
{
    (void)state;
    put_file("quoted", "\"a b\" 'c d'e a\\b \"x\\n\\t\\\\\\\"y\" \"one \\\n    line\" \"open\nlast");
    EXPECT("jvm|-cp|a b|c de|a\\b|x\n\t\\\"y|one line|open|last", "-cp", "@quoted");
}

static void the_environment_comes_first(void **state)
{
    (void)state;
    setenv("JDK_JAVA_OPTIONS", "-Da=\"b c\" '-Dd=e f'", 1);
    EXPECT("jvm|-Da=b c|-Dd=e f|Main", "Main");
    setenv("JDK_JAVA_OPTIONS", "-cp", 1);
    EXPECT("jvm|-cp|x|Main", "x", "Main");
    static const char *const refused[] = { "Main", "-jar x.jar", "-version", "--module=m", "-Da='b", "@absent", "--dry-run" };
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        setenv("JDK_JAVA_OPTIONS", refused[i], 1);
        EXPECT("refused", "Main");
    }
    unsetenv("JDK_JAVA_OPTIONS");
}

static void stars_stand_for_jars(void **state)
{
    static const struct { const char *path, *expanded; } cases[] = {
        { "a:b", "a:b" }, { "", "" }, { "*", "one.jar" }, { "./*", "./one.jar" }, { "x:*:y", "x:one.jar:y" }, { "none/*", "none/*" },
        { "a*", "a*" }, { "*:", "one.jar:" },
    };
    (void)state;
    put_file("one.jar", "");
    put_file("not-a-jar.txt", "");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char *expanded = args_expand_class_path(cases[i].path);
        assert_string_equal(expanded, cases[i].expanded);
        free(expanded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_expanded_before_the_main_class),
        cmocka_unit_test(quotes_group_and_backslashes_escape_inside_them),
        cmocka_unit_test(the_environment_comes_first), cmocka_unit_test(stars_stand_for_jars),
    };
    return cmocka_run_group_tests(tests, enter_scratch, leave_scratch);
}
