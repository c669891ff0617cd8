import { expect, test } from '@jest/globals';

import { pairSides } from '../../../domain/pairing/pair-sides.ts';
import { drawFolder, type DrawnFolder } from './drawn-folder.mts';
import { type Naming, NAMINGS, TELLING } from './drawn-names.mts';
import { type Figures, figuresOf, type PairedFolder } from './figures.mts';

/**
 * More, with tables, by `FOLDERS=5000 npm run test:jest -- test/domain/pairing/folders.test.mts`.
 * UNSEEN: `SEEDS=unseen` draws other folders. They are for the end only: whoever changes the engine after a look at what it
 * does wrong there takes a new word.
 */
const FOLDERS = Number(process.env.FOLDERS ?? 500);
const SEEDS = process.env.SEEDS ?? 'folder';

/** Where nothing but the order tells. */
const ORDERED: readonly Naming[] = ['camera', 'wechat', 'scan'];

/** Pairs the sides of a folder. `complete`: what the user says of them. */
const paired = (folder: DrawnFolder, complete = false): PairedFolder => ({
	folder,
	rows: pairSides(folder.files, { complete }),
});

const all = Array.from({ length: FOLDERS }, (_, n) => paired(drawFolder(`${SEEDS}/${n}`)));

/** Folders of which the user rightly says that both sides of everyone are there. */
const whole = Array.from({ length: FOLDERS }, (_, n) =>
	paired(
		drawFolder(`${SEEDS}/whole/${n}`, { absent: 0, absentNeighbours: false, listed: true }),
		true,
	),
);

type Kind = (folder: DrawnFolder) => boolean;

const figuresWhere = (isWanted: Kind): Figures =>
	figuresOf(all.filter(({ folder }) => isWanted(folder)));

/** Whether a folder is named so, no two people share a name, and no file has a wrong one. */
const isNamed =
	(...namings: Naming[]): Kind =>
	({ naming, names }) =>
		namings.includes(naming) && names !== 'wrong' && names !== 'namesakes';

const percent = (part: number, whole: number): string =>
	whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

function tableRow(title: string, figures: Figures): string {
	const { folders, possible, joined, proposed, renewedMixed, apart, proposals } = figures;
	const right = percent(proposals.right, proposals.right + proposals.wrong);
	const parts = [joined, proposed, renewedMixed, apart].map((part) => percent(part, possible));
	const cells = [folders, possible, ...parts, right, figures.wrongRows.length];
	return [title.padEnd(24), ...cells.map((cell) => String(cell).padStart(9))].join('');
}

function printTables(): void {
	const titles = ['folders', 'possible', 'joined', 'proposed', 'mixed', 'apart', 'right', 'wrong'];
	const kinds: Record<string, Kind> = {
		...Object.fromEntries(NAMINGS.map((naming) => [naming, isNamed(naming)])),
		'names: wrong': ({ names }) => names === 'wrong',
		'names: namesakes': ({ names }) => names === 'namesakes',
		'names: contained': ({ names }) => names === 'contained',
		'sides absent': ({ absent }) => absent > 0,
		'neighbours absent': ({ absentNeighbours }) => absentNeighbours,
		all: () => true,
	};
	const { silent, wrongRows } = figuresOf(all);
	const lines = [
		'right: of the proposals; wrong: rows of two people without a proposal',
		['naming'.padEnd(24), ...titles.map((title) => title.padStart(9))].join(''),
		...Object.entries(kinds).map(([title, kind]) => tableRow(title, figuresWhere(kind))),
		'',
		'without a proposal, by evidence: rows right, wrong',
		...Object.entries(silent).map(
			([evidence, { right, wrong }]) => `${evidence.padEnd(50)} ${right}, ${wrong}`,
		),
		'',
		...wrongRows.slice(0, 30),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}

if (process.env.FOLDERS !== undefined) printTables();

test('every side is in one row, and no row is of two people unless it is a proposal', () => {
	const { wrongRows, lost, twice } = figuresOf(all);
	expect({ wrongRows, lost, twice }).toEqual({ wrongRows: [], lost: 0, twice: 0 });
});

test('nor where the user rightly says that both sides of everyone are there, which joins some of what order tells', () => {
	const { wrongRows, lost, twice } = figuresOf(whole);
	expect({ wrongRows, lost, twice }).toEqual({ wrongRows: [], lost: 0, twice: 0 });
	const ordered = whole.filter(({ folder: { naming } }) => ORDERED.includes(naming));
	const { joined, possible } = figuresOf(ordered);
	expect(joined / possible).toBeGreaterThan(0.25);
});

test('where names tell, nearly all pairs need no review', () => {
	// Beside a photo that was not read, somebody's old card, or two people in one photo, a person has to look.
	const isNamedWell = isNamed(...TELLING);
	const { joined, possible } = figuresWhere(
		(folder) => isNamedWell(folder) && folder.unread + folder.renewed + folder.couples === 0,
	);
	expect(joined / possible).toBeGreaterThanOrEqual(0.95);
});

test('where order alone tells, nearly all pairs are proposed, and nearly all proposals are right', () => {
	const { joined, proposed, possible, proposals } = figuresWhere(isNamed(...ORDERED));
	expect((joined + proposed) / possible).toBeGreaterThanOrEqual(0.95);
	expect(proposals.right / (proposals.right + proposals.wrong)).toBeGreaterThanOrEqual(0.98);
});
