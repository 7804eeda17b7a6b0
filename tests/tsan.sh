#!/bin/bash
# Runs C units and Java programs with several threads under ThreadSanitizer; a reported race fails its test.
#   tests/tsan.sh UNIT-TEST-PROGRAM...
# Environment: JVM (build/thread/jvm), and what run_java.sh reads.
# The collector stops threads by signals, which ThreadSanitizer delivers late: nothing is collected here.
set -u
cd "$(dirname "$0")/.." || exit 2
export JVM=${JVM:-build/thread/jvm} GC_DONT_GC=1 TEST_TIMEOUT=${TEST_TIMEOUT:-120}
export TSAN_OPTIONS="suppressions=$PWD/tests/tsan/suppressions handle_segv=0 allow_user_segv_handler=1 history_size=7 ${TSAN_OPTIONS-}"
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
passed=0 failed=0

part()                          # part COMMAND ARGUMENT...: a command that ends with "N passed, N failed"
{
    local last
    "$@" | tee "$log"
    last=$(tail -n 1 "$log")
    [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || { failed=$((failed + 1)); return; }
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
}

areas="races/ threads/ concurrent/ lambdas/ loaders/CustomLoader loaders/Hidden loaders/Modules loaders/UrlLoader"
part tests/run_units.sh "$@"
for mode in -Xint -XX:CompileThreshold=50; do           # a large stack: ThreadSanitizer's own data has a place in it
    export JVM_OPTIONS="$mode -Xmx8g -Xss4m -Xlog:class+load,monitorinflation=trace:file=build/thread/log"
    part tests/run_java.sh $areas
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
