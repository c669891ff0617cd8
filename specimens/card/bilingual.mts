import type { Side } from '../../domain/id-card.ts';
import type { Random } from '../random.mts';
import { scriptLength, scriptPath } from '../type/script-text.mts';
import { LABEL_COLOUR, VALUE_COLOUR } from './card-face.mts';
import { EMBLEM_PLACES } from './emblem-side.mts';
import { PORTRAIT_PLACES } from './portrait-side.mts';
import { type ScriptName, SCRIPTS, type ScriptWords } from './script-words.mts';

const LABEL_SIZE = 2.1;
const VALUE_SIZE = 2.5;
/** How far above a Chinese line the other script's line stands, in millimetres. */
const LINE_ABOVE = 3.1;
const NAME_ABOVE = 4.2;
const NAME_X = 15.4;

type Labels = keyof ScriptWords['labels'];
type Placed = readonly [label: Labels, place: readonly [number, number]];

/** Picks the script of a bilingual card. */
export function pickScript(random: Random): ScriptName {
	return random.pick(Object.keys(SCRIPTS) as ScriptName[]);
}

function besideLabel(script: ScriptWords, text: string, [x, y]: readonly [number, number]): string {
	// A downward word stands left of the Chinese label, a level one above it.
	const place = script.vertical
		? { x: x - 2.2, y: y - 4.6, size: LABEL_SIZE, colour: LABEL_COLOUR }
		: { x, y: y - LINE_ABOVE, size: LABEL_SIZE, colour: LABEL_COLOUR };
	return scriptPath(text, script, place);
}

function holderLines(random: Random, script: ScriptWords): string {
	const phrase = (length: number) =>
		Array.from({ length }, () => random.pick(script.words)).join(script.closed ? '' : ' ');
	const style = { size: VALUE_SIZE, colour: VALUE_COLOUR };
	const [, nameY] = PORTRAIT_PLACES.name;
	const [, addressY] = PORTRAIT_PLACES.address;
	return (
		scriptPath(phrase(2), script, { x: NAME_X, y: nameY - NAME_ABOVE, ...style }) +
		scriptPath(phrase(3), script, { x: NAME_X, y: addressY - 3.4, ...style, size: LABEL_SIZE })
	);
}

function heading(script: ScriptWords, text: string, [middle, y]: readonly [number, number]) {
	const size = 2.9;
	const x = middle - scriptLength(text, script, size) / 2;
	return scriptPath(text, script, { x, y, size, colour: VALUE_COLOUR });
}

/**
 * Gives the SVG of a second script on a side: beside every label, and on some cards of the
 * script's own people above the name and the address too. Needs the fonts' npm packages.
 */
export function scriptOverlay(
	random: Random,
	scriptName: ScriptName,
	side: Side,
	race: string,
): string {
	const script = SCRIPTS[scriptName];
	const label = ([name, place]: Placed) => besideLabel(script, script.labels[name], place);
	if (side === 1) {
		const labels: Placed[] = [
			['name', PORTRAIT_PLACES.name],
			['gender', PORTRAIT_PLACES.gender],
			['race', PORTRAIT_PLACES.race],
			['birth', PORTRAIT_PLACES.birth],
			['address', PORTRAIT_PLACES.address],
			['number', PORTRAIT_PLACES.number],
		];
		const isHolderOfGroup = race === script.race && !script.vertical && random.chance(0.6);
		return labels.map(label).join('') + (isHolderOfGroup ? holderLines(random, script) : '');
	}
	const labels: Placed[] = [
		['authority', EMBLEM_PLACES.authority],
		['period', EMBLEM_PLACES.period],
	];
	const headings = script.vertical
		? [besideLabel(script, script.labels.title, [24, 18])]
		: [
				heading(script, script.labels.country, [EMBLEM_PLACES.country[0], 7.4]),
				heading(script, script.labels.title, [EMBLEM_PLACES.title[0], 29.2]),
			];
	return labels.map(label).join('') + headings.join('');
}
