// npm run test:container
// Builds the image of server/Containerfile and runs it: root on Debian, no daemon. A private view of the
// machine's mounts shows crun one hierarchy of cgroups, since it refuses a mix of both versions.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { stopRequested } from '../../../tools/processes/stop-request.mts';
import { runSuite } from '../run-suite.mts';
import { startContainerEnvironment } from './container-environment.mts';

const PRIVATE = 'CONTAINER_TEST_IS_PRIVATE';
const ENTER =
	'umount --recursive /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup && exec "$@"';

if (process.env[PRIVATE] === undefined) {
	const again = [process.execPath, process.argv[1]!];
	const child = spawn('unshare', ['--mount', 'sh', '-c', ENTER, 'sh', ...again], {
		stdio: 'inherit',
		env: { ...process.env, [PRIVATE]: '1' },
	});
	const [code] = (await Promise.race([once(child, 'exit'), stopRequested().then(() => [1])])) as [
		number | null,
	];
	if (child.exitCode === null) {
		child.kill();
		await once(child, 'exit');
	}
	process.exit(code ?? 1);
}

const { code } = await runSuite('container/jest.config.mjs', () =>
	startContainerEnvironment(terminalProgress()),
);
process.exit(code);
