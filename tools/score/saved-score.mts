import { emptyIdCardFields, ID_CARD_FIELD_NAMES, type IdCardFields } from '../../domain/id-card.ts';
import type { PlanReading } from './card-plan.mts';
import type { ScoredImage } from './score-images.mts';

/** What was read of each image, kept to be compared with a later reading. */
export interface SavedScore {
	weights: string;
	readings: Array<{ set: string; index: number } & PlanReading>;
}

export function savedScore(weights: string, scored: readonly ScoredImage[]): SavedScore {
	return {
		weights,
		readings: scored.map(({ set, index, reading }) => ({ set, index, ...reading })),
	};
}

/**
 * A line for each field that is read otherwise than it was, with whether that is better or worse.
 * The people are invented, so their values may be shown.
 */
export function changesSince(before: SavedScore, now: readonly ScoredImage[]): string[] {
	const keyOf = ({ set, index }: { set: string; index: number }) => `${set} ${index}`;
	const readings = new Map(before.readings.map((reading) => [keyOf(reading), reading]));
	return now.flatMap((scored) => {
		const earlier = readings.get(keyOf(scored));
		if (earlier === undefined) return [`${keyOf(scored)} is new`];
		return changesOf(scored, earlier).map((change) => `${keyOf(scored)} ${change}`);
	});
}

function changesOf({ reading, judgement }: ScoredImage, earlier: PlanReading): string[] {
	const { truth } = judgement;
	const card = changedFields(earlier.fields, reading.fields).map(({ name, was, is }) => {
		if (is === truth[name]) return `better: ${name} ${was} → ${is}`;
		return `${was === truth[name] ? 'worse' : 'other'}: ${name} ${was} → ${is}, true ${truth[name]}`;
	});
	const otherSide = changedFields(earlier.otherSide, reading.otherSide).map(
		({ name, was, is }) => `other side: ${name} ${was} → ${is}`,
	);
	return [...card, ...otherSide];
}

export function changedFields(before: IdCardFields | null, now: IdCardFields | null) {
	const [earlier, later] = [before ?? emptyIdCardFields(), now ?? emptyIdCardFields()];
	return ID_CARD_FIELD_NAMES.map((name) => ({
		name,
		was: earlier[name],
		is: later[name],
	})).filter(({ was, is }) => was !== is);
}
