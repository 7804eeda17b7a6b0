/* classlib/class_histogram.h -- what the heap is full of. */
#ifndef CLASSLIB_CLASS_HISTOGRAM_H
#define CLASSLIB_CLASS_HISTOGRAM_H
#include <stdio.h>
#include "vm/thread.h"

/* Instances and bytes of each class, live objects only, the most bytes first, in HotSpot's format.  False: pending. */
MUST_CHECK bool class_histogram_print(Thread *t, FILE *out);
#endif
