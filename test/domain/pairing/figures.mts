import type { PairedPerson } from '../../../domain/pairing/pair-sides.ts';
import type { DrawnFolder, DrawnSide } from './drawn-folder.mts';
import { printedOn } from './drawn-reading.mts';

type Row = PairedPerson<DrawnSide>;

/** A folder, and what the engine made of it. */
export interface PairedFolder {
	folder: DrawnFolder;
	rows: readonly Row[];
}

/** Rows of one person, and of two. */
interface Judged {
	right: number;
	wrong: number;
}

export interface Figures {
	folders: number;
	/** People of whom both sides of one card were read. What became of them: one of the next four. */
	possible: number;
	/** Paired without a proposal, and rightly. */
	joined: number;
	/** Rightly proposed. */
	proposed: number;
	/** Only ever paired with the other side of their own other card. */
	renewedMixed: number;
	/** Not paired, or with somebody else. */
	apart: number;
	proposals: Judged;
	/** Rows with both sides, or several readings, that nobody is asked to confirm, by evidence. */
	silent: Record<string, Judged>;
	/** Those of two people, to be looked at. */
	wrongRows: string[];
	/** Sides in no row, and in several places. */
	lost: number;
	twice: number;
}

/** Compares what the engine made of folders with whose sides they are. */
export function figuresOf(all: readonly PairedFolder[]): Figures {
	const figures: Figures = {
		...{ folders: all.length, possible: 0, joined: 0, proposed: 0, renewedMixed: 0, apart: 0 },
		proposals: { right: 0, wrong: 0 },
		...{ silent: {}, wrongRows: [], lost: 0, twice: 0 },
	};
	for (const { folder, rows } of all) {
		for (const row of rows) countRow(figures, folder, row);
		folder.isPossible.forEach((isPossible, owner) => {
			if (!isPossible) return;
			figures.possible++;
			figures[outcomeOf(folder, owner, rows)]++;
		});
		const placed = rows.flatMap(sidesOf);
		const distinct = new Set(placed);
		figures.twice += placed.length - distinct.size;
		figures.lost += folder.files
			.flatMap(({ sides }) => sides)
			.filter((side) => !distinct.has(side)).length;
	}
	return figures;
}

const sidesOf = ({ portrait, emblem, repeats }: Row): DrawnSide[] =>
	[portrait, emblem, ...repeats].filter((side) => side !== undefined);

function countRow(figures: Figures, folder: DrawnFolder, row: Row): void {
	const sides = sidesOf(row);
	if (sides.length < 2) return;
	const verdict = isOfOne(folder, sides) ? 'right' : 'wrong';
	if (row.isProposed) {
		figures.proposals[verdict]++;
		return;
	}
	const evidence = row.evidence.toSorted().join('+') || '(none)';
	(figures.silent[evidence] ??= { right: 0, wrong: 0 })[verdict]++;
	if (verdict === 'right') return;
	const fileOf = (side: DrawnSide) => folder.files.find(({ sides }) => sides.includes(side))!;
	const shown = sides.map((side) => `${fileOf(side).name} (${side.side}, ${side.owner})`);
	figures.wrongRows.push(`${folder.naming}, ${evidence}: ${shown.join(' + ')}`);
}

/** Whether all sides are one person's; a back that is printed like the person's own is as good. */
function isOfOne(folder: DrawnFolder, sides: readonly DrawnSide[]): boolean {
	const { owner } = sides.find(({ side }) => side === 1) ?? sides[0];
	return sides.every(
		(side) => side.owner === owner || (side.side === 0 && cardWithBack(folder, owner, side) !== -1),
	);
}

/** The owner's card that has such a back, or -1. */
function cardWithBack({ owners }: DrawnFolder, owner: number, back: DrawnSide): number {
	const printed = JSON.stringify(printedOn(owners, back));
	return owners[owner].cards.findIndex((card) => JSON.stringify(card.back) === printed);
}

const BEST_FIRST = ['joined', 'proposed', 'renewedMixed', 'apart'] as const;

type Outcome = (typeof BEST_FIRST)[number];

function outcomeOf(folder: DrawnFolder, owner: number, rows: readonly Row[]): Outcome {
	const outcomes = rows.map((row): Outcome => {
		const { portrait, emblem, isProposed } = row;
		if (portrait?.owner !== owner || emblem === undefined) return 'apart';
		if (!isOfOne(folder, sidesOf(row))) return 'apart';
		if (cardWithBack(folder, owner, emblem) !== portrait.card) return 'renewedMixed';
		return isProposed ? 'proposed' : 'joined';
	});
	return BEST_FIRST.find((one) => outcomes.includes(one)) ?? 'apart';
}
