import { CROP_KINDS, MAX_WATERMARK, REDACTABLE } from '../../../domain/extra.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import type { AskedCrops } from '../crops/asked-crops.mts';
import { ValidationError } from '../errors/server-errors.mts';
import { missingCharacters } from '../font/purpose-font.mts';

/** Whether a caller wants more than the ten fields; an object names images besides. */
export type AskedExtra = boolean | AskedCrops;

const KEYS = ['crops', 'redact', 'watermark'] as const;

/**
 * Validates `extra` of a request.
 * @throws ValidationError that names what is wrong.
 */
export function parseExtra(extra: unknown): AskedExtra {
	if (extra === undefined) return false;
	if (typeof extra === 'boolean') return extra;
	if (!isRecord(extra)) throw new ValidationError('extra 应为布尔值或对象');
	const unknown = Object.keys(extra).find((key) => !KEYS.some((known) => known === key));
	if (unknown !== undefined) {
		throw new ValidationError(`extra 只能包含 ${KEYS.join('、')}`);
	}
	const { crops, redact, watermark } = extra as Partial<Record<(typeof KEYS)[number], unknown>>;
	return {
		crops: crops === undefined ? [] : listOf('crops', crops, CROP_KINDS),
		redact: redact === undefined ? null : listOf('redact', redact, REDACTABLE),
		watermark: watermark === undefined ? null : watermarkOf(watermark, redact !== undefined),
	};
}

function listOf<Item extends string>(
	key: string,
	given: unknown,
	items: readonly Item[],
): readonly Item[] {
	const isItem = (value: unknown): value is Item => items.some((item) => item === value);
	if (!Array.isArray(given) || !given.every(isItem)) {
		throw new ValidationError(`extra.${key} 应为数组，可选值：${items.join('、')}`);
	}
	return items.filter((item) => given.includes(item));
}

function watermarkOf(given: unknown, hasRedact: boolean): string {
	if (!hasRedact) throw new ValidationError('extra.watermark 需要 extra.redact，可为空数组');
	const text = typeof given === 'string' ? given.trim() : '';
	const { length } = [...text];
	if (length === 0 || length > MAX_WATERMARK) {
		throw new ValidationError(`extra.watermark 应为 1 到 ${MAX_WATERMARK} 个字符`);
	}
	const missing = missingCharacters(text);
	if (missing.length > 0) {
		throw new ValidationError(`extra.watermark 含有无法书写的字符：${missing.join('')}`);
	}
	return text;
}
