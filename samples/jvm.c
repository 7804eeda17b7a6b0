/* samples/jvm.c -- the `jvm` program: the java command line on libjvm.so. */
#include "classlib/launcher.h"

int main(int argc, char **argv)
{
    return launcher_main(argc, argv);
}
