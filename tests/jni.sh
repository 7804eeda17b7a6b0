#!/bin/bash
# Every JNI function, by what the specification says: the program of tests/native/conformance in all modes of the VM.
#   tests/jni.sh
# Environment: JVM (build/jvm), JAVA_HOME; JAVA=path/to/java checks the checks on that VM, in the modes it has.
set -u
. "$(dirname "$0")/environment.sh"
modes=("" -Xint -Xcomp)
if [ -n "${JAVA:-}" ]; then
    JVM=$JAVA
else
    modes+=(-XX:CompileThreshold=1 -XX:GCStressEvery=50)
fi
find_vm
make_scratch
source=$root/tests/native/conformance

library()                       # library NAME GCC-ARGUMENT...
{
    local name=$1
    shift
    gcc -std=gnu11 -O1 -g -shared -fPIC -pthread -Wall -Wextra -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" \
        -o "$scratch/lib$name.so" "$@" || exit 2
}

cd "$scratch" || exit 2
gcc -E -P -x c -I"$source" "$source/Signatures.java.in" -o Signatures.java || exit 2
"$JAVA_HOME/bin/javac" -encoding UTF-8 -nowarn -d . Signatures.java "$source/Conformance.java" \
    "$source/named_packages/deep_er/Named_Class.java" || exit 2
chapters=()
for chapter in arrays buffers calls check classes exceptions fields followed initialisation invocation methods monitors references registration \
    signatures strings; do
    chapters+=("$source/$chapter.c")
done
library conformance "${chapters[@]}"
for number in {0..7}; do
    library loaded_$number "$source/loaded.c"
done
library onload_without -DWITHOUT "$source/onload.c"
library onload_throwing -DTHROWS -DVERSION=JNI_VERSION_10 "$source/onload.c"
for version in 00010001 00010002 00010008 000a0000 00000000 00010003 00140000 ffffffff; do
    library "onload_$version" "-DVERSION=(jint)0x$version" "$source/onload.c"
done

passed=0 failed=0 line_of_fatal=$(grep -n -e '-> fatal()' "$source/Conformance.java" | cut -d: -f1)
run() { timeout -k 5 120 "$JVM" $mode -Djava.library.path="$scratch" -cp . Conformance "$@" >out 2>err; }

verdict()                       # verdict WHAT GOT WANTED
{
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s: got\n%s\nwanted\n%s\n' "$@"
    fi
}

ends()                          # ends CHAPTER EXIT-CODE FILE TEXT: a chapter that is a process of its own, and what it prints
{
    run "$1" 2>/dev/null        # the shell would report an abort
    verdict "$1" "exit code $? $(<"$3")" "exit code $2 $4"
}

for mode in "${modes[@]}"; do
    run
    code=$? counts=$(tail -n 1 out)
    if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    else
        failed=$((failed + 1)) counts="broke off with exit code $code"
        tail -n 20 err
    fi
    grep '^FAIL' out
    echo "${mode:-default}: $counts"
    verdict "ExceptionDescribe of two that print nothing themselves" "$(<err)" 'Exception in thread "main" Exception in thread "main" '
    ends fatal 134 out "FATAL ERROR in native method: nothing to be done
	at Conformance.fatal(Native Method)
	at Conformance.main(Conformance.java:$line_of_fatal)"
    ends thread 0 out late
    ends daemon 0 out ""
    ends describe 0 err "Exception in thread \"main\" java.lang.IllegalStateException: described
	at Conformance.describe(Native Method)
	at Conformance.main(Conformance.java:$((line_of_fatal + 1)))"
done

# Used as it should be, nothing is reported: what is misuse, though with an answer, is left out.
if [ -z "${JAVA:-}" ]; then
    mode=-Xcheck:jni
    CONFORMANCE_CHECKED=1 run
    counts=$(tail -n 1 out)
    [[ $counts =~ ^([0-9]+)\ passed,\ 0\ failed$ ]] && passed=$((passed + BASH_REMATCH[1])) || failed=$((failed + 1))
    echo "$mode: $counts"
    verdict "reports of -Xcheck:jni" "$(grep -aE -A 3 'WARNING|FATAL' out err)" ""
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
