#!/bin/bash
# Generates random Java programs, runs each with java and with our VM, and compares output and exit code.
#   tests/fuzz/run_generated.sh [first seed (1)] [number of seeds (50)]
# Environment: JVM (build/jvm), JVM_OPTIONS, JAVA_HOME (of the reference JDK), JOBS (2), TEST_TIMEOUT (60 seconds).
# The programs and the outputs that differ stay in build/tests/fuzz.
set -u
. "$(dirname "$0")/../environment.sh"
first=${1:-1} count=${2:-50}
JOBS=${JOBS:-2}
TEST_TIMEOUT=${TEST_TIMEOUT:-60}
batch=25                        # programs that one javac compiles: it starts slowly, and needs memory for each
work=${FUZZ_DIR:-$root/build/tests/fuzz}

mkdir -p "$work/generator"
"$JAVA_HOME/bin/javac" -d "$work/generator" "$root/tests/fuzz/Generate.java" || exit 2

run_seed()                      # do both VMs do the same with program $1?
{
    local name=P$1 expected actual code
    if [ ! -s "$work/$name.expected" ]; then
        timeout "$TEST_TIMEOUT" "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$dir" "$name" >"$work/$name.expected" 2>&1
        echo "exit $?" >>"$work/$name.expected"
    fi
    timeout "$TEST_TIMEOUT" "$JVM" ${JVM_OPTIONS:-} -cp "$dir" "$name" >"$work/$name.out" 2>&1
    echo "exit $?" >>"$work/$name.out"
    cmp -s "$work/$name.expected" "$work/$name.out" && { rm -f "$work/$name.out"; return 0; }
    echo "FAIL seed $1 ($dir/$name.java)"
    diff -a "$work/$name.expected" "$work/$name.out" | head -n 8 | cut -c 1-200
    return 1
}

passed=0 failed=0 running=0
reap() { if wait -n; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; running=$((running - 1)); }
for ((from = first; from < first + count; from += batch)); do
    size=$((first + count - from < batch ? first + count - from : batch))
    dir=$work/$from-$size
    if [ "$root/tests/fuzz/Generate.java" -nt "$dir/done" ]; then
        rm -rf "$dir"
        mkdir -p "$dir"
        for ((seed = from; seed < from + size; seed++)); do rm -f "$work/P$seed.expected"; done
        "$JAVA_HOME/bin/java" -cp "$work/generator" Generate "$dir" "$from" "$size" &&
            "$JAVA_HOME/bin/javac" -J-Xss16m -J-Xmx1g -proc:none -nowarn -Xlint:none -d "$dir" "$dir"/P*.java || exit 2
        touch "$dir/done"
    fi
    for ((seed = from; seed < from + size; seed++)); do
        [ "$running" -ge "$JOBS" ] && reap
        run_seed "$seed" &
        running=$((running + 1))
    done
    while [ "$running" -gt 0 ]; do reap; done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
