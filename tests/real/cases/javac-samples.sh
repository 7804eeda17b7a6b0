# javac compiles the samples: class files must be the same byte for byte.
run() { tool jdk.compiler/com.sun.tools.javac.Main -d out "$ROOT"/samples/*.java; }
