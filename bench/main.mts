// npm run bench -- [engine | node | server]... [--json]
// Without a name it runs all of them and writes bench/RESULTS.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

import { markdownTable, type BenchReport } from './report.mts';

const NAMES = ['engine', 'node', 'server'];

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((arg) => arg !== '--json');
if (names.some((name) => !NAMES.includes(name))) {
	console.error(`Usage: npm run bench -- [${NAMES.join(' | ')}]... [--json]`);
	process.exit(2);
}
const reports: Array<{ name: string; report: BenchReport }> = [];
for (const name of names.length > 0 ? names : NAMES) {
	const { run } = (await import(`./${name}/run.mts`)) as { run(): Promise<BenchReport> };
	const report = await run();
	reports.push({ name, report });
	console.log(json ? JSON.stringify(report.result) : `\n${section(name, report)}`);
}
if (names.length === 0) writeFileSync(new URL('RESULTS.md', import.meta.url), results());

function section(name: string, { title, description, rows }: BenchReport): string {
	return `## ${title}\n\n\`npm run bench -- ${name}\`\n\n${description}\n\n${markdownTable(rows)}\n`;
}

function results(): string {
	const { version } = JSON.parse(
		readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
	) as { version: string };
	const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
	return [
		'# Benchmark results',
		`Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: n8n-nodes-apizero ${version}, Node ${process.version}, ${machine}. Ratios were measured side by side in one run.`,
		...reports.map(({ name, report }) => section(name, report)),
	].join('\n\n');
}
