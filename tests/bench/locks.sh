#!/bin/bash
# What locks, volatile accesses and compare-and-set cost under our VM and under HotSpot: nanoseconds, the least of some runs in turn.
#   tests/bench/locks.sh [--rounds N (3)] [pattern ...]
# Environment: JVM (build/jvm), JAVA_HOME (of the reference JDK).
set -u
. "$(dirname "$0")/../environment.sh"
find_vm
rounds=3
[ "${1:-}" = --rounds ] && { rounds=$2; shift 2; }
make_scratch
"$JAVA_HOME/bin/javac" -d "$scratch" "$root/tests/bench/Locks.java" || exit 2

for ((i = 0; i < rounds; i++)); do
    for vm in ours ours-int c1 java java-int; do
        case $vm in
        ours)     command=("$JVM") ;;
        ours-int) command=("$JVM" -Xint) ;;
        c1)       command=("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1) ;;
        java)     command=("$JAVA_HOME/bin/java") ;;
        java-int) command=("$JAVA_HOME/bin/java" -Xint) ;;
        esac
        "${command[@]}" -cp "$scratch" Locks "$@" | sed "s/^/$vm /"
    done
done | awk '
    !(($1, $2) in best) || $3 < best[$1, $2] { best[$1, $2] = $3 }
    !($2 in seen) { seen[$2] = 1; order[++count] = $2 }
    END {
        printf "%-28s %9s %9s %9s %9s %9s %8s %13s\n", "ns", "ours", "-Xint", "c1", "java", "java-Xint", "ours/c1", "-Xint/-Xint"
        for (i = 1; i <= count; i++) {
            name = order[i]
            printf "%-28s %9.1f %9.1f %9.1f %9.1f %9.1f %8.2f %13.2f\n", name, best["ours", name], best["ours-int", name], best["c1", name],
                   best["java", name], best["java-int", name], best["ours", name] / best["c1", name], best["ours-int", name] / best["java-int", name]
        }
    }'
