import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ENGLISH } from '../../../domain/language/english.ts';
import { readCard } from '../../../test/cards/read-card.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import { fileResult } from '../../src/folder/file-result.mts';
import { filesIn } from '../../src/folder/found-files.mts';
import { openFolders, writePictures } from '../../src/folder/person-pictures.mts';
import type { ReadFile } from '../../src/folder/read-file.mts';
import { readFiles } from '../../src/folder/read-files.mts';
import { tableOf } from '../../src/folder/rows.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';

const folder = mkdtempSync(join(tmpdir(), 'person-pictures-'));
let reader: PackedCardReader;
beforeAll(async () => {
	reader = await createCardReader({ workers: 1, readTimeout: 120 });
});
afterAll(async () => {
	await reader.close();
	rmSync(folder, { recursive: true, force: true });
});

test('a file that changed since it was read for the table gives no picture, and is named', async () => {
	const photos = mkdtempSync(join(folder, 'photos-'));
	const save = (name: string, card: string) =>
		writeFileSync(join(photos, name), readCard(`${card}.jpg`).image);
	save('样本甲正面.jpg', 'second-portrait');
	save('样本甲反面.jpg', 'second-emblem');
	save('2正面.jpg', 'third-portrait');
	save('3.jpg', 'fourth-portrait');
	save('4.jpg', 'fifth-portrait');
	const files = await filesIn(Buffer.from(photos), () => {});
	const how = { reader, accepted: new AcceptedImages(), atATime: 1 };
	const read: ReadFile[] = [];
	await readFiles(files, how, (one, index) => {
		read[index] = fileResult(one, index);
	});
	const { people } = tableOf(read, {
		columns: new Set(),
		naming: 'api',
		languages: [ENGLISH],
		minimumConfidence: null,
		referenceDate: '2026-01-01',
		mask: 'off',
	});

	// Another person's card, a file that is torn, and one that is gone.
	save('样本甲正面.jpg', 'third-portrait');
	writeFileSync(join(photos, '3.jpg'), '');
	rmSync(join(photos, '4.jpg'));
	const folders = { cards: join(folder, 'cards'), copies: join(folder, 'copies') };
	openFolders(folders);
	const lacking = await writePictures(people, files, {
		...how,
		read,
		folders,
		naming: { by: 'name', words: ['反面', '正面'] },
		asked: { crops: ['card', 'copy'], redact: [], purpose: '仅供测试' },
		onFull: () => {},
	});
	const [third] = people.find(({ files: [file] }) => file === '2正面.jpg')!.sides;
	const [second] = people.find(({ sides: [, emblem] }) => emblem)!.sides;
	expect(readdirSync(folders.cards).sort()).toEqual(
		[`${third.fields.identity_name}-正面.jpg`, `${second.fields.identity_name}-反面.jpg`].sort(),
	);
	expect(readdirSync(folders.copies)).toEqual([`${third.fields.identity_name}-正面.pdf`]);
	expect(lacking).toEqual([
		'No pictures of 3.jpg: 3.jpg changed after it was read.',
		'No pictures of 4.jpg: 4.jpg could not be read again (ENOENT).',
		'No pictures of 样本甲正面.jpg, 样本甲反面.jpg: 样本甲正面.jpg changed after it was read.',
	]);
}, 120_000);
