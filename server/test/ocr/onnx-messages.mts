/** A field of a protocol buffers message whose content is a string or a message, below 16 KiB. */
export function field(number: number, content: readonly number[]): number[] {
	const { length } = content;
	const size = length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
	return [number * 8 + 2, ...size, ...content];
}

/** A field of a message that is a number below 128. */
export function numberField(number: number, value: number): number[] {
	return [number * 8, value];
}
