import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './source-files.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const LEVELS = ['clean', 'photo', 'hard'];

/** The rows of the first table after a text, without its head. */
function tableAfter(file: string, text: string): string[][] {
	const after = read(file).split(text)[1] ?? '';
	const [table] = /(?:^\|.*\n)+/m.exec(after) ?? [''];
	const rows = table.trim().split('\n').slice(2);
	return rows.map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.replaceAll('`', '').trim()),
	);
}

const RESULTS = 'tools/bench/RESULTS.md';
const goals = tableAfter(RESULTS, '## Reading cards');
const accuracy = tableAfter(RESULTS, '### Accuracy by level');
const speed = tableAfter(RESULTS, '### Speed');
const node = tableAfter(RESULTS, "## The node compared with n8n's own nodes");

/** The cell in `column` of the row that begins with these cells. */
function figure(rows: string[][], begin: string[], column: number): string {
	const row = rows.find((cells) => begin.every((cell, i) => cells[i] === cell));
	return row?.[column] ?? `no row ${begin.join(' ')}`;
}

/** The row of our own engine. */
const ownRow = (rows: string[][], ...begin: string[]) =>
	rows.find(
		([engine, ...cells]) => engine.startsWith('own') && begin.every((cell, i) => cells[i] === cell),
	);

const photoTime = (engine: string) => figure(speed, [engine], 2).replace(/ \(.*/, '');

describe('what documents say was measured stands in the benchmark results:', () => {
	test('the comparison of engines', () => {
		const [own, ...peers] = tableAfter('README.md', '## How it compares');
		expect(own).toEqual([
			'this server',
			...LEVELS.map((level) => figure(goals, [`${level}: whole card exact`], 2).replace(' %', '')),
			photoTime(ownRow(speed)![0]),
		]);
		expect(peers.length).toBeGreaterThan(3);
		expect(peers).toEqual(
			peers.map(([engine]) => [
				engine,
				...LEVELS.map((level) => figure(accuracy, [engine, `60 ${level}`], 2)),
				photoTime(engine),
			]),
		);
	});

	test('the comparison of the node', () => {
		const [, time, memory] = /took ([\d.]+) of their time and ([\d.]+) of their/.exec(
			read('README.md').replace(/\s+/g, ' '),
		)!;
		const measured = (what: string) => node.find(([name]) => name.startsWith(what))?.[1];
		expect([time, memory]).toEqual([measured('time, ours'), measured('peak memory, ours')]);
	});

	test('the comparison of workflows', () => {
		const workflows = tableAfter('docs/comparison.md', '# ');
		const quoted =
			/takes (\d+) nodes and (\d+) expressions with HTTP Request, and (\d+) nodes and (\d+) expression with this node. Of four misreadings injected into a form, (\d) passed as right with this node, (\d) with a service shaped like Tencent's or Baidu's, (\d) with a language model's text/.exec(
				read('README.md').replace(/\s+/g, ' '),
			)!;
		const [sheet, form] = ['sheet of links to rows', 'form to Data Table'];
		const [own, tencent, baidu, model] = [
			...['this node', 'HTTP, Tencent-shaped', 'HTTP, Baidu-shaped', "HTTP, a model's free text"],
		];
		const size = (builtWith: string) =>
			[2, 4].map((column) => figure(workflows, [sheet, builtWith], column));
		const wrong = (builtWith: string) => figure(workflows, [form, builtWith], 9);
		expect(quoted.slice(1)).toEqual([
			...[...size(tencent), ...size(own), wrong(own), wrong(tencent), wrong(model)],
		]);
		expect(wrong(baidu)).toBe(wrong(tencent));
		expect(workflows.filter(([, , , , , , , , lost]) => lost !== '0')).toEqual([]);
	});

	test('the pace of several processes', () => {
		const share = (processes: string, what: string) =>
			node.find(([name]) => name.startsWith(`${processes}: share ${what}`))?.[1];
		expect(tableAfter('docs/queue-mode.md', '# ').map(([, ...shares]) => shares)).toEqual(
			['three at a third each', 'three at 2 per second each'].map((processes) => [
				share(processes, 'of the limit'),
				share(processes, 'refused'),
			]),
		);
	});

	test("the accuracy in the server's README", () => {
		const rows = tableAfter('server/README.md', '## Accuracy');
		const own = (images: string) => Number(ownRow(accuracy, images)?.[2]);
		const measured = [
			...LEVELS.map((level) => (own(`300 ${level} portrait`) + own(`300 ${level} emblem`)) / 2),
			own('300 no card'),
			own('300 photo portrait, rare names'),
		];
		expect(rows).toHaveLength(1);
		expect(rows[0].map(Number)).toEqual(measured.map((percent) => expect.closeTo(percent, 0.9)));
	});
});
