import { isAddressRange } from './address-ranges.mts';
import { ConfigError } from './config-error.mts';
import { HASH_PREFIX, isHashedKey } from './key-digest.mts';

/** The last port of TCP, which has 16 bits for it (RFC 9293, 3.1). */
export const MAX_PORT = 65_535;

export interface Kind<Value = unknown> {
	/** Ends the sentence "--flag must be …". */
	readonly accepts: string;
	/** Parses a text; `undefined` if it is invalid. */
	readonly read: (text: string, label: string) => Value | undefined;
	/** Stands for the value in the help. */
	readonly value?: string;
	/** The accepted numbers, for the help. */
	readonly range?: string;
}

/** Any text, such as a path. */
export function textual(value: string): Kind<string> {
	return {
		accepts: 'a non-empty string',
		value,
		read: (text) => (text.trim() === '' ? undefined : text),
	};
}

export const SWITCH: Kind<boolean> = {
	accepts: 'true or false',
	read: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
};

/** A choice: a shorter key could be guessed, or is one that was cut off. */
export const MIN_KEY_LENGTH = 16;

/** A key that a header can carry, or its hash. */
export const API_KEY: Kind<string> = {
	accepts: `a key of at least ${MIN_KEY_LENGTH} ASCII letters, digits and symbols, without spaces`,
	value: 'KEY',
	read: (text, label) => {
		if (!/^[\x21-\x7e]+$/.test(text)) return undefined;
		if (!text.toLowerCase().startsWith(HASH_PREFIX)) {
			return text.length < MIN_KEY_LENGTH ? undefined : text;
		}
		if (isHashedKey(text)) return text;
		// A hash that was cut off must not become a key that nobody has.
		throw new ConfigError(`${label} must have 64 hexadecimal digits after "${HASH_PREFIX}".`);
	},
};

/** The address at which callers reach the server, without a trailing slash. */
export const PUBLIC_URL: Kind<string> = {
	accepts: 'an address such as https://ocr.example.com, without user, query and fragment',
	value: 'URL',
	read: (text) => {
		const url = URL.canParse(text) ? new URL(text) : undefined;
		const isWeb = url !== undefined && ['http:', 'https:'].includes(url.protocol);
		// The URL parser repairs "http:host" and the like; here they are mistakes.
		if (!isWeb || !/^https?:\/\/[^/\\?#@\s]+(\/[^?#\\\s]*)?$/i.test(text)) return undefined;
		return url.href.replace(/\/+$/, '');
	},
};

/** Plain letters, since a `*` would open the page's content security policy; that has no words for IPv6. */
const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d+)?$/;

/** Where a photo page may deliver to, as browsers write origins. */
export const WEB_ORIGIN: Kind<string> = {
	accepts: 'an origin such as https://n8n.example.com',
	value: 'ORIGIN',
	read: (text) => {
		const url = /^https?:\/\/[^/\\?#@\s]+\/?$/i.test(text) ? URL.parse(text) : null;
		return url !== null && ORIGIN.test(url.origin) ? url.origin : undefined;
	},
};

/** The id of a photo link. */
export const LINK_ID: Kind<string> = {
	accepts: 'the id of a photo link, of 22 characters',
	read: (text) => (/^[\w-]{22}$/.test(text) ? text : undefined),
};

export const ADDRESS_RANGE: Kind<string> = {
	accepts: 'an IP address or a range such as 10.0.0.0/8',
	value: 'RANGE',
	read: (text) => (isAddressRange(text) ? text : undefined),
};

/** A proxy that is trusted to name the client. */
export const PROXY_RANGE: Kind<string> = {
	...ADDRESS_RANGE,
	read: (text, label) => {
		if (!isAddressRange(text) || !/\/0+$/.test(text)) return ADDRESS_RANGE.read(text, label);
		throw new ConfigError(
			`${label} must not cover all addresses: any client could then claim to be another.`,
		);
	},
};

export const PORT_RANGE: Kind<string> = {
	accepts: `a port from 1 to ${MAX_PORT} or a range such as 9000-9010`,
	value: 'PORT',
	read: (text) => {
		if (!/^\d+(-\d+)?$/.test(text)) return undefined;
		const [first, last = first] = text.split('-').map(Number);
		return first >= 1 && first <= last && last <= MAX_PORT ? text : undefined;
	},
};

export const REDIS_URL: Kind<string> = {
	accepts:
		'redis://HOST:PORT, or rediss:// for TLS, with USER:PASSWORD@ and /DATABASE if needed, ' +
		'a % in them as %25',
	value: 'URL',
	read: (text) => {
		const url = URL.parse(text);
		if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return undefined;
		if (!isPercentEncoded(url.username) || !isPercentEncoded(url.password)) return undefined;
		return /^\/?\d*$/.test(url.pathname) && url.search === '' && url.hash === '' ? text : undefined;
	},
};

/** Whether each % of the text begins a byte of UTF-8. */
function isPercentEncoded(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}

export const ALL_FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif', 'heic', 'pdf'] as const;

export const FORMATS: Kind<ReadonlyArray<(typeof ALL_FORMATS)[number]>> = {
	accepts: `one or more of ${ALL_FORMATS.join(',')}, separated by commas`,
	value: 'LIST',
	read: (text) => {
		const names = text.split(',').map((name) => name.trim());
		const known = ALL_FORMATS.filter((format) => names.includes(format));
		return known.length === new Set(names).size ? known : undefined;
	},
};

export function count(min: number, max: number, value: string): Kind<number> {
	const fits = (text: string) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
	return {
		accepts: `a whole number from ${min} to ${max}`,
		value,
		range: `${min} to ${max}`,
		read: (text) => (fits(text) ? Number(text) : undefined),
	};
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): Kind<Choice> {
	return {
		accepts: `one of: ${choices.join(', ')}`,
		value: choices.join('|'),
		read: (text) => choices.find((choice) => choice === text),
	};
}

/**
 * Parses the text of an option. `label` names it in the error.
 * @throws ConfigError when the option does not accept it.
 */
export function readValue<Value>(
	{ read, accepts }: Kind<Value>,
	text: string,
	label: string,
): Value {
	const value = read(text, label);
	if (value === undefined) throw new ConfigError(`${label} must be ${accepts}.`);
	return value;
}

/** @throws ConfigError when the value is anything but a list of strings. */
export function textsOf(value: unknown, label: string): string[] {
	// A null in the config file must not become the key "null".
	if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value;
	throw new ConfigError(`${label} must be a list of strings.`);
}
