import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Execution } from '../../../tools/n8n/installed/executions.mts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { HEIC_CARD } from '../../../tools/specimens/heic.mts';
import { submitFiles } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { FormExecutions } from './form-executions.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('iphone-photo', {
	en: {
		read: 'This was read',
		again: 'Please try again',
		emblem: /请拍摄国徽面.+emblem side/,
		portrait: 'portrait side',
		noCard: /没有识别到身份证.+no ID card/,
		broken: /无法打开.+be opened/,
		noPhoto: /不是照片.+is not a photo/,
	},
	'zh-CN': {
		read: '已识别',
		again: '请重新提交',
		emblem: /请拍摄国徽面。/,
		portrait: '人像面',
		noCard: /没有识别到身份证/,
		broken: /无法打开/,
		noPhoto: /不是照片/,
	},
});

const { session, browser } = await openN8n();

async function save(name: string, content: Uint8Array | string): Promise<string> {
	const file = path.join(session.environment.folder, `phone-${name}`);
	await writeFile(file, content);
	return file;
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let executions: FormExecutions;
	const FORM_PATH = address('/form/id-card-phone');

	beforeAll(async () => {
		const { id } = await importAndPublish(session, example, FORM_PATH);
		executions = new FormExecutions(session.client, id);
	});

	/** Uploads one photo or two, and returns what the last page says. */
	async function upload(...photos: string[]): Promise<{ text: string; execution: Execution }> {
		const url = session.environment.n8nUrl + FORM_PATH;
		const page = await submitFiles(browser, url, ...photos);
		const text = await page.innerText('body');
		const execution = await executions.ended(page);
		expect(text).not.toMatch(foreign);
		return { text, execution };
	}

	test('reads an iPhone photo of one side beside a JPEG of the other', async () => {
		const card = { seed: 'golden', index: 1 } as const;
		const front = await drawSpecimen({ ...card, side: 1 });
		const back = await drawSpecimen({ ...card, side: 0, level: 'photo' });
		const { text, execution } = await upload(
			await save('IMG_0001.HEIC', HEIC_CARD),
			await save('back.jpg', back.image),
		);
		expect(text).toContain(words.read);
		const { identity_name, identity_code, address } = front.fields;
		for (const value of [identity_name, identity_code, address]) expect(text).toContain(value);
		expect(text).toContain(back.fields.issued_by);
		expect(execution.ran(node('Recognize one photo'))).toBe(false);
	});

	test('reads one photo with both sides', async () => {
		const { image, fields } = await drawSpecimen({
			...{ seed: 'phone', index: 1, side: 1, level: 'photo' },
			layouts: ['both-sides'],
		});
		const { text } = await upload(await save('both.jpg', image));
		expect(text).toContain(words.read);
		for (const value of [fields.identity_name, fields.identity_code, fields.issued_by]) {
			expect(text).toContain(value);
		}
	});

	test('asks for the side that one photo does not show', async () => {
		const { text } = await upload(session.environment.samples.front);
		expect(text).toContain(words.again);
		expect(text).toMatch(words.emblem);
		expect(text).not.toContain(words.portrait);
		expect(text).not.toContain(session.environment.samples.fields.front.identity_code);
	});

	test.each([
		['a landscape', () => session.environment.samples.landscape, words.noCard],
		['a broken HEIC', () => save('cut.HEIC', HEIC_CARD.subarray(0, 9000)), words.broken],
		['a text', () => save('text.jpg', 'text, despite its name'), words.noPhoto],
	])('says what is wrong with %s', async (_, file, sentence) => {
		const { text } = await upload(await file());
		expect(text).toContain(words.again);
		expect(text).toMatch(sentence);
	});
});
