import { emptyIdCardFields } from '../../../domain/id-card.ts';
import type { Issue } from '../person/issue.mts';
import { breakLines } from '../type/line-breaks.mts';
import type { TextStyle, Typesetter } from '../type/typesetter.mts';
import { type CardFace, CARD_WIDTH, VALUE_COLOUR, type ValueAreas } from './card-face.mts';

const VALUE_X = 35.4;
const AUTHORITY_UNITS_PER_LINE = 12;
const AUTHORITY_LEADING = 4.2;

/** Positions of the lines of the emblem side in millimetres: x, baseline y. */
export const EMBLEM_PLACES = {
	country: [(22 + CARD_WIDTH) / 2, 13.4],
	title: [(22 + CARD_WIDTH) / 2, 24.4],
	authority: [20.4, 40.9],
	period: [20.4, 48.5],
} as const satisfies Record<string, readonly [number, number]>;

const COUNTRY: TextStyle = { size: 4.94, weight: 'medium', colour: VALUE_COLOUR, pitch: 6.1 };
const TITLE: TextStyle = { size: 7.76, weight: 'bold', colour: VALUE_COLOUR, pitch: 9.6 };
/** Width for the longer titles of other cards. */
const TITLE_WIDTH = 56;
const EMBLEM_LABEL: TextStyle = { size: 3, weight: 'bold', colour: VALUE_COLOUR };
const VALUE: TextStyle = { size: 3.6, weight: 'medium', colour: VALUE_COLOUR };

// A placeholder; the emblem itself is never drawn.
const EMBLEM_PLACE =
	'<circle cx="13.6" cy="14" r="7.6" fill="#e8c9c4"/>' +
	'<circle cx="13.6" cy="14" r="6.4" fill="none" stroke="#c98f88" stroke-width="0.4"/>';

/** The rows of the authority: text, place and style. */
function authorityRows(authority: string): Array<Parameters<Typesetter['path']>> {
	const lines = breakLines(authority, AUTHORITY_UNITS_PER_LINE);
	const first = EMBLEM_PLACES.authority[1] - (lines.length - 1) * (AUTHORITY_LEADING / 2);
	return lines.map((line, i) => [line, VALUE_X, first + i * AUTHORITY_LEADING, VALUE]);
}

/** Returns the period as printed on a card: `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`. */
export function printedPeriod({ start, end }: Issue): string {
	return `${start.replaceAll('-', '.')}-${end.replaceAll('-', '.')}`;
}

function valueAreas(type: Typesetter, issue: Issue): ValueAreas {
	const [, y] = EMBLEM_PLACES.period;
	const [start, end] = printedPeriod(issue).split('-');
	const endX = VALUE_X + type.width(`${start}-`, VALUE);
	return {
		issued_by: authorityRows(issue.authority).map((row) => type.area(...row)),
		valid_date_start: [type.area(start, VALUE_X, y, VALUE)],
		valid_date_end: [type.area(end, endX, y, VALUE)],
	};
}

function titleStyle(title: string): TextStyle {
	const pitch = TITLE_WIDTH / title.length;
	return pitch > TITLE.pitch!
		? TITLE
		: { ...TITLE, pitch, size: Math.min(TITLE.size, pitch * 0.9) };
}

/** Prints the emblem side with the given title. Throws `MissingGlyphError`. */
export function emblemSide(type: Typesetter, issue: Issue, title = '居民身份证'): CardFace {
	const { country, title: titlePlace, authority, period } = EMBLEM_PLACES;
	const printed = [
		EMBLEM_PLACE,
		type.centred('中华人民共和国', ...country, COUNTRY),
		type.centred(title, ...titlePlace, titleStyle(title)),
		type.path('签发机关', ...authority, EMBLEM_LABEL),
		...authorityRows(issue.authority).map((row) => type.path(...row)),
		type.path('有效期限', ...period, EMBLEM_LABEL),
		type.path(printedPeriod(issue), VALUE_X, period[1], VALUE),
	].join('');
	return {
		printed,
		fields: {
			...emptyIdCardFields(),
			side: 0,
			issued_by: issue.authority,
			valid_date_start: issue.start,
			valid_date_end: issue.end,
		},
		areas: valueAreas(type, issue),
	};
}
