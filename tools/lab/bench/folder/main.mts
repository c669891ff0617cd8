// npm run folder -- [--people N] [--seed SEED]
// Draws a folder of photos of people's cards, reads it with `idcard-ocr-server read`, and counts whose sides are in one row.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { drawFolder } from './draw-folder.mts';

const MAIN = fileURLToPath(new URL('../../../../server/src/main.mts', import.meta.url));

const { values } = parseArgs({
	options: {
		people: { type: 'string', default: '100' },
		seed: { type: 'string', default: 'folder' },
	},
});
const folder = mkdtempSync(join(tmpdir(), 'folder-'));
const drawn = await drawFolder(folder, Number(values.people), values.seed);
const run = spawnSync(
	'time',
	['-f', '%e s, %U s of CPU, %M KB', process.execPath, MAIN, 'read', folder, '--out', '-'],
	{
		encoding: 'utf8',
		maxBuffer: 1e8,
	},
);
rmSync(folder, { recursive: true });

const rows = run.stdout
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));
const filesOf = ({ file_name: names }: { file_name: string }) => names.split(', ');
const people = rows.filter((row) => 'needs_review' in row);
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
const told = rows.flatMap(filesOf);
const files = [...new Set(drawn.map(({ file }) => file))];
const lost = files.filter((file) => !told.includes(file));
console.log(`${files.length} files. ${run.stderr.trim()}`);
console.log(
	`Wrong pairs ${people.filter(isWrong).length}, lost files ${lost.length}, files told twice ${told.length - new Set(told).size}.`,
);
console.log(
	`People with both sides readable in one row: named ${share(true)}, not named ${share(false)}.`,
);
