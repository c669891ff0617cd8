import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import {
	openedFont,
	OUTSIDE_FONTS,
	type OutsideFont,
} from '../../../../tools/bench/outside/draw/fonts.mts';
import {
	MissingGlyphError,
	textOutline,
	textWidth,
} from '../../../../tools/bench/outside/draw/text-outline.mts';
import { ROOT, sourceFiles } from '../../../repository/source-files.mts';

/** A font that is always there and has no Chinese characters. */
const KOREAN = join(
	ROOT,
	'node_modules/@expo-google-fonts/do-hyeon/400Regular/DoHyeon_400Regular.ttf',
);
const korean: OutsideFont = {
	file: KOREAN,
	package: 'fonts-test',
	sha256: createHash('sha256').update(readFileSync(KOREAN)).digest('hex'),
};

describe('a font of the outside set', () => {
	test('is refused when it is missing, with the package to install', () => {
		const missing = { ...korean, file: '/none/font.ttf' };
		expect(() => openedFont(missing)).toThrow(
			'/none/font.ttf is missing: apt-get install fonts-test',
		);
	});

	test('is refused in another version, since pictures would differ', () => {
		expect(() => openedFont({ ...korean, sha256: '0' })).toThrow('is another version');
	});

	test('is refused without the face', () => {
		expect(() => openedFont({ ...korean, face: 'Other' })).toThrow('has no face Other');
	});

	// The specimens name what a machine may have, for `--fonts`; they are drawn with others otherwise.
	test('is used by nothing else here: no network may be trained on it', () => {
		const names = Object.values(OUTSIDE_FONTS).map(({ file }) => basename(file));
		const users = sourceFiles()
			.filter(({ path }) => !path.startsWith('tools/bench/outside/'))
			.filter(({ text }) => names.some((name) => text.includes(name)));
		expect(users.map(({ path }) => path)).toEqual(['tools/specimens/type/font-family.mts']);
	});
});

describe('textOutline', () => {
	const face = openedFont(korean);
	const place = { x: 10, y: 20, size: 4 };

	test('draws each character after the advances and spacing before it', () => {
		const outline = textOutline(face, '12', { ...place, spacing: 1 });
		const pens = [...outline.matchAll(/matrix\([^)]* (\S+) 20\.00000\)/g)].map(([, pen]) =>
			Number(pen),
		);
		expect(pens).toEqual([10, expect.closeTo(11 + 4 * textWidth(face, '1'), 3)]);
	});

	test('starts before the place when anchored in its middle or at its end', () => {
		const startOf = (anchor: 'middle' | 'end') =>
			Number(/matrix\([^)]* (\S+) 20/.exec(textOutline(face, '11', { ...place, anchor }))?.[1]);
		expect(startOf('end')).toBeCloseTo(10 - 4 * textWidth(face, '11'), 3);
		expect(startOf('middle')).toBeCloseTo(10 - 2 * textWidth(face, '11'), 3);
	});

	test('refuses a character without a glyph, rather than draw a box', () => {
		expect(() => textOutline(face, '1堃', place)).toThrow(new MissingGlyphError('堃'));
	});
});
