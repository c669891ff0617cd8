import process from 'node:process';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { runSuite } from '../run-suite.mts';
import { startQueueEnvironment } from './queue-environment.mts';

const { code } = await runSuite('queue/jest.config.mjs', () =>
	startQueueEnvironment(terminalProgress()),
);
process.exit(code);
