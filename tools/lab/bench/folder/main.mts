// npm run folder -- [--people N] [--twice N] [--seed SEED] [--draw DIR]
// Draws a folder of photos of people's cards, and a list that has three people more, reads both with `idcard-ocr-server read`, and
// counts whose sides are in one row, and who is called missing. With --draw, only draws them, into DIR/photos and DIR/list.csv.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { drawFolder } from './draw-folder.mts';
import { listOf } from './list-of.mts';

const MAIN = fileURLToPath(new URL('../../../../server/src/main.mts', import.meta.url));

const { values } = parseArgs({
	options: {
		people: { type: 'string', default: '100' },
		twice: { type: 'string', default: '5' },
		seed: { type: 'string', default: 'folder' },
		draw: { type: 'string' },
	},
});
const place = values.draw ?? mkdtempSync(join(tmpdir(), 'folder-'));
const folder = join(place, 'photos');
mkdirSync(folder, { recursive: true });
const drawn = await drawFolder(folder, Number(values.people), {
	seed: values.seed,
	twice: Number(values.twice),
});
const list = join(place, 'list.csv');
const onList = listOf(drawn, values.seed);
const lines = onList.map(({ name, number }) => `${name},${number}\n`);
writeFileSync(list, `2026年员工名单\n姓名,身份证号\n${lines.join('')}`);
if (values.draw !== undefined) process.exit();
const run = spawnSync(
	'time',
	[
		...['-f', '%e s, %U s of CPU, %M KB'],
		...[process.execPath, MAIN, 'read', folder, '--out', '-', '--roster', list],
	],
	{ encoding: 'utf8', maxBuffer: 1e8 },
);
rmSync(place, { recursive: true });

const rows = run.stdout
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));
const filesOf = ({ file_name: names }: { file_name: string }) => names.split(', ');
const people = rows.filter((row) => 'needs_review' in row);
const missing = rows.filter((row) => row.on_list === 'missing' && !('needs_review' in row));
const sidesOf = (row: { file_name: string }) =>
	filesOf(row).flatMap((file) => drawn.filter((one) => one.file === file));
const isWrong = (row: { file_name: string }) =>
	new Set(sidesOf(row).map(({ person }) => person)).size > 1;
const joined = new Set(
	people
		.filter((row) => row.identity_code !== null && row.issued_by !== null && !isWrong(row))
		.map((row) => sidesOf(row)[0].person),
);
const readable = [...Map.groupBy(drawn, ({ person }) => person)].filter(
	([, own]) => !own.some((one) => one.isUnreadable),
);
const share = (isNamed: boolean) => {
	const own = readable.filter(([, [first]]) => first.isNamed === isNamed);
	return `${own.filter(([person]) => joined.has(person)).length} of ${own.length}`;
};
const told = rows.filter((row) => row.file_name).flatMap(filesOf);
const files = [...new Set(drawn.map(({ file }) => file))];
const lost = files.filter((file) => !told.includes(file));
console.log(`${files.length} files. ${run.stderr.trim()}`);
console.log(
	`Wrong pairs ${people.filter(isWrong).length}, lost files ${lost.length}, files told twice ${told.length - new Set(told).size}.`,
);
console.log(
	`People with both sides readable in one row: named ${share(true)}, not named ${share(false)}.`,
);

const isShown = (person: number | null) =>
	drawn.some((one) => one.person === person && one.side === 1 && !one.isUnreadable);
const called = onList.filter(({ name, number }) =>
	missing.some((row) => row.identity_name === name && (row.identity_code ?? '') === number),
);
const absent = onList.filter(({ person }) => !isShown(person));
const wrongly = called.filter(({ person }) => isShown(person)).length;
console.log(
	`On the list ${onList.length}. Called missing ${called.length} of the ${absent.length} without a legible front; wrongly ${wrongly}.`,
);
