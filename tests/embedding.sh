#!/bin/bash
# The VM in C programs: made and destroyed again and again, a good guest, the samples.
#   tests/embedding.sh [--valgrind] [case ...]
# Environment: JVM (build/jvm; libjvm.so is beside it), JAVA_HOME, ROUNDS (100), GUEST_SECONDS (3).
set -u
. "$(dirname "$0")/environment.sh"
find_vm
library=$(dirname "$JVM")
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
valgrind=()
if [ "${1:-}" = --valgrind ]; then
    shift
    valgrind=(valgrind -q --error-exitcode=99 --smc-check=all-non-file --suppressions="$root/tests/valgrind.supp"
              --suppressions="$root/tests/embedding/jdk.supp")
fi

build()                         # build NAME SOURCE LIBRARY...: against <jni.h> and classlib/embed.h alone
{
    gcc -std=gnu11 -g -O1 -Wall -Wextra -Werror -I"$root" -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o "$1" "$2" \
        -L"$library" -ljvm "${@:3}" -pthread -Wl,-rpath,"$library" || exit 2
}
mkdir classes
"$JAVA_HOME/bin/javac" -d classes "$root"/tests/embedding/*.java || exit 2
build rounds "$root/tests/embedding/rounds.c"
build guest "$root/tests/embedding/guest.c"
build collector "$root/tests/embedding/collector.c" -lgc

passed=0 failed=0 patterns=("$@")
wanted() { [ ${#patterns[@]} -eq 0 ] || [[ " ${patterns[*]} " == *" $1 "* ]]; }

check()                         # check NAME EXIT-CODE EXPECTED-OUTPUT COMMAND ARGUMENT...
{
    local name=$1 wanted_code=$2 expected=$3 code
    shift 3
    wanted "$name" || return
    timeout -k 5 600 "${valgrind[@]}" "$@" >out 2>err </dev/null
    code=$?
    if [ $code -eq "$wanted_code" ] && [ "$(<out)" = "$expected" ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAIL $name: exit code $code"
    diff <(printf '%s\n' "$expected") out | head -n 20
    head -n 20 err
}

# Each round prints what it should; at the end there is no thread, descriptor or mapping more than after the tenth, and hardly any memory.
check_rounds()                  # check_rounds NAME COUNT VM-OPTION...
{
    local name=$1 count=$2 code problem= i
    shift 2
    wanted "$name" || return
    timeout -k 5 900 "${valgrind[@]}" ./rounds "$count" classes "$@" >out 2>err </dev/null
    code=$?
    [ $code -eq 0 ] || problem=" exit code $code"
    for ((i = 1; i <= count; i++)); do
        grep -qx "round $i: zipped sent 0 ab" out && grep -qx "end of round $i" out || problem+=" nothing of round $i"
    done
    grep -Eqx 'threads 1, descriptors 0 more, mappings (0|-[0-9]+) more, resident (-?[0-9]{1,3}|[12][0-9]{3}) KB more than after round 10' out \
        || [ ${#valgrind[@]} -gt 0 ] || problem+=" $(tail -n 1 out)"
    if [ -n "$problem" ]; then
        failed=$((failed + 1))
        echo "FAIL $name:$problem"
        head -n 20 err
    else
        passed=$((passed + 1))
    fi
}

check_rounds rounds "${ROUNDS:-100}"
[ ${#valgrind[@]} -gt 0 ] || check_rounds rounds-interpreted 15 -Xint
[ ${#valgrind[@]} -gt 0 ] || check_rounds rounds-compiled 15 -Xcomp
check_rounds rounds-checked 12 -Xcheck:jni
[ ${#valgrind[@]} -gt 0 ] || check_rounds rounds-stressed 12 -XX:GCStressEvery=1000

[ ${#valgrind[@]} -gt 0 ] || check host-faults 0 'faults 1, null pointers 20000, overflows 3
faults 2, null pointers 20000, overflows 3
faults 3, null pointers 20000, overflows 3
the host'\''s handler is back: 1
faults 4' ./guest host-faults classes
check termination 143 "the host's handler
shutdown hook" ./guest termination classes
check reduced 0 "the host's handler
terminations 1
shutdown hook" ./guest reduced classes
check exit-hook 43 'shutdown hook
exit hook 3' ./guest exit-hook classes
check abort-hook 50 'FATAL ERROR in native method: the host gives up
abort hook' bash -c './guest abort-hook classes | grep -E "^(FATAL|abort)"; exit ${PIPESTATUS[0]}'
check print-hook 0 '<Unrecognized option: -Xunknown
>
result -6
ignored: 0' ./guest print-hook classes
check counts 0 'default arguments: 1.1 -1, 10 0
created 0, again -5, there are 1, this one 1, then 0
created 0, again -5, there are 1, this one 1, then 0' ./guest counts classes
check threads 0 'enough calls: 1' ./guest threads classes
check strangers 0 'attached 3
in the next: GetEnv -2, attached again 0, 4
destroyed 1' ./guest strangers classes
check stuck 0 'destroyed 1, another -1' ./guest stuck classes
check elsewhere 0 'null pointers 5, destroyed 0
null pointers 5, destroyed 0
null pointers 5, destroyed 0' ./guest elsewhere classes

lives='with a VM: 1, without: 1'
lives+=$'\n'$lives$'\n'$lives
check collector 0 "$lives" ./collector classes
check collector-before 0 "$lives" ./collector classes before

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
