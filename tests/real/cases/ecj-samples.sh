# The Eclipse compiler compiles the samples.
jar=/usr/share/java/eclipse-jdt-core.jar
needs() { have $jar; }
run() { "$VM" -cp $jar org.eclipse.jdt.internal.compiler.batch.Main -proc:none -17 -d out "$ROOT"/samples/*.java 2>&1; }
