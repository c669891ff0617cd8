import type { CardChecks } from '../../../domain/card/card-checks.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { pairSides } from '../../../domain/pairing/pair-sides.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { unreadReason } from '../../../domain/result/found-side.ts';
import {
	incompleteness,
	joined,
	ofImage,
	type UnreadImage,
} from '../../../domain/result/incompleteness.ts';
import type { Reason } from '../../../domain/result/reason.ts';
import { NotSent } from '../failure/not-sent.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { isOfImage } from '../failure/thrown-failure.ts';
import { isPlainFieldName } from '../input/item.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { type Card, personResult, seenIn } from './person-result.ts';

interface ImageFailure {
	thrown: unknown;
	reason: Reason;
}

const NO_CARD: Card = { repeats: [], evidence: [], isProposed: false, candidates: [] };

/** An item for every person whose card the images of an item show, or one that says what is missing. */
export const personReadout: Readout = {
	together: true,
	files: 2,
	resultsOf: (images) => groupedBy(images, ({ item }) => item).flatMap(peopleOnItem),
};

function peopleOnItem(images: readonly ReadImage[]): Result[] {
	const [{ item }] = images;
	const { mask, expected } = item.settings;
	const seen = seenIn(images);
	const which = (image: ReadImage) =>
		images.length === 1 ? undefined : nameOf(image, mask !== 'off');
	const unread = images.flatMap((image, at): UnreadImage[] => {
		const { result } = image;
		const isUnread = result.ok && seen[at].sides.length === 0;
		return isUnread ? [{ image: which(image), reason: unreadReason(result.reply) }] : [];
	});
	const failures = images.flatMap((image): ImageFailure[] => {
		const { result } = image;
		if (result.ok) return [];
		const { thrown } = result;
		const reason = reasonOf(thrown, mask !== 'off');
		// If another photo does not help, the reason is not about this image.
		const about = reason.retry === 'image' ? which(image) : undefined;
		return [{ thrown, reason: ofImage({ image: about, reason }) }];
	});
	// That an image was not sent because another one failed explains less than that failure.
	const sent = failures.filter(({ thrown }) => !(thrown instanceof NotSent));
	// What failed comes before an image that is at fault: that one alone stops no run.
	const own = [...sent].sort((a, b) => Number(isOfImage(a.thrown)) - Number(isOfImage(b.thrown)));
	const [first] = own.length > 0 ? own : failures;
	const others = [...own.slice(1).map(({ reason }) => reason), ...unread.map(ofImage)];
	const failure = first && { ...first, reason: joined([first.reason, ...others])! };

	const resultOf = (card: Card, shownIn: readonly ReadImage[], failed?: ImageFailure): Result => {
		const { problem, candidates } = card;
		const reasonFor = (checks: CardChecks) => {
			const reason = incompleteness(card, unread, checks);
			// Each of two sides that contradict each other names the other one.
			if (reason === undefined || problem !== 'sides-do-not-match') return reason;
			return ofImage({ image: which(images[candidates[0].image]), reason });
		};
		// Another photo of this card might be as unreadable, while a person can read it in this one.
		const isForPerson =
			!failed && candidates.length === 0 && unread.some(({ reason }) => reason.retry === null);
		const said = { reason: failed?.reason ?? reasonFor, expected, isForPerson };
		return {
			...personResult(card, shownIn, item, said),
			...(failed && { failure: { thrown: failed.thrown } }),
		};
	};
	const paired = pairSides(seen, { together: 'same-item' });
	const people = (paired.length === 0 ? [NO_CARD] : paired).map((card) => {
		return { ...card, evidence: toldEvidence(card.evidence, mask) };
	});
	// The image that failed may be the side that a card lacks.
	const lacking = people.find(({ portrait, emblem }) => !portrait || !emblem);
	const results = people.map((card) =>
		resultOf(card, images, card === lacking ? failure : undefined),
	);
	if (failure === undefined || lacking !== undefined) return results;
	const left = images.filter(({ result }) => !result.ok);
	return [...results, resultOf(NO_CARD, left, failure)];
}

/** Names an image by its field or its place, and by its file's name if that reveals nothing. */
function nameOf({ field, fileName, index }: ReadImage, masked: boolean): Sentence {
	const shownField = masked && !isPlainFieldName(field ?? '') ? undefined : field;
	const name = masked ? undefined : fileName;
	return ({ nthImage }) => nthImage(index + 1, shownField, name);
}
