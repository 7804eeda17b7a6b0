#!/bin/bash
# Malformed class files and jars, and wrong command lines: our VM must fail as HotSpot does.
#   tests/bad/bad_input.sh [--verbose] [--exact] [pattern ...]
# pattern: part of a case's name or arguments. --exact: any difference in the text is a failure too.
# Environment: JVM (build/jvm), JVM_OPTIONS, JAVA_HOME (of the reference JDK), JOBS (2), TEST_TIMEOUT (60 seconds).
# A case passes when the exit code and the first line of standard error (of standard output, if that has nothing) agree;
# how many agree in all of both texts is counted beside that.  What HotSpot does is kept in build/ until the JDK or the cases change.
set -u
. "$(dirname "$0")/../environment.sh"
sources=$root/tests/bad
build=$root/build/tests/bad
JOBS=${JOBS:-2}
TEST_TIMEOUT=${TEST_TIMEOUT:-60}
verbose=false exact=false patterns=()
while [ $# -gt 0 ]; do
    case $1 in
    --verbose) verbose=true ;;
    --exact)   exact=true ;;
    -*)        echo "unknown option $1" >&2; exit 2 ;;
    *)         patterns+=("$1") ;;
    esac
    shift
done
find_vm

mkdir -p "$build"
scratch=$(mktemp -d "$build/run.XXXXXX") || exit 2
trap 'rm -rf "$scratch"' EXIT
exec {lock}>"$build/.lock"      # one run at a time makes the cases
flock "$lock"
stale=false
for file in "$sources"/* "$root"/tests/java/lib/*.java "$JAVA_HOME/release"; do
    [ "$file" -nt "$build/cases.txt" ] && stale=true
done
if $stale; then
    rm -rf "$build/cases" "$build/expected"
    mkdir -p "$build/cases" "$build/expected"
    "$JAVA_HOME/bin/javac" -nowarn -d "$build" -sourcepath "$root/tests/java/lib" "$sources/MakeBad.java" || exit 2
    "$JAVA_HOME/bin/java" -cp "$build" MakeBad "$build/cases" >"$build/cases.new" || exit 2
    while IFS= read -r line; do
        [[ -z $line || $line == \#* ]] || echo "command $line"
    done <"$sources/commands.txt" >>"$build/cases.new"
    mv "$build/cases.new" "$build/cases.txt"
fi
exec {lock}>&-

run_case()                      # runs VM $1 on the case line $2; leaves output in files $3.{out,err,code}
{
    local words=() environment=() arguments=() word
    read -r -a words <<<"$2"
    for word in "${words[@]:1}"; do
        [ "$word" = "''" ] && word=
        if [ ${#arguments[@]} -eq 0 ] && [[ $word =~ ^[A-Z_]+= ]]; then
            environment+=("$word")
        else
            arguments+=("$word")
        fi
    done
    (
        cd "$build/cases/${words[0]}" || exit 2
        env "${environment[@]}" timeout -k 5 "$TEST_TIMEOUT" $1 "${arguments[@]}" </dev/null >"$3.out" 2>"$3.err"
        echo $? >"$3.code"
    )
    # what may differ between two runs: identity hash codes, addresses, process ids, the time in a log line, the VM's and the
    # launcher's names, and the lines of the usage text about other VMs that a JDK may hold
    sed -E -i -e 's/@[0-9a-f]{5,8}\b/@hash/g' -e 's/0x[0-9a-f]{12,16}/0xaddress/g' -e 's/^\[[0-9.]+s\]/[time]/' -e 's/pid [0-9]+/pid N/' \
        -e 's/^.*([Vv][Mm]) warning: /VM warning: /' \
        -e 's/^( *or  | +|Usage: )jvm \[options\]/\1java [options]/' -e '/to select the "[a-z]+" VM$/d' "$3.out" "$3.err"
}

check_case()                    # runs case $1 (its line is $2): prints a report and returns 1 (wrong) or 3 (text differs)
{
    local expected=$build/expected/$1 actual=$scratch/$1 result=0 want got
    [ -e "$expected.code" ] || run_case "$JAVA_HOME/bin/java" "$2" "$expected"
    run_case "$JVM ${JVM_OPTIONS-}" "$2" "$actual"
    want=$(<"$expected.code") got=$(<"$actual.code")
    local want_line= got_line=
    if [ -s "$expected.err" ]; then
        IFS= read -r want_line <"$expected.err"
        IFS= read -r got_line <"$actual.err"
    else                        # HotSpot tells of a failed start on standard output
        IFS= read -r want_line <"$expected.out"
        IFS= read -r got_line <"$actual.out"
    fi
    if [ "$want" != "$got" ] || [ "$want_line" != "$got_line" ]; then
        result=1
    elif ! cmp -s "$expected.err" "$actual.err" || ! cmp -s "$expected.out" "$actual.out"; then
        result=3
    fi
    if [ $result -eq 1 ] || { [ $result -eq 3 ] && { $verbose || $exact; }; }; then
        printf '%s %s\n' "$([ $result -eq 1 ] && echo FAIL || echo text)" "$2"
        [ "$want" = "$got" ] || printf '  exit code %s, expected %s\n' "$got" "$want"
        { diff -a "$expected.err" "$actual.err"; diff -a "$expected.out" "$actual.out"; } | head -n 12 | cut -c 1-240 | sed 's/^/  /'
    elif $verbose; then
        echo "pass $2"
    fi
    return $result
}

passed=0 failed=0 same=0 running=0
reap()
{
    wait -n
    case $? in
    0) passed=$((passed + 1)) same=$((same + 1)) ;;
    3) if $exact; then failed=$((failed + 1)); else passed=$((passed + 1)); fi ;;
    *) failed=$((failed + 1)) ;;
    esac
    running=$((running - 1))
}
number=0
while IFS= read -r line; do
    number=$((number + 1))
    wanted=false
    [ ${#patterns[@]} -eq 0 ] && wanted=true
    for pattern in "${patterns[@]}"; do
        [[ $line == *"$pattern"* ]] && wanted=true
    done
    $wanted || continue
    [ "$running" -ge "$JOBS" ] && reap
    check_case "$number" "$line" &
    running=$((running + 1))
done <"$build/cases.txt"
while [ "$running" -gt 0 ]; do reap; done
echo "$same of $((passed + failed)) with the very same text"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
