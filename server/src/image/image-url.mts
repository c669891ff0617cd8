import { ValidationError } from '../errors/server-errors.mts';

/** Longest URL, in characters (a choice): a signed one may hold a long token of its storage. */
const MAX_URL_LENGTH = 8192;

/**
 * Parses the URL of an image, absolute or, for a redirect, relative to `base`.
 * @throws ValidationError when it is not an http(s) URL, is too long or contains a user name.
 */
export function parseImageUrl(text: string, base?: URL): URL {
	const url = text.length <= MAX_URL_LENGTH ? URL.parse(text, base?.href) : null;
	if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
		throw new ValidationError({ reason: 'url-malformed' });
	}
	if (url.username !== '' || url.password !== '') {
		throw new ValidationError({ reason: 'url-with-user' });
	}
	return url;
}
