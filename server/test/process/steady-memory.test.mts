import { expect, test } from '@jest/globals';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('reexecuted-script.mjs', import.meta.url));
const NAME = 'MALLOC_MMAP_THRESHOLD_';
const environment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => name !== NAME && name !== 'NODE_OPTIONS'),
);

const run = (env: NodeJS.ProcessEnv, ...args: string[]) =>
	JSON.parse(
		spawnSync(process.execPath, ['--no-warnings', SCRIPT, ...args], { env }).stdout.toString(),
	);

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a process re-executes itself with steady memory and the same arguments', () => {
	expect(run(environment, '--port', '0')).toEqual({
		threshold: '131072',
		args: ['--port', '0'],
		options: ['--no-warnings'],
		nodeOptions: '--max-semi-space-size=8',
	});
});

test('only once, even if the C library hides its variable', () => {
	const told = run({ ...environment, STEADY_MEMORY_REEXECUTED: '1' });
	expect(told).not.toHaveProperty('threshold');
});

test('a value set by the user is kept', () => {
	expect(run({ ...environment, [NAME]: '1000000' })).toMatchObject({ threshold: '1000000' });
	// Of an option given twice, Node.js takes the last.
	expect(run({ ...environment, NODE_OPTIONS: '--max-semi-space-size=64' })).toMatchObject({
		nodeOptions: '--max-semi-space-size=8 --max-semi-space-size=64',
	});
});

test('a process with an IPC channel keeps it', async () => {
	const child = fork(SCRIPT, { env: environment, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
	const [message] = await once(child, 'message');
	expect(message).not.toHaveProperty('threshold');
});
