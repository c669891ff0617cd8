// Re-executes itself as the server does, and reports how it was started.
import process from 'node:process';

import { reexecuteWithSteadyMemory } from '../../src/process/steady-memory.mts';

reexecuteWithSteadyMemory();
const report = {
	threshold: process.env.MALLOC_MMAP_THRESHOLD_,
	args: process.argv.slice(2),
	options: process.execArgv,
	nodeOptions: process.env.NODE_OPTIONS,
};
process.send?.(report);
console.log(JSON.stringify(report));
