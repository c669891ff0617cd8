import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyIdCardFields } from '../../domain/id-card.ts';
import { type Command, readCommand, USAGE, UsageError } from './command-line.mts';
import { drawSpecimen } from './draw.mts';
import { noCardImage } from './no-card.mts';

const WRONG_USAGE = 2;

async function writePair(out: string, file: string, image: Buffer, truth: object): Promise<void> {
	await writeFile(join(out, file), image);
	const json = join(out, file.replace(/\.\w+$/, '.json'));
	await writeFile(json, `${JSON.stringify({ file, ...truth }, null, '\t')}\n`);
}

async function drawCards(command: Command): Promise<void> {
	const { out, count, seed, level, sides, rare, layouts, lookalikes, fonts, scale } = command;
	const { marks, markColour: colour, markWeight: weight, conditions } = command;
	for (let index = 0; index < count; index++) {
		const lookalike = lookalikes[index % lookalikes.length];
		const kind = marks[index % marks.length];
		const mark = kind && { kind, colour, weight };
		for (const side of sides) {
			const card = { seed, index, side, level, rare, layouts, lookalike, fonts, scale };
			const request = { ...card, mark, conditions };
			const { file, image, fields, second, illegible } = await drawSpecimen(request);
			const layout = [...layouts, lookalike ?? [], kind ?? [], ...conditions].flat();
			const truth = {
				level,
				side: fields.side,
				layout,
				fields,
				...(second && { second }),
				...(illegible && { illegible }),
			};
			await writePair(out, file, image, truth);
		}
	}
}

async function drawNoCards({ out, count, seed, noCard = [] }: Command): Promise<void> {
	for (let index = 0; index < count; index++) {
		for (const kind of noCard) {
			const { image } = await noCardImage(kind, `${seed}/${index}`);
			const file = `${String(index).padStart(4, '0')}-${kind}.jpg`;
			const truth = { level: null, side: null, layout: [kind], fields: emptyIdCardFields() };
			await writePair(out, file, image, truth);
		}
	}
}

try {
	const command = readCommand(process.argv.slice(2));
	if (command) {
		await mkdir(command.out, { recursive: true });
		await (command.noCard ? drawNoCards(command) : drawCards(command));
		console.log(`The images and their true fields are in ${command.out}.`);
	} else {
		console.log(USAGE);
	}
} catch (error) {
	const isWrongUsage = error instanceof UsageError;
	console.error(error instanceof Error ? error.message : error);
	if (isWrongUsage) console.error('Run with --help to see all options.');
	process.exitCode = isWrongUsage ? WRONG_USAGE : 1;
}
