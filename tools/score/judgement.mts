import { ID_CARD_FIELD_NAMES, emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { hasValidCheckCharacter } from '../../domain/id-number.ts';
import { closestTruth } from './closest-truth.mts';

export type FieldName = (typeof ID_CARD_FIELD_NAMES)[number];

/** A field was read as it is; as something else, or where there is none; or not at all. */
export type Verdict = 'right' | 'wrong' | 'lost';

export interface Judgement {
	/** Of several acceptable results, the one that was read best. */
	truth: IdCardFields;
	/** Every field is right or, without a card, nothing was read. */
	isWhole: boolean;
	/** Without the fields that are neither shown nor read. */
	verdicts: Partial<Record<FieldName, Verdict>>;
	/** The number is wrong, and its check digit does not show it. */
	hasSilentNumber: boolean;
}

/** Judges what was read of an image (`null`: no card) by the acceptable results. */
export function judge(truths: readonly IdCardFields[], read: IdCardFields | null): Judgement {
	const { truth, wrong } = closestTruth(truths, read);
	const fields = read ?? emptyIdCardFields();
	const verdicts: Judgement['verdicts'] = {};
	for (const name of ID_CARD_FIELD_NAMES) {
		if (truth[name] === null && fields[name] === null) continue;
		if (!wrong.includes(name)) verdicts[name] = 'right';
		else verdicts[name] = fields[name] === null ? 'lost' : 'wrong';
	}
	const { identity_code: number } = fields;
	const hasSilentNumber =
		verdicts.identity_code === 'wrong' && number !== null && hasValidCheckCharacter(number);
	return { truth, isWhole: wrong.length === 0, verdicts, hasSilentNumber };
}
