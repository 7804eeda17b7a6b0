/* The three places of the boot path, over a scratch directory with a patch and an append entry. */
#include "classloader/boot_path.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include <cmocka.h>
#include "classloader/jar.h"

static char      scratch[] = "/tmp/test_boot_path.XXXXXX";
static char      patch_paths[256], append_paths[256], jar_path[128];
static BootPath *path;

static void put_file(const char *name, const char *text)
{
    char full[256];
    snprintf(full, sizeof full, "%s/%s", scratch, name);
    for (char *slash = full + strlen(scratch) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(full, 0700);
        *slash = '/';
    }
    FILE *file = fopen(full, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void put_jar(void)
{
    static const char manifest[] = "Manifest-Version: 1.0\r\nMain-Class: a.b.\r\n Main\r\nClass-Path: x.jar\r\n\r\n"
                                   "Name: other\r\nSealed: true\r\n";
    int    error;
    zip_t *zip = zip_open(jar_path, ZIP_CREATE, &error);
    assert_non_null(zip);
    zip_file_add(zip, "META-INF/MANIFEST.MF", zip_source_buffer(zip, manifest, sizeof manifest - 1, 0), 0);
    zip_file_add(zip, "extra/FromJar.class", zip_source_buffer(zip, "jar", 3, 0), 0);
    assert_int_equal(zip_close(zip), 0);
}

static int make_path(void **state)
{
    static PatchModule patch = { (char *)"java.base", patch_paths };
    const char        *error = NULL;
    (void)state;
    if (mkdtemp(scratch) == NULL)
        return -1;
    snprintf(jar_path, sizeof jar_path, "%s/extra.jar", scratch);
    snprintf(patch_paths, sizeof patch_paths, "%s/absent:%s/patch", scratch, scratch);
    snprintf(append_paths, sizeof append_paths, "%s/no.jar:%s:%s/append", scratch, jar_path, scratch);
    put_file("patch/java/lang/Patched.class", "patched");
    put_file("patch/added/New.class", "new");
    put_file("append/extra/FromDirectory.class", "directory");
    put_file("append/java/lang/Object.class", "must not be seen");
    put_jar();
    Options options = { .java_home = (char *)DEFAULT_JAVA_HOME, .boot_append = append_paths, .patches = &patch, .patch_count = 1 };
    path = boot_path_create(&options, &error);
    return path != NULL ? 0 : -1;
}

static int remove_path(void **state)
{
    char command[64];
    (void)state;
    boot_path_destroy(path);
    snprintf(command, sizeof command, "rm -rf %s", scratch);
    return system(command);
}

static void expect_class(const char *module, const char *name, const char *text, const char *location_end)
{
    BootBytes bytes;
    assert_true(boot_path_read_class(path, module, name, &bytes));
    assert_int_equal(bytes.bytes, strlen(text));
    assert_memory_equal(bytes.data, text, bytes.bytes);
    assert_string_equal(bytes.location + strlen(bytes.location) - strlen(location_end), location_end);
    boot_bytes_release(&bytes);
}

static void image_classes_are_mapped_not_copied(void **state)
{
    BootBytes bytes;
    (void)state;
    assert_true(boot_path_read_class(path, "java.base", "java/lang/Object", &bytes));
    assert_false(bytes.owned);
    assert_int_equal(bytes.append_index, -1);
    assert_string_equal(bytes.location, "jrt:/java.base");
    boot_bytes_release(&bytes);
}

static void patches_come_before_the_image(void **state)
{
    (void)state;
    expect_class("java.base", "java/lang/Patched", "patched", "/patch");
    assert_string_equal(boot_path_module_of(path, "added", 5), "java.base");
    expect_class("java.base", "added/New", "new", "/patch");
}

static void append_entries_hold_the_unnamed_module(void **state)
{
    BootBytes bytes;
    (void)state;
    assert_null(boot_path_module_of(path, "extra", 5));
    expect_class(NULL, "extra/FromJar", "jar", "/extra.jar");
    expect_class(NULL, "extra/FromDirectory", "directory", "/append");
    assert_false(boot_path_read_class(path, "java.base", "extra/FromJar", &bytes));
    assert_false(boot_path_read_class(path, NULL, "extra/Absent", &bytes));
    assert_string_equal(boot_path_append_entry(path, 0), jar_path);
    assert_null(boot_path_append_entry(path, 2));
}

static void entries_can_be_appended_later(void **state)
{
    char directory[128];
    (void)state;
    put_file("later/late/Late.class", "late");
    snprintf(directory, sizeof directory, "%s/later", scratch);
    assert_true(boot_path_append(path, directory));
    assert_false(boot_path_append(path, "/no/such/thing.jar"));
    expect_class(NULL, "late/Late", "late", "/later");
}

static void names_longer_than_the_buffer_are_looked_up(void **state)
{
    char      name[1000];
    BootBytes bytes;
    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(boot_path_read_class(path, "java.base", name, &bytes));
    assert_false(boot_path_read_class(path, NULL, name, &bytes));
}

static void manifest_attributes_join_continuation_lines(void **state)
{
    Jar *jar = jar_open(jar_path);
    (void)state;
    assert_non_null(jar);
    char *main_class = jar_manifest_attribute(jar, "main-class");
    assert_string_equal(main_class, "a.b.Main");
    free(main_class);
    assert_null(jar_manifest_attribute(jar, "Sealed"));         /* not in the main section */
    assert_true(jar_has(jar, "extra/FromJar.class"));
    assert_true(jar_has_package(jar, "extra", 5));
    assert_false(jar_has_package(jar, "META-INF", 8));
    jar_close(jar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(image_classes_are_mapped_not_copied), cmocka_unit_test(patches_come_before_the_image),
        cmocka_unit_test(append_entries_hold_the_unnamed_module), cmocka_unit_test(entries_can_be_appended_later),
        cmocka_unit_test(names_longer_than_the_buffer_are_looked_up),
        cmocka_unit_test(manifest_attributes_join_continuation_lines),
    };
    return cmocka_run_group_tests(tests, make_path, remove_path);
}
