/* classlib/agents.h -- the agents that the command line asks for. */
#ifndef CLASSLIB_AGENTS_H
#define CLASSLIB_AGENTS_H
#include "vm/options.h"

/* Takes jdwp's options; ends the process if there is another agent, saying why. */
void agents_start(const Options *options);
#endif
