import { ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';
import type { FieldName, Judgement, Verdict } from './judgement.mts';

export interface SetScore {
	set: string;
	images: number;
	whole: number;
	silentNumbers: number;
	fields: Record<FieldName, Record<Verdict, number>>;
}

export function scoreOf(set: string, judgements: readonly Judgement[]): SetScore {
	const count = (holds: (judgement: Judgement) => boolean) => judgements.filter(holds).length;
	const verdictsOn = (name: FieldName) => {
		const times = (verdict: Verdict) => count(({ verdicts }) => verdicts[name] === verdict);
		return { right: times('right'), wrong: times('wrong'), lost: times('lost') };
	};
	return {
		set,
		images: judgements.length,
		whole: count(({ isWhole }) => isWhole),
		silentNumbers: count(({ hasSilentNumber }) => hasSilentNumber),
		fields: Object.fromEntries(
			ID_CARD_FIELD_NAMES.map((name) => [name, verdictsOn(name)]),
		) as SetScore['fields'],
	};
}

/** The scores as a table: a field without faults is one number, else right/wrong/lost. */
export function scoreTable(scores: readonly SetScore[]): string {
	const headings = ['set', 'images', 'whole', 'silent numbers', ...ID_CARD_FIELD_NAMES];
	const rows = scores.map(({ set, images, whole, silentNumbers, fields }) => [
		set,
		String(images),
		String(whole),
		String(silentNumbers),
		...ID_CARD_FIELD_NAMES.map((name) => cellOf(fields[name])),
	]);
	const widths = headings.map((heading, column) =>
		Math.max(heading.length, ...rows.map((row) => row[column].length)),
	);
	return [headings, ...rows]
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  '))
		.map((line) => line.trimEnd())
		.join('\n');
}

function cellOf({ right, wrong, lost }: Record<Verdict, number>): string {
	if (right + wrong + lost === 0) return '-';
	return wrong + lost === 0 ? String(right) : `${right}/${wrong}/${lost}`;
}
