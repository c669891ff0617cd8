import { emptyIdCardFields } from '../../../../domain/id-card.ts';
import type { Issue } from '../../../../test/support/people/issue.mts';
import { breakLines } from '../../../../test/support/people/line-breaks.mts';
import { type Row, rowAt, type TextStyle, type Typesetter } from '../type/typesetter.mts';
import { type CardFace, VALUE_COLOUR } from './card-face.mts';
import type { Place, PrintRun } from './print-run.mts';

const AUTHORITY_UNITS_PER_LINE = 12;
const COUNTRY: TextStyle = { size: 4.94, weight: 'medium', colour: VALUE_COLOUR, spacing: 1.2 };
const TITLE = {
	size: 7.76,
	weight: 'bold',
	colour: VALUE_COLOUR,
	spacing: 1.5,
} as const satisfies TextStyle;
/** Width for the longer titles of other cards. */
const TITLE_WIDTH = 56;
const LABEL: TextStyle = { size: 3, weight: 'bold', colour: VALUE_COLOUR };

// A placeholder; the emblem itself is never drawn.
const EMBLEM_PLACE =
	'<circle cx="13.6" cy="14" r="7.6" fill="#e8c9c4"/>' +
	'<circle cx="13.6" cy="14" r="6.4" fill="none" stroke="#c98f88" stroke-width="0.4"/>';

/** Returns the period as printed on a card: `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`. */
export function printedPeriod({ start, end }: Issue): string {
	return `${start.replaceAll('-', '.')}-${end.replaceAll('-', '.')}`;
}

function titleStyle(title: string): TextStyle {
	const pitch = TITLE_WIDTH / title.length;
	const size = Math.min(TITLE.size, pitch * 0.9);
	return { ...TITLE, size, spacing: Math.min(TITLE.spacing, pitch - size) };
}

/** Prints the emblem side with the given title. Throws `MissingGlyphError`. */
export function emblemSide(
	type: Typesetter,
	issue: Issue,
	run: PrintRun,
	title = '居民身份证',
): CardFace {
	const { labels, dateX, dateY, authorityRowPitch: rowPitch } = run;
	const style: TextStyle = { size: run.emblemSize, weight: 'medium', colour: VALUE_COLOUR };
	const label = (text: string, [x, y]: Place) => rowAt(text, x - LABEL.size / 2, y, LABEL);
	const titleRow = (text: string, [x, y]: Place, of: TextStyle) =>
		rowAt(text, x - type.width(text, of) / 2, y, of);
	const lines = breakLines(issue.authority, AUTHORITY_UNITS_PER_LINE);
	const firstY = run.authorityY - (lines.length - 1) * (rowPitch / 2);
	const authority = lines.map((line, i) =>
		rowAt(line, dateX + run.authorityRight, firstY + i * rowPitch, style),
	);
	const period = printedPeriod(issue);
	const [start, end] = period.split('-');
	const endX = dateX + type.width(`${start}-`, style);
	const rows: Row[] = [
		titleRow('中华人民共和国', labels.country, COUNTRY),
		titleRow(title, labels.title, titleStyle(title)),
		label('签发机关', labels.authority),
		...authority,
		label('有效期限', labels.period),
		rowAt(period, dateX, dateY, style),
	];
	const printed = EMBLEM_PLACE + rows.map((row) => type.path(...row)).join('');
	return {
		printed,
		fields: {
			...emptyIdCardFields(),
			side: 0,
			issued_by: issue.authority,
			valid_date_start: issue.start,
			valid_date_end: issue.end,
		},
		areas: {
			issued_by: authority.map((row) => type.area(...row)),
			valid_date_start: [type.area(...rowAt(start, dateX, dateY, style))],
			valid_date_end: [type.area(...rowAt(end, endX, dateY, style))],
		},
	};
}
