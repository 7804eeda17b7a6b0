#!/bin/bash
# What calls between Java and C cost under our VM and under HotSpot: nanoseconds, the least of some runs in turn.
#   tests/bench/native.sh [--rounds N]
# Environment: JVM (build/jvm), JAVA_HOME (of the reference JDK).
set -u
. "$(dirname "$0")/../environment.sh"
find_vm
rounds=5
[ "${1:-}" = --rounds ] && rounds=$2
make_scratch
"$JAVA_HOME/bin/javac" -d "$scratch" "$root/tests/bench/NativeCalls.java" || exit 2
gcc -O2 -shared -fPIC -Wall -Wextra -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o "$scratch/libcalls.so" "$root/tests/bench/native_calls.c" || exit 2

for ((i = 0; i < rounds; i++)); do
    for vm in ours ours-int java java-int; do
        command=("$JVM")
        [[ $vm == java* ]] && command=("$JAVA_HOME/bin/java")
        [[ $vm == *-int ]] && command+=(-Xint)
        "${command[@]}" -cp "$scratch" NativeCalls "$scratch/libcalls.so" | sed "s/^/$vm /"
    done
done | awk '
    !(($1, $2) in best) || $3 < best[$1, $2] { best[$1, $2] = $3 }
    !($2 in seen) { seen[$2] = 1; order[++count] = $2 }
    END {
        printf "%-16s %8s %8s %8s %8s %14s\n", "ns", "ours", "-Xint", "java", "java-Xint", "ours/java-Xint"
        for (i = 1; i <= count; i++) {
            name = order[i]
            printf "%-16s %8.1f %8.1f %8.1f %8.1f %14.2f\n", name, best["ours", name], best["ours-int", name], best["java", name],
                   best["java-int", name], best["ours", name] / best["java-int", name]
        }
    }'
