// Worker thread that detects lines of text and crops regions of images.
import { workerData } from 'node:worker_threads';

import { detectionTasks } from './detection-tasks.mts';
import type { ThreadSetup } from './network-threads.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';

const { files, detection, detectionThreads } = workerData as ThreadSetup;
const session = await loadSession(files.detection, detectionThreads);
serveTasks(session, detectionTasks(session, detection));
