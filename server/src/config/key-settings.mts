import { AddressRanges } from './address-ranges.mts';
import { ConfigError } from './config-error.mts';
import { configuredKeyDigest } from './key-digest.mts';
import {
	ADDRESS_RANGE,
	API_KEY,
	readValue,
	textsOf,
	LINK_ID,
	WEB_ORIGIN,
	type Kind,
} from './option-kinds.mts';

/** How often a key may be used; unlimited where absent. */
export interface CallLimits {
	readonly perSecond?: number;
	/** Calls between two midnights of China Standard Time. */
	readonly perDay?: number;
}

export interface ApiKeySettings {
	/** Identifies the key in logs. */
	readonly id: string;
	/** The key itself, or its hash as in `key-digest.mts`. */
	readonly key: string;
	/** Calls are rejected with 4013. */
	readonly suspended?: boolean;
	readonly limits?: CallLimits;
	/** Where calls may come from; anywhere if absent. */
	readonly allowedAddresses?: AddressRanges;
	/** Origins that its photo links may deliver to; without any it makes none. */
	readonly photoLinkOrigins?: readonly string[];
	/** Ids of its photo links that no longer hold. */
	readonly endedPhotoLinks?: readonly string[];
}

export function makesPhotoLinks({ photoLinkOrigins = [] }: Partial<ApiKeySettings>): boolean {
	return photoLinkOrigins.length > 0;
}

/** Settings of a key; the key itself may be in the keys file. */
export type KeyEntry = Omit<ApiKeySettings, 'key'> & { readonly key?: string };

const ID_PATTERN = /^[\w.-]{1,64}$/;

const LIMIT_NAMES = ['perSecond', 'perDay'];

/**
 * Reads `"keys"` of the config file. With `mayLackKey` an entry may leave its key to the keys file.
 * @throws ConfigError that names the entry and what is wrong with it, never the key.
 */
export function keyEntriesOf(keys: unknown, mayLackKey: boolean): KeyEntry[] {
	if (keys === undefined) return [];
	if (!Array.isArray(keys)) throw new ConfigError('"keys" in the config file must be a list.');
	return keys.map((entry: unknown, i) => {
		const label = `keys[${i}] in the config file`;
		const read = keyEntryOf(entry, label);
		if (read.key !== undefined || mayLackKey) return read;
		throw new ConfigError(`${label} needs a "key".`);
	});
}

/** How each setting beside the id is read; `label` names it in the error. */
const SETTINGS: {
	[Name in Exclude<keyof KeyEntry, 'id'>]-?: (given: unknown, label: string) => KeyEntry[Name];
} = {
	key: (given, label) => {
		if (typeof given === 'string') return readValue(API_KEY, given, label);
		throw new ConfigError(`${label} must be a string.`);
	},
	suspended: (given, label) => {
		if (typeof given === 'boolean') return given;
		throw new ConfigError(`${label} must be true or false.`);
	},
	limits: limitsOf,
	allowedAddresses: (given, label) => new AddressRanges(listOf(ADDRESS_RANGE, given, label)),
	photoLinkOrigins: (given, label) => listOf(WEB_ORIGIN, given, label),
	endedPhotoLinks: (given, label) => listOf(LINK_ID, given, label),
};

function keyEntryOf(entry: unknown, label: string): KeyEntry {
	const { id, ...settings } = knownSettings(entry, label, ['id', ...Object.keys(SETTINGS)]);
	if (typeof id !== 'string' || !ID_PATTERN.test(id)) {
		throw new ConfigError(`${label} needs an "id" of 1 to 64 letters, digits, ".", "_" and "-".`);
	}
	if (id === settings.key) {
		throw new ConfigError(`${label} uses its key as its "id", which logs show.`);
	}
	const read = Object.entries(settings).map(([name, given]) => [
		name,
		SETTINGS[name as keyof typeof SETTINGS](given, `"${name}" of ${label}`),
	]);
	return { id, ...Object.fromEntries(read) };
}

/** A line with a key, alone or after its id. The spaces distinguish its = from one within a key. */
const LINE = /^(?:(?<id>\S+)\s+=\s+)?(?<key>\S+)$/;

/** Digits of its hash that name a key without an id (a choice): too few to find the key by. */
const DIGITS_OF_ID = 8;

/**
 * Reads a file with one key per line, `KEY` or `ID = KEY`, each plain or as its hash. Blank lines and
 * those that begin with `#` are skipped. A key without an id gets one made from its hash, so that it
 * keeps the id, and the calls counted under it, when other lines come or go.
 * @throws ConfigError that names the line and what is wrong with it, never the key; also when there
 * is no key, since a file that was cut off must not lock everyone out.
 */
export function keysOfLines(text: string, path: string): ApiKeySettings[] {
	const keys = text
		.split(/\r?\n/)
		// `trim` also removes the byte order mark that editors on Windows begin a file with.
		.map((line, i) => ({ line: line.trim(), place: `Line ${i + 1} of the keys file ${path}` }))
		.filter(({ line }) => line !== '' && !line.startsWith('#'))
		.map(({ line, place }) => keyOfLine(line, place));
	if (keys.length === 0) throw new ConfigError(`The keys file ${path} has no key.`);
	return keys;
}

function keyOfLine(line: string, place: string): ApiKeySettings {
	const { id, key: text } = LINE.exec(line)?.groups ?? {};
	if (text === undefined) throw new ConfigError(`${place} must be a key, or "ID = KEY".`);
	const key = readValue(API_KEY, text, place);
	if (id === undefined) {
		return { id: `key-${configuredKeyDigest(key).slice(0, DIGITS_OF_ID)}`, key };
	}
	if (!ID_PATTERN.test(id)) {
		throw new ConfigError(
			`${place} has an unusable id: it must be 1 to 64 letters, digits, ".", "_" and "-".`,
		);
	}
	if (id === key) throw new ConfigError(`${place} uses its key as its id, which logs show.`);
	return { id, key };
}

/**
 * Checks that no two keys are the same, and that none share an id, except for two with an id in `rotating`, of which
 * one replaces the other.
 * @throws ConfigError otherwise.
 */
export function rejectDuplicates(
	keys: readonly KeyEntry[],
	rotating: ReadonlySet<string> = new Set(),
): void {
	const withKey = keys.filter(({ key }) => key !== undefined);
	for (const [, again] of Map.groupBy(withKey, ({ key }) => configuredKeyDigest(key!)).values()) {
		if (again) throw new ConfigError(`The key "${again.id}" is set twice. Remove one of them.`);
	}
	for (const [id, { length }] of Map.groupBy(keys, ({ id }) => id)) {
		const [most, more] = rotating.has(id) ? [2, 'Three'] : [1, 'Two'];
		if (length <= most) continue;
		throw new ConfigError(
			`${more} keys have the id "${id}". Only two in the keys file may share one.`,
		);
	}
}

function listOf(kind: Kind<string>, given: unknown, label: string): string[] {
	return textsOf(given, label).map((text) => readValue(kind, text, label));
}

function limitsOf(limits: unknown, label: string): CallLimits {
	const record = knownSettings(limits, label, LIMIT_NAMES);
	for (const [name, value] of Object.entries(record)) {
		if (Number.isSafeInteger(value) && Number(value) >= 1) continue;
		throw new ConfigError(
			`"${name}" in ${label} must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}.`,
		);
	}
	return record;
}

/**
 * Returns a parsed JSON value that is an object with only these settings.
 * @throws ConfigError when it is not; an unknown setting is named.
 */
export function knownSettings(
	value: unknown,
	label: string,
	names: readonly string[],
): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new ConfigError(`${label} must be an object.`);
	}
	const unknown = Object.keys(value).find((name) => !names.includes(name));
	if (unknown === undefined) return value as Record<string, unknown>;
	throw new ConfigError(
		`${label} has an unknown setting "${unknown}". Known settings: ${names.join(', ')}.`,
	);
}
