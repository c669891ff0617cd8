import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { serveLocally } from '../local-http.mts';
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

/** The first bytes of an iPhone's photo. */
const TEXT = Buffer.from('text, despite its name');
const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
/** What a visitor in China reads. */
const IN_CHINESE = expect.stringMatching(/\p{Script=Han}{4}/u);

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const LARGE_JPEG = Buffer.concat([JPEG_START, Buffer.alloc(8_000_000)]);

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
	await importAndPublish(session, await readExample('webhook'), '/webhook/read-id-card');
});

/** Posts a form with a file, or with none, and returns the reply. */
async function postForm(photo?: Buffer, path = 'read-id-card') {
	const form = new FormData();
	form.set('sender', 'a test');
	if (photo !== undefined) {
		form.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
	}
	const url = `${session.environment.n8nUrl}/webhook/${path}`;
	const response = await fetch(url, { method: 'POST', body: form });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function post(image: string, path?: string) {
	return await postForm(await readFile(image), path);
}

/** Publishes the example for another service, at a path of its own. */
async function publishFor(baseUrl: string, path: string): Promise<void> {
	const apiZeroApi = await saveCredential(session.client, path, 'apiZeroApi', {
		apiKey: 'any',
		baseUrl,
	});
	const elsewhere = { ...session, credentials: { apiZeroApi } };
	await importAndPublish(elsewhere, await withoutRetries(path), `/webhook/${path}`);
}

/** The example with another path, so that both can be published, and without retries. */
async function withoutRetries(path: string): Promise<Workflow> {
	const workflow = await readExample('webhook');
	const nodes = workflow.nodes.map((node) => {
		if (node.name === 'Webhook') {
			return { ...node, webhookId: path, parameters: { ...node.parameters, path } };
		}
		if (node.name !== 'ID Card OCR') return node;
		const options = { ...(node.parameters['options'] as object), maxTries: 1 };
		return { ...node, parameters: { ...node.parameters, options } };
	});
	return { ...workflow, name: path, nodes };
}

describe('examples/webhook.json', () => {
	test('replies to an image of a card with its fields, the number masked', async () => {
		const { front } = session.environment.samples.fields;
		const { status, body } = await post(session.environment.samples.front);
		expect(status).toBe(200);
		expect(body).toMatchObject({ side: 1, checks_passed: true });
		expect(body['idNumber']).toMatch(/^\d{3}\*{11}[\dX*]{4}$/);
		expect(JSON.stringify(body)).not.toContain(front.identity_code);
	});

	test('replies to a landscape with 422 and the reason', async () => {
		const { status, body } = await post(session.environment.samples.landscape);
		expect(status).toBe(422);
		expect(body).toEqual({ reason: expect.objectContaining({ message: expect.any(String) }) });
		expect(body).toMatchObject({ reason: { code: 5021, messageZh: IN_CHINESE } });
	});

	test.each([
		{ what: 'a text', photo: TEXT, code: 'not-jpeg-or-png', words: /JPEG.*PNG/ },
		{ what: 'a broken HEIC photo', photo: HEIC, code: 4000, words: /could not be used/ },
		{ what: 'no file', photo: undefined, code: 'no-image', words: /'photo'/ },
		{ what: 'an empty file', photo: Buffer.alloc(0), code: 'empty-file', words: /empty/ },
		{ what: 'a JPEG of 8 MB', photo: LARGE_JPEG, code: 4000, words: /could not be used/ },
	])('replies to $what with 422, a code and a message', async ({ photo, code, words }) => {
		const { status, body } = await postForm(photo);
		expect({ status, body }).toEqual({
			status: 422,
			body: { reason: { code, message: expect.stringMatching(words), messageZh: IN_CHINESE } },
		});
		expect(JSON.stringify(body)).not.toContain('[item');
		expect(body['reason']).toMatchObject({ message: expect.not.stringMatching(/\p{Script=Han}/u) });
	});

	test('replies with 422 to an image that the service refuses', async () => {
		const service = await serveLocally(async (_request, response) => {
			response.writeHead(400, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ code: 4000, msg: '图片无效', data: null }));
		});
		await publishFor(service.url, 'id-card-refused');
		const { status, body } = await post(session.environment.samples.front, 'id-card-refused');
		await service.close();
		expect(status).toBe(422);
		expect(body).toEqual({
			reason: { code: 4000, message: expect.any(String), messageZh: IN_CHINESE },
		});
	});

	test('replies with 502, a code and a sentence when the service is unreachable', async () => {
		await publishFor(`http://127.0.0.1:${await getPort()}`, 'id-card-nowhere');
		const { status, body } = await post(session.environment.samples.front, 'id-card-nowhere');
		expect(status).toBe(502);
		const message = expect.stringMatching(/^[^[]*again later[^[]*$/);
		expect(body).toEqual({ reason: { code: 'unavailable', message, messageZh: IN_CHINESE } });
	});
});
