#!/bin/bash
# The VM in C programs: made and destroyed again and again, a good guest; what `make install` installs: embed.h and the samples,
# built with pkg-config outside of the source tree, as C99 and as C++.
#   tests/embedding.sh [--valgrind] [case ...]
# Environment: JVM (build/jvm; libjvm.so is beside it), JAVA_HOME, ROUNDS (100), GUEST_SECONDS (3).
set -u
. "$(dirname "$0")/environment.sh"
find_vm
library=$(dirname "$JVM")
make_scratch
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

# The VM that is tested, wherever it was built; the option is for the makefile of another build.
make -s -C "$root" install B="$(realpath --relative-to="$root" "$library")" PREFIX="$scratch/installed" >/dev/null || exit 2
export PKG_CONFIG_PATH=$scratch/installed/lib/pkgconfig
read -ra installed <<<"$(pkg-config --cflags --libs jvm)"
[ ${#installed[@]} -gt 0 ] || exit 2

compile()                       # compile LANGUAGE SOURCE: a program by the name of the source and the language
{
    local name=${2##*/} compiler=(gcc -std=c99)
    [ "$1" = c ] || compiler=(g++ -x c++)
    "${compiler[@]}" -Wall -Wextra -Werror -g -O1 -pthread -o "${name%.c}-$1" "$2" -x none "${installed[@]}" || exit 2
}
mkdir samples
cp "$root"/samples/{*.java,call_back.c,hello_embed.c,launcher.c,server.c} "$root/tests/embedding/kit.c" samples
"$JAVA_HOME/bin/javac" -d classes samples/{Answers,Queens,Tally}.java || exit 2
for source in samples/*.c; do
    compile c "$source"
    compile c++ "$source"
done

passed=0 failed=0 patterns=("$@")

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
    grep -Eqx 'threads 1, descriptors 0 more, mappings ([0-3]|-[0-9]+) more, resident (-?[0-9]{1,3}|[12][0-9]{3}) KB more than after round 10' out \
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
check_rounds rounds-attachable 15 -XX:+StartAttachListener
[ ${#valgrind[@]} -gt 0 ] || check_rounds rounds-stressed 12 -XX:GCStressEvery=1000

[ ${#valgrind[@]} -gt 0 ] || check host-faults 0 'faults 1, null pointers 20000, overflows 3
faults 2, null pointers 20000, overflows 3
faults 3, null pointers 20000, overflows 3
the host'\''s handler is back: 1
faults 4' ./guest host-faults classes
check late-handler 0 'faults 1, null pointers 20000, overflows 3
faults 2, null pointers 20000, overflows 3
faults 4, null pointers 20000' env LD_PRELOAD="$JAVA_HOME/lib/libjsig.so" ./guest late-handler classes
check asking-handler 0 'faults 1, null pointers 20000, overflows 3
faults 2, null pointers 20000, overflows 3' ./guest asking-handler classes
check termination 143 "the host's handler
shutdown hook" ./guest termination classes
check reduced 0 "the host's handler
terminations 1
shutdown hook" ./guest reduced classes
check exit-hook 43 'shutdown hook
exit hook 3' ./guest exit-hook classes
check destroyed-late 43 'exit hook 3' ./guest destroyed-late classes
check destroyed-at-exit 3 'GetEnv -2
AttachCurrentThread -1
DetachCurrentThread -1
DestroyJavaVM -1' timeout -s KILL 20 ./guest destroyed-at-exit classes
check abort-hook 50 'FATAL ERROR in native method: the host gives up
abort hook' bash -c './guest abort-hook classes | grep -E "^(FATAL|abort)"; exit ${PIPESTATUS[0]}'
check print-hook 0 '<Unrecognized option: -Xunknown
>
result -1
ignored: 0' ./guest print-hook classes
check counts 0 'default arguments: 1.1 -1, 10 0
created 0, again -5, there are 1, this one 1, then 0
created 0, again -5, there are 1, this one 1, then 0' ./guest counts classes
check threads 0 'enough calls: 1' ./guest threads classes
check strangers 0 'attached 3
in the next: GetEnv -2, attached again 0, 4
destroyed 1' ./guest strangers classes
check stuck 0 'destroyed 1, another 6, 7, destroyed 1' ./guest stuck classes
check elsewhere 0 'null pointers 5, destroyed 0
null pointers 5, destroyed 0
null pointers 5, destroyed 0' ./guest elsewhere classes

lives='with a VM: 1, without: 1'
lives+=$'\n'$lives$'\n'$lives
check collector 0 "$lives" ./collector classes
check collector-before 0 "$lives" ./collector classes before

kit='Unrecognized option: -Xunknown
an unknown option: 0, the VM refused, and may have printed why
Invalid maximum heap size: -Xmxlarge
a wrong size: 0, an option has a wrong value; the VM has printed which
ignored: 1, no error
second: 0, this process has a VM already
heap: 1
Z 1, B -128, C 0, S -32768, I 42, J 1099511627777, F 1.5, D 36.75, [ 3, V 1
length 6, name: ababab
of null: 0: java.lang.NullPointerException: length
of none: 0: java.lang.NoSuchMethodError: LKit;.<init>(I)V
found: 1, 0: java.lang.NoClassDefFoundError: no/Such
there and back: 1
points: 61 e9 20ac 1f600 10ffff
points: 
points: null
points: 61 fffd fffd 62 fffd
half a pair: a?b
with U+0000: 1
null: none
none: none
text: java.lang.IllegalStateException: 😀
silent: none
missing: java.lang.NoSuchMethodError: missing
Exception in thread "main" java.lang.IllegalStateException
	at Kit.fail(Kit.java:31)
registered: 1, 0: java.lang.NoSuchMethodError: Method Kit$Nested.missing()V not found
refuse: not refused
refuse: caught 😀
refuse: caught null
refuse: java.lang.NoClassDefFoundError: no/Such
thread: cé
again the same: 1
Exception in thread "cé" java.lang.IllegalStateException: at the end
	at Kit.fail(Kit.java:31)
detached: 1
inside: detached 0, destroyed 0 (the VM refused, and may have printed why)
[😀, ] value
status 0
[] value
Exception in thread "main" java.lang.IllegalStateException: no arguments
	at Kit.fail(Kit.java:31)
	at Kit.main(Kit.java:60)
status 1
Exception in thread "main" java.lang.NoSuchMethodError: static LKit$Nested;.main([Ljava/lang/String;)V
status 1
[handled] value
handled in main: java.lang.IllegalStateException: of main
status 1
destroyed: 1
attached after that: 0'
answers=$(for i in 0 1 2 3 4 5; do
    printf 'client %d:\nnoted %d\n😀 %d\nnothing of nobody\n%d\n' $i $i $i $((6 + i))
    printf 'java.lang.ArithmeticException: integer overflow\njava.lang.IllegalArgumentException: put, get or sum, not sing\n'
done)
for language in c c++; do
    check kit-$language 0 "$kit
$kit" "./kit-$language" classes 2
    check hello_embed-$language 0 'HELLO, JAVA' "./hello_embed-$language"
    check call_back-$language 0 'no winner: java.lang.IllegalStateException: nothing was counted
refused: 2
counted: 3
counted: 4
winner: 🦓' "./call_back-$language" classes
    check server-$language 0 "$answers" "./server-$language" classes
    check launcher-$language 0 '. Q . . 
. . . Q 
Q . . . 
. . Q . 
2 solutions' "./launcher-$language" -cp classes -Xmx64m Queens 4
    check launcher-throws-$language 1 '[] value' "./launcher-$language" -Dkey=value -cp classes Kit
done
check installed 0 "$("$JVM" -cp classes Queens 4)" ./installed/bin/jvm -cp classes Queens 4

# Every option that the VM acts on is in the manual page, and no line of that is bad.
page=$scratch/installed/share/man/man1/jvm.1
{
    for name in $(sed -n 's/^[A-Z]*(\([A-Za-z]*\),.*/\1/p' "$root/vm/options.def"); do
        grep -qw "$name" "$page" || echo "no $name"
    done
    groff -man -Tutf8 -ww -z "$page"
} >manual 2>&1
valgrind=()
check manual 0 '' cat manual
make -s -C "$root" uninstall PREFIX="$scratch/installed" >/dev/null
check uninstalled 0 '' find installed -not -type d

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
