import type { Side } from '../../../domain/id-card.ts';
import type { Random } from '../../support/random.mts';
import type { DrawnOwner } from './drawn-people.mts';

/** A side of a card before a lens. */
export interface ShownSide {
	owner: number;
	card: number;
	side: Side;
}

/** A photograph, or a PDF of several. */
export interface Shot {
	pages: ShownSide[][];
	isPdf: boolean;
	phone: number;
	/** When, in seconds. */
	at: number;
	/** After whom the file is named, if not after those it shows. */
	namedAfter?: number;
	hasTypo?: boolean;
}

export interface ShotSettings {
	/** Sides that nobody photographed. */
	absent: number;
	/** Whether two of them are of people who follow each other, so that their other sides become neighbours. */
	absentNeighbours: boolean;
	/** Share of the sides that were photographed twice. */
	retaken: number;
	/** One phone, one after the other, or both at once. */
	phones: 'one' | 'after' | 'interleaved';
	/** Share of the people whose sides are in a PDF. */
	pdfs: number;
	/** Share of the people whose sides are in one photo. */
	bothInOne: number;
	/** Pairs of people who share photos. */
	couples: number;
	/** Whether everybody's back is photographed first. */
	backsFirst: boolean;
	/** Whether all fronts are photographed before all backs. */
	frontsThenBacks: boolean;
}

/** Draws the shots in the order in which they were taken. `whole`: people of whom no side is absent. */
export function drawShots(
	random: Random,
	owners: readonly DrawnOwner[],
	order: readonly number[],
	whole: ReadonlySet<number>,
	settings: ShotSettings,
): Shot[] {
	const couples = drawCouples(random, order, whole, settings.couples);
	const paired = new Set([...couples].flat());
	const mayLack = order.filter((owner) => !whole.has(owner) && !paired.has(owner));
	const absent = drawAbsent(random, order, mayLack, settings);
	const later: Shot[] = [];
	const blocks = order.map((owner) => {
		const second = couples.get(owner);
		if (second !== undefined) return coupleShots(random, [owner, second], owners);
		if (paired.has(owner)) return [];
		const sides = sidesOf(random, owners, owner, settings).filter(
			(one) => one.card < owners[owner].cards.length - 1 || !absent.has(keyOf(one)),
		);
		return ownShots(random, sides, later, settings);
	});
	if (settings.frontsThenBacks) {
		const shots = frontsThenBacks(random, blocks.flat());
		return timed(random, [shots, later], 'one');
	}
	return timed(random, [...blocks, later], settings.phones);
}

const keyOf = ({ owner, side }: { owner: number; side: Side }): string => `${owner}/${side}`;

/** The second person of each couple by the first, who come one after the other. */
function drawCouples(
	random: Random,
	order: readonly number[],
	whole: ReadonlySet<number>,
	count: number,
): Map<number, number> {
	const couples = new Map<number, number>();
	for (let i = 0; i < count; i++) {
		const at = random.integer(0, order.length - 2);
		const both = [order[at], order[at + 1]];
		const taken = new Set([...couples].flat());
		if (!both.some((one) => taken.has(one) || whole.has(one))) couples.set(both[0], both[1]);
	}
	return couples;
}

function drawAbsent(
	random: Random,
	order: readonly number[],
	mayLack: readonly number[],
	settings: ShotSettings,
): Set<string> {
	const absent = new Set<string>();
	const pairs = order.flatMap((one, at) => {
		const next = order[at + 1];
		return mayLack.includes(one) && mayLack.includes(next) ? [[one, next]] : [];
	});
	if (settings.absentNeighbours && pairs.length > 0) {
		const [one, next] = random.pick(pairs);
		const side = random.pick([1, 0] as const);
		absent.add(keyOf({ owner: one, side })).add(keyOf({ owner: next, side: side === 1 ? 0 : 1 }));
	}
	const most = Math.min(settings.absent, mayLack.length);
	while (absent.size < most) {
		absent.add(keyOf({ owner: random.pick(mayLack), side: random.pick([1, 0] as const) }));
	}
	return absent;
}

/** The sides in the order in which they are shown, with those of an old card. */
function sidesOf(
	random: Random,
	owners: readonly DrawnOwner[],
	owner: number,
	{ backsFirst }: ShotSettings,
): ShownSide[] {
	const card = owners[owner].cards.length - 1;
	// One in a hundred does it the other way round than the rest.
	const first = backsFirst !== random.chance(0.01) ? 0 : 1;
	const sides = [first, 1 - first].map((side) => ({ owner, card, side: side as Side }));
	if (card === 0) return sides;
	const old = sides.map((one) => ({ ...one, card: 0 }));
	const kept = random.chance(0.6) ? old.filter(({ side }) => side === 0) : old;
	return random.chance(0.5) ? [...sides, ...kept] : [...kept, ...sides];
}

const shotOf = (pages: ShownSide[][], isPdf = false): Shot => ({ pages, isPdf, phone: 0, at: 0 });

function ownShots(
	random: Random,
	sides: readonly ShownSide[],
	later: Shot[],
	{ pdfs, bothInOne, retaken }: ShotSettings,
): Shot[] {
	if (sides.length === 0) return [];
	if (random.chance(pdfs)) {
		const isOnePage = random.chance(0.3) && sides.length === 2;
		return [shotOf(isOnePage ? [[...sides]] : sides.map((side) => [side]), true)];
	}
	if (sides.length === 2 && random.chance(bothInOne)) return [shotOf([[...sides]])];
	return sides.flatMap((side) => {
		if (!random.chance(retaken)) return [shotOf([[side]])];
		if (random.chance(0.6)) return [shotOf([[side]]), shotOf([[side]])];
		later.push(shotOf([[side]]));
		return [shotOf([[side]])];
	});
}

function coupleShots(
	random: Random,
	couple: readonly [number, number],
	owners: readonly DrawnOwner[],
): Shot[] {
	const shown = (side: Side): ShownSide[] =>
		couple.map((owner) => ({ owner, card: owners[owner].cards.length - 1, side }));
	const [fronts, backs] = [shown(1), shown(0)];
	const inTurn = fronts.flatMap((front, at) => [front, backs[at]]);
	return random.pick([
		[shotOf([fronts]), shotOf([backs])],
		[shotOf([fronts]), shotOf([backs])],
		[shotOf([random.chance(0.5) ? inTurn : [...fronts, ...backs]])],
		[
			shotOf(
				inTurn.map((side) => [side]),
				true,
			),
		],
	]);
}

/** Whoever turns the pile over as a whole photographs its backs in the opposite order. */
function frontsThenBacks(random: Random, shots: readonly Shot[]): Shot[] {
	const isBack = ({ pages }: Shot): boolean => pages.flat().every(({ side }) => side === 0);
	const backs = shots.filter(isBack);
	if (random.chance(0.15)) backs.reverse();
	return [...shots.filter((shot) => !isBack(shot)), ...backs];
}

/** Gives each block of shots a phone, and each shot a second of its own. */
function timed(random: Random, blocks: readonly Shot[][], phones: ShotSettings['phones']): Shot[] {
	const morning = Date.UTC(2024, random.integer(0, 11), random.integer(1, 28), 9) / 1000;
	const clocks = [morning, morning + (phones === 'after' ? 7200 : random.integer(0, 60))];
	const taken = new Set<number>();
	blocks.forEach((block, at) => {
		const isSecond = phones === 'after' ? at >= blocks.length / 2 : random.chance(0.5);
		const phone = phones !== 'one' && isSecond ? 1 : 0;
		clocks[phone] += random.integer(20, 100);
		for (const shot of block) {
			clocks[phone] += random.integer(3, 9);
			while (taken.has(clocks[phone])) clocks[phone]++;
			taken.add(clocks[phone]);
			Object.assign(shot, { phone, at: clocks[phone] });
		}
	});
	return blocks.flat().sort((one, other) => one.at - other.at);
}
