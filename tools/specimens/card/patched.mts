import type { Random } from '../random.mts';
import type { CardFace } from './card-face.mts';

/** Texts of any length: nothing in them says how long they are. */
const TEXTS = ['identity_name', 'address', 'issued_by'] as const;

/** The middle of a card's ground. */
const GROUND = '#ecefef';

/** Width of a character as a share of a row's height. */
const CHARACTER = 1;

/** Most characters under a patch. */
const MOST = 6;

/**
 * Covers a run of characters of a text with a patch, half of the time in the card's own colour, else in any grey. The
 * fields stay as printed. Throws `RangeError` for a face without such a text.
 */
export function patched(random: Random, { printed, fields, areas }: CardFace): CardFace {
	const rows = random.pick(TEXTS.filter((name) => areas[name]).map((name) => areas[name] ?? []));
	const { left, top, width, height } = random.pick(rows);
	const characters = Math.max(1, Math.round(width / (CHARACTER * height)));
	const length = random.integer(1, Math.min(MOST, characters));
	const pitch = width / characters;
	const start = left + random.integer(0, characters - length) * pitch;
	const grey = random.integer(0, 255);
	const colour = random.chance(0.5) ? GROUND : `rgb(${grey},${grey},${grey})`;
	const patch =
		`<rect x="${start}" y="${top - 0.3}" width="${length * pitch}" ` +
		`height="${height + 0.6}" fill="${colour}"/>`;
	return { printed: printed + patch, fields, areas };
}
