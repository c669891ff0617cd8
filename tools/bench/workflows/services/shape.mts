import type { CardTruth } from '../people.mts';

/** A reply of a stub. */
export interface Answer {
	status: number;
	body: object;
}

/** What a stub needs to know of a call. */
export interface ReadCall {
	/** The picture, as base64 or as a link. */
	picture: string;
	/** The side that the caller named, if the service has one named. */
	side?: 0 | 1;
}

/** How one service is asked and how it answers, as its public documentation says. */
export interface ServiceShape {
	read(body: string): ReadCall;
	card(card: { side: 0 | 1; fields: CardTruth }, call: ReadCall, name: string): Answer;
	noCard(): Answer;
	/** The refusal of a call that came too soon after others. */
	limit(): Answer;
	error(): Answer;
}
