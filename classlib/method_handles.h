/* classlib/method_handles.h -- java.lang.invoke.MethodHandleNatives. */
#ifndef CLASSLIB_METHOD_HANDLES_H
#define CLASSLIB_METHOD_HANDLES_H
#include "vm/thread.h"

void method_handles_register(void);
/* Makes an empty MemberName stand for m, as one that is reached through class `holder` (NULL: m's own). */
MUST_CHECK bool member_name_set_method(Thread *t, Object *member_name, Method *m, Class *holder);
#endif
