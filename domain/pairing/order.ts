import { type Card, type Claim, isEmblem, isLone, isPortrait, trusted } from './cards.ts';
import { groupedBy } from './grouped-by.ts';
import type { Desk } from './desk.ts';
import { areEqualBacks } from './seen-sides.ts';
import type { Spot } from './spots.ts';

/** A side alone; `null` for anything that is none. */
type Slot = Card | null;

type Fits = (portrait: Card, emblem: Card) => boolean;

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Pairs sides that came one right after the other: in files whose names differ in numbers alone, on pages, or in images without
 * names. In each series, people keep one habit: the front first or the back first, whichever more pairs fit. Where all sides are
 * here, a series of nothing but pairs is trusted.
 */
export function claimsInOrder(desk: Desk, fits: Fits, areAllHere: boolean): Claim[] {
	return series(desk).flatMap((spots) => {
		const slots = spots.map((spot) => slotOf(spot, desk));
		// Two photos of one side in a row are one.
		const distinct = slots.filter(
			(slot, at) => slot === null || !slots.slice(0, at).includes(slot),
		);
		const [frontFirst, backFirst] = [true, false].map((isFrontFirst) =>
			pairsIn(distinct, isFrontFirst, fits),
		);
		if (frontFirst.length === backFirst.length) return [];
		const claims = frontFirst.length > backFirst.length ? frontFirst : backFirst;
		// Any two files come one after the other; only where there are no others does that tell something.
		const isSeries = claims.length > 1 || desk.cards.filter(isLone).length === 2;
		const isWhole = isSeries && 2 * claims.length === distinct.length;
		return areAllHere && isWhole ? [...claims, ...trusted(claims)] : claims;
	});
}

/** Makes one card of two photos of a back in a row that say the same in full. */
export function joinPhotosInARow(desk: Desk): void {
	for (const spots of series(desk)) {
		for (const [at, spot] of spots.entries()) {
			const [before, card] = [spots[at - 1], spot].map((one) => one && slotOf(one, desk));
			if (before && card && before !== card && areEqualBacks(before.emblems[0], card.emblems[0])) {
				desk.join([before, card], []);
			}
		}
	}
}

/** Spots in the order in which they came. A file whose name tells the side may have been sorted by it. */
function series({ spots }: Desk): Spot[][] {
	const taken = spots.filter(({ file }) => (file?.side ?? null) === null);
	return groupedBy(taken, ({ file }) => file?.series ?? '').map((own) =>
		own.toSorted((one, other) => byName.compare(one.file?.stem ?? '', other.file?.stem ?? '')),
	);
}

function slotOf({ seen, isUnread }: Spot, desk: Desk): Slot {
	const [card, ...others] = desk.showing(seen);
	return card && others.length === 0 && !isUnread && isLone(card) ? card : null;
}

function pairsIn(slots: readonly Slot[], isFrontFirst: boolean, fits: Fits): Claim[] {
	const isFirst = isFrontFirst ? isPortrait : isEmblem;
	const isOfFirst = (slot: Slot | undefined) => slot != null && isFirst(slot);
	const isOfSecond = (slot: Slot | undefined) => slot != null && !isFirst(slot);
	return slots.flatMap((slot, at) => {
		const next = slots[at + 1];
		if (!isOfFirst(slot) || !isOfSecond(next)) return [];
		// Two of a kind, then two of the other: two phones, or a pile of fronts and one of backs.
		if (isOfFirst(slots[at - 1]) && isOfSecond(slots[at + 2])) return [];
		const [portrait, emblem] = isFrontFirst ? [slot!, next!] : [next!, slot!];
		return fits(portrait, emblem) ? [{ portrait, emblem, evidence: 'order' as const }] : [];
	});
}
