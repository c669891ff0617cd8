import type { Random } from '../../../../test/support/random.mts';
import { CARD_HEIGHT, CARD_WIDTH } from './card-face.mts';

/** What is left of the ink at the most and the least worn end of a card. */
const LEFT = [0.24, 0.5] as const;

/** Returns print that is worn away, more at one end of the card than at the other. */
export function faded(random: Random, printed: string): string {
	const shade = () => {
		const grey = Math.round(255 * random.within(LEFT));
		return `rgb(${grey},${grey},${grey})`;
	};
	const turn = random.integer(0, 359);
	return (
		`<defs><linearGradient id="wear" gradientTransform="rotate(${turn} 0.5 0.5)">` +
		`<stop offset="0" stop-color="${shade()}"/><stop offset="1" stop-color="${shade()}"/>` +
		`</linearGradient><mask id="worn" maskUnits="userSpaceOnUse" x="0" y="0" ` +
		`width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><rect width="${CARD_WIDTH}" ` +
		`height="${CARD_HEIGHT}" fill="url(#wear)"/></mask></defs><g mask="url(#worn)">${printed}</g>`
	);
}
