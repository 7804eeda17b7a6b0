#!/bin/bash
# Crashes of the VM and of native code: exit codes, the note on stdout, the sections of the report.
#   tests/crash.sh [case ...]
# Environment: JVM (build/jvm), JAVA_HOME.
set -u
. "$(dirname "$0")/environment.sh"
find_vm
make_scratch
cd "$scratch" || exit 2
ulimit -c 0
flags=(-g -O1 -fPIC -shared -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux")
"$JAVA_HOME/bin/javac" -nowarn -XDignore.symbol.file -d . "$root/tests/crash/Crash.java" || exit 2
gcc "${flags[@]}" -fno-optimize-sibling-calls -o libcrash.so "$root/tests/crash/crash.c" || exit 2
gcc "${flags[@]:0:2}" "${flags[@]:4}" -o embed "$root/tests/crash/embed.c" -L"$(dirname "$JVM")" -ljvm -Wl,-rpath,"$(dirname "$JVM")" || exit 2

passed=0 failed=0 patterns=("$@")
check()                         # check NAME CODE "VM OPTIONS" PATTERN-FOR-STDOUT PATTERN-FOR-REPORT...
{
    local name=$1 code=$2 options=$3 note=$4 problem= pattern
    shift 4
    wanted "$name" || return
    rm -f ./*.log
    { timeout -k 5 60 "$JVM" $options -cp . Crash "$name" "$scratch/libcrash.so" >out 2>err; } 2>shell
    local got=$?
    [ $got -eq "$code" ] || problem="exit code $got, expected $code"
    grep -Eq "$note" out || problem+=" stdout lacks: $note"
    for pattern in "$@"; do
        [ -e ./*.log ] && grep -Eq -e "$pattern" ./*.log || problem+=" report lacks: $pattern"
    done
    if [ -n "$problem" ]; then
        failed=$((failed + 1))
        echo "FAIL $name:$problem"
        head -n 20 out err
    else
        passed=$((passed + 1))
    fi
}

sections=('^# JRE version: 17' '^# Java VM: ' '^Command Line: .*Crash' '^Stack: \[0x' '^RAX=0x.* RBX=0x' '^Register to memory mapping:$' '^RIP=0x[0-9a-f]+: [^ ]+\+0x[0-9a-f]+ in .*\.so$' '^Top of Stack' '^Instructions'
          '^  0x.*JavaThread "Finalizer" daemon \[_thread_blocked' '^Dynamic libraries:' 'libjvm.so$' '^java_class_path|^java.class.path: \.'
          '^END\.$')
check unsafe 134 "" '^#  SIGSEGV \(0xb\) at pc=0x[0-9a-f]{16}, pid=[0-9]+, tid=[0-9]+$' "${sections[@]}" '^V  \[libjvm.so' \
    'si_code: 1 \(SEGV_MAPERR\), si_addr: 0x0000000000000010' '^j  jdk.internal.misc.Unsafe.putInt\(JI\)V\+4$' '^j  Crash.main\(\[Ljava/lang/String;\)V\+[0-9]+$' \
    '^Current thread \(0x.*JavaThread "main" \[_thread_in' '^RSP=0x[0-9a-f]+ is pointing into the stack for thread: 0x' '^R[A-Z0-9]+ ?=0x[0-9a-f]+ is a thread$'
check fault 134 "" '^# C  \[libcrash.so\+0x[0-9a-f]+\]  Java_Crash_fault\+0x' "${sections[@]}" '^n  Crash.fault\(\)V\+0$' '^C  \[libcrash.so'
check recursion 134 "" '^# An irrecoverable stack overflow has occurred.' "${sections[@]}" '^C  \[libcrash.so.*Java_Crash_recurse' 'SEGV_ACCERR'
check thread 134 "" '^#  SIGSEGV' '^Current thread \(0x.*JavaThread "crasher" \[_thread_in_native' '^END'
check handler 3 "" "^the program's own handler$"
check fault 1 "-XX:-CreateCoredumpOnCrash" '^# CreateCoredumpOnCrash turned off' '^END'
check fault 134 "-XX:ErrorFile=x%p%%.log " "^# x[0-9]+%.log$" '^END'
check fault 134 "-XX:+ErrorFileToStdout" '^END\.$'
check fault 134 "-XX:OnError=:;:<%p" '^#   Executing /bin/sh -c ":<[0-9]+" \.\.\.$'

rm -f ./*.log
{ "$JVM" -cp . Crash abort "$scratch/libcrash.so" >out 2>err; } 2>shell
code=$?
if [ $code -eq 134 ] && [ ! -s out ] && [ ! -e ./*.log ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "FAIL native code's own abort(): exit code $code"
    head -n 20 out err
fi

./embed >out 2>err
code=$?
if [ $code -eq 3 ] && [ "$(<out)" = $'created\nthe host\'s handler' ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "FAIL the host's handler: exit code $code"
    head -n 20 out err
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
