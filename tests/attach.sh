#!/bin/bash
# Looking at a running VM: thread dumps, the JDK's tools (jcmd, jstack, jmap, jinfo, jps), heap dumps, what happens at an
# OutOfMemoryError.  Where texts do not depend on the VM, HotSpot's are the expectation, taken while the test runs.
#   tests/attach.sh [case ...]
# Environment: JVM (build/jvm), JAVA_HOME (of the stock JDK).
set -u
. "$(dirname "$0")/environment.sh"
find_vm
make_scratch
cd "$scratch" || exit 2
ulimit -c 0
"$JAVA_HOME/bin/javac" -d . "$root"/tests/attach/*.java || exit 2

passed=0 failed=0 patterns=("$@")
verdict()                       # verdict NAME PROBLEM: none if that is empty
{
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s: %s\n' "$1" "$2"
    fi
}
same() { verdict "$1" "$(diff "$2" "$3" 2>&1 | head -n 20)"; }                 # same NAME EXPECTED FILE
has() { local p="" x; for x in "${@:3}"; do grep -Eq -e "$x" "$2" || p+="no $x in: $(head -n 8 "$2") "; done; verdict "$1" "$p"; }    # has NAME FILE PATTERN...
tool() { timeout -k 5 60 "$JAVA_HOME/bin/$1" "${@:2}" 2>&1; }

# A process with threads in all states, until its standard input ends.  Sets pid; its output is in $1.out.
start()                         # start NAME VM OPTION...; before: what the VM is started with
{
    local vm=$2
    rm -f in "$1.out"
    mkfifo in
    timeout -k 5 300 bash -c 'echo $$ >pid; exec "$@"' - ${before-} "$vm" -Dsome.property=value "${@:3}" -cp . States one two <in >"$1.out" 2>&1 &
    job=$!
    exec {input}>in
    until grep -q ^ready "$1.out" || ! kill -0 $job 2>/dev/null; do sleep 0.05; done
    pid=$(<pid)
}
stop() { exec {input}>&-; wait $job; code=$?; }
quit()                          # asks for a dump on standard output, and waits until all of it is there
{
    local before
    before=$(grep -c '^Heap$' "$1.out")
    kill -QUIT "$pid"
    until [ "$(grep -c '^Heap$' "$1.out")" -gt "$before" ] || ! kill -0 $job; do sleep 0.05; done
}

# Paragraphs of threads that both VMs have, without what differs from run to run; addresses are numbered as they come.
normal()
{
    sed -E 's/cpu=[^ ]* elapsed=[^ ]*/TIMES/; s/(allocated=[^ ]* defined_classes=[^ ]* )?tid=[^ ]* nid=[^ ]*/ID/; s/ \[0x0+\]$/ [none]/; s/ \[0x[0-9a-f]+\]$/ [sp]/
            s,(Lambda\$[0-9]+/)0x[0-9a-f]+,\1,; s/monitor 0x[0-9a-f]+/monitor/; s/refs: [0-9]+/refs: N/g; /^"/s/ #[0-9]+//; s/^[0-9-]+ [0-9:]+$/TIME/
            s/^Full thread dump .*/TITLE/; /^ready /d; /^_java_thread_list/s/=.*length=[0-9]+/=/; /^0x[0-9a-f, x]*$/d' "$1" |
    awk -v skip="$2" 'BEGIN { RS = ""; ORS = "\n\n" }
        /^Heap/ { next }
        /^"/ { dropped = $0 ~ "^\"(" skip ")" || $0 !~ /java.lang.Thread.State/ && $0 !~ /:\n/ }
        /^   Locked/ || /^"/ { if (dropped) next }
        { while (match($0, /0x[0-9a-f]+/)) { a = substr($0, RSTART, RLENGTH); if (!(a in ids)) ids[a] = ++n; $0 = substr($0, 1, RSTART - 1) "#" ids[a] substr($0, RSTART + RLENGTH) } print }'
}
own='Service Thread|Monitor Deflation|C[12] Compiler|Sweeper|Notification|Reference Handler'

both()                          # both VMs in turn: COMMAND NAME VM
{
    "$1" hotspot "$JAVA_HOME/bin/java"
    "$1" ours "$JVM"
}

# ---- dumps, and the protocol --------------------------------------------------------------------------------------------------

conversation()
{
    start "$1" "$2"
    until grep -q 'waiting on the Class initialization monitor' "$1.out" || ! kill -0 $job; do quit "$1"; done
    tac "$1.out" | sed '/^Full thread dump/q' | tac | normal /dev/stdin "$own" >"$1.dump"
    tool jstack -l -e "$pid" >"$1.stacks"
    normal "$1.stacks" "$own|Finalizer|Common-Cleaner" >"$1.locks"
    timeout 60 "$JAVA_HOME/bin/java" -cp . Ask "$pid" >"$1.answers" 2>/dev/null
    tool jcmd "$pid" VM.command_line | sed "s/^$pid:/PID:/" >"$1.command"
    for command in GC.run NoSuch.command "VM.version nonsense" "VM.set_flag PrintConcurrentLocks true"; do
        tool jcmd "$pid" $command | sed "s/^$pid:/PID:/"
        echo "code ${PIPESTATUS[0]}"
    done >"$1.commands"
    tool jinfo -flag PrintConcurrentLocks "$pid" >>"$1.commands"
    stop
    echo "code $code" >>"$1.commands"
}
if wanted dumps; then
    both conversation
    same "thread dump at SIGQUIT" hotspot.dump ours.dump
    same "jstack -l -e" hotspot.locks ours.locks
    has "jstack -e" ours.stacks 'allocated=[0-9]+[BKMG] defined_classes=[0-9]+ tid=' '^"Attach Listener" #[0-9]+ daemon prio=9 .* waiting on condition  \[0x0+\]$'
    has "dump's end" ours.out '^Found 2 deadlocks\.$' '^Heap$' '^ Metaspace +used'
    same "attach protocol" hotspot.answers ours.answers
    same "jcmd VM.command_line" hotspot.command ours.command
    same "jcmd" hotspot.commands ours.commands
fi

# ---- the tools -------------------------------------------------------------------------------------------------------------------

if wanted tools; then
    start ours "$JVM"
    tool jcmd -l >list
    has "jcmd -l" list "^$pid States one two$"
    tool jps -lmv >list
    has "jps" list "^$pid States one two -Dsome.property=value$"
    tool jcmd States VM.uptime >list
    has "jcmd by name" list "^$pid:$" '^[0-9]+\.[0-9]{3} s$'
    has "the socket is the owner's alone" <(stat -c '%a %u %F' "/tmp/.java_pid$pid") "^600 $(id -u) socket$"
    has "the counters, too" <(stat -c '%a %u' /tmp/hsperfdata_*/"$pid") "^600 $(id -u)$"
    tool jcmd "$pid" PerfCounter.print >list
    has "jcmd PerfCounter.print" list '^sun.rt.javaCommand="States one two"$' '^java.property.java.vm.name="jvm"$' '^sun.perfdata.majorVersion=2$'
    tool jcmd "$pid" help >list
    has "jcmd help" list '^The following commands are available:$' '^GC.heap_dump$' '^Thread.print$' '^VM.version$'
    tool jcmd "$pid" help GC.heap_dump >list
    has "jcmd help GC.heap_dump" list '^Syntax : GC.heap_dump \[options\] <filename>$' '-overwrite : \[optional\] .*\(BOOLEAN, false\)$'
    tool jcmd "$pid" VM.version >list
    has "jcmd VM.version" list '^jvm version 0' '^JDK 17\.'
    tool jcmd "$pid" VM.flags >list
    has "jcmd VM.flags" list '-XX:MaxHeapSize=[0-9]+ '
    tool jcmd "$pid" VM.system_properties >list
    has "jcmd VM.system_properties" list '^some.property=value$'
    tool jcmd "$pid" Thread.print -l >list
    has "jcmd Thread.print" list '^"main" #1 ' 'Found 2 deadlocks' '^	- <0x[0-9a-f]+> \(a java.util.concurrent.locks.ReentrantLock\$NonfairSync\)$'
    tool jcmd "$pid" GC.class_histogram >list
    has "jcmd GC.class_histogram" list '^ +[0-9]+: +1 +[0-9]+  States\$.*Lambda' '^Total +[0-9]+ +[0-9]+$'
    tool jmap -histo:live,file=histogram "$pid" >list
    has "jmap -histo" list '^Heap inspection file created: .*histogram$'
    has "jmap -histo's file" histogram '^ num     #instances         #bytes  class name \(module\)$' 'java.lang.String \(java.base@17'
    tool jinfo "$pid" >list
    has "jinfo" list '^some.property=value$' '^VM Flags:$' '^VM Arguments:$'
    tool jmap -dump:live,format=b,file=own.hprof "$pid" >list
    has "jmap -dump" list '^Dumping heap to .*/own.hprof \.\.\.$' "^Heap dump file created \[$(stat -c %s own.hprof) bytes in [0-9.]+ secs\]$"
    tool jmap -dump:live,format=b,file=own.hprof "$pid" >list
    has "jmap -dump again" list '^Unable to create .*/own.hprof: File exists$'
    tool jcmd "$pid" GC.heap_dump -overwrite "$PWD/own.hprof" >list
    has "jcmd GC.heap_dump -overwrite" list '^Heap dump file created'
    "$JAVA_HOME/bin/java" -cp . Hprof own.hprof States\$Marked >list
    has "the dump" list '^States\$Marked: 3$' 'States.lockLeft\(\)V States.java:[0-9]+$' 'java/lang/Object.wait\(J\)V Object.java:-3$'
    verdict "the dump is sound" "$(grep complaint list)"
    tool jmap -dump:live,gz=1,file=own.hprof.gz "$pid" >list
    has "a compressed dump" list "^Heap dump file created \\[$(stat -c %s own.hprof.gz) bytes"
    head -c 40 own.hprof.gz | tr -d '\0' >start
    has "how much its parts hold" start 'HPROF BLOCKSIZE=1048576'
    gzip -dc own.hprof.gz >unpacked.hprof
    "$JAVA_HOME/bin/java" -cp . Hprof unpacked.hprof States\$Marked >list
    has "... unpacked" list '^States\$Marked: 3$'
    verdict "... is sound, too" "$(grep complaint list)"
    rm -f "/tmp/.java_pid$pid"
    tool jcmd "$pid" VM.version >list
    has "the socket is made anew" list '^JDK 17\.'
    stop
    verdict "files are removed at exit" "$(ls -d "/tmp/.java_pid$pid" /tmp/hsperfdata_*/"$pid" 2>/dev/null)"
    verdict "exit code" "${code#0}"
fi

if wanted itself; then          # the tools' API on this VM, too
    start ours "$JVM" -XX:-UsePerfData
    timeout 60 "$JVM" -cp . Ask "$pid" >answers 2>/dev/null
    tool jps >list
    verdict "jps, -XX:-UsePerfData" "$(grep "^$pid" list)"
    stop
    has "attached by another of its kind" answers '^value 17$' '^1\|printflag\|PrintConcurrentLocks'
fi

if wanted stale; then           # what a process of the same number has left is not taken for this one's
    rm -f in pid
    mkfifo in
    timeout -k 5 60 bash -c 'echo $$ >pid; touch /tmp/.java_pid$$; exec "$@"' - "$JVM" -cp . States <in >ours.out 2>&1 &
    job=$!
    exec {input}>in
    until grep -q ^ready ours.out || ! kill -0 $job 2>/dev/null; do sleep 0.05; done
    pid=$(<pid)
    verdict "a stale file is removed" "$(ls "/tmp/.java_pid$pid" 2>/dev/null)"
    tool jcmd "$pid" VM.version >list
    has "attach after that" list '^JDK 17\.'
    stop
fi

if wanted disabled; then
    start ours "$JVM" -XX:+DisableAttachMechanism
    touch "/tmp/.attach_pid$pid"
    quit ours
    has "-XX:+DisableAttachMechanism: SIGQUIT is a dump" ours.out '^Full thread dump'
    verdict "... and makes no socket" "$(ls "/tmp/.java_pid$pid" 2>/dev/null)"
    rm -f "/tmp/.attach_pid$pid"
    stop
    start ours "$JVM" -XX:+StartAttachListener
    until [ -e "/tmp/.java_pid$pid" ] || ! kill -0 $job; do sleep 0.05; done
    tool jcmd "$pid" VM.version >list
    has "-XX:+StartAttachListener" list '^JDK 17\.'
    stop
fi

# ---- what is in a heap dump --------------------------------------------------------------------------------------------------------------

if wanted contents; then
    timeout 60 "$JAVA_HOME/bin/java" -Xshare:off -cp . HeapDump >hotspot.contents 2>&1
    for mode in -Xmixed -Xint -Xcomp; do
        timeout 60 "$JVM" $mode -cp . HeapDump >ours.contents 2>&1
        same "a heap dump's contents, $mode" hotspot.contents ours.contents
    done
fi

# ---- out of memory -----------------------------------------------------------------------------------------------------------------

oom()                           # oom VM CASE OPTION...: what comes out, and the exit code
{
    rm -f ./*.hprof* ./hs_err*
    { timeout -k 5 60 "$1" -Xmx20m -XX:MaxMetaspaceSize=16m "${@:3}" -cp . Exhaust "$2" >out 2>/dev/null; } 2>shell
    local code=$?
    sed -E 's/\[[0-9]+ bytes in [0-9.]+ secs\]/[N]/; s/java_pid[0-9]+/java_pidN/; /^#/d; /warning.*Failed to start/d' out
    echo "code $code" ./*.hprof* | sed -E 's/java_pid[0-9]+/java_pidN/; s/ \.\/\*.hprof\*//'
}
exhaust()
{
    local case option
    for case in heap array limit string metaspace thread direct own; do
        for option in -XX:+ExitOnOutOfMemoryError -XX:+CrashOnOutOfMemoryError -XX:+HeapDumpOnOutOfMemoryError \
                      "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=named.hprof" "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=." \
                      "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=no/such.hprof" "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpGzipLevel=1" "-XX:+HeapDumpOnOutOfMemoryError -XX:OnOutOfMemoryError=:"; do
            [[ $case == @(heap|array) || $option != *\ * ]] || continue
            echo "== $case $option"
            oom "$2" "$case" $option
        done
    done >"$1.oom"
}
# Started by who blocks these signals, as Java programs on HotSpot do.
if wanted blocked; then
    before="env --block-signal=QUIT,TERM" start blocked "$JVM"
    tool jcmd "$pid" VM.uptime >list
    has "SIGQUIT was blocked" list '^[0-9.]+ s$'
    kill -TERM "$pid"
    wait $job
    verdict "SIGTERM was blocked" "$([ $? -eq 143 ] || echo "exit code $?")"
    exec {input}>&-
fi
if wanted memory; then
    both exhaust
    same "OutOfMemoryErrors" hotspot.oom ours.oom
    oom "$JVM" heap -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=full.hprof >/dev/null
    "$JAVA_HOME/bin/java" -cp . Hprof full.hprof Exhaust\$Piece >list
    has "the full heap's dump" list '^Exhaust\$Piece: [0-9]{3,}$' '^thread [0-9]+: java/lang/OutOfMemoryError.<init>\(\)V OutOfMemoryError.java:[0-9]+$' ': Exhaust.main\('
    verdict "... is sound" "$(grep complaint list)"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
