import process from 'node:process';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { stopRequested } from '../../../tools/processes/stop-request.mts';
import { runJest } from '../run-jest.mts';
import { setQueueStage } from './queue-stage.mts';

const { env, strike } = await setQueueStage(terminalProgress()).catch((error: Error) => {
	process.stderr.write(`\nThe tests could not start. ${error.message}\n`);
	process.exit(1);
});
const code = await Promise.race([runJest('queue/jest.config.mjs', [], env), stopRequested()]);
await strike();
process.exit(typeof code === 'number' ? code : 1);
