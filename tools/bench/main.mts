// npm run bench -- [engine | node | outside | pressure | redaction | reliability | server]... [--against COMMIT] [--json]
// Runs the named benchmarks, or all, or only the comparison with a commit if that is all that is asked for.
// `outside` and `pressure` compare themselves: without other parts, both versions are measured by them alone.
// Writes their results to tools/bench/RESULTS.md.
import { parseArgs } from 'node:util';

import type { BenchReport } from './report.mts';
import { resultsPart, saveResultsPart } from './results-file.mts';

const NAMES = ['engine', 'node', 'outside', 'pressure', 'redaction', 'reliability', 'server'];

/** Parts that measure a commit beside this checkout. */
const COMPARING = ['outside', 'pressure'];

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
