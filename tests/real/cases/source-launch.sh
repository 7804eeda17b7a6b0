# Runs a program from its source file; the VM's own name is in its first line.
filter() { sed '1s/ on .*//'; }
run() { "$VM" "$ROOT/samples/Main.java" && "$VM" "$ROOT/samples/Queens.java" 6; }
