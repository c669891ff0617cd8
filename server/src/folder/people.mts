import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { isSoundIdNumber } from '../../../domain/id-number.ts';
import type { LoneProblem } from '../../../domain/language/language.ts';
import { matchHeap } from '../../../domain/match-sides/match-heap.ts';
import { fieldsOf, type FoundSide } from '../../../domain/result/found-side.ts';
import { fieldsRead, peopleIn as cardsIn } from '../../../domain/result/people.ts';
import { isPossible, matchSides } from '../../../domain/side-match.ts';
import { pairsByName } from './name-hints.mts';
import type { ReadFile } from './read-file.mts';

/** One person's card, as far as the files show it; files are indices. */
export interface Person {
	portrait?: FoundSide;
	emblem?: FoundSide;
	/** The files that show it, that of the portrait side first. */
	files: number[];
	/** What puts its sides together: a code of Match Sides, `same-file` or `file-names`. */
	matchedBy: string[];
	/** Why its one side has no other, and the files that may show it. */
	alone?: { problem: LoneProblem | 'sides-do-not-match'; candidates: number[] };
	/** The file that must be its other side by its name, but was not read. */
	unread?: number;
	/** Other readings of its sides, which should say the same. */
	repeats: readonly FoundSide[];
}

/**
 * Puts the sides in files together into people: those in one file, then those that the names of two files put together
 * unless something contradicts that, then those that can only belong together by what they say. Each side is in one person;
 * people come in the order of their first files. `isIncomplete`: whether there are more files, in folders that could not be listed.
 */
export function peopleIn(files: readonly ReadFile[], isIncomplete = false): Person[] {
	const inFiles = files.map(({ sides, unknown }) =>
		cardsIn(sides, unknown.length).flatMap(peopleOf),
	);
	const named = pairedByName(files, inFiles);
	const people = withoutRepeats(named);
	const unknown = files.reduce((sum, file) => sum + file.unknown.length, 0);
	const proven = provenPeople(people, named.filter(isWhole), isIncomplete ? Infinity : unknown);
	return [...people.filter(isWhole), ...proven].sort((one, other) => one.files[0] - other.files[0]);
}

function isWhole({ portrait, emblem }: Person): boolean {
	return portrait !== undefined && emblem !== undefined;
}

/** The portrait side first. */
export function sidesOf({ portrait, emblem }: Person): FoundSide[] {
	return [portrait, emblem].flatMap((side) => side ?? []);
}

function sideOf(person: Person): FoundSide {
	return sidesOf(person)[0];
}

/** A card in one file; its sides apart if they contradict each other. */
function peopleOf({
	portrait,
	emblem,
	others: repeats,
}: ReturnType<typeof cardsIn>[number]): Person[] {
	const files = [(portrait ?? emblem)!.image];
	const isCard = portrait !== undefined && emblem !== undefined;
	const fields = normalized({ portrait, emblem });
	if (!isCard || isPossible(matchSides(fields, fields))) {
		const matchedBy = isCard ? ['same-file'] : [];
		return [{ portrait, emblem, files, matchedBy, repeats }];
	}
	const alone = { problem: 'sides-do-not-match', candidates: files } as const;
	return [
		{ portrait, files, matchedBy: [], alone, repeats: [] },
		{ emblem, files, matchedBy: [], alone, repeats: [] },
	];
}

/** Joins the lone sides of two files whose names say so; if that cannot be, they say why. */
function pairedByName(files: readonly ReadFile[], inFiles: readonly Person[][]): Person[] {
	const taken = new Set<Person>();
	const images = [...files.keys()].filter(
		(index) => files[index].sides.length + files[index].unknown.length > 0,
	);
	for (const pair of pairsByName(images.map((index) => files[index].name))) {
		const [first, second] = pair.map((at) => images[at]);
		const [one, other] = [first, second].map((file) =>
			inFiles[file].filter((own) => !isWhole(own)),
		);
		const known = [...one, ...other];
		if (known.length === 1 && inFiles[first].length + inFiles[second].length === 1) {
			known[0].unread = inFiles[first].length === 0 ? first : second;
		}
		if (one.length !== 1 || other.length !== 1 || sideOf(one[0]).side === sideOf(other[0]).side)
			continue;
		const [portrait, emblem] = sideOf(one[0]).side === 1 ? known : [known[1], known[0]];
		const match = matchSides(normalized(portrait), normalized(emblem));
		if (isPossible(match)) {
			taken.add(emblem);
			Object.assign(portrait, joined(portrait, emblem, ['file-names', ...match.proofs]));
		} else {
			one[0].alone = { problem: 'sides-do-not-match', candidates: [second] };
			other[0].alone = { problem: 'sides-do-not-match', candidates: [first] };
		}
	}
	return inFiles.flat().filter((one) => !taken.has(one));
}

function normalized(person: Pick<Person, 'portrait' | 'emblem'>): IdCardFields {
	return normalizeCard(fieldsOf(person.portrait?.fields, person.emblem?.fields));
}

function joined(portrait: Person, emblem: Person, matchedBy: string[]): Person {
	return {
		portrait: portrait.portrait,
		emblem: emblem.emblem,
		files: [...new Set([...portrait.files, ...emblem.files])],
		matchedBy,
		repeats: [...portrait.repeats, ...emblem.repeats],
	};
}

/**
 * Matches lone sides by what they say. `whole` are the readings of both sides, each by itself; `unknown`: how many more sides
 * there may be, of which nothing is known.
 */
function provenPeople(
	people: readonly Person[],
	whole: readonly Person[],
	unknown: number,
): Person[] {
	const all = [...people.filter((one) => !isWhole(one)), ...whole];
	const cards = all.map((one, itemIndex) => ({ one, itemIndex, fields: normalized(one) }));
	const of = (side: 1 | 0) => cards.filter(({ one }) => !isWhole(one) && sideOf(one).side === side);
	const heap = {
		...{ fronts: of(1), backs: of(0), unread: unknown },
		whole: cards.filter(({ one }) => isWhole(one)),
	};
	const found = matchHeap(heap, { missing: 'few', ofOnePerson: false });
	const filesOf = (indices: readonly number[]) => [
		...new Set(indices.flatMap((index) => all[index].files)),
	];
	return [
		...found.people.flatMap(({ front, back, itemIndexes, proofs }): Person[] => {
			const [portrait, emblem] = [all[front.itemIndex], all[back.itemIndex]];
			const files = filesOf(itemIndexes);
			const isOpen = portrait.unread === undefined && emblem.unread === undefined;
			if (isOpen) return [{ ...joined(portrait, emblem, proofs), files }];
			// By its name, one of them belongs to a file that was not read.
			return itemIndexes.map((itemIndex) => {
				const one = all[itemIndex];
				if (one.unread !== undefined) return one;
				const candidates = files.filter((file) => !one.files.includes(file));
				return { ...one, alone: { problem: 'other-side-may-be-missing', candidates } };
			});
		}),
		...found.alone.map(({ side, problem, candidates }): Person => {
			const one = all[side.itemIndex];
			const files = filesOf(candidates.map(({ itemIndex }) => itemIndex));
			// What its name says explains more.
			return {
				...one,
				alone: one.alone ?? (one.unread === undefined ? { problem, candidates: files } : undefined),
			};
		}),
	];
}

/** Makes one person of all with the same sound number: the fronts and backs of which most was read, with all files. */
function withoutRepeats(people: readonly Person[]): Person[] {
	const numbered = Map.groupBy(people, (person) => {
		const number = person.portrait && normalized(person).identity_code;
		return number && isSoundIdNumber(number) ? number : person;
	});
	const readOn = ({ portrait }: Person) => (portrait === undefined ? 0 : fieldsRead(portrait));
	return [...numbered.values()].map((same) => {
		const ranked = same.toSorted((one, other) => readOn(other) - readOn(one));
		const first = ranked.find(isWhole) ?? ranked[0];
		const [{ portrait }] = ranked;
		return {
			...first,
			...(portrait && { portrait }),
			files: [...new Set([...first.files, ...same.flatMap((one) => one.files)])],
			repeats: same
				.flatMap((one) => [...sidesOf(one), ...one.repeats])
				.filter((one) => one !== portrait && one !== first.emblem),
		};
	});
}
