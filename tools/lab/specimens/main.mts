import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { type Command, readCommand, USAGE, UsageError } from './command-line.mts';
import { drawSpecimen } from './draw.mts';
import { noCardImage, type NoCardKind } from './no-card.mts';

const WRONG_USAGE = 2;

async function writePair(out: string, file: string, image: Buffer, truth: object): Promise<void> {
	await writeFile(join(out, file), image);
	const json = join(out, file.replace(/\.\w+$/, '.json'));
	await writeFile(json, `${JSON.stringify({ file, ...truth }, null, '\t')}\n`);
}

async function drawCards({ out, count, sides, mark: kind, ...command }: Command): Promise<void> {
	const { seed, level, layouts, lookalike, conditions } = command;
	const card = { seed, level, layouts, lookalike, conditions, mark: kind && { kind } };
	for (let index = 0; index < count; index++) {
		for (const side of sides) {
			const { file, image, fields, second, illegible } = await drawSpecimen({
				...card,
				index,
				side,
			});
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

async function drawNoCards({ out, count, seed }: Command, kind: NoCardKind): Promise<void> {
	for (let index = 0; index < count; index++) {
		const { image } = await noCardImage(kind, `${seed}/${index}`);
		const file = `${String(index).padStart(4, '0')}-${kind}.jpg`;
		const truth = { level: null, side: null, layout: [kind], fields: emptyIdCardFields() };
		await writePair(out, file, image, truth);
	}
}

try {
	const command = readCommand(process.argv.slice(2));
	if (command) {
		await mkdir(command.out, { recursive: true });
		await (command.noCard ? drawNoCards(command, command.noCard) : drawCards(command));
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
