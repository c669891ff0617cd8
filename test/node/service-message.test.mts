import { describe, expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal } from './apizero-stub.mts';
import { pair, run as runBothSides } from './both-sides-stub.mts';
import { imageSaying } from './images.mts';
import { rows, run, stub } from './run-with-stub.mts';

const words = (outputs: Awaited<ReturnType<typeof run>>['outputs']) =>
	outputs.at(-1)!.map(({ json }) => (json.error as { serviceMessage?: string }).serviceMessage);

describe("the service's words on a refusal", () => {
	const answer = () => refusal(4000, '无法下载图片');
	const onError = 'continueErrorOutput' as const;

	test('are on the failed item, with either kind of Continue', async () => {
		for (const mode of [onError, 'continueRegularOutput'] as const) {
			expect(words((await run({ answer, items: rows(1), onError: mode })).outputs)).toEqual([
				'无法下载图片',
			]);
			await stub.close();
		}
	});

	test('are left out where the item is masked, also when it shares the call', async () => {
		const same = ['off', '3+4'].map((mask) => fileItem(imageSaying('same'), { json: { mask } }));
		const { outputs } = await run({
			answer,
			items: same,
			options: { mask: '={{ $json.mask }}' },
			onError,
		});
		expect(stub.calls).toHaveLength(1);
		expect(words(outputs)).toEqual(['无法下载图片', undefined]);
	});

	test('are not in what n8n stores of a run that stops', async () => {
		const { run: stored, error } = await run({ answer, items: rows(1) });
		expect(error?.message).toContain('(4000)');
		const text = JSON.stringify(stored, (_, value) =>
			value === stored.data.executionData ? undefined : value,
		);
		expect(text).not.toContain('无法下载图片');
	});

	test('are those of the image that failed its pair', async () => {
		const { outputs } = await runBothSides([pair('front', 'refused')], {}, onError);
		expect(words(outputs)).toEqual(['服务返回的说明']);
		const options = { requestsPerSecond: 0, mask: '3+4' };
		const masked = await runBothSides([pair('front', 'refused')], { options }, onError);
		expect(words(masked.outputs)).toEqual([undefined]);
	});
});
