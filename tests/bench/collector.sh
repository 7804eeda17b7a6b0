#!/bin/bash
# What collecting costs in programs that allocate much, beside HotSpot's serial collector at the same -Xmx: wall time, the sum of the
# pauses (-Xlog:gc) and their number; the least of some runs in turn.
#   tests/bench/collector.sh [--rounds N (3)]
# Environment: JVM (build/jvm), JAVA_HOME (of the reference JDK).
set -u
. "$(dirname "$0")/../environment.sh"
find_vm
rounds=3
[ "${1:-}" = --rounds ] && rounds=$2
make_scratch
"$JAVA_HOME/bin/javac" -d "$scratch" "$root"/tests/bench/{BinaryTrees,Survivors}.java || exit 2

for ((i = 0; i < rounds; i++)); do
    for program in "BinaryTrees 18" "Survivors 800000"; do
        for heap in 64m 256m; do
            for vm in ours serial; do
                case $vm in
                ours)   command=("$JVM") ;;
                serial) command=("$JAVA_HOME/bin/java" -XX:+UseSerialGC) ;;
                esac
                start=$(date +%s%N)
                "${command[@]}" -Xmx$heap -Xlog:gc:file="$scratch/gc" -cp "$scratch" $program >"$scratch/out" || echo "$program fails on $vm" >&2
                echo "$vm $heap ${program% *} $((($(date +%s%N) - start) / 1000)) $(awk '/Pause/ { sub("ms", "", $NF); sum += $NF; n++ } END { print sum + 0, n + 0 }' "$scratch/gc")"
            done
        done
    done
done | awk '
    { key = $3 " " $2 }
    !((key, $1) in wall) || $4 < wall[key, $1] { wall[key, $1] = $4 }
    !((key, $1) in pauses) || $5 < pauses[key, $1] { pauses[key, $1] = $5; number[key, $1] = $6 }
    !(key in seen) { seen[key] = 1; order[++count] = key }
    END {
        printf "%-20s %8s %8s %6s | %8s %8s %6s | %10s %14s %15s\n", "ms", "ours", "pauses", "n", "serial", "pauses", "n", "ours/serial", "pauses/pauses", "pauses/serial"
        for (i = 1; i <= count; i++) {
            k = order[i]
            printf "%-20s %8.0f %8.0f %6d | %8.0f %8.0f %6d | %10.2f %14.2f %15.2f\n", k, wall[k, "ours"] / 1000, pauses[k, "ours"], number[k, "ours"],
                   wall[k, "serial"] / 1000, pauses[k, "serial"], number[k, "serial"], wall[k, "ours"] / wall[k, "serial"],
                   pauses[k, "ours"] / pauses[k, "serial"], pauses[k, "ours"] / (wall[k, "serial"] / 1000)
        }
    }'
