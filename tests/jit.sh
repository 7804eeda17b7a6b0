#!/bin/bash
# The compiler seen from outside: its memory, its options, its listings, what debuggers and profilers are told.
#   tests/jit.sh [case ...]
# Environment: JVM (build/jvm), JAVA_HOME.
set -u
. "$(dirname "$0")/environment.sh"
find_vm
make_scratch
cd "$scratch" || exit 2
"$JAVA_HOME/bin/javac" -nowarn -d . "$root/tests/jit/Hot.java" || exit 2
gcc -O1 -Wall -Wextra -Werror -o confine "$root/tests/jit/confine.c" || exit 2
result=('sum -120999244$' 'depth 20$')

passed=0 failed=0 patterns=("$@")
skip() { echo "skipped $1: $2"; }

verdict()                       # verdict NAME PROBLEM PATTERN...: looks for them in the file out; "!PATTERN" may not be there
{
    local name=$1 problem=$2 pattern
    shift 2
    for pattern in "$@"; do
        case $pattern in
        !*) grep -Eq -e "${pattern:1}" out && problem+=" there is: ${pattern:1}" ;;
        *)  grep -Eq -e "$pattern" out || problem+=" there is no: $pattern" ;;
        esac
    done
    if [ -n "$problem" ]; then
        failed=$((failed + 1))
        echo "FAIL $name:$problem"
        head -n 20 out
    else
        passed=$((passed + 1))
    fi
}

check()                         # check NAME "LAUNCHER" "VM OPTIONS" "HOT'S ARGUMENT" PATTERN...
{
    local name=$1 launcher=$2 options=$3 argument=$4 code problem=
    shift 4
    wanted "$name" || return
    timeout -k 5 120 $launcher "$JVM" $options -cp . Hot $argument >out 2>&1
    code=$?
    [ $code -eq 77 ] && [ -n "$launcher" ] && { skip "$name" "$(<out)"; return; }
    [ $code -eq 0 ] || problem=" exit code $code"
    verdict "$name" "$problem" "${result[@]}" "$@"
}

quiet=-XX:CompileCommand=quiet
only="$quiet -XX:CompileCommand=compileonly,Hot.*" print=-XX:+PrintCompilation
check write-or-execute "" "" maps '^maps read$' '!writable and executable'
check write-or-execute "" -Xcomp maps '^maps read$' '!writable and executable'
check mdwe "./confine mdwe" "$print $only" "" 'Hot\.loop\(int\)' '!NOT COMPILED'
check mdwe-perf "./confine mdwe" "-XX:+UnlockDiagnosticVMOptions -XX:+DumpPerfMapAtExit $print $only" "" 'Hot\.loop\(int\)' '!NOT COMPILED'
check no-executable-memory "./confine none" "$print" "" '^\[.*\[warning\]\[codecache\] no executable memory' '!Hot\.loop'
if wanted no-executable-memory && [ "$(grep -c 'no executable memory' out)" -gt 1 ]; then
    verdict no-executable-memory " said more than once"
fi

check print-compilation "" "$print $only" "" '^ +[0-9]+ +[0-9]+ +Hot\.loop\(int\) \([0-9]+ bytes\)$' 'Hot\.collect\(int\)' '!NOT COMPILED'
check exclude "" "$print $quiet -XX:CompileCommand=exclude,Hot.loop" "" 'Hot\.collect\(int\)' '!Hot\.loop'
check compileonly "" "$print $quiet -XX:CompileCommand=compileonly,*ot.collect(I)I -XX:CompileCommand=compileonly,Hot::lo*" "" \
    'Hot\.collect\(int\)' 'Hot\.loop\(int\)' '! java\.' '!Hot\.yieldBelow'
check compileonly "" "$print $only -XX:CompileCommand=exclude,Hot.loop" "" 'Hot\.collect\(int\)' '! java\.' '!Hot\.loop'
check compile-only "" "$print $quiet -XX:CompileOnly=Hot::collect,Hot::loop" "" 'Hot\.collect\(int\)' 'Hot\.loop\(int\)' '! java\.' '!Hot\.yieldBelow'
printf '# not these\nquiet\nexclude Hot.loop\n' >commands
check command-file "" "$print -XX:CompileCommandFile=commands" "" 'Hot\.collect\(int\)' '!Hot\.loop' '!CompileCommand'
touch .hotspotrc .hotspot_compiler
check ignored-files "" "" "" '^jvm warning: \.hotspotrc file is present but has been ignored\.  Run with -XX:Flags=\.hotspotrc to load the file\.$' \
    '^jvm warning: \.hotspot_compiler file is present but has been ignored\.  Run with -XX:CompileCommandFile=\.hotspot_compiler to'
rm .hotspotrc .hotspot_compiler
cat >X.java <<'END'
public class X { public static void main(String[] args) { System.out.println("ran"); } }
END
"$JAVA_HOME/bin/javac" X.java || exit 2
while wanted commands && IFS= read -r command; do
    "$JAVA_HOME/bin/java" -XX:CompileCommand="$command" -cp . X >expected 2>err
    "$JVM" -XX:CompileCommand="$command" -cp . X >out 2>err
    verdict commands "$(diff expected out)"
done <"$root/tests/jit/commands.txt"
if command -v objdump >/dev/null; then
    check print "" "$quiet -XX:CompileCommand=print,Hot.mix" "" '^int Hot\.mix\(int, int\): [0-9]+ bytes at 0x' '^ +[0-9]+: iushr$' \
        '^ +[0-9a-f]+:.*shr +[a-z0-9]+,0x7' '^ +[0-9a-f]+:.*ret' '!Hot\.loop'
    check log_asm "" "-Xlog:jit+asm=info:stdout:none $only" "" '^int Hot\.mix\(int, int\): [0-9]+ bytes at 0x' '^ +[0-9]+: iushr$' \
        '^ +[0-9a-f]+:.*shr +[a-z0-9]+,0x7' 'Hot\.loop'
else
    skip print "objdump is not installed"
fi
check interpreted "" "-Xint $print" "" '!Hot\.'

for size in 4096 8k 16k; do
    check smallest-code-cache "" "-XX:ReservedCodeCacheSize=$size $print $only" ""
    check smallest-code-cache "" "-XX:ReservedCodeCacheSize=$size -Xcomp" "" '^\[.*\[warning\]\[codecache\] CodeCache is full'
done

check statistics "" "-Xlog:jit+stats=info" "" \
    '^\[.*\[info\]\[jit,stats\] [0-9]+ compilations, [0-9]+ failed: [0-9]+ bytes of bytecode to [0-9]+ of code in [0-9.]+ s, .*; cache [0-9]+ bytes$' \
    'entries of|exits at|unresolved|interpreted calls of'

if wanted perf-map; then
    "$JVM" -XX:+UnlockDiagnosticVMOptions -XX:+DumpPerfMapAtExit -cp . Hot >out 2>&1 &
    pid=$!
    wait $pid
    code=$? problem=
    [ $code -eq 0 ] || problem=" exit code $code"
    cat "/tmp/perf-$pid.map" >>out || problem+=" no map"
    rm -f "/tmp/perf-$pid.map"
    verdict perf-map "$problem" "${result[@]}" '^[0-9a-f]+ [0-9a-f]+ Hot\.loop$'
fi

if ! wanted gdb; then
    :
elif ! command -v gdb >/dev/null; then
    skip gdb "it is not installed"
else                            # at a call of the native Thread.yield, when its caller has long been compiled
    timeout -k 5 120 gdb -nx -batch -ex "handle SIG42 SIG43 SIGSEGV nostop noprint pass" -ex "set breakpoint pending on" \
        -ex "break thread_yield_native" -ex "ignore 1 990" -ex run -ex bt --args "$JVM" -XX:+RegisterCompiledCode -cp . Hot >out 2>&1
    if grep -q 'ptrace: Operation not permitted\|Could not trace the inferior' out; then
        skip gdb "it may not trace processes here"
    else
        verdict gdb "" '^#0 .*thread_yield_native' '^#[0-9]+ .*in compiled_code_stub \(\)$' '^#[0-9]+ .*in Hot\.yieldBelow \(\)$' \
            '^#[1-9][0-9] .*in Hot\.yieldBelow \(\)$' '^#[1-9][0-9] .*in interp_enter \(\)'
    fi
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
