import type { Side } from '../id-card.ts';
import type { Sentence } from '../language/language.ts';
import type { LoneProblem } from '../evidence.ts';
import type { Contradiction } from '../side-match.ts';
import { type PairedPerson, sidesOf } from '../pairing/pair-sides.ts';
import { PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import type { CardChecks } from '../card/card-checks.ts';
import type { Reason } from './reason.ts';
import type { FoundSide } from './found-side.ts';

const NO_CARD = 'no-card';

type Found = Pick<CardChecks, 'missing' | 'sidesDisagree'>;

/** An image in which no card could be read. `image` says which of several it is. */
export interface UnreadImage {
	image?: Sentence;
	reason: Reason;
}

/** `undefined` when the card is whole, and nobody has to confirm that. */
export function incompleteness(
	card: PairedPerson<FoundSide>,
	unread: readonly UnreadImage[],
	found: Found,
): Reason | undefined {
	const { problem, candidates } = card;
	const shown = sidesOf(card).map(({ side }) => side);
	const absent = ([1, 0] as const).filter((side) => !shown.includes(side));
	const forPerson = unread.filter(({ reason }) => reason.retry === null).map(ofImage);
	const contradiction = disagreement(found);
	return joined([
		...(problem === 'sides-do-not-match'
			? [oneCardAgain(problem, ({ sidesDisagree }) => sidesDisagree)]
			: problem !== undefined && candidates.length > 0
				? [oneCardAgain('not-certain-which', ({ severalCards }) => severalCards), ...forPerson]
				: absent.length > 0
					? [absence(card, absent, unread)]
					: [...proposal(card), ...forPerson]),
		...missingOn(shown, found.missing),
		...(contradiction ? [contradiction] : []),
	]);
}

/** Why the two sides of a card cannot be of one. */
export function disagreement(found: Found): Reason | undefined {
	const sentence: Sentence = (language) => language.sidesDisagree;
	return found.sidesDisagree ? again('sides-do-not-match', sentence) : undefined;
}

/** Why a person has to confirm that two sides are of one card; `evidence` is what may be told. */
export function proposal({
	evidence,
	isProposed,
}: Pick<PairedPerson, 'evidence' | 'isProposed'>): Reason[] {
	if (!isProposed) return [];
	return [
		{ code: 'sides-proposed', sentence: ({ proposed }) => proposed(evidence), retry: 'never' },
	];
}

export function incompletenessOfSide(side: Side, found: Found): Reason | undefined {
	return joined(missingOn([side], found.missing));
}

/** Why a side has no other; with `candidates` it is for a person to look at, without any another photo may help. */
export function aloneReason(
	problem: LoneProblem,
	side: Side,
	candidates: readonly unknown[],
	contradictions: readonly Contradiction[] = [],
): Reason {
	return {
		code: problem,
		sentence: ({ lone }) => lone[problem](side, side === 1 ? 0 : 1, contradictions),
		retry: candidates.length === 0 ? 'image' : 'never',
	};
}

/** Adds to the reason of an image without a card what to do about it. */
export function photographAgain(reason: Reason): Reason {
	if (reason.retry !== 'image') return reason;
	return {
		...reason,
		sentence: (language) =>
			language.joined([language.ended(reason.sentence(language)), language.photographCard]),
	};
}

/** Says of which image the reason is, where there are several. */
export function ofImage({ image, reason }: UnreadImage): Reason {
	if (image === undefined) return reason;
	const sentence: Sentence = (language) =>
		language.withColon(image(language), reason.sentence(language));
	return { ...reason, sentence };
}

/** Why sides are absent: another photo may help, or a person has to look at one that is here. */
function absence(
	{ portrait, repeats: [repeat] }: PairedPerson<FoundSide>,
	absent: readonly Side[],
	unread: readonly UnreadImage[],
): Reason {
	const forPerson = unread.find(({ reason }) => reason.retry === null)?.reason;
	const codes = new Set(unread.map(({ reason }) => reason.code));
	const ofNone = codes.size === 1 ? [...codes][0] : NO_CARD;
	const ofOne = repeat === undefined ? (portrait ? 'back-missing' : 'front-missing') : 'other-side';
	return {
		code: forPerson?.code ?? (absent.length === 2 ? ofNone : ofOne),
		sentence: (language) =>
			language.joined([
				...unread.map((one) => language.ended(ofImage(one).sentence(language))),
				...(repeat === undefined ? [] : [language.bothShow(repeat.side)]),
				...(forPerson === undefined ? [language.photographSides(absent)] : []),
			]),
		retry: forPerson === undefined ? 'image' : null,
	};
}

function missingOn(sides: readonly Side[], missing: readonly PrintedField[]): Reason[] {
	return sides.flatMap((side) => {
		const lost = PRINTED_FIELDS[side].filter((field) => missing.includes(field));
		if (lost.length === 0) return [];
		const reason = again('field-missing', ({ couldNotRead }) => couldNotRead(side, lost));
		return [{ ...reason, saysMissing: true }];
	});
}

function oneCardAgain(code: string, sentence: Sentence): Reason {
	return again(code, (language) => language.joined([sentence(language), language.sendOneCard]));
}

function again(code: string, sentence: Sentence): Reason {
	return { code, sentence, retry: 'image' };
}

/** Several reasons as one: the code of the first, and the sentences of all, each once. */
export function joined(reasons: readonly Reason[]): Reason | undefined {
	if (reasons.length === 0) return undefined;
	const sentence: Sentence = (language) => {
		const said = new Set(reasons.map((reason) => reason.sentence(language)));
		return said.size === 1 ? [...said][0] : language.joined([...said].map(language.ended));
	};
	const saysMissing = reasons.some((reason) => reason.saysMissing);
	return { ...reasons[0], sentence, saysMissing };
}
