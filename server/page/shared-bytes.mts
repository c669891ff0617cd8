/** Returns memory of this thread, zeroed: a page from the disk shares none, and each worker reads its own photo. */
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(length);
