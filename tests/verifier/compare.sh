#!/bin/sh
# Verdicts and messages of our verifier against the JDK's: the cases of cases.txt in four versions of the class file each,
# and, with MUTANTS=n [SEED=s], n random mutants of each of those.  One process of each VM loads them all.
# ERROR_CLASSES=1: compares the errors' classes only.
# CLASSES=directory: the class files there (with their packages' directories) instead of the cases.
# Usage: tests/verifier/compare.sh [name prefix]
cd "$(dirname "$0")/../.." || exit 2
here=tests/verifier
java_home=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
jvm=${JVM:-build/jvm}
[ -x "$java_home/bin/javac" ] || { echo "compare.sh: skipped: no JDK in $java_home"; exit 0; }
[ -x "$jvm" ] || { echo "compare.sh: no $jvm: build it first" >&2; exit 2; }

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/app" "$work/cases"
"$java_home/bin/javac" -d "$work/app" $here/*.java $here/other/*.java || exit 1
if [ -n "${CLASSES:-}" ]; then
    (cd "$CLASSES" && find . -name '*.class') | while IFS= read -r file; do
        ln -s "$(realpath "$CLASSES")/$file" "$work/cases/$(echo "${file#./}" | tr / .)"
    done
else
    grep "^\(//\|${1:-}\)" $here/cases.txt > "$work/cases.txt"
    "$java_home/bin/java" -cp "$work/app" Assemble vm/opcodes.def "$work/cases.txt" "$work/cases" || exit 1
fi

load() { timeout 900 "$@" -XX:ErrorFile="$work/crash" -Dskipped="$skipped" ${CLASSES:+-Dothers=$CLASSES} -cp "$work/app" LoadAll "$work/cases" $mutants; }
mutants=${MUTANTS:+$MUTANTS ${SEED:-1}}
skipped=
until load "$java_home/bin/java" > "$work/expected" 2> "$work/expected.err"; do
    crashed=$(sed -n 's/ #$//p' "$work/expected")       # HotSpot's own crash, reported behind the case's name
    [ -n "$crashed" ] || { cat "$work/expected.err" >&2; exit 1; }
    echo "skipped, HotSpot crashes: $crashed"
    skipped=$skipped,$crashed
done
load "$jvm" > "$work/ours" 2> "$work/ours.err" || { echo "compare.sh: our VM failed:" >&2; tail -20 "$work/ours.err" >&2; }
# Identity hashes of loaders differ from run to run.
for f in expected ours; do sed -i -e 's/@\(0x\)\{0,1\}[0-9a-f]\{4,8\}/@hash/g' -e 's/\[[0-9.]*s\]/[time]/' "$work/$f"; done

# Releases before this one word these cases otherwise: there only the errors' classes are compared.
release=$(sed -n 's/^JAVA_VERSION="17\.0\.\([0-9]*\).*/\1/p' "$java_home/release")
[ "${release:-21}" -ge 21 ] || sed -i '/^\(goto_w_bad_far\|switch_bad_far\|init_in_try_switch_bad\)/s/:.*//' "$work/expected" "$work/ours"
[ -z "${ERROR_CLASSES:-}" ] || sed -i 's/:.*//' "$work/expected" "$work/ours"
total=$(wc -l < "$work/expected")
diff "$work/expected" "$work/ours" > "$work/diff"
different=$(grep -c '^<' "$work/diff")
[ -z "${KEEP:-}" ] || cp "$work/expected" "$work/ours" "$work/diff" "$KEEP"
echo "$total verdicts, $(grep -c ' accepted$' "$work/expected") accepted"
[ "$different" = 0 ] || cut -c 1-300 "$work/diff" | head -${SHOW:-40}
echo "$((total - different)) passed, $different failed"
[ "$different" = 0 ] && [ "$total" -gt 0 ]
