# javac with a heap that is just large enough.
run() { "$VM" -Xmx40m -m jdk.compiler/com.sun.tools.javac.Main -d out "$ROOT"/samples/*.java 2>&1; }
