// Draws a picture of each level twice and prints what came out as JSON.
import { createHash } from 'node:crypto';

import { sharp } from '../../../../server/src/image/sharp.mts';
import { OUTSIDE_LEVELS } from '../../../../tools/bench/outside/draw/levels.mts';
import { outsidePicture } from '../../../../tools/bench/outside/draw/outside-picture.mts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const drawn = [];
for (const level of OUTSIDE_LEVELS) {
	const { picture, mark } = await outsidePicture(level, 0);
	const again = await outsidePicture(level, 0);
	const { format, width } = await sharp(picture).metadata();
	drawn.push({ level, mark, hashes: [hashOf(picture), hashOf(again.picture)], format, width });
}
process.stdout.write(JSON.stringify(drawn));
