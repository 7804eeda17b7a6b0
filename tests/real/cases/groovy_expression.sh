# Groovy from the command line: an expression, a failing one, a filter; and a compiled class.
groovy=/usr/share/java/groovy-all.jar
needs() { have $groovy; }
main() { "$VM" -cp "$groovy" groovy.ui.GroovyMain "$@" 2>&1; }
run()
{
    main -e 'println "hi ${1 + 2}"; println args' a b
    main -e 'def f(n) { if (n == 0) throw new IllegalArgumentException("deep"); f(n - 1) }; f(3)'
    echo "exit code $?"
    printf 'a,1\nb,2\n' | main -a , -ne 'println split[1] + split[0]'
    echo 'class Hello { static void main(a) { println "compiled ${a.toList()}"; [1, 2].each { println it } } }' >Hello.groovy
    "$VM" -cp "$groovy" org.codehaus.groovy.tools.FileSystemCompiler -d classes Hello.groovy || return
    "$VM" -cp "$groovy:classes" Hello x
}
