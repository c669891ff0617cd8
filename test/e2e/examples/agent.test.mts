import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import type { LocalHttp } from '../../support/local-http.mts';
import { serveSamples } from '../served-samples.mts';
import { startOpenAiStub, type OpenAiStub } from '../openai-stub.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('agent', {
	en: { toolDescription: 'Chinese resident ID card', read: 'Read from the photos' },
	'zh-CN': { toolDescription: '居民身份证', read: '从这条消息的照片中识别到' },
});

let session: OwnerSession;
let pictures: LocalHttp;
let model: OpenAiStub;

beforeAll(async () => {
	const { environment, client, credentials } = await openOwnerSession();
	pictures = await serveSamples(environment.samples);
	model = await startOpenAiStub();
	const openAiApi = await saveCredential(client, 'Stub', 'openAiApi', {
		apiKey: 'any',
		url: `${model.url}/v1`,
	});
	session = { environment, client, credentials: { ...credentials, openAiApi } };
});

afterAll(async () => {
	await pictures?.close();
	await model?.close();
});

describe.each(EXAMPLES)('$file', ({ workflow, words, address }) => {
	const PATH = `/webhook/${address('id-card-agent')}/chat`;

	beforeAll(async () => {
		await importAndPublish(session, workflow, PATH);
	});

	beforeEach(() => {
		model.requests.length = 0;
	});

	async function chat(chatInput: string): Promise<string> {
		const response = await fetch(session.environment.n8nUrl + PATH, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId: crypto.randomUUID(), chatInput }),
		});
		const answer = (await response.json()) as { output?: string };
		return answer.output ?? JSON.stringify(answer);
	}

	/** Drops files into the chat. */
	async function drop(chatInput: string, ...files: string[]): Promise<void> {
		const form = new FormData();
		const message = { action: 'sendMessage', sessionId: crypto.randomUUID(), chatInput };
		for (const [name, value] of Object.entries(message)) form.append(name, value);
		for (const file of files) {
			form.append('files', new Blob([await readFile(file)], { type: 'image/jpeg' }), 'photo.jpg');
		}
		const response = await fetch(session.environment.n8nUrl + PATH, { method: 'POST', body: form });
		expect(response.status).toBe(200);
	}

	/** What the user said, in the model's first request. */
	const prompt = () => model.requests[0]?.messages.find(({ role }) => role === 'user')?.content;

	test('offers the node to the model with its name and description', async () => {
		await chat(`Read ${pictures.url}/front.jpg`);
		const [first] = model.requests;
		expect(first?.tools?.map((tool) => tool.function)).toEqual([
			expect.objectContaining({
				name: 'Read_an_ID_card',
				description: expect.stringContaining(words.toolDescription),
			}),
		]);
	});

	test('returns the emblem side to the model, whatever output it has in a workflow', async () => {
		const answer = await chat(`Read ${pictures.url}/back.jpg`);
		expect(answer).toMatch(/"side":0/);
		expect(answer).toContain('"needs_review"');
	});

	test('never shows the model an unmasked number', async () => {
		const { identity_code } = session.environment.samples.fields.front;
		const answer = await chat(`Read ${pictures.url}/front.jpg`);
		expect(answer).toMatch(/"identity_code":"\d{3}\*{11}/);
		expect(JSON.stringify(model.requests)).not.toContain(identity_code);
	});

	test('tells the model why an image could not be read', async () => {
		const answer = await chat(`Read ${pictures.url}/landscape.jpg`);
		expect(answer).toContain('"review_reasons":"no-card"');
	});

	test('reads the photos in a message first, and shows the model neither them nor a whole number', async () => {
		const { front, back, fields } = session.environment.samples;
		await drop('Whose card is this?', front, back);
		expect(prompt()).toMatch(/^Whose card is this\?/);
		expect(prompt()).toContain(words.read);
		expect(prompt()).toMatch(/"side":1,.*"identity_code":"\d{3}\*{11}.*"side":0,/);
		const sent = JSON.stringify(model.requests);
		expect(sent).not.toContain(fields.front.identity_code);
		expect(sent).not.toContain(fields.front.identity_name);
		expect(sent).not.toMatch(/data:image|;base64/);
		// One answer, however many sides there are.
		expect(model.requests.filter(({ messages }) => messages.at(-1)?.role === 'user')).toHaveLength(
			1,
		);
	});

	test('says so where a photo shows no card', async () => {
		await drop('', session.environment.samples.landscape);
		expect(prompt()).toContain('"review_reasons":"no-card"');
	});
});
