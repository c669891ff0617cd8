import { expect, test } from '@jest/globals';

import { pairSides } from '../../../domain/pairing/pair-sides.ts';
import { drawFolder, type DrawnFolder, type DrawnSide } from './drawn-folder.mts';
import { type Naming, NAMINGS, TELLING } from './drawn-names.mts';
import { type Figures, figuresOf, type PairedPerson, sumOf } from './figures.mts';

/**
 * More, with tables, by `FOLDERS=5000 npm run test:jest -- test/domain/pairing/folders.test.mts`.
 * UNSEEN: `SEEDS=unseen` draws other folders. They are for the end only: whoever changes the engine after a look at what it
 * does wrong there takes a new word.
 */
const FOLDERS = Number(process.env.FOLDERS ?? 500);
const SEEDS = process.env.SEEDS ?? 'folder';

/** Where nothing but the order tells. */
const ORDERED: readonly Naming[] = ['camera', 'wechat', 'scan'];

interface Paired {
	folder: DrawnFolder;
	figures: Figures;
}

/** Pairs the sides of a folder without a word of whose they are. `complete`: what the user says of them. */
function paired(folder: DrawnFolder, complete = false): Paired {
	const drawn = new Map<object | undefined, DrawnSide>();
	const files = folder.files.map(({ name, sides, unread }) => ({
		name,
		unread,
		sides: sides.map((one) => {
			const { side, fields, reviews, page } = one;
			const told = { side, fields, reviews, page };
			drawn.set(told, one);
			return told;
		}),
	}));
	const people = pairSides(files, { complete }).map((row): PairedPerson => {
		const repeats = row.repeats.map((side) => drawn.get(side)!);
		const { evidence, isProposed } = row;
		return {
			portrait: drawn.get(row.portrait),
			emblem: drawn.get(row.emblem),
			...{ repeats, evidence, isProposed },
		};
	});
	return { folder, figures: figuresOf(folder, people) };
}

const all = Array.from({ length: FOLDERS }, (_, n) => paired(drawFolder(`${SEEDS}/${n}`)));

/** Folders of which the user rightly says that both sides of everyone are there. */
const whole = Array.from({ length: FOLDERS }, (_, n) =>
	paired(
		drawFolder(`${SEEDS}/whole/${n}`, { absent: 0, absentNeighbours: false, listed: true }),
		true,
	),
);

/** Of folders named so, in which no two people share a name and no file has a wrong one. */
function figuresBy(
	namings: readonly Naming[],
	isWanted: (folder: DrawnFolder) => boolean = () => true,
): Figures {
	const plain = all.filter(({ folder }) => {
		const { naming, names } = folder;
		const isPlain = namings.includes(naming) && names !== 'wrong' && names !== 'namesakes';
		return isPlain && isWanted(folder);
	});
	return sumOf(plain.map(({ figures }) => figures));
}

const percent = (part: number, whole: number): string =>
	whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

function tableRow(title: string, figures: Figures): string {
	const { folders, possible, joined, proposed, renewedMixed, apart, proposals } = figures;
	const right = percent(proposals.right, proposals.right + proposals.wrong);
	const parts = [joined, proposed, renewedMixed, apart].map((part) => percent(part, possible));
	const cells = [folders, possible, ...parts, right, figures.silentWrong];
	return [title.padEnd(24), ...cells.map((cell) => String(cell).padStart(9))].join('');
}

function printTables(): void {
	const titles = ['folders', 'possible', 'joined', 'proposed', 'mixed', 'apart', 'right', 'wrong'];
	const of = (isWanted: (folder: DrawnFolder) => boolean): Figures =>
		sumOf(all.filter(({ folder }) => isWanted(folder)).map(({ figures }) => figures));
	const total = of(() => true);
	const faults = ['wrong', 'namesakes', 'contained'] as const;
	const lines = [
		'right: of the proposals; wrong: rows of two people without a proposal',
		['naming'.padEnd(24), ...titles.map((title) => title.padStart(9))].join(''),
		...NAMINGS.map((naming) => tableRow(naming, figuresBy([naming]))),
		...faults.map((fault) =>
			tableRow(
				`names: ${fault}`,
				of(({ names }) => names === fault),
			),
		),
		tableRow(
			'sides absent',
			of(({ absent }) => absent > 0),
		),
		tableRow(
			'neighbours absent',
			of(({ absentNeighbours }) => absentNeighbours),
		),
		tableRow('all', total),
		'',
		'without a proposal, by evidence: rows right, wrong',
		...Object.entries(total.silent).map(
			([evidence, { right, wrong }]) => `${evidence.padEnd(50)} ${right}, ${wrong}`,
		),
		'',
		...total.wrongRows.slice(0, 30),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}

if (process.env.FOLDERS !== undefined) printTables();

test('every side is in one row', () => {
	const { lost, twice } = sumOf(all.map(({ figures }) => figures));
	expect({ lost, twice }).toEqual({ lost: 0, twice: 0 });
});

test('no row is of two people unless it is a proposal', () => {
	expect(sumOf(all.map(({ figures }) => figures)).wrongRows).toEqual([]);
});

test('nor where the user rightly says that both sides of everyone are there, which joins some of what order tells', () => {
	const { wrongRows, lost, twice } = sumOf(whole.map(({ figures }) => figures));
	expect({ wrongRows, lost, twice }).toEqual({ wrongRows: [], lost: 0, twice: 0 });
	const ordered = whole.filter(({ folder: { naming } }) => ORDERED.includes(naming));
	const { joined, possible } = sumOf(ordered.map(({ figures }) => figures));
	expect(joined / possible).toBeGreaterThan(0.25);
});

test('where names tell, nearly all pairs need no review', () => {
	// Beside a photo that was not read, somebody's old card, or two people in one photo, a person has to look.
	const isPlain = ({ unread, renewed, couples }: DrawnFolder) => unread + renewed + couples === 0;
	const { joined, possible } = figuresBy(TELLING, isPlain);
	expect(joined / possible).toBeGreaterThanOrEqual(0.95);
});

test('where order alone tells, nearly all pairs are proposed, and nearly all proposals are right', () => {
	const { joined, proposed, possible, proposals } = figuresBy(ORDERED);
	expect((joined + proposed) / possible).toBeGreaterThanOrEqual(0.95);
	expect(proposals.right / (proposals.right + proposals.wrong)).toBeGreaterThanOrEqual(0.98);
});
