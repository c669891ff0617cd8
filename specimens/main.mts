import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyIdCardFields } from '../domain/id-card.ts';
import { type Command, readCommand, USAGE, UsageError } from './command-line.mts';
import { drawSpecimen } from './draw.mts';
import { MissingGlyphError } from './glyph-font.mts';
import { noCardPicture } from './no-card.mts';

const WRONG_USAGE = 2;

async function writePair(out: string, file: string, picture: Buffer, truth: object): Promise<void> {
	await writeFile(join(out, file), picture);
	const json = join(out, file.replace(/\.\w+$/, '.json'));
	await writeFile(json, `${JSON.stringify({ file, ...truth }, null, '\t')}\n`);
}

async function drawCards({ out, count, seed, level, sides, rare }: Command): Promise<void> {
	for (let index = 0; index < count; index++) {
		for (const side of sides) {
			const { file, picture, fields } = await drawSpecimen({ seed, index, side, level, rare });
			await writePair(out, file, picture, { level, side, layout: [], fields });
		}
	}
}

async function drawNoCards({ out, count, seed, noCard = [] }: Command): Promise<void> {
	for (let index = 0; index < count; index++) {
		for (const kind of noCard) {
			const { picture } = await noCardPicture(kind, `${seed}/${index}`);
			const file = `${String(index).padStart(4, '0')}-${kind}.jpg`;
			const truth = { level: null, side: null, layout: [kind], fields: emptyIdCardFields() };
			await writePair(out, file, picture, truth);
		}
	}
}

try {
	const command = readCommand(process.argv.slice(2));
	if (command) {
		await mkdir(command.out, { recursive: true });
		await (command.noCard ? drawNoCards(command) : drawCards(command));
		console.log(`The pictures and their true fields are in ${command.out}.`);
	} else {
		console.log(USAGE);
	}
} catch (error) {
	if (!(error instanceof UsageError || error instanceof MissingGlyphError)) throw error;
	console.error(error.message);
	if (error instanceof UsageError) console.error(`\n${USAGE}`);
	process.exitCode = WRONG_USAGE;
}
