// Decodes the image on standard input; prints its width and how far memory rose, in bytes.
// node server/test/image/decode-peak.mts < PICTURE
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

import { peakMemory } from '../../../tools/processes/peak-memory.mts';
import { decodeImage } from '../../src/image/decode.mts';

const image = await buffer(process.stdin);
const small = { create: { width: 9, height: 9, channels: 3 as const, background: 'red' } };
await decodeImage(await sharp(small).jpeg().toBuffer());
const before = process.memoryUsage.rss();
const raster = await decodeImage(image);
const bytes = peakMemory() - before;
process.stdout.write(JSON.stringify({ width: raster?.width, bytes }));
