import { type ApiErrorCode, apiErrorKind } from '../api-error.ts';
import type { Language, Sentence } from '../language/language.ts';
import { columnOf } from '../card/field-naming.ts';

/**
 * What has to change before an image is sent again: the image, nothing but the time, the credential, or the workflow
 * itself, since the same image would `never` be read.
 */
export type Retry = (typeof RETRIES)[number];

export const RETRIES = ['image', 'later', 'credential', 'never'] as const;

/** Why an item has no card, or only a part of one. */
export interface Reason {
	/** What workflows can decide by: the service's code, or a word. */
	code: string;
	sentence: Sentence;
	/** Whether the sentence also names each field that is missing. */
	saysMissing?: boolean;
	/** `null` where the image is for a person to look at. */
	retry: Retry | null;
}

/** A reason's code at the beginning of `review_reasons`, before those of fields. */
const REASON_CODE = /^([\w-]+)(?:;|$)/;

/** Returns the reason that an earlier run of this node put on a row; `undefined` without one. */
export function reasonOn(
	row: Readonly<Record<string, unknown>>,
	otherwise: Sentence,
): Reason | undefined {
	const [reasons, code, message, retry] = (
		['review_reasons', 'reason_code', 'reason_message', 'retry'] as const
	).map((column) => columnOf(row, column));
	const said =
		code ?? REASON_CODE.exec(String(reasons ?? ''))?.[1] ?? (message ? 'not-read' : undefined);
	// A row may have lost the column. Any other word there is not this node's.
	const known = [...RETRIES, null].find((one) => one === (retry === undefined ? 'image' : retry));
	if (typeof said !== 'string' || known === undefined) return undefined;
	return {
		code: said,
		sentence: typeof message === 'string' ? () => message : otherwise,
		retry: known,
	};
}

/** Says what a code of the API means; the service's own messages are Chinese. */
export function codeSentence(code: number): Sentence {
	const isKnown = apiErrorKind(code) !== undefined;
	return ({ codes, unknownCode }) => (isKnown ? codes[code as ApiErrorCode] : unknownCode(code));
}

/** Says what can be done about it. */
export function codeCure(code: number): Sentence {
	const isKnown = apiErrorKind(code) !== undefined;
	return ({ cures, unknownCodeCure }) => (isKnown ? cures[code as ApiErrorCode] : unknownCodeCure);
}

export function saidIn(sentence: Sentence, languages: readonly Language[]): string {
	const [language, ...others] = languages;
	if (others.length === 0) return sentence(language);
	return languages.map((one) => one.ended(sentence(one))).join(' ');
}
