import { angleBetween } from '../geometry/angle.mts';
import {
	affineOf,
	inverseOf,
	similarityOf,
	transform,
	type Affine,
	type Pair,
} from '../geometry/affine.mts';
import type { Point, Quad } from '../geometry/quad.mts';
import type { FoundWord } from './found-words.mts';
import { CARD, type Template } from './template.mts';

/** Where a card lies in an image. */
export interface Placement {
	template: Template;
	/** The words that agree, each once. */
	words: readonly FoundWord[];
	/** What they are worth together. */
	points: number;
	/** Pixels per millimetre. */
	scale: number;
	/** Direction that the card's rows run in, in radians. */
	angle: number;
	/** From pixels of the image to millimetres on the card. */
	toCard(point: Point): Point;
	/** From millimetres on the card to pixels of the image. */
	toImage(point: Point): Point;
}

/** With words so far apart, in millimetres, both ways, what perspective does to the card shows. */
const WIDE = { across: 20, down: 12 };

/** A word's own displacement counts within about so many millimetres of it. */
const NEAR = 6;

/** Whether the point of the image is on the card. */
export function isOn({ toCard }: Placement, point: Point): boolean {
	const { x, y } = toCard(point);
	return x > 0 && x < CARD.width && y > 0 && y < CARD.height;
}

/** The card's outline in the image, with a margin in millimetres. */
export function outlineOf({ toImage }: Placement, margin: number): Quad {
	return outline(toImage, margin);
}

/** The same for a card that a map from millimetres to pixels of the image places. */
export function outlineBy(map: Affine, margin: number): Quad {
	return outline((point) => transform(map, point), margin);
}

function outline(toImage: (point: Point) => Point, margin: number): Quad {
	const [right, bottom] = [CARD.width + margin, CARD.height + margin];
	return [
		toImage({ x: -margin, y: -margin }),
		toImage({ x: right, y: -margin }),
		toImage({ x: right, y: bottom }),
		toImage({ x: -margin, y: bottom }),
	];
}

/** What words are worth together. */
export function pointsOf(words: readonly FoundWord[]): number {
	return words.reduce((sum, { points }) => sum + points, 0);
}

/** Places a card by words that agree. */
export function placementOf(template: Template, words: readonly FoundWord[]): Placement {
	const pairs = pairsOf(words);
	const map = mapThrough(pairs);
	const inverse = inverseOf(map);
	const scale = Math.sqrt(Math.abs(map.a * map.e - map.b * map.d));
	// What the map leaves over, in millimetres: perspective, a bent card, another print run.
	const rest = pairs.map(({ from, to }) => {
		const { x, y } = transform(inverse, to);
		return { from, off: { x: x - from.x, y: y - from.y } };
	});
	const offAt = (point: Point): Point => {
		let [sum, x, y] = [1 / NEAR ** 2 / 4, 0, 0];
		for (const { from, off } of rest) {
			const weight = 1 / ((point.x - from.x) ** 2 + 2 * (point.y - from.y) ** 2 + NEAR ** 2 / 4);
			sum += weight;
			x += weight * off.x;
			y += weight * off.y;
		}
		return { x: x / sum, y: y / sum };
	};
	return {
		template,
		words,
		points: pointsOf(words),
		scale,
		angle: angleBetween(transform(map, { x: 0, y: 0 }), transform(map, { x: 1, y: 0 })),
		toCard(point) {
			const flat = transform(inverse, point);
			const off = offAt(flat);
			return { x: flat.x - off.x, y: flat.y - off.y };
		},
		toImage(point) {
			const off = offAt(point);
			return transform(map, { x: point.x + off.x, y: point.y + off.y });
		},
	};
}

/** The ends of the words, on the card and in the image. */
export function pairsOf(words: readonly FoundWord[]): Pair[] {
	return words.flatMap(({ ends }) => ends);
}

/** The map from millimetres to pixels through the ends of words. */
export function mapThrough(pairs: readonly Pair[]): Affine {
	const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
	const isWide =
		spread(pairs.map(({ from }) => from.x)) > WIDE.across &&
		spread(pairs.map(({ from }) => from.y)) > WIDE.down;
	return isWide && pairs.length >= 8 ? affineOf(pairs) : similarityOf(pairs);
}
