// npm run bench -- [engine | pressure | rapidocr | reliability | server]... | --against COMMIT
// Runs the named benchmarks, or all, or compares the engine with a commit's. Writes their results to
// tools/lab/bench/RESULTS.md.
import { parseArgs } from 'node:util';

import type { BenchReport } from './report.mts';
import { resultsPart, saveResultsPart } from './results-file.mts';

const NAMES = ['engine', 'pressure', 'rapidocr', 'reliability', 'server'];

const { values, positionals } = parseArgs({
	options: { against: { type: 'string' } },
	allowPositionals: true,
});
if (positionals.some((name) => !NAMES.includes(name))) {
	console.error(`Usage: npm run bench -- [${NAMES.join(' | ')}]... | --against COMMIT`);
	process.exit(2);
}
// For our ONNX Runtime and RapidOCR's.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const names = positionals.length === 0 ? NAMES : positionals;
for (const name of values.against === undefined ? names : ['against']) {
	const { run } = (await import(`./${name}/run.mts`)) as {
		run(commit?: string): Promise<BenchReport>;
	};
	const part = resultsPart(name, await run(values.against));
	saveResultsPart(name, part);
	console.log(`\n${part}`);
}
