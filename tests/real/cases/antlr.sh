# ANTLR 4 makes a parser, which then reads right and wrong input; a grammar with mistakes.
jars=/usr/share/java
antlr=$jars/antlr4.jar:$jars/antlr4-runtime.jar:$jars/stringtemplate4.jar:$jars/antlr3-runtime.jar:$jars/treelayout.jar:$jars/icu4j.jar:$jars/javax.json.jar
needs() { have ${antlr//:/ }; }
rig() { "$VM" -cp "$antlr:classes" org.antlr.v4.gui.TestRig Calculator program "$@" 2>&1; echo "exit code $?"; }
run()
{
    "$VM" -cp "$antlr" org.antlr.v4.Tool -visitor -o made "$DATA/Calculator.g4" 2>&1 || return
    "$VM" -m jdk.compiler/com.sun.tools.javac.Main -nowarn -cp "$antlr" -d classes $(find made -name '*.java') || return
    printf 'x = 2 ^ 3 ^ 2; /* a /* nested */ comment */ größe = (x - 12) * 1.5e1;\nprint größe / -x + max(1, 2 * x, 3);\nrepeat 2 { y = 1; }\n' >right
    rig -tree -tokens right
    printf 'x = 2 +; print unknown; \302\247 print (1;\nrepeat x { }\nprint 3' >wrong
    rig -tree -diagnostics wrong
    rig -trace right | tail -n 40
    printf 'grammar Wrong;\na : b | A ;\na : ;\nA : Z ;\n' >Wrong.g4
    "$VM" -cp "$antlr" org.antlr.v4.Tool Wrong.g4 2>&1
    printf "grammar Odd;\na : c | A* EOF ( A | )* ;\nc : d A ;\nd : c | ;\nA : [z-a] | '' ;\nB : A -> nowhere ;\nC : [a] ;\n" >Odd.g4
    "$VM" -cp "$antlr" org.antlr.v4.Tool Odd.g4 2>&1
    echo "exit code $?"
}
