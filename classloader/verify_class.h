/* classloader/verify_class.h -- verification of a loaded class (JVMS §5.4.1): gives the verifier its plain input. */
#ifndef CLASSLOADER_VERIFY_CLASS_H
#define CLASSLOADER_VERIFY_CLASS_H
#include "vm/thread.h"

/* For vm_ops.verify_class: verifies k unless its loader is trusted by the options.  False: VerifyError, ClassFormatError,
 * or what loading another class threw is pending.  Thread-safe; loading may run Java code. */
MUST_CHECK bool verify_class(Thread *t, Class *k);
#endif
