#!/bin/bash
# Runs the Java test programs and compares standard output and exit code with what HotSpot gave.
#   tests/run_java.sh [--update] [--repeat N] [--verbose] [pattern ...]
# pattern: part of area/Name, or a glob on it. --update: write the expectations with $JAVA_HOME's java.
# Environment: JVM (build/jvm), JVM_OPTIONS, JAVA_HOME (of the reference JDK), JOBS (2), TEST_TIMEOUT (60 seconds).
#
# A test is tests/java/area/Name.java with Name.expected beside it, and Name.expected-err when standard error is
# tested too. Its first lines may say:  // args: VM options   // argv: program arguments   // exit: code
# // stdin: text, with \n for line ends   // javac: compiler options
set -u
. "$(dirname "$0")/environment.sh"
sources=$root/tests/java
build=$root/build/tests/java
JOBS=${JOBS:-2}
TEST_TIMEOUT=${TEST_TIMEOUT:-60}
update=false verbose=false repeat=1 patterns=()

while [ $# -gt 0 ]; do
    case $1 in
    --update)  update=true; JVM=$JAVA_HOME/bin/java ;;
    --repeat)  repeat=$2; shift ;;
    --verbose) verbose=true ;;
    -*)        echo "unknown option $1" >&2; exit 2 ;;
    *)         patterns+=("$1") ;;
    esac
    shift
done
find_vm

selected()                      # does test $1 match one of the patterns?
{
    local pattern
    [ ${#patterns[@]} -eq 0 ] && return 0
    for pattern in "${patterns[@]}"; do
        [[ $1 == *$pattern* ]] && return 0
    done
    return 1
}

tests=()
for file in "$sources"/*/*.java; do
    name=${file#"$sources"/} name=${name%.java}
    [[ $name == lib/* ]] && continue
    selected "$name" && tests+=("$name")
done
[ ${#tests[@]} -gt 0 ] || { echo "no test matches" >&2; exit 2; }

compile_stale()                 # every test whose source, or a shared helper, is newer than its classes
{
    local name stale=() newest_lib=$sources/CompileTests.java file
    mkdir -p "$build"
    for file in "$sources"/lib/*.java "$sources"/lib/*/*.java; do
        [ "$file" -nt "$newest_lib" ] && newest_lib=$file
    done
    for name in "${tests[@]}"; do
        local stamp=$build/$name/.stamp
        if [ ! -e "$stamp" ] || [ "$sources/$name.java" -nt "$stamp" ] || [ "$newest_lib" -nt "$stamp" ]; then
            stale+=("$sources/$name.java $build/$name")
        fi
    done
    [ ${#stale[@]} -eq 0 ] && return 0
    if [ "$sources/CompileTests.java" -nt "$build/CompileTests.class" ]; then
        "$JAVA_HOME/bin/javac" -d "$build" "$sources/CompileTests.java" || return 1
    fi
    printf '%s\n' "${stale[@]}" | "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$build" CompileTests "$sources/lib"
}

read_header()                   # sets vm_args, program_args, expected_exit, stdin_text from the first lines of $1
{
    local line
    vm_args=() program_args=() expected_exit=0 stdin_text=
    while IFS= read -r line && [[ $line == //* ]]; do
        case $line in
        "// args: "*)  read -r -a vm_args <<<"${line#// args: }" ;;
        "// argv: "*)  read -r -a program_args <<<"${line#// argv: }" ;;
        "// exit: "*)  expected_exit=${line#// exit: } ;;
        "// stdin: "*) stdin_text=${line#// stdin: } ;;
        esac
    done <"$1"
}

run_test()                      # runs test $1 once; prints a report and returns 1 when it fails
{
    local name=$1 dir=$build/$1 source=$sources/$1 code report=
    read_header "$source.java"
    local out=$scratch/${name//\//.}.out err=$scratch/${name//\//.}.err
    printf '%b' "$stdin_text" |
        timeout -k 5 "$TEST_TIMEOUT" "$JVM" ${JVM_OPTIONS-} "${vm_args[@]}" -cp "$dir" "${name##*/}" "${program_args[@]}" \
            >"$out" 2>"$err"
    code=${PIPESTATUS[1]}
    if $update; then
        [ "$code" = "$expected_exit" ] || { printf 'FAIL %s: exit code %s\n' "$name" "$code"; head -n 20 "$err"; return 1; }
        cmp -s "$out" "$source.expected" || cp "$out" "$source.expected"
        [ -e "$source.expected-err" ] && cp "$err" "$source.expected-err"
        return 0
    fi
    if [ "$code" != "$expected_exit" ]; then
        case $code in
        124) report="timed out after $TEST_TIMEOUT s" ;;
        *)   report="exit code $code, expected $expected_exit" ;;
        esac
        report+=$'\n'$(head -n 20 "$err")
    fi
    cmp -s "$source.expected" "$out" ||
        report+=$'\n'$(diff -a "$source.expected" "$out" 2>&1 | head -n 20 | cut -c 1-200)
    if [ -e "$source.expected-err" ] && ! cmp -s "$source.expected-err" "$err"; then
        report+=$'\nstderr:\n'$(diff -a "$source.expected-err" "$err" | head -n 20 | cut -c 1-200)
    fi
    if [ -n "$report" ]; then
        printf 'FAIL %s: %s\n' "$name" "$report"
        cp "$out" "$dir/out"                        # kept for a closer look
        cp "$err" "$dir/err"
        return 1
    fi
    $verbose && echo "pass $name"
    return 0
}

# Several runs may share the build directory: only one compiles at a time, and each has its own output files.
mkdir -p "$build"
exec {lock}>"$build/.lock"
flock "$lock"
compile_stale || { echo "the test programs do not compile" >&2; exit 2; }
exec {lock}>&-
scratch=$(mktemp -d "$build/run.XXXXXX") || exit 2
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 running=0
reap() { if wait -n; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; running=$((running - 1)); }
for ((round = 1; round <= repeat; round++)); do
    for name in "${tests[@]}"; do
        [ "$running" -ge "$JOBS" ] && reap
        run_test "$name" &
        running=$((running + 1))
    done
    while [ "$running" -gt 0 ]; do reap; done       # a test never runs twice at the same time: its files would clash
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
