// node24 tools/bench/outside/contact-sheet.mts FILE.png LEVEL [FIRST [COUNT [WIDTH]]]
// Draws images of a level side by side, to be looked at, and prints their truths.
import { sharp } from '../../../server/src/image/sharp.mts';
import { OUTSIDE_LEVELS } from './draw/levels.mts';
import { outsideImage } from './draw/outside-image.mts';

const [file, name, first = '0', count = '12', width = '640'] = process.argv.slice(2);
const level = OUTSIDE_LEVELS.find((known) => known === name);
if (file === undefined || level === undefined) {
	console.error(
		`Usage: contact-sheet.mts FILE.png ${OUTSIDE_LEVELS.join('|')} [FIRST [COUNT [WIDTH]]]`,
	);
	process.exit(2);
}
const ACROSS = 3;
const cell = {
	width: Number(width),
	height: Math.round(Number(width) * (level === 'both-sides' ? 1.4 : 0.75)),
};
const tiles: Array<{ input: Buffer; left: number; top: number }> = [];
for (let shown = 0; shown < Number(count); shown++) {
	const { image, truth } = await outsideImage(level, Number(first) + shown);
	const size = { ...cell, fit: 'contain' as const, withoutEnlargement: true };
	tiles.push({
		input: await sharp(image).resize(size).toBuffer(),
		left: (shown % ACROSS) * cell.width,
		top: Math.floor(shown / ACROSS) * cell.height,
	});
	console.log(
		Number(first) + shown,
		Object.values(truth)
			.filter((value) => value !== null)
			.join(' '),
	);
}
await sharp({
	create: {
		width: cell.width * ACROSS,
		height: cell.height * Math.ceil(tiles.length / ACROSS),
		channels: 3,
		background: '#404040',
	},
})
	.composite(tiles)
	.png()
	.toFile(file);
