import { differenceOf, type Difference, type RowPerson } from './likeness.mts';
import { type ListedPerson, plainName } from './listed-person.mts';

/** A card and somebody on the list who may be its holder, by their indices. */
export interface Match {
	listed: number;
	row: number;
	/** `several`: they agree, but so do others. */
	difference: Difference | 'several';
}

/** Whose cards are here. */
export interface Comparison {
	/** For each on the list, in its order: the cards that are theirs, or may be. */
	listed: Array<{ state: 'here' | 'perhaps' | 'missing'; matches: Match[] }>;
	/** For each card, in their order. `unknown`: it shows no name. */
	rows: Array<{ state: 'listed' | 'perhaps' | 'not-listed' | 'unknown'; matches: Match[] }>;
}

/**
 * Compares cards with a list. Who agrees with one card, and with nobody else, is here; what agrees less may be the same person,
 * and nobody of whom that is true is missing.
 */
export function compare(listed: readonly ListedPerson[], cards: readonly RowPerson[]): Comparison {
	const rows = cards.map(({ name, number }) => ({ name: name && plainName(name), number }));
	const all = listed.flatMap((person, at) =>
		rows.flatMap((row, place): Match[] => {
			const difference = differenceOf(person, row);
			return difference === undefined ? [] : [{ listed: at, row: place, difference }];
		}),
	);
	const agrees = ({ difference }: Match) => Object.keys(difference).length === 0;
	const agreeing = all.filter(agrees);
	const ofListed = Map.groupBy(agreeing, (match) => match.listed);
	const ofRow = Map.groupBy(agreeing, (match) => match.row);
	/** Whether there are as many people among the cards as on the list, of those who agree with each other. */
	const isSettled = ({ listed: at }: Match) => {
		const rivals = ofListed.get(at)!.flatMap(({ row }) => ofRow.get(row)!);
		const theirs = rivals.flatMap((match) => ofListed.get(match.listed)!);
		// Somebody may be on the list twice.
		const people = new Set(
			rivals.map((match) => {
				const { name, digits } = listed[match.listed];
				return digits === '' ? match.listed : `${name} ${digits}`;
			}),
		);
		const holders = new Set(theirs.map(({ row }) => rows[row].number ?? row));
		return people.size === holders.size;
	};
	const settled = agreeing.filter(isSettled);
	const settledRows = new Set(settled.map(({ row }) => row));
	const settledListed = new Set(settled.map((match) => match.listed));
	const possible = all
		.filter((match) => !settledRows.has(match.row) && !settledListed.has(match.listed))
		.map((match): Match => (agrees(match) ? { ...match, difference: 'several' } : match));
	const found = [...settled, ...possible];
	const byListed = Map.groupBy(found, (match) => match.listed);
	const byRow = Map.groupBy(found, ({ row }) => row);
	return {
		listed: listed.map((_, at) => {
			const matches = byListed.get(at) ?? [];
			if (settledListed.has(at)) return { state: 'here', matches };
			return { state: matches.length > 0 ? 'perhaps' : 'missing', matches };
		}),
		rows: rows.map(({ name }, at) => {
			const matches = byRow.get(at) ?? [];
			if (settledRows.has(at)) return { state: 'listed', matches };
			if (matches.length > 0) return { state: 'perhaps', matches };
			return { state: name === null ? 'unknown' : 'not-listed', matches };
		}),
	};
}
