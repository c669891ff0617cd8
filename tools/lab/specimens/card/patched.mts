import type { Random } from '../../../../test/support/random.mts';
import type { CardFace } from './card-face.mts';

/** Texts of any length: nothing in them says how long they are. */
const TEXTS = ['identity_name', 'address', 'issued_by'] as const;

/** Most characters under a patch. */
const MOST = 6;

/** How bright the middle of a card's ground is, and a patch over the end of a text may be. */
const GROUND = 238;
const DARKER = 205;

/**
 * Covers a run of characters of a text with a patch of any grey, half of the time in the card's own. Over the end of
 * the text it is darker than the card: an end that is erased in the card's own grey leaves nothing to notice. The fields
 * stay as printed.
 * Throws `RangeError` for a face without such a text.
 */
export function patched(random: Random, { printed, fields, areas }: CardFace): CardFace {
	const text = random.pick(TEXTS.filter((name) => areas[name]));
	const rows = areas[text] ?? [];
	const row = random.pick(rows);
	const { left, top, width, height } = row;
	// Chinese characters are as wide as high, but a name may be spread.
	const characters =
		text === 'identity_name' && rows.length === 1
			? Array.from(fields[text] ?? '').length
			: Math.max(1, Math.round(width / height));
	const pitch = width / characters;
	const length = random.integer(1, Math.min(MOST, characters));
	const first = random.integer(0, characters - length);
	const isEnd = row === rows.at(-1) && first + length === characters;
	const any = random.integer(0, isEnd ? DARKER : 255);
	const grey = random.chance(0.5) && !isEnd ? GROUND : any;
	const patch =
		`<rect x="${left + first * pitch}" y="${top - 0.3}" width="${length * pitch}" ` +
		`height="${height + 0.6}" fill="rgb(${grey},${grey},${grey})"/>`;
	return { printed: printed + patch, fields, areas };
}
