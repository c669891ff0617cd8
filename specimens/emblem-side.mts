import { CARD_WIDTH, VALUE_COLOUR } from './card-face.mts';
import type { Issue } from './issue.mts';
import { breakLines, textPath, textWidth, type TextStyle } from './text-path.mts';

const LABEL_X = 20.4;
const VALUE_X = 35.4;
const AUTHORITY_UNITS_PER_LINE = 12;

const COUNTRY: TextStyle = { size: 4.94, weight: 'medium', colour: VALUE_COLOUR, pitch: 6.1 };
const TITLE: TextStyle = { size: 7.76, weight: 'bold', colour: VALUE_COLOUR, pitch: 9.6 };
const LABEL: TextStyle = { size: 3, weight: 'bold', colour: VALUE_COLOUR };
const VALUE: TextStyle = { size: 3.6, weight: 'medium', colour: VALUE_COLOUR };

// Only marks where the emblem would be; the emblem itself is never drawn.
const EMBLEM_PLACE =
	'<circle cx="13.6" cy="14" r="7.6" fill="#e8c9c4"/>' +
	'<circle cx="13.6" cy="14" r="6.4" fill="none" stroke="#c98f88" stroke-width="0.4"/>';

const HEADING_CENTRE = (22 + CARD_WIDTH) / 2;

const centred = (text: string, y: number, style: TextStyle): string =>
	textPath(text, HEADING_CENTRE - textWidth(text, style) / 2, y, style);

function authorityLines(authority: string): string {
	const lines = breakLines(authority, AUTHORITY_UNITS_PER_LINE);
	const first = lines.length === 1 ? 40.9 : 38.6;
	return lines.map((line, i) => textPath(line, VALUE_X, first + i * 4.2, VALUE)).join('');
}

/** Gives the period as a card prints it: `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`. */
export function printedPeriod({ start, end }: Issue): string {
	return `${start.replaceAll('-', '.')}-${end.replaceAll('-', '.')}`;
}

/** Gives the SVG of what the emblem side prints, in millimetres. Throws `MissingGlyphError`. */
export function emblemSide(issue: Issue): string {
	return [
		EMBLEM_PLACE,
		centred('中华人民共和国', 13.4, COUNTRY),
		centred('居民身份证', 24.4, TITLE),
		textPath('签发机关', LABEL_X, 40.7, LABEL),
		authorityLines(issue.authority),
		textPath('有效期限', LABEL_X, 48.3, LABEL),
		textPath(printedPeriod(issue), VALUE_X, 48.5, VALUE),
	].join('');
}
