import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { waitForExecution, type Item } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { openN8nBrowser, type N8nBrowser } from '../browser.mts';
import { submitForm } from '../form-page.mts';
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

type Row = Record<string, unknown>;

let session: OwnerSession;
let browser: N8nBrowser;
let workflow: SavedWorkflow;

beforeAll(async () => {
	session = await openOwnerSession();
	workflow = await importAndPublish(
		session,
		await readExample('batch-of-photos'),
		'/form/id-card-batch',
	);
	browser = await openN8nBrowser(session.environment);
});

afterAll(async () => {
	await browser?.close();
});

/** The sample card, a second card without its back, an image without a card, and a text file. */
async function photos(): Promise<{ files: string[]; second: string | null }> {
	const { samples } = session.environment;
	const folder = path.join(session.environment.folder, 'batch');
	await mkdir(folder, { recursive: true });
	const inFolder = (name: string) => path.join(folder, name);
	await copyFile(samples.front, inFolder('wang-front.jpg'));
	await copyFile(samples.back, inFolder('wang back.jpg'));
	await copyFile(samples.landscape, inFolder('holiday.jpg'));
	const { picture, fields } = await drawSpecimen({ seed: 2026, index: 1, side: 1 });
	await writeFile(inFolder('李正面.png'), picture);
	await writeFile(inFolder('notes.jpg'), 'text, despite its name');
	const names = ['wang-front.jpg', 'holiday.jpg', 'notes.jpg', '李正面.png', 'wang back.jpg'];
	return { files: names.map(inFolder), second: fields.identity_code };
}

describe('examples/batch-of-photos.json', () => {
	test('routes every photo, joins the two sides by file name and summarizes', async () => {
		const { files, second } = await photos();
		const { front, back } = session.environment.samples.fields;
		const url = `${session.environment.n8nUrl}/form/id-card-batch`;
		const page = await submitForm(browser, url, (form) => form.setInputFiles('#field-0', files));
		const text = await page.innerText('body');
		expect(text).toContain('1 complete card in 5 photos');
		expect(text).toContain('Not recognized: holiday.jpg');
		expect(text).toContain(
			'Not read: notes.jpg: The file is neither JPEG nor PNG, nor in another format that is read\n',
		);
		expect(text).toContain('李: back missing');

		// The execution ends only after its last page has loaded.
		const execution = await waitForExecution(session.client, workflow.id);
		await page.close();
		const nameOf = ({ json }: Item) => json['fileName'] ?? (json['error'] as Row)['fileName'];
		const namesOn = execution.outputsOf('ID Card OCR').map((items) => items.map(nameOf));
		expect(namesOn).toEqual([
			['wang-front.jpg', '李正面.png'],
			['wang back.jpg'],
			['holiday.jpg', 'notes.jpg'],
		]);
		const [people = []] = execution.outputsOf('One row per person');
		expect(people.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				person: 'wang',
				status: 'complete',
				idNumber: front.identity_code,
				name: front.identity_name,
				issuingAuthority: back.issued_by,
				validUntil: back.valid_date_end,
				photos: 'wang-front.jpg, wang back.jpg',
			}),
			expect.objectContaining({ person: '李', status: 'back missing', idNumber: second }),
			expect.objectContaining({ person: 'holiday', status: 'not recognized' }),
			expect.objectContaining({ person: 'notes', status: 'not read' }),
		]);
	});
});
