#!/bin/sh
# Fuzzes class-file parser and verifier under the sanitizers, starting from the cases of tests/verifier.
# Usage: tests/fuzz/fuzz_verify.sh [seconds]     with clang: libFuzzer, guided by coverage; else random mutants
cd "$(dirname "$0")/../.." || exit 2
seconds=${1:-60}
java_home=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/app" "$work/corpus"
"$java_home/bin/javac" -d "$work/app" tests/verifier/*.java tests/verifier/other/*.java &&
"$java_home/bin/java" -cp "$work/app" Assemble vm/opcodes.def tests/verifier/cases.txt "$work/corpus" || exit 1
sources="tests/fuzz/fuzz_verify.c verifier/*.c classloader/classfile.c classloader/attributes.c classloader/code_attribute.c
         vm/bytecode.c vm/constant_pool.c vm/symbol.c vm/arena.c vm/descriptor.c vm/base.c vm/utf8.c vm/log.c"
flags="-std=gnu11 -D_GNU_SOURCE= -pthread -I. -O1 -g"
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1     # symbols are never freed
if clang $flags -DFUZZER_HAS_MAIN -fsanitize=fuzzer,address,undefined $sources -o "$work/fuzz" 2>/dev/null; then
    "$work/fuzz" -max_total_time="$seconds" -max_len=4000 -artifact_prefix=/tmp/ "$work/corpus"
else
    gcc $flags -fsanitize=address,undefined $sources -o "$work/fuzz" || exit 1
    end=$(($(date +%s) + seconds)) seed=1
    while [ "$(date +%s)" -lt $end ]; do
        "$work/fuzz" $seed 20 "$work"/corpus/*.class || exit 1
        seed=$((seed + 10000))
    done
fi
