import process from 'node:process';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { stopRequested } from '../../../tools/processes/stop-request.mts';
import { runJest } from '../run-jest.mts';
import { startQueueEnvironment } from './queue-environment.mts';

const { env, stop } = await startQueueEnvironment(terminalProgress()).catch((error: Error) => {
	process.stderr.write(`\nThe tests could not start. ${error.message}\n`);
	process.exit(1);
});
const code = await Promise.race([runJest('queue/jest.config.mjs', [], env), stopRequested()]);
await stop();
process.exit(typeof code === 'number' ? code : 1);
