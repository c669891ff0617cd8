import { isRecord } from '../../../../domain/reply-value.ts';
import { ValidationError } from '../../errors/server-errors.mts';
import type { KnownApiKey } from '../api-key-ring.mts';
import { ASKED_SIDES, LANGUAGES, mayDeliverTo, type AskedLink } from './photo-link.mts';

/** Most characters of the operator's sentence. */
export const MAX_TEXT = 200;

/** How long a link may hold, in seconds; a day by default. */
export const EXPIRES_IN = { least: 60, most: 30 * 86_400, default: 86_400 };

/** How many photos of a link may be checked. */
export const CHECKS = { least: 1, most: 100, default: 20 };

/**
 * Validates what a request for a link asks for. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseAskedLink(body: unknown, key: KnownApiKey): AskedLink {
	if (!isRecord(body)) throw new ValidationError({ reason: 'body-no-object' });
	const expiresIn = wholeNumber('expires_in', body, EXPIRES_IN);
	return {
		deliverTo: deliverToOf(body['deliver_to'], key),
		text: textOf(body['text']),
		sides: oneOf('sides', body, ASKED_SIDES) ?? 'both',
		language: oneOf('language', body, LANGUAGES),
		checks: wholeNumber('checks', body, CHECKS),
		expires: Math.floor(Date.now() / 1000) + expiresIn,
	};
}

function deliverToOf(given: unknown, key: KnownApiKey): string {
	const url = typeof given === 'string' ? URL.parse(given) : null;
	if (url !== null && mayDeliverTo(url, key)) return url.href;
	throw new ValidationError({ reason: 'deliver-to', origins: key.photoLinkOrigins ?? [] });
}

function textOf(given: unknown): string {
	const text = typeof given === 'string' ? given.trim() : '';
	const { length } = [...text];
	if (length > 0 && length <= MAX_TEXT && !/[\p{Cc}\p{Cs}]/u.test(text)) return text;
	throw new ValidationError({ reason: 'text-length', most: MAX_TEXT });
}

function oneOf<Item extends string>(
	key: string,
	{ [key]: given = null }: Readonly<Record<string, unknown>>,
	items: readonly Item[],
): Item | null {
	const item = items.find((one) => one === given);
	if (item !== undefined || given === null) return item ?? null;
	throw new ValidationError({ reason: 'one-of', key, items });
}

function wholeNumber(
	key: string,
	body: Readonly<Record<string, unknown>>,
	{ least, most, ...range }: typeof CHECKS,
): number {
	const given = body[key] ?? range.default;
	if (Number.isInteger(given) && Number(given) >= least && Number(given) <= most) {
		return Number(given);
	}
	throw new ValidationError({ reason: 'whole-number', key, least, most });
}
