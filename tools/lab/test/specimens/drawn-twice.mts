// Draws images of many kinds twice and prints their hashes as JSON.
import { createHash } from 'node:crypto';

import { drawCardsPage } from '../../specimens/cards-page.mts';
import { drawSpecimen, type SpecimenRequest } from '../../specimens/draw.mts';
import { noCardImage } from '../../specimens/no-card.mts';

const REQUESTS: ReadonlyArray<Partial<SpecimenRequest>> = [
	{ level: 'hard' },
	{ level: 'photo', layouts: ['photocopy', 'cut-corner', 'finger'], mark: { kind: 'boxed-stamp' } },
	{ layouts: ['screen', 'bilingual'], mark: { kind: 'tiled', weight: 'heavy', colour: 'red' } },
	{ layouts: ['two-people', 'beside'] },
	{ conditions: ['blurred', 'faded', 'upside-down', 'few-pixels', 'glare', 'blacked-out'] },
	{ lookalike: 'foreigner-card' },
];

const page = { seed: 'test', index: 1, people: 2, turned: 'quarter-turns' } as const;
const draws = [
	...REQUESTS.map(
		(request) => () => drawSpecimen({ seed: 'draw test', index: 2, side: 1, ...request }),
	),
	() => drawCardsPage(page),
	() => noCardImage('landscape', 'a'),
	() => noCardImage('receipt', 'a'),
];

const hashes: Array<[string, string]> = [];
for (const draw of draws) hashes.push([hashOf(await draw()), hashOf(await draw())]);
process.stdout.write(JSON.stringify(hashes));

function hashOf({ image }: { image: Buffer }): string {
	return createHash('sha256').update(image).digest('hex');
}
