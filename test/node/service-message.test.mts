import { describe, expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal } from './apizero-stub.mts';
import { imageSaying } from './images.mts';
import { rows, run, stub } from './run-with-stub.mts';

const WORDS = '无法下载图片';

describe("the service's words on a refusal", () => {
	const answer = () => refusal(4000, WORDS);
	const gone = () => refusal(4044, WORDS);

	test('are in the description of what stops the workflow', async () => {
		const { error } = await run({ answer: gone, items: rows(1) });
		expect(error?.message).not.toContain(WORDS);
		expect(error?.description).toMatch(new RegExp(`^The service said: ${WORDS}\\. Check `));
	});

	test('are those in English where a server has both', async () => {
		const headers = { 'x-reason': 'The image server answered with HTTP 404.' };
		const { error } = await run({ answer: () => ({ ...gone(), headers }), items: rows(1) });
		expect(error?.description).toMatch(
			/^The service said: The image server answered with HTTP 404\. Check /,
		);
		expect(error?.description).not.toContain(WORDS);
	});

	test('are nowhere where the item is masked, also when it shares the call', async () => {
		const items = ['off', '3+4'].map((mask) => fileItem(imageSaying('same'), { json: { mask } }));
		const { outputs } = await run({
			answer,
			items,
			options: { mask: '={{ $json.mask }}' },
			onError: 'continueRegularOutput',
			service: 'cloud',
		});
		expect(stub.calls).toHaveLength(1);
		expect(outputs[3].map((item) => JSON.stringify(item).includes(WORDS))).toEqual([true, false]);
	});

	test('are not in anything that n8n stores of a masked run', async () => {
		for (const onError of [undefined, 'continueErrorOutput', 'continueRegularOutput'] as const) {
			const options = { mask: '3+4' };
			const { run: stored } = await run({ answer, items: rows(1), options, onError });
			const text = JSON.stringify(stored, (_, value) =>
				value === stored.data.executionData ? undefined : value,
			);
			expect(text).toContain('(4000)');
			expect(text).not.toContain(WORDS);
		}
	});
});
