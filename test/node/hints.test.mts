import { describe, expect, test } from '@jest/globals';

import { refusal } from './apizero-stub.mts';
import { messagesOf } from './outputs.mts';
import { read, type Reading } from './results-stub.mts';
import { front, rows, run, type Run } from './run-with-stub.mts';

describe('what leaves on outputs of its own is told', () => {
	const ALL_WELL = ['front', 'back'];
	const ASIDE = ['front', 'wrong', 'unreadable'];
	const continued = { onError: 'continueErrorOutput' } as const;
	const told = (listed: string) => [
		`On outputs of their own: ${listed}. Where such an output is not connected, its items are lost.`,
	];

	test.each<[string, string[], Reading, string[]]>([
		['nothing, in a workflow that runs', ALL_WELL, {}, []],
		[
			'nothing, in the editor',
			ALL_WELL,
			{ mode: 'manual' },
			told("0 on 'Needs Review', 0 on 'Not Read'"),
		],
		['two, in a workflow that runs', ASIDE, {}, told("1 on 'Needs Review', 1 on 'Not Read'")],
		['two, in the editor', ASIDE, { mode: 'manual' }, told("1 on 'Needs Review', 1 on 'Not Read'")],
		['a person without a back', ['front+'], { perPerson: true }, told("1 on 'Incomplete'")],
		['two, on one output', ASIDE, { mode: 'manual', parameters: { route: false } }, []],
		['one, to a tool', ['https://example.com/wrong'], { mode: 'manual', asTool: true }, []],
		['a failed one', ['front', 'refused'], continued, []],
	])('%s', async (_, words, { parameters, ...more }, hints) => {
		const items = more.asTool ? words.map((url) => ({ json: { url } })) : words;
		const url = more.asTool ? { url: '={{ $json.url }}' } : {};
		const ran = await read(items, { ...more, parameters: { ...parameters, ...url } });
		expect(ran.error).toBeUndefined();
		const messages = messagesOf(ran.hints);
		expect(messages.filter((message) => message.startsWith('On outputs'))).toEqual(hints);
	});
});

describe('images that are all refused for one reason hint at a setting', () => {
	const links = (...urls: string[]) => urls.map((url) => ({ json: { url } }));
	const byLink = { source: 'url', url: '={{ $json.url }}' };
	const tooLarge = { status: 413, body: '<html>' };

	test.each<[string, Partial<Run>, string | RegExp]>([
		[
			'names taken for links',
			{ items: links('样本一', '样本二'), parameters: byLink },
			"All 2 images were refused for one reason, so a setting may be wrong: 'Image URL' must be a link that starts with http:// or https://. Check that 'Image URL' takes the column with the links.",
		],
		[
			"a proxy's limit",
			{ items: rows(3), answer: () => tooLarge },
			/^All 3 images .* may be wrong: .* proxy .* \(HTTP 413\).* Make the images smaller, or ask/,
		],
		[
			"the service's refusal",
			{ answer: () => refusal(4000) },
			/^All 2 images .*\(4000\).*Check the format/,
		],
		['one alone', { items: rows(1), answer: () => tooLarge }, /^1 result: 1 to photograph again\./],
		[
			'another that was read',
			{ answer: (_, index) => (index === 0 ? front : tooLarge) },
			/^2 results: 1 read, 1 to photograph again\./,
		],
		[
			'different reasons',
			{ answer: (_, index) => (index === 0 ? refusal(4000) : tooLarge) },
			/^2 results: 2 to photograph again\./,
		],
		['no card in any', { answer: () => refusal(5021) }, /^2 results: 2 to photograph again\./],
	])('%s', async (_, given, message) => {
		const { error, hints } = await run({ items: rows(2), answer: () => front, ...given });
		expect(error).toBeUndefined();
		const [summary] = messagesOf(hints);
		expect(summary).toMatch(message);
	});
});

test.each([
	['cloud', 3, [expect.stringMatching(/^3 calls to ApiZero's cloud\. It does not say how sure/)]],
	['cloud', 1, [expect.stringMatching(/^1 call to ApiZero's cloud\./)]],
	['automatic', 3, []],
] as const)(
	'calls to the cloud are counted, repeated ones too: %s, %i',
	async (service, calls, hints) => {
		const ran = await run({
			answer: (_, index) => (index === 0 && calls > 1 ? refusal(5020) : front),
			items: rows(calls === 1 ? 1 : 2),
			service,
			calls: { maxTries: 2 },
		});
		const messages = messagesOf(ran.hints);
		expect(messages.filter((message) => /calls? to/.test(message))).toEqual(hints);
	},
);
