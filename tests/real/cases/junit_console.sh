# JUnit 5: the console launcher over passing, failing, parameterised, nested and dynamic tests.
. "$(dirname "$0")/../programs.sh"
cp=$(jars junit-jupiter-api junit-jupiter-engine junit-jupiter-params junit-platform-commons junit-platform-console \
     junit-platform-engine junit-platform-launcher junit-platform-reporting opentest4j apiguardian-api picocli univocity-parsers) || exit
compile "$cp" SampleTest.java
launcher() { run -cp "$cp:$tmp/classes" org.junit.platform.console.ConsoleLauncher --disable-ansi-colors --disable-banner "$@" | sed -E 's/[0-9]+ ms\b/N ms/'; }
launcher -c SampleTest 2>&1
launcher -c SampleTest -t nested --details=verbose --reports-dir="$tmp/reports" 2>&1 | sed -E 's/duration: .*/duration/'
launcher -m SampleTest#a1Passes --details=summary 2>&1
sed -E 's/time="[^"]*"|timestamp="[^"]*"|hostname="[^"]*"//g; /<propert/d' "$tmp"/reports/*jupiter.xml
