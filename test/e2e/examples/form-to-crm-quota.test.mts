import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ApiErrorCode } from '../../../domain/api-error.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { listExecutions } from '../../../tools/n8n/installed/executions.mts';
import type {
	SavedWorkflow,
	Workflow,
	WorkflowNode,
} from '../../../tools/n8n/installed/workflows.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from '../../node/apizero-stub.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { fillInContactForm } from './contact-form.mts';
import { startCrm, withCrm, type Crm } from './crm.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('form-to-crm', {
	en: {
		thanks: '谢谢 Thank you',
		again: '请再拍一张 One more photo, please',
		later: '照片已收到 Your photos have arrived',
		promise:
			/我们会稍后自动识别[^]+we will read them later, and there is nothing more for you to do/,
		refused: 4030 as ApiErrorCode,
	},
	'zh-CN': {
		thanks: '谢谢',
		again: '请再拍一张',
		later: '照片已收到',
		promise: /我们会稍后自动识别，您无需再做任何操作/,
		// A key that is refused until somebody sets it right.
		refused: 4011 as ApiErrorCode,
	},
});

/** n8n keeps an execution that waits for less than 65 seconds in its memory, and looks for others once a minute. */
const HOUR = { amount: 66, unit: 'seconds' };
const ADDRESS_SUFFIX = '-quota';
const PATIENCE = { timeoutMs: 200_000 };

const { session, browser } = await openN8n();
const { samples, n8nUrl, folder } = session.environment;
const NAME = String(samples.fields.front.identity_name);

/** What the photos show, by their base64. */
const cards = new Map<string, Partial<IdCardFields>>();
let callsLeft = Infinity;
let refused: ApiErrorCode = 4030;
let cloud: ApiZeroStub;
let crm: Crm;
const published: Array<Awaited<ReturnType<typeof publish>>> = [];

beforeAll(async () => {
	cloud = await startApiZeroStub(({ body }) => {
		if (callsLeft === 0) return refusal(refused);
		callsLeft -= 1;
		const fields = cards.get(body.input_data);
		return fields === undefined ? refusal(5021) : success(fields);
	});
	crm = await startCrm();
	for (const example of EXAMPLES) published.push(await publish(example));
});

afterAll(async () => {
	await cloud?.close();
	await crm?.close();
});

beforeEach(() => {
	cloud.calls.length = 0;
	crm.received.length = 0;
	crm.requests.length = 0;
	callsLeft = Infinity;
});

interface Photo {
	file: string;
	/** How often it was sent to the service. */
	calls(): number;
}

/** Saves a photo that no other one is equal to. */
async function photo(name: string, side: 'front' | 'back' | 'landscape'): Promise<Photo> {
	const image = Buffer.concat([await readFile(samples[side]), Buffer.from(name)]);
	const base64 = image.toString('base64');
	if (side !== 'landscape') cards.set(base64, samples.fields[side]);
	const file = path.join(folder, 'contacts', name);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, image);
	const calls = () => cloud.calls.filter(({ body }) => body.input_data === base64).length;
	return { file, calls };
}

/** The example at an address of its own, in which an hour is a minute, and there is half a minute to answer. */
function hurried(example: Workflow): Workflow {
	const nodes = withCrm(example, crm).nodes.map((node) => ({
		...node,
		...(node.webhookId !== undefined && { webhookId: node.webhookId + ADDRESS_SUFFIX }),
		parameters: { ...node.parameters, ...hurriedParameters(node) },
	}));
	return { ...example, nodes };
}

function hurriedParameters({ type, parameters }: WorkflowNode): object {
	if (type.endsWith('.wait')) return HOUR;
	if (parameters['limitWaitTime'] !== true) return {};
	return {
		resumeAmount: parameters['operation'] === 'page' ? 0.5 : 0.1,
		resumeUnit: 'minutes',
	};
}

/** Publishes the example with a credential for the cloud; returns it and its form's address. */
async function publish({ workflow, address }: (typeof EXAMPLES)[number]) {
	const apiZeroApi = await saveCredential(session.client, 'Cloud', 'apiZeroApi', {
		apiKey: 'key-of-a-test',
		baseUrl: cloud.baseUrl,
		service: 'cloud',
	});
	const formPath = address('/form/id-card-contact') + ADDRESS_SUFFIX;
	const credentials = { apiZeroApi };
	const saved = await importAndPublish({ ...session, credentials }, hurried(workflow), formPath);
	return { saved, formUrl: n8nUrl + formPath };
}

async function send(formUrl: string, phone: string, photos: [Photo, Photo]): Promise<Page> {
	const files = [photos[0].file, photos[1].file] as const;
	return await fillInContactForm(browser, formUrl, { name: NAME, phone, files });
}

/** Waits for a page's title; returns what the page says. */
async function textUnder(page: Page, title: string): Promise<string> {
	await page.getByRole('heading', { name: title, exact: true }).waitFor({ timeout: 100_000 });
	return await page.innerText('body');
}

async function nothingKept({ id }: SavedWorkflow): Promise<void> {
	const areGone = async () =>
		(await listExecutions(session.client, id)).length === 0 ? true : undefined;
	await poll(areGone, { ...PATIENCE, waitingFor: 'the executions to be deleted' });
}

const CONTACT = {
	typedName: NAME,
	name: NAME,
	idNumber: samples.fields.front.identity_code,
	address: samples.fields.front.address,
	issuingAuthority: samples.fields.back.issued_by,
	validUntil: samples.fields.back.valid_date_end,
	needs_review: false,
	retry: null,
};

test('loses nobody: not when the quota ends or the key is refused, nor who is asked and leaves', async () => {
	const [front, bad] = [await photo('left.jpg', 'front'), await photo('bad.jpg', 'landscape')];
	const left = await send(published[0]!.formUrl, '10000000000', [front, bad]);
	await textUnder(left, EXAMPLES[0]!.words.again);
	await left.close();

	const visits: Array<{ phone: string; page: Page; thanks: string }> = [];
	for (const [index, { words, foreign }] of EXAMPLES.entries()) {
		({ refused } = words);
		// One photo of the third visitor is read.
		callsLeft = 5;
		for (const n of [1, 2, 3, 4, 5, 6]) {
			const phone = String(10_000_000_000 + 10 * (index + 1) + n);
			const photos = [
				await photo(`${phone}-1.jpg`, 'front'),
				await photo(`${phone}-2.jpg`, 'back'),
			];
			const page = await send(published[index]!.formUrl, phone, [photos[0]!, photos[1]!]);
			const text = await textUnder(page, n < 3 ? words.thanks : words.later);
			expect(text).not.toMatch(foreign);
			if (n >= 3) expect(text).toMatch(words.promise);
			visits.push({ phone, page, thanks: words.thanks });
		}
	}
	const servedAtOnce = [0, 1, 6, 7].map((n) => visits[n]!.phone);
	expect(crm.received.map(({ phone }) => phone)).toEqual(servedAtOnce);
	for (const n of [3, 9]) await visits[n]!.page.close();
	for (const n of [4, 10]) await visits[n]!.page.reload();

	callsLeft = Infinity;
	const all = async () => (crm.received.length > visits.length ? true : undefined);
	await poll(all, { ...PATIENCE, waitingFor: 'everybody to arrive at the CRM' });
	// Whoever kept the page open sees that it is done.
	for (const n of [2, 8]) await textUnder(visits[n]!.page, visits[n]!.thanks);
	for (const { saved } of published) await nothingKept(saved);
	const byPhone = [...crm.received].sort((a, b) => Number(a['phone']) - Number(b['phone']));
	expect(byPhone).toEqual([
		expect.objectContaining({
			phone: '10000000000',
			idNumber: CONTACT.idNumber,
			validUntil: null,
			needs_review: true,
			retry: 'image',
		}),
		...visits.map(({ phone }) => expect.objectContaining({ phone, ...CONTACT })),
	]);
	expect([front, bad].map((one) => one.calls())).toEqual([1, 1]);
	for (const { page } of visits) await page.close();
}, 400_000);

describe.each(EXAMPLES)('$file', ({ language, words }) => {
	test('reads the good one of two photos called image.jpg again, and only that', async () => {
		const { formUrl } = published[EXAMPLES.findIndex((one) => one.language === language)]!;
		const good = await photo(`${language}/good/image.jpg`, 'front');
		const bad = await photo(`${language}/bad/image.jpg`, 'landscape');
		const better = await photo(`${language}/better/image.jpg`, 'back');
		const page = await send(formUrl, '10000000000', [good, bad]);
		await textUnder(page, words.again);
		await page.setInputFiles('#field-0', better.file);
		await page.click('#submit-btn');
		await textUnder(page, words.thanks);
		expect(crm.received).toEqual([expect.objectContaining(CONTACT)]);
		expect([good, bad, better].map((one) => one.calls())).toEqual([2, 1, 1]);
		await page.close();
	});
});
