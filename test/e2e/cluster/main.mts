import process from 'node:process';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { installRedis } from '../../../tools/n8n/installed/redis.mts';
import { runJest } from '../run-jest.mts';
import { installNginx } from '../../../tools/server-process/nginx.mts';

try {
	installRedis(terminalProgress());
	installNginx(terminalProgress());
} catch (error) {
	process.stderr.write(`\nThe tests could not start. ${(error as Error).message}\n`);
	process.exit(1);
}
process.exit(await runJest('cluster/jest.config.mjs', [], {}));
