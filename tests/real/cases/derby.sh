# Derby: a script in ij, and a program with an embedded database that many threads change, in memory and in files.
derby=/usr/share/java/derby.jar:/usr/share/java/derbytools.jar
needs() { have ${derby//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -d classes "$DATA/Bank.java"; }
ignore=(db bank derby.log dblook.log)
run()
{
    "$VM" -Dderby.ui.codeset=UTF-8 -cp "$derby" org.apache.derby.tools.ij "$DATA/derby.sql"
    echo "exit code $?"
    "$VM" -Dderby.locks.deadlockTimeout=1 -cp "$derby:classes" Bank memory:bank || return
    "$VM" -Dderby.locks.deadlockTimeout=1 -cp "$derby:classes" Bank bank
    echo "exit code $?"
    "$VM" -cp "$derby" org.apache.derby.tools.dblook -d jdbc:derby:bank | sed 's/Timestamp: .*/Timestamp/'
}
