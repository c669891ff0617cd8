/** The shortest content that passes for a JPEG; the stub reads no images. */
export const JPEG_BYTES = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]);

/** The same for PNG. */
export const PNG_BYTES = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** Returns an image that carries a word, which tells the stub what to answer. */
export function imageSaying(word: string): Buffer {
	return Buffer.concat([JPEG_BYTES, Buffer.from(`|${word}|`)]);
}

/** Returns the word from the base64 that reached the stub; empty for any other image. */
export function wordOf(base64: string): string {
	return /\|([\w-]+)\|/.exec(Buffer.from(base64, 'base64').toString('latin1'))?.[1] ?? '';
}
