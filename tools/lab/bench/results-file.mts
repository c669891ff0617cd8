import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

import { codeCommit } from '../../processes/code-commit.mts';
import { markdownSection, markdownTable, type BenchReport } from './report.mts';

const FILE = new URL('RESULTS.md', import.meta.url);
const HEAD =
	'# Benchmark results\n\nWritten by `npm --prefix tools/lab run bench`, each part when it last ran. What ran `node` and `outside` is gone since commit 64cac10f.\n';

/** Returns a report as a part of RESULTS.md, with the machine, version, commit and date of this run. */
export function resultsPart(name: string, report: BenchReport): string {
	const { title, args = name, description, rows, sections = [] } = report;
	const { version } = JSON.parse(
		readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
	) as { version: string };
	const memory = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${memory} GB`;
	return [
		`## ${title}`,
		`\`npm --prefix tools/lab run bench -- ${args}\`, ${new Date().toISOString().slice(0, 10)}: version ${version} (${codeCommit()}), ${machine}.`,
		description,
		markdownTable(rows),
		...sections.map(markdownSection),
	].join('\n\n');
}

/** Replaces this benchmark's part of RESULTS.md. */
export function saveResultsPart(name: string, part: string): void {
	const marked = `<!-- ${name} -->\n\n${part}\n\n<!-- end of ${name} -->\n`;
	const before = currentText();
	const old = new RegExp(`<!-- ${name} -->[^]*<!-- end of ${name} -->\n`);
	writeFileSync(
		FILE,
		old.test(before) ? before.replace(old, () => marked) : `${before}\n${marked}`,
	);
}

function currentText(): string {
	try {
		return readFileSync(FILE, 'utf8');
	} catch {
		return HEAD;
	}
}
