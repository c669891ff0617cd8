import { CROP_KINDS, MAX_WATERMARK, REDACTABLE } from '../../../domain/extra.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import type { AskedCrops } from '../crops/asked-crops.mts';
import { ValidationError } from '../errors/server-errors.mts';
import { missingCharacters } from '../crops/purpose.mts';

/** Whether a caller wants more than the ten fields. An object also names the images to return. */
export type AskedExtra = boolean | AskedCrops;

const KEYS = ['crops', 'redact', 'watermark'] as const;

/**
 * Validates `extra` of a request.
 * @throws ValidationError that names what is wrong.
 */
export function parseExtra(extra: unknown): AskedExtra {
	if (extra === undefined) return false;
	if (typeof extra === 'boolean') return extra;
	if (!isRecord(extra)) throw new ValidationError('extra-type');
	const unknown = Object.keys(extra).find((key) => !KEYS.some((known) => known === key));
	if (unknown !== undefined) throw new ValidationError({ reason: 'extra-keys', keys: KEYS });
	const { crops, redact, watermark } = extra;
	const asked = {
		crops: crops === undefined ? [] : listOf('crops', crops, CROP_KINDS),
		redact: redact === undefined ? [] : listOf('redact', redact, REDACTABLE),
		purpose: watermark === undefined ? null : watermarkOf(watermark),
	};
	// A safeguard must not be absent without notice, on either side.
	const isRedacted = asked.crops.includes('redacted');
	const isCopy = asked.crops.includes('copy');
	if (isRedacted !== asked.redact.length > 0) throw new ValidationError('extra-redact');
	if (isCopy && asked.purpose === null) throw new ValidationError('extra-copy');
	if (asked.purpose !== null && !isRedacted && !isCopy) {
		throw new ValidationError('extra-watermark');
	}
	return asked;
}

function listOf<Item extends string>(
	key: string,
	given: unknown,
	items: readonly Item[],
): readonly Item[] {
	const isItem = (value: unknown): value is Item => items.some((item) => item === value);
	if (!Array.isArray(given) || !given.every(isItem)) {
		throw new ValidationError({ reason: 'extra-list', key, items });
	}
	return items.filter((item) => given.includes(item));
}

function watermarkOf(given: unknown): string {
	const text = typeof given === 'string' ? given.trim() : '';
	const { length } = [...text];
	if (length === 0 || length > MAX_WATERMARK) {
		throw new ValidationError({ reason: 'watermark-length', most: MAX_WATERMARK });
	}
	const missing = missingCharacters(text);
	if (missing.length > 0) throw new ValidationError({ reason: 'watermark-characters', missing });
	return text;
}
