import { expect, test } from '@jest/globals';

import { refusal } from './apizero-stub.mts';
import { wordOf } from './images.mts';
import { front, rows, run } from './run-with-stub.mts';

test.each([[false], [true]])('with Route by Side %s rows stay in order', async (routeBySide) => {
	const { outputs } = await run({
		answer: ({ body }) =>
			({ 'row-0': refusal(4000), 'row-2': refusal(5021), 'row-3': refusal(4000) })[
				wordOf(body.input_data)
			] ?? front,
		items: rows(5),
		parameters: { routeBySide },
		onError: 'continueRegularOutput',
	});
	const order = outputs.map((items) => items.map(({ json }) => json.row));
	expect(order).toEqual(routeBySide ? [[1, 4], [], [0, 2, 3]] : [[0, 1, 2, 3, 4]]);
});
