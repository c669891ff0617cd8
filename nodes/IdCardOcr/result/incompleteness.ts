import type { Outcome } from './outcome.ts';

/** Why two pictures do not make a whole card. */
export type IncompleteProblem =
	| 'picture-not-recognized'
	| 'same-side-twice'
	| 'side-missing'
	| 'validity-does-not-fit-age';

/** Why a card is incomplete, with a message for whoever took the photos. */
export interface Incompleteness {
	problems: IncompleteProblem[];
	message: string;
}

const SIDE_NAMES = { 1: 'portrait side', 0: 'emblem side' } as const;
const ORDINALS = ['first', 'second'];

/**
 * Returns why two pictures do not make a whole card, or `undefined` when they do. `oddValidity`: the
 * validity period does not fit the age that the ID number gives.
 */
export function incompleteness(
	outcomes: ReadonlyArray<Outcome | undefined>,
	oddValidity: boolean,
): Incompleteness | undefined {
	const problems: IncompleteProblem[] = [];
	const sentences: string[] = [];
	outcomes.forEach((outcome, i) => {
		if (outcome?.recognized !== false) return;
		problems.push('picture-not-recognized');
		sentences.push(`No ID card could be read in the ${ORDINALS[i]} image.`);
	});

	const sides = outcomes.flatMap((outcome) => (outcome?.recognized ? [outcome.side] : []));
	if (sides.length === 2 && sides[0] === sides[1]) {
		problems.push('same-side-twice');
		sentences.push(`Both images show the ${SIDE_NAMES[sides[0]]}.`);
	}
	const missing = ([1, 0] as const).filter((side) => !sides.includes(side));
	if (missing.length > 0) {
		problems.push('side-missing');
		const names = missing.map((side) => `the ${SIDE_NAMES[side]}`).join(' and ');
		sentences.push(`Please take a sharp photo of ${names}, without glare.`);
	}
	if (oddValidity) {
		problems.push('validity-does-not-fit-age');
		sentences.push(
			'The two sides do not seem to belong to the same card: the validity period does not fit the age that the ID number gives.',
		);
	}
	if (problems.length === 0) return undefined;
	return { problems: [...new Set(problems)], message: sentences.join(' ') };
}
