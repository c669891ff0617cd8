// npm run bench -- [engine | node | server]... [--json]
// Runs the named benchmarks, or all, and writes their results to tools/bench/RESULTS.md.
import type { BenchReport } from './report.mts';
import { resultsPart, saveResultsPart } from './results-file.mts';

const NAMES = ['engine', 'node', 'server'];

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((arg) => arg !== '--json');
if (names.some((name) => !NAMES.includes(name))) {
	console.error(`Usage: npm run bench -- [${NAMES.join(' | ')}]... [--json]`);
	process.exit(2);
}
// For our ONNX Runtime and that of the other engines.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
for (const name of names.length > 0 ? names : NAMES) {
	const { run } = (await import(`./${name}/run.mts`)) as { run(): Promise<BenchReport> };
	const report = await run();
	const part = resultsPart(name, report);
	saveResultsPart(name, part);
	console.log(json ? JSON.stringify(report.result) : `\n${part}`);
}
