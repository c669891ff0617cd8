import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Bill } from '../../../tools/commands/sbom/bill.mts';

const COMMAND = fileURLToPath(new URL('../../../tools/commands/sbom.mts', import.meta.url));
const LOCK = new URL('../../../package-lock.json', import.meta.url);

const print = (name: string) =>
	JSON.parse(execFileSync(process.execPath, [COMMAND, name], { encoding: 'utf8' })) as Bill;

describe('the bill of materials', () => {
	test('of the server lists what the lock installs with it, each by its hash', () => {
		const { metadata, components, dependencies } = print('idcard-ocr-server');
		expect(metadata.component).toMatchObject({ name: 'idcard-ocr-server', type: 'application' });
		const { packages } = JSON.parse(readFileSync(LOCK, 'utf8'));
		const locked = Object.entries<{ version: string }>(packages).map(
			([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`,
		);
		const listed = new Set(components.map((one) => one['bom-ref']));
		expect(listed.size).toBeGreaterThan(60);
		expect([...listed].filter((one) => !locked.includes(one))).toEqual([]);
		expect([...listed].map((one) => one.replace(/@[^@]+$/, ''))).toEqual(
			expect.arrayContaining(['fastify', 'sharp', '@img/sharp-win32-x64', 'onnxruntime-node']),
		);
		expect([...listed].filter((one) => one.startsWith('jest@'))).toEqual([]);
		expect(components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
		const refs = [metadata.component, ...components].map((one) => one['bom-ref']);
		expect(dependencies.filter(({ ref }) => !refs.includes(ref))).toEqual([]);
	}, 60_000);

	test('of the node lists nothing, since it brings nothing with it', () => {
		const { metadata, components } = print('n8n-nodes-apizero');
		expect(metadata.component).toMatchObject({ name: 'n8n-nodes-apizero' });
		expect(components).toEqual([]);
	}, 60_000);
});
