#!/usr/bin/env node
// First, so that everything else is loaded only once.
import './process/re-execute.mts';

import process from 'node:process';

const [command, ...args] = process.argv.slice(2);

// Each command loads only what it needs.
if (command === 'read') await (await import('./run-read.mts')).runRead(args);
else await (await import('./run-server.mts')).runServer();
