import type { DrawnFile, DrawnFolder, DrawnSide } from './drawn-folder.mts';
import { printedOn } from './drawn-reading.mts';

/** A row of the engine's table. */
export interface PairedPerson {
	portrait?: DrawnSide;
	emblem?: DrawnSide;
	/** Further readings of the person's sides. */
	repeats: readonly DrawnSide[];
	evidence: readonly string[];
	/** Whether the pair is a proposal that a person has to confirm. */
	isProposed: boolean;
	alone?: { problem: string; candidates: readonly DrawnSide[] };
}

/** Rows with both sides, or several readings, that nobody is asked to confirm. */
export interface SilentRows {
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
	/** Rows that are proposals of somebody's own two sides, and those that are of two people. */
	proposals: { right: number; wrong: number };
	/** Rows of two people that nobody is asked to confirm. */
	silentWrong: number;
	/** The same rows, and the right ones, by evidence. */
	silent: Record<string, SilentRows>;
	/** The same rows, to be looked at. */
	wrongRows: string[];
	/** Sides in no row, and in several places. */
	lost: number;
	twice: number;
}

export function noFigures(): Figures {
	return {
		...{ folders: 0, possible: 0, joined: 0, proposed: 0, renewedMixed: 0, apart: 0 },
		proposals: { right: 0, wrong: 0 },
		...{ silentWrong: 0, silent: {}, wrongRows: [], lost: 0, twice: 0 },
	};
}

/** Compares what the engine made of a folder with whose sides they are. */
export function figuresOf(folder: DrawnFolder, people: readonly PairedPerson[]): Figures {
	const figures = { ...noFigures(), folders: 1 };
	for (const row of people) countRow(figures, folder, row);
	folder.isPossible.forEach((isPossible, owner) => {
		if (!isPossible) return;
		figures.possible++;
		figures[outcomeOf(folder, owner, people)]++;
	});
	const placed = people.flatMap(sidesOf);
	const distinct = new Set(placed);
	figures.twice = placed.length - distinct.size;
	figures.lost = folder.files
		.flatMap(({ sides }) => sides)
		.filter((side) => !distinct.has(side)).length;
	return figures;
}

const sidesOf = ({ portrait, emblem, repeats }: PairedPerson): DrawnSide[] =>
	[portrait, emblem, ...repeats].filter((side) => side !== undefined);

function countRow(figures: Figures, folder: DrawnFolder, row: PairedPerson): void {
	const sides = sidesOf(row);
	if (sides.length < 2) return;
	const isRight = isOfOne(folder, sides);
	if (row.isProposed) {
		figures.proposals[isRight ? 'right' : 'wrong']++;
		return;
	}
	const evidence = [...row.evidence].sort().join('+') || '(none)';
	const silent = (figures.silent[evidence] ??= { right: 0, wrong: 0 });
	silent[isRight ? 'right' : 'wrong']++;
	if (isRight) return;
	figures.silentWrong++;
	const shown = sides.map((side) => `${fileOf(folder, side).name} (${side.side}, ${side.owner})`);
	figures.wrongRows.push(`${folder.naming}, ${evidence}: ${shown.join(' + ')}`);
}

function fileOf({ files }: DrawnFolder, side: DrawnSide): DrawnFile {
	return files.find(({ sides }) => sides.includes(side))!;
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

type Outcome = 'joined' | 'proposed' | 'renewedMixed' | 'apart';

function outcomeOf(folder: DrawnFolder, owner: number, people: readonly PairedPerson[]): Outcome {
	const outcomes = people.map((row): Outcome => {
		const { portrait, emblem, isProposed } = row;
		if (portrait?.owner !== owner || emblem === undefined) return 'apart';
		if (!isOfOne(folder, sidesOf(row))) return 'apart';
		if (cardWithBack(folder, owner, emblem) !== portrait.card) return 'renewedMixed';
		return isProposed ? 'proposed' : 'joined';
	});
	const best: readonly Outcome[] = ['joined', 'proposed', 'renewedMixed'];
	return best.find((one) => outcomes.includes(one)) ?? 'apart';
}

export function sumOf(all: readonly Figures[]): Figures {
	const sum = noFigures();
	for (const one of all) {
		for (const name of [
			'folders',
			'possible',
			'joined',
			'proposed',
			'renewedMixed',
			'apart',
		] as const) {
			sum[name] += one[name];
		}
		for (const name of ['silentWrong', 'lost', 'twice'] as const) sum[name] += one[name];
		addTo(sum.proposals, one.proposals);
		for (const [evidence, rows] of Object.entries(one.silent)) {
			addTo((sum.silent[evidence] ??= { right: 0, wrong: 0 }), rows);
		}
		sum.wrongRows.push(...one.wrongRows);
	}
	return sum;
}

function addTo(sum: SilentRows, one: SilentRows): void {
	sum.right += one.right;
	sum.wrong += one.wrong;
}
