import { hasValidCheckCharacter } from '../id-number.ts';
import type { LoneProblem } from '../language/language.ts';
import { emblemFacts, type PortraitFacts, portraitFacts } from '../side-facts.ts';
import {
	compareSides,
	isConfirmed,
	isPossible,
	type MatchProof,
	type SideMatch,
} from '../side-match.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { distinctSides, type EqualSides, type ItemSide } from './distinct-sides.ts';
import { possibleBacks } from './possible-backs.ts';
import { hasRepeatedBack, hasRepeatedFront, repeatedIn } from './repeated-reading.ts';

/** Sides of cards in any order. */
export interface Heap {
	fronts: readonly ItemSide[];
	backs: readonly ItemSide[];
	/**
	 * Cards with both sides. A side that may be another reading of one of theirs is matched with nobody. Unless its number
	 * proves that, it counts as unread: it may be any side.
	 */
	whole: readonly ItemSide[];
	/** How many more images there are of which nothing is known: each may be any side. */
	unread: number;
}

/**
 * Which sides may be missing: none, as few as the cards allow, or any, so that it proves nothing if a
 * side fits no other card.
 */
export const MISSING_SIDES = ['any', 'few', 'none'] as const;

export type MissingSides = (typeof MISSING_SIDES)[number];

export interface HeapKnowledge {
	missing: MissingSides;
	/** Whether it is of one person as far as the user knows. */
	ofOnePerson: boolean;
}

export interface MatchedPerson {
	front: ItemSide;
	back: ItemSide;
	/** The items that show them, the fronts first; equal backs of several people cannot be told apart. */
	itemIndexes: number[];
	proofs: MatchProof[];
}

/** `candidates`: the sides that may be of the same card. */
export interface LoneSide {
	side: ItemSide;
	problem: LoneProblem;
	candidates: ItemSide[];
}

export interface MatchedHeap {
	people: MatchedPerson[];
	alone: LoneSide[];
}

/**
 * Matches fronts with backs. A pair has to agree in place, validity and age, and to be part of every way to give each
 * front a back and each back a front. Where there is no such way, a side is missing: then nothing follows for the
 * sides that fit each other there or, if none may be missing, for any others.
 */
export function matchHeap(heap: Heap, { missing, ofOnePerson }: HeapKnowledge): MatchedHeap {
	const repeats = [
		...repeatedIn(heap.fronts, heap.whole, 1),
		...repeatedIn(heap.backs, heap.whole, 0),
	];
	const isOther = (side: ItemSide) => repeats.every((repeat) => repeat.side !== side);
	const fronts = distinctSides(heap.fronts.filter(isOther), 1);
	const backs = distinctSides(heap.backs.filter(isOther), 0);
	const unread = heap.unread + repeats.filter(({ isCertain }) => !isCertain).length;
	const factsOfFronts = fronts.map(([front]) => factsOfFront(front));
	const factsOfBacks = backs.map(([back]) => emblemFacts(back.fields));
	const matchOf: Sides['matchOf'] = (front, back) =>
		compareSides(factsOfFronts[front], factsOfBacks[back]);
	const fits = [...fronts.keys()].map((front) =>
		[...backs.keys()].filter((back) => isPossible(matchOf(front, back))),
	);
	const capacities = backs.map(({ length }) => length);
	const isOnePair = ofOnePerson && fronts.length === 1 && backs.length === 1;

	const clusters = clustersOf({ fits, capacities }).map((cluster) => {
		const placeOf = new Map(cluster.backs.map((back, place) => [back, place]));
		const own = cluster.fronts.map((front) => fits[front].map((back) => placeOf.get(back)!));
		const graph = { fits: own, capacities: cluster.backs.map((back) => capacities[back]) };
		const isRepeated =
			hasRepeatedFront(cluster.fronts.map((front) => fronts[front])) ||
			hasRepeatedBack(cluster.backs.map((back) => backs[back]));
		return { ...cluster, possible: possibleBacks(graph), isRepeated };
	});
	const gaps = clusters.filter(({ possible }) => possible === undefined);
	// Each image that was not read may be the other side of any; or of one that is seen to lack it.
	const explained = gaps.filter(({ isRepeated }) => !isRepeated).length;
	const mayBeMissing = {
		any: Infinity,
		few: unread - explained,
		none: gaps.length <= unread ? unread : Infinity,
	}[missing];
	const alone = repeats.map(({ side, candidates }) => {
		return { side, candidates, problem: 'read-twice' as const };
	});
	const found: MatchedHeap = { people: [], alone };
	for (const cluster of clusters) {
		const isTrusted = isOnePair || mayBeMissing < missingForWrongPair(cluster, capacities);
		const own = settleCluster(cluster, isTrusted, { fronts, backs, fits, matchOf });
		found.people.push(...own.people);
		found.alone.push(...own.alone);
	}
	return found;
}

/** Returns what a front says about its back. A birth that no sound number confirms may be misread, and proves nothing. */
function factsOfFront({ fields }: ItemSide): PortraitFacts {
	const isSound = hasValidCheckCharacter(fields.identity_code ?? '');
	return portraitFacts({ ...fields, birth: isSound ? fields.birth : null });
}

/** How many sides have to be missing before a wrong pair can look right: two, or one if equal backs may be several cards'. */
function missingForWrongPair({ backs }: Cluster, capacities: readonly number[]): number {
	return backs.some((back) => capacities[back] > 1) ? 1 : 2;
}

interface Sides {
	fronts: readonly EqualSides[];
	backs: readonly EqualSides[];
	fits: ReadonlyArray<readonly number[]>;
	matchOf: (front: number, back: number) => SideMatch;
}

function settleCluster(
	cluster: Cluster & { possible: number[][] | undefined; isRepeated: boolean },
	isTrusted: boolean,
	{ fronts, backs, fits, matchOf }: Sides,
): MatchedHeap {
	const candidates = new Map(
		cluster.fronts.map((front, i) => [
			front,
			cluster.possible?.[i].map((back) => cluster.backs[back]) ?? fits[front],
		]),
	);
	const problemOf = (ones: readonly number[]): LoneProblem => {
		if (ones.length === 0) return 'no-other-side';
		if (cluster.possible === undefined) return 'side-missing';
		if (cluster.isRepeated) return 'read-twice';
		if (!isTrusted) return 'other-side-may-be-missing';
		return ones.length === 1 ? 'not-confirmed' : 'several-fit';
	};
	const found: MatchedHeap = { people: [], alone: [] };
	const alone = (sides: readonly ItemSide[], ones: readonly number[], others: Sides['fronts']) => {
		const list = ones.flatMap((one) => others[one]);
		for (const side of sides)
			found.alone.push({ side, problem: problemOf(ones), candidates: list });
	};

	const backOf = new Map<number, number>();
	for (const [front, ones] of candidates) {
		const isMatched = problemOf(ones) === 'not-confirmed' && isConfirmed(matchOf(front, ones[0]));
		if (isMatched) backOf.set(front, ones[0]);
		else alone(fronts[front], ones, backs);
	}
	for (const back of cluster.backs) {
		const possible = cluster.fronts.filter((front) => candidates.get(front)!.includes(back));
		const matched = possible.filter((front) => backOf.get(front) === back);
		const others = possible.filter((front) => !matched.includes(front));
		const isTaken = matched.length > 0 && others.length === 0;
		const taken = isTaken ? backs[back].length : matched.length;
		const own = backs[back].slice(0, taken);
		for (const front of matched) {
			const itemIndexes = [...fronts[front], ...own].map(({ itemIndex }) => itemIndex);
			const { proofs } = matchOf(front, back);
			found.people.push({ front: fronts[front][0], back: backs[back][0], itemIndexes, proofs });
		}
		alone(backs[back].slice(taken), others, fronts);
	}
	return found;
}
