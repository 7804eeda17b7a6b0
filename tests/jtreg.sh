#!/bin/bash
# OpenJDK's own regression tests on the stock JDK and on the image with our VM: of those that HotSpot passes here, which do we?
#   tests/jtreg.sh [--mode OPTION] [--failed] AREA ...
#                               an area is a path in OpenJDK's source: test/jdk/java/lang/String, test/hotspot/jtreg/runtime/jni
#       --mode OPTION           our VM gets this option, as -Xint or -Xcomp, in every process
#       --failed                only what has not passed yet, when it ran last in this mode
#   tests/jtreg.sh [--mode OPTION] --pinned
#                               the tests in tests/jtreg/pinned.txt, on our VM alone
#   tests/jtreg.sh --table      what is known of all areas, as tests/conformance.md
#   tests/jtreg.sh --rules      which tests are not run
# Environment: JDK_IMAGE (build/jdk), JAVA_HOME (of the stock JDK), JTREG_CACHE (build/jtreg: sources, results), TIMEOUT_FACTOR (2),
# JTREG_JOBS (tests at a time: 2).
#
# Nothing of OpenJDK's is kept in this repository: the tests come from Debian's source package, the harness from its jtreg7.
# What either VM made of a test is remembered in the cache; only tests that HotSpot passes are run on our image.
set -u
. "$(dirname "$0")/environment.sh"
image=$(realpath -m "${JDK_IMAGE:-$root/build/jdk}")
cache=$(realpath -m "${JTREG_CACHE:-$root/build/jtreg}")
source=$cache/source native=$cache/native
shopt -s nullglob

# Rules by what a test's own file says it needs: HotSpot's interior, or tools that look into it.  The first that fits counts.
rules=(
    'whitebox       WhiteBox'
    'jvmti          -agentlib|Launcher-Agent-Class|-agentpath|-javaagent|jdk\.jdi|com\.sun\.jdi|java\.instrument'
    'sa             jdk\.hotspot\.agent|ClhsdbLauncher'
    'jfr            jdk\.jfr|FlightRecord'
    'cds            -Xshare:dump|SharedArchiveFile|CDSTestUtils'
    'collector      -XX:\+Use(G1|Parallel|Serial|Z|Shenandoah|Epsilon|ConcMarkSweep)'
    'hotspot-output PrintFlagsFinal|PrintFlagsRanges|optionsvalidation|PrintCompilation|PrintInlining|LogCompilation|Print(Opto)?Assembly|PrintIdeal|TraceDeoptimization|ir_framework'
    'hotspot-memory NativeMemoryTracking|NMTStatistics|native_memory|VM\.metaspace|MallocMaxTestWords'
    'hotspot-log    -Xlog:[a-z0-9+*,=]*(monitorinflation|safepoint|biasedlocking|pagesize|coops|methodhandles|defaultmethods|stackwalk|startuptime|vmoperation|protectiondomain|monitormismatch|verification|module|os\b)'
)

print_rules()
{
    local rule
    for rule in "${rules[@]}"; do printf -- '- %s: the test says `%s`\n' "${rule%% *}" "${rule##* }"; done
    printf -- '- requires: its `@requires` does not hold on this machine, or asks for a feature of HotSpot alone\n'
    printf -- '- ignore-or-manual, desktop: not for a run without people and a screen\n'
    printf -- '- problem-list: OpenJDK itself does not run it, by its ProblemList.txt\n'
}

mode= only_failed= pinned=
while [[ ${1-} == --* ]]; do
    case $1 in
    --mode)   mode=$2; shift ;;
    --failed) only_failed=1 ;;
    --pinned) pinned=1 ;;
    --table)  exec "$root/tests/conformance.sh" "$cache" ;;
    --rules)  print_rules; exit ;;
    *)        set -- ;;
    esac
    shift
done
[ $# -gt 0 ] || [ -n "$pinned" ] || { sed -n '2,/^#$/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
skip() { echo "skipped: $1"; exit 0; }
command -v jtreg >/dev/null || skip "there is no jtreg (Debian's package jtreg7)"
[ -x "$image/bin/java" ] || { echo "no such image: $image (make jdk)" >&2; exit 2; }
mkdir -p "$cache"/{results,selected,reports,native} || exit 2
make_scratch

# apt's own lists are left as they are: these are of source packages only, and in the cache.  The newest version may have left
# the archive before its successor is listed, so older ones are tried too.
fetch_source()
{
    local apt=$cache/apt version keyring=/usr/share/keyrings/debian-archive-keyring.gpg archive options
    [ -e "$source/.complete" ] && return
    mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$apt/download" && cd "$apt" || return
    for archive in debian/:bookworm debian-security/:bookworm-security; do
        echo "deb-src [signed-by=$keyring] http://deb.debian.org/${archive%:*} ${archive#*:} main"
    done >sources.list
    options="-q -o Dir::Etc::sourcelist=$apt/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$apt/lists
             -o Dir::Cache=$apt/archives -o APT::Sandbox::User=$(id -un) -o Acquire::http::Timeout=30"
    apt-get $options update >log 2>&1 || return
    for version in $(apt-cache $options showsrc --only-source openjdk-17 2>/dev/null | sed -n 's/^Version: //p' | sort -rVu); do
        (cd download && apt-get $options --download-only --only-source source "openjdk-17=$version") >>log 2>&1 || continue
        rm -rf "$source" && mkdir -p "$source" &&
        tar -C "$source" --strip-components=1 -xf download/openjdk-17_"${version%-*}".orig.tar.xz --wildcards \
            '*/test/jdk' '*/test/hotspot/jtreg' '*/test/lib' '*/test/langtools/tools/lib' '*/test/langtools/tools/javac/lib' \
            '*/src/java.base/*/native/libjava' '*/src/java.base/*/native/libjli' '*/src/hotspot/*/include' &&
        echo "$version" >"$source/.complete" && return
    done
    return 1
}

# HotSpot's WhiteBox answers the original's questions about the VM.  Here each feature of HotSpot's alone is absent, on both VMs,
# so that @requires selects the same tests for either.  Its two compilers are there: tests ask for the one that a bug was in.
describe_vm()
{
    local suite
    cat >"$source/test/VMFeatures.java" <<'END'
import java.util.*;
public class VMFeatures implements java.util.concurrent.Callable<Map<String, String>> {
    public Map<String, String> call() {
        Map<String, String> features = new HashMap<>();
        for (String absent : ("vm.gc.G1 vm.gc.Serial vm.gc.Parallel vm.gc.Shenandoah vm.gc.Epsilon vm.gc.Z vm.graal.enabled vm.cds"
                + " vm.cds.custom.loaders vm.cds.write.archived.java.heap vm.debug vm.hasSA vm.hasJFR vm.hasDTrace"
                + " vm.flightRecorder vm.jvmci vm.jvmci.enabled vm.jvmti vm.musl vm.rtm.cpu vm.rtm.compiler vm.emulatedClient container.support"
                + " jdk.containerized").split(" "))
            features.put(absent, "false");
        features.putAll(Map.of("vm.flagless", "true", "vm.compiler1.enabled", "true", "vm.compiler2.enabled", "true", "vm.gc", "null",
                "vm.opt.final.ClassUnloading", "true", "vm.opt.final.UseCompressedOops", "true"));
        features.putAll(Map.of("vm.bits", "64", "sun.arch.data.model", "64", "vm.pageSize", "4096", "vm.flavor", "server",
                "vm.compMode", "Xmixed", "vm.simpleArch", "x64", "vm.cpu.features", "", "release.implementor", "none",
                "java.runtime.name", System.getProperty("java.runtime.name")));
        return features;
    }
}
END
    # The name of the VM tells the tests' library whether libjvm.so lies in lib/server; ours does, under any name.
    sed -i 's/return vmName.endsWith(" Server VM");/return true;/' "$source/test/lib/jdk/test/lib/Platform.java" || return
    for suite in jdk hotspot/jtreg; do
        local up=..
        [ "$suite" = jdk ] || up=../..
        sed -i -e '/^requires\.extraPropDefns/{ :more; /\\$/{ N; b more }; d }' "$source/test/$suite/TEST.ROOT" &&
        echo "requires.extraPropDefns = $up/VMFeatures.java" >>"$source/test/$suite/TEST.ROOT" || return
    done
}

# The JDK's build makes lib<Name>.so and <Name> of these; what does not compile with its headers and libraries is left out.
compile_native()                # compile_native FILE
{
    local name=${1##*/} compiler=gcc headers=() directory
    for directory in "$source"/test/lib/native "$source"/src/java.base/{share,unix}/native/lib{java,jli} "$source"/src/hotspot/{share,os/posix}/include; do
        headers+=(-I"$directory")
    done
    [[ $name == *.cpp ]] && compiler=g++
    case $name in
    lib*) set -- "$1" -shared -o "$native/${name%.*}.so" ;;
    exe*) name=${name#exe}; set -- "$1" -o "$native/${name%.*}" ;;
    esac
    $compiler -w -O1 -fPIC -pthread -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" "${headers[@]}" "$@" \
        -L"$JAVA_HOME/lib" -L"$JAVA_HOME/lib/server" -Wl,--as-needed -ljvm -ljava -ljli -ldl -lm 2>/dev/null && echo compiled || echo not
}
compile_natives()
{
    export source native JAVA_HOME
    export -f compile_native
    find "$source"/test/{jdk,hotspot/jtreg} \( -name vmTestbase -o -name serviceability \) -prune -o \
         \( -name 'lib*' -o -name 'exe*' \) \( -name '*.c' -o -name '*.cpp' \) -print0 | xargs -0 -n1 -P"$(nproc)" bash -c 'compile_native "$1"' - >"$scratch/natives" &&
    echo "native code of the tests: $(grep -c compiled "$scratch/natives") compiled, $(grep -c not "$scratch/natives") not" >"$native/.complete"
}

exec {lock}>"$cache/.lock"
flock "$lock"
fetch_source || skip "the source of openjdk-17 cannot be fetched: $(grep -m1 -E '^(E|Err)' "$cache/apt/log" 2>/dev/null)"
[ "$source/.described" -nt "$0" ] || { describe_vm && touch "$source/.described"; } || exit 2
[ -e "$native/.complete" ] || compile_natives || exit 2
flock -u "$lock"
echo "tests of openjdk-17 $(<"$source/.complete")$([ -n "$pinned" ] || echo "; $(<"$native/.complete")")"

run_jtreg()                     # run_jtreg SUITE ARGUMENT ...
{
    local suite=$1
    shift
    JTREG_JAVA=$JAVA_HOME/bin/java jtreg -automatic -ignore:quiet '-k:!headful&!printer&!sound&!multimon' -conc:"${JTREG_JOBS:-2}" -agentvm \
        -exclude:"$source/test/$suite/ProblemList.txt" -nativepath:"$native" -compilejdk:"$JAVA_HOME" -timeoutFactor:"${TIMEOUT_FACTOR:-2}" \
        -timeoutHandlerTimeout:10 -w:"$scratch/$suite/work" -r:"$scratch/$suite/report" -dir:"$source/test/$suite" "$@" </dev/null
}

# Which tests an area has, as lines "test<TAB>rule that excludes it, or run": by our rules, or by what jtreg itself leaves out.
select_tests()                  # select_tests SUITE AREA
{
    local suite=$1 folder=$source/test/$1 rule
    local matching=$scratch/matching listed=$scratch/listed
    run_jtreg "$suite" -l -jdk:"$JAVA_HOME" "$2" 2>/dev/null | grep -E '\.(java|sh)(#|$)' >"$listed"
    : >"$matching"
    for rule in "${rules[@]}"; do
        sed 's/#.*//' "$listed" | sort -u | (cd "$folder" && xargs -r grep -lE -e "${rule##* }") | sed "s/\$/\t${rule%% *}/" >>"$matching"
    done
    awk -F'\t' -v suite="$suite" 'FILENAME == ARGV[1] { if (!($1 in rule)) rule[$1] = $2; next }
        { file = $1; sub(/#.*/, "", file); print suite "/" $1 "\t" (file in rule ? rule[file] : "run") }' "$matching" "$listed"
    (cd "$folder" && grep -rlE --include='*.java' --include='*.sh' '^[ /*#]*@test\b' "$2") | sort | comm -23 - <(sed 's/#.*//' "$listed" | sort -u) |
        while read -r file; do printf '%s\t%s\n' "$suite/$file" "$(not_listed "$folder/$file")"; done
}
not_listed()                    # why jtreg itself leaves out the test in file $1
{
    if grep -Eq '^[ *]*@requires' "$1"; then echo requires
    elif grep -Eq '^[ *]*@ignore|/manual' "$1"; then echo ignore-or-manual
    elif grep -Eq '^[ *]*@key.*(headful|printer|sound|multimon)' "$1"; then echo desktop
    else echo problem-list
    fi
}

# Results are lines "test<TAB>Passed. ..." of which the last counts; jtreg's summary has the same, padded with spaces.
run_tests()                     # run_tests SUITE JDK RESULTS <tests, by lines "suite/test"
{
    local suite=$1 jdk=$2 results=$3 status=0
    shift 3
    sed "s,^$suite/,," >"$scratch/tests"
    [ -s "$scratch/tests" ] || return 0
    rm -rf "${scratch:?}/$suite"
    mkdir -p "$scratch/$suite"
    run_jtreg "$suite" -report:executed -retain:all -testjdk:"$jdk" "$@" @"$scratch/tests" >"$scratch/log" 2>&1
    flock "$lock"
    sed "s,^,$suite/,; s/\$/\tNot run. no result/" "$scratch/tests" >>"$results"
    sed -E "s/ +(Passed|Failed|Error|Not run)\. ?/\t\1. /; s,^,$suite/," "$scratch/$suite/report/text/summary.txt" >>"$results" ||
        { tail -n 20 "$scratch/log"; status=2; }
    flock -u "$lock"
    return $status
}
tests_with() { awk -F'\t' -v what="$1" -v not="${3-}" '{ last[$1] = $2 } END { for (t in last) if ((last[t] ~ what) == !not) print t }' "$2" 2>/dev/null | sort; }

report_of()                     # report_of FOLDER TEST: the file of what the test did
{
    local name=${2%.*}
    [[ $2 == *#* ]] && name=${2%.java#*}_${2#*#}
    echo "$1/$name.jtr"
}

first_failure()                 # first_failure REPORT: what it says went wrong first
{
    grep -aEm1 -e '^[[:space:]]*(Caused by: )?([a-z][a-zA-Z0-9_]*\.)+[A-Za-z$]*(Exception|Error|Throwable|Failure)\b|: error: |^FAIL|^# ' "$1" 2>/dev/null |
        cut -c 1-200
}

show_failures()                 # show_failures SUITE RESULTS <tests
{
    local suite=$1 results=$2 test result report
    while read -r test; do
        result=$(awk -F'\t' -v test="$test" '$1 == test { last = $2 } END { print last }' "$results")
        report=$(report_of "$cache/reports" "$test")
        if grep -qxF "${test#"$suite"/}" "$scratch/tests"; then
            mkdir -p "${report%/*}"
            cp "$(report_of "$scratch/$suite/work" "${test#"$suite"/}")" "$report"
        fi
        printf 'FAIL %s: %s\n     %s\n' "$test" "${result:-no result}" "$(first_failure "$report")"
    done
}

# A sample that takes minutes: what is in it passes on HotSpot, and has passed here.
run_pinned()
{
    local suite passed=0 failed=0 results=$cache/results/ours$mode
    for suite in jdk hotspot/jtreg; do
        grep "^$suite/" "$root/tests/jtreg/pinned.txt" | sort >"$scratch/pinned"
        run_tests "$suite" "$image" "$results" ${mode:+-vmoption:"$mode"} <"$scratch/pinned" || return
        [ -s "$scratch/pinned" ] || continue
        tests_with ^Passed "$results" | comm -12 "$scratch/pinned" - >"$scratch/passed"
        comm -23 "$scratch/pinned" "$scratch/passed" | tee "$scratch/failed" | show_failures "$suite" "$results"
        passed=$((passed + $(wc -l <"$scratch/passed"))) failed=$((failed + $(wc -l <"$scratch/failed")))
    done
    echo "$passed passed, $failed failed"
    [ $failed -eq 0 ]
}

run_area()
{
    local area=${1%/} suite selected stock ours passed
    area=${area#test/}
    case $area in
    jdk/*)           suite=jdk ;;
    hotspot/jtreg/*) suite=hotspot/jtreg ;;
    *)               echo "$1: neither under test/jdk nor under test/hotspot/jtreg" >&2; return 2 ;;
    esac
    [ -e "$source/test/$area" ] || { echo "$1: there is no such area in this version"; return; }
    selected=$cache/selected/${area//\//-} stock=$cache/results/stock ours=$cache/results/ours$mode
    touch "$stock" "$ours"
    select_tests "$suite" "${area#"$suite"/}" >"$scratch/selected" && cp "$scratch/selected" "$selected"
    sed -n 's/\trun$//p' "$selected" | sort >"$scratch/wanted"
    comm -23 "$scratch/wanted" <(tests_with . "$stock") | run_tests "$suite" "$JAVA_HOME" "$stock" || return
    comm -12 "$scratch/wanted" <(tests_with ^Passed "$stock") >"$scratch/passing"
    if [ -n "$only_failed" ]; then comm -23 "$scratch/passing" <(tests_with ^Passed "$ours"); else cat "$scratch/passing"; fi >"$scratch/ours"
    run_tests "$suite" "$image" "$ours" ${mode:+-vmoption:"$mode"} <"$scratch/ours" || return
    comm -12 "$scratch/passing" <(tests_with ^Passed "$ours") >"$scratch/passed"
    comm -23 "$scratch/passing" "$scratch/passed" | show_failures "$suite" "$ours"
    passed=$(wc -l <"$scratch/passed")
    printf 'test/%s%s: %s of the %s that HotSpot passes (of %s run)%s\n' "$area" "${mode:+ ($mode)}" "$passed" "$(wc -l <"$scratch/passing")" \
        "$(wc -l <"$scratch/wanted")" "$(awk -F'\t' '$2 != "run" { n[$2]++ } END { for (rule in n) list = list ", " n[rule] " " rule; if (list) print "; excluded: " substr(list, 3) }' "$selected")"
    [ "$passed" -eq "$(wc -l <"$scratch/passing")" ]
}

if [ -n "$pinned" ]; then
    run_pinned
    exit
fi
status=0
for area in "$@"; do
    run_area "$area" || status=1
done
exit $status
