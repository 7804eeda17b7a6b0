#!/bin/bash
# Times the benchmark programs under our VM and under four ways to run HotSpot, and prints ratios ours/other.
#   tests/bench/run.sh [--rounds N] [--list] [pattern ...]
# Environment: JVM (build/jvm), JVM_OPTIONS, JAVA_HOME (of the reference JDK), BENCH_TIMEOUT (120 seconds).
# Within a round every program runs once on every VM, in turn; the least wall time and the least peak memory count.
# A ratio below 1 means that ours is better.  "-": not installed or not run.
set -u
. "$(dirname "$0")/../environment.sh"
sources=$root/tests/bench
build=$root/build/tests/bench
BENCH_TIMEOUT=${BENCH_TIMEOUT:-120}
rounds=3 patterns=() list=false

while [ $# -gt 0 ]; do
    case $1 in
    --rounds) rounds=$2; shift ;;
    --list)   list=true ;;
    -*)       echo "unknown option $1" >&2; exit 2 ;;
    *)        patterns+=("$1") ;;
    esac
    shift
done

all=(HelloWorld ManyClasses Fib Sieve Matrix NBody Mandelbrot SpectralNorm LongLoops BinaryTrees Fannkuch Scheduler Constraints
     Strings Maps Sorting StreamsAndLambdas Exceptions Json Regexes WordCount CsvReport StackMachine Particles BankQueues
     PiDigits Queens Compression TreeEvaluator Counters BoxedCollections Tokenizer Comparators EditDistance Survivors)
programs=()
for program in "${all[@]}"; do
    wanted=false
    [ ${#patterns[@]} -eq 0 ] && wanted=true
    for pattern in "${patterns[@]}"; do
        [[ $program == *$pattern* ]] && wanted=true
    done
    $wanted && programs+=("$program")
done
if $list; then
    printf '%s\n' "${programs[@]}"
    exit 0
fi
find_vm

mkdir -p "$build" || exit 2
if [ "$sources/measure.c" -nt "$build/measure" ]; then
    gcc -O2 -Wall -Wextra -o "$build/measure" "$sources/measure.c" || exit 2
fi
stale=false
for file in "$sources"/*.java; do
    name=${file##*/}
    [ "$file" -nt "$build/${name%.java}.class" ] && stale=true
done
if $stale; then
    "$JAVA_HOME/bin/javac" -nowarn -d "$build" "$sources"/*.java || exit 2
fi
if [[ " ${programs[*]} " == *" ManyClasses "* ]] && [ "$sources/ManyClasses.java" -nt "$build/many.jar" ]; then
    echo "making a jar of 2,000 classes ..."
    "$JAVA_HOME/bin/java" -cp "$build" ManyClasses "$build/many.jar" || exit 2
fi

vms=(ours java c1 int zero noshare)
has_zero=false
"$JAVA_HOME/bin/java" -zero -version >/dev/null 2>&1 && has_zero=true

command_line()                  # sets command to run program $2 on VM $1, or fails when that VM does not run it
{
    case $1 in
    ours)    command=("$JVM" ${JVM_OPTIONS-}) ;;
    java)    command=("$JAVA_HOME/bin/java") ;;
    c1)      command=("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1) ;;
    int)     command=("$JAVA_HOME/bin/java" -Xint) ;;
    zero)    $has_zero || return 1
             command=("$JAVA_HOME/bin/java" -zero) ;;
    noshare) [[ $2 == HelloWorld || $2 == ManyClasses ]] || return 1
             command=("$JAVA_HOME/bin/java" -Xshare:off) ;;
    esac
    case $2 in
    ManyClasses) command+=(-cp "$build/many.jar" many.Main) ;;
    *)           command+=(-cp "$build" "$2") ;;
    esac
}

declare -A micros kilobytes checksum
failed=0
for ((round = 1; round <= rounds; round++)); do
    for program in "${programs[@]}"; do
        for vm in "${vms[@]}"; do
            key=$program/$vm
            [ "${micros[$key]-}" = failed ] && continue
            command_line "$vm" "$program" || continue
            if ! timeout -k 5 "$BENCH_TIMEOUT" "$build/measure" "$build/report" "${command[@]}" >"$build/out" 2>"$build/err"; then
                echo "$program fails on $vm: $(head -n 1 "$build/err")"
                micros[$key]=failed
                failed=$((failed + 1))
                continue
            fi
            read -r time memory _ <"$build/report"
            if [ -z "${micros[$key]-}" ] || [ "$time" -lt "${micros[$key]}" ]; then micros[$key]=$time; fi
            if [ -z "${kilobytes[$key]-}" ] || [ "$memory" -lt "${kilobytes[$key]}" ]; then kilobytes[$key]=$memory; fi
            output=$(cksum <"$build/out")
            if [ "${checksum[$program]:=$output}" != "$output" ]; then
                echo "$program prints something else on $vm"
                failed=$((failed + 1))
            fi
        done
    done
done

for program in "${programs[@]}"; do
    for vm in "${vms[@]}"; do
        key=$program/$vm
        [ "${micros[$key]-failed}" = failed ] || echo "$program $vm ${micros[$key]} ${kilobytes[$key]}"
    done
done >"$build/results"
awk -v rounds="$rounds" '
    { time[$1, $2] = $3; memory[$1, $2] = $4 }
    !($1 in seen) { seen[$1] = 1; order[++count] = $1 }
    function ratio(table, program, vm, kind) {
        if (!((program, "ours") in table) || !((program, vm) in table)) return "-"
        r = table[program, "ours"] / table[program, vm]
        logs[kind, vm] += log(r); terms[kind, vm]++
        return sprintf("%.2f", r)
    }
    function geomean(kind, vm) { return terms[kind, vm] ? sprintf("%.2f", exp(logs[kind, vm] / terms[kind, vm])) : "-" }
    END {
        columns = split("java c1 int zero noshare", vm, " ")
        printf "least of %d rounds       ours        time of ours / time of                   memory of ours / memory of\n", rounds
        printf "%-18s %8s %7s", "", "ms", "MB"
        for (k = 1; k <= 2; k++) { printf "  |"; for (i = 1; i <= columns; i++) printf " %7s", vm[i] }
        print ""
        for (p = 1; p <= count; p++) {
            name = order[p]
            if ((name, "ours") in time) printf "%-18s %8.0f %7.1f", name, time[name, "ours"] / 1000, memory[name, "ours"] / 1024
            else printf "%-18s %8s %7s", name, "-", "-"
            printf "  |"; for (i = 1; i <= columns; i++) printf " %7s", ratio(time, name, vm[i], "t")
            printf "  |"; for (i = 1; i <= columns; i++) printf " %7s", ratio(memory, name, vm[i], "m")
            print ""
        }
        printf "%-18s %8s %7s", "geomean", "", ""
        printf "  |"; for (i = 1; i <= columns; i++) printf " %7s", geomean("t", vm[i])
        printf "  |"; for (i = 1; i <= columns; i++) printf " %7s", geomean("m", vm[i])
        print "\ncolumns: java, java -XX:TieredStopAtLevel=1, java -Xint, java -zero, java -Xshare:off"
    }' "$build/results"
[ "$failed" -eq 0 ]
