#!/bin/bash
# OpenJDK's own regression tests on the stock JDK and on the image with our VM: of those that HotSpot passes here, which do we?
#   tests/jtreg.sh AREA ...     an area is a path in OpenJDK's source: test/jdk/java/lang/String, test/hotspot/jtreg/runtime/jni
# Environment: JDK_IMAGE (build/jdk), JAVA_HOME (of the stock JDK), JTREG_CACHE (build/jtreg: sources, results), TIMEOUT_FACTOR (2).
#
# Nothing of OpenJDK's is kept in this repository: the tests come from Debian's source package, the harness from its jtreg7.
# What HotSpot made of a test is remembered in the cache; only tests that it passes are run on our image.
set -u
. "$(dirname "$0")/environment.sh"
image=$(realpath -m "${JDK_IMAGE:-$root/build/jdk}")
cache=$(realpath -m "${JTREG_CACHE:-$root/build/jtreg}")
source=$cache/source native=$cache/native

[ $# -gt 0 ] || { echo "usage: tests/jtreg.sh AREA ...  (test/jdk/java/lang/String, test/hotspot/jtreg/runtime/jni, ...)" >&2; exit 2; }
skip() { echo "skipped: $1"; exit 0; }
command -v jtreg >/dev/null || skip "there is no jtreg (Debian's package jtreg7)"
[ -x "$image/bin/java" ] || { echo "no such image: $image (make jdk)" >&2; exit 2; }
mkdir -p "$cache" || exit 2
exec {lock}>"$cache/.lock"
flock "$lock"

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
             -o Dir::Cache=$apt/archives -o APT::Sandbox::User=$(id -un)"
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
# so that @requires selects the same tests for either.
describe_vm()
{
    local suite
    cat >"$source/test/VMFeatures.java" <<'END'
import java.util.*;
public class VMFeatures implements java.util.concurrent.Callable<Map<String, String>> {
    public Map<String, String> call() {
        Map<String, String> features = new HashMap<>();
        for (String absent : ("vm.gc.G1 vm.gc.Serial vm.gc.Parallel vm.gc.Shenandoah vm.gc.Epsilon vm.gc.Z vm.graal.enabled vm.compiler1.enabled"
                + " vm.compiler2.enabled vm.cds vm.cds.custom.loaders vm.cds.write.archived.java.heap vm.debug vm.hasSA vm.hasJFR vm.hasDTrace"
                + " vm.flightRecorder vm.jvmci vm.jvmci.enabled vm.jvmti vm.musl vm.rtm.cpu vm.rtm.compiler vm.emulatedClient container.support"
                + " jdk.containerized").split(" "))
            features.put(absent, "false");
        features.putAll(Map.of("vm.flagless", "true", "vm.bits", "64", "sun.arch.data.model", "64", "vm.pageSize", "4096", "vm.flavor", "server",
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
compile_natives()
{
    local file name compiler made=0 failed=0 headers=() directory
    mkdir -p "$native" || return
    for directory in "$source"/test/lib/native "$source"/src/java.base/{share,unix}/native/lib{java,jli} "$source"/src/hotspot/{share,os/posix}/include; do
        headers+=(-I"$directory")
    done
    while read -r file; do
        name=${file##*/} compiler=gcc
        [[ $name == *.cpp ]] && compiler=g++
        name=${name%.*}
        case $name in
        lib*) set -- -shared -o "$native/$name.so" ;;
        exe*) set -- -o "$native/${name#exe}" ;;
        esac
        if $compiler -w -O1 -fPIC -pthread -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" "${headers[@]}" "$@" "$file" \
            -L"$JAVA_HOME/lib" -L"$JAVA_HOME/lib/server" -Wl,--as-needed -ljvm -ljava -ljli -ldl -lm 2>/dev/null
        then made=$((made + 1)); else failed=$((failed + 1)); fi
    done < <(find "$source"/test/{jdk,hotspot/jtreg} \( -name vmTestbase -o -name serviceability \) -prune -o \
                  -name '*.c' -print -o -name '*.cpp' -print | grep -E '/(lib|exe)[^/]*$')
    echo "native code of the tests: $made compiled, $failed not" >"$native/.complete"
}

fetch_source || skip "the source of openjdk-17 cannot be fetched: $(grep -m1 -E '^(E|Err)' "$cache/apt/log" 2>/dev/null)"
describe_vm && { [ -e "$native/.complete" ] || compile_natives; } || exit 2
echo "tests of openjdk-17 $(<"$source/.complete"); $(<"$native/.complete")"

run_jtreg()                     # run_jtreg SUITE ARGUMENT ...
{
    local suite=$1
    shift
    mkdir -p "$cache/run" && cd "$cache/run" &&
    JTREG_JAVA=$JAVA_HOME/bin/java jtreg -automatic -ignore:quiet '-k:!headful&!printer&!sound&!multimon' -conc:1 -agentvm \
        -exclude:"$source/test/$suite/ProblemList.txt" -nativepath:"$native" -compilejdk:"$JAVA_HOME" -timeoutFactor:"${TIMEOUT_FACTOR:-2}" \
        -timeoutHandlerTimeout:10 -dir:"$source/test/$suite" "$@" </dev/null
}

# Rules by what a test's own file says it needs: HotSpot's interior, or tools that look into it.
declare -A needs=(
    [whitebox]='WhiteBox'
    [jvmti]='-agentlib|-agentpath|-javaagent|jdk\.jdi|com\.sun\.jdi|java\.instrument'
    [attach]='com\.sun\.tools\.attach|jdk\.attach|jcmd|JcmdBase|jdk\.test\.lib\.dcmd|jstack'
    [sa]='jdk\.hotspot\.agent|ClhsdbLauncher'
    [jfr]='jdk\.jfr|FlightRecord'
    [cds]='-Xshare:dump|SharedArchiveFile|CDSTestUtils'
    [collector]='-XX:\+Use(G1|Parallel|Serial|Z|Shenandoah|Epsilon|ConcMarkSweep)'
    [hotspot-flags]='-XX:\+UnlockDiagnosticVMOptions|-XX:\+UnlockExperimentalVMOptions|-XX:[-+](PrintFlagsFinal|TieredCompilation)|CompileCommand'
)
declare -A excluded=()
rule_against()                  # prints the rule that excludes the test in file $1, or fails
{
    local rule
    for rule in whitebox jvmti attach sa jfr cds collector hotspot-flags; do
        grep -Eq -e "${needs[$rule]}" "$1" && { echo $rule; return; }
    done
    return 1
}

not_selected()                  # why jtreg itself leaves out the test in file $1
{
    if grep -Eq '^[ *]*@requires' "$1"; then echo requires
    elif grep -Eq '^[ *]*@ignore|/manual' "$1"; then echo ignore-or-manual
    elif grep -Eq '^[ *]*@key.*(headful|printer|sound|multimon)' "$1"; then echo desktop
    else echo problem-list
    fi
}
exclude() { excluded[$1]=$((${excluded[$1]:-0} + 1)); }

select_tests()                  # select_tests SUITE AREA: sets `tests`, and counts in `excluded` what it leaves out
{
    local suite=$1 area=$2 file test rule
    declare -A listed=()
    tests=() excluded=()
    while read -r test; do
        [[ $test == *.java* || $test == *.sh ]] || continue
        file=${test%#*}
        listed[$file]=1
        if rule=$(rule_against "$source/test/$suite/$file"); then exclude "$rule"; else tests+=("$test"); fi
    done < <(run_jtreg "$suite" -l -w:"$cache/run/list-w" -r:"$cache/run/list-r" -jdk:"$JAVA_HOME" "$area" 2>/dev/null)
    while read -r file; do
        [ -n "${listed[${file#"$source/test/$suite/"}]:-}" ] || exclude "$(not_selected "$file")"
    done < <(grep -rlE --include='*.java' --include='*.sh' '^[ /*#]*@test\b' "$source/test/$suite/$area")
}

# Results are lines "test<TAB>Passed. ..." in a file; jtreg's summary has the same, padded with spaces.
run_tests()                     # run_tests NAME SUITE JDK RESULTS TEST ...
{
    local name=$1 suite=$2 jdk=$3 results=$4
    shift 4
    rm -rf "$cache/run/$name-r"
    printf '%s\n' "$@" >"$cache/run/$name.tests"
    run_jtreg "$suite" -report:executed -w:"$cache/run/$name-w" -r:"$cache/run/$name-r" -testjdk:"$jdk" @"$cache/run/$name.tests" >"$cache/run/$name.log" 2>&1
    sed -E 's/ +(Passed|Failed|Error|Not run)\. ?/\t\1. /' "$cache/run/$name-r/text/summary.txt" >>"$results" 2>/dev/null
}

result_of() { awk -F'\t' -v test="$2" '$1 == test { last = $2 } END { print last }' "$1" 2>/dev/null; }

first_failure()                 # first_failure WORK TEST: what the report of the test says went wrong first
{
    local name=${2%.*} report
    [[ $2 == *#* ]] && name=${2%.java#*}_${2#*#}
    report=$1/$name.jtr
    grep -aEm1 -e '^[[:space:]]*(Caused by: )?([a-z][a-zA-Z0-9_]*\.)+[A-Za-z$]*(Exception|Error|Throwable|Failure)\b|: error: |^FAIL|^# ' "$report" 2>/dev/null |
        cut -c 1-200
}

run_area()
{
    local area=${1%/} suite test result hotspot=0 ours=0 new=() passing=() remembered text
    area=${area#test/}
    case $area in
    jdk/*)           suite=jdk ;;
    hotspot/jtreg/*) suite=hotspot/jtreg ;;
    *)               echo "$1: neither under test/jdk nor under test/hotspot/jtreg" >&2; return 2 ;;
    esac
    [ -e "$source/test/$area" ] || { echo "$1: there is no such area in this version"; return; }
    remembered=$cache/stock-${suite//\//-}.results
    select_tests "$suite" "${area#"$suite"/}"
    for test in "${tests[@]}"; do
        [ -n "$(result_of "$remembered" "$test")" ] || new+=("$test")
    done
    [ ${#new[@]} -eq 0 ] || run_tests "stock-${suite//\//-}" "$suite" "$JAVA_HOME" "$remembered" "${new[@]}"
    for test in "${tests[@]}"; do
        [[ $(result_of "$remembered" "$test") == Passed* ]] && passing+=("$test")
    done
    : >"$cache/ours.results"
    [ ${#passing[@]} -eq 0 ] || run_tests "ours-${suite//\//-}" "$suite" "$image" "$cache/ours.results" "${passing[@]}"
    for test in "${passing[@]}"; do
        result=$(result_of "$cache/ours.results" "$test")
        if [[ $result == Passed* ]]; then
            ours=$((ours + 1))
        else
            text=$(first_failure "$cache/run/ours-${suite//\//-}-w" "$test")
            printf 'FAIL %s: %s\n' "$test" "${result:-no result}"
            [ -z "$text" ] || printf '     %s\n' "$text"
        fi
    done
    text=
    for test in "${!excluded[@]}"; do text+=", ${excluded[$test]} $test"; done
    printf 'test/%s: %s of the %s that HotSpot passes (of %s run)%s\n' "$area" $ours ${#passing[@]} ${#tests[@]} "${text:+; excluded: ${text#, }}"
    [ $ours -eq ${#passing[@]} ]
}

status=0
for area in "$@"; do
    run_area "$area" || status=1
done
exit $status
