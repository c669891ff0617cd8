import { LABEL_COLOUR, VALUE_COLOUR } from './card-face.mts';
import type { Person } from './person.mts';
import { breakLines, textPath, type TextStyle } from './text-path.mts';

const LABEL_X = 5.8;
const VALUE_X = 15.4;
const ADDRESS_UNITS_PER_LINE = 11;
const ADDRESS_LEADING = 4.4;
/** A long name goes on in a second line before it would meet the portrait. */
const NAME_UNITS_PER_LINE = 10;

const LABEL: TextStyle = { size: 2.65, weight: 'medium', colour: LABEL_COLOUR };
const NAME: TextStyle = { size: 3.85, weight: 'medium', colour: VALUE_COLOUR };
const VALUE: TextStyle = { size: 3.2, weight: 'medium', colour: VALUE_COLOUR };
const NUMBER: TextStyle = { size: 4.2, weight: 'medium', colour: VALUE_COLOUR, pitch: 2.45 };

// A plain bust without features: no face is ever drawn.
const PORTRAIT =
	'<rect x="55" y="7.6" width="25" height="31.5" rx="0.6" fill="#d3dde4"/>' +
	'<path fill="#a9b8c4" d="M67.5 14.5a5.6 6.6 0 0 1 0 13.2a5.6 6.6 0 0 1 0-13.2zM57 39.1c0-6.4 4.2-9.6 10.5-9.6s10.5 3.2 10.5 9.6z"/>';

function nameLines(name: string): string {
	const lines = breakLines(name, NAME_UNITS_PER_LINE);
	if (lines.length === 1) return textPath(name, VALUE_X, 10.6, NAME);
	const smaller = { ...NAME, size: 3.2 };
	return lines.map((line, i) => textPath(line, VALUE_X, 9 + i * 3.7, smaller)).join('');
}

/** Gives the SVG of what the portrait side prints, in millimetres. Throws `MissingGlyphError`. */
export function portraitSide({ name, gender, race, birth, address, idNumber }: Person): string {
	const [year, month, day] = birth.split('-').map((part) => String(Number(part)));
	const label = (text: string, x: number, y: number) => textPath(text, x, y, LABEL);
	const value = (text: string, x: number, y: number) => textPath(text, x, y, VALUE);
	return [
		label('姓名', LABEL_X, 10.4),
		nameLines(name),
		label('性别', LABEL_X, 17.4),
		value(gender, VALUE_X, 17.5),
		label('民族', 24.4, 17.4),
		value(race, 31.6, 17.5),
		label('出生', LABEL_X, 24.2),
		value(year, VALUE_X, 24.3),
		label('年', 23.8, 24.2),
		value(month.padStart(2, ' '), 27.8, 24.3),
		label('月', 32.6, 24.2),
		value(day.padStart(2, ' '), 36.6, 24.3),
		label('日', 41.2, 24.2),
		label('住址', LABEL_X, 31.2),
		...breakLines(address, ADDRESS_UNITS_PER_LINE).map((line, i) =>
			value(line, VALUE_X, 31.3 + i * ADDRESS_LEADING),
		),
		label('公民身份号码', LABEL_X, 48.4),
		textPath(idNumber, 28.4, 48.8, NUMBER),
		PORTRAIT,
	].join('');
}
