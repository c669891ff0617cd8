import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { missingFontPackages } from '../../../../tools/bench/outside/draw/fonts.mts';
import { OUTSIDE_LEVELS } from '../../../../tools/bench/outside/draw/levels.mts';
import { drawnCards } from '../../../../tools/bench/outside/draw/outside-picture.mts';

// The fonts are Debian's and in no npm package; where they are missing, nobody can draw the set.
const withFonts = missingFontPackages().length === 0 ? describe : describe.skip;

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

	test('has pictures that are the same whenever they are drawn', async () => {
		const drawn = await drawnTwice();
		expect(drawn.map(({ level }) => level)).toEqual([...OUTSIDE_LEVELS]);
		expect(drawn.filter(({ hashes: [first, again] }) => first !== again)).toEqual([]);
		expect(new Set(drawn.map(({ hashes }) => hashes[0])).size).toBe(OUTSIDE_LEVELS.length);
		expect(new Set(drawn.map(({ format }) => format))).toEqual(new Set(['jpeg']));
		const sizes = new Map(drawn.map(({ level, width }) => [level, width]));
		expect(sizes.get('few-pixels')).toBeGreaterThanOrEqual(450);
		expect(sizes.get('few-pixels')).toBeLessThanOrEqual(600);
		expect(drawn.filter(({ mark }) => mark !== undefined)).toEqual([
			expect.objectContaining({
				level: 'marked',
				mark: expect.stringMatching(/^[a-z-]+, (light|heavy)$/),
			}),
		]);
	});

	test('shows portrait and emblem sides in turn', () => {
		const sides = [0, 1, 2, 3].map((index) => drawnCards('scan', index).truth.side);
		expect(sides).toEqual([1, 0, 1, 0]);
	});
});

interface Drawn {
	level: string;
	mark?: string;
	/** Of the same picture drawn twice. */
	hashes: [string, string];
	format: string;
	width: number;
}

/** Draws in a process of its own: within Jest, each use of a global slows loops over pixels down. */
async function drawnTwice(): Promise<Drawn[]> {
	const script = fileURLToPath(new URL('drawn-twice.mts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, [script]);
	return JSON.parse(stdout) as Drawn[];
}
