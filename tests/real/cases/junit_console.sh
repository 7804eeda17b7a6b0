# JUnit 5's console launcher over passing, failing, parameterised, nested and dynamic tests.
junit=/usr/share/java/junit-jupiter-api.jar:/usr/share/java/junit-jupiter-engine.jar:/usr/share/java/junit-jupiter-params.jar
junit+=:/usr/share/java/junit-platform-commons.jar:/usr/share/java/junit-platform-console.jar:/usr/share/java/junit-platform-engine.jar
junit+=:/usr/share/java/junit-platform-launcher.jar:/usr/share/java/junit-platform-reporting.jar:/usr/share/java/opentest4j.jar
junit+=:/usr/share/java/apiguardian-api.jar:/usr/share/java/picocli.jar:/usr/share/java/univocity-parsers.jar
needs() { have ${junit//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -cp "$junit" -d classes "$DATA/SampleTest.java"; }
launch()
{
    "$VM" -cp "$junit:classes" org.junit.platform.console.ConsoleLauncher --disable-ansi-colors --disable-banner "$@" 2>&1
    echo "exit code $?"
}
run()
{
    launch -c SampleTest
    launch -c SampleTest -t nested --details=verbose --reports-dir=reports
    launch -m SampleTest#a1Passes --details=summary
    sed -E -i 's/(time|timestamp|hostname)="[^"]*"//g; /<propert/,/<.propert/d' reports/*.xml
}
filter() { sed -E 's/[0-9]+ ms\b/N ms/; s/duration: .*/duration/'; }
