import { emptyIdCardFields } from '../id-card.ts';
import { type PairedPerson, sidesOf } from '../pairing/pair-sides.ts';
import type { SideToPair } from '../pairing/seen-sides.ts';
import { ALL_PRINTED_FIELDS, PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import type { CardToShow } from './card-columns.ts';
import type { SideDetails } from './found-side.ts';

/** Returns a person's card, as far as its sides show it, with the confidence of each field in the side that it comes from. */
export function cardOfPerson(
	person: PairedPerson<SideToPair & { details?: SideDetails }>,
): CardToShow {
	const { portrait, emblem, repeats } = person;
	const sides = sidesOf(person);
	const fields = emptyIdCardFields();
	const confidences = {} as Record<PrintedField, number | null>;
	for (const name of ALL_PRINTED_FIELDS) {
		// A foreigner's card has its validity on the portrait side, where a resident's has none.
		const isOnEmblem = PRINTED_FIELDS[0].includes(name) && (emblem?.fields[name] ?? null) !== null;
		const source = isOnEmblem ? emblem : portrait;
		fields[name] = source?.fields[name] ?? null;
		confidences[name] = source?.details?.confidences[name] ?? null;
	}
	return {
		fields,
		confidences,
		sides: sides.map(({ side }) => side),
		reviews: sides.flatMap(({ reviews }) => reviews),
		others: repeats.map((repeat) => repeat.fields),
	};
}
