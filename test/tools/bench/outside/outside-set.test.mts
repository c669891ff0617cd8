import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Dice } from '../../../../tools/bench/outside/draw/dice.mts';
import {
	missingFontPackages,
	openedFont,
	OUTSIDE_FONTS,
	type OutsideFont,
} from '../../../../tools/bench/outside/draw/fonts.mts';
import { drawnHolder } from '../../../../tools/bench/outside/draw/holder.mts';
import { OUTSIDE_LEVELS } from '../../../../tools/bench/outside/draw/levels.mts';
import { drawnCards } from '../../../../tools/bench/outside/draw/outside-image.mts';
import {
	MissingGlyphError,
	textOutline,
} from '../../../../tools/bench/outside/draw/text-outline.mts';
import { ROOT, sourceFiles } from '../../../repository/source-files.mts';
import { describeWhere } from '../../../test-where.mts';

const hashOf = (value: unknown) =>
	createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

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

test('people stay the same, since figures are comparable only on the same images', () => {
	const holders = Array.from({ length: 600 }, (_, index) => drawnHolder(new Dice(`test/${index}`)));
	expect(hashOf(holders)).toBe('f515e98aac2f2609');
});

describe('a font', () => {
	test('of another version is refused, since images would differ', () => {
		expect(() => openedFont({ ...korean, sha256: '0' })).toThrow('is another version');
	});

	test('without a glyph is refused, rather than draw a box', () => {
		const place = { x: 10, y: 20, size: 4 };
		expect(() => textOutline(openedFont(korean), '1堃', place)).toThrow(
			new MissingGlyphError('堃'),
		);
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

// The fonts are Debian's and in no npm package; where they are missing, nobody can draw the set.
const withFonts = describeWhere(
	missingFontPackages().length === 0,
	`${missingFontPackages().join(' and ')} are missing, whose fonts draw the outside set.`,
);

withFonts('the outside set', () => {
	test('has the same people and cards for ever', () => {
		const hash = createHash('sha256');
		for (const level of OUTSIDE_LEVELS) {
			for (let index = 0; index < 10; index++) {
				const { cards, truth } = drawnCards(level, index);
				hash.update(JSON.stringify([truth, cards]));
			}
		}
		expect(hash.digest('hex').slice(0, 16)).toBe('eea811291457d460');
	});

	test('has images that are the same whenever they are drawn', async () => {
		const drawn = await drawnTwice();
		expect(drawn.map(({ level }) => level)).toEqual([...OUTSIDE_LEVELS]);
		expect(drawn.filter(({ hashes: [first, again] }) => first !== again)).toEqual([]);
	});
});

/** Draws in a process of its own: within Jest, each use of a global slows loops over pixels down. */
async function drawnTwice(): Promise<Array<{ level: string; hashes: [string, string] }>> {
	const script = fileURLToPath(new URL('drawn-twice.mts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, [script]);
	return JSON.parse(stdout);
}
