// Imported before everything else: nothing is loaded twice that way, only parsed.
import { reexecuteWithSteadyMemory } from './steady-memory.mts';

reexecuteWithSteadyMemory();
