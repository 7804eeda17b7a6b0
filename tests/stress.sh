#!/bin/bash
# The memory model, threads, locks, references and the stack under load.
#   tests/stress.sh [--short] [--rounds N] [--seconds N] [--mode "VM OPTIONS"] ... [--litmus | --programs] [--list] [pattern ...]
# Runs tests/stress/litmus (forbidden outcomes of races, counted over N rounds but no longer than N seconds each, 60 by default) and
# tests/stress/programs (each for N seconds in a VM of its own, with a look at memory, threads and descriptors), in each mode.
# --short: few rounds, a moment for each program, all of them in one VM.  pattern: part of a test's name.
# Environment: JVM (build/jvm), JAVA_HOME (of the reference JDK).
set -u
. "$(dirname "$0")/environment.sh"
build=$root/build/tests/stress
rounds=100000000 seconds=60 short=false list=false what="litmus programs" modes=() patterns=()

while [ $# -gt 0 ]; do
    case $1 in
    --short)    short=true rounds=2000 seconds=0.02 ;;
    --rounds)   rounds=$2; shift ;;
    --seconds)  seconds=$2; shift ;;
    --mode)     modes+=("$2"); shift ;;
    --litmus)   what=litmus ;;
    --programs) what=programs ;;
    --list)     list=true ;;
    -*)         echo "unknown option $1" >&2; exit 2 ;;
    *)          patterns+=("$1") ;;
    esac
    shift
done
find_vm
if [ ${#modes[@]} -eq 0 ]; then
    modes=("")
    $short || modes+=(-Xint -Xcomp -XX:GCStressEvery=1000)
fi

compile()                       # compile FOLDER
{
    local newest
    newest=$(find "$root/tests/stress/$1" -type f -newer "$build/$1/.stamp" 2>/dev/null | head -n 1)
    [ -e "$build/$1/.stamp" ] && [ -z "$newest" ] && return
    rm -rf "${build:?}/$1" && mkdir -p "$build/$1" &&
        "$JAVA_HOME/bin/javac" -nowarn -XDignore.symbol.file -Xlint:-removal -d "$build/$1" "$root/tests/stress/$1"/*.java || exit 2
    if [ "$1" = programs ]; then
        gcc -O1 -g -shared -fPIC -Wall -Wextra -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o "$build/$1/libnatives.so" \
            "$root/tests/stress/$1/natives.c" || exit 2
    fi
    touch "$build/$1/.stamp"
}

programs=(-cp "$build/programs" -Djava.library.path="$build/programs" Stress)
passed=0 failed=0
output=$(mktemp) || exit 2
trap 'rm -f "$output"' EXIT

run()                           # run LIMIT-IN-SECONDS VM-OPTION... CLASS ARGUMENT...: its last line sums up
{
    local code limit=$1 good=0 bad=0
    shift
    timeout -k 5 "$limit" "$JVM" "$@" >"$output" 2>&1
    code=$?
    if [[ $(tail -n 1 "$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
    fi
    [ $code -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
    if ! $short || [ $code -ne 0 ]; then sed '$d' "$output" | grep -v 'warning: Potentially dangerous stack overflow'; fi
    [ $code -ne 0 ] && printf 'FAIL %s: exit code %s\n%s\n' "$*" "$code" "$(tail -n 1 "$output")"
    passed=$((passed + good)) failed=$((failed + bad))
}

for folder in $what; do compile "$folder"; done
if $list; then
    [[ $what == *litmus* ]] && "$JVM" -cp "$build/litmus" Litmus --list "${patterns[@]}" | sed '$d'
    [[ $what == *programs* ]] && "$JVM" "${programs[@]}" --list "${patterns[@]}"
    exit
fi

for mode in "${modes[@]}"; do
    read -r -a options <<<"$mode"
    slower=1
    [[ $mode == *GCStress* ]] && slower=100
    $short || echo "== ${mode:-default}"
    if [[ $what == *litmus* ]]; then
        mapfile -t tests < <("$JVM" -cp "$build/litmus" Litmus --list "${patterns[@]}" | sed '$d')
        limit=$(awk -v n=${#tests[@]} -v s="$seconds" 'BEGIN { print int(n * (s + 10)) + 120 }')
        [ ${#tests[@]} -gt 0 ] &&
            run "$limit" "${options[@]}" -cp "$build/litmus" Litmus --rounds $((rounds / slower)) --seconds "$seconds" "${patterns[@]}"
    fi
    [[ $what == *programs* ]] || continue
    mapfile -t tests < <("$JVM" "${programs[@]}" --list "${patterns[@]}")
    if $short; then
        run 300 "${options[@]}" -Xmx256m "${programs[@]}" --seconds "$seconds" "${patterns[@]}"
        continue
    fi
    for test in "${tests[@]}"; do
        run $((${seconds%.*} * 3 + 300)) "${options[@]}" -Xmx256m "${programs[@]}" --seconds "$seconds" --exactly "$test"
    done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
