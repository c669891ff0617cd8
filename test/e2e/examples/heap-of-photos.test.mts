import { beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCard } from '../../cards/read-card.mts';
import { pdfOf } from '../../support/pdf-of.mts';
import { scanOf } from '../../support/scan-of.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { downloadedRows } from './downloaded-rows.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('heap-of-photos', {
	en: {
		name: 'identity_name',
		number: 'identity_code',
		authority: 'issued_by',
		until: 'valid_date_end',
		done: '完成 Done',
		review: 'needs_review',
		reason: 'reason_message',
		file: 'file_name',
	},
	'zh-CN': {
		name: '姓名',
		number: '公民身份号码',
		authority: '签发机关',
		until: '有效期截止',
		done: '完成',
		review: '需要核对',
		reason: '原因说明',
		file: '文件名',
	},
});

const { session, browser } = await openN8n();

beforeAll(async () => {
	await mkdir(inFolder('.'), { recursive: true });
});

const inFolder = (name: string) => path.join(session.environment.folder, 'heap', name);

async function save(name: string, content: Uint8Array | string): Promise<string> {
	await writeFile(inFolder(name), content);
	return inFolder(name);
}

/** Copies an image of a card; returns the file and the true fields. */
async function photo(name: string, card: string) {
	const { image, fields } = readCard(card);
	return { file: await save(name, image), fields };
}

describe.each(EXAMPLES)('$file', ({ workflow, words, foreign, address }) => {
	const FORM_PATH = address('/form/id-card-heap');

	beforeAll(async () => {
		await importAndPublish(session, workflow, FORM_PATH);
	});

	/** The rows of the spreadsheet that photos become. */
	async function rowsOf(files: string[]) {
		const url = session.environment.n8nUrl + FORM_PATH;
		const { rows, text } = await downloadedRows(browser, url, files);
		expect(text).toContain(words.done);
		expect(text).not.toMatch(foreign);
		return rows;
	}

	test('makes a row for each person, of photos in any order and of a PDF', async () => {
		const { image, cards = [] } = readCard('page-of-one.jpg');
		const [firstBack, secondFront, secondBack, firstFront] = [
			await photo('1.jpg', 'fourth-emblem.jpg'),
			await photo('2.jpg', 'fifth-portrait.jpg'),
			await photo('3.jpg', 'fifth-emblem.jpg'),
			await photo('4.jpg', 'fourth-portrait.jpg'),
		];
		const page = await save('5.pdf', pdfOf([await scanOf(image)]));
		const photos = [firstBack, secondFront, secondBack, firstFront].map(({ file }) => file);
		const rows = await rowsOf([...photos, page]);
		const third = cards.map(({ fields }) => fields).sort((one) => (one.side === 1 ? -1 : 1));
		const known = [
			[firstFront.fields, firstBack.fields],
			[secondFront.fields, secondBack.fields],
			third,
		];
		const people = known.map(([front, back]) => ({
			[words.name]: front?.identity_name,
			[words.number]: front?.identity_code,
			[words.authority]: back?.issued_by,
			[words.until]: back?.valid_date_end,
			// One page shows both sides of the third.
			...(front === third[0]
				? { [words.review]: false, [words.reason]: null }
				: { [words.review]: true, [words.reason]: expect.any(String) }),
		}));
		expect(rows).toHaveLength(people.length);
		expect(rows).toEqual(expect.arrayContaining(people.map((row) => expect.objectContaining(row))));
	});

	test('keeps what has no other side and what was not read, with the reason', async () => {
		const lone = await photo('lone.jpg', 'second-portrait.jpg');
		const { front, back, landscape, fields } = session.environment.samples;
		const text = await save('notes.jpg', 'text, despite its name');
		const rows = await rowsOf([lone.file, back, landscape, front, text]);
		expect(rows).toHaveLength(4);
		const found = (file: string) => rows.find((row) => String(row[words.file]).includes(file));
		expect(found('front.jpg')).toMatchObject({
			// In the order of the upload, or that in which n8n finished storing them.
			[words.file]: expect.stringMatching(/^(back\.jpg, front|front\.jpg, back)\.jpg$/),
			[words.name]: fields.front.identity_name,
			[words.review]: true,
			[words.authority]: fields.back.issued_by,
		});
		expect(found('lone.jpg')).toMatchObject({
			[words.name]: lone.fields.identity_name,
			[words.review]: true,
			[words.reason]: expect.any(String),
		});
		for (const unread of ['landscape.jpg', 'notes.jpg']) {
			const says = { [words.review]: true, [words.reason]: expect.any(String) };
			expect(found(unread)).toMatchObject(says);
		}
	});
});
