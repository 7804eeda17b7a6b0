/* Option strings as JNI_CreateJavaVM gets them.  Refusals go through the vfprintf hook, which records them. */
#include "vm/options.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "vm/flags.h"
#include "vm/log.h"

static char said[8192];

static int record(FILE *stream, const char *format, va_list args)
{
    size_t used = strlen(said);
    (void)stream;
    return vsnprintf(said + used, sizeof said - used, format, args);
}

/* Parse a space-separated line; NULL if it is refused. */
static Options *parse(const char *line)
{
    static char copy[1024];
    OptionText  given[32] = { { (char *)"vfprintf", (void *)(uintptr_t)record } };
    Options    *options = NULL;
    int         count = 1;
    said[0] = '\0';
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        given[count++] = (OptionText){ word, NULL };
    enum OptionsResult result = options_parse(given, count, false, &options);
    assert_true((result == OPTIONS_OK) == (options != NULL));
    return options;
}

static int clear_environment(void **state)
{
    (void)state;
    unsetenv("JAVA_TOOL_OPTIONS");
    unsetenv("_JAVA_OPTIONS");
    unsetenv("LD_LIBRARY_PATH");
    return 0;
}

static void refusals_read_as_hotspots(void **state)
{
    static const struct { const char *line, *message; } cases[] = {
        { "-Xfoo", "Unrecognized option: -Xfoo\n" },
        { "-XX:Foo", "Unrecognized VM option 'Foo'\n" },
        { "-XX:+", "Unrecognized VM option ''\n" },
        { "-XX:UseG1GC", "Missing +/- setting for VM option 'UseG1GC'\n" },
        { "-XX:+MaxNewSize", "Unexpected +/- setting in VM option 'MaxNewSize'\n" },
        { "-XX:MaxNewSize=abc", "Improperly specified VM option 'MaxNewSize=abc'\n" },
        { "-XX:+UseGG1GC", "Unrecognized VM option 'UseGG1GC'\nDid you mean '(+/-)UseG1GC'? " },
        { "-XX:MaxHeapSiz=3", "Unrecognized VM option 'MaxHeapSiz=3'\nDid you mean 'MaxHeapSize=<value>'? " },
        { "-XX:MaxRAMPercentage=200", "double MaxRAMPercentage=200.000000 is outside the allowed range [ 0.000000 ... 100.000000 ]\n"
                                      "Improperly specified VM option 'MaxRAMPercentage=200'\n" },
        { "-XX:ThreadStackSize=-1", "intx ThreadStackSize=-1 is outside the allowed range [ 0 ... 1048576 ]\n"
                                    "Improperly specified VM option 'ThreadStackSize=-1'\n" },
        { "-XX:TieredStopAtLevel=7", "intx TieredStopAtLevel=7 is outside the allowed range [ 0 ... 4 ]\n"
                                     "Improperly specified VM option 'TieredStopAtLevel=7'\n" },
        { "-XX:+ShowHiddenFrames", "Error: VM option 'ShowHiddenFrames' is diagnostic and must be enabled via "
                                   "-XX:+UnlockDiagnosticVMOptions.\nError: The unlock option must precede 'ShowHiddenFrames'.\n" },
        { "-Xmx", "Invalid maximum heap size: -Xmx\n" },
        { "-Xmxfoo", "Invalid maximum heap size: -Xmxfoo\n" },
        { "-Xmx0", "Invalid maximum heap size: -Xmx0\n" },
        { "-Xms-1", "Invalid initial heap size: -Xms-1\n" },
        { "-Xss5q", "Invalid thread stack size: -Xss5q\n" },
        { "-Xss10g", "Invalid thread stack size: -Xss10g\nThe specified size exceeds the maximum representable size.\n" },
        { "-Xss1k", "\nThe Java thread stack size specified is too small. Specify at least 136k\n" },
        { "-Xverify:foo", "Unrecognized verification option: -Xverify:foo\n" },
        { "-Xcheck:foo", "Unrecognized check option: -Xcheck:foo\n" },
        { "-Xshare:foo", "Unrecognized option: -Xshare:foo\n" },
        { "-Xbootclasspath/p:/x", "-Xbootclasspath/p is no longer a supported option.\n" },
        { "-Xbootclasspath:/x", "-Xbootclasspath is no longer a supported option.\n" },
        { "-Djava.ext.dirs=/x", "-Djava.ext.dirs=/x is not supported.  Use -classpath instead.\n" },
        { "--patch-module=x", "Missing '=' in --patch-module specification\n" },
        { "--enable-preview=x", "Unrecognized option: --enable-preview=x\n" },
        { "-eafoo", "Unrecognized option: -eafoo\n" },
        { "-esa:x", "Unrecognized option: -esa:x\n" },
        { "-XX:VMOptionsFile=/no", "Could not open options file '/no'\n" },
        { "-XX:Flags=/no", "Could not open settings file /no\n" },
        { "-Xlogfoo", "Invalid -Xlog option '-Xlogfoo', see error log for details.\n" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_null(parse(cases[i].line));
        assert_string_equal(said, cases[i].message);
    }
}

static void flags_that_tune_hotspot_are_accepted(void **state)
{
    Options *o = parse("-XX:+UseG1GC -XX:MaxMetaspaceSize=64m -XX:-UseCompressedOops -XX:G1HeapRegionSize=1m -server=no");
    (void)state;
    assert_null(o);                         /* -server is the launcher's */
    o = parse("-XX:+UseG1GC -XX:MaxMetaspaceSize=64m -XX:-UseCompressedOops -XX:G1HeapRegionSize=1m -XX:OnError:=ls "
              "-XX:#comment=1");
    assert_null(strstr(said, "Improperly"));
    char *alignment = options_flag_value(o, "ObjectAlignmentInBytes");      /* programs divide by it: never below its range */
    assert_string_equal(alignment, "8");
    free(alignment);
    options_free(o);
    o = parse("-XX:+UnlockExperimentalVMOptions -XX:+UseJVMCICompiler -Xbatch -Xshare:auto -Xdebug -Xnoclassgc");
    assert_non_null(o);
    assert_false(o->BackgroundCompilation);
    assert_false(o->ClassUnloading);
    options_free(o);
}

static void unrecognised_options_can_be_ignored(void **state)
{
    Options *o = parse("-Xfoo -XX:+Foo -XX:+IgnoreUnrecognizedVMOptions");
    (void)state;
    assert_non_null(o);
    assert_string_equal(said, "");
    options_free(o);
}

static void old_flags_warn(void **state)
{
    Options *o = parse("-XX:SuspendRetryCount=5 -XX:+UseBiasedLocking --illegal-access=permit");
    (void)state;
    assert_non_null(o);
    assert_string_equal(said, VM_NAME " warning: Ignoring option SuspendRetryCount; support was removed in 17.0\n"
                              VM_NAME " warning: Option UseBiasedLocking was deprecated in version 15.0 and will likely be removed in "
                              "a future release.\n"
                              VM_NAME " warning: Ignoring option --illegal-access=permit; support was removed in 17.0\n");
    options_free(o);
}

static void sizes_take_units_and_hexadecimal(void **state)
{
    u8 bytes;
    (void)state;
    assert_true(options_parse_size("64m", &bytes) && bytes == 64 << 20);
    assert_true(options_parse_size("2G", &bytes) && bytes == (u8)2 << 30);
    assert_true(options_parse_size("0x10k", &bytes) && bytes == 16 << 10);
    assert_true(options_parse_size("0", &bytes) && bytes == 0);
    assert_false(options_parse_size("", &bytes));
    assert_false(options_parse_size("m", &bytes));
    assert_false(options_parse_size("5mm", &bytes));
    assert_false(options_parse_size(" 5", &bytes));
    assert_false(options_parse_size("99999999999999999999", &bytes));
    assert_false(options_parse_size("99999999999t", &bytes));
}

static void the_heap_follows_memory_or_the_options(void **state)
{
    Options *o = parse("");
    (void)state;
    assert_true(o->heap_max_bytes <= o->physical_memory_bytes);
    assert_true(o->heap_max_bytes >= o->heap_initial_bytes && o->heap_initial_bytes > 0);
    if (o->physical_memory_bytes > (u8)1 << 30)
        assert_true(o->heap_max_bytes >= o->physical_memory_bytes / 4 && o->heap_max_bytes < o->physical_memory_bytes / 4 + (2 << 20));
    assert_true(o->processors >= 1);
    assert_int_equal(o->thread_stack_bytes, 1 << 20);
    options_free(o);
    o = parse("-Xmx100m -Xms10m -Xss512k -XX:ActiveProcessorCount=3");
    assert_int_equal(o->heap_max_bytes, 100 << 20);
    assert_int_equal(o->heap_initial_bytes, 10 << 20);
    assert_int_equal(o->thread_stack_bytes, 512 << 10);
    assert_int_equal(o->processors, 3);
    options_free(o);
}

/* Megabytes that HotSpot chooses. */
static void shares_of_memory_are_hotspots(void **state)
{
    static const struct { const char *line; u8 initial, largest; } cases[] = {
        { "-XX:MaxRAM=64m", 8, 32 },
        { "-XX:MaxRAM=250m", 8, 126 },
        { "-XX:MaxRAM=400m", 8, 126 },
        { "-XX:MaxRAM=4g", 64, 1024 },
        { "-XX:MaxRAM=100g", 1600, 25600 },                     /* whether or not there is as much */
        { "-XX:MaxRAM=1g -XX:MaxRAMPercentage=50", 16, 512 },
        { "-XX:MaxRAM=100m -XX:MinRAMPercentage=80 -XX:MaxRAMPercentage=30", 8, 80 },
        { "-XX:MaxRAM=1g -XX:MinRAMPercentage=10", 16, 104 },
        { "-XX:MaxRAM=2g -XX:InitialRAMPercentage=10", 206, 512 },
        { "-XX:MaxRAM=2g -XX:InitialRAMPercentage=60", 512, 512 },
        { "-XX:MaxRAM=1g -Xms500m", 500, 500 },
        { "-XX:MaxRAM=1g -XX:InitialRAMPercentage=0", 8, 256 },
        { "-Xms3m -Xmx7m", 4, 8 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Options *o = parse(cases[i].line);
        assert_int_equal(o->InitialHeapSize >> 20, cases[i].initial);
        assert_int_equal(o->MaxHeapSize >> 20, cases[i].largest);
        options_free(o);
    }
}

static void module_options_become_numbered_properties(void **state)
{
    Options *o = parse("--add-modules=a,b --add-modules=c --add-opens=m/p=ALL-UNNAMED --patch-module=java.base=/x:/y "
                       "--module-path=mods --limit-modules=java.base -Djdk.module.addmods.5=evil -Djdk.module.main=m");
    (void)state;
    assert_string_equal(options_property(o, "jdk.module.addmods.0"), "a,b");
    assert_string_equal(options_property(o, "jdk.module.addmods.1"), "c");
    assert_string_equal(options_property(o, "jdk.module.addopens.0"), "m/p=ALL-UNNAMED");
    assert_string_equal(options_property(o, "jdk.module.patch.0"), "java.base=/x:/y");
    assert_string_equal(options_property(o, "jdk.module.path"), "mods");
    assert_string_equal(options_property(o, "jdk.module.limitmods"), "java.base");
    assert_string_equal(options_property(o, "jdk.module.main"), "m");
    assert_null(options_property(o, "jdk.module.addmods.5"));
    assert_int_equal(o->patch_count, 1);
    assert_string_equal(o->patches[0].module, "java.base");
    assert_string_equal(o->patches[0].paths, "/x:/y");
    options_free(o);
}

static void properties_replace_but_not_the_vms_own(void **state)
{
    Options *o = parse("-Da=1 -Da=2 -Dempty -D=x -Djava.vm.name=evil -Djava.class.path=/cp -Xbootclasspath/a:x -Xbootclasspath/a:y");
    (void)state;
    assert_string_equal(options_property(o, "a"), "2");
    assert_string_equal(options_property(o, "empty"), "");
    assert_null(options_property(o, ""));
    assert_string_equal(options_property(o, "java.vm.name"), VM_NAME);
    assert_string_equal(o->class_path, "/cp");
    assert_string_equal(o->boot_append, "x:y");
    assert_string_equal(options_property(o, "jdk.boot.class.path.append"), "x:y");
    assert_string_equal(options_property(o, "java.home"), o->java_home);
    options_free(o);
}

static void assertions_follow_the_nearest_rule(void **state)
{
    Options *o = parse("-ea -da:a.b... -ea:a.b.C -da:a.b.c.D -ea:a.b.c... -dsa");
    (void)state;
    assert_true(options_assertions_enabled(o, "other.X", false));
    assert_false(options_assertions_enabled(o, "other.X", true));
    assert_false(options_assertions_enabled(o, "a.b.X", false));
    assert_true(options_assertions_enabled(o, "a.b.C", false));
    assert_true(options_assertions_enabled(o, "a.b.c.X", false));
    assert_false(options_assertions_enabled(o, "a.b.c.D", false));
    assert_true(options_assertions_enabled(o, "NoPackage", false));
    options_free(o);
    o = parse("-ea:... -esa");
    assert_true(options_assertions_enabled(o, "NoPackage", false));
    assert_false(options_assertions_enabled(o, "p.HasPackage", false));
    assert_true(options_assertions_enabled(o, "p.HasPackage", true));
    options_free(o);
}

static void the_environment_comes_before_and_after(void **state)
{
    (void)state;
    setenv("JAVA_TOOL_OPTIONS", "-Da=tool '-Db=x y' -Dc=\"q\"r", 1);
    setenv("_JAVA_OPTIONS", "-Dd=late", 1);
    Options *o = parse("-Da=line -Dd=line");
    assert_string_equal(said, "Picked up JAVA_TOOL_OPTIONS: -Da=tool '-Db=x y' -Dc=\"q\"r\nPicked up _JAVA_OPTIONS: -Dd=late\n");
    assert_string_equal(options_property(o, "a"), "line");
    assert_string_equal(options_property(o, "b"), "x y");
    assert_string_equal(options_property(o, "c"), "qr");
    assert_string_equal(options_property(o, "d"), "late");
    options_free(o);
    setenv("JAVA_TOOL_OPTIONS", "-Da='b", 1);
    assert_null(parse(""));
    assert_non_null(strstr(said, "Unmatched quote in JAVA_TOOL_OPTIONS\n"));
    clear_environment(NULL);
}

static void option_files_are_read_once(void **state)
{
    char path[] = "/tmp/test_options.XXXXXX", line[64];
    int  file = mkstemp(path);
    (void)state;
    dprintf(file, "-Da=1\n  -Xmx50m -XX:+DisableExplicitGC");
    close(file);
    snprintf(line, sizeof line, "-XX:VMOptionsFile=%s", path);
    Options *o = parse(line);
    assert_non_null(o);
    assert_int_equal(o->heap_max_bytes, 50 << 20);
    assert_true(o->DisableExplicitGC);
    options_free(o);
    FILE *again = fopen(path, "w");
    fprintf(again, "%s", line);
    fclose(again);
    assert_null(parse(line));
    assert_non_null(strstr(said, "may not refer to a VM options file"));
    again = fopen(path, "w");
    fprintf(again, "# settings\n+DisableExplicitGC\nCompileThreshold=5 # few\n");
    fclose(again);
    snprintf(line, sizeof line, "-XX:Flags=%s", path);
    o = parse(line);
    assert_true(o->DisableExplicitGC && o->CompileThreshold == 5);
    options_free(o);
    unlink(path);
}

static void flag_values_are_told_as_text(void **state)
{
    static const struct { const char *name, *text; } values[] = {
        { "MaxHeapSize", "67108864" }, { "UseSerialGC", "true" }, { "DisableExplicitGC", "false" }, { "MaxRAMPercentage", "25.000000" },
        { "ThreadStackSize", "1024" }, { "UseZGC", "false" },
    };
    Options *o = parse("-Xmx64m -XX:+UseSerialGC");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char *text = options_flag_value(o, values[i].name);
        assert_string_equal(text, values[i].text);
        free(text);
    }
    assert_null(options_flag_value(o, "NoSuchFlag"));
    options_free(o);
}

static int find_with_facts(const Options *o, const char *name, FlagFacts *facts)
{
    int i = flags_find(o, name);
    assert_true(i >= 0 && flags_facts(o, i, facts));
    assert_string_equal(facts->name, name);
    return i;
}

static void flags_have_kinds_and_origins(void **state)
{
    FlagFacts facts;
    setenv("JAVA_TOOL_OPTIONS", "-XX:ThreadStackSize=512", true);
    Options *o = parse("-Xmx64m -XX:+UseSerialGC");
    unsetenv("JAVA_TOOL_OPTIONS");
    (void)state;
    find_with_facts(o, "UseSerialGC", &facts);
    assert_true(facts.kind == FLAG_BOOLEAN && facts.origin == FLAG_COMMAND_LINE && !facts.writeable);
    find_with_facts(o, "ThreadStackSize", &facts);
    assert_true(facts.kind == FLAG_NUMBER && facts.origin == FLAG_ENVIRONMENT);
    find_with_facts(o, "InitialHeapSize", &facts);
    assert_true(facts.kind == FLAG_NUMBER && facts.origin == FLAG_ERGONOMIC);
    find_with_facts(o, "MaxRAMPercentage", &facts);
    assert_true(facts.kind == FLAG_REAL && facts.origin == FLAG_DEFAULT);
    find_with_facts(o, "ErrorFile", &facts);
    assert_true(facts.kind == FLAG_TEXT);
    assert_int_equal(flags_find(o, "ShowHiddenFrames"), -1);     /* locked */
    assert_int_equal(flags_find(o, "NoSuchFlag"), -1);
    int count = 0;
    for (int i = 0; i < flags_count(); i++) count += flags_facts(o, i, &facts) && strcmp(facts.name, "MaxHeapSize") == 0;
    assert_int_equal(count, 1);
    options_free(o);
}

static void writeable_flags_are_written_within_their_limits(void **state)
{
    static const struct { const char *name, *value, *error; } cases[] = {
        { "PrintConcurrentLocks", "true", NULL },
        { "HeapDumpPath", "/x y", NULL },
        { "MinHeapFreeRatio", "30", NULL },
        { "MinHeapFreeRatio", "101", "MinHeapFreeRatio error: must have value in range [0...100]" },
        { "MinHeapFreeRatio", "-1", "MinHeapFreeRatio error: must have value in range [0...100]" },
        { "MinHeapFreeRatio", "90", "MinHeapFreeRatio error: value violates its flag's constraint." },
        { "UseSerialGC", "true", "This flag is not writeable." },
    };
    FlagFacts facts;
    char error[256];
    Options *o = parse("-Xmx64m");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int flag = find_with_facts(o, cases[i].name, &facts);
        assert_int_equal(flags_write(o, flag, cases[i].value, error, sizeof error), cases[i].error == NULL);
        if (cases[i].error != NULL) {
            assert_string_equal(error, cases[i].error);
            continue;
        }
        char *text = options_flag_value(o, cases[i].name);
        assert_string_equal(text, cases[i].value);
        free(text);
        find_with_facts(o, cases[i].name, &facts);
        assert_int_equal(facts.origin, FLAG_MANAGEMENT);
    }
    assert_true(o->PrintConcurrentLocks);
    options_free(o);
}

static void modes_and_logging_are_noted(void **state)
{
    Options *o = parse("-Xint -Xlog:class+load=off -verbose:class -verbose:jni -Xcheck:jni -Xrs -Xverify:all --enable-preview");
    (void)state;
    assert_int_equal(o->execution_mode, EXEC_INT);
    assert_true(o->verbose_class && o->verbose_jni && !o->verbose_gc);
    assert_true(log_enabled(LOG_CLASS_LOAD) && log_enabled_at(LOG_JNI_RESOLVE, LOG_DEBUG) && !log_enabled(LOG_GC));
    assert_true(o->CheckJNICalls && o->ReduceSignalUsage && o->enable_preview && o->BytecodeVerificationLocal);
    options_free(o);
    log_finish();
    assert_null(parse("-Xlog:nosuchtag"));
    assert_non_null(strstr(said, "[error][logging] Invalid tag 'nosuchtag' in log selection.\n"
                                 "Invalid -Xlog option '-Xlog:nosuchtag', see error log for details.\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals_read_as_hotspots), cmocka_unit_test(flags_that_tune_hotspot_are_accepted),
        cmocka_unit_test(unrecognised_options_can_be_ignored), cmocka_unit_test(old_flags_warn),
        cmocka_unit_test(sizes_take_units_and_hexadecimal), cmocka_unit_test(the_heap_follows_memory_or_the_options),
        cmocka_unit_test(shares_of_memory_are_hotspots), cmocka_unit_test(flags_have_kinds_and_origins),
        cmocka_unit_test(writeable_flags_are_written_within_their_limits),
        cmocka_unit_test(module_options_become_numbered_properties), cmocka_unit_test(properties_replace_but_not_the_vms_own),
        cmocka_unit_test(assertions_follow_the_nearest_rule), cmocka_unit_test(the_environment_comes_before_and_after),
        cmocka_unit_test(option_files_are_read_once), cmocka_unit_test(flag_values_are_told_as_text),
        cmocka_unit_test(modes_and_logging_are_noted),
    };
    return cmocka_run_group_tests(tests, clear_environment, NULL);
}
