/* native/array_region.h -- a part of an array that native code asks for. */
#ifndef NATIVE_ARRAY_REGION_H
#define NATIVE_ARRAY_REGION_H
#include "vm/vm.h"

/* The first byte of elements start .. start + length - 1; NULL: ArrayIndexOutOfBoundsException pending. */
MUST_CHECK void *array_region(Thread *t, const Object *array, int32_t start, int32_t length, size_t element_bytes);
#endif
