# Groovy from the command line: an expression, a failing one, and a compiled script.
. "$(dirname "$0")/../programs.sh"
cp=$(jars groovy-all) || exit
run -cp "$cp" groovy.ui.GroovyMain -e 'println "hi ${1 + 2}"; println args' a b
run -cp "$cp" groovy.ui.GroovyMain -e 'def f(n) { if (n == 0) throw new IllegalArgumentException("deep"); f(n - 1) }; f(3)' 2>&1
printf 'a,1\nb,2\n' | run -cp "$cp" groovy.ui.GroovyMain -a , -ne 'println split[1] + split[0]'
echo 'class Hello { static void main(a) { println "compiled ${a.toList()}"; [1, 2].each { println it } } }' >"$tmp/Hello.groovy"
run -cp "$cp" org.codehaus.groovy.tools.FileSystemCompiler -d "$tmp/classes" "$tmp/Hello.groovy"
run -cp "$cp:$tmp/classes" Hello x
