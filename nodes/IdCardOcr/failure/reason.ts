import type { IDataObject } from 'n8n-workflow';

/**
 * What has to change before an image is sent again: the image, nothing but the time, the credential, or the workflow
 * itself, since the same image would `never` be read.
 */
export type Retry = (typeof RETRIES)[number];

const RETRIES = ['image', 'later', 'credential', 'never'] as const;

/** Why an item has no card, or only a part of one. */
export interface Reason {
	/** What workflows can decide by: the service's code, or a word. */
	code: string;
	message: string;
	retry: Retry;
}

/** Returns the reason that an earlier run of this node put on a row; `undefined` without one. */
export function reasonOn({ reason_code: code, reason_message: message, retry }: IDataObject) {
	if (typeof code !== 'string' || typeof message !== 'string') return undefined;
	return RETRIES.includes(retry as Retry) ? { code, message, retry: retry as Retry } : undefined;
}

/** Returns the columns of a reason, empty where there is none. */
export function reasonColumns(reason?: Reason): IDataObject {
	return {
		reason_code: reason?.code ?? null,
		reason_message: reason?.message ?? null,
		retry: reason?.retry ?? null,
	};
}
