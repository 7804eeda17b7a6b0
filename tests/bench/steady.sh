#!/bin/bash
# Times the benchmark programs at full speed: each runs over and over in one VM (Steady), and the least time of a run counts.
#   tests/bench/steady.sh [--seconds N (2)] [pattern ...]
# Environment: JVM (build/jvm), JVM_OPTIONS (for ours), JAVA_HOME (of the reference JDK), BENCH_TIMEOUT (120 seconds).
# Prints microseconds and ratios of them: ours/c1 and ours/java below 1 mean that ours is faster; int/ours is what
# compiling gains, and is larger when better.
set -u
. "$(dirname "$0")/../environment.sh"
sources=$root/tests/bench
build=$root/build/tests/bench
BENCH_TIMEOUT=${BENCH_TIMEOUT:-120}
seconds=2 patterns=()

while [ $# -gt 0 ]; do
    case $1 in
    --seconds) seconds=$2; shift ;;
    -*)        echo "unknown option $1" >&2; exit 2 ;;
    *)         patterns+=("$1") ;;
    esac
    shift
done
find_vm

mkdir -p "$build" || exit 2
for file in "$sources"/*.java; do
    name=${file##*/}
    [ "$file" -nt "$build/${name%.java}.class" ] && stale=true
done
if [ -n "${stale-}" ]; then
    "$JAVA_HOME/bin/javac" -nowarn -d "$build" "$sources"/*.java || exit 2
fi

steady()                        # steady COMMAND...: microseconds of a run of $program, or -
{
    local least
    least=$(timeout -k 5 "$BENCH_TIMEOUT" "$@" -cp "$build" Steady "$seconds" "$program" 2>"$build/err" | tail -n 1)
    if [[ $least =~ ^[0-9]+$ ]]; then
        echo "$least"
    else
        echo "$program fails: $* $(head -n 1 "$build/err")" >&2
        echo -
    fi
}

printf 'microseconds, least of %s s  %9s %9s %9s %9s  | %8s %9s %8s\n' "$seconds" ours c1 java int ours/c1 ours/java int/ours
mapfile -t programs < <("$sources/run.sh" --list "${patterns[@]}")
for program in "${programs[@]}"; do
    [[ $program == HelloWorld || $program == ManyClasses ]] && continue       # about starting, not running
    echo "$program $(steady "$JVM" ${JVM_OPTIONS-}) $(steady "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC)" \
        "$(steady "$JAVA_HOME/bin/java") $(steady "$JVM" ${JVM_OPTIONS-} -Xint)"
done | awk '
    function ratio(over, under, kind, better) {                 # better: the sign of log(ratio) that is good
        if (over == "-" || under == "-") return "-"
        r = over / (under > 0 ? under : 1)
        logs[kind] += log(r); terms[kind]++
        if (!(kind in worst) || (r - worst[kind]) * better < 0) { worst[kind] = r; where[kind] = $1 }
        return sprintf("%.2f", r)
    }
    { printf "%-26s %9s %9s %9s %9s  | %8s %9s %8s\n", $1, $2, $3, $4, $5, ratio($2, $3, 1, -1), ratio($2, $4, 2, -1), ratio($5, $2, 3, 1); fflush() }
    END {
        printf "%-66s  |", "geomean"
        for (k = 1; k <= 3; k++) printf " %*s", k == 2 ? 9 : 8, terms[k] ? sprintf("%.2f", exp(logs[k] / terms[k])) : "-"
        printf "\n%-66s  |", "worst (" where[1] ", " where[2] ", " where[3] ")"
        for (k = 1; k <= 3; k++) printf " %*s", k == 2 ? 9 : 8, k in worst ? sprintf("%.2f", worst[k]) : "-"
        printf "\n"
    }'
