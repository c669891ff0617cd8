import { expect, test } from '@jest/globals';

import { DownloadTurns } from '../../src/image/download-turns.mts';

const NEVER = new AbortController().signal;

/** Takes turns by name, such as `a1`, whose first letter is the key; notes in what order they come. */
function turnsOf(limits: { perKey: number; total: number }) {
	const turns = new DownloadTurns(limits);
	const started: string[] = [];
	const ends = new Map<string, () => void>();
	const settled = () => new Promise((later) => setImmediate(later));
	return {
		take: async (...names: string[]) => {
			for (const name of names) {
				void turns.take(name[0], NEVER).then((end) => {
					started.push(name);
					ends.set(name, end);
				});
			}
			await settled();
			return started.splice(0);
		},
		end: async (name: string) => {
			ends.get(name)!();
			await settled();
			return started.splice(0);
		},
	};
}

test('a key has so many at a time, and the next in the order in which they came', async () => {
	const { take, end } = turnsOf({ perKey: 2, total: 9 });
	expect(await take('a1', 'a2', 'a3', 'a4')).toEqual(['a1', 'a2']);
	expect(await end('a2')).toEqual(['a3']);
	expect(await take('a5')).toEqual([]);
	expect(await end('a1')).toEqual(['a4']);
	expect(await end('a3')).toEqual(['a5']);
});

test('a key waits for no other key’s, unless it has one running itself', async () => {
	const { take, end } = turnsOf({ perKey: 4, total: 4 });
	expect(await take('a1', 'a2', 'a3', 'a4')).toEqual(['a1', 'a2', 'a3', 'a4']);
	expect(await take('b1', 'b2')).toEqual(['b1']);
	expect(await take('c1')).toEqual(['c1']);
	expect(await end('a1')).toEqual([]);
	expect(await end('a2')).toEqual([]);
	expect(await end('a3')).toEqual(['b2']);
});

test('keys take turns', async () => {
	const { take, end } = turnsOf({ perKey: 3, total: 3 });
	expect(await take('a1', 'b1', 'c1')).toEqual(['a1', 'b1', 'c1']);
	expect(await take('a2', 'a3', 'b2', 'b3')).toEqual([]);
	expect(await end('c1')).toEqual(['a2']);
	expect(await end('a1')).toEqual(['b2']);
	expect(await end('b1')).toEqual(['a3']);
	expect(await end('a2')).toEqual(['b3']);
});

test('who gives up takes no turn, before or while waiting', async () => {
	const turns = new DownloadTurns({ perKey: 1, total: 1 });
	const end = await turns.take('a', NEVER);
	const leaving = new AbortController();
	const second = turns.take('a', leaving.signal);
	const third = turns.take('a', NEVER);
	leaving.abort(new Error('left'));
	await expect(second).rejects.toThrow('left');
	await expect(turns.take('b', leaving.signal)).rejects.toThrow('left');
	end();
	expect(await third).toBeInstanceOf(Function);
});
