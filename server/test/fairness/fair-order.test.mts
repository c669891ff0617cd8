import { expect, test } from '@jest/globals';

import { FairOrder } from '../../src/fairness/fair-order.mts';
import { AFTER_ALL } from '../../src/fairness/turn.mts';

/** Lines up items that are named by their key and a number, and takes up to `count` of them. */
function taken(turns: FairOrder<string>, names: string, count = Infinity): string[] {
	if (names !== '') for (const name of names.split(' ')) turns.add(name, name[0]);
	const items: string[] = [];
	for (let item; items.length < count && (item = turns.take()) !== undefined; ) items.push(item);
	return items;
}

test.each([
	['one key is served in order of arrival', 'a1 a2 a3', 'a1 a2 a3'],
	['keys take turns', 'a1 a2 a3 b1 c1 c2', 'a1 b1 c1 a2 c2 a3'],
])('%s', (_, names, order) => {
	const turns = new FairOrder<string>();
	expect(taken(turns, names)).toEqual(order.split(' '));
	expect([turns.size, turns.take()]).toEqual([0, undefined]);
});

test('a key that comes later waits for no other key that was just served', () => {
	const turns = new FairOrder<string>();
	expect(taken(turns, 'a1 a2 a3 a4', 2)).toEqual(['a1', 'a2']);
	expect(taken(turns, 'b1', 2)).toEqual(['b1', 'a3']);
	// Its line was empty in between; the turn is still its own.
	expect(taken(turns, 'b2 b3', 3)).toEqual(['b2', 'a4', 'b3']);
});

test('a lower rank goes first within its key, equal ones in order of arrival', () => {
	const turns = new FairOrder<string>();
	turns.add('late', 'a', 2);
	turns.add('early', 'a', 1);
	turns.add('early too', 'a', 1);
	turns.add('of another key', 'b', 9);
	expect(taken(turns, '')).toEqual(['early', 'of another key', 'early too', 'late']);
});

test('a key that costs more has fewer turns', () => {
	const turns = new FairOrder<string>();
	const order: string[] = [];
	for (const name of 'a1 a2 a3 b1 b2 b3 b4 b5'.split(' ')) turns.add(name, name[0]);
	for (let item; (item = turns.take()) !== undefined; order.push(item)) {
		turns.charge(item[0], item.startsWith('a') ? 30 : 10);
	}
	expect(order).toEqual('a1 b1 b2 b3 a2 b4 b5 a3'.split(' '));
	// What is not used is not saved up.
	turns.add('a4', 'a');
	turns.take();
	turns.charge('a', 90);
	for (const name of 'a5 b6 b7 c1 c2'.split(' ')) turns.add(name, name[0]);
	expect(taken(turns, '', 4)).toEqual(['c1', 'b6', 'c2', 'b7']);
});

test('once all is done, every key is even, whatever it has cost', () => {
	const turns = new FairOrder<string>();
	taken(turns, 'a1');
	turns.charge('a', 60_000);
	turns.makeEven();
	for (const name of 'b1 b2 b3 a2'.split(' ')) turns.add(name, name[0]);
	const order: string[] = [];
	for (let item; (item = turns.take()) !== undefined; order.push(item)) turns.charge(item[0], 10);
	expect(order.indexOf('a2')).toBeLessThan(2);
	expect(order).toHaveLength(4);
});

test('what was removed is not served, and takes no turn', () => {
	const turns = new FairOrder<string>();
	for (const name of ['a1', 'b1', 'b2', 'a2']) turns.add(name, name[0]);
	turns.remove('b1');
	turns.remove('never there');
	expect(turns.size).toBe(3);
	expect(taken(turns, '')).toEqual(['a1', 'b2', 'a2']);
});

test('what is after all is taken last, however much the others have cost', () => {
	const turns = new FairOrder<string>();
	turns.add('last', AFTER_ALL);
	turns.add('last too', AFTER_ALL);
	for (const name of ['a1', 'b1', 'a2']) turns.add(name, name[0]);
	const order: string[] = [];
	for (let item; (item = turns.take()) !== undefined; order.push(item)) {
		turns.charge(item.startsWith('last') ? AFTER_ALL : item[0], 1000);
		if (item === 'last') turns.add('b2', 'b');
	}
	expect(order).toEqual(['a1', 'b1', 'a2', 'last', 'b2', 'last too']);
});
