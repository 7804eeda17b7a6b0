/* classlib/live_frames.h -- java.lang.LiveStackFrameInfo: locals, operand stack and monitors of a frame. */
#ifndef CLASSLIB_LIVE_FRAMES_H
#define CLASSLIB_LIVE_FRAMES_H
#include "vm/frame.h"

/* Fills in what such an object has beyond a StackFrameInfo.  False: pending. */
MUST_CHECK bool live_frame_fill(Thread *t, Object *info, const StackWalk *w);
#endif
