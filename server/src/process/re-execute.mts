// Imported before everything else: the process that is replaced parses the other modules, but runs none.
import { reexecuteWithSteadyMemory } from './steady-memory.mts';

reexecuteWithSteadyMemory();
