/* Limits of control groups, read from made-up trees of /proc/self and /sys/fs/cgroup. */
#include "vm/container.h"
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

static char root[64];

static int make_root(void **state)
{
    (void)state;
    strcpy(root, "/tmp/test_container.XXXXXX");
    return mkdtemp(root) == NULL;
}

static int delete_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
    (void)status, (void)type, (void)where;
    return remove(path);
}

static int delete_root(void **state)
{
    (void)state;
    return nftw(root, delete_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void put(const char *path, const char *contents)         /* with the directories that it needs */
{
    char full[512];
    int  length = snprintf(full, sizeof full, "%s%s", root, path);
    assert_in_range(length, 1, sizeof full - 1);
    for (char *slash = full + strlen(root) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(full, 0700);
        *slash = '/';
    }
    FILE *file = fopen(full, "w");
    assert_non_null(file);
    fputs(contents, file);
    fclose(file);
}

static void put_v2(const char *own_path, const char *shown)
{
    char text[512];
    snprintf(text, sizeof text, "0::%s\n", own_path);
    put("/proc/self/cgroup", text);
    snprintf(text, sizeof text, "22 1 0:20 / /proc rw - proc proc rw\n30 1 0:26 %s /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n", shown);
    put("/proc/self/mountinfo", text);
}

static void put_v1(const char *own_path, const char *shown)
{
    char text[1024];
    snprintf(text, sizeof text, "9:name=systemd:/other\n4:memory:%s\n3:cpuset:/\n2:cpu,cpuacct:%s\n", own_path, own_path);
    put("/proc/self/cgroup", text);
    snprintf(text, sizeof text, "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755\n"
             "32 31 0:29 %s /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"
             "33 31 0:30 %s /sys/fs/cgroup/cpu,cpuacct rw master:1 - cgroup cgroup rw,cpu,cpuacct\n"
             "34 31 0:31 %s /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n", shown, shown, shown);
    put("/proc/self/mountinfo", text);
}

static void no_group_is_no_limit(void **state)
{
    (void)state;
    assert_true(container_memory_limit(root) == UINT64_MAX);
    assert_int_equal(container_processor_limit(root), INT32_MAX);
    put("/proc/self/cgroup", "");
    put("/proc/self/mountinfo", "");
    assert_true(container_memory_limit(root) == UINT64_MAX);
    assert_int_equal(container_processor_limit(root), INT32_MAX);
}

static void version_2_limits_are_read(void **state)
{
    (void)state;
    put_v2("/app", "/");
    put("/sys/fs/cgroup/app/memory.max", "536870912\n");
    put("/sys/fs/cgroup/app/cpu.max", "150000 100000\n");
    assert_true(container_memory_limit(root) == 512 << 20);
    assert_int_equal(container_processor_limit(root), 2);
}

static void version_2_max_is_no_limit(void **state)
{
    (void)state;
    put_v2("/app", "/");
    put("/sys/fs/cgroup/app/memory.max", "max\n");
    put("/sys/fs/cgroup/app/cpu.max", "max 100000\n");
    assert_true(container_memory_limit(root) == UINT64_MAX);
    assert_int_equal(container_processor_limit(root), INT32_MAX);
}

static void the_smallest_limit_of_the_groups_above_counts(void **state)
{
    (void)state;
    put_v2("/pods/one/app", "/");
    put("/sys/fs/cgroup/pods/one/app/memory.max", "max\n");
    put("/sys/fs/cgroup/pods/one/memory.max", "300000000\n");
    put("/sys/fs/cgroup/pods/memory.max", "400000000\n");
    put("/sys/fs/cgroup/pods/one/app/cpu.max", "400000 100000\n");
    put("/sys/fs/cgroup/pods/cpu.max", "300000 100000\n");
    put("/sys/fs/memory.max", "5\n");                   /* above the mount point: not a group's */
    put("/sys/fs/cpu.max", "1 1\n");
    assert_true(container_memory_limit(root) == 300000000);
    assert_int_equal(container_processor_limit(root), 3);
}

static void a_container_sees_its_own_part(void **state)
{
    (void)state;
    put_v2("/docker/abc/inner", "/docker/abc");
    put("/sys/fs/cgroup/inner/memory.max", "200000000\n");
    put("/sys/fs/cgroup/memory.max", "100000000\n");
    put("/sys/fs/cgroup/cpu.max", "50000 100000\n");
    assert_true(container_memory_limit(root) == 100000000);
    assert_int_equal(container_processor_limit(root), 1);
}

/* Where the path names a group that is not shown, the mount point is the nearest that is. */
static void paths_that_are_not_shown_end_at_the_mount_point(void **state)
{
    static const struct { const char *own, *shown; } cases[] = {
        { "/docker/abcdef", "/docker/abc" }, { "/../other", "/" }, { "/not/there", "/" }, { "/elsewhere", "/docker/abc" },
    };
    (void)state;
    put("/sys/fs/cgroup/memory.max", "100000000\n");
    put("/sys/fs/cgroup/def/memory.max", "1\n");
    put("/sys/fs/other/memory.max", "1\n");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        put_v2(cases[i].own, cases[i].shown);
        assert_true(container_memory_limit(root) == 100000000);
    }
}

static void version_1_limits_are_read(void **state)
{
    (void)state;
    put_v1("/app", "/");
    put("/sys/fs/cgroup/memory/app/memory.limit_in_bytes", "536870912\n");
    put("/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_quota_us", "250000\n");
    put("/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_period_us", "100000\n");
    assert_true(container_memory_limit(root) == 512 << 20);
    assert_int_equal(container_processor_limit(root), 3);
}

static void version_1_without_limits(void **state)
{
    (void)state;
    put_v1("/app", "/");
    put("/sys/fs/cgroup/memory/app/memory.limit_in_bytes", "9223372036854771712\n");
    put("/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_quota_us", "-1\n");
    put("/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_period_us", "100000\n");
    assert_true(container_memory_limit(root) == UINT64_MAX);
    assert_int_equal(container_processor_limit(root), INT32_MAX);
}

static void version_1_groups_above_count_if_they_are_hierarchical(void **state)
{
    (void)state;
    put_v1("/outer/app", "/");
    put("/sys/fs/cgroup/memory/outer/app/memory.limit_in_bytes", "400000000\n");
    put("/sys/fs/cgroup/memory/outer/memory.limit_in_bytes", "300000000\n");
    put("/sys/fs/cgroup/memory/outer/memory.use_hierarchy", "0\n");
    assert_true(container_memory_limit(root) == 400000000);
    put("/sys/fs/cgroup/memory/outer/memory.use_hierarchy", "1\n");
    assert_true(container_memory_limit(root) == 300000000);
}

static void version_1_tells_of_limits_outside_the_container(void **state)
{
    (void)state;
    put_v1("/docker/abc", "/docker/abc");
    put("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    put("/sys/fs/cgroup/memory/memory.stat", "cache 7\nhierarchical_memory_limit_x 1\nhierarchical_memory_limit 250000000\ntotal_cache 7\n");
    assert_true(container_memory_limit(root) == 250000000);
}

static void both_versions_may_be_mounted(void **state)
{
    (void)state;
    put("/proc/self/cgroup", "4:memory:/app\n0::/unified-app\n");
    put("/proc/self/mountinfo", "34 31 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                                "38 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
    put("/sys/fs/cgroup/memory/app/memory.limit_in_bytes", "123456789\n");
    put("/sys/fs/cgroup/unified/unified-app/memory.max", "5\n");
    put("/sys/fs/cgroup/unified/unified-app/cpu.max", "100000 100000\n");
    assert_true(container_memory_limit(root) == 123456789);
    assert_int_equal(container_processor_limit(root), 1);       /* no version 1 group has that controller */
}

static void garbage_is_no_limit(void **state)
{
    static const char *const texts[] = { "", "\n", "lots", "-5\n", "12lots\n", "99999999999999999999999\n", "0\n", "0 0\n", " 7\n", "max" };
    (void)state;
    put_v2("/app", "/");
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        put("/sys/fs/cgroup/app/memory.max", texts[i]);
        put("/sys/fs/cgroup/app/cpu.max", texts[i]);
        assert_true(container_memory_limit(root) == UINT64_MAX);
        assert_int_equal(container_processor_limit(root), INT32_MAX);
    }
    put("/sys/fs/cgroup/app/cpu.max", "100000 0\n");
    assert_int_equal(container_processor_limit(root), INT32_MAX);
    put("/sys/fs/cgroup/app/cpu.max", "18446744073709551615 1\n");
    assert_int_equal(container_processor_limit(root), INT32_MAX);
}

static void garbage_lines_are_passed_over(void **state)
{
    char long_line[20000];
    (void)state;
    memset(long_line, 'x', sizeof long_line - 1);
    long_line[sizeof long_line - 1] = '\0';
    put("/proc/self/cgroup", "\n:\n::\nnonsense\n4\n4:memory\n0::/app\n");
    char *text;
    assert_true(asprintf(&text, "\n - \n1 - cgroup2\n1 2 3 4 5 6 - cgroup2\n35 1 0:1 / / rw - overlay overlay rw,lowerdir=%s - cgroup2\n"
                         "30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", long_line) > 0);
    put("/proc/self/mountinfo", text);
    free(text);
    put("/sys/fs/cgroup/app/memory.max", "77777777\n");
    assert_true(container_memory_limit(root) == 77777777);
    assert_true(asprintf(&text, "0::/%s\n", long_line) > 0);
    put("/proc/self/cgroup", text);
    free(text);
    assert_true(container_memory_limit(root) == UINT64_MAX);
}

static void escaped_mount_points_are_decoded(void **state)
{
    (void)state;
    put("/proc/self/cgroup", "0::/\n");
    put("/proc/self/mountinfo", "30 1 0:26 / /my\\040groups\\134x\\9 rw - cgroup2 cgroup2 rw\n");
    put("/my groups\\x\\9/memory.max", "77777777\n");
    assert_true(container_memory_limit(root) == 77777777);
}

static void limits_never_exceed_the_machine(void **state)
{
    (void)state;
    u8 machine = container_memory_bytes(false);
    assert_true(container_memory_bytes(true) <= machine && container_memory_bytes(true) > 0);
    assert_in_range(container_processors(true), 1, container_processors(false));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_root, delete_root)
int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(no_group_is_no_limit), TEST(version_2_limits_are_read), TEST(version_2_max_is_no_limit),
        TEST(the_smallest_limit_of_the_groups_above_counts), TEST(a_container_sees_its_own_part),
        TEST(paths_that_are_not_shown_end_at_the_mount_point), TEST(version_1_limits_are_read), TEST(version_1_without_limits),
        TEST(version_1_groups_above_count_if_they_are_hierarchical), TEST(version_1_tells_of_limits_outside_the_container),
        TEST(both_versions_may_be_mounted), TEST(garbage_is_no_limit), TEST(garbage_lines_are_passed_over),
        TEST(escaped_mount_points_are_decoded), TEST(limits_never_exceed_the_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
