# Guice, Guava, XStream, Velocity, Vavr, Compress, Snappy, Commons, jsoup, ASM, picocli and BeanShell in one program.
libraries=/usr/share/java/guava.jar:/usr/share/java/guice.jar:/usr/share/java/atinject-jsr330-api.jar
libraries+=:/usr/share/java/aopalliance.jar:/usr/share/java/xstream.jar:/usr/share/java/xpp3.jar
libraries+=:/usr/share/java/velocity.jar:/usr/share/java/commons-lang.jar:/usr/share/java/commons-collections3.jar
libraries+=:/usr/share/java/commons-compress.jar:/usr/share/java/commons-lang3.jar:/usr/share/java/commons-text.jar
libraries+=:/usr/share/java/vavr-0.x.jar:/usr/share/java/vavr-match-0.x.jar:/usr/share/java/jsoup.jar
libraries+=:/usr/share/java/asm.jar:/usr/share/java/snappy-java.jar:/usr/share/java/picocli.jar
libraries+=:/usr/share/java/bsh.jar:/usr/share/java/oro.jar
needs() { have ${libraries//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -nowarn -cp "$libraries" -d classes "$DATA/Libraries.java"; }
run()
{
    "$VM" -Djava.io.tmpdir="$PWD" --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util=ALL-UNNAMED \
        -cp "$libraries:classes" Libraries
}
