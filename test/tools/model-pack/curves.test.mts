import { expect, test } from '@jest/globals';

import { drawCurves } from '../../../tools/model-pack/training/curves.mts';

const START = { step: 0, original: { names: 8, numbers: 4 } };

test('draws each set from 100 % on, and says where it ends', () => {
	const svg = drawCurves([
		START,
		{ step: 100, errors: { names: 6, numbers: 5 } },
		// Training that was stopped and goes on writes its start, and some steps, again.
		{ step: 50, original: START.original },
		{ step: 100, errors: { names: 5, numbers: 5 } },
		{ step: 200, errors: { names: 2, numbers: 3 } },
	]);
	const curves = [...svg.matchAll(/points="([^"]+)"/g)].map(([, points]) =>
		points.split(' ').map((point) => point.split(',').map(Number)),
	);
	expect(curves.map((points) => points.length)).toEqual([3, 3]);
	const [names, numbers] = curves;
	expect(names[0]).toEqual(numbers[0]);
	expect(names[2][1]).toBeGreaterThan(names[1][1]);
	expect(numbers[1][1]).toBeLessThan(numbers[0][1]);
	expect(svg).toContain('>names 25 %<');
	expect(svg).toContain('>numbers 75 %<');
});

test('labels do not overlap where curves end together', () => {
	const svg = drawCurves([START, { step: 100, errors: { names: 0, numbers: 0 } }]);
	const [one, other] = [...svg.matchAll(/y="([\d.]+)" fill="#[\da-f]+">n/g)].map(([, y]) => +y);
	expect(Math.abs(one - other)).toBeGreaterThanOrEqual(12);
});

test('a log without figures is refused', () => {
	expect(() => drawCurves([START])).toThrow('no figures');
});
