import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { submitChoice, submitFiles } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { FormExecutions } from './form-executions.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('human-review', {
	en: {
		title: '请核对并更正 Please check and correct',
		...{ accept: /Accept/, reject: /Reject/, accepted: 'Accepted', notAccepted: 'Not accepted' },
		sideMissing: /缺少一面.+A side is missing/,
		fillIn: /Please fill it in/,
		checkDigit: /does not match its check digit/,
		expired: /已过有效期.+The card has expired/,
		notAnImage: /不是 JPEG 或 PNG 图片.+neither a JPEG nor a PNG/,
		screenshot: 'human-review-page',
	},
	'zh-CN': {
		title: '请核对并更正',
		...{ accept: /接受/, reject: /拒绝/, accepted: '已接受', notAccepted: '未接受' },
		sideMissing: /缺少一面/,
		fillIn: /请补全/,
		checkDigit: /与其校验码不符/,
		expired: /已过有效期/,
		notAnImage: /不是 JPEG 或 PNG 图片/,
		screenshot: 'zh-CN-human-review-page',
	},
});

const { session, browser } = await openN8n();

const wrong = (number: string) => number.replace(/.$/, (last) => (last === '1' ? '2' : '1'));

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let executions: FormExecutions;
	const FORM_PATH = address('/form/id-card-review');

	beforeAll(async () => {
		const { id } = await importAndPublish(session, example, FORM_PATH);
		executions = new FormExecutions(session.client, id);
	});

	async function upload(first: string, second: string): Promise<Page> {
		return await submitFiles(browser, session.environment.n8nUrl + FORM_PATH, first, second);
	}

	/** What the page shows in its three fields: name, number, end of validity. */
	async function filledIn(page: Page): Promise<string[]> {
		await page.getByRole('heading', { name: words.title, exact: true }).waitFor();
		expect(await page.innerText('body')).not.toMatch(foreign);
		return await Promise.all([0, 1, 2].map((index) => page.inputValue(`#field-${index}`)));
	}

	/** The accepted card, once the last page has loaded; `undefined` if there is none. */
	async function accepted(page: Page): Promise<unknown> {
		const execution = await executions.ended(page);
		return execution.ran(node('Accepted'))
			? execution.outputsOf(node('Accepted'))[0]?.[0]?.json
			: undefined;
	}

	test('accepts a card that passed every check, without a person', async () => {
		const { front, back, fields } = session.environment.samples;
		const page = await upload(front, back);
		await page.getByRole('heading', { name: words.accepted }).waitFor();
		expect(await accepted(page)).toEqual({
			name: fields.front.identity_name,
			idNumber: fields.front.identity_code,
			validUntil: fields.back.valid_date_end,
			reviewed: false,
		});
	});

	test('asks for what an incomplete card lacks, and checks the number again', async () => {
		const { front, landscape, fields } = session.environment.samples;
		const { identity_name: name = '', identity_code: number = '' } = fields.front;
		const page = await upload(front, landscape);
		expect(await filledIn(page)).toEqual([name, number, '']);
		const reason = await page.innerText('body');
		expect(reason).toMatch(words.sideMissing);
		await browser.screenshot(words.screenshot, page);

		await submitChoice(page, words.accept);
		expect(await filledIn(page)).toEqual([name, number, '']);
		expect(await page.innerText('body')).toMatch(words.fillIn);

		await page.fill('#field-1', wrong(number ?? ''));
		await page.fill('#field-2', '2039-01-31');
		await submitChoice(page, words.accept);
		expect(await filledIn(page)).toEqual([name, wrong(number ?? ''), '2039-01-31']);
		expect(await page.innerText('body')).toMatch(words.checkDigit);

		await page.fill('#field-1', number ?? '');
		await submitChoice(page, words.accept);
		await page.getByRole('heading', { name: words.accepted }).waitFor();
		const card = { name, idNumber: number, validUntil: '2039-01-31', reviewed: true };
		expect(await accepted(page)).toEqual(card);
	});

	test('shows a card that did not pass its checks, with the reason', async () => {
		const [front, back] = await expiredCard();
		const page = await upload(front, back);
		const [name] = await filledIn(page);
		expect(name).not.toBe('');
		expect(await page.innerText('body')).toMatch(words.expired);
		await submitChoice(page, words.reject);
		await page.getByRole('heading', { name: words.notAccepted }).waitFor();
		expect(await accepted(page)).toBeUndefined();
	});

	test('shows what could not be read of a card with a file that is no image', async () => {
		const { environment } = session;
		const notAnImage = path.join(environment.folder, 'not-an-image-for-review.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const page = await upload(environment.samples.front, notAnImage);
		await filledIn(page);
		expect(await page.innerText('body')).toMatch(words.notAnImage);
		await submitChoice(page, words.reject);
		await page.getByRole('heading', { name: words.notAccepted }).waitFor();
		expect(await accepted(page)).toBeUndefined();
	});
});

/** Both sides of a card that is no longer valid. */
async function expiredCard(): Promise<[string, string]> {
	for (let index = 0; ; index++) {
		const card = { seed: 'review', index } as const;
		const back = await drawSpecimen({ ...card, side: 0 });
		if ((back.fields.valid_date_end ?? '') >= '2020') continue;
		const front = await drawSpecimen({ ...card, side: 1 });
		const save = async (name: string, { image }: { image: Buffer }) => {
			const file = path.join(session.environment.folder, `expired-${name}.png`);
			await writeFile(file, image);
			return file;
		};
		return [await save('front', front), await save('back', back)];
	}
}
