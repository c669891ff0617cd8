import type { IdCardFields } from '../../../../domain/id-card.ts';
import type { Area } from '../area.mts';
import { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { Typesetter } from '../type/typesetter.mts';

/** A card's size in millimetres (ISO/IEC 7810 ID-1). */
export const CARD_WIDTH = 85.6;
export const CARD_HEIGHT = 54;
/** Radius of a card's corners in millimetres. */
const CORNER_RADIUS = 3.2;

/** Colour of the printed labels of the portrait side. */
export const LABEL_COLOUR = '#2f6da8';
/** Colour of the printed values. */
export const VALUE_COLOUR = '#16181b';

/** Where a side's values are printed, row by row. */
export type ValueAreas = Partial<Record<keyof IdCardFields, readonly Area[]>>;

/** One side of a card: what is printed on it and its true fields. */
export interface CardFace {
	/** SVG in millimetres. */
	printed: string;
	fields: IdCardFields;
	/** Empty if a kind of card does not tell. */
	areas: ValueAreas;
}

const MARK_STYLE = { size: 10.5, weight: 'bold', colour: '#b3262e' } as const;

function waves(): string {
	const random = new Random('waves');
	let lines = '';
	for (let line = 0; line < 44; line++) {
		const base = line * 1.35 - 2;
		const depth = random.between(0.5, 1.8);
		const phase = random.between(0, 6);
		const length = random.between(6, 12);
		const points: string[] = [];
		for (let x = 0; x < CARD_WIDTH + 1.6; x += 1.6) {
			points.push(`${x.toFixed(1)},${(base + depth * Math.sin(x / length + phase)).toFixed(2)}`);
		}
		lines += `<polyline points="${points.join(' ')}"/>`;
	}
	return `<g fill="none" stroke="#7fa8c4" stroke-width="0.09" stroke-opacity="0.5">${lines}</g>`;
}

const GROUND =
	'<defs><linearGradient id="tint" x1="0" y1="0" x2="1" y2="1">' +
	'<stop offset="0" stop-color="#e2eef3"/><stop offset="0.5" stop-color="#f3efec"/>' +
	'<stop offset="1" stop-color="#d9e8f0"/></linearGradient>' +
	`<clipPath id="card"><rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" rx="${CORNER_RADIUS}"/></clipPath></defs>` +
	`<g clip-path="url(#card)"><rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="url(#tint)"/>${waves()}</g>`;

let mark: string | undefined;

/** Returns the translucent diagonal words that mark every image as a specimen. */
function specimenMark(): string {
	mark ??= new Typesetter(notoFamily()).path('样本 SPECIMEN', 0, 0, MARK_STYLE);
	return `<g opacity="0.13" transform="translate(6.7 45.6) rotate(-27)">${mark}</g>`;
}

/** A corner clipped off, as offices do with replaced cards; sizes in millimetres. */
export interface CutCorner {
	corner: 'top-left' | 'top-right' | 'bottom-right' | 'bottom-left';
	along: number;
	down: number;
}

function withoutCorner(drawing: string, { corner, along, down }: CutCorner): string {
	const isLeft = corner.endsWith('left');
	const isTop = corner.startsWith('top');
	// A polygon around the card that skips the missing corner.
	const cornerX = isLeft ? 0 : CARD_WIDTH;
	const cornerY = isTop ? 0 : CARD_HEIGHT;
	const nearX = isLeft ? along : CARD_WIDTH - along;
	const nearY = isTop ? down : CARD_HEIGHT - down;
	const points = [
		[nearX, cornerY],
		[CARD_WIDTH - cornerX, cornerY],
		[CARD_WIDTH - cornerX, CARD_HEIGHT - cornerY],
		[cornerX, CARD_HEIGHT - cornerY],
		[cornerX, nearY],
	];
	return (
		`<clipPath id="cut"><polygon points="${points.join(' ')}"/></clipPath>` +
		`<g clip-path="url(#cut)">${drawing}</g>`
	);
}

/** Returns the SVG of a card `width` pixels wide; `printed` uses millimetres. */
export function cardSvg(printed: string, width: number, cut?: CutCorner): Buffer {
	const height = Math.round((width * CARD_HEIGHT) / CARD_WIDTH);
	const drawing = `${GROUND}${printed}${specimenMark()}`;
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
			`viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" preserveAspectRatio="none">` +
			`${cut ? withoutCorner(drawing, cut) : drawing}</svg>`,
	);
}
