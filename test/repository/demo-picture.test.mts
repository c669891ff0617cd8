import { expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

import { ROOT } from './source-files.mts';

const PICTURE = 'docs/images/demo.webp';
const LARGEST = 1_500_000;
/** How long the fields stay: as long as it takes to compare them with the card. */
const READING_MS = 5_000;

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const shown = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)|<img src="([^"]+)"/g)].map(
	([, markdown, html]) => markdown ?? html,
);

test('the README begins with the picture of the demo, by an address that npm follows as it does for the others', () => {
	expect(shown[0]).toBe(PICTURE);
	expect(readme.slice(0, readme.indexOf(PICTURE))).not.toContain('\n## ');
	// npm looks for such paths in the repository that the manifest names.
	expect(shown.filter((address) => !/^docs\/images\/[\w-]+\.(png|webp)$/.test(address))).toEqual(
		[],
	);
});

test('it moves, over and over, stays on the fields, and is sharp where it is shown twice as dense', async () => {
	const { format, pages, delay, loop, width } = await sharp(join(ROOT, PICTURE)).metadata();
	expect({ format, loop }).toEqual({ format: 'webp', loop: 0 });
	expect(pages).toBeGreaterThan(10);
	expect(delay?.at(-1)).toBeGreaterThanOrEqual(READING_MS);
	expect(width).toBeGreaterThan(1600);
});

test('it is under 1.5 MB', () => {
	expect(statSync(join(ROOT, PICTURE)).size).toBeLessThan(LARGEST);
});
