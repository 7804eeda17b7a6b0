/* tests/vm/test_log.c -- -Xlog: what it selects, where it writes, what it refuses. */
#include "vm/log.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char error[512], path[] = "/tmp/test_log.XXXXXX";

static void expect_refusal(const char *spec, const char *message)
{
    assert_false(log_configure(spec, error, sizeof error));
    assert_string_equal(error, message);
}

/* Configures "selection:file:decorators" and gives what then is in the file. */
static const char *logged(const char *selection, const char *decorators, void (*action)(void))
{
    static char text[4096];
    char spec[256];
    snprintf(spec, sizeof spec, ":%s:file=%s:%s", selection, path, decorators);
    assert_true(log_configure(spec, error, sizeof error));
    action();
    log_finish();
    FILE *in = fopen(path, "r");
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    return text;
}

static void log_three(void)
{
    log_write(LOG_CLASS_LOAD, LOG_INFO, "java.lang.%s", "Object");
    log_write(LOG_CLASS_INIT, LOG_DEBUG, "detail");
    log_write(LOG_GC, LOG_INFO, "pause");
}

static void only_the_exact_tag_set_is_selected(void **state)
{
    (void)state;
    assert_string_equal(logged("class+load", "level,tags", log_three), "[info][class,load] java.lang.Object\n");
    assert_string_equal(logged("class", "none", log_three), "");
    assert_string_equal(logged("load+class", "none", log_three), "java.lang.Object\n");
}

static void a_wildcard_selects_larger_sets_and_levels_filter(void **state)
{
    (void)state;
    assert_string_equal(logged("class*", "none", log_three), "java.lang.Object\n");
    assert_string_equal(logged("class*=debug", "none", log_three), "java.lang.Object\ndetail\n");
    assert_string_equal(logged("all=trace,class+load=off", "none", log_three), "detail\npause\n");
}

static void log_warning(void) { log_write(LOG_OS, LOG_WARNING, "careful\n"); log_three(); }

static void shorter_decorations_are_padded_to_the_widest_so_far(void **state)
{
    (void)state;
    assert_string_equal(logged("os,gc", "l", log_warning), "[warning] careful\n[info   ] pause\n");
}

static void warnings_are_on_by_default_and_disable_turns_them_off(void **state)
{
    (void)state;
    assert_true(log_enabled_at(LOG_OS, LOG_WARNING));
    assert_false(log_enabled(LOG_OS));
    assert_true(log_configure(":disable", error, sizeof error));
    assert_false(log_enabled_at(LOG_OS, LOG_ERROR));
    log_finish();
    assert_true(log_enabled_at(LOG_OS, LOG_ERROR));
}

static void wrong_options_are_refused_in_hotspots_words(void **state)
{
    (void)state;
    expect_refusal(":foo", "Invalid tag 'foo' in log selection.");
    expect_refusal(":class+load=loud", "Invalid level 'loud' in log selection.");
    expect_refusal(":gc+gc", "Log selection contains duplicates of tag gc.");
    expect_refusal(":gc:stdout:uptime,foo", "Invalid decorator 'foo'.");
    expect_refusal(":gc:foo=x", "Unsupported log output type: foo=x");
    expect_refusal("foo", "");
    expect_refusal(":gc:file=/nonexistent/x", "Error opening log file '/nonexistent/x': No such file or directory\n"
                   "Initialization of output 'file=/nonexistent/x' using options '(null)' failed.");
    assert_false(log_enabled(LOG_GC));
}

static void tags_of_hotspot_that_we_never_log_are_accepted(void **state)
{
    (void)state;
    assert_true(log_configure(":metaspace*=debug,class+gc", error, sizeof error));
    log_finish();
}

static void verbose_is_a_short_form(void **state)
{
    (void)state;
    assert_true(log_verbose("class"));
    assert_true(log_enabled(LOG_CLASS_LOAD) && log_enabled(LOG_CLASS_UNLOAD) && !log_enabled(LOG_CLASS_INIT));
    assert_false(log_verbose("foo"));
    log_finish();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_exact_tag_set_is_selected),
        cmocka_unit_test(a_wildcard_selects_larger_sets_and_levels_filter),
        cmocka_unit_test(shorter_decorations_are_padded_to_the_widest_so_far),
        cmocka_unit_test(warnings_are_on_by_default_and_disable_turns_them_off),
        cmocka_unit_test(wrong_options_are_refused_in_hotspots_words),
        cmocka_unit_test(tags_of_hotspot_that_we_never_log_are_accepted),
        cmocka_unit_test(verbose_is_a_short_form),
    };
    close(mkstemp(path));
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
