import type { Random } from '../../../test/support/random.mts';
import { mutateBytes } from './mutation.mts';

/** What is posted. */
export interface SentBody {
	bytes: Uint8Array;
	/** Content-Type, if not JSON. */
	type?: string;
	query?: string;
	/** Whether it holds a larger file than the server takes, so that 4000 is the only reply. */
	isTooLarge?: boolean;
}

/** An image to send. */
export interface FuzzedImage {
	image: Uint8Array;
	isTooLarge: boolean;
}

const EXTRAS = ['true', 'false', '', 'null', '[', '{}', '{"crops":["card"]}', '{"redact":[]}'];

const BOUNDARIES = ['b', '----x', "'()+_,-./:=? b", '-'.repeat(70)];

/** Values of Content-Type for a form that has this boundary, or has not. */
const FORM_TYPES: ReadonlyArray<(boundary: string) => string> = [
	...Array.from(
		{ length: 8 },
		() => (boundary: string) => `multipart/form-data; boundary="${boundary}"`,
	),
	(boundary) => `multipart/form-data; boundary=${boundary}`,
	(boundary) => `Multipart/Form-Data; charset=utf-8; Boundary="${boundary}"; x`,
	(boundary) => `multipart/form-data; boundary="${boundary}`,
	() => 'multipart/form-data',
	() => `multipart/form-data; boundary=${'b'.repeat(71)}`,
	() => `multipart/form-data${';'.repeat(4_000)}`,
];

const FILE_TYPES = [
	'image/png',
	'image/jpeg',
	'image/x',
	'application/pdf',
	'application/octet-stream',
];

/** Lines that a part may have besides its disposition. */
const MORE_LINES = [
	'Content-Type: image/png',
	'Content-Type: text/plain',
	'Content-Transfer-Encoding: binary',
	'Content-Transfer-Encoding: base64',
	'Content-Encoding: gzip',
	' folded',
	'no colon',
	'',
	`X: ${'x'.repeat(5_000)}`,
	'Content-Disposition: form-data; name="image"',
	'\0: \0',
];

/** Returns a form with the image and other parts, some of it changed. */
export function mutateForm(random: Random, { image, isTooLarge }: FuzzedImage): SentBody {
	const boundary = random.pick(BOUNDARIES);
	const file = part('image', image, '; filename="card.png"');
	const others = Array.from({ length: random.pick([0, 0, 1, 2, 25]) }, () =>
		otherPart(random, image, isTooLarge),
	);
	const parts = random.chance(0.9) || isTooLarge ? [...others, file] : others;
	const pieces = parts.flatMap((one) => [
		Buffer.from(`--${boundary}\r\n`),
		one,
		Buffer.from('\r\n'),
	]);
	const bytes = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
	// What is too large stays so with whatever eight changes do to it.
	return {
		bytes: random.chance(0.5) && !isTooLarge ? mutateBytes(random, bytes) : bytes,
		isTooLarge,
		type: random.pick(FORM_TYPES)(boundary),
	};
}

function otherPart(random: Random, image: Uint8Array, isTooLarge: boolean): Buffer {
	const line = random.chance(0.3) ? random.pick(MORE_LINES) : undefined;
	return random.pick([
		() => part('extra', random.pick(EXTRAS), '', line),
		() => part('input_type', random.pick(['url', 'base64', 'file', '']), '', line),
		() => part('x', '', '; filename=""', line),
		() => part('x', 'x', '', line),
		() => part('front', isTooLarge ? 'x' : image, '; filename="a.png"', line),
		() => part('image', isTooLarge ? 'x' : Buffer.from(image).toString('base64'), '', line),
		() => part('input_data', random.pick(['http://127.0.0.1/', 'http://x.test/', '%']), '', line),
	])();
}

function part(name: string, content: string | Uint8Array, more = '', line?: string): Buffer {
	const lines = [`Content-Disposition: form-data; name="${name}"${more}`];
	if (line !== undefined) lines.push(line);
	return Buffer.concat([
		Buffer.from(`${lines.join('\r\n')}\r\n\r\n`),
		Buffer.from(content as string),
	]);
}

/** Returns the image itself, some of it changed, with some `extra` in the query. */
export function mutateFile(random: Random, { image, isTooLarge }: FuzzedImage): SentBody {
	const isAsIs = isTooLarge || random.chance(0.3);
	return {
		bytes: isAsIs ? image : mutateBytes(random, image),
		isTooLarge,
		type: random.pick(FILE_TYPES),
		query: random.pick([
			'',
			'?',
			'?extra',
			'?extra=true&extra=true',
			'?extra=%',
			'?extra[]=true',
			'?__proto__=1',
			...EXTRAS.map((extra) => `?extra=${encodeURIComponent(extra)}`),
		]),
	};
}
