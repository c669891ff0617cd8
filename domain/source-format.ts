/** Any format that a self-hosted server may read; the API itself accepts the first two (API page, section 3). */
export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'avif' | 'heic' | 'pdf';

/** How many bytes {@link sourceFormatOf} looks at: ISO media files begin with a list of brands. */
export const LONGEST_START = 256;

/** What ISO media files of the still images call themselves (ISO/IEC 23008-12, annex B; AVIF 1.1). */
const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * Returns the format of a file by its first bytes, `undefined` for any other: names and declared types are often wrong. A TIFF may be BigTIFF; a
 * PDF must begin as one.
 */
export function sourceFormatOf(bytes: Uint8Array): SourceFormat | undefined {
	const text = String.fromCharCode(...bytes.subarray(0, LONGEST_START));
	if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
	if (/^(II[*+]\0|MM\0[*+])/.test(text)) return 'tiff';
	if (/^GIF8[79]a/.test(text)) return 'gif';
	if (text.startsWith('%PDF-')) return 'pdf';
	return text.startsWith('ftyp', 4) ? formatOfBrands(text, bytes) : undefined;
}

/** `text`: the start of the file, a character for each byte. */
function formatOfBrands(text: string, [a, b, c, d]: Uint8Array): SourceFormat | undefined {
	const end = Math.min(a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, text.length);
	const brands: string[] = [];
	// The major brand, its version, then compatible brands.
	for (let at = 8; at + 4 <= end; at += at === 8 ? 8 : 4) brands.push(text.slice(at, at + 4));
	if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return 'avif';
	return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : undefined;
}
