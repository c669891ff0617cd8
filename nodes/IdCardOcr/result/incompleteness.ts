import type { Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import type { CardChecks } from '../card/card-checks.ts';
import type { Reason } from '../failure/reason.ts';
import type { ShownCard } from './people.ts';

/** Why images that show a side do not show a whole card, so that somebody has to take another photo. */
type Incompleteness =
	| 'front-missing'
	| 'back-missing'
	| 'other-side'
	| 'not-certain-which'
	| 'field-missing'
	| 'sides-do-not-match';

const NO_CARD = 'no-card';

const SIDE_NAMES = { 1: 'portrait', 0: 'emblem' } as const;

const FIELD_WORDS: Readonly<Record<PrintedField, string>> = {
	identity_name: 'name',
	identity_code: 'ID number',
	gender: 'gender',
	race: 'ethnic group',
	birth: 'date of birth',
	address: 'address',
	issued_by: 'issuing authority',
	valid_date_start: 'start of validity',
	valid_date_end: 'end of validity',
};

/** What the images of an item show in all. */
export interface SeenInImages {
	/** How many there are. */
	images: number;
	/** Those in which no card could be read, from 0, and why. */
	unread: ReadonlyArray<{ image: number; reason: Reason }>;
}

/** Returns why one person's card is not whole, for whoever took the photos; `undefined` when it is. */
export function incompleteness(
	{ portrait, emblem, unsure, mismatched, repeated }: ShownCard,
	{ images, unread }: SeenInImages,
	found: Pick<CardChecks, 'missing' | 'problems'>,
): Reason | undefined {
	const reasons: Array<[string, string]> = [];
	const absent = [...(portrait ? [] : [1 as const]), ...(emblem ? [] : [0 as const])];
	if (unsure) {
		reasons.push([
			'not-certain-which',
			'The photos show several cards, and it is not certain which sides belong together. Please send one card at a time.',
		]);
	} else if (absent.length > 0) {
		const [code = NO_CARD, ...others] = new Set(unread.map(({ reason }) => reason.code));
		const ofNone = others.length === 0 ? code : NO_CARD;
		const ofOne =
			repeated === undefined ? (portrait ? 'back-missing' : 'front-missing') : 'other-side';
		const of = absent.length === 2 ? ofNone : ofOne;
		const why = [
			...unread.map(({ image, reason }) => {
				return `${reason.message.replace('the image', imageName(image, images))}.`;
			}),
			...(repeated === undefined ? [] : [`Both images show the ${SIDE_NAMES[repeated]} side.`]),
		];
		const names = absent.map((side) => `the ${SIDE_NAMES[side]} side`).join(' and ');
		reasons.push([of, [...why, `Please take a sharp photo of ${names}, without glare.`].join(' ')]);
	}
	const shown = ([1, 0] as const).filter((side) => !absent.includes(side));
	reasons.push(...missingOn(shown, found.missing));
	if (mismatched || (absent.length === 0 && found.problems.includes('validity-does-not-fit-age'))) {
		const what = mismatched
			? 'they disagree about its place or its kind'
			: 'the validity period does not fit the age that the ID number gives';
		const message = `The two sides do not seem to belong to the same card: ${what}.`;
		reasons.push(['sides-do-not-match', message]);
	}
	return joined(reasons);
}

/** Returns why a side that was found is not whole. */
export function incompletenessOfSide(
	side: Side,
	found: Pick<CardChecks, 'missing'>,
): Reason | undefined {
	return joined(missingOn([side], found.missing));
}

function missingOn(
	sides: readonly Side[],
	missing: readonly PrintedField[],
): Array<[Incompleteness, string]> {
	return sides.flatMap((side): Array<[Incompleteness, string]> => {
		const lost = PRINTED_FIELDS[side].filter((field) => missing.includes(field));
		if (lost.length === 0) return [];
		const words = lost.map((field) => FIELD_WORDS[field]).join(', ');
		const message = `On the ${SIDE_NAMES[side]} side, this could not be read: ${words}. Please take a sharper photo of it, without glare.`;
		return [['field-missing', message]];
	});
}

/** The first reason decides; the message says all. */
function joined(reasons: ReadonlyArray<[string, string]>): Reason | undefined {
	if (reasons.length === 0) return undefined;
	const message = reasons.map(([, sentence]) => sentence).join(' ');
	return { code: reasons[0][0], message, retry: 'image' };
}

function imageName(index: number, images: number): string {
	if (images === 1) return 'the image';
	return images === 2 ? `the ${['first', 'second'][index]} image` : `image ${index + 1}`;
}
