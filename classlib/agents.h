/* classlib/agents.h -- the agents that the command line asks for. */
#ifndef CLASSLIB_AGENTS_H
#define CLASSLIB_AGENTS_H
#include "vm/options.h"

void agents_refuse(const Options *options);     /* ends the process if there is one, saying why */
#endif
