# A session in jshell, whose snippets run in a second VM: the one of java.home.
run() { tool jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider "$DATA/session.jsh" 2>&1; }
