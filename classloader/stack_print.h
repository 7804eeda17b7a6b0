/* classloader/stack_print.h -- Java stacks as HotSpot prints them in thread dumps and JNI reports. */
#ifndef CLASSLOADER_STACK_PRINT_H
#define CLASSLOADER_STACK_PRINT_H
#include <stdio.h>
#include "vm/frame.h"

/* "\tat Class.method(module@version/File.java:line)". */
void stack_print_frame(FILE *out, const StackWalk *w);
/* "\t- locked <0x...> (a Class)" for each monitor that target holds in f, but for the one it waits for. */
void stack_print_held_locks(FILE *out, const Thread *target, const Frame *f);
/* The same with other words, or (NULL) none; nothing if o is NULL. */
void stack_print_lock(FILE *out, const char *what, const Object *o);
/* Both for every frame of the calling thread. */
void stack_print(FILE *out, Thread *t);
#endif
