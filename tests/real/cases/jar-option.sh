# -jar with a class path behind it: the jar file must be there even though the class path makes its name a class's.
run() { { "$VM" -jar -cp . Main; "$VM" -jar missing.jar; "$VM" -cp x -jar missing.jar argument; } 2>&1; }
