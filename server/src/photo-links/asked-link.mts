import { isRecord } from '../../../domain/reply-value.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { KnownApiKey } from '../http/api-key-ring.mts';
import { ASKED_SIDES, FOR_POOR, LANGUAGES, mayDeliverTo, type AskedLink } from './photo-link.mts';

/**
 * A choice: most characters of who asks, of what for, and of where photos go, which the link's token has: that fits into
 * a header beside other things.
 */
export const MOST = { sender: 60, text: 200, address: 2048 };

/** A choice: how long a link may hold, in seconds; a day by default. */
export const EXPIRES_IN = { least: 60, most: 30 * 86_400, default: 86_400 };

/** A choice: how many photos may be checked for a link. */
export const CHECKS = { least: 1, most: 100, default: 20 };

type Asked = Readonly<Record<string, unknown>>;

/**
 * Validates what a request for a link asks for. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseAskedLink(body: unknown, key: KnownApiKey): AskedLink {
	if (!isRecord(body)) throw new ValidationError('body-no-object');
	const { language = null } = body;
	return {
		deliverTo: deliverToOf(body.deliver_to, key),
		sender: textOf('sender', body),
		text: textOf('text', body),
		sides: oneOf('sides', body.sides ?? 'both', ASKED_SIDES),
		language: language === null ? null : oneOf('language', language, LANGUAGES),
		poor: oneOf('poor', body.poor ?? 'again', FOR_POOR),
		checks: wholeNumber('checks', body, CHECKS),
		expires: Math.floor(Date.now() / 1000) + wholeNumber('expires_in', body, EXPIRES_IN),
	};
}

/** Returns what was given for `key`, if it is one of the items. */
export function oneOf<Item extends string>(
	key: string,
	given: unknown,
	items: readonly Item[],
): Item {
	const item = items.find((one) => one === given);
	if (item === undefined) throw new ValidationError({ reason: 'one-of', key, items });
	return item;
}

function deliverToOf(given: unknown, key: KnownApiKey): string {
	const url = typeof given === 'string' ? URL.parse(given) : null;
	if (url !== null && url.href.length <= MOST.address && mayDeliverTo(url, key)) return url.href;
	throw new ValidationError({ reason: 'deliver-to', origins: key.photoLinkOrigins ?? [] });
}

function textOf(key: keyof typeof MOST, { [key]: given }: Asked): string {
	const most = MOST[key];
	const text = typeof given === 'string' ? given.trim() : '';
	const { length } = [...text];
	if (length > 0 && length <= most && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) return text;
	throw new ValidationError({ reason: 'text-length', key, most });
}

function wholeNumber(key: string, body: Asked, { least, most, ...range }: typeof CHECKS): number {
	const number = body[key] ?? range.default;
	if (Number.isInteger(number) && Number(number) >= least && Number(number) <= most) {
		return Number(number);
	}
	throw new ValidationError({ reason: 'whole-number', key, least, most });
}
