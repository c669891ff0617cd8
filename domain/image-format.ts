/** The image formats that the API accepts (API page, section 3). */
export type ImageFormat = 'jpeg' | 'png';

/** Maximum length of base64 that the API accepts: 10 MB (API page, section 3). */
export const MAX_BASE64_LENGTH = 10 * 1024 * 1024;

const SIGNATURES: ReadonlyArray<readonly [ImageFormat, readonly number[]]> = [
	['jpeg', [0xff, 0xd8, 0xff]],
	['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/**
 * Returns an image's format, or `undefined` if it is neither JPEG nor PNG. Detected from the first
 * bytes, since file names and declared types are often wrong.
 */
export function imageFormatOf(bytes: Uint8Array): ImageFormat | undefined {
	return SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0];
}
