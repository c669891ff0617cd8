import type { Quality } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { hasValidCheckCharacter } from '../../../domain/id-number.ts';
import { contradictedIn } from '../card/review/flaws.mts';

export const WARNINGS = {
	'check-digit-wrong': 'The check character of the ID number does not match its digits.',
	'birth-differs-from-number': 'The printed date of birth differs from the one in the ID number.',
	'gender-differs-from-number': 'The printed gender differs from the one in the ID number.',
	'birth-from-number':
		'The printed date of birth could not be read for sure; the ID number gives it.',
	'gender-from-number': 'The printed gender could not be read for sure; the ID number gives it.',
	blurred: 'The text is blurred (quality.blur above 0.6).',
	glare: 'Reflected light covers part of the card (quality.glare above 0.08).',
	dark: 'The image is dark (quality.brightness below 0.3).',
	'card-cut-off': 'The card seems to extend beyond the image (quality.cutOff).',
	'grey-copy': 'The card is a copy without colour.',
	'marked-copy': 'A purpose is written on or next to the card, as on a copy for one use.',
	'temporary-card':
		'The title of a temporary card (临时居民身份证) was read; its side with the values has none.',
	'both-sides-in-one-picture': 'The image shows both sides; data has one, cards has both.',
} as const;

export type Warning = keyof typeof WARNINGS;

/** Beyond them an image is warned about, as the documents say. */
const LIMITS = { blur: 0.6, glare: 0.08, brightness: 0.3 };

/** Returns the warnings about a card or, without its fields, about an image that shows none; `others` are known already. */
export function warningsOf(
	fields: IdCardFields | null,
	quality: Quality,
	others: Partial<Record<Warning, boolean>> = {},
): Warning[] {
	const number = fields?.identity_code ?? null;
	const contradicted = fields === null ? [] : contradictedIn(fields);
	const applies: Partial<Record<Warning, boolean>> = {
		...others,
		'check-digit-wrong': number !== null && !hasValidCheckCharacter(number),
		'birth-differs-from-number': contradicted.includes('birth'),
		'gender-differs-from-number': contradicted.includes('gender'),
		blurred: quality.blur > LIMITS.blur,
		glare: quality.glare > LIMITS.glare,
		dark: quality.brightness < LIMITS.brightness,
		'card-cut-off': quality.cutOff,
	};
	return (Object.keys(WARNINGS) as Warning[]).filter((warning) => applies[warning]);
}
