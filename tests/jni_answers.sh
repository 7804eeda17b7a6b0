#!/bin/bash
# What JNI functions answer: the output of tests/native/answers must be what HotSpot gave, uptimes left out; and a
# VM in a C program leaves it its signal handlers and masks.
#   tests/jni_answers.sh [--update]     --update: write the expectation with $JAVA_HOME's java
# Environment: JVM (build/jvm), JAVA_HOME.
set -u
. "$(dirname "$0")/environment.sh"
expected=$root/tests/native/answers/Answers.expected
update=false
[ "${1:-}" = --update ] && { update=true; JVM=$JAVA_HOME/bin/java; }
find_vm
make_scratch
cd "$scratch" || exit 2
"$JAVA_HOME/bin/javac" -d . "$root/tests/native/answers/Answers.java" || exit 2
gcc -O1 -shared -fPIC -Wall -Wextra -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o libanswers.so \
    "$root/tests/native/answers/answers.c" || exit 2

answers() { timeout -k 5 60 "$JVM" "$@" -cp . Answers "$scratch/libanswers.so" 2>&1 | sed -E 's/^\[[0-9.]+s\]/[uptime]/'; }
if $update; then
    answers >"$expected"
    exit
fi
passed=0 failed=0
for mode in -Xint -Xmixed -Xcomp; do
    answers $mode >out
    if cmp -s "$expected" out; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $mode"
        diff "$expected" out
    fi
done
library=$(dirname "$(realpath "$JVM")")
for program in late_handlers blocked_signals; do
    gcc -O1 -Wall -Wextra -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o $program "$root/tests/native/answers/$program.c" \
        -L"$library" -ljvm -pthread -Wl,-rpath,"$library" || exit 2
    if timeout -k 5 60 ./$program >out 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $program"
        cat out
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
