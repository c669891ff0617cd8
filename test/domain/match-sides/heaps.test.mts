import { expect, test } from '@jest/globals';

import { matchHeap } from '../../../domain/match-sides/match-heap.ts';
import { drawHeap, type DrawnHeap, type HeapFaults } from './drawn-heap.mts';

/** More, with figures, by `HEAPS=10000 npm run test:jest -- test/domain/match-sides/heaps.test.mts`. */
const HEAPS = Number(process.env.HEAPS ?? 300);

const WHOLE: HeapFaults = { missing: 0, misread: 0.03, twice: 0.03 };
const KNOWN_GAPS: HeapFaults = { missing: 0.03, known: true, misread: 0.03, twice: 0.03 };

/** Whether a front was matched with a back that differs in print from its own. */
const isWrong = ({ backOf }: DrawnHeap, front: number, back: number): boolean =>
	JSON.stringify(backOf.get(front)) !== JSON.stringify(backOf.get(back));

/** Matches the heaps of all seeds. */
function matchAll(faults: HeapFaults) {
	const sum = { people: 0, matched: 0, wrong: 0, lost: 0 };
	for (let seed = 0; seed < HEAPS; seed++) {
		const heap = drawHeap(`heap/${seed}`, faults);
		const { people, alone } = matchHeap(heap, { missing: 'none', ofOnePerson: false });
		sum.people += heap.people;
		sum.matched += people.length;
		for (const { front, back } of people) {
			if (isWrong(heap, front.itemIndex, back.itemIndex)) sum.wrong++;
		}
		const seen = new Set([
			...people.flatMap(({ itemIndexes }) => itemIndexes),
			...alone.map(({ side }) => side.itemIndex),
		]);
		if (seen.size !== heap.fronts.length + heap.backs.length) sum.lost++;
	}
	if (process.env.HEAPS !== undefined) {
		process.stdout.write(`${JSON.stringify({ faults, heaps: HEAPS, ...sum })}\n`);
	}
	return sum;
}

test.each([
	['both sides of every card are there', WHOLE, 0.3],
	['an unread image stands for each missing side', KNOWN_GAPS, 0],
])(
	'no wrong pair where %s, and some are matched',
	(_, faults, share) => {
		const { people, matched, wrong, lost } = matchAll(faults);
		expect({ wrong, lost }).toEqual({ wrong: 0, lost: 0 });
		expect(matched / people).toBeGreaterThan(share);
	},
	HEAPS * 400,
);
