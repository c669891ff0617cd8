import { type Card, type Claim, isEmblem, isLone, isPortrait, readingsOf } from './cards.ts';
import type { Desk } from './desk.ts';
import { type Evidence, isProposal } from '../evidence.ts';
import { areAlike, bears, isDated, isLabel, personIn } from './file-names.ts';
import { groupedBy } from './grouped-by.ts';
import { areReadings, fieldsRead, type Seen } from './seen-sides.ts';
import type { Spot } from './spots.ts';

/** The ways in which sides may lie together, and what the spots of one group share; a spot may be in none. */
const KEYS = {
	page: ({ image, page }: Spot) => `${image} ${page}`,
	file: ({ image }: Spot) => `${image}`,
	all: () => ' ',
	folder: ({ file }: Spot) => file?.folder,
	/** The nearest folder whose name tells a person. */
	home: ({ file }: Spot) => file?.homeText && file.home,
	/** Files whose names tell one person. */
	text: ({ file }: Spot) => file?.text && file.place + file.text,
	/** Files whose names differ in the side alone. */
	stem: ({ file }: Spot) => file && file.side !== null && `${file.place}${file.stem} `,
} as const;

type Kind = keyof typeof KEYS;

/** What a group of this kind shows if it has two sides and nothing else. */
const OF_PLACE: Partial<Record<Kind, Evidence>> = {
	page: 'same-page',
	file: 'same-file',
	folder: 'own-folder',
	stem: 'names-alike',
};

/** Groups by name: where one has a single side and a single unread image, that image must be the other side. */
const NAMING: readonly Kind[] = ['folder', 'text', 'stem'];

/** What lies together. */
interface Group {
	kind: Kind;
	first: Spot;
	cards: readonly Card[];
	/** The images of which something was not read. */
	unread: ReadonlySet<number>;
}

/** `areTogether`: whether all that is here is a group, too. */
export function groupsIn(desk: Desk, areTogether: boolean): Group[] {
	const kinds = (Object.keys(KEYS) as Kind[]).filter((kind) => kind !== 'all' || areTogether);
	return kinds.flatMap((kind) =>
		groupedBy(desk.spots.filter(KEYS[kind]), KEYS[kind]).map((own) => ({
			kind,
			first: own[0],
			cards: desk.showing(own.flatMap(({ seen }) => seen)),
			unread: new Set(own.filter(({ isUnread }) => isUnread).map(({ image }) => image)),
		})),
	);
}

/**
 * Returns what each group shows whose only cards are a portrait side and an emblem side. `together`: what it shows that all of
 * it is here, if that is meant to be of one person.
 */
export function claimsOf(groups: readonly Group[], desk: Desk, together?: Evidence): Claim[] {
	const habits = folderHabits(groups, desk);
	return groups.flatMap((group) => {
		const [portrait, emblem] = pairOf(group);
		if (portrait === undefined || emblem === undefined) return [];
		const evidence = evidenceOf(group, habits, together);
		return evidence === undefined ? [] : [{ portrait, emblem, evidence }];
	});
}

function pairOf({ cards }: Group): Array<Card | undefined> {
	return cards.length === 2 ? [cards.find(isPortrait), cards.find(isEmblem)] : [];
}

function evidenceOf(
	group: Group,
	habits: ReadonlySet<string>,
	together?: Evidence,
): Evidence | undefined {
	const { kind, unread } = group;
	if (kind === 'folder' && !isOfOne(group, habits)) return 'same-folder';
	const isNamed = kind === 'home' || kind === 'text';
	const shown = isNamed ? evidenceOfNames(group) : (OF_PLACE[kind] ?? together);
	return shown && unread.size > 0 && !isProposal([shown]) ? 'beside-unread' : shown;
}

/** Of a folder, or of files in one place, whose names have one text. */
function evidenceOfNames(group: Group): Evidence | undefined {
	const [portrait, emblem] = pairOf(group);
	const { fields, file } = portrait!.portraits[0];
	const { file: other, image } = emblem!.emblems[0];
	// That two pages are of one file says nothing else.
	if (group.kind === 'text' && image === portrait!.portraits[0].image) return undefined;
	const [text, name, code] = [textOf(group), fields.identity_name, fields.identity_code];
	const own = [file!, other!];
	if (group.kind === 'home') {
		// Another name in it, as of a relative, may be whose side it is.
		const areOwn = own.every((one) => one.text === '' || bears(one.text, name, code));
		if (areOwn && bears(text, name, code)) return 'printed-name';
		return areAlike(text, name ?? '') ? 'names-alike' : undefined;
	}
	const isSameStem = portrait!.portraits.some((one) =>
		emblem!.emblems.some((back) => one.file?.label === back.file?.label),
	);
	const areTwoSides = own.every(({ side }) => side !== null) && file!.side !== other!.side;
	const [number, otherNumber] = own.map(({ stem }) => /^\d*/.exec(stem)![0]);
	// Two files of one name, or numbered by who made them: perhaps of two people of that name.
	const isOfOne = areTwoSides ? isSameStem : number === otherNumber;
	if (isOfOne && bears(text, name, code)) return 'printed-name';
	// A bare number tells nobody; one of a person's is in the text. A name that the card does not print is misread, or another's.
	const isNumbered = /\d/.test(file!.stem) && !/\d/.test(text);
	const isOther = name !== null && personIn(text) !== null;
	const isOne = isSameStem && !isNumbered && !isOther && !isLabel(text);
	return areTwoSides && isOne ? 'side-words' : 'names-alike';
}

const textOf = ({ kind, first: { file } }: Group) =>
	kind === 'home' ? file!.homeText : file!.text;

/** Returns the images that must show the other side of a card by their names, but were not read. */
export function unreadOthers(groups: readonly Group[]): Map<Card, number> {
	const others = new Map<Card, number>();
	for (const {
		kind,
		cards: [card, ...more],
		unread,
	} of groups) {
		const [image] = unread;
		if (!NAMING.includes(kind) || card === undefined || more.length > 0 || !isLone(card)) continue;
		const isOther = unread.size === 1 && readingsOf(card).every((one) => one.image !== image);
		if (isOther) others.set(card, image);
	}
	return others;
}

/** Joins the readings of one side in each group that is of one person. */
export function joinRepeats(groups: readonly Group[], desk: Desk): void {
	const readOn = (card: Card) =>
		readingsOf(card).reduce((sum, reading) => sum + fieldsRead(reading), 0);
	const habits = folderHabits(groups, desk);
	for (const group of groups.filter((one) => isOfOne(one, habits))) {
		const kept: Seen[] = [];
		for (const card of group.cards.toSorted((one, other) => readOn(other) - readOn(one))) {
			const [reading] = readingsOf(card);
			const same = kept.find((one) => one.image !== reading.image && areReadings(one, reading));
			if (isLone(card) && same !== undefined) desk.join(desk.showing([same, reading]), []);
			else kept.push(...readingsOf(card));
		}
	}
}

/** Whether a group is meant to be of one person. */
function isOfOne(group: Group, habits: ReadonlySet<string>): boolean {
	if (group.kind === 'folder') {
		const portraits = group.cards.filter((card) => !isEmblem(card));
		return portraits.length < 2 && habits.has(parentOf(group));
	}
	if (group.kind !== 'home' && group.kind !== 'text') return group.kind === 'all';
	const text = textOf(group);
	const printed = group.cards.flatMap(({ portraits: [one] }) => one?.fields ?? []);
	return (
		personIn(text) !== null ||
		printed.some(({ identity_name, identity_code }) => bears(text, identity_name, identity_code))
	);
}

/** Fewer folders with a front and a back each may be so by chance. */
const HABIT = 3;

/** The sound numbers of portrait sides: a misread one is nobody else's. */
const numbersOf = (cards: readonly Card[]) =>
	cards.flatMap(({ portraits: [one] }) => one?.number ?? []);

const parentOf = ({ first: { file } }: Group) => file!.folder.replace(/[^/]*\/$/, '');

/**
 * The folders in which every folder is one person's: most have a front and a back, in none do these contradict each other, and
 * none has two people's fronts. A folder that is named after a time has what came in then.
 */
function folderHabits(groups: readonly Group[], desk: Desk): Set<string> {
	const folders = groups.filter(({ kind }) => kind === 'folder');
	const ofOneEach = groupedBy(folders, parentOf).filter((beside) => {
		const whole = beside.filter(({ cards }) => cards.length === 1 && !isLone(cards[0]));
		const pairs = beside.map(pairOf).filter((pair) => pair.length > 0 && pair.every(Boolean));
		const count = whole.length + pairs.length;
		return (
			count >= HABIT &&
			2 * count > beside.length &&
			pairs.every(([portrait, emblem]) => desk.fits(portrait!, emblem!)) &&
			beside.every(({ cards }) => numbersOf(cards).length < 2) &&
			beside.every(({ first }) => !isDated(first.file!.folder))
		);
	});
	return new Set(ofOneEach.map(([one]) => parentOf(one)));
}
