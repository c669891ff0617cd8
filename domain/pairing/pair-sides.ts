import { type Card, isEmblem, isLone, isPortrait, readingsOf, trusted } from './cards.ts';
import { type Evidence, isProposal, type LoneProblem } from '../evidence.ts';
import { type Contradiction, isConfirmed, matchSides } from '../side-match.ts';
import { bears } from './file-names.ts';
import { FitGraph } from './fit-graph.ts';
import { type Decision, Desk } from './desk.ts';
import { groupedBy } from './grouped-by.ts';
import { claimsOf, groupsIn, joinRepeats, unreadOthers } from './groups.ts';
import { claimsInOrder, joinPhotosInARow } from './order.ts';
import { type ImageToPair, mayBeOne, type Seen, type SideToPair } from './seen-sides.ts';
import { spotsIn } from './spots.ts';

/** One person's card, as far as the images show it. */
export interface PairedPerson<Side extends SideToPair = SideToPair> {
	portrait?: Side;
	emblem?: Side;
	/** Other readings of its sides. */
	repeats: Side[];
	/** What joined them. */
	evidence: Evidence[];
	/** Whether a person has to confirm that its two sides are of one card. */
	isProposed: boolean;
	/** Why its one side has no other. */
	problem?: LoneProblem;
	/** In what it contradicts the side that lies with it; nothing if a person said that they are of two cards. */
	contradictions?: readonly Contradiction[];
	/** The sides that may be its other one; of a card with both, the emblem sides that may be its own instead. */
	candidates: Side[];
	/** The image that must show its other side by its name, but was not read. */
	unreadOther?: number;
}

export interface PairingOptions<Side extends SideToPair> {
	/** What it shows that all images are here, if they are meant to be of one person. */
	together?: 'same-item' | 'group';
	/** Whether the user says that both sides of everyone are here. */
	complete?: boolean;
	decisions?: ReadonlyArray<Decision<Side>>;
}

/** The sides of a card, the portrait side first. */
export function sidesOf<Side extends SideToPair>({ portrait, emblem }: PairedPerson<Side>): Side[] {
	return [portrait, emblem].flatMap((side) => side ?? []);
}

/** As many images that were not read may be the other sides of a front and a back that are left over and fit each other. */
const OF_TWO_STRANGERS = 2;

/**
 * Puts the sides of cards together into people, in the order of their first images; each side is in one. Two sides are joined
 * only where something speaks for it ({@link EVIDENCE}) and nothing contradicts it.
 */
export function pairSides<Side extends SideToPair>(
	images: ReadonlyArray<ImageToPair<Side>>,
	{ together, complete = false, decisions = [] }: PairingOptions<Side> = {},
): PairedPerson<Side>[] {
	const desk = new Desk(spotsIn(images), decisions);
	const groups = () => groupsIn(desk, together !== undefined);
	desk.accept(
		claimsOf(
			groups().filter(({ kind }) => kind === 'page'),
			desk,
		),
	);
	joinSameNumbers(desk);
	joinRepeats(groups(), desk);
	desk.accept(claimsOf(groups(), desk, together));
	joinPhotosInARow(desk);

	const unreadOther = unreadOthers(groups());
	const twice = readTwice(desk.cards);
	const isOpen = (card: Card) => isLone(card) && !unreadOther.has(card) && !twice.has(card);
	const graph = new FitGraph(desk.cards.filter(isOpen), desk);
	const fits = (portrait: Card, emblem: Card) =>
		[portrait, emblem].every((card) => !unreadOther.has(card)) && desk.fits(portrait, emblem);
	const unread = desk.spots.filter(({ isUnread }) => isUnread).length;
	// What is seen to be missing, or was not read, counts for more than the user's word.
	const lone = desk.cards.filter(isLone);
	const isEven = lone.filter(isPortrait).length === lone.filter(isEmblem).length;
	const areAllHere = complete && unread === 0 && isEven && !graph.hasGap;
	const isHidden = unread - unreadOther.size >= OF_TWO_STRANGERS;
	const only = isHidden ? [] : graph.onlyPairings();
	const ordered = claimsInOrder(desk, fits, areAllHere);
	const grouped = claimsOf(groups(), desk, together);
	desk.accept([...grouped, ...ordered, ...only, ...(areAllHere ? trusted(only) : [])], true);
	const known = { desk, graph, twice, unreadOther };
	// What is made of the sides that were given holds no others.
	return desk.cards.map((card) => personOf(card, known) as PairedPerson<Side>);
}

/** Makes one card of those whose portrait sides have the same sound number. */
function joinSameNumbers(desk: Desk): void {
	const numbered = desk.cards.filter(({ portraits: [one] }) => one?.number);
	for (const same of groupedBy(numbered, ({ portraits: [one] }) => one.number)) {
		if (same.length > 1) desk.join(same, []);
	}
}

/** The sides alone that may be another reading of a whole card's, with those sides. */
function readTwice(cards: readonly Card[]): Map<Card, Seen[]> {
	const whole = cards.filter((card) => !isLone(card)).flatMap(readingsOf);
	return new Map(
		cards.filter(isLone).flatMap((card) => {
			const [own] = readingsOf(card);
			const others = whole.filter((one) => one.of.side === own.of.side && mayBeOne(one, own));
			return others.length === 0 ? [] : [[card, others]];
		}),
	);
}

interface Known {
	desk: Desk;
	graph: FitGraph;
	twice: ReadonlyMap<Card, readonly Seen[]>;
	unreadOther: ReadonlyMap<Card, number>;
}

function personOf(card: Card, known: Known): PairedPerson {
	const { portraits, emblems, joinedBy } = card;
	const [portrait, ...otherPortraits] = portraits;
	const [emblem, ...otherEmblems] = emblems;
	const isNumbered = otherPortraits.some(
		({ number }) => number !== null && number === portrait.number,
	);
	const isProposed = !isLone(card) && (isProposal(joinedBy) || isAtOdds(card));
	const others = isLone(card) || isProposed ? othersFor(card, known) : [];
	return {
		portrait: portrait?.of,
		emblem: emblem?.of,
		repeats: [...otherPortraits, ...otherEmblems].map(({ of }) => of),
		evidence: [...joinedBy, ...(isNumbered ? (['same-number'] as const) : [])],
		isProposed,
		problem: isLone(card) ? problemOf(card, others, known) : undefined,
		contradictions: contradictionsOf(card, known),
		candidates: others.map(({ of }) => of),
		unreadOther: known.unreadOther.get(card),
	};
}

/** Whether something speaks against a pair that is joined without a word: a value in doubt, a second back, a name one character off. */
function isAtOdds({ portraits: [portrait], emblems, joinedBy }: Card): boolean {
	const [emblem] = emblems;
	if (joinedBy.includes('confirmed')) return false;
	const names = [portrait, emblem].flatMap(({ file }) => file?.names ?? []);
	const isOther = names.some((name) => !bears(name, portrait.fields.identity_name));
	return (
		!matchSides(portrait.fields, emblem.fields).isPossible ||
		emblems.some((one) => !mayBeOne(one, emblem)) ||
		(isOther && !joinedBy.includes('same-page') && portrait.fields.identity_name !== null)
	);
}

function othersFor(card: Card, { desk, graph, twice }: Known): readonly Seen[] {
	const contradicting = desk.contradicting.get(card);
	if (contradicting !== undefined) {
		// A file may be named after another person by mistake: what the sides show counts.
		const isOther = isPortrait(card) ? isEmblem : isPortrait;
		const agreeing = desk.cards.filter(
			(one) => isOther(one) && isConfirmed(desk.compare(...inOrder(card, one))),
		);
		return (agreeing.length > 0 ? agreeing : [contradicting]).flatMap(readingsOf);
	}
	const fitting = graph.fitting(card).flatMap(readingsOf);
	if (isLone(card)) return twice.get(card) ?? fitting;
	return fitting.filter((one) => one.of.side === 0 && !card.emblems.includes(one));
}

function contradictionsOf(card: Card, { desk }: Known): Contradiction[] | undefined {
	const other = desk.contradicting.get(card);
	return other && desk.contradictions(...inOrder(card, other));
}

/** Two sides, the portrait side first. */
const inOrder = (card: Card, other: Card): [Card, Card] =>
	isPortrait(card) ? [card, other] : [other, card];

function problemOf(
	card: Card,
	others: readonly Seen[],
	{ desk, twice, unreadOther }: Known,
): LoneProblem {
	if (desk.contradicting.has(card)) return 'sides-do-not-match';
	if (unreadOther.has(card)) return 'other-side-not-read';
	if (twice.has(card)) return 'read-twice';
	if (others.length === 0) return 'no-other-side';
	return others.length > 1 ? 'several-fit' : 'not-confirmed';
}
