import { AddressRanges } from './address-ranges.mts';
import { ConfigError } from './config-error.mts';

/** How often a key may be used. What is absent has no limit. */
export interface CallLimits {
	/** Calls in any one second. */
	readonly perSecond?: number;
	/** Calls between two midnights of China Standard Time. */
	readonly perDay?: number;
}

/** The limits the API page publishes (section 1). */
export const PUBLISHED_LIMITS: CallLimits = { perSecond: 2, perDay: 20 };

/** A key the server answers to. */
export interface ApiKeySettings {
	/** What logs call the key. */
	readonly id: string;
	readonly key: string;
	/** Refused with 4013 while it is set. */
	readonly suspended?: boolean;
	readonly limits?: CallLimits;
	/** Where calls may come from; absent: from anywhere. */
	readonly allowedAddresses?: AddressRanges;
}

const SETTING_NAMES = ['id', 'key', 'suspended', 'limits', 'allowedAddresses'];
const LIMIT_NAMES = ['perSecond', 'perDay'];
const HIGHEST_LIMIT = 1_000_000_000;

/**
 * Reads `"keys"` of the config file.
 * @throws ConfigError that names the entry and what is wrong with it, never the key.
 */
export function keysOfFile(keys: unknown): ApiKeySettings[] {
	if (keys === undefined) return [];
	if (!Array.isArray(keys)) throw new ConfigError('"keys" in the config file must be a list.');
	return keys.map((entry: unknown, i) => keyOfFile(entry, `keys[${i}] in the config file`));
}

function keyOfFile(entry: unknown, label: string): ApiKeySettings {
	const settings = recordOf(entry, label, SETTING_NAMES);
	const { id, key, suspended, limits, allowedAddresses } = settings;
	if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id)) {
		throw new ConfigError(`${label} needs an "id" of letters, digits, ".", "_" and "-".`);
	}
	if (typeof key !== 'string') throw new ConfigError(`${label} needs a "key".`);
	if (id === key) throw new ConfigError(`${label} has its key as "id", which logs show.`);
	if (suspended !== undefined && typeof suspended !== 'boolean') {
		throw new ConfigError(`"suspended" of ${label} must be true or false.`);
	}
	return {
		id,
		key: usableKey(key, `"key" of ${label}`),
		...(suspended !== undefined && { suspended }),
		...(limits !== undefined && { limits: limitsOf(limits, `"limits" of ${label}`) }),
		...(allowedAddresses !== undefined && {
			allowedAddresses: rangesOf(allowedAddresses, `"allowedAddresses" of ${label}`),
		}),
	};
}

/**
 * Gives the key as it is when a header can carry it.
 * @throws ConfigError when it cannot.
 */
export function usableKey(key: string, label: string): string {
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw new ConfigError(`${label} must be a key of letters, digits and signs, without spaces.`);
}

/**
 * Gives the ranges that a list of texts names.
 * @throws ConfigError when it is no list, or one of them is neither an address nor a range.
 */
export function rangesOf(texts: unknown, label: string): AddressRanges {
	if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) {
		try {
			return new AddressRanges(texts);
		} catch {
			// The same sentence helps with both faults.
		}
	}
	throw new ConfigError(`${label} must be addresses or ranges such as 10.0.0.0/8.`);
}

function limitsOf(limits: unknown, label: string): CallLimits {
	const record = recordOf(limits, label, LIMIT_NAMES);
	for (const [name, value] of Object.entries(record)) {
		const fits = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= HIGHEST_LIMIT;
		if (!fits) throw new ConfigError(`"${name}" in ${label} must be a whole number from 1.`);
	}
	return record as CallLimits;
}

function recordOf(value: unknown, label: string, names: string[]): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new ConfigError(`${label} must be an object.`);
	}
	const unknown = Object.keys(value).find((name) => !names.includes(name));
	if (unknown === undefined) return value as Record<string, unknown>;
	throw new ConfigError(`${label} knows no "${unknown}". It knows: ${names.join(', ')}.`);
}
