import { emptyIdCardFields } from '../../../domain/id-card.ts';
import type { Person } from '../person/person.mts';
import { breakLines } from '../type/line-breaks.mts';
import { numberStrokes } from '../type/number-strokes.mts';
import type { TextStyle, Typesetter } from '../type/typesetter.mts';
import { type CardFace, LABEL_COLOUR, VALUE_COLOUR, type ValueAreas } from './card-face.mts';

const ADDRESS_UNITS_PER_LINE = 11;
const ADDRESS_LEADING = 4.4;
/** A longer name continues in a second line, so that it does not overlap the portrait. */
const NAME_UNITS_PER_LINE = 10;

/** Positions of the labels and values of the portrait side in millimetres: x, baseline y. */
export const PORTRAIT_PLACES = {
	name: [5.8, 10.6],
	gender: [5.8, 17.5],
	race: [24.4, 17.5],
	birth: [5.8, 24.3],
	address: [5.8, 31.3],
	number: [5.8, 48.6],
} as const satisfies Record<string, readonly [number, number]>;

const VALUE_X = 15.4;
const RACE_VALUE_X = 31.6;
const MONTH_X = 29.3;
const DAY_X = 38.1;
const NUMBER_X = 28.2;
/** How far the number's baseline is below its label's. */
const NUMBER_DROP = 0.2;

const PORTRAIT_LABEL: TextStyle = { size: 2.65, weight: 'medium', colour: LABEL_COLOUR };
const NAME: TextStyle = { size: 3.85, weight: 'medium', colour: VALUE_COLOUR };
const LONG_NAME: TextStyle = { ...NAME, size: 3.2 };
const VALUE: TextStyle = { size: 3.2, weight: 'medium', colour: VALUE_COLOUR };
const NUMBER = { height: 2.75, pitch: 2.46, colour: VALUE_COLOUR };

// A plain bust without features: no face is ever drawn.
export const BUST =
	'<rect x="55" y="7.6" width="25" height="31.5" rx="0.6" fill="#d3dde4"/>' +
	'<path fill="#a9b8c4" d="M67.5 14.5a5.6 6.6 0 0 1 0 13.2a5.6 6.6 0 0 1 0-13.2z' +
	'M57 39.1c0-6.4 4.2-9.6 10.5-9.6s10.5 3.2 10.5 9.6z"/>';

/** A row of a value: its text, place and style. */
type Row = Parameters<Typesetter['path']>;

function nameRows(name: string): Row[] {
	const lines = breakLines(name, NAME_UNITS_PER_LINE);
	const [, y] = PORTRAIT_PLACES.name;
	if (lines.length === 1) return [[name, VALUE_X, y, NAME]];
	return lines.map((line, i) => [line, VALUE_X, y - 1.4 + i * 3.7, LONG_NAME]);
}

function addressRows(address: string): Row[] {
	const [, y] = PORTRAIT_PLACES.address;
	const lines = breakLines(address, ADDRESS_UNITS_PER_LINE);
	return lines.map((line, i) => [line, VALUE_X, y + i * ADDRESS_LEADING, VALUE]);
}

function valueAreas(type: Typesetter, person: Person, hasRace: boolean): ValueAreas {
	const { name, gender, race, birth, address, idNumber } = person;
	const places = PORTRAIT_PLACES;
	const [, birthY] = places.birth;
	const [year, month, day] = birth.split('-').map((part) => String(Number(part)));
	const centred = (text: string, x: number) =>
		type.area(text, x - type.width(text, VALUE) / 2, birthY, VALUE);
	const { height, pitch } = NUMBER;
	const numberTop = places.number[1] + NUMBER_DROP - height;
	return {
		identity_name: nameRows(name).map((row) => type.area(...row)),
		gender: [type.area(gender, VALUE_X, places.gender[1], VALUE)],
		...(hasRace && { race: [type.area(race, RACE_VALUE_X, places.race[1], VALUE)] }),
		birth: [type.area(year, VALUE_X, birthY, VALUE), centred(month, MONTH_X), centred(day, DAY_X)],
		address: addressRows(address).map((row) => type.area(...row)),
		identity_code: [{ left: NUMBER_X, top: numberTop, width: idNumber.length * pitch, height }],
	};
}

function birthLine(type: Typesetter, birth: string): string {
	const [year, month, day] = birth.split('-').map((part) => String(Number(part)));
	const [labelX, y] = PORTRAIT_PLACES.birth;
	return [
		type.path('出生', labelX, y, PORTRAIT_LABEL),
		type.path(year, VALUE_X, y, VALUE),
		type.path('年', 23.4, y, PORTRAIT_LABEL),
		type.centred(month, MONTH_X, y, VALUE),
		type.path('月', 32.2, y, PORTRAIT_LABEL),
		type.centred(day, DAY_X, y, VALUE),
		type.path('日', 41, y, PORTRAIT_LABEL),
	].join('');
}

/** Prints the portrait side, optionally without the ethnic group. Throws `MissingGlyphError`. */
export function portraitSide(type: Typesetter, person: Person, hasRace = true): CardFace {
	const { name, gender, race, birth, address, idNumber } = person;
	const label = (text: string, [x, y]: readonly [number, number]) =>
		type.path(text, x, y, PORTRAIT_LABEL);
	const places = PORTRAIT_PLACES;
	const printed = [
		label('姓名', places.name),
		...nameRows(name).map((row) => type.path(...row)),
		label('性别', places.gender),
		type.path(gender, VALUE_X, places.gender[1], VALUE),
		hasRace ? label('民族', places.race) : '',
		hasRace ? type.path(race, RACE_VALUE_X, places.race[1], VALUE) : '',
		birthLine(type, birth),
		label('住址', places.address),
		...addressRows(address).map((row) => type.path(...row)),
		label('公民身份号码', places.number),
		numberStrokes(idNumber, NUMBER_X, places.number[1] + NUMBER_DROP, NUMBER),
		BUST,
	].join('');
	return {
		printed,
		fields: {
			...emptyIdCardFields(),
			side: 1,
			identity_name: name,
			identity_code: idNumber,
			gender,
			race: hasRace ? race : null,
			birth,
			address,
		},
		areas: valueAreas(type, person, hasRace),
	};
}
