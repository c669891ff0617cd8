import { describe, expect, test } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';

import { sha256Of } from '../../../../server/src/models/model-pack.mts';
import { neededOutputs } from '../../../../server/src/ocr/recognition.mts';
import { loadSession } from '../../../../server/src/ocr/session.mts';
import { DRAFT_OPTIONS } from '../../model-pack/draft-options.mts';
import { readSources } from '../../model-pack/sources.mts';

const MODELS = new URL('../../../../server/models/', import.meta.url);
const RECIPE = new URL('../../model-pack/', import.meta.url);

interface Manifest {
	characters: number;
	files: Record<string, { path: string; sha256: string }>;
	source: object;
	draft: object;
}

interface Check {
	shape: [number, number, number, number];
	pixels: string;
	at: number[];
	values: number[];
	tolerance: number;
}

const readJson = async <Type,>(name: string) =>
	JSON.parse(await readFile(new URL(name, MODELS), 'utf8')) as Type;
const manifest = await readJson<Manifest>('pack.json');

describe('the model pack', () => {
	test.each(Object.entries(manifest.files))('%s has its SHA-256', async (_, { path, sha256 }) => {
		expect(sha256Of(await readFile(new URL(path, MODELS)))).toBe(sha256);
	});

	test('is made of the sources that the recipe names', async () => {
		expect(manifest.source).toEqual(await readSources(RECIPE.pathname));
	});

	test.each(['recognition', 'draft'] as const)(
		'has the %s of the committed weights',
		async (network) => {
			const { trained } = await readSources(RECIPE.pathname);
			const { path, sha256 } = trained![network]!;
			expect(sha256Of(await readFile(new URL(path, RECIPE)))).toBe(sha256);
		},
	);

	test('says of drafts what the recipe does', () => {
		expect(manifest.draft).toEqual(DRAFT_OPTIONS);
	});

	const RECOGNIZERS = ['recognition', 'recognitionFp32', 'draft', 'draftFp32'];

	test.each(RECOGNIZERS)('%s gives the probable classes', async (role) => {
		const session = await loadSession(new URL(manifest.files[role].path, MODELS).pathname, 1);
		expect(neededOutputs(session)).toEqual(['classes', 'probabilities']);
	});

	test.each(['detection', 'detectionFp32'])('%s takes bytes', async (role) => {
		const session = await loadSession(new URL(manifest.files[role].path, MODELS).pathname, 1);
		expect(session.takesBytes).toBe(true);
	});

	test('takes at most 12 MB', async () => {
		const files = Object.values(manifest.files);
		const sizes = await Promise.all(files.map(async ({ path }) => stat(new URL(path, MODELS))));
		expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(12e6);
	});

	test('has a dictionary with one character a line', async () => {
		const text = await readFile(new URL('dictionary.txt', MODELS), 'utf8');
		const lines = text.split('\n');
		expect(lines.pop()).toBe('');
		expect(lines).toHaveLength(manifest.characters);
		expect(lines).toContain('翀');
	});

	test('has inputs to check both INT8 networks with', async () => {
		const checks = await readJson<Record<string, Check[]>>('self-check.json');
		expect(Object.keys(checks).sort()).toEqual(['detection', 'recognition']);
		for (const { shape, pixels, at, values, tolerance } of Object.values(checks).flat()) {
			const { length } = Buffer.from(pixels, 'base64');
			expect(3 * length).toBe(shape.reduce((product, side) => product * side, 1));
			expect(at.length).toBeGreaterThan(20);
			expect(values).toHaveLength(at.length);
			expect(tolerance).toBeGreaterThan(0);
		}
	});

	test('ships with the licence of its source and says what was changed', async () => {
		expect(await readFile(new URL('LICENSE', MODELS), 'utf8')).toMatch(/Apache License/);
		const notice = await readFile(new URL('NOTICE', MODELS), 'utf8');
		for (const { path } of Object.values(manifest.files)) expect(notice).toContain(path);
	});
});

test('every Python package of the recipe is pinned by hash', async () => {
	const text = await readFile(new URL('requirements.txt', RECIPE), 'utf8');
	const packages = text.split(/\n(?=[a-z])/).filter((entry) => /^[a-z]/.test(entry));
	expect(packages.length).toBeGreaterThan(5);
	for (const entry of packages) expect(entry).toMatch(/==[^ ]+ .*\n {4}--hash=sha256:[0-9a-f]{64}/);
});
