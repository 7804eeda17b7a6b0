# The same session with the snippets executed in the same VM.
run() { tool jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider --execution local - <"$DATA/session.jsh" 2>&1; }
