import { encode } from 'uqr';

/** Most bytes of a QR code with the least error correction (ISO/IEC 18004, version 40-L). */
const MOST_BYTES = 2953;

/**
 * Returns the rows of the QR code of an address, with a `1` for each dark module and the quiet zone that readers need;
 * `null` if the address is too long for one.
 */
export function qrCodeOf(address: string): string[] | null {
	if (Buffer.byteLength(address) > MOST_BYTES) return null;
	const { data } = encode(address, { ecc: 'L', border: 4 });
	return data.map((row) => row.map(Number).join(''));
}
