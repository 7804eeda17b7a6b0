#!/bin/bash
# Runs unit test programs, each made from a tests/*/test_*.c, and shows the output of those that fail.
#   tests/run_units.sh [--valgrind] PROGRAM...
set -u
runner=()
if [ "${1-}" = --valgrind ]; then
    runner=(valgrind -q --fair-sched=yes --error-exitcode=99 --suppressions="$(dirname "$0")/valgrind.supp")
    shift
fi
output=$(mktemp) || exit 2
trap 'rm -f "$output"' EXIT
passed=0 failed=0
for program in "$@"; do
    timeout -k 5 300 "${runner[@]}" "$program" >"$output" 2>&1
    code=$?
    count=$(sed -n 's/^\[  PASSED  ] \([0-9]*\) test.*/\1/p' "$output")
    passed=$((passed + ${count:-0}))
    [ $code -eq 0 ] && continue
    count=$(sed -n 's/^\[  FAILED  ] \([0-9]*\) test.*/\1/p' "$output")
    failed=$((failed + ${count:-1}))            # a crash counts as one
    printf 'FAIL %s: exit code %s\n' "$program" "$code"
    grep -v '^\[ RUN  \|^\[       OK' "$output" | tail -n 60
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
