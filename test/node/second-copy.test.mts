import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runNode } from '../../tools/n8n/in-process/run-node.mts';
import { runNpm } from '../../tools/n8n/installed/npm-command.mts';
import { startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';
import { front, rows, withCalls } from './run-with-stub.mts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of community packages as npm leaves it: ours, and n8n-workflow, which is its peer. */
let installed: string;
let ours: string;
beforeAll(async () => {
	// Inside node_modules, where the dependencies of n8n-workflow are found further up.
	installed = mkdtempSync(join(ROOT, 'node_modules', '.second-copy-'));
	await runNpm(['pack', '--ignore-scripts', '--pack-destination', installed], ROOT);
	ours = join(installed, 'node_modules', 'n8n-nodes-apizero');
	mkdirSync(ours, { recursive: true });
	const tarball = readdirSync(installed).find((name) => name.endsWith('.tgz'))!;
	execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', ours], { cwd: installed });
	const workflow = join('node_modules', 'n8n-workflow');
	cpSync(join(ROOT, workflow), join(installed, workflow), { recursive: true });
});
afterAll(() => rmSync(installed, { recursive: true, force: true }));

let stub: ApiZeroStub;
afterEach(async () => await stub?.close());

const runAt = async (baseUrl: string, packageFolder?: string) =>
	await runNode({
		items: rows(1),
		credential: { apiKey: 'k', baseUrl },
		parameters: { options: withCalls({ maxTries: 2 }) },
		packageFolder,
	});

/** Nothing listens here. */
const REFUSING = 'http://127.0.0.1:9';

test('the second copy has error classes of its own', () => {
	const classFrom = (folder: string) =>
		(createRequire(join(folder, 'package.json'))('n8n-workflow') as { NodeApiError: unknown })
			.NodeApiError;
	expect(classFrom(ours)).not.toBe(classFrom(ROOT));
});

test('beside a second copy of n8n-workflow a cut connection is retried', async () => {
	stub = await startApiZeroStub((_call, index) =>
		index === 0 ? { status: 200, body: '', cut: true } : front,
	);
	const { outputs } = await runAt(stub.baseUrl, ours);
	expect(outputs[0]).toHaveLength(1);
	expect(stub.calls).toHaveLength(2);
});

test('a refused connection is retried', async () => {
	let connections = 0;
	const count = () => connections++;
	subscribe('net.client.socket', count);
	await runAt(REFUSING, ours);
	unsubscribe('net.client.socket', count);
	expect(connections).toBe(2);
});

test('and explained as without one', async () => {
	const { error } = await runAt(REFUSING, ours);
	const { error: expected } = await runAt(REFUSING);
	expect(error).toMatchObject({
		message: 'The service refused the connection: no server runs at this address [item 0]',
		description: expect.stringContaining('Base URL'),
		failure: { cause: 'temporarily-unavailable' },
	});
	const { message, description } = expected!;
	expect(error).toMatchObject({ message, description });
});
