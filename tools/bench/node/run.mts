import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPackageIfStale } from '../../commands/build-package.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../n8n/installed/install.mts';
import { terminalProgress } from '../../n8n/installed/progress.mts';
import { rounded, type BenchReport } from '../report.mts';
import { runChild, startService } from './child.mts';
import { measureLimit } from './limits.mts';

const IMAGES = 200;
const BYTES = 2_000_000;
const ROUNDS = 3;
const LIMITED_IMAGES = 120;

interface VariantResult {
	ms: number;
	cpuMs: number;
	peakMb: number;
}

/** Compares the node with n8n's own nodes, and measures it with a rate-limited key. */
export async function run(): Promise<BenchReport> {
	const { folder } = await installN8n(CURRENT_N8N_VERSION, terminalProgress());
	buildPackageIfStale();
	const ours: VariantResult[] = [];
	const theirs: VariantResult[] = [];
	// Alternating, so that other load on the machine affects both.
	for (let round = 0; round < ROUNDS; round++) {
		ours.push(await measureVariant('ours', folder));
		theirs.push(await measureVariant('theirs', folder));
	}
	const clients = { processes: 1, imagesEach: LIMITED_IMAGES };
	const cloud = await measureLimit({ ...clients, paceEach: 'automatic', atCloud: true });
	const own = await measureLimit({ ...clients, paceEach: 'automatic' });
	const one = await measureLimit({ ...clients, paceEach: 2 });
	const shared = { processes: 3, imagesEach: LIMITED_IMAGES / 3 };
	const three = await measureLimit({ ...shared, paceEach: 2 / 3 });
	const crowd = await measureLimit({ ...shared, paceEach: 2 });
	const result = {
		settings: {
			images: IMAGES,
			bytes: BYTES,
			rounds: ROUNDS,
			limited_images: LIMITED_IMAGES,
			n8n: CURRENT_N8N_VERSION,
			node: process.version,
		},
		ours: medians(ours),
		theirs: medians(theirs),
		time_ratio: medians(ours).ms / medians(theirs).ms,
		memory_ratio: medians(ours).peakMb / medians(theirs).peakMb,
		cpu_ratio: medians(ours).cpuMs / medians(theirs).cpuMs,
		cloud_limit_share: cloud.limitShare,
		cloud_refused_share: cloud.refusedShare,
		own_limit_share: own.limitShare,
		own_refused_share: own.refusedShare,
		own_recognized: own.recognized,
		one_limit_share: one.limitShare,
		one_refused_share: one.refusedShare,
		three_limit_share: three.limitShare,
		three_refused_share: three.refusedShare,
		crowd_limit_share: crowd.limitShare,
		crowd_refused_share: crowd.refusedShare,
		crowd_recognized: crowd.recognized,
	};
	return {
		title: "The node compared with n8n's own nodes, and with a rate-limited key",
		description: `${IMAGES} images of 2 MB through n8n's engine against a service that takes 100 ms, 4 at a time: this node, and Extract from File, HTTP Request, Code and Switch; fresh processes, medians of ${ROUNDS}. Then ${LIMITED_IMAGES} images with a token bucket of 2 per second.`,
		result,
		rows: [
			row('time, ours / theirs (aim: at most 0.6)', result.time_ratio),
			row('CPU time, ours / theirs', result.cpu_ratio),
			row('peak memory, ours / theirs (aim: at most 0.2)', result.memory_ratio),
			row("Automatic, ApiZero's cloud: share of the limit (aim: at least 0.93)", cloud.limitShare),
			row("Automatic, ApiZero's cloud: share refused (aim: at most 0.005)", cloud.refusedShare),
			row('Automatic, own server with that limit: share of the limit', own.limitShare),
			row('Automatic, own server with that limit: share refused', own.refusedShare),
			{
				what: `Automatic, own server with that limit: images answered of ${LIMITED_IMAGES}`,
				figure: String(own.recognized[0]),
			},
			row('one process: share of the limit (aim: at least 0.95)', one.limitShare),
			row('one process: share refused (aim: at most 0.01)', one.refusedShare),
			row('three at a third each: share of the limit (aim: at least 0.9)', three.limitShare),
			row('three at a third each: share refused (aim: at most 0.05)', three.refusedShare),
			row('three at 2 per second each: share of the limit', crowd.limitShare),
			row('three at 2 per second each: share refused', crowd.refusedShare),
			{ what: 'three at 2 per second each: images answered', figure: crowd.recognized.join(' + ') },
		],
	};
}

const row = (what: string, figure: number) => ({ what, figure: rounded(figure, 3) });

async function measureVariant(
	variant: 'ours' | 'theirs',
	n8nFolder: string,
): Promise<VariantResult> {
	const service = await startService('slots');
	const userFolder = mkdtempSync(join(tmpdir(), 'bench-node-'));
	try {
		return (await runChild('variant.mts', [variant], {
			N8N_USER_FOLDER: userFolder,
			N8N_ENCRYPTION_KEY: 'only-for-the-benchmark',
			N8N_LOG_LEVEL: 'silent',
			BENCH_N8N_FOLDER: n8nFolder,
			BENCH_IMAGES: String(IMAGES),
			BENCH_BYTES: String(BYTES),
			BENCH_URL: service.url,
		})) as VariantResult;
	} finally {
		service.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

function medians(results: VariantResult[]): VariantResult {
	const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];
	return {
		ms: Math.round(median(results.map(({ ms }) => ms))),
		cpuMs: Math.round(median(results.map(({ cpuMs }) => cpuMs))),
		peakMb: Math.round(median(results.map(({ peakMb: mb }) => mb))),
	};
}
