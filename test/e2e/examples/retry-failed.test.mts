import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { waitForExecution } from '../../../tools/n8n/installed/executions.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { openDataTable } from '../data-tables.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';
import { startRecordingProxy, type RecordingProxy } from '../queue/recording-proxy.mts';

const UNAVAILABLE = { status: 502, code: 5020 };

const EXAMPLES = inEachLanguage('retry-failed', {
	en: {
		table: 'ID card photos',
		...{ read: 'read', noCard: 'no card', failed: 'failed', front: 'portrait' },
		reason: /\w/,
		notAnImage: /not in a supported image format/,
	},
	'zh-CN': {
		table: '身份证照片',
		...{ read: '已识别', noCard: '无证件', failed: '失败', front: '人像面' },
		reason: /^\P{Script=Latin}+$/u,
		notAnImage: /^不是 JPEG 或 PNG 图片$/,
	},
});

const { session, browser } = await openN8n();
let proxy: RecordingProxy;
let photos: Record<'front' | 'back' | 'landscape' | 'broken', Buffer>;
/** How many more times the service is unavailable for an image. */
let outages: Map<string, number>;

beforeAll(async () => {
	const { front, back, landscape } = session.environment.samples;
	const frontBytes = await readFile(front);
	photos = {
		front: frontBytes,
		back: await readFile(back),
		landscape: await readFile(landscape),
		// The bytes after a JPEG's end change nothing but its identity.
		broken: Buffer.concat([frontBytes, Buffer.from('again')]),
	};
	proxy = await startRecordingProxy(session.environment.serverUrl, (image) => {
		const left = outages.get(image) ?? 0;
		outages.set(image, left - 1);
		return left > 0 ? UNAVAILABLE : undefined;
	});
});

afterAll(async () => {
	await proxy?.close();
});

async function save(): Promise<string[]> {
	const folder = path.join(session.environment.folder, 'retry');
	await mkdir(folder, { recursive: true });
	const files = Object.entries(photos).map(async ([name, photo]) => {
		const file = path.join(folder, `${name}.jpg`);
		await writeFile(file, photo);
		return file;
	});
	const text = path.join(folder, 'text.jpg');
	await writeFile(text, 'text, despite its name');
	return [...(await Promise.all(files)), text];
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, address, node }) => {
	beforeAll(() => {
		proxy.calls.length = 0;
		outages = new Map([
			[photos.back.toString('base64'), 1],
			[photos.landscape.toString('base64'), 2],
			[photos.broken.toString('base64'), Infinity],
		]);
	});

	/** The example, with a wait of a second and one try within a run. */
	function quickExample(): Workflow {
		const nodes = example.nodes.map((one) => {
			const { parameters } = one;
			if (one.name === node('Wait a minute')) {
				return { ...one, parameters: { ...parameters, amount: 1, unit: 'seconds' } };
			}
			if (one.name !== node('ID Card OCR')) return one;
			const options = { ...(parameters['options'] as object), maxTries: 1 };
			return { ...one, parameters: { ...parameters, options } };
		});
		return { ...example, nodes };
	}

	test('sends only what failed again, with its photo, and gives up after three tries', async () => {
		const apiZeroApi = await saveCredential(session.client, 'Failing', 'apiZeroApi', {
			apiKey: session.environment.apiKey,
			baseUrl: proxy.url,
		});
		const failing = { ...session, credentials: { apiZeroApi } };
		const formPath = address('/form/id-card-retry');
		const workflow = await importAndPublish(failing, quickExample(), formPath);
		const page = await browser.context.newPage();
		await page.goto(session.environment.n8nUrl + formPath);
		await page.setInputFiles('#field-0', await save());
		await page.click('#submit-btn');
		const execution = await waitForExecution(session.client, workflow.id);
		await page.close();
		expect(execution.error).toBeUndefined();

		const table = await openDataTable(session.client, words.table);
		const rows = await table.rows();
		const { front, back } = session.environment.samples.fields;
		const rowOf = (name: string) => rows.filter((row) => row['fileName'] === `${name}.jpg`);
		expect(rows).toHaveLength(5);
		expect(rowOf('front')).toEqual([
			expect.objectContaining({
				status: words.read,
				side: words.front,
				tries: 1,
				idNumber: front.identity_code,
			}),
		]);
		expect(rowOf('back')).toEqual([
			expect.objectContaining({ status: words.read, tries: 2, issuingAuthority: back.issued_by }),
		]);
		expect(rowOf('landscape')).toEqual([
			expect.objectContaining({
				status: words.noCard,
				tries: 3,
				reason: expect.stringMatching(words.reason),
			}),
		]);
		expect(rowOf('broken')).toEqual([
			expect.objectContaining({
				status: words.failed,
				tries: 3,
				reason: expect.stringMatching(/5020/),
			}),
		]);
		expect(rowOf('text')).toEqual([
			expect.objectContaining({
				status: words.failed,
				tries: 1,
				reason: expect.stringMatching(words.notAnImage),
			}),
		]);

		const codesOf = (name: keyof typeof photos) =>
			proxy.calls
				.filter(({ image }) => image === photos[name].toString('base64'))
				.map(({ code }) => code);
		expect(codesOf('front')).toEqual([0]);
		expect(codesOf('back')).toEqual([5020, 0]);
		expect(codesOf('landscape')).toEqual([5020, 5020, 5021]);
		expect(codesOf('broken')).toEqual([5020, 5020, 5020]);
	});
});
