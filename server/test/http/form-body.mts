/** Separates the parts of a form in tests. */
export const BOUNDARY = '--=boundary';

/** The header of a form. */
export const FORM_TYPE = `multipart/form-data; boundary="${BOUNDARY}"`;

/** What a part holds, and its headers besides its name. */
export interface TestPart {
	name: string;
	content: string | Uint8Array;
	/** What follows the name, such as `; filename="card.jpg"`. */
	more?: string;
	/** Whole lines. */
	headers?: readonly string[];
}

/** A part with a file. */
export function filePart(content: string | Uint8Array, name = 'image'): TestPart {
	const headers = ['Content-Type: application/octet-stream'];
	return { name, content, headers, more: '; filename="身份证 (1).jpg"' };
}

/** Returns the bytes of a form. */
export function formBody(...parts: readonly TestPart[]): Buffer {
	const pieces = parts.flatMap(({ name, content, more = '', headers = [] }) => {
		const disposition = `Content-Disposition: form-data; name="${name}"${more}`;
		const head = [`--${BOUNDARY}`, disposition, ...headers, '', ''].join('\r\n');
		return [Buffer.from(head), Buffer.from(content as string), Buffer.from('\r\n')];
	});
	return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
