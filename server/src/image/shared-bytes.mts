/** Returns memory that other threads read without a copy, zeroed. */
export const sharedBytes = (length: number): Uint8Array =>
	new Uint8Array(new SharedArrayBuffer(length));
