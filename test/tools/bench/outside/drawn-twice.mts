// Draws an image of each level twice and prints their hashes as JSON.
import { createHash } from 'node:crypto';

import { OUTSIDE_LEVELS } from '../../../../tools/bench/outside/draw/levels.mts';
import { outsidePicture } from '../../../../tools/bench/outside/draw/outside-picture.mts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const drawn = [];
for (const level of OUTSIDE_LEVELS) {
	const [one, again] = [await outsidePicture(level, 0), await outsidePicture(level, 0)];
	drawn.push({ level, hashes: [hashOf(one.picture), hashOf(again.picture)] });
}
process.stdout.write(JSON.stringify(drawn));
