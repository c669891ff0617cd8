import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EngineMissingError } from '../../src/errors/server-errors.mts';
import { readPack } from '../../src/models/model-pack.mts';
import { OwnPack } from './own-pack.mts';

test('the pack that ships with the server has all files, in less than 12 MB', async () => {
	const { name, files } = await readPack();
	expect(name).toBe('pp-ocrv6-small-cards-int8');
	const sizes = Object.values(files).map(async (path) => (await readFile(path)).length);
	expect(sizes).toHaveLength(8);
	const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	expect(total).toBeLessThan(12_000_000);
});

describe("an operator's own folder", () => {
	let pack: OwnPack;
	beforeEach(async () => {
		pack = await OwnPack.create();
	});
	afterEach(() => pack.delete());

	test('may lack the FP32 networks, the self-check and drafts', async () => {
		await pack.omit('detectionFp32', 'recognitionFp32', 'selfCheck', 'draft', 'draftFp32');
		const { files } = await readPack(pack.folder);
		expect(Object.keys(files)).toEqual(['detection', 'recognition', 'dictionary']);
	});

	test('is rejected if its pack.json does not say when drafts stand', async () => {
		await pack.change((list) => delete list.draft);
		await expect(readPack(pack.folder)).rejects.toThrow('own does not say when drafts stand');
	});

	test.each(['detection', 'dictionary'])(
		'is rejected if its pack.json lists no %s',
		async (role) => {
			await pack.omit(role);
			await expect(readPack(pack.folder)).rejects.toThrow(`pack.json of own lists no ${role}.`);
		},
	);

	test.each([
		['dictionary.txt', 'dictionary'],
		['recognition-fp32.onnx', 'recognitionFp32'],
	])('is rejected if the hash of %s differs', async (file, role) => {
		await writeFile(join(pack.folder, file), 'other');
		await expect(readPack(pack.folder)).rejects.toThrow(
			`The ${role} file of the model pack own has the wrong SHA-256.`,
		);
	});

	test('is rejected if its dictionary lacks a character of an ethnic group', async () => {
		const text = await readFile(join(pack.folder, 'dictionary.txt'), 'utf8');
		await pack.replace('dictionary', text.replace('仫\n', '?\n'));
		await expect(readPack(pack.folder)).rejects.toThrow('own lacks 仫, of an ethnic group');
	});

	test.each([
		['pack.json', 'has no pack.json'],
		['dictionary.txt', 'The dictionary file of the model pack own is missing.'],
		['detection-fp32.onnx', 'The detectionFp32 file of the model pack own is missing.'],
	])('is rejected without %s', async (file, message) => {
		await rm(join(pack.folder, file));
		await expect(readPack(pack.folder)).rejects.toThrow(message);
		await expect(readPack(pack.folder)).rejects.toThrow(EngineMissingError);
	});

	test.each([
		['{', 'is not valid JSON'],
		['{"name":"x","files":{}}', 'has no detection'],
	])('is rejected if its pack.json is %s', async (text, message) => {
		await writeFile(join(pack.folder, 'pack.json'), text);
		await expect(readPack(pack.folder)).rejects.toThrow(message);
	});
});
