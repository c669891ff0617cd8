import type { IdCardFields } from '../../domain/id-card.ts';
import type { Size } from '../../server/src/geometry/quad.mts';
import { lineOf, type TextLine } from '../../server/src/ocr/text-line.mts';
import type { RecordedPass } from './golden/golden-image.mts';

export interface LinePass {
	name: string;
	lines: readonly TextLine[];
}

/** What was read of an image; `null` without a card, or without its other side. */
export interface PlanReading {
	fields: IdCardFields | null;
	otherSide: IdCardFields | null;
}

/**
 * Reads the card from all passes over an image, whose lines lie in an image of `size`. The
 * scoreboard judges whatever is given as this.
 */
export type CardPlan = (passes: readonly LinePass[], size: Size) => PlanReading;

/** The lines of recorded passes, as the text reader makes them. Most passes are never asked for. */
export function linePasses(passes: readonly RecordedPass[]): LinePass[] {
	return passes.map(({ name, outputs }) => {
		let lines: readonly TextLine[] | undefined;
		return {
			name,
			get lines() {
				return (lines ??= outputs.map(lineOf));
			},
		};
	});
}
