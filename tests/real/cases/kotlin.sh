# The Kotlin compiler, and the program it made.
lib=/usr/share/kotlin/kotlinc/lib
needs() { have $lib/kotlin-preloader.jar $lib/kotlin-compiler.jar $lib/kotlin-stdlib.jar; }
run()
{
    "$VM" -Xmx512m -cp $lib/kotlin-preloader.jar org.jetbrains.kotlin.preloading.Preloader -cp $lib/kotlin-compiler.jar \
        org.jetbrains.kotlin.cli.jvm.K2JVMCompiler "$DATA/program.kt" -d out &&
        "$VM" -cp out:$lib/kotlin-stdlib.jar ProgramKt
}
