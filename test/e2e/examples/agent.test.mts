import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { servePictures, type LocalHttp } from '../local-http.mts';
import { startOpenAiStandIn, type OpenAiStandIn } from '../openai-stand-in.mts';
import { goLive, openWorkbench, readExample, type Workbench } from '../workbench.mts';

let workbench: Workbench;
let pictures: LocalHttp;
let model: OpenAiStandIn;

beforeAll(async () => {
	const { stage, client, credentials } = await openWorkbench();
	const { front, back, landscape } = stage.samples;
	pictures = await servePictures({
		'/front.jpg': await readFile(front),
		'/back.jpg': await readFile(back),
		'/landscape.jpg': await readFile(landscape),
	});
	model = await startOpenAiStandIn();
	const openAiApi = await saveCredential(client, 'Stand-in', 'openAiApi', {
		apiKey: 'any',
		url: `${model.url}/v1`,
	});
	workbench = { stage, client, credentials: { ...credentials, openAiApi } };
	await goLive(workbench, await readExample('agent'), '/webhook/id-card-agent/chat');
});

afterAll(async () => {
	await pictures?.close();
	await model?.close();
});

async function chat(chatInput: string): Promise<string> {
	const response = await fetch(`${workbench.stage.n8nUrl}/webhook/id-card-agent/chat`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ action: 'sendMessage', sessionId: crypto.randomUUID(), chatInput }),
	});
	const answer = (await response.json()) as { output?: string };
	return answer.output ?? JSON.stringify(answer);
}

describe('examples/agent.json', () => {
	test('offers the node to the model with its description', async () => {
		await chat(`Read ${pictures.url}/front.jpg`);
		const [first] = model.requests;
		expect(first?.tools?.map((tool) => tool.function.description)).toEqual([
			expect.stringContaining('Chinese resident ID card'),
		]);
	});

	test.each([
		['portrait', 'front.jpg', /"side":1/],
		['emblem', 'back.jpg', /"side":0/],
	])(
		'gives the model the %s side, which leaves on another output elsewhere',
		async (_, file, side) => {
			const answer = await chat(`Read ${pictures.url}/${file}`);
			expect(answer).toMatch(side);
			expect(answer).toContain('"checks"');
		},
	);

	test('never shows the model a whole number', async () => {
		const { identity_code } = workbench.stage.samples.fields.front;
		const answer = await chat(`Read ${pictures.url}/front.jpg`);
		expect(answer).toMatch(/"identity_code":"\d{3}\*{11}/);
		expect(JSON.stringify(model.requests)).not.toContain(identity_code);
	});

	test('tells the model why a picture could not be read', async () => {
		const answer = await chat(`Read ${pictures.url}/landscape.jpg`);
		expect(answer).toContain('"reason"');
	});
});
