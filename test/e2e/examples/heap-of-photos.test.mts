import { beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawCardsPage } from '../../../tools/specimens/cards-page.mts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { pdfOf } from '../../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../../tools/specimens/scan-of.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { submitForm } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { FormExecutions } from './form-executions.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('heap-of-photos', {
	en: {
		...{ people: 'ID card people', sides: 'ID card sides to match' },
		...{ allThere: /Yes/, someMissing: /missing/ },
		saved: (count: number) => `${count} ${count === 1 ? 'person' : 'people'} saved`,
		forAPerson: 'For a person to look at',
		compare: /比较两张照片.+compare the two photos/,
		loneInPage: /lone\.jpg：没有找到另一面.+Its other side is not here/,
		...{ status: 'compare', front: 'front' },
		lone: /other side/,
		notRead: /No card was read/,
		notAnImage: /could not be read: The file is not in a supported image format$/,
	},
	'zh-CN': {
		...{ people: '身份证人员', sides: '待配对的身份证' },
		...{ allThere: /^都在$/, someMissing: /^可能缺$/ },
		saved: (count: number) => `${count} 人已保存`,
		forAPerson: '请人工查看',
		compare: /比较两张照片。/,
		loneInPage: /lone\.jpg：没有找到另一面。/,
		...{ status: '待比对', front: '人像面' },
		lone: /^没有找到另一面。$/,
		notRead: /^照片中没有识别到身份证。$/,
		notAnImage: /^文件无法读取：不是能识别的图片格式$/,
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

/** Draws one side of the card of a person of the heap; returns the file and the true fields. */
async function photo(name: string, index: number, side: 0 | 1) {
	const { image, fields } = await drawSpecimen({ seed: 'heap', index, side, level: 'photo' });
	return { file: await save(name, image), fields };
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address }) => {
	let executions: FormExecutions;
	const FORM_PATH = address('/form/id-card-heap');

	beforeAll(async () => {
		const { id } = await importAndPublish(session, example, FORM_PATH);
		executions = new FormExecutions(session.client, id);
	});

	/** Uploads photos, answers whether all sides are there, and returns what the last page says. */
	async function upload(files: string[], answer: 'allThere' | 'someMissing'): Promise<string> {
		const url = session.environment.n8nUrl + FORM_PATH;
		const page = await submitForm(browser, url, async (form) => {
			await form.setInputFiles('#field-0', files);
			await form.getByLabel(words[answer]).check();
		});
		const text = await page.innerText('body');
		await executions.ended(page);
		expect(text).not.toMatch(foreign);
		return text;
	}

	async function rowsOf(name: string): Promise<Row[]> {
		return await (await openDataTable(session.client, name)).rows();
	}

	const people = async () => await rowsOf(words.people);
	const sidesToMatch = async () => await rowsOf(words.sides);

	test('makes a row a person of photos in any order, and of a PDF with both sides', async () => {
		const { image, cards } = await drawCardsPage({
			...{ seed: 'heap', index: 0, people: 1, turned: 'upright' },
		});
		const [firstBack, secondFront, secondBack, firstFront] = [
			await photo('1.jpg', 0, 0),
			await photo('2.jpg', 1, 1),
			await photo('3.jpg', 1, 0),
			await photo('4.jpg', 0, 1),
		];
		const page = await save('5.pdf', pdfOf([await scanOf(image)]));
		const photos = [firstBack, secondFront, secondBack, firstFront].map(({ file }) => file);
		const text = await upload([...photos, page], 'allThere');
		expect(text).toContain(words.saved(3));
		expect(text).not.toContain(words.forAPerson);
		const third = cards.map(({ fields }) => fields).sort((one) => (one.side === 1 ? -1 : 1));
		const rows = await people();
		const known = [
			[firstFront.fields, firstBack.fields],
			[secondFront.fields, secondBack.fields],
			third,
		];
		expect(rows).toHaveLength(known.length);
		expect(rows).toEqual(
			expect.arrayContaining(
				known.map(([front, back]) =>
					expect.objectContaining({
						...{ name: front?.identity_name, idNumber: front?.identity_code },
						...{ address: front?.address, issuingAuthority: back?.issued_by },
						...{ validUntil: back?.valid_date_end },
						matchedBy: expect.stringMatching(/^same-(county|city)/),
					}),
				),
			),
		);
	});

	test('lists what cannot be matched, with what may belong to it, and asks to compare a match', async () => {
		const lone = await photo('lone.jpg', 2, 1);
		const { front, back, landscape, fields } = session.environment.samples;
		const text = await save('notes.jpg', 'text, despite its name');
		const page = await upload([lone.file, back, landscape, front, text], 'someMissing');
		expect(page).toContain(words.saved(1));
		expect(page).toMatch(words.compare);
		expect(page).toMatch(words.loneInPage);
		const rows = await people();
		expect(rows.at(-1)).toMatchObject({
			...{ name: fields.front.identity_name, issuingAuthority: fields.back.issued_by },
			status: words.status,
		});
		const listed = (await sidesToMatch()).map((row) =>
			['file', 'side', 'name', 'reason', 'candidates'].map((column) => row[column]),
		);
		const reason = (words: RegExp) => expect.stringMatching(words);
		// n8n puts uploaded files in the order in which they were written.
		expect(listed).toHaveLength(3);
		expect(listed).toEqual(
			expect.arrayContaining([
				['lone.jpg', words.front, lone.fields.identity_name, reason(words.lone), ''],
				['landscape.jpg', '', '', reason(words.notRead), ''],
				['notes.jpg', '', '', reason(words.notAnImage), ''],
			]),
		);
	});

	test('matches nothing where two photos that were not read may be other sides, but names what fits', async () => {
		const before = await people();
		const listedBefore = await sidesToMatch();
		const { front, back, landscape, fields } = session.environment.samples;
		const text = await save('more-notes.jpg', 'text, despite its name');
		const page = await upload([front, back, landscape, text], 'allThere');
		expect(page).toContain(words.saved(0));
		expect(await people()).toEqual(before);
		const listed = (await sidesToMatch()).slice(listedBefore.length);
		const { issued_by: authority, valid_date_start: start } = fields.back;
		expect(listed).toHaveLength(4);
		expect(listed.map(({ file, candidates }) => [file, candidates])).toEqual(
			expect.arrayContaining([
				['front.jpg', `back.jpg ${authority} ${start}`],
				['back.jpg', `front.jpg ${fields.front.identity_name}`],
				['landscape.jpg', ''],
				['more-notes.jpg', ''],
			]),
		);
		expect(page).toMatch(/front\.jpg：它的另一面可能不在其中/);
	});
});
