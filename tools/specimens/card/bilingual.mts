import type { Side } from '../../../domain/id-card.ts';
import type { Person } from '../person/person.mts';
import type { Random } from '../random.mts';
import { scriptLength, scriptPath } from '../type/script-text.mts';
import { LABEL_COLOUR, VALUE_COLOUR } from './card-face.mts';
import { EMBLEM_PLACES } from './emblem-side.mts';
import { PORTRAIT_PLACES } from './portrait-side.mts';
import { type ScriptName, SCRIPTS, type ScriptWords } from './script-words.mts';

const LABEL_SIZE = 2.1;
const VALUE_SIZE = 2.3;
/** Distance of the other script's line above the Chinese line, in millimetres. */
const LINE_ABOVE = 3.1;
const NAME_ABOVE = 4.2;
const ADDRESS_ABOVE = 3.3;
const VALUE_X = 15.4;
const VALUE_ROOM = 35;

/** Space for a word before the value or, in vertical text, before the next row. */
const ROOM = {
	portrait: 9,
	number: 21,
	emblem: 14.4,
	downwards: 5.6,
};
/** A longer name takes the space of the other script's line. */
const LONGEST_NAME_BELOW_SCRIPT = 10;

type Labels = keyof ScriptWords['labels'];
type Placed = readonly [label: Labels, place: readonly [number, number]];

const PORTRAIT_LABELS: readonly Placed[] = (
	['name', 'gender', 'race', 'birth', 'address'] as const
).map((word) => [word, PORTRAIT_PLACES[word]]);
const EMBLEM_LABELS: readonly Placed[] = (['authority', 'period'] as const).map((word) => [
	word,
	EMBLEM_PLACES[word],
]);

/** Picks the script of a bilingual card. */
export function pickScript(random: Random): ScriptName {
	return random.pick(Object.keys(SCRIPTS) as ScriptName[]);
}

/** Returns the size, at most `size`, at which a text fits into `room`. */
function fittedSize(script: ScriptWords, text: string, size: number, room: number): number {
	return Math.min(size, (size * room) / scriptLength(text, script, size));
}

function besideLabel(script: ScriptWords, text: string, place: Placed[1], room: number): string {
	const [x, y] = place;
	const fitting = script.vertical ? ROOM.downwards : room;
	const size = fittedSize(script, text, LABEL_SIZE, fitting);
	// A vertical word is left of the Chinese label, a horizontal one above it.
	const corner = script.vertical ? { x: x - 2.2, y: y - 4.6 } : { x, y: y - LINE_ABOVE };
	return scriptPath(text, script, { ...corner, size, colour: LABEL_COLOUR });
}

function holderLines(random: Random, script: ScriptWords, name: string): string {
	const phrase = (length: number) =>
		Array.from({ length }, () => random.pick(script.words)).join(script.closed ? '' : ' ');
	const above = (text: string, [, y]: Placed[1], distance: number) => {
		const size = fittedSize(script, text, VALUE_SIZE, VALUE_ROOM);
		const place = { x: VALUE_X, y: y - distance, size, colour: VALUE_COLOUR };
		return scriptPath(text, script, place);
	};
	const nameLine =
		name.length > LONGEST_NAME_BELOW_SCRIPT
			? ''
			: above(phrase(2), PORTRAIT_PLACES.name, NAME_ABOVE);
	return nameLine + above(phrase(3), PORTRAIT_PLACES.address, ADDRESS_ABOVE);
}

function heading(script: ScriptWords, text: string, [middle, y]: readonly [number, number]) {
	const size = 2.9;
	const x = middle - scriptLength(text, script, size) / 2;
	return scriptPath(text, script, { x, y, size, colour: VALUE_COLOUR });
}

/**
 * Returns the SVG of a second script on a side: next to every label and, on some cards of people of
 * that ethnic group, also above the name and the address. Needs the fonts' npm packages.
 */
export function scriptOverlay(
	random: Random,
	scriptName: ScriptName,
	side: Side,
	{ name, race }: Person,
): string {
	const script = SCRIPTS[scriptName];
	const labels = (placed: readonly Placed[], room: number) =>
		placed.map(([word, place]) => besideLabel(script, script.labels[word], place, room)).join('');
	if (side === 1) {
		const isHolderOfGroup = race === script.race && !script.vertical && random.chance(0.6);
		return [
			labels(PORTRAIT_LABELS, ROOM.portrait),
			labels([['number', PORTRAIT_PLACES.number]], ROOM.number),
			isHolderOfGroup ? holderLines(random, script, name) : '',
		].join('');
	}
	const headings = script.vertical
		? [besideLabel(script, script.labels.title, [24, 18], ROOM.emblem)]
		: [
				heading(script, script.labels.country, [EMBLEM_PLACES.country[0], 7.4]),
				heading(script, script.labels.title, [EMBLEM_PLACES.title[0], 29.2]),
			];
	return labels(EMBLEM_LABELS, ROOM.emblem) + headings.join('');
}
