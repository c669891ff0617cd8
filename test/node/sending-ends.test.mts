import { expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { longWaits, SHORT_TIMEOUT } from './node-waits.mts';
import { front, rows, run } from './run-with-stub.mts';

const LATER = { 'retry-after': '100' };

test('the end of sending wakes images that wait for another try, and keeps their last failure', async () => {
	const { outputs } = await run({
		answer: async ({ body }) => {
			if (wordOf(body.input_data) === 'row-0') return { ...refusal(5020), headers: LATER };
			await longWaits(1);
			return refusal(4011);
		},
		items: rows(2),
		calls: SHORT_TIMEOUT,
		onError: 'continueRegularOutput',
	});
	expect(outputs[3].map(({ json }) => [json.reason_code, json.retry])).toEqual([
		['5020', 'later'],
		['4011', 'credential'],
	]);
}, 20_000);

test('an image that waits after a 4029 when the quota ends is left over too', async () => {
	const { outputs } = await run({
		answer: async ({ body }) => {
			const word = wordOf(body.input_data);
			if (word === 'row-0') return front;
			if (word === 'row-1') return { ...refusal(4029), headers: LATER };
			await longWaits(1);
			return refusal(4030);
		},
		items: rows(3),
		calls: SHORT_TIMEOUT,
	});
	expect(outputs[3].map(({ json }) => json.reason_message)).toEqual([
		expect.stringMatching(/^Not sent, .* \(4030\)\. Run the rest tomorrow/),
		expect.stringMatching(/^The key's calls for today are used up \(4030\)/),
	]);
}, 20_000);

test('an image that may have been read before a 4029 does not count as unsent', async () => {
	let isSecond = false;
	const { outputs } = await run({
		answer: async ({ body }) => {
			if (wordOf(body.input_data) !== 'row-0') {
				await longWaits(1);
				return refusal(4030);
			}
			const answer = isSecond ? { ...refusal(4029), headers: LATER } : refusal(5020);
			isSecond = true;
			return answer;
		},
		items: rows(2),
		calls: SHORT_TIMEOUT,
		onError: 'continueRegularOutput',
	});
	expect(outputs[3].map(({ json }) => json.reason_code)).toEqual(['5020', '4030']);
}, 20_000);

test('a reply that is already there is used after sending has ended', async () => {
	const same = fileItem(imageSaying('same'));
	const { outputs } = await run({
		answer: ({ body }) => (wordOf(body.input_data) === 'same' ? front : refusal(4030)),
		items: [same, ...rows(20), same],
		onError: 'continueErrorOutput',
	});
	expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 21 }]);
});
