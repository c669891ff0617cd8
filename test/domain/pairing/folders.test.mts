import { expect, test } from '@jest/globals';

import { type PairedPerson, pairSides, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import { drawFolder, type DrawnFolder, type DrawnSide, ORDERED, TELLING } from './drawn-folder.mts';

/** More by `FOLDERS=5000 SEEDS=…`: whoever changes the engine after a look at what it does wrong takes a new word. */
const FOLDERS = Number(process.env.FOLDERS ?? 500);
const SEEDS = process.env.SEEDS ?? 'folder';

interface Paired {
	folder: DrawnFolder;
	rows: ReadonlyArray<PairedPerson<DrawnSide>>;
}

const draw = (isWhole: boolean) =>
	Array.from({ length: FOLDERS }, (_, n): Paired => {
		const folder = drawFolder(`${SEEDS}/${isWhole}/${n}`, isWhole);
		return { folder, rows: pairSides(folder.files, { complete: isWhole }) };
	});

const all = draw(false);
/** Of which the user rightly says that both sides of everyone are there. */
const whole = draw(true);

const shownIn = (row: PairedPerson<DrawnSide>) => [...sidesOf(row), ...row.repeats];

const backOf = ({ owners }: DrawnFolder, owner: number) => JSON.stringify(owners[owner][0]);

/** Whether a row is of one person; a back that is printed like the person's own is as good. */
function isOfOne(folder: DrawnFolder, row: PairedPerson<DrawnSide>): boolean {
	const [{ owner }, ...others] = shownIn(row);
	return others.every(
		(one) =>
			one.owner === owner ||
			(one.side === 0 && backOf(folder, one.owner) === backOf(folder, owner)),
	);
}

/** Of people with both sides here, the shares that are joined, and joined or proposed; of proposals, the share that is right. */
function sharesOf(paired: readonly Paired[]) {
	const found = { possible: 0, joined: 0, told: 0, proposals: 0, right: 0 };
	for (const { folder, rows } of paired) {
		const sides = folder.files.flatMap((file) => file.sides);
		const has = (owner: number, side: number) =>
			sides.some((one) => one.owner === owner && one.side === side);
		found.possible += folder.owners.filter((_, at) => has(at, 1) && has(at, 0)).length;
		for (const row of rows.filter(({ portrait, emblem }) => portrait && emblem)) {
			const isRight = isOfOne(folder, row);
			found.told += Number(isRight);
			found.joined += Number(isRight && !row.isProposed);
			found.proposals += Number(row.isProposed);
			found.right += Number(row.isProposed && isRight);
		}
	}
	const { possible, joined, told, proposals, right } = found;
	return { joined: joined / possible, told: told / possible, right: right / proposals };
}

test.each([
	['every side is in one row, and no row is of two people unless it is a proposal', all],
	['nor where the user rightly says that both sides of everyone are there', whole],
])('%s', (_, paired) => {
	for (const { folder, rows } of paired) {
		const placed = rows.flatMap(shownIn);
		expect(new Set(placed)).toEqual(new Set(folder.files.flatMap(({ sides }) => sides)));
		expect(placed).toHaveLength(new Set(placed).size);
		const wrong = rows.filter((row) => !row.isProposed && !isOfOne(folder, row));
		expect(wrong).toEqual([]);
	}
});

test('where names tell, nearly all pairs need no review', () => {
	const named = all.filter(({ folder: { naming } }) => TELLING.includes(naming));
	expect(sharesOf(named).joined).toBeGreaterThanOrEqual(0.95);
});

test('where order alone tells, nearly all pairs are proposed, and nearly all proposals are right', () => {
	const isOrdered = ({ folder: { naming } }: Paired) => ORDERED.includes(naming);
	const { told, right } = sharesOf(all.filter(isOrdered));
	expect(told).toBeGreaterThanOrEqual(0.95);
	expect(right).toBeGreaterThanOrEqual(0.98);
	// Some are joined where everybody's are said to be there.
	expect(sharesOf(whole.filter(isOrdered)).joined).toBeGreaterThan(0.25);
});
