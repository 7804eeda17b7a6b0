# jlink builds an image of java.base, whose files must be equal; jmod and jimage list.  Without --strip-debug: whether that comes
# before or after the plugin that generates classes depends on identity hash codes.
needs() { have "$JAVA_HOME/jmods/java.base.jmod"; }
run()
{
    tool jdk.jlink/jdk.tools.jlink.internal.Main --version
    tool jdk.jlink/jdk.tools.jlink.internal.Main --add-modules java.logging --no-header-files --no-man-pages \
        --compress=1 --output image 2>&1
    image/bin/java --list-modules
    rm -f image/lib/server/*.jsa
    tool jdk.jlink/jdk.tools.jmod.Main describe "$JAVA_HOME/jmods/java.logging.jmod"
    tool jdk.jlink/jdk.tools.jimage.Main list image/lib/modules
}
