import { emptyIdCardFields } from '../../../../domain/id-card.ts';
import type { Person } from '../../../../test/support/people/person.mts';
import { breakLines } from '../../../../test/support/people/line-breaks.mts';
import { numberStrokes } from '../type/number-strokes.mts';
import { type Row, rowAt, type TextStyle, type Typesetter } from '../type/typesetter.mts';
import { type CardFace, LABEL_COLOUR, VALUE_COLOUR, type ValueAreas } from './card-face.mts';
import type { Place, PrintRun } from './print-run.mts';

const ADDRESS_UNITS_PER_LINE = 11;
/** Where the longest row of an address ends, left of the portrait. */
const ADDRESS_END = 53.6;
/** A longer name continues in a second line, so that it does not overlap the portrait. */
const NAME_UNITS_PER_LINE = 10;
const NAME_ROOM = 38.5;

const LABEL: TextStyle = { size: 2.65, weight: 'medium', colour: LABEL_COLOUR };
const VALUE = { weight: 'medium', colour: VALUE_COLOUR } as const;
const LONG_NAME: TextStyle = { ...VALUE, size: 3.2 };

/** Middles of what follows the year of birth, in characters from where it starts. */
const IN_DATE = { 年: 2.91, month: 4.35, 月: 5.66, day: 7.1, 日: 8.41 };

// A plain bust without features: no face is ever drawn.
export const BUST =
	'<rect x="55" y="7.6" width="25" height="31.5" rx="0.6" fill="#d3dde4"/>' +
	'<path fill="#a9b8c4" d="M67.5 14.5a5.6 6.6 0 0 1 0 13.2a5.6 6.6 0 0 1 0-13.2z' +
	'M57 39.1c0-6.4 4.2-9.6 10.5-9.6s10.5 3.2 10.5 9.6z"/>';

const inDate = ({ valueX, birthRight, valueSize }: PrintRun, key: keyof typeof IN_DATE) =>
	valueX + birthRight + IN_DATE[key] * valueSize;

function labelRows(run: PrintRun, hasRace: boolean): Row[] {
	const style = { ...LABEL, spacing: run.labelPitch - LABEL.size };
	const label = (text: string, [x, y]: Place) => rowAt(text, x - LABEL.size / 2, y, style);
	const { name, gender, race, birth, address, number } = run.labels;
	return [
		label('姓名', name),
		label('性别', gender),
		...(hasRace ? [label('民族', race)] : []),
		label('出生', birth),
		...(['年', '月', '日'] as const).map((unit) => label(unit, [inDate(run, unit), birth[1]])),
		label('住址', address),
		label('公民身份号码', number),
	];
}

function nameRows(name: string, run: PrintRun): Row[] {
	const left = run.valueX + run.nameRight;
	const lines = breakLines(name, NAME_UNITS_PER_LINE);
	if (lines.length > 1) {
		return lines.map((line, i) => rowAt(line, left, run.nameY - 1.1 + i * 3.7, LONG_NAME));
	}
	const characters = Array.from(name).length;
	const pitch =
		characters === 2
			? run.namePitch * run.pairPitch
			: Math.min(run.namePitch, NAME_ROOM / characters);
	const size = Math.min(run.nameSize, pitch);
	return [rowAt(name, left, run.nameY, { ...VALUE, size, spacing: pitch - size })];
}

/** The rows of every value but the number, which is not typeset. */
function valueRows(type: Typesetter, person: Person, run: PrintRun) {
	const style = { ...VALUE, size: run.valueSize };
	const [year, month, day] = person.birth.split('-').map((part) => String(Number(part)));
	const centred = (text: string, x: number) =>
		rowAt(text, x - type.width(text, style) / 2, run.birthY, style);
	const address = breakLines(person.address, ADDRESS_UNITS_PER_LINE).map((line, i) => {
		const left = run.valueX + run.addressRight + (i === 0 ? 0 : run.laterRowsRight);
		const fitting = Math.min(left, ADDRESS_END - type.width(line, style));
		return rowAt(line, fitting, run.addressY + i * run.rowPitch, style);
	});
	return {
		identity_name: nameRows(person.name, run),
		gender: [rowAt(person.gender, run.valueX + run.genderRight, run.genderY, style)],
		race: [rowAt(person.race, run.raceX, run.genderY, style)],
		birth: [
			rowAt(year, run.valueX + run.birthRight, run.birthY, style),
			centred(month, inDate(run, 'month')),
			centred(day, inDate(run, 'day')),
		],
		address,
	};
}

/** Prints the portrait side, optionally without the ethnic group. Throws `MissingGlyphError`. */
export function portraitSide(
	type: Typesetter,
	person: Person,
	run: PrintRun,
	hasRace = true,
): CardFace {
	const { name, gender, race, birth, address, idNumber } = person;
	const { race: raceRows, ...others } = valueRows(type, person, run);
	const rows = { ...others, ...(hasRace && { race: raceRows }) };
	const { digitPitch: pitch, digitHeight: height } = run;
	const number = { left: run.numberX - pitch / 2, top: run.numberY - height / 2, height };
	const printed = [
		...[...labelRows(run, hasRace), ...Object.values(rows).flat()].map((row) => type.path(...row)),
		numberStrokes(idNumber, number.left, number.top + height, {
			height,
			pitch,
			colour: VALUE_COLOUR,
		}),
		BUST,
	].join('');
	const areas = Object.entries(rows).map(([field, of]) => [
		field,
		of.map((row) => type.area(...row)),
	]);
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
		areas: {
			...(Object.fromEntries(areas) as ValueAreas),
			identity_code: [{ ...number, width: idNumber.length * pitch }],
		},
	};
}
