import { describe, expect, test } from '@jest/globals';

import { projection } from '../../../src/geometry/projection.mts';
import {
	distance,
	mapCorners,
	pointBetween,
	type Point,
	type Quad,
} from '../../../src/geometry/quad.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import { readCard } from '../read.mts';
import { portraitLines, portraitToScale } from '../card-lines.mts';

const portrait = readCard(portraitLines());

describe('a card in perspective', () => {
	/** A card that is 85.6 mm × 54 mm, seen at an angle. */
	const SEEN: Record<string, Quad> = {
		'from below': [
			{ x: 220, y: 120 },
			{ x: 780, y: 120 },
			{ x: 920, y: 560 },
			{ x: 80, y: 560 },
		],
		'from a corner': [
			{ x: 150, y: 140 },
			{ x: 830, y: 60 },
			{ x: 930, y: 640 },
			{ x: 60, y: 540 },
		],
	};

	const seen = (quad: Quad) => {
		const { a, b, c, d, e, f, g, h } = projection(quad);
		return ({ x, y }: Point): Point => {
			const [u, v] = [x / 856, y / 540];
			const depth = g * u + h * v + 1;
			return { x: (a * u + b * v + c) / depth, y: (d * u + e * v + f) / depth };
		};
	};

	/** The line with its corners and its characters mapped. */
	const mapped = (one: TextLine, map: (point: Point) => Point): TextLine => {
		const quad = mapCorners(one.quad, map);
		const middle = ([topLeft, topRight, bottomRight, bottomLeft]: Quad) =>
			[pointBetween(topLeft, bottomLeft, 0.5), pointBetween(topRight, bottomRight, 0.5)] as const;
		const [from, to] = middle(one.quad);
		const [start, end] = middle(quad);
		const characters = one.characters.map((character) => {
			const at = map(pointBetween(from, to, character.position));
			return { ...character, position: distance(start, at) / distance(start, end) };
		});
		return { ...one, quad, characters };
	};

	test.each(Object.entries(SEEN))('%s is read', (_, quad) => {
		const map = seen(quad);
		const lines = portraitToScale().map((one) => mapped(one, map));
		expect(readCard(lines)).toEqual(portrait);
	});
});
