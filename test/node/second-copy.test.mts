import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runNode } from '../../tools/n8n/in-process/run-node.mts';
import { startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';
import { front, rows } from './run-with-stub.mts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The package's files as published, with a copy of n8n-workflow of its own beside them. */
let copy: string;
beforeAll(() => {
	// Inside node_modules, where the dependencies of n8n-workflow are found further up.
	copy = mkdtempSync(join(ROOT, 'node_modules', '.second-copy-'));
	for (const path of ['package.json', 'dist', 'node_modules/n8n-workflow']) {
		cpSync(join(ROOT, path), join(copy, path), { recursive: true });
	}
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

let stub: ApiZeroStub;
afterEach(async () => await stub?.close());

const runAt = async (baseUrl: string, packageFolder?: string) =>
	await runNode({
		items: rows(1),
		credential: { apiKey: 'k', baseUrl },
		parameters: { options: { requestsPerSecond: 0, maxTries: 2 } },
		packageFolder,
	});

test('the second copy has error classes of its own', () => {
	const classFrom = (folder: string) =>
		(createRequire(join(folder, 'package.json'))('n8n-workflow') as { NodeApiError: unknown })
			.NodeApiError;
	expect(classFrom(copy)).not.toBe(classFrom(ROOT));
});

test('beside a second copy of n8n-workflow a cut connection is retried', async () => {
	stub = await startApiZeroStub((_call, index) =>
		index === 0 ? { status: 200, body: '', cut: true } : front,
	);
	const { outputs } = await runAt(stub.baseUrl, copy);
	expect(outputs[0]).toHaveLength(1);
	expect(stub.calls).toHaveLength(2);
});

test('and explained as without one', async () => {
	const refusing = 'http://127.0.0.1:9';
	const { error } = await runAt(refusing, copy);
	const { error: expected } = await runAt(refusing);
	expect(error).toMatchObject({
		message: 'The service refused the connection [item 0]',
		description: expect.stringContaining("'Base URL'"),
		failure: { cause: 'temporarily-unavailable' },
	});
	const { message, description } = expected!;
	expect(error).toMatchObject({ message, description });
});

test('a missing credential is explained as without one', async () => {
	const run = async (packageFolder?: string) =>
		(await runNode({ items: rows(1), packageFolder })).error;
	const { message, description } = (await run())!;
	const error = (await run(copy))!;
	expect([error.message, error.description]).toEqual([message, description]);
});
