import { expect, test } from '@jest/globals';

import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/input/result-settings.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { hintsFor, inputHints, type RunFacts } from '../../../nodes/IdCardOcr/result/hints.ts';

const refused = new RefusedReply({ code: 4011, msg: '', data: null });
const messagesOf = (results: ImageResult[], facts: Partial<RunFacts> = {}) => {
	const none = { service: 'ownServer' as const, calls: 0, cardless: [], pairs: 0 };
	return hintsFor(results, { ...none, ...facts }).map(({ message, type }) => [type, message]);
};

test('nothing to say of failures, which the items show', () => {
	expect(messagesOf([{ ok: false, thrown: refused }])).toEqual([]);
});

test('of many items without a card the first are named', () => {
	const cardless = Array.from({ length: 12 }, (_, index) => index);
	expect(messagesOf([], { cardless })[0][1]).toMatch(/items 0, .*, 9 and 2 more\.$/);
	expect(messagesOf([], { cardless: [7] })[0][1]).toMatch(/item 7\.$/);
});

test('of many columns that were left out the first are named', () => {
	const settings = { keepColumns: 'fitting' } as ResultSettings;
	const row = Object.fromEntries([...'abcdefgh'].map((name) => [name, {}]));
	expect(inputHints([{ row, settings }])[0].message).toMatch(/left out: a, b, c, d, e\./);
	expect(inputHints([{ row: { a: 'text' }, settings }])).toEqual([]);
});
