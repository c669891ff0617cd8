/**
 * Gives everybody a seat that fits them, and returns who has each seat; `undefined` where that is not possible. `fits` has the
 * seats that fit each taker, numbered from 0. Along augmenting paths: whoever leaves a seat for another taker gets another one.
 */
export function takersOfSeats(fits: ReadonlyArray<readonly number[]>): number[] | undefined {
	const takerOf: number[] = [];
	const seatOf: Array<number | undefined> = fits.map(() => undefined);
	const giveSeat = (start: number): boolean => {
		const claims = new Map<number, number>();
		const queue = [start];
		const walked = new Set<readonly number[]>();
		for (const taker of queue) {
			// Many takers may share one list of seats.
			if (walked.has(fits[taker])) continue;
			walked.add(fits[taker]);
			for (const seat of fits[taker]) {
				if (claims.has(seat)) continue;
				claims.set(seat, taker);
				if (takerOf[seat] !== undefined) {
					queue.push(takerOf[seat]);
					continue;
				}
				for (let given: number | undefined = seat; given !== undefined; ) {
					const next: number = claims.get(given)!;
					const left: number | undefined = seatOf[next];
					takerOf[given] = next;
					seatOf[next] = given;
					given = left;
				}
				return true;
			}
		}
		return false;
	};
	return [...fits.keys()].every(giveSeat) ? takerOf : undefined;
}
