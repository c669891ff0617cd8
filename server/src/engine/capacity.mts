/** How many images are read at a time: one more than there are threads, to be decoded meanwhile. */
export function imagesAtATime(workers: number): number {
	return workers + 1;
}

/** How many images may be in the engine, with those that wait. */
export function imageCapacity(workers: number, queueLimit: number): number {
	return imagesAtATime(workers) + queueLimit;
}
