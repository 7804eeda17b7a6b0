#!/bin/bash
# Prints tests/conformance.md, from what tests/jtreg.sh remembers.
#   tests/conformance.sh CACHE
# Why a test fails stands in tests/jtreg/causes.txt, in lines "test<TAB>cause".
set -u
. "$(dirname "$0")/environment.sh"
cache=$1
causes=$root/tests/jtreg/causes.txt
areas=(jdk/java/{lang,util,io,nio,net,math,text,time,security} hotspot/jtreg/{runtime,compiler})
cd "$cache/results" 2>/dev/null && [ -e ours ] || { echo "nothing is known yet: tests/jtreg.sh AREA ..." >&2; exit 2; }

cat <<END
# OpenJDK's own tests

$(date -u -r ours +%F), $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p); tests of openjdk-17 $(<"$cache/source/.complete").
\`make jtreg AREA="test/jdk/java/lang ..."\` runs an area, \`tests/jtreg.sh --table >tests/conformance.md\` writes this file.
"HotSpot" counts the tests that the stock JDK passes on the same machine, "ours" those of them that pass with this VM.

| area | HotSpot | ours | | not run yet | excluded by rule |
|---|--:|--:|--:|--:|---|
END

# Tests of a selection ($1) that one VM passes ($2: its results), and with a third argument of those only the ones another one does.
last_results() { awk -F'\t' '{ last[$1] = $2 } END { for (t in last) print t "\t" last[t] }' "$1" | sort; }
passing() { join -t $'\t' <(sed -n 's/\trun$//p' "$1" | sort) <(last_results "$2") | awk -F'\t' '$2 ~ /^Passed/ { print $1 }'; }
make_scratch
for results in ours ours-*; do
    [ -e "$results" ] || continue
    mode=${results#ours}
    for area in "${areas[@]}"; do
        selected=$cache/selected/${area//\//-}
        [ -e "$selected" ] || continue
        passing "$selected" stock >"$scratch/stock"
        join "$scratch/stock" <(cut -f1 "$results" | sort -u) >"$scratch/known"
        [ -s "$scratch/known" ] || continue
        [ -z "$mode" ] || mv "$scratch/known" "$scratch/stock"          # of a mode other than the default, a sample is run
        join "$scratch/stock" <(passing "$selected" "$results") >"$scratch/ours"
        comm -23 "$scratch/stock" "$scratch/ours" | sed "s/\$/\t$mode/" >>"$scratch/failing"
        hotspot=$(wc -l <"$scratch/stock") ours=$(wc -l <"$scratch/ours") rules=
        [ -n "$mode" ] || rules=$(awk -F'\t' '$2 != "run" { n[$2]++ } END { for (r in n) print n[r] " " r }' "$selected" | sort -rn | paste -sd, | sed 's/,/, /g')
        missing=$(comm -23 <(sed -n 's/\trun$//p' "$selected" | sort) <(cut -f1 stock | sort -u) | wc -l)
        [ -z "$mode" ] || missing=
        printf '| %s%s | %s | %s | %s%% | %s | %s |\n' "$area" "${mode:+ $mode}" "$hotspot" "$ours" "$(awk -v a="$ours" -v b="$hotspot" 'BEGIN { printf "%.1f", int(1000 * a / b) / 10 }')" "$missing" "$rules"
    done
done

printf '\n## Rules\n\n'
"$root/tests/jtreg.sh" --rules
printf '\n## Not passed\n\n'
while IFS=$'\t' read -r test mode; do
    cause=$(awk -F'\t' -v test="$test" '$1 == test { print $2 }' "$causes")
    printf -- '- `%s`%s: %s\n' "$test" "${mode:+ $mode}" "${cause:-cause not known}"
done <"$scratch/failing"
