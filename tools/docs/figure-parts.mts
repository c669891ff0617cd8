import type { Part } from './part.mts';

const LEVELS = ['clean', 'photo', 'hard'];

/** What documents tell of measurements, by the names of their marks, from the benchmark's results. */
export function figureParts(results: string): Record<string, Part> {
	const goals = tableAfter(results, '## Reading cards');
	const accuracy = tableAfter(results, '### Accuracy by set');
	const engines = tableAfter(results, '## Beside RapidOCR');

	const ofLevels = LEVELS.map((level) =>
		oneDecimal(figure(goals, [`${level}: whole card exact`], 2)),
	);
	const engineDate = dateOf(results, 'engine');
	return {
		comparison: [...new Set(engines.map(([, engine]) => engine))].map((engine) => [
			engine,
			...LEVELS.map((level) => oneDecimal(figure(engines, [level, engine], 3))),
			figure(engines, ['photo', engine], 5),
		]),
		accuracy: [
			[
				...ofLevels,
				oneDecimal(figure(goals, ['images without a card refused'], 2)),
				figure(accuracy, ['photo portrait, rare names'], 2),
			],
		],
		'portrait-images': imagesWithoutWrongNumber(goals),
		'engine-date': written(engineDate),
		'engine-date-zh': writtenInChinese(engineDate),
	};
}

/** The rows of the first table below a heading, without its head. */
function tableAfter(document: string, heading: string): string[][] {
	const [table = ''] = /(?:^\|.*\n)+/m.exec(document.split(`${heading}`)[1] ?? '') ?? [];
	const rows = table.trim().split('\n').slice(2);
	return rows.map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

/** The cell in a column of the row whose cells begin like this. */
function figure(rows: readonly string[][], begin: readonly string[], column: number): string {
	const row = rows.find((cells) => begin.every((text, i) => cells[i].startsWith(text)));
	if (row === undefined) throw new Error(`The results have no row of ${begin.join(', ')}`);
	return row[column];
}

/** How many portrait sides were read. Documents say that no wrong number was accepted in any of them. */
function imagesWithoutWrongNumber(goals: readonly string[][]): string {
	const [name, , measured] = goals.find(([goal]) => goal.startsWith('silent wrong numbers'))!;
	if (measured !== '0') throw new Error(`Documents promise 0 ${name}; measured: ${measured}`);
	return Number(/\d+/.exec(name)![0]).toLocaleString('en');
}

const oneDecimal = (text: string) => String(Math.round(parseFloat(text) * 10) / 10);

/** The day on which a part of the benchmark last ran. */
function dateOf(results: string, part: string): Date {
	const [, date] = new RegExp(`run bench -- ${part}\`, (\\d{4}-\\d\\d-\\d\\d)`).exec(results)!;
	return new Date(date);
}

const written = (date: Date) =>
	date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const writtenInChinese = (date: Date) =>
	`${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
