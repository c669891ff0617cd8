import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { columnOf, nameOn } from '../../../domain/card/field-naming.ts';
import { MASKING_PRESETS } from '../../../domain/card/masking-preset.ts';
import type { InputItem } from '../input/item.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { cardColumns } from '../../../domain/result/card-columns.ts';
import { disagreement } from '../../../domain/result/incompleteness.ts';

/** Proofs that reveal the kind of a number, and with it a residence permit's region code. */
const TELLING_KIND = ['validity-fits-age', 'validity-fits-kind'];

/**
 * Returns the columns of a card of both sides, and by what they were matched; empty for a whole card. `reviews` is
 * what was said of their reading, `others` are other readings of a whole card.
 */
export function matchedColumns(
	fields: IdCardFields,
	proofs: readonly string[],
	settings: ResultSettings,
	reviews: readonly Review[],
	others: readonly IdCardFields[] = [],
): IDataObject {
	const isSaid = reviews.some(({ reasons }) => reasons.includes('sides-do-not-match'));
	const card = { fields, sides: [1, 0] as const, ofSide: true, reviews, others };
	const { json } = cardColumns({ ...card, reason: isSaid ? undefined : disagreement }, settings);
	return { ...json, matched_by: shownProofs(proofs, settings).join(', '), candidates: null };
}

function shownProofs(proofs: readonly string[], { mask }: ResultSettings): readonly string[] {
	const hidesKind = mask !== 'off' && MASKING_PRESETS[mask].place === 'hidden';
	return hidesKind ? proofs.filter((proof) => !TELLING_KIND.includes(proof)) : proofs;
}

/**
 * Returns the items of a card's front and back as one. Where both rows have a value, the front's is taken; both files are
 * named, after their side.
 */
export function joinedInput(front: InputItem, back: InputItem): InputItem {
	return {
		itemIndex: front.itemIndex,
		row: { ...front.row, ...back.row, ...filledIn(front.row), ...fileNames(front.row, back.row) },
		binary: joinedFiles(front.binary, back.binary),
		filesInJson: joinedFiles(front.filesInJson, back.filesInJson),
	};
}

function filledIn(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => (value ?? '') !== ''));
}

function joinedFiles(front?: IBinaryKeyData, back?: IBinaryKeyData): IBinaryKeyData | undefined {
	const files = { ...named(front, 'front'), ...named(back, 'back') };
	return Object.keys(files).length === 0 ? undefined : files;
}

function fileNames(...rows: IDataObject[]): IDataObject {
	const names = new Set(
		rows.map((row) => columnOf(row, 'file_name')).filter((name) => typeof name === 'string'),
	);
	return names.size === 0 ? {} : { [nameOn(rows[0], 'file_name')]: [...names].join(', ') };
}

function named(files: IBinaryKeyData = {}, side: string): IBinaryKeyData {
	const entries = Object.entries(files);
	return Object.fromEntries(
		entries.map(([name, file]) => [entries.length === 1 ? side : `${side}_${name}`, file]),
	);
}
