import { describe, expect, test } from '@jest/globals';

import { withReadingRotated } from '../../src/geometry/quad.mts';
import { boxesOfProbabilityMap } from '../../src/ocr/db-postprocess.mts';
import { alignedTo, readingAxis } from '../../src/ocr/orientation.mts';
import { withoutOverlaps } from '../../src/ocr/overlaps.mts';
import { medianAngle, textRegion } from '../../src/ocr/text-region.mts';
import { axisGroups } from '../../src/ocr/text-axes.mts';
import { rectangle } from '../geometry/rectangle.mts';

const OPTIONS = { threshold: 0.3, boxThreshold: 0.5, unclip: 2 };

/** A map with one filled rectangle. */
function mapWith(left: number, top: number, width: number, height: number, value = 0.9) {
	const map = new Float32Array(100 * 60);
	for (let y = top; y < top + height; y++) map.fill(value, y * 100 + left, y * 100 + left + width);
	return map;
}

const box = (x: number, width: number, y = 0, height = 20) => ({
	center: { x, y },
	width,
	height,
	angle: 0,
});

describe('boxes of a probability map', () => {
	test('grows the core by area × unclip ÷ perimeter on every side', () => {
		const [found] = boxesOfProbabilityMap(mapWith(20, 20, 40, 10), 100, 60, OPTIONS);
		expect(found.core).toEqual({ width: 40, height: 10 });
		expect(found.box.width).toBeCloseTo(40 + 2 * 8);
		expect(found.box.height).toBeCloseTo(10 + 2 * 8);
		expect(found.box.center).toEqual({ x: 40, y: 25 });
	});

	test.each([
		['below the threshold of a pixel', mapWith(20, 20, 40, 10, 0.29)],
		['below the threshold of a box', mapWith(20, 20, 40, 10, 0.4)],
	])('finds nothing in a map that is %s', (_, map) => {
		expect(boxesOfProbabilityMap(map, 100, 60, OPTIONS)).toEqual([]);
	});
});

describe('orientation', () => {
	test('is that of most text, whatever a short line says', () => {
		const boxes = [
			[200, 0.1],
			[180, 0.1],
			[50, 0.5],
		].map(([width, angle]) => ({
			box: { center: { x: 0, y: 0 }, width, height: 10, angle },
			core: { width, height: 10 },
			score: 1,
		}));
		const turns = (readingAxis(boxes) - 0.1) / Math.PI;
		expect(turns - Math.round(turns)).toBeCloseTo(0, 1);
	});

	test('aligns a box described by its other side', () => {
		const aligned = alignedTo(0, { center: { x: 0, y: 0 }, width: 10, height: 90, angle: 1.55 });
		expect(aligned).toMatchObject({ width: 90, height: 10 });
		expect(aligned.angle).toBeCloseTo(1.55 - Math.PI / 2);
	});
});

describe('text along two axes', () => {
	const textBox = (x: number, y: number, width: number, height: number, angle = 0) => ({
		box: { center: { x, y }, width, height, angle },
		core: { width, height },
		score: 1,
	});
	const sheet = [0, 1, 2, 3, 4].map((row) => textBox(150, 40 * row, 300, 20));
	const character = textBox(420, 300, 20, 22);
	const card = [...[400, 440, 480].map((x) => textBox(x, 100, 20, 200)), character];
	const words = [400, 440, 480].map((x) => textBox(x, 100, 20, 60));

	test('is split, with short pieces joined to the nearest line', () => {
		const [along, across, ...others] = axisGroups([...card, ...sheet]);
		expect(others).toEqual([]);
		expect(along.boxes).toEqual(sheet);
		expect(across.boxes).toEqual(card);
		expect(Math.abs(Math.cos(along.axis))).toBeCloseTo(1);
		expect(Math.abs(Math.cos(across.axis))).toBeCloseTo(0);
	});

	test('stays together if only words of another script run downwards', () => {
		expect(axisGroups([...words, ...sheet])).toHaveLength(1);
		expect(axisGroups([])).toEqual([{ axis: 0, boxes: [] }]);
	});

	test('is split where two cards lie at different angles', () => {
		const cardAt = (top: number, angle: number) =>
			[0, 40, 80].map((below) => textBox(150, top + below, 300, 20, angle));
		const piece = textBox(50, 520, 22, 20);
		const [upper, lower] = [cardAt(0, 0.15), [...cardAt(400, -0.15), piece]];
		const groups = axisGroups([...upper, ...lower]).map(({ boxes }) => boxes);
		expect(new Set(groups)).toEqual(new Set([upper, lower]));
	});
});

describe('overlapping neighbours', () => {
	test('are trimmed to the middle of the overlap if they are level', () => {
		const [left, right] = withoutOverlaps([box(50, 100), box(140, 100)], 0);
		expect(left).toMatchObject({ width: 95, center: { x: 47.5 } });
		expect(right).toMatchObject({ width: 95, center: { x: 142.5 } });
	});

	test.each([
		['apart', [box(50, 100), box(160, 100)]],
		['in different rows', [box(50, 100), box(140, 100, 15)]],
		['alternatives in one place', [box(50, 100), box(60, 100)]],
	])('boxes %s are left alone', (_, boxes) => {
		expect(withoutOverlaps(boxes, 0)).toEqual(boxes);
	});
});

describe('text region', () => {
	test('holds all lines and a margin', () => {
		const [topLeft, , bottomRight] = textRegion([
			rectangle(100, 100, 300, 120),
			rectangle(120, 200, 420, 220),
		]);
		expect(topLeft).toEqual({ x: 40, y: 40 });
		expect(bottomRight).toEqual({ x: 480, y: 280 });
	});

	test('runs with the text', () => {
		const turned = withReadingRotated(rectangle(0, 0, 100, 10), 2);
		expect(Math.abs(medianAngle([turned]))).toBeCloseTo(Math.PI);
		expect(textRegion([turned])[0].x).toBeGreaterThan(100);
	});
});
