import type { IdCardFields } from '../../../domain/id-card.ts';
import { hasValidCheckCharacter } from '../../../domain/id-number.ts';
import { countReading, emptyTally, exactShare, type Tally } from '../../image-sets/tally.mts';
import { rounded, type TableRow } from '../report.mts';
import type { DrawnFile } from './level-thread.mts';

/** What one engine read of a group of images. */
export interface Score {
	tally: Tally;
	/** Wrong numbers that pass their check digit. */
	silent: number;
}

/** Compares what was read with what is on the images. */
export function scoreOf(
	images: readonly DrawnFile[],
	read: ReadonlyArray<IdCardFields | null>,
): Score {
	const tally = emptyTally();
	let silent = 0;
	for (const [index, { truth }] of images.entries()) {
		const fields = read[index];
		countReading(tally, [truth], fields);
		const number = fields?.identity_code ?? null;
		const isWrong = number !== null && number !== truth.identity_code;
		if (isWrong && hasValidCheckCharacter(number)) silent++;
	}
	return { tally, silent };
}

/** Returns a row of figures, in percent, but the silent wrong numbers. */
export function scoreRow(group: string, engine: string, { tally, silent }: Score): TableRow {
	const percent = (share: number) => rounded(100 * share, 1);
	return {
		images: `${tally.images} ${group}`,
		engine,
		'whole card exact, %': percent(tally.exact / tally.images),
		'number exact, %': tally.present.identity_code
			? percent(exactShare(tally, 'identity_code'))
			: '',
		'side right, %': percent(exactShare(tally, 'side')),
		'refused, %': percent(tally.refused / tally.images),
		'silent wrong numbers': silent,
	};
}
