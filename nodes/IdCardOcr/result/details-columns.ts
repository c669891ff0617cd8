import type { IBinaryData, IDataObject } from 'n8n-workflow';

import {
	confidenceColumn,
	DETAILS_PREFIX,
	type Measure,
	measureColumn,
	MEASURES,
	type NamedSide,
} from '../../../domain/column.ts';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import type { Confidences } from '../../../domain/result/card-columns.ts';
import type { FoundSide, SideDetails } from '../../../domain/result/found-side.ts';

/** Sides by what the columns call them. */
export type NamedSides = Readonly<Partial<Record<NamedSide, FoundSide<IBinaryData> | undefined>>>;

/**
 * Returns what a self-hosted server says of a reading: how sure it is of each field, and of each side how good its image
 * is and where it lies. Everything is a code, a figure or a boolean, so that there is nothing to mask.
 */
export function detailsColumns(
	confidences: Confidences | undefined,
	sides: NamedSides,
	{ columns }: Pick<ResultSettings, 'columns'>,
): IDataObject {
	if (!columns.has(DETAILS_PREFIX)) return {};
	return {
		...Object.fromEntries(
			ALL_PRINTED_FIELDS.map((name) => [confidenceColumn(name), rounded(confidences?.[name])]),
		),
		...Object.assign(
			{},
			...Object.entries(sides).map(([name, side]) => columnsOf(name as NamedSide, side)),
		),
	};
}

function columnsOf(name: NamedSide, side: FoundSide | undefined): IDataObject {
	const { quality, warnings, box } = side?.details ?? {};
	const values: Partial<Record<Measure, unknown>> = {
		blur: rounded(quality?.blur),
		glare: rounded(quality?.glare),
		brightness: rounded(quality?.brightness),
		cut_off: quality?.cutOff,
		warnings: warnings?.join(', '),
		page: side?.details && side.page,
		...(box && placeColumns(box)),
	};
	return Object.fromEntries(
		MEASURES.map((measure) => [measureColumn(name, measure), values[measure] ?? null]),
	) as IDataObject;
}

/** The upright rectangle around a card in pixels, as n8n's 'Edit Image' node crops it. */
function placeColumns(box: SideDetails['box']) {
	const xs = box.map(([x]) => x);
	const ys = box.map(([, y]) => y);
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function rounded(share: number | null | undefined): number | null {
	return share === null || share === undefined ? null : Math.round(share * 1000) / 1000;
}
