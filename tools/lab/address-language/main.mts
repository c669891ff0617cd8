// npm run addresses [-- --without villages|towns --out FILE]
// Writes the table of the language of addresses, server/language/addresses.bin, and the addresses that are
// drawn to measure it. --without leaves the villages of the drawn addresses' counties out of a table, or
// their towns as well: real addresses have towns that are listed, and streets and hamlets that are not.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { allDivisions } from './divisions.mts';
import { drawnAddresses } from './drawn-addresses.mts';
import { makeTable } from './make-table.mts';
import { packTable } from './pack-table.mts';
import { townTexts, trainingTexts } from './training-texts.mts';

/** More hardly changes how likely the table thinks addresses that it lacks. */
const PRUNING = { pairs: 3, triples: 8 };

const TABLE = new URL('../../../server/language/addresses.bin', import.meta.url);
const DRAWN = new URL('../image-sets/addresses.csv', import.meta.url);

const { values } = parseArgs({ options: { without: { type: 'string' }, out: { type: 'string' } } });
const divisions = await allDivisions();

function* texts() {
	const isLearned = values.without === undefined ? () => true : isOfTable;
	yield* trainingTexts(divisions.filter(isLearned));
	if (values.without === 'villages') yield* townTexts(divisions.filter((one) => !isOfTable(one)));
}

function isOfTable({ part }: (typeof divisions)[number]): boolean {
	return part === 'table';
}

await writeFile(values.out ?? TABLE, packTable(makeTable(texts(), PRUNING)));
const rows = drawnAddresses(divisions).map(({ part, county, address }) => {
	return `${part},${county},${address}`;
});
await writeFile(DRAWN, ['part,county,address', ...rows, ''].join('\n'));
