#!/bin/bash
# All that `make check` runs, part by part; the last line sums the parts up.
#   tests/check.sh UNIT-TEST-PROGRAM...
# Environment: JVM and the rest of what run_java.sh and bad_input.sh read.
set -u
cd "$(dirname "$0")/.." || exit 2
output=$(mktemp) || exit 2
trap 'rm -f "$output"' EXIT
passed=0 failed=0

part()                          # part TITLE COMMAND ARGUMENT...: a command that ends with "N passed, N failed"
{
    local code bad=0 good=0 title=$1 started=$SECONDS
    shift
    printf '== %s\n' "$title"
    "$@" 2>&1 | tee "$output"
    code=${PIPESTATUS[0]}
    [[ $(tail -n 1 "$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] && good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
    [ $code -ne 0 ] && [ $bad -eq 0 ] && bad=1  # it broke off, or does not count
    [ $code -eq 0 ] && [ $good -eq 0 ] && good=1
    passed=$((passed + good)) failed=$((failed + bad))
    printf '   %s s\n' $((SECONDS - started))
}

part "units"                    tests/run_units.sh "$@"
part "includes point down"      tests/layers.sh
part "Java programs"            tests/run_java.sh
JVM_OPTIONS=-Xint \
part "Java programs, -Xint"     tests/run_java.sh
JVM_OPTIONS=-Xcomp TEST_TIMEOUT=120 \
part "Java programs, -Xcomp"    tests/run_java.sh
JVM_OPTIONS=-XX:CompileThreshold=1 TEST_TIMEOUT=120 \
part "Java programs, compiled in the background at the first call" tests/run_java.sh
JVM_OPTIONS="-XX:CompileSeed=${COMPILE_SEED:-1} -XX:CompileThreshold=10" TEST_TIMEOUT=120 \
part "Java programs, compiled by chance" tests/run_java.sh
verified=-XX:+VerifyMarking
JVM_OPTIONS="-XX:GCStressEvery=100 $verified" TEST_TIMEOUT=900 \
part "Java programs, a verified collection at every 100th allocation" tests/run_java.sh
JVM_OPTIONS="-XX:GCStressEvery=10 -Xcomp $verified" TEST_TIMEOUT=900 \
part "some Java programs, -Xcomp, a verified collection at every 10th allocation" tests/run_java.sh classes/ exceptions/ handles/ refs/
with_invariants()               # what the compiler relies on is checked in a debug build only
{
    make -s -j2 DEBUG=1 SANITIZE= build/debug/jvm && JVM=build/debug/jvm tests/run_java.sh jit/ lambdas/ handles/ concurrent/ loaders/
}
JVM_OPTIONS=-Xcomp TEST_TIMEOUT=120 \
part "some Java programs, -Xcomp, with invariants" with_invariants
part "the verifiers' verdicts"  tests/verifier/compare.sh
part "crashes"                  tests/crash.sh
part "dumps and tools that attach" tests/attach.sh
part "what JNI functions answer" tests/jni_answers.sh
part "-Xcheck:jni"              tests/check_jni.sh
JVM_OPTIONS=-Xcheck:jni \
part "some Java programs, -Xcheck:jni" tests/run_java.sh natives/ net/ nio/ zip/ io/ loaders/ refs/ threads/
part "compiled code from outside" tests/jit.sh
part "in C programs"            tests/embedding.sh
images()
{
    make -s jdk runtime && tests/drop_in.sh
}
part "in place of a JDK's VM"   images
part "some of OpenJDK's own tests" tests/jtreg.sh --pinned
part "JNI functions"            tests/jni.sh
part "races and load"           tests/stress.sh --short
part "bad input"                tests/bad/bad_input.sh

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
