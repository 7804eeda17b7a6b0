/* classloader/package_access.h -- the security manager's say in symbolic references. */
#ifndef CLASSLOADER_PACKAGE_ACCESS_H
#define CLASSLOADER_PACKAGE_ACCESS_H
#include "classloader/loader.h"

/* May code of a protection domain (NULL: the library's) use k, which it has got through l?  Asks the security manager, if there is
 * one; what was allowed once, also for want of a security manager, stays so, as in HotSpot, if `from` is a class of l with that
 * domain (NULL: there is none yet).  False: its SecurityException is pending. */
MUST_CHECK bool package_access_check(Thread *t, Class *k, Loader *l, Object *domain, const Class *from);
/* from has been defined, so its superclass and superinterfaces have been allowed. */
void package_access_add_supers(const Class *from);
#endif
