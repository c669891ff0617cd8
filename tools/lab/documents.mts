// npm run documents -- [--count N] [--only NAME]
// Draws other documents, cards with little of a card, and cards that are unreadable by degrees; reads them, and prints
// how many were read as a card, and why not the others as far as the server is certain.
import { parseArgs } from 'node:util';

import { extraOf } from '../../server/src/extra/extra-of.mts';
import { decodeImage } from '../../server/src/image/decode.mts';
import { readPack } from '../../server/src/models/model-pack.mts';
import { startReader } from '../../server/src/models/start-reader.mts';
import { readRaster } from '../../server/src/reading/read-raster.mts';
import { DOCUMENT_SETS, UNREADABLE_SETS } from './image-sets/document-sets.mts';

const { values } = parseArgs({
	options: { count: { type: 'string', default: '24' }, only: { type: 'string' } },
});
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { reader } = await startReader(await readPack(), 'auto', 1);

async function cameOf(image: Uint8Array): Promise<string> {
	const raster = (await decodeImage(image))!;
	const reading = await readRaster(reader, raster);
	if (reading.cards.length > 0) return 'card';
	return extraOf(reading, raster).unread?.reason ?? 'no reason';
}

const sets = [...DOCUMENT_SETS, ...UNREADABLE_SETS];
for (const { name, isCard, isHeldOut, draw } of sets) {
	if (values.only !== undefined && !name.includes(values.only)) continue;
	const counts = new Map<string, number>();
	for (let index = 0; index < Number(values.count); index++) {
		const { image } = await draw(index, 'documents');
		const came = await cameOf(image);
		counts.set(came, (counts.get(came) ?? 0) + 1);
	}
	const what = `${isCard ? 'cards' : 'other'}${isHeldOut ? ', held out' : ''}`;
	const all = [...counts].map(([came, count]) => `${count} ${came}`).join(', ');
	console.log(`${name.padEnd(30)}${what.padEnd(18)}${all}`);
}
await reader.close();
