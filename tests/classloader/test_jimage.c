/* Reads the JDK's own lib/modules, whose place the Makefile passes as DEFAULT_JAVA_HOME. */
#include "classloader/jimage.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static Jimage *image;

static int open_image(void **state)
{
    const char *error = NULL;
    (void)state;
    image = jimage_open(DEFAULT_JAVA_HOME "/lib/modules", &error);
    return image != NULL ? 0 : -1;
}

static int close_image(void **state)
{
    (void)state;
    jimage_close(image);
    return 0;
}

static void object_is_a_class_file_in_java_base(void **state)
{
    size_t      bytes = 0;
    const char *error = "unset";
    (void)state;
    const u1 *data = jimage_find(image, "java.base", "java/lang/Object.class", &bytes, &error);
    assert_non_null(data);
    assert_null(error);
    assert_true(bytes > 1000);
    assert_memory_equal(data, "\xca\xfe\xba\xbe", 4);
}

static void a_resource_in_the_root_is_found(void **state)
{
    size_t bytes = 0;
    (void)state;
    assert_non_null(jimage_find(image, "java.base", "module-info.class", &bytes, NULL));
    assert_true(bytes > 0);
}

static void absent_names_are_not_found(void **state)
{
    static const char *const names[] = { "", "/", "java/lang/Object", "java/lang/Object.clas", "java/lang/Object.classx",
                                         "java/lang/Nothing.class", "../java.base/java/lang/Object.class" };
    size_t bytes;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_null(jimage_find(image, "java.base", names[i], &bytes, NULL));
    assert_null(jimage_find(image, "java.sql", "java/lang/Object.class", &bytes, NULL));
    assert_null(jimage_find(image, "java.bas", "java/lang/Object.class", &bytes, NULL));
    assert_null(jimage_find(image, "", "java/lang/Object.class", &bytes, NULL));
}

static void packages_name_their_module(void **state)
{
    (void)state;
    assert_string_equal(jimage_module_of(image, "java/lang", 9), "java.base");
    assert_string_equal(jimage_module_of(image, "java/lang/invokexx", 16), "java.base");
    assert_string_equal(jimage_module_of(image, "com/sun/tools/javac", 19), "jdk.compiler");
    assert_null(jimage_module_of(image, "no/such/package", 15));
    assert_null(jimage_module_of(image, "", 0));
}

typedef struct Census { int classes; bool found, all_found; } Census;

static bool count_class(void *context, const char *module, const char *parent, const char *base, const char *extension)
{
    Census *census = context;
    char    name[1024];
    size_t  bytes;
    if (strcmp(extension, "class") != 0 || strcmp(module, "java.base") != 0)
        return true;
    census->classes++;
    snprintf(name, sizeof name, "%s%s%s.class", parent, *parent != '\0' ? "/" : "", base);
    census->all_found &= jimage_find(image, module, name, &bytes, NULL) != NULL;
    census->found |= strcmp(name, "java/lang/String.class") == 0;
    return true;
}

static void every_listed_class_is_found_by_name(void **state)
{
    Census census = { 0, false, true };
    (void)state;
    jimage_for_each(image, count_class, &census);
    assert_true(census.classes > 5000);
    assert_true(census.found);
    assert_true(census.all_found);
}

static void expect_refused(const void *contents, size_t bytes)
{
    char        path[] = "/tmp/test_jimage.XXXXXX";
    const char *error = NULL;
    int         file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, contents, bytes), bytes);
    close(file);
    assert_null(jimage_open(path, &error));
    assert_non_null(error);
    unlink(path);
}

static void damaged_files_are_refused(void **state)
{
    const char *error = NULL;
    u4          header[8] = { 0xCAFEDADA, 1 << 16, 0, 1, 1000, 1000, 1000, 0 };
    (void)state;
    expect_refused("", 0);
    expect_refused("PK\3\4 something else that is long enough", 40);
    expect_refused(header, 20);
    expect_refused(header, sizeof header);                      /* tables longer than the file */
    header[4] = 0xffffffff;
    expect_refused(header, sizeof header);
    header[1] = 2 << 16;
    expect_refused(header, sizeof header);
    assert_null(jimage_open("/no/such/file", &error));
    assert_string_equal(error, "no such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(object_is_a_class_file_in_java_base), cmocka_unit_test(a_resource_in_the_root_is_found),
        cmocka_unit_test(absent_names_are_not_found), cmocka_unit_test(packages_name_their_module),
        cmocka_unit_test(every_listed_class_is_found_by_name), cmocka_unit_test(damaged_files_are_refused),
    };
    return cmocka_run_group_tests(tests, open_image, close_image);
}
