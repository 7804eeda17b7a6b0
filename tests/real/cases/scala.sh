# The Scala compiler, the program it made, errors in a program, and an expression and a session in the REPL.
lib=/usr/share/scala-2.11/lib
scala=$lib/scala-compiler.jar:$lib/scala-library.jar:$lib/scala-reflect.jar:$lib/scala-xml.jar:$lib/scala-parser-combinators.jar
scala+=:$lib/scalap.jar:$lib/jline.jar
needs() { have ${scala//:/ }; }
scala() { "$VM" -Xmx512m -Xss4m -Djava.io.tmpdir=. -cp "$scala" -Dscala.usejavacp=true "$@" 2>&1; echo "exit code $?"; }
run()
{
    mkdir out
    scala scala.tools.nsc.Main -deprecation -feature -d out "$DATA/Inventory.scala"
    scala scala.tools.nsc.MainGenericRunner -cp out inventory.Main 3
    scala scala.tools.scalap.Main -cp out inventory.Binary
    echo 'object Bad { val x: Int = "s"; def f(o: Option[Int]) = o match { case Some(y) => y; case 3 => z } }' >Bad.scala
    scala scala.tools.nsc.Main -Xlint -d out Bad.scala
    scala scala.tools.nsc.MainGenericRunner -nc -e 'println((1 to 5).map(_ * 2)); throw new Exception("uncaught")'
    scala scala.tools.nsc.MainGenericRunner -Xnojline <"$DATA/session.scala"
}
filter() { sed -E 's/^Welcome to Scala.*/Welcome/; s/scalacmd[0-9]+/scalacmd/'; }        # the VM's name, a random number
