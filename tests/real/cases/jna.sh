# JNA: C functions called by name, structures, and callbacks from C, also on a thread that C started.
jna=/usr/share/java/jna.jar
needs() { have $jna; }
prepare() { "$JAVA_HOME/bin/javac" -cp $jna -d classes "$DATA/Native.java"; }
run() { "$VM" -cp $jna:classes Native; }
