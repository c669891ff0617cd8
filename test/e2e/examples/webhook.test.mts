import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { serveLocally } from '../local-http.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

/** The first bytes of an iPhone's photo. */
const TEXT = Buffer.from('text, despite its name');
const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
/** What a visitor in China reads. */
const IN_CHINESE = expect.stringMatching(/\p{Script=Han}{4}/u);

/** What a test expects as the reason; in English with these words. */
type Reason = (code: unknown, words?: RegExp) => Record<string, unknown>;

const EXAMPLES = inEachLanguage<{ reason: Reason; message: unknown }>('webhook', {
	en: {
		reason: (code, words = /\w/) => ({
			code,
			message: expect.stringMatching(words),
			messageZh: IN_CHINESE,
		}),
		// The Chinese sentence stands beside it.
		message: expect.not.stringMatching(/\p{Script=Han}/u),
	},
	'zh-CN': {
		reason: (code) => ({ code, message: IN_CHINESE }),
		message: expect.not.stringMatching(/[A-Za-z]+ [a-z]+/),
	},
});

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const LARGE_JPEG = Buffer.concat([JPEG_START, Buffer.alloc(8_000_000)]);

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
});

/** Posts a form with a file, or with none, and returns the reply. */
async function postForm(path: string, photo?: Buffer) {
	const form = new FormData();
	form.set('sender', 'a test');
	if (photo !== undefined) {
		form.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
	}
	const url = `${session.environment.n8nUrl}/webhook/${path}`;
	const response = await fetch(url, { method: 'POST', body: form });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function post(path: string, image: string) {
	return await postForm(path, await readFile(image));
}

describe.each(EXAMPLES)('$file', ({ workflow, words, address, node }) => {
	const PATH = address('read-id-card');

	beforeAll(async () => {
		await importAndPublish(session, workflow, `/webhook/${PATH}`);
	});

	/** Publishes the example for another service, at a path of its own. */
	async function publishFor(baseUrl: string, path: string): Promise<void> {
		const apiZeroApi = await saveCredential(session.client, path, 'apiZeroApi', {
			apiKey: 'any',
			baseUrl,
		});
		const elsewhere = { ...session, credentials: { apiZeroApi } };
		await importAndPublish(elsewhere, withoutRetries(path), `/webhook/${path}`);
	}

	/** The example with another path, so that both can be published, and without retries. */
	function withoutRetries(path: string): Workflow {
		const nodes = workflow.nodes.map((one) => {
			if (one.name === node('Webhook')) {
				return { ...one, webhookId: path, parameters: { ...one.parameters, path } };
			}
			if (one.name !== node('ID Card OCR')) return one;
			const options = { ...(one.parameters['options'] as object), maxTries: 1 };
			return { ...one, parameters: { ...one.parameters, options } };
		});
		return { ...workflow, name: path, nodes };
	}

	test('replies to an image of a card with its fields, the number masked', async () => {
		const { front } = session.environment.samples.fields;
		const { status, body } = await post(PATH, session.environment.samples.front);
		expect(status).toBe(200);
		expect(body).toMatchObject({ side: 1, checks_passed: true });
		expect(body['idNumber']).toMatch(/^\d{3}\*{11}[\dX*]{4}$/);
		expect(JSON.stringify(body)).not.toContain(front.identity_code);
	});

	test('replies to a landscape with 422 and the reason', async () => {
		const { status, body } = await post(PATH, session.environment.samples.landscape);
		expect(status).toBe(422);
		expect(body).toEqual({ reason: words.reason(5021) });
	});

	test.each([
		{ what: 'a text', photo: TEXT, code: 'not-jpeg-or-png', sentence: /JPEG.*PNG/ },
		{ what: 'a broken HEIC photo', photo: HEIC, code: 4000, sentence: /could not be used/ },
		{ what: 'no file', photo: undefined, code: 'no-image', sentence: /'photo'/ },
		{ what: 'an empty file', photo: Buffer.alloc(0), code: 'empty-file', sentence: /empty/ },
		{ what: 'a JPEG of 8 MB', photo: LARGE_JPEG, code: 4000, sentence: /could not be used/ },
	])('replies to $what with 422, a code and a message', async ({ photo, code, sentence }) => {
		const { status, body } = await postForm(PATH, photo);
		expect({ status, body }).toEqual({
			status: 422,
			body: { reason: words.reason(code, sentence) },
		});
		expect(JSON.stringify(body)).not.toContain('[item');
		expect(body['reason']).toMatchObject({ message: words.message });
	});

	test('replies with 422 to an image that the service refuses', async () => {
		const service = await serveLocally(async (_request, response) => {
			response.writeHead(400, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ code: 4000, msg: '图片无效', data: null }));
		});
		const path = address('id-card-refused');
		await publishFor(service.url, path);
		const { status, body } = await post(path, session.environment.samples.front);
		await service.close();
		expect(status).toBe(422);
		expect(body).toEqual({ reason: words.reason(4000) });
	});

	test('replies with 502, a code and a sentence when the service is unreachable', async () => {
		const path = address('id-card-nowhere');
		await publishFor(`http://127.0.0.1:${await getPort()}`, path);
		const { status, body } = await post(path, session.environment.samples.front);
		expect(status).toBe(502);
		const reason = words.reason('unavailable', /^[^[]*again later[^[]*$/);
		expect(body).toEqual({ reason });
	});
});
