# Checkstyle: Sun's and Google's rules and some of its others on programs of ours, in both formats; the tree of a file; errors.
checkstyle=
for jar in antlr antlr4-runtime commons-lang3 commons-beanutils commons-collections3 commons-cli commons-logging guava picocli Saxon-HE \
    reflections javassist checkstyle; do
    checkstyle+=:/usr/share/java/$jar.jar
done
checkstyle=${checkstyle#:}
needs() { have ${checkstyle//:/ }; }
prepare()
{
    mkdir sources && cp "$DATA"/{Warned,Libraries,Bank,LuceneIndex,NettyServer,TomcatServer,HttpClients}.java "$DATA"/tool/*.java sources
    cp "$DATA/Wrong.java" .
}
check() { "$VM" -cp "$checkstyle" com.puppycrawl.tools.checkstyle.Main "$@" 2>&1; echo "exit code $?"; }
run()
{
    check -c /sun_checks.xml sources/*.java
    check -c /google_checks.xml -f xml -o google.xml sources/*.java
    check -c "$DATA/checks.xml" -x Plain sources/*.java
    check -c /sun_checks.xml -g sources/Warned.java
    check -J sources/Warned.java
    check -b "//METHOD_DEF[./IDENT[@text='transfer']]//LITERAL_CATCH" sources/Bank.java
    check -c /sun_checks.xml Wrong.java
    check -c none.xml Wrong.java
    check -c /sun_checks.xml --none
}
