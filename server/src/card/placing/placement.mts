// A least-squares map and, near each word, its residual, by inverse distance weighting (Shepard 1968, "A
// two-dimensional interpolation function for irregularly-spaced data").
import {
	affineOf,
	inverseOf,
	similarityOf,
	transform,
	type Affine,
	type Pair,
} from '../../geometry/affine.mts';
import { angleBetween } from '../../geometry/angle.mts';
import {
	centerOf,
	distance,
	sizeOf,
	vectorBetween,
	type Point,
	type Quad,
} from '../../geometry/quad.mts';
import { quadOf, widened } from '../../geometry/rotated-bounds.mts';
import { MAX_TURN } from '../../ocr/orientation.mts';
import { CARD, type Template } from '../layout/template.mts';
import type { PlacedLine } from '../print/glyph.mts';
import type { FoundWord } from './found-words.mts';

export interface Placement {
	template: Template;
	/** The inliers: the words that agree on it, one per anchor. */
	words: readonly FoundWord[];
	points: number;
	/** Pixels per millimetre. */
	scale: number;
	/** Direction of the card's rows, in radians. */
	angle: number;
	/** From pixels of the image to millimetres on the card. */
	toCard(point: Point): Point;
	/** From millimetres on the card to pixels of the image. */
	toImage(point: Point): Point;
}

/**
 * Minimum spread, in millimetres, of word ends that show a card's place in both directions; those closer together than the
 * smaller one say little about size and direction. At 12 across, a golden card is spoilt.
 */
export const WIDE = { across: 20, down: 12 };

/**
 * Reach of what print shows around it, in millimetres: a lone word's residual has half its effect at twice this
 * distance.
 */
export const NEAR = 6;

/** Whether text at an angle runs along rows at another one, such as a card's, both in radians. */
export function isAlong(angle: number, rows: number): boolean {
	return Math.cos(angle - rows) >= Math.cos(MAX_TURN);
}

/** Whether the line runs along rows at an angle, or is too short to show a direction. */
export function runsAlong({ angle }: Pick<PlacedLine, 'angle'>, rows: number): boolean {
	return angle === null || isAlong(angle, rows);
}

/** Whether the point of the image is on the card, or within `margin` millimetres of it. */
export function isOn({ toCard }: Placement, point: Point, margin = 0): boolean {
	return isOnCard(toCard(point), margin);
}

/** The same of a point in millimetres. */
export function isOnCard({ x, y }: Point, margin = 0): boolean {
	return x > -margin && x < CARD.width + margin && y > -margin && y < CARD.height + margin;
}

/** The card's outline in the image, with a margin in millimetres. */
export function outlineOf({ toImage }: Pick<Placement, 'toImage'>, margin = 0): Quad {
	return quadOf(
		widened({ left: 0, right: CARD.width, top: 0, bottom: CARD.height }, margin),
		toImage,
	);
}

/** Whether two outlines are of one card: the middles of two cards are farther apart. */
export function isSamePlace(one: Quad, other: Quad): boolean {
	const near = (sizeOf(one).width * CARD.height) / CARD.width / 2;
	return distance(centerOf(one), centerOf(other)) < near;
}

/** The similarity that two ends of words determine; `null` if they are close together, as those of a short word. */
export function similarityBy(first: Pair, last: Pair): Affine | null {
	return distance(first.from, last.from) < WIDE.down ? null : similarityOf([first, last]);
}

export function pointsOf(words: readonly FoundWord[]): number {
	return words.reduce((sum, { points }) => sum + points, 0);
}

export function placementOf(template: Template, words: readonly FoundWord[]): Placement {
	const pairs = pairsOf(words);
	const map = mapThrough(pairs);
	const inverse = inverseOf(map);
	const scale = Math.sqrt(Math.abs(map.a * map.e - map.b * map.d));
	// The map's residuals, in millimetres: perspective, a bent card, another print run.
	const residuals = pairs.map(({ from, to }) => {
		return { from, residual: vectorBetween(from, transform(inverse, to)) };
	});
	const residualAt = (point: Point): Point => {
		let sum = 1 / (2 * NEAR) ** 2;
		let x = 0;
		let y = 0;
		for (const { from, residual } of residuals) {
			// Words in the same row weigh more.
			const { x: right, y: down } = vectorBetween(from, point);
			const weight = 1 / (right ** 2 + 2 * down ** 2 + (NEAR / 2) ** 2);
			sum += weight;
			x += weight * residual.x;
			y += weight * residual.y;
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
			const residual = residualAt(flat);
			return { x: flat.x - residual.x, y: flat.y - residual.y };
		},
		toImage(point) {
			const residual = residualAt(point);
			return transform(map, { x: point.x + residual.x, y: point.y + residual.y });
		},
	};
}

/** The ends of the words, on the card and in the image. */
export function pairsOf(words: readonly FoundWord[]): Pair[] {
	return words.flatMap(({ ends }) => ends);
}

/** Whether the words spread over the card in both directions, so that its place follows from them. */
export function isWide(pairs: readonly Pair[]): boolean {
	const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
	return (
		spread(pairs.map(({ from }) => from.x)) > WIDE.across &&
		spread(pairs.map(({ from }) => from.y)) > WIDE.down
	);
}

/** The least-squares map from millimetres to pixels. */
export function mapThrough(pairs: readonly Pair[]): Affine {
	return isWide(pairs) ? affineOf(pairs) : similarityOf(pairs);
}
