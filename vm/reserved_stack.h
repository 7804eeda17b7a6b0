/* vm/reserved_stack.h -- methods that are not to end half way for want of stack (JEP 270, @ReservedStackAccess).
 *
 * When the Java stack is full and such a method is running, there is more of it, and the StackOverflowError comes at the first poll
 * after the method has returned: a lock whose owner is set but whose state is not could never be used again. */
#ifndef VM_RESERVED_STACK_H
#define VM_RESERVED_STACK_H
#include "vm/frame.h"

/* The stack is full and t->frame complete.  True: there is more room now, once. */
bool reserved_stack_open(Thread *t);
/* At a poll (POLL_RESERVED): throws the delayed error when the method has returned. */
void reserved_stack_poll(Thread *t);
/* The limits as they were, if it is open. */
void reserved_stack_close(Thread *t);
#endif
