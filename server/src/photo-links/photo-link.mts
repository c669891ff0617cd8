import { randomBytes } from 'node:crypto';

import { isRecord } from '../../../domain/reply-value.ts';
import { number, object, oneOf, string, type ValueOf } from '../../../domain/schema.ts';
import type { ApiKeyRing, KnownApiKey } from '../http/api-key-ring.mts';
import { InvalidLinkError } from './link-errors.mts';

export const ASKED_SIDES = ['both', 'portrait', 'emblem'] as const;

export const LANGUAGES = ['zh', 'en'] as const;

/** What the page does with a photo that shows the side, but not well: asks once for another one, or warns at once. */
export const FOR_POOR = ['again', 'warn'] as const;

/** The last second that a `Date` can be. */
const LAST_SECOND = 8.64e12;

/** A link: what it asks for, and a random id. */
const LINK = object({
	id: string,
	sides: oneOf('string', ASKED_SIDES),
	/** Who asks. */
	sender: string,
	/** The operator's sentence: what for. */
	text: string,
	/** `null`: the browser's. */
	language: oneOf('string', LANGUAGES).nullable(),
	poor: oneOf('string', FOR_POOR),
	deliverTo: string,
	checks: number({}, 'integer'),
	/** When it ends, in seconds since 1970. */
	expires: number({ maximum: LAST_SECOND }, 'integer'),
});

export type PhotoLink = ValueOf<typeof LINK>;
export type AskedLink = Omit<PhotoLink, 'id'>;

/** Returns a link and its token, which its key signs: whoever has the token can read it, and nobody can change it. */
export function sealLink(
	asked: AskedLink,
	key: KnownApiKey,
	keys: ApiKeyRing,
): { link: PhotoLink; token: string } {
	const link = { ...asked, id: randomBytes(16).toString('base64url') };
	const payload = Buffer.from(JSON.stringify(link)).toString('base64url');
	return { link, token: `${payload}.${keys.signLink(key, payload)}` };
}

/** What the page of a key's links is signed with: who has none learns nothing of where they deliver. */
const PAGE = 'page';

/** Returns the query of the page of a key's links. */
export const pageOf = (key: KnownApiKey, keys: ApiKeyRing): string =>
	`for=${keys.signLink(key, PAGE)}`;

/** Returns where the page with this query may deliver; nowhere without a key's. */
export function originsOfPage(query: unknown, keys: ApiKeyRing): readonly string[] {
	const signature = isRecord(query) ? String(query.for) : '';
	const key = keys.signerOfLink(PAGE, signature);
	return key?.suspended === true ? [] : (key?.photoLinkOrigins ?? []);
}

/**
 * Returns the link of a token, and the key that signed it. The server stores no links: whoever removes or suspends
 * the key, or the origin among its settings, ends them, and `endedPhotoLinks` there a single one.
 * @throws InvalidLinkError for anything but the token of a link that holds now.
 */
export function openLink(
	token: string | string[] = '',
	keys: ApiKeyRing,
): { link: PhotoLink; key: KnownApiKey } {
	const [payload, signature = '', ...rest] = String(token).split('.');
	const key = keys.signerOfLink(payload, signature);
	if (key === undefined || key.suspended === true || rest.length > 0) {
		throw new InvalidLinkError('link-invalid');
	}
	const link = linkIn(payload);
	if (link === undefined || !mayDeliverTo(new URL(link.deliverTo), key)) {
		throw new InvalidLinkError('link-invalid');
	}
	const isEnded = key.endedPhotoLinks?.includes(link.id) === true;
	if (isEnded || link.expires * 1000 <= Date.now()) throw new InvalidLinkError('link-expired');
	return { link, key };
}

/** Returns the link that a payload holds; whoever has a key's digest can sign anything. */
function linkIn(payload: string): PhotoLink | undefined {
	try {
		const link = LINK.read(JSON.parse(Buffer.from(payload, 'base64url').toString()), 'link');
		return URL.canParse(link.deliverTo) ? link : undefined;
	} catch {
		return undefined;
	}
}

export function mayDeliverTo(
	{ protocol, origin, username, password }: URL,
	{ photoLinkOrigins = [] }: KnownApiKey,
): boolean {
	// That of blob: URLs is the origin of the page that made them; browsers fetch no URLs with a user.
	const isWeb = protocol === 'https:' || protocol === 'http:';
	return isWeb && username === '' && password === '' && photoLinkOrigins.includes(origin);
}
