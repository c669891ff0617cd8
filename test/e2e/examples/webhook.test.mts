import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
	await importAndPublish(session, await readExample('webhook'), '/webhook/read-id-card');
});

async function post(picture: string, path = 'read-id-card') {
	const form = new FormData();
	form.set('photo', new Blob([await readFile(picture)], { type: 'image/jpeg' }), 'photo.jpg');
	const url = `${session.environment.n8nUrl}/webhook/${path}`;
	const response = await fetch(url, { method: 'POST', body: form });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** The example with another path, so that both can be published, and without retries. */
async function withoutServer(path: string): Promise<Workflow> {
	const workflow = await readExample('webhook');
	const nodes = workflow.nodes.map((node) => {
		if (node.name === 'Webhook') {
			return { ...node, webhookId: path, parameters: { ...node.parameters, path } };
		}
		if (node.name !== 'ID Card OCR') return node;
		const options = { ...(node.parameters['options'] as object), maxTries: 1 };
		return { ...node, parameters: { ...node.parameters, options } };
	});
	return { ...workflow, name: 'Without a server', nodes };
}

describe('examples/webhook.json', () => {
	test('replies to an image of a card with its fields, the number masked', async () => {
		const { front } = session.environment.samples.fields;
		const { status, body } = await post(session.environment.samples.front);
		expect(status).toBe(200);
		expect(body).toMatchObject({ side: 1, checks: { passed: true } });
		expect(body['idNumber']).toMatch(/^\d{3}\*{11}[\dX*]{4}$/);
		expect(JSON.stringify(body)).not.toContain(front.identity_code);
	});

	test('replies to a landscape with 422 and the reason', async () => {
		const { status, body } = await post(session.environment.samples.landscape);
		expect(status).toBe(422);
		expect(body).toEqual({ reason: expect.objectContaining({ message: expect.any(String) }) });
	});

	test('replies with 502 and a sentence when the service is unreachable', async () => {
		const baseUrl = `http://127.0.0.1:${await getPort()}`;
		const apiZeroApi = await saveCredential(session.client, 'Nowhere', 'apiZeroApi', {
			apiKey: 'any',
			baseUrl,
		});
		const nowhere = { ...session, credentials: { apiZeroApi } };
		await importAndPublish(
			nowhere,
			await withoutServer('id-card-nowhere'),
			'/webhook/id-card-nowhere',
		);
		const { status, body } = await post(session.environment.samples.front, 'id-card-nowhere');
		expect(status).toBe(502);
		expect(body).toEqual({ error: expect.stringMatching(/reach|connect/i) });
	});
});
