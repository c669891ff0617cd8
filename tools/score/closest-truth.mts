import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../domain/id-card.ts';

type FieldName = keyof IdCardFields;

/** Of several correct results, the one that the reading differs least from, and in which fields. */
export function closestTruth(
	truths: readonly IdCardFields[],
	read: IdCardFields | null,
): { truth: IdCardFields; wrong: FieldName[] } {
	const [closest] = truths
		.map((truth) => ({ truth, wrong: wrongFields(truth, read) }))
		.sort((one, other) => one.wrong.length - other.wrong.length);
	return closest;
}

function wrongFields(truth: IdCardFields, read: IdCardFields | null): FieldName[] {
	return ID_CARD_FIELD_NAMES.filter((name) => (read?.[name] ?? null) !== truth[name]);
}
