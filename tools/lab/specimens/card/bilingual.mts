import type { Side } from '../../../../domain/id-card.ts';
import type { Person } from '../../../../test/support/people/person.mts';
import type { Random } from '../../../../test/support/random.mts';
import { scriptLength, scriptPath } from '../type/script-text.mts';
import { LABEL_COLOUR, VALUE_COLOUR } from './card-face.mts';
import type { Place, PrintRun } from './print-run.mts';
import { type ScriptName, SCRIPTS, type ScriptWords } from './script-words.mts';

const LABEL_SIZE = 2.1;
const VALUE_SIZE = 2.3;
/** Distance of the other script's baseline above the middle of the Chinese line, in millimetres. */
const LINE_ABOVE = 2.1;
const NAME_ABOVE = 3.2;
const ADDRESS_ABOVE = 2.3;
const VALUE_ROOM = 35;

/** Space for a word before the value or, in vertical text, before the next row. */
const ROOM = {
	portrait: 7.8,
	number: 21,
	emblem: 14.4,
	downwards: 5.6,
};
/** A longer name takes the space of the other script's line. */
const LONGEST_NAME_BELOW_SCRIPT = 10;

const PORTRAIT_LABELS = ['name', 'gender', 'race', 'birth', 'address'] as const;
const EMBLEM_LABELS = ['authority', 'period'] as const;

/** Picks the script of a bilingual card. */
export function pickScript(random: Random): ScriptName {
	return random.pick(Object.keys(SCRIPTS) as ScriptName[]);
}

/** Returns the size, at most `size`, at which a text fits into `room`. */
function fittedSize(script: ScriptWords, text: string, size: number, room: number): number {
	return Math.min(size, (size * room) / scriptLength(text, script, size));
}

function besideLabel(script: ScriptWords, text: string, [x, y]: Place, room: number): string {
	const fitting = script.vertical ? ROOM.downwards : room;
	const size = fittedSize(script, text, LABEL_SIZE, fitting);
	// A vertical word is left of the Chinese label, a horizontal one above it.
	const corner = script.vertical ? { x: x - 3.5, y: y - 3.6 } : { x: x - 1.3, y: y - LINE_ABOVE };
	return scriptPath(text, script, { ...corner, size, colour: LABEL_COLOUR });
}

function holderLines(random: Random, script: ScriptWords, name: string, run: PrintRun): string {
	const phrase = (length: number) =>
		Array.from({ length }, () => random.pick(script.words)).join(script.closed ? '' : ' ');
	const above = (text: string, [, y]: Place, distance: number) => {
		const size = fittedSize(script, text, VALUE_SIZE, VALUE_ROOM);
		const place = { x: run.valueX, y: y - distance, size, colour: VALUE_COLOUR };
		return scriptPath(text, script, place);
	};
	const nameLine =
		name.length > LONGEST_NAME_BELOW_SCRIPT ? '' : above(phrase(2), run.labels.name, NAME_ABOVE);
	return nameLine + above(phrase(3), run.labels.address, ADDRESS_ABOVE);
}

function heading(script: ScriptWords, text: string, [middle, y]: Place, below: number) {
	const size = 2.9;
	const x = middle - scriptLength(text, script, size) / 2;
	return scriptPath(text, script, { x, y: y + below, size, colour: VALUE_COLOUR });
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
	run: PrintRun,
): string {
	const script = SCRIPTS[scriptName];
	const labels = (words: ReadonlyArray<keyof PrintRun['labels']>, room: number) =>
		words.map((word) => besideLabel(script, script.labels[word], run.labels[word], room)).join('');
	if (side === 1) {
		const isHolderOfGroup = race === script.race && !script.vertical && random.chance(0.6);
		return [
			labels(PORTRAIT_LABELS, ROOM.portrait),
			labels(['number'], ROOM.number),
			isHolderOfGroup ? holderLines(random, script, name, run) : '',
		].join('');
	}
	const headings = script.vertical
		? [besideLabel(script, script.labels.title, [25.3, 17], ROOM.emblem)]
		: [
				heading(script, script.labels.country, run.labels.country, -4.1),
				heading(script, script.labels.title, run.labels.title, 7.7),
			];
	return labels(EMBLEM_LABELS, ROOM.emblem) + headings.join('');
}
