import { afterAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const LAB = fileURLToPath(new URL('../../', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'calibration-'));
afterAll(() => rm(folder, { recursive: true }));

/** In a process of its own: jest's environment variables do not reach threads. */
const RECORD = `(async () => {
	const { drawSpecimen } = await import('./specimens/draw.mts');
	const { recordInputs } = await import('./model-pack/calibration/recorded-inputs.mts');
	const { networksIn } = await import('./model-pack/networks-in.mts');
	const { image } = await drawSpecimen({ seed: 'recorded', index: 0, side: 1, level: 'clean' });
	await recordInputs(networksIn('../../server/models'), [image].values(), process.argv[1]);
})()`;

test('what each network is given is recorded, at each of three sizes', async () => {
	execFileSync(process.execPath, ['--eval', RECORD, folder], { cwd: LAB });
	const files = Map.groupBy(await readdir(folder), (file) => file.split('-')[0]);
	expect(files.get('detection')).toHaveLength(3);
	expect(files.get('recognition')?.length).toBeGreaterThan(20);
});
