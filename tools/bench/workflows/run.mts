import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPackageIfStale } from '../../commands/build-package.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../n8n/installed/install.mts';
import { terminalProgress } from '../../n8n/installed/progress.mts';
import { runChild, startService } from '../node/child.mts';
import type { BenchReport, TableRow } from '../report.mts';
import { APPROACHES } from './approaches.mts';
import { planJob } from './jobs.mts';
import { judge, type Outcome, type VariantOutput } from './outcome.mts';
import type { JobName } from './plan.mts';
import { workflowSize, type WorkflowSize } from './workflow-size.mts';

const JOBS: Record<JobName, string> = {
	form: 'form to Data Table',
	sheet: 'sheet of links to rows',
	heap: 'heap of photos to people',
};

interface Measured extends Outcome, WorkflowSize {
	calls: number;
	billed: number;
	ms: number;
	peakMb: number;
}

/** Builds three jobs in several ways and runs each with the same cards and faults. */
export async function run(): Promise<BenchReport> {
	const { folder } = await installN8n(CURRENT_N8N_VERSION, terminalProgress());
	buildPackageIfStale();
	const result: Record<string, Record<string, Measured>> = {};
	const rows: TableRow[] = [];
	for (const job of Object.keys(JOBS) as JobName[]) {
		result[job] = {};
		for (const approach of Object.keys(APPROACHES)) {
			const measured = await measure(job, approach, folder);
			result[job][approach] = measured;
			rows.push(tableRow(job, approach, measured));
		}
	}
	return {
		title: 'Three jobs, built in several ways',
		description: DESCRIPTION,
		result,
		rows,
		sections: [{ heading: 'What was injected', note: INJECTED, rows: [] }],
	};
}

async function measure(job: JobName, approach: string, n8nFolder: string): Promise<Measured> {
	const { service, build } = APPROACHES[approach];
	const stub = await startService(service, {
		script: '../workflows/services/service.mts',
		env: { BENCH_JOB: job },
	});
	const userFolder = mkdtempSync(join(tmpdir(), 'bench-workflows-'));
	try {
		const output = (await runChild('../workflows/variant.mts', [job, approach], {
			N8N_USER_FOLDER: userFolder,
			N8N_ENCRYPTION_KEY: 'only-for-the-benchmark',
			N8N_LOG_LEVEL: 'silent',
			BENCH_N8N_FOLDER: n8nFolder,
			BENCH_URL: stub.url,
		})) as VariantOutput;
		const count = (await (await fetch(`${stub.url}/calls`)).json()) as Record<
			'calls' | 'billed',
			number
		>;
		const size = workflowSize(build(job, stub.url));
		const { ms, peakMb } = output;
		return { ...judge(job, planJob(job), output), ...size, ...count, ms, peakMb };
	} finally {
		stub.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

function tableRow(job: JobName, approach: string, measured: Measured): TableRow {
	return {
		job: JOBS[job],
		'built with': APPROACHES[approach].title,
		nodes: measured.nodes,
		'Code nodes (lines)':
			measured.codeNodes === 0 ? 0 : `${measured.codeNodes} (${measured.codeLines})`,
		expressions: measured.expressions,
		'rows right': measured.right,
		'held back': measured.held,
		'of these read right': measured.heldRight,
		'lost rows': measured.lost + measured.vanished,
		'wrong values passed as right (injected)': measured.wrongValues,
		calls: measured.calls,
		'billed calls': measured.billed,
		seconds: (measured.ms / 1000).toFixed(1),
		'peak MiB': measured.peakMb,
	};
}

const count = (job: JobName) => Object.keys(planJob(job).expected).length;

const DESCRIPTION = `Three jobs, each built as in n8n's editor and run by n8n ${CURRENT_N8N_VERSION}'s engine against a stub that knows what seeded specimens show: ${count('form')} people who each send both sides (one of them twice), ${count('sheet')} rows with a link each, and a heap of ${count('heap')} people's photos. Every approach gets the same cards and the same faults, a deadline of 2 s a call and 50 ms a reply. The HTTP Request nodes retry five times and have their error outputs wired; they send one picture at a time, since n8n's Retry On Fail sends all items of a node again; where a service refuses with HTTP 200, an If and a Wait ask again. Signatures and tokens are left out. Triggers are not counted. One run, all in processes of their own, Code nodes in the engine's process.`;

const INJECTED = `Every stub takes four calls a second and refuses more. Into the first call of some pictures: HTTP 500, or a reply that comes too late. Into every reply: one number with a wrong digit, one birth with a wrong digit (not in the heap), one period of a year too many (form only), one name with a wrong character, which nothing on a card contradicts. Besides, a picture without a card, one with the files swapped, and pictures sent twice. Whether a stub notices is as the service's documentation says: Baidu withholds a number that breaks its rule and says whether birth and sex agree with it; Tencent makes birth and sex agree with the number, and warns of periods that the law does not know. A model's text stands in a fence or between sentences in two of three replies. A call is billed if the service read the picture, also where the reply came too late.`;
