import { Random } from './random.mts';
import { textPath } from './text-path.mts';

/** A card's size in millimetres (ISO/IEC 7810 ID-1, as the Chinese card). */
export const CARD_WIDTH = 85.6;
export const CARD_HEIGHT = 54;

/** Colour of the printed labels. */
export const LABEL_COLOUR = '#2f6da8';
/** Colour of what is printed for one person. */
export const VALUE_COLOUR = '#16181b';

function waves(): string {
	const random = new Random('waves');
	let lines = '';
	for (let line = 0; line < 30; line++) {
		const base = line * 2 - 2;
		const [depth, phase, length] = [
			random.between(0.6, 2),
			random.between(0, 6),
			random.between(7, 13),
		];
		const points: string[] = [];
		for (let x = 0; x <= CARD_WIDTH; x += 1.6) {
			points.push(`${x.toFixed(1)},${(base + depth * Math.sin(x / length + phase)).toFixed(2)}`);
		}
		lines += `<polyline points="${points.join(' ')}"/>`;
	}
	return `<g fill="none" stroke="#7fa8c4" stroke-width="0.12" stroke-opacity="0.5">${lines}</g>`;
}

const BACKGROUND = `<defs><linearGradient id="tint" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="#e6f0f4"/><stop offset="0.5" stop-color="#f3f1ee"/><stop offset="1" stop-color="#dde9f1"/>
</linearGradient></defs><rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" rx="3.2" fill="url(#tint)"/>${waves()}`;

/** Gives the translucent diagonal words that mark every picture as a drawn specimen. */
export function specimenMark(): string {
	const style = { size: 10.5, weight: 'bold', colour: '#b3262e' } as const;
	const words = textPath('样本 SPECIMEN', 3, 0, style);
	return `<g opacity="0.13" transform="translate(4 47) rotate(-27)">${words}</g>`;
}

/** Gives the whole SVG of a card `width` pixels wide from what is printed on it (millimetres). */
export function cardSvg(printed: string, width: number): Buffer {
	const height = Math.round((width * CARD_HEIGHT) / CARD_WIDTH);
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
			`viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" preserveAspectRatio="none">` +
			`${BACKGROUND}${printed}${specimenMark()}</svg>`,
	);
}
