import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { waitForExecution } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { drawCardsPage } from '../../../tools/specimens/cards-page.mts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { pdfOf } from '../../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../../tools/specimens/scan-of.mts';
import { openN8nBrowser, type N8nBrowser } from '../browser.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { submitForm } from '../form-page.mts';
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

const FORM_PATH = '/form/id-card-heap';

let session: OwnerSession;
let browser: N8nBrowser;
let workflow: SavedWorkflow;
let latest = 0;

beforeAll(async () => {
	session = await openOwnerSession();
	workflow = await importAndPublish(session, await readExample('heap-of-photos'), FORM_PATH);
	browser = await openN8nBrowser(session.environment);
	await mkdir(inFolder('.'), { recursive: true });
});

afterAll(async () => {
	await browser?.close();
});

const inFolder = (name: string) => path.join(session.environment.folder, 'heap', name);

async function save(name: string, content: Uint8Array | string): Promise<string> {
	await writeFile(inFolder(name), content);
	return inFolder(name);
}

/** Draws one side of the card of a person of the heap; returns the file and the true fields. */
async function photo(name: string, index: number, side: 0 | 1) {
	const { picture, fields } = await drawSpecimen({ seed: 'heap', index, side, level: 'photo' });
	return { file: await save(name, picture), fields };
}

/** Uploads photos, answers whether all sides are there, and returns what the last page says. */
async function upload(files: string[], answer: 'Yes' | 'missing'): Promise<string> {
	const url = session.environment.n8nUrl + FORM_PATH;
	const page = await submitForm(browser, url, async (form) => {
		await form.setInputFiles('#field-0', files);
		await form.getByLabel(new RegExp(answer)).check();
	});
	const text = await page.innerText('body');
	// The execution ends only after its last page has loaded.
	const execution = await waitForExecution(session.client, workflow.id, { after: latest });
	latest = Number(execution.id);
	await page.close();
	expect(execution.error).toBeUndefined();
	return text;
}

async function rowsOf(name: string): Promise<Row[]> {
	return await (await openDataTable(session.client, name)).rows();
}

const people = async () => await rowsOf('ID card people');
const sidesToMatch = async () => await rowsOf('ID card sides to match');

describe('examples/heap-of-photos.json', () => {
	test('makes a row a person of photos in any order, and of a PDF with both sides', async () => {
		const { picture, cards } = await drawCardsPage({
			...{ seed: 'heap', index: 0, people: 1, turned: 'upright' },
		});
		const [firstBack, secondFront, secondBack, firstFront] = [
			await photo('1.jpg', 0, 0),
			await photo('2.jpg', 1, 1),
			await photo('3.jpg', 1, 0),
			await photo('4.jpg', 0, 1),
		];
		const page = await save('5.pdf', pdfOf([await scanOf(picture)]));
		const photos = [firstBack, secondFront, secondBack, firstFront].map(({ file }) => file);
		const text = await upload([...photos, page], 'Yes');
		expect(text).toContain('3 people saved');
		expect(text).not.toContain('For a person to look at');
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
		const page = await upload([lone.file, back, landscape, front, text], 'missing');
		expect(page).toContain('1 person saved');
		expect(page).toMatch(/比较两张照片.+compare the two photos/);
		expect(page).toMatch(/lone\.jpg：没有找到另一面.+Its other side is not here/);
		const rows = await people();
		expect(rows.at(-1)).toMatchObject({
			...{ name: fields.front.identity_name, issuingAuthority: fields.back.issued_by },
			status: 'compare',
		});
		const listed = (await sidesToMatch()).map((row) =>
			['file', 'side', 'name', 'reason', 'candidates'].map((column) => row[column]),
		);
		const reason = (words: RegExp) => expect.stringMatching(words);
		expect(listed).toEqual([
			['lone.jpg', 'front', lone.fields.identity_name, reason(/other side/), ''],
			['landscape.jpg', '', '', reason(/No card was read/), ''],
			['notes.jpg', '', '', reason(/could not be read: The file is neither [^[]+$/), ''],
		]);
	});

	test('matches nothing where two photos that were not read may be other sides, but names what fits', async () => {
		const before = await people();
		const listedBefore = await sidesToMatch();
		const { front, back, landscape, fields } = session.environment.samples;
		const text = await save('more-notes.jpg', 'text, despite its name');
		const page = await upload([front, back, landscape, text], 'Yes');
		expect(page).toContain('0 people saved');
		expect(await people()).toEqual(before);
		const listed = (await sidesToMatch()).slice(listedBefore.length);
		const { issued_by: authority, valid_date_start: start } = fields.back;
		expect(listed.map(({ file, candidates }) => [file, candidates])).toEqual([
			['front.jpg', `back.jpg ${authority} ${start}`],
			['back.jpg', `front.jpg ${fields.front.identity_name}`],
			['landscape.jpg', ''],
			['more-notes.jpg', ''],
		]);
		expect(page).toMatch(/front\.jpg：它的另一面可能不在其中/);
	});
});
