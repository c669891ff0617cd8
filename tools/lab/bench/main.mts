// npm run bench -- [engine | pressure | reliability | server]... [--against COMMIT] [--json]
// Runs the named benchmarks, or all, or only the comparison with a commit if that is all that is asked for.
// `pressure` compares itself: without other parts, it alone measures both versions.
// Writes their results to tools/lab/bench/RESULTS.md.
import { parseArgs } from 'node:util';

import type { BenchReport } from './report.mts';
import { resultsPart, saveResultsPart } from './results-file.mts';

const NAMES = ['engine', 'pressure', 'reliability', 'server'];

/** Parts that measure a commit beside this checkout. */
const COMPARING = ['pressure'];

const { values, positionals: names } = parseArgs({
	options: { against: { type: 'string' }, json: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const { against, json } = values;
if (names.some((name) => !NAMES.includes(name))) {
	console.error(`Usage: npm run bench -- [${NAMES.join(' | ')}]... [--against COMMIT] [--json]`);
	process.exit(2);
}
// For our ONNX Runtime and that of the other engines.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const chosen = names.length > 0 || against !== undefined ? names : NAMES;
const comparesItself = chosen.length > 0 && chosen.every((name) => COMPARING.includes(name));
for (const name of against === undefined || comparesItself ? chosen : [...chosen, 'against']) {
	const { run } = (await import(`./${name}/run.mts`)) as {
		run(commit?: string): Promise<BenchReport>;
	};
	const report = await run(against);
	const part = resultsPart(name, report);
	saveResultsPart(name, part);
	console.log(json ? JSON.stringify(report.result) : `\n${part}`);
}
