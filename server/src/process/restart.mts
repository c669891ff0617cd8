// Imported before everything else: nothing is loaded twice that way, only parsed.
import { restartWithSteadyMemory } from './steady-memory.mts';

restartWithSteadyMemory();
