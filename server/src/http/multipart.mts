import { maxHeaderSize } from 'node:http';

import { ValidationError } from '../errors/server-errors.mts';

export interface FormPart {
	name: string;
	/** Whether it was sent as a file, not as text. */
	isFile: boolean;
	/** Its content, in the memory of the body. */
	bytes: Buffer;
}

/** A choice: parts of a form at most; a call needs three. */
const MAX_PARTS = 20;

/** RFC 2046, 5.1.1. */
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
/** RFC 5322, 2.2, on one line. */
const HEADER = /^([!-9;-~]+):(.*)$/;
/** RFC 9110, 5.6.6. Sticky, so that it takes linear time, unlike Node's `MIMEType`. */
const PARAMETER = /;[\t ]*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\t ;"]*)))?[\t ]*/y;

/** Encodings that leave the content as it is. RFC 7578, 4.7, knows no others. */
const PLAIN = ['7bit', '8bit', 'binary', 'identity'];

/**
 * Splits the body of `multipart/form-data` (RFC 7578) into its parts, strictly: lines end with CRLF.
 * What precedes the first boundary or follows the last one is ignored.
 * @throws ValidationError when it is no such form, has too many parts, or one that is encoded.
 */
export function partsOf(body: Buffer, contentType: string): FormPart[] {
	const boundary = parametersOf(contentType).get('boundary') ?? '';
	if (!BOUNDARY.test(boundary)) throw new ValidationError('form-boundary');
	const delimiter = Buffer.from(`\r\n--${boundary}`);
	const startsAt = (at: number, text: string) =>
		body.toString('latin1', at, at + text.length) === text;
	const isFirst = startsAt(0, `--${boundary}`);
	const parts: FormPart[] = [];
	let at = isFirst ? delimiter.length - 2 : endOf(delimiter, body.indexOf(delimiter));
	while (!startsAt(at, '--')) {
		if (!startsAt(at, '\r\n')) throw malformed();
		if (parts.length === MAX_PARTS) {
			throw new ValidationError({ reason: 'form-too-many-parts', most: MAX_PARTS });
		}
		// As many bytes of headers as Node takes of a request.
		const head = body.subarray(at + 2, at + 2 + maxHeaderSize);
		const headLength = head.indexOf('\r\n\r\n');
		if (headLength === -1) throw malformed();
		const start = at + 2 + headLength + 4;
		// Without any content, the line that ends the headers also begins the boundary.
		const end = body.indexOf(delimiter, start - 2);
		at = endOf(delimiter, end);
		parts.push(partOf(head.toString('latin1', 0, headLength), body.subarray(start, end)));
	}
	return parts;
}

function endOf(delimiter: Buffer, found: number): number {
	if (found === -1) throw malformed();
	return found + delimiter.length;
}

function partOf(head: string, bytes: Buffer): FormPart {
	const headers = new Map<string, string>();
	for (const line of head.split('\r\n')) {
		const [, name, value] = HEADER.exec(line) ?? [];
		if (name === undefined || headers.has(name.toLowerCase())) throw malformed();
		headers.set(name.toLowerCase(), value.trim());
	}
	const isPlain = (name: string) => PLAIN.includes((headers.get(name) ?? 'identity').toLowerCase());
	if (!isPlain('content-transfer-encoding') || !isPlain('content-encoding')) {
		throw new ValidationError('form-encoded');
	}
	const disposition = headers.get('content-disposition') ?? '';
	const parameters = parametersOf(disposition);
	const name = parameters.get('name');
	if (!/^form-data[\t ]*(;|$)/i.test(disposition) || name === undefined) throw malformed();
	const isNamed = parameters.has('filename') || parameters.has('filename*');
	const isTyped = /^(image\/|application\/(pdf|octet-stream))/i.test(
		headers.get('content-type') ?? '',
	);
	return { name, isFile: isNamed || isTyped, bytes };
}

/** The parameters of a header, with names in lower case; none if they are malformed. */
function parametersOf(header: string): Map<string, string> {
	const parameters = new Map<string, string>();
	const start = header.indexOf(';');
	PARAMETER.lastIndex = start;
	for (let at = start; at !== -1 && at < header.length; at = PARAMETER.lastIndex) {
		const match = PARAMETER.exec(header);
		if (match === null) return new Map();
		const [, name, quoted, plain] = match;
		if (name !== undefined) parameters.set(name.toLowerCase(), quoted ?? plain);
	}
	return parameters;
}

function malformed(): ValidationError {
	return new ValidationError('form-malformed');
}
