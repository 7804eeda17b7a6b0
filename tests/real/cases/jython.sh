# Jython: an expression and a script through Python, its library and the bridge to Java, which an exception ends.
jython=/usr/share/java/jython.jar:/usr/share/java/xercesImpl.jar
needs() { have ${jython//:/ }; }
python()
{
    "$VM" -Dpython.home=/usr/share/jython -Dpython.cachedir="$PWD/cache" -cp "$jython" org.python.util.jython "$@" 2>&1
    echo "exit code $?"
}
ignore=(cache)
run()
{
    python -c 'import sys; print sys.platform[:4], [x ** 2 for x in range(5)]; sys.exit(3)'
    python "$DATA/tour.py"
    echo 'print "from standard input", undefined' | python -
}
