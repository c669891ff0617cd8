import { beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { waitForExecution, type Item } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { submitForm } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

type Row = Record<string, unknown>;

const EXAMPLES = inEachLanguage('batch-of-photos', {
	en: {
		page: [
			'1 complete card in 5 photos',
			'Not recognized: holiday.jpg',
			'Not read: notes.jpg: The file is not in a supported image format\n',
			'李: back missing',
		],
		statuses: ['complete', 'back missing', 'not recognized', 'not read'],
	},
	'zh-CN': {
		page: [
			'1 张身份证齐全，共 5 张照片',
			'人像面 2 张，国徽面 1 张',
			'未识别到身份证：holiday.jpg',
			'无法读取：notes.jpg：不是能识别的图片格式\n',
			'李：缺国徽面',
		],
		statuses: ['齐全', '缺国徽面', '未识别到身份证', '无法读取'],
	},
});

const { session, browser } = await openN8n();

/** The sample card, a second card without its back, an image without a card, and a text file. */
async function photos(): Promise<{ files: string[]; second: string | null }> {
	const { samples } = session.environment;
	const folder = path.join(session.environment.folder, 'batch');
	await mkdir(folder, { recursive: true });
	const inFolder = (name: string) => path.join(folder, name);
	await copyFile(samples.front, inFolder('wang-front.jpg'));
	await copyFile(samples.back, inFolder('wang back.jpg'));
	await copyFile(samples.landscape, inFolder('holiday.jpg'));
	const { image, fields } = await drawSpecimen({ seed: 2026, index: 1, side: 1 });
	await writeFile(inFolder('李正面.png'), image);
	await writeFile(inFolder('notes.jpg'), 'text, despite its name');
	const names = ['wang-front.jpg', 'holiday.jpg', 'notes.jpg', '李正面.png', 'wang back.jpg'];
	return { files: names.map(inFolder), second: fields.identity_code };
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let workflow: SavedWorkflow;
	const FORM_PATH = address('/form/id-card-batch');

	beforeAll(async () => {
		workflow = await importAndPublish(session, example, FORM_PATH);
	});

	test('routes every photo, joins the two sides by file name and summarizes', async () => {
		const { files, second } = await photos();
		const { front, back } = session.environment.samples.fields;
		const url = session.environment.n8nUrl + FORM_PATH;
		const page = await submitForm(browser, url, (form) => form.setInputFiles('#field-0', files));
		const text = await page.innerText('body');
		for (const line of words.page) expect(text).toContain(line);
		expect(text).not.toMatch(foreign);

		// The execution ends only after its last page has loaded.
		const execution = await waitForExecution(session.client, workflow.id);
		await page.close();
		const nameOf = ({ json }: Item) => json['fileName'] ?? (json['error'] as Row)['fileName'];
		// n8n puts uploaded files in the order in which they were written.
		const namesOn = execution
			.outputsOf(node('ID Card OCR'))
			.map((items) => items.map(nameOf).sort());
		expect(namesOn).toEqual([
			['wang-front.jpg', '李正面.png'],
			['wang back.jpg'],
			['holiday.jpg', 'notes.jpg'],
		]);
		const [people = []] = execution.outputsOf(node('One row per person'));
		const [complete, backMissing, notRecognized, notRead] = words.statuses;
		expect(people).toHaveLength(4);
		expect(people.map(({ json }) => json)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					person: 'wang',
					status: complete,
					idNumber: front.identity_code,
					name: front.identity_name,
					issuingAuthority: back.issued_by,
					validUntil: back.valid_date_end,
					photos: 'wang-front.jpg, wang back.jpg',
				}),
				expect.objectContaining({ person: '李', status: backMissing, idNumber: second }),
				expect.objectContaining({ person: 'holiday', status: notRecognized }),
				expect.objectContaining({ person: 'notes', status: notRead }),
			]),
		);
	});
});
