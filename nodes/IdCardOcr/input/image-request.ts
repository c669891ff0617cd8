import type { IBinaryData } from 'n8n-workflow';

import type { IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { normalizeBase64 } from '../../../domain/base64.ts';
import { LONGEST_START } from '../../../domain/source-format.ts';
import { AbsentImage, InputRefusal, UnusableImage } from '../failure/input-refusal.ts';
import { absentFile } from './absent-file.ts';
import type { AcceptedImages } from './accepted-images.ts';
import type { ItemFile } from './item.ts';
import type { Item } from './items.ts';

/** The titles of the parameters. */
const URL_LABEL = 'Image URL';
const BASE64_LABEL = 'Image as Base64';

/** Base64 characters of the first bytes of an image: enough to recognize its format. */
const SIGNATURE_LENGTH = Math.ceil(LONGEST_START / 3) * 4;

/**
 * Returns the request for an image behind a link.
 * @throws Failure when it is not an http(s) link.
 */
export function urlRequest(value: unknown): IdCardOcrRequest {
	if (typeof value !== 'string') throw notText(URL_LABEL);
	const text = value.trim();
	if (text === '') {
		throw new AbsentImage(
			({ empty }) => empty(URL_LABEL),
			"Enter a link, or map the column that holds it. If some rows have none, set 'On Error' to continue, or filter them out first.",
		);
	}
	if (!/^https?:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) {
		throw new UnusableImage('not-a-link', ({ notALink }) => notALink(URL_LABEL));
	}
	return { input_type: 'url', input_data: text };
}

/**
 * Returns the request for an image in base64.
 * @throws Failure when it is not base64 of an accepted image.
 */
export function base64Request(value: unknown, accepted: AcceptedImages): IdCardOcrRequest {
	if (typeof value !== 'string') throw notText(BASE64_LABEL);
	if (value.trim() === '') {
		throw new AbsentImage(
			({ empty }) => empty(BASE64_LABEL),
			'Map the field that holds the image as text.',
		);
	}
	// Line breaks and a prefix cannot add that much: rejected without scanning the text.
	if (value.length > 2 * accepted.maxBase64Length) throw accepted.tooLarge();
	const base64 = normalizeBase64(value);
	if (base64 === undefined) {
		throw new UnusableImage('not-base64', ({ notBase64 }) => notBase64(BASE64_LABEL));
	}
	if (base64.length > accepted.maxBase64Length) throw accepted.tooLarge();
	accepted.requireFormat(Buffer.from(base64.slice(0, SIGNATURE_LENGTH), 'base64'));
	return { input_type: 'base64', input_data: base64 };
}

/**
 * Returns the request for a file on the item, read from where n8n keeps it. `field` is the file's
 * field, or the file itself when an expression returned it.
 * @throws Failure when the item has no such file, or it is empty or not accepted.
 */
export async function fileRequest(
	item: Item,
	field: string | IBinaryData,
	accepted: AcceptedImages,
): Promise<IdCardOcrRequest> {
	const bytes = await presentFile(item, field, accepted).read();
	if (bytes.length === 0) throw emptyFile();
	if (bytes.length > accepted.maxBytes) throw accepted.tooLarge();
	accepted.requireFormat(bytes);
	return { input_type: 'base64', input_data: bytes.toString('base64') };
}

/**
 * Returns the file that {@link fileRequest} reads.
 * @throws Failure when the item has no such file, or n8n knows that it is too large.
 */
export function presentFile(
	item: Item,
	field: string | IBinaryData,
	accepted: AcceptedImages,
): ItemFile {
	const file = item.file(field);
	if (file === undefined) {
		throw absentFile(item, typeof field === 'string' ? field : undefined);
	}
	if (file.bytes === 0) throw emptyFile();
	if (file.bytes !== undefined && file.bytes > accepted.maxBytes) throw accepted.tooLarge();
	return file;
}

function notText(label: string): InputRefusal {
	return new InputRefusal(`'${label}' is not text`, 'Map a field that holds text.');
}

function emptyFile(): UnusableImage {
	return new UnusableImage('empty-file', ({ emptyFile: sentence }) => sentence);
}
