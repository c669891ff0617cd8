import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { readCard } from '../../../test/cards/read-card.mts';
import { differences, type Expected, type RawReply } from './difference.mts';

interface SmokeCall {
	what: string;
	body: object;
	headers: Record<string, string>;
	expected: Expected;
	/** What is drawn on the card. */
	truth?: IdCardFields;
}

export interface SmokeResult {
	what: string;
	differences: string[];
	/** Fields that were read otherwise than drawn. */
	misread: string[];
}

const TIMEOUT_MS = 60_000;
const PAUSE_MS = 600;

/** Images to send: both sides of a card, and a landscape. */
export const IMAGES = {
	portrait: readCard('portrait-photo.jpg'),
	emblem: readCard('emblem-photo.jpg'),
	landscape: readCard('landscape.jpg'),
};

/** Six calls: both sides, a photo without a card, two bad requests, and a wrong key. */
function planCalls(key: string): SmokeCall[] {
	const { portrait, emblem, landscape } = IMAGES;
	const bearer = { authorization: `Bearer ${key}` };
	const inputOf = (image: Buffer) => ({
		input_type: 'base64',
		input_data: image.toString('base64'),
	});
	const card = { body: inputOf(portrait.image), truth: portrait.fields };
	return [
		{ what: 'portrait side', ...card, headers: bearer, expected: { side: 1 } },
		{
			what: 'emblem side, key in X-Api-Key',
			body: inputOf(emblem.image),
			headers: { 'x-api-key': key },
			expected: { side: 0 },
			truth: emblem.fields,
		},
		{
			what: 'photo without a card',
			body: inputOf(landscape.image),
			headers: bearer,
			expected: { code: 5021 },
		},
		{
			what: 'input_type that does not exist',
			body: { input_type: 'file', input_data: 'x' },
			headers: bearer,
			expected: { code: 4000 },
		},
		{
			what: 'empty input_data',
			body: { input_type: 'base64', input_data: '' },
			headers: bearer,
			expected: { code: 4000 },
		},
		{
			what: 'wrong key',
			body: card.body,
			headers: { authorization: 'Bearer not-a-key' },
			expected: { code: 4011 },
		},
	];
}

/** Makes the six calls one after the other, and lists what is not as the API page says. */
export async function smoke(
	baseUrl: string,
	key: string,
	pauseMs = PAUSE_MS,
): Promise<SmokeResult[]> {
	const results: SmokeResult[] = [];
	for (const { what, body, headers, expected, truth } of planCalls(key)) {
		const reply = await send(`${baseUrl.replace(/\/+$/, '')}${ID_CARD_OCR_PATH}`, headers, body);
		results.push({
			what,
			differences: 'fault' in reply ? [reply.fault] : differences(reply, expected),
			misread: 'fault' in reply || truth === undefined ? [] : misreadFields(reply.text, truth),
		});
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
	return results;
}

async function send(
	url: string,
	headers: Record<string, string>,
	body: object,
): Promise<RawReply | { fault: string }> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
			// The key goes nowhere else.
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const { status } = response;
		return { status, headers: Object.fromEntries(response.headers), text: await response.text() };
	} catch (error) {
		return { fault: `no reply: ${(error as Error).name}` };
	}
}

function misreadFields(text: string, truth: IdCardFields): string[] {
	try {
		const { data } = JSON.parse(text) as { data: Partial<IdCardFields> };
		const names = Object.keys(truth) as Array<keyof IdCardFields>;
		return names.filter((name) => data[name] !== truth[name]);
	} catch {
		return [];
	}
}
