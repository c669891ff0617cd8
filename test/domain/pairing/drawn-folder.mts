import type { Review } from '../../../domain/extra.ts';
import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import { Random } from '../../support/random.mts';
import { printedOn, readingOf } from './drawn-reading.mts';
import { nameFiles, type Naming, NAMINGS, TELLING } from './drawn-names.mts';
import {
	type DrawnOwner,
	drawPeople,
	longerName,
	type PeopleSettings,
	rename,
} from './drawn-people.mts';
import { drawShots, type Shot, type ShotSettings, type ShownSide } from './drawn-shots.mts';

export interface DrawnSide {
	side: Side;
	fields: IdCardFields;
	reviews: readonly Review[];
	page: number;
	/** Whose card it is, by index. */
	owner: number;
	/** Which card of the owner's, by index: a renewed one comes after the old one. */
	card: number;
}

export interface DrawnFile {
	/** Path within the folder, with `/`. */
	name: string;
	sides: readonly DrawnSide[];
	/** Pages, from 1, of which nothing was read. */
	unread: readonly number[];
}

/** What is wrong or hard with people's names: a file is named after another person, or with a typing error. */
export type NameFault = 'none' | 'wrong' | 'namesakes' | 'contained';

export interface FolderSettings extends PeopleSettings, Omit<ShotSettings, 'frontsThenBacks'> {
	naming: Naming;
	names: NameFault;
	/** Share of the readings with an error. */
	misread: number;
	/** Share of the shots of which nothing was read. */
	unread: number;
	/** Whether all files could be listed. That says nothing of sides which nobody photographed. */
	listed: boolean;
}

export interface DrawnFolder extends FolderSettings {
	/** As listed, by name or in any order. */
	files: DrawnFile[];
	/** Everybody's cards as printed. */
	owners: DrawnOwner[];
	/** For each owner, whether both sides of one card were read. */
	isPossible: boolean[];
}

/** Draws the files of 2 to 40 people; `options` fix what the seed does not pick. */
export function drawFolder(seed: string, options: Partial<FolderSettings> = {}): DrawnFolder {
	const random = new Random(seed);
	const settings = { ...drawSettings(random.fork('settings')), ...options };
	const owners = drawPeople(random.fork('people'), settings);
	const order = [...owners.keys()];
	// Households mostly come together.
	if (random.chance(0.25)) shuffle(random, order);
	const faults = new Map<number, number>();
	const whole = drawNameFaults(random.fork('names'), owners, settings, faults);
	const { naming } = settings;
	const shots = drawShots(random.fork('shots'), owners, order, whole, {
		...settings,
		frontsThenBacks: naming === 'all-fronts-then-backs',
		// One scanner.
		phones: naming === 'scan' ? 'one' : settings.phones,
	});
	const tried = withUnread(random.fork('unread'), shots, settings.unread, whole);
	misname(random.fork('misnamed'), tried, faults, settings);
	const photos = tried.map(({ shot }) => shot);
	const names = nameFiles(random.fork('files'), photos, { owners, order }, naming);
	const reading = random.fork('reading');
	const drawn = tried.map((one, at) => ({
		name: names[at],
		...readShot(one, (shown) => readingOf(reading, printedOn(owners, shown), settings.misread)),
	}));
	const files = settings.listed ? drawn : withoutSome(random, drawn, whole);
	if (random.chance(0.5)) shuffle(random, files);
	else files.sort((one, other) => (one.name < other.name ? -1 : 1));
	return { ...settings, files, owners, isPossible: possibleIn(files, owners) };
}

/** What is read on the pages of a shot. */
function readShot(
	{ shot, lost }: Tried,
	read: (shown: ShownSide) => Pick<DrawnSide, 'fields' | 'reviews'>,
): Omit<DrawnFile, 'name'> {
	const pages = shot.pages.map((all, at) => ({
		page: at + 1,
		legible: all.filter((one) => !lost.has(one)),
	}));
	return {
		sides: pages.flatMap(({ page, legible }) =>
			legible.map((one) => ({ ...one, page, ...read(one) })),
		),
		unread: pages.filter(({ legible }) => legible.length === 0).map(({ page }) => page),
	};
}

function possibleIn(files: readonly DrawnFile[], owners: readonly DrawnOwner[]): boolean[] {
	const sides = files.flatMap((file) => file.sides);
	return owners.map(({ cards }, owner) => {
		const has = (card: number, side: Side): boolean =>
			sides.some((one) => one.owner === owner && one.card === card && one.side === side);
		return cards.some((_, card) => has(card, 1) && has(card, 0));
	});
}

function drawSettings(random: Random): FolderSettings {
	const isLacking = random.chance(0.5);
	const absentNeighbours = isLacking && random.chance(0.5);
	const often = (...shares: number[]): number => random.pick(shares);
	return {
		naming: random.pick(NAMINGS),
		people: random.integer(2, 40),
		places: random.pick(['one', 'many']),
		kinship: often(0, 0.2, 0.5),
		names: random.pick<NameFault>([
			...Array<NameFault>(11).fill('none'),
			...(['wrong', 'wrong', 'namesakes', 'contained'] as const),
		]),
		renewed: often(0, 0, 0, 1, 2),
		absent: isLacking ? random.integer(absentNeighbours ? 2 : 1, 4) : 0,
		absentNeighbours,
		retaken: often(0, 0, 0.02, 0.06),
		misread: often(0, 0.02, 0.05, 0.1),
		unread: often(0, 0, 0.02, 0.06),
		phones: random.pick(['one', 'one', 'one', 'one', 'one', 'one', 'after', 'interleaved']),
		pdfs: often(0, 0, 0, 0, 0, 0, 0.1, 0.4),
		bothInOne: often(0, 0, 0, 0, 0, 0, 0.1, 0.4),
		couples: random.chance(0.1) ? random.integer(1, 2) : 0,
		backsFirst: random.chance(0.1),
		listed: random.chance(0.9),
	};
}

function shuffle<Item>(random: Random, items: Item[]): void {
	for (let at = items.length - 1; at > 0; at--) {
		const other = random.integer(0, at);
		[items[at], items[other]] = [items[other], items[at]];
	}
}

/**
 * Renames people or picks whose files will be named after whom. Returns the people of whom everything is to be read:
 * else a wrong name would contradict nothing, and nobody could tell.
 */
function drawNameFaults(
	random: Random,
	owners: readonly DrawnOwner[],
	{ names }: FolderSettings,
	faults: Map<number, number>,
): Set<number> {
	if (names === 'none') return new Set();
	const one = random.integer(0, owners.length - 1);
	const other = (one + random.integer(1, owners.length - 1)) % owners.length;
	if (names === 'contained') {
		const short = owners[one].name.slice(0, 2);
		rename(owners[one], short);
		rename(owners[other], longerName(random, short));
		return new Set();
	}
	if (names === 'namesakes') rename(owners[other], owners[one].name);
	else faults.set(one, random.chance(0.7) ? other : one);
	return new Set([one, other]);
}

/** Names one file of somebody after somebody else, or with a typing error. */
function misname(
	random: Random,
	shots: ReadonlyArray<{ shot: Shot }>,
	faults: ReadonlyMap<number, number>,
	{ naming }: FolderSettings,
): void {
	if (!TELLING.includes(naming)) return;
	for (const [owner, namedAfter] of faults) {
		const own = shots.filter(({ shot }) => shot.pages.flat().every((one) => one.owner === owner));
		const { shot } = random.pick(own);
		if (namedAfter === owner) shot.hasTypo = true;
		else shot.namedAfter = namedAfter;
	}
}

interface Tried {
	shot: Shot;
	/** What cannot be read. */
	lost: Set<ShownSide>;
}

/** Makes some sides unreadable; where somebody noticed, another try follows. */
function withUnread(
	random: Random,
	shots: readonly Shot[],
	share: number,
	whole: ReadonlySet<number>,
): Tried[] {
	return shots.flatMap((shot): Tried[] => {
		const shown = shot.pages.flat();
		const isOfOne = shown.every(({ owner }) => owner === shown[0].owner);
		const mayFail = isOfOne && !whole.has(shown[0].owner);
		const lost = new Set(shown.filter(() => mayFail && random.chance(share)));
		if (lost.size === 0 || !random.chance(0.4)) return [{ shot, lost }];
		const again = { ...shot, pages: shot.pages.map((page) => [...page]), at: shot.at + 1 };
		return [
			{ shot, lost },
			{ shot: again, lost: new Set() },
		];
	});
}

function withoutSome(random: Random, files: DrawnFile[], whole: ReadonlySet<number>): DrawnFile[] {
	const mayLack = files.filter(({ sides }) => {
		const shown = new Set(sides.map(({ owner }) => owner));
		return shown.size < 2 && ![...shown].some((owner) => whole.has(owner));
	});
	shuffle(random, mayLack);
	const unlisted = mayLack.slice(0, random.integer(1, 3));
	return files.filter((file) => !unlisted.includes(file));
}
