/* classloader/metadata.h -- how much memory classes take, and may. */
#ifndef CLASSLOADER_METADATA_H
#define CLASSLOADER_METADATA_H
#include "vm/thread.h"

size_t metadata_bytes(void);                            /* of all class loaders */
/* Is there room for another class, if need be after a collection (-XX:MaxMetaspaceSize=)?  False: OutOfMemoryError pending. */
MUST_CHECK bool metadata_has_room(Thread *t);
#endif
