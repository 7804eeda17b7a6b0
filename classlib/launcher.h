/* classlib/launcher.h -- the `java` command line on top of the JNI Invocation API: what libjli is to the JDK's own
 * launcher.  Knows the VM only through <jni.h>, so it also drives any other JNI virtual machine. */
#ifndef CLASSLIB_LAUNCHER_H
#define CLASSLIB_LAUNCHER_H

/* Run a whole launcher: parse argv, create the VM, run the main class, destroy the VM.  Returns the exit status. */
int launcher_main(int argc, char **argv);
#endif
