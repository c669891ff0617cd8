import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { submitChoice, submitFiles } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { FormExecutions } from './form-executions.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('review-with-image', {
	en: {
		title: '请与证件核对并更正 Please compare with the card and correct',
		...{ accept: /Accept/, reject: /Reject/, accepted: 'Accepted', notAccepted: 'Not accepted' },
		// Which of the two depends on the networks' weights.
		doubtful: /住址 Address：.+(The value is doubtful|It was not read surely enough)/,
		checkDigit: /does not match its check digit/,
		sideMissing: /缺少一面.+A side is missing/,
		empty: /Please fill in what is empty/,
		notAnImage: /不是图片.+is not an image/,
		screenshot: 'review-with-image-page',
	},
	'zh-CN': {
		title: '请与证件核对并更正',
		...{ accept: /接受/, reject: /拒绝/, accepted: '已接受', notAccepted: '未接受' },
		doubtful: /住址：.*(内容不可靠|把握不够大)。/,
		checkDigit: /与其校验码不符/,
		sideMissing: /缺少一面/,
		empty: /请补全空白的内容/,
		notAnImage: /不是图片/,
		screenshot: 'zh-CN-review-with-image-page',
	},
});

/** The card's size in the cut-out, in pixels. */
const CARD_SIZE = { width: 1012, height: 638 };

const { session, browser } = await openN8n();

const printed = (front: Partial<IdCardFields>, back: Partial<IdCardFields>) =>
	[
		...[front.identity_name, front.gender, front.race, front.birth, front.address],
		...[front.identity_code, back.issued_by, back.valid_date_start, back.valid_date_end],
	].map((value) => value ?? '');

/** Runs in the browser. */
const DECODE_IMAGES = `Promise.all(
	[...document.querySelectorAll('.form-group.html')].map(async (element) => {
		const image = new Image();
		image.src = /url\\("(.*)"\\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? '';
		const isDecoded = await image.decode().then(() => true, () => false);
		return isDecoded ? { width: image.naturalWidth, height: image.naturalHeight } : null;
	}),
)`;

/** The sizes of the images that the page shows of front and back; `null` where it shows none. */
async function imagesOn(page: Page): Promise<Array<typeof CARD_SIZE | null>> {
	return await page.evaluate(DECODE_IMAGES);
}

/** Both sides of a card, the front out of focus; its address is doubtful to the server. */
async function blurredCard() {
	const card = { seed: 'compare', index: 3, level: 'photo' } as const;
	const save = async (name: string, picture: Buffer) => {
		const file = path.join(session.environment.folder, `compare-${name}.jpg`);
		await writeFile(file, picture);
		return file;
	};
	const front = await drawSpecimen({ ...card, side: 1, conditions: ['blurred'] });
	const back = await drawSpecimen({ ...card, side: 0 });
	return {
		front: await save('front', front.image),
		back: await save('back', back.image),
		values: printed(front.fields, back.fields),
	};
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let executions: FormExecutions;
	const FORM_PATH = address('/form/id-card-compare');

	beforeAll(async () => {
		const { id } = await importAndPublish(session, example, FORM_PATH);
		executions = new FormExecutions(session.client, id);
	});

	async function upload(first: string, second: string): Promise<Page> {
		return await submitFiles(browser, session.environment.n8nUrl + FORM_PATH, first, second);
	}

	/** What the page shows in its nine fields; the two images come first. */
	async function filledIn(page: Page): Promise<string[]> {
		await page.getByRole('heading', { name: words.title, exact: true }).waitFor();
		expect(await page.innerText('body')).not.toMatch(foreign);
		const indexes = Array.from({ length: 9 }, (_, i) => i + 2);
		return await Promise.all(indexes.map((index) => page.inputValue(`#field-${index}`)));
	}

	test('accepts a card that was read surely and passed every check, without a person', async () => {
		const { front, back, fields } = session.environment.samples;
		const page = await upload(front, back);
		await page.getByRole('heading', { name: words.accepted }).waitFor();
		const execution = await executions.ended(page);
		expect(execution.outputsOf(node('Accepted'))[0]?.[0]?.json).toMatchObject({
			...{ name: fields.front.identity_name, validUntil: fields.back.valid_date_end },
			reviewed: false,
		});
		expect(execution.ran(node('Cut-outs as text'))).toBe(false);
	});

	test('shows both cut-outs beside the fields and the reason, and checks again what was corrected', async () => {
		const { front, back, values } = await blurredCard();
		const page = await upload(front, back);
		const shown = await filledIn(page);
		expect(shown.filter((_, i) => i !== 4)).toEqual(values.filter((_, i) => i !== 4));
		expect(await imagesOn(page)).toEqual([CARD_SIZE, CARD_SIZE]);
		expect(await page.innerText('body')).toMatch(words.doubtful);
		await page.setViewportSize({ width: 960, height: 600 });
		await browser.screenshot(words.screenshot, page);

		const [number = ''] = values.slice(5, 6);
		await page.fill('#field-6', values[4] ?? '');
		await page.fill(
			'#field-7',
			number.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
		);
		await submitChoice(page, words.accept);
		await filledIn(page);
		expect(await page.innerText('body')).toMatch(words.checkDigit);
		expect(await imagesOn(page)).toEqual([CARD_SIZE, CARD_SIZE]);

		await page.fill('#field-7', number);
		await submitChoice(page, words.accept);
		await page.getByRole('heading', { name: words.accepted }).waitFor();
		const execution = await executions.ended(page);
		const accepted = execution.outputsOf(node('Accepted'))[0]?.[0]?.json;
		expect(accepted).toMatchObject({ address: values[4], idNumber: number, reviewed: true });
	});

	test('shows the one side that was read, asks for the other fields, and can reject', async () => {
		const { front, landscape, fields } = session.environment.samples;
		const page = await upload(front, landscape);
		expect(await filledIn(page)).toEqual(printed(fields.front, {}));
		expect(await imagesOn(page)).toEqual([CARD_SIZE, null]);
		expect(await page.innerText('body')).toMatch(words.sideMissing);
		await submitChoice(page, words.accept);
		await filledIn(page);
		expect(await page.innerText('body')).toMatch(words.empty);
		await submitChoice(page, words.reject);
		await page.getByRole('heading', { name: words.notAccepted }).waitFor();
		expect((await executions.ended(page)).ran(node('Accepted'))).toBe(false);
	});

	test('asks for everything where a file is no image', async () => {
		const { environment } = session;
		const notAnImage = path.join(environment.folder, 'not-an-image-to-compare.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const page = await upload(environment.samples.front, notAnImage);
		expect(await filledIn(page)).toEqual(printed({}, {}));
		expect(await page.innerText('body')).toMatch(words.notAnImage);
		await submitChoice(page, words.reject);
		await page.getByRole('heading', { name: words.notAccepted }).waitFor();
		await executions.ended(page);
	});
});
