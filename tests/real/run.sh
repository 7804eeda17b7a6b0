#!/bin/bash
# Runs real programs (compilers, build tools, the JDK's own tools) under `java` and under our VM and compares standard
# output, exit code and the files they leave behind.
#   tests/real/run.sh [--list] [--int] [--keep] [--repeat N] [pattern ...]
# pattern: part of a case's name. --int: time `java -Xint` too. --keep: keep the files of cases that passed. --repeat: run our VM
# N times, until one differs; the times are the last run's.
# Environment: JVM (build/jvm), JVM_OPTIONS, JAVA_HOME (of the reference JDK), JAVA_OPTIONS (for its java, such as
# -XX:TieredStopAtLevel=1), REAL_TIMEOUT (300 seconds a run).
#
# A case is cases/NAME.sh, which is sourced in a fresh process and defines
#   needs()    optional: succeeds when what the case runs is installed, otherwise the case is skipped; see `have` below
#   prepare()  optional: makes input files in $PWD, which every run gets its copy of; not timed
#   run()      runs the program with "$VM", an executable that takes the command line of `java`, in a directory of its own
#   filter()   optional: standard output to what has to be equal (`sed` away times and random numbers)
#   ignore     optional: an array of paths, below the directory, of files that may differ
# and may use $JAVA_HOME, $DATA (tests/real/data), $ROOT (of the repository), and $HOME, which is empty at first.
# Standard error is not compared, because warnings may differ; say 2>&1 when it shall be.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
ROOT=$root
DATA=$here/data
build=$ROOT/build/tests/real
JAVA=$JAVA_HOME/bin/java
REAL_TIMEOUT=${REAL_TIMEOUT:-300}
list=false with_int=false keep=false repeat=1 patterns=()

while [ $# -gt 0 ]; do
    case $1 in
    --list) list=true ;;
    --int)  with_int=true ;;
    --keep) keep=true ;;
    --repeat) repeat=$2; shift ;;
    -*)     echo "unknown option $1" >&2; exit 2 ;;
    *)      patterns+=("$1") ;;
    esac
    shift
done
find_vm

selected()                      # does case $1 match one of the patterns?
{
    local pattern
    [ ${#patterns[@]} -eq 0 ] && return 0
    for pattern in "${patterns[@]}"; do
        [[ $1 == *$pattern* ]] && return 0
    done
    return 1
}

have()                          # for needs(): do all these files exist?
{
    local file
    for file in "$@"; do
        [ -e "$file" ] || return 1
    done
}

tool()                          # runs the JDK tool whose module and class is $1 on the VM under test
{
    local main=$1
    shift
    "$VM" -m "$main" "$@"
}

wrapper()                       # makes executable $1, which runs the rest of the arguments before its own
{
    local file=$1
    shift
    mkdir -p "${file%/*}" && printf '#!/bin/sh\nexec %s "$@"\n' "$*" >"$file" && chmod +x "$file"
}

run_case()                      # runs case $1 on VM $2, called $3; leaves $3/, $3.out, $3.err and $3.time
{
    local name=$1 VM=$2 as=$3
    rm -rf work home "$as" && cp -r input work && mkdir home
    (
        cd work && export HOME=$PWD/../home JAVA_HOME JAVA DATA ROOT VM here
        TIMEFORMAT='%R %U %S'
        { time timeout -k 5 "$REAL_TIMEOUT" bash -c '. "$0"; run' "$here/cases/$name.sh" >../"$as".out 2>../"$as".err; } 2>../"$as".time
        echo "exit code $?" >>../"$as".out
    )
    mv work "$as"
    if declare -F filter >/dev/null; then
        filter <"$as.out" >"$as.filtered"
    else
        cp "$as.out" "$as.filtered"
    fi
}

test_case()                     # the whole of case $1, in a process of its own; prints its line, returns 1 or 2 (skipped)
{
    local name=$1 ignore=() file int_time=-
    . "$here/cases/$name.sh"
    if declare -F needs >/dev/null && ! needs; then
        printf '%-18s skipped\n' "$name"
        return 2
    fi
    rm -rf "${build:?}/$name" && mkdir -p "$build/$name/input" && cd "$build/$name" || return 1
    if declare -F prepare >/dev/null && ! (cd input && export JAVA_HOME JAVA DATA ROOT && prepare) >prepare.out 2>&1; then
        printf '%-18s FAIL: cannot prepare it, see %s\n' "$name" "$PWD/prepare.out"
        return 1
    fi
    run_case "$name" "$JAVA" java
    if $with_int; then
        run_case "$name" "$INT" int
        read -r int_time _ <int.time
    fi
    local report= round
    for ((round = 1; round <= repeat; round++)); do
        run_case "$name" "$OURS" ours
        for file in "${ignore[@]}"; do
            rm -rf java/$file ours/$file
        done
        cmp -s java.filtered ours.filtered || report+=$(diff -a java.filtered ours.filtered | head -n 20 | cut -c 1-200)$'\n'
        diff -r java ours >files.diff 2>&1 || report+=$(head -n 10 files.diff | cut -c 1-200)$'\n'
        [ -z "$report" ] || { [ "$round" = 1 ] || report="run $round:"$'\n'$report; break; }
    done
    local verdict=ok java_real java_user java_sys real user sys
    read -r java_real java_user java_sys <java.time
    read -r real user sys <ours.time
    [ -z "$report" ] || verdict=FAIL
    awk -v name="$name" -v verdict="$verdict" -v j="$java_real" -v o="$real" -v i="$int_time" \
        -v jcpu="$java_user $java_sys" -v ocpu="$user $sys" 'BEGIN {
            split(jcpu, a); split(ocpu, b)
            printf "%-18s %-4s %8.2f %8.2f %8s | %5.2f %5.2f %6s\n", name, verdict, o, j, i,
                o / (j + 0.0001), (b[1] + b[2]) / (a[1] + a[2] + 0.0001), i == "-" ? "-" : sprintf("%.2f", o / (i + 0.0001)) }'
    if [ -n "$report" ]; then
        printf '%s' "$report"
        [ -s ours.err ] && ! cmp -s java.err ours.err && { echo "standard error:"; head -n 20 ours.err | cut -c 1-200; }
        echo "see $PWD"
        return 1
    fi
    $keep || rm -rf input java ours int home
    return 0
}

names=()
for file in "$here"/cases/*.sh; do
    name=${file##*/} name=${name%.sh}
    selected "$name" && names+=("$name")
done
[ ${#names[@]} -gt 0 ] || { echo "no case matches" >&2; exit 2; }
if $list; then
    printf '%s\n' "${names[@]}"
    exit 0
fi

export -f have tool
OURS=$JVM INT=$build/int/java
wrapper "$INT" "$JAVA" -Xint
if [ -n "${JVM_OPTIONS-}" ]; then
    OURS=$build/ours/jvm
    wrapper "$OURS" "$JVM" $JVM_OPTIONS
fi
if [ -n "${JAVA_OPTIONS-}" ]; then
    wrapper "$build/reference/java" "$JAVA" $JAVA_OPTIONS
    JAVA=$build/reference/java
fi
passed=0 failed=0 skipped=0
printf '%-23s %8s %8s %8s | ours / java: %s\n' '' 'ours, s' 'java, s' 'int, s' 'time, CPU time, -Xint time'
for name in "${names[@]}"; do
    (test_case "$name")
    case $? in
    0) passed=$((passed + 1)) ;;
    2) skipped=$((skipped + 1)) ;;
    *) failed=$((failed + 1)) ;;
    esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
