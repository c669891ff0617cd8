// Draws an image of each level twice and prints their hashes as JSON.
import { createHash } from 'node:crypto';

import { OUTSIDE_LEVELS } from '../../../../tools/bench/outside/draw/levels.mts';
import { outsideImage } from '../../../../tools/bench/outside/draw/outside-image.mts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const drawn = [];
for (const level of OUTSIDE_LEVELS) {
	const [one, again] = [await outsideImage(level, 0), await outsideImage(level, 0)];
	drawn.push({ level, hashes: [hashOf(one.image), hashOf(again.image)] });
}
process.stdout.write(JSON.stringify(drawn));
