import type { CardTruth } from './people.mts';

/** What happens to the first call of a picture: HTTP 500, or a reply that comes too late. */
export type Fault = 'error' | 'hang';

/** A value that the service misreads; `number` and `birth` in one digit, `period` by a year, `name` in a character. */
export type Misreading = 'number' | 'birth' | 'period' | 'name';

/** What the stubs know of a picture. */
export interface PlannedPicture {
	/** `undefined`: there is no card in the picture. */
	card?: { side: 0 | 1; fields: CardTruth };
	/** Injected into the first call. */
	fault?: Fault;
	/** Injected into every reply. */
	misread?: Misreading;
}

export type JobName = 'form' | 'sheet' | 'heap';

/** A job: the pictures by name, what goes in, and the true card behind each expected row. */
export interface Job {
	pictures: Record<string, PlannedPicture>;
	/** What goes in: names of pictures with the row's own columns. */
	inputs: Array<{ json: Record<string, string | number>; files: Record<string, string> }>;
	/** By key of the row: the card, and which sides of it the row shows; no sides if nothing can be read. */
	expected: Record<string, { fields: CardTruth; sides: ReadonlyArray<0 | 1> }>;
}
