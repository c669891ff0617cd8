import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { readCard } from '../../test/cards/read-card.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { answerOf, base64Body, postTo, type Answer } from './http/running-app.mts';

let server: EmbeddedServer;
const { image } = readCard('portrait-photo.jpg');
beforeAll(async () => {
	server = await startEmbeddedServer({
		args: [
			...['--workers', '1', '--queue-limit', '2', '--public-url', 'https://ocr.example.com'],
			...['--photo-link-origin', 'https://n8n.example.com'],
		],
	});
});
afterAll(async () => await server.stop());

async function newToken(): Promise<string> {
	const made = await answerOf(
		fetch(`${server.baseUrl}/api/photo-links`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
			body: JSON.stringify({ deliver_to: 'https://n8n.example.com/1', text: '请拍身份证' }),
		}),
	);
	return new URL((made.json.data as { url: string }).url).hash.slice(1);
}

const check = (token: string): Promise<Answer> =>
	answerOf(
		fetch(`${server.baseUrl}/api/photo-checks?side=portrait`, {
			method: 'POST',
			headers: { 'x-photo-link': token, 'content-type': 'image/jpeg' },
			body: image as RequestInit['body'],
		}),
	);

test('calls are answered beside a flood of checks, and before them', async () => {
	const tokens = [await newToken(), await newToken()];
	let checked = 0;
	let callsLeft = 16;
	const codes: number[] = [];
	// As many at a time as the server holds: two are read, two wait.
	const callers = Array.from({ length: 4 }, async () => {
		while (callsLeft-- > 0) codes.push((await postTo(server, base64Body(image))).json.code);
	});
	const flood = Array.from({ length: 24 }, async (_, i) => {
		const answer = await check(tokens[i % 2]);
		if (answer.json.code === 0) checked++;
		return answer;
	});
	await Promise.race(callers);
	const checkedBeside = checked;
	await Promise.all(callers);
	expect(codes).toEqual(Array(16).fill(0));
	expect(checkedBeside).toBeLessThanOrEqual(1);
	const answers = (await Promise.all(flood)).map(({ json }) => json);
	expect(answers.filter(({ code }) => code !== 0 && code !== 5020)).toEqual([]);
	const verdicts = answers.filter(({ code }) => code === 0).map(({ data }) => data);
	expect(verdicts.length).toBeGreaterThanOrEqual(8);
	expect(verdicts).toEqual(verdicts.map(() => ({ hint: null, found: true })));
});
