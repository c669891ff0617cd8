import type { Random } from '../../../test/support/random.mts';

const INTERESTING_BYTES = [0x00, 0x01, 0x22, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0xc0, 0xd8, 0xd9, 0xff];

/** Valid JSON values where a string or an object is expected. */
const UNEXPECTED_VALUES = [
	'null',
	'true',
	'0',
	'-1',
	'1e999',
	'[]',
	'{}',
	'""',
	'"\\u0000"',
	'"\\ud800"',
	'"__proto__"',
	'"url"',
	'"base64"',
	'"BASE64"',
	'"http://127.0.0.1/"',
	'"http://[::1]/"',
	'"data:,"',
	'"file:///etc/hostname"',
	'"http://x.test/a.jpg"',
	'"////"',
	'"AAAA"',
	'"/9j/"',
	'"iVBORw0KGgo="',
];

/** Mutates bytes in one to eight places: set, insert, delete, repeat, swap or truncate. */
export function mutateBytes(random: Random, original: Uint8Array): Uint8Array {
	let bytes = Buffer.from(original);
	for (let times = random.integer(1, 8); times > 0 && bytes.length > 0; times--) {
		const at = random.integer(0, bytes.length - 1);
		const length = random.integer(1, Math.min(bytes.length - at, 64));
		const piece = bytes.subarray(at, at + length);
		const before = bytes.subarray(0, at);
		const after = bytes.subarray(at + length);
		const byte = Buffer.of(
			random.chance(0.5) ? random.pick(INTERESTING_BYTES) : random.integer(0, 255),
		);
		bytes = random.pick([
			() => Buffer.concat([before, byte, bytes.subarray(at + 1)]),
			() => Buffer.concat([before, byte, bytes.subarray(at)]),
			() => Buffer.concat([before, after]),
			() => Buffer.concat([before, piece, piece, after]),
			() => Buffer.concat([after, piece, before]),
			() => (random.chance(0.1) ? before : Buffer.concat([before, piece.toReversed(), after])),
		])();
	}
	return bytes;
}

/** Returns a request body: JSON with unexpected values, or a valid body with some bytes changed. */
export function mutateBody(random: Random, image: Uint8Array): Uint8Array {
	const base64 = Buffer.from(image).toString('base64');
	if (random.chance(0.4)) {
		const values = [...UNEXPECTED_VALUES, `"${base64}"`];
		const pairs = Array.from({ length: random.integer(0, 4) }, () => {
			const key = random.pick(['input_type', 'input_data', 'INPUT_TYPE', '__proto__', 'extra', '']);
			return `"${key}":${random.pick(values)}`;
		});
		return Buffer.from(random.chance(0.9) ? `{${pairs.join()}}` : random.pick(values));
	}
	const body = JSON.stringify({ input_type: 'base64', input_data: base64 });
	return mutateBytes(random, Buffer.from(body));
}
