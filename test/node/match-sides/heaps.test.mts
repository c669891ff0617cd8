import { expect, test } from '@jest/globals';

import { matchHeap, type MissingSides } from '../../../nodes/IdCardOcr/match-sides/match-heap.ts';
import { drawHeap, type DrawnHeap, type HeapFaults } from './drawn-heap.mts';

/** More, with figures, by `HEAPS=10000 npm run test:jest -- test/node/match-sides/heaps.test.mts`. */
const HEAPS = Number(process.env.HEAPS ?? 300);
const TIMEOUT = HEAPS * 400;

const WHOLE: HeapFaults = { missing: 0, misread: 0.03, twice: 0.03 };
const KNOWN_GAPS: HeapFaults = { missing: 0.03, known: true, misread: 0.03, twice: 0.03 };
const GAPS: HeapFaults = { missing: 0.05, misread: 0.03, twice: 0.03 };

/** Whether a front was matched with a back that differs in print from its own. */
const isWrong = ({ backOf }: DrawnHeap, front: number, back: number): boolean =>
	JSON.stringify(backOf.get(front)) !== JSON.stringify(backOf.get(back));

/** Matches the heaps of all seeds. */
function matchAll(faults: HeapFaults, missing: MissingSides) {
	const sum = { people: 0, matched: 0, wrong: 0, lost: 0 };
	for (let seed = 0; seed < HEAPS; seed++) {
		const heap = drawHeap(`heap/${seed}`, faults);
		const { people, alone } = matchHeap(heap, { missing, ofOnePerson: false });
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
		process.stdout.write(`${JSON.stringify({ faults, missing, heaps: HEAPS, ...sum })}\n`);
	}
	return sum;
}

test(
	'no wrong pair where both sides of every card are there, and most are matched',
	() => {
		const { people, matched, wrong, lost } = matchAll(WHOLE, 'none');
		expect({ wrong, lost }).toEqual({ wrong: 0, lost: 0 });
		expect(matched / people).toBeGreaterThan(0.3);
	},
	TIMEOUT,
);

test(
	'no wrong pair where an unread image stands for each missing side',
	() => {
		const { matched, wrong, lost } = matchAll(KNOWN_GAPS, 'none');
		expect({ wrong, lost }).toEqual({ wrong: 0, lost: 0 });
		expect(matched).toBeGreaterThan(0);
	},
	TIMEOUT,
);

test(
	'no pair at all where sides may be missing',
	() => {
		expect(matchAll(GAPS, 'any')).toMatchObject({ matched: 0, lost: 0 });
	},
	TIMEOUT,
);
