#!/usr/bin/env node
// First, so that everything else is loaded only once.
import './process/re-execute.mts';

import { runMeasure } from './run-measure.mts';

await runMeasure();
