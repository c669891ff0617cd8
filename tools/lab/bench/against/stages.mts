import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { rounded, type ReportSection } from '../report.mts';
import { ask, startEngine } from './engine-process.mts';

/** CPU time of an image by stage, in ms. */
export type Stages = ReadonlyMap<string, number>;

/** A profile as V8 writes it: the tree of calls, and which of them ran at each sample. */
interface CpuProfile {
	nodes: Array<{
		id: number;
		callFrame: { functionName: string; url: string };
		children?: number[];
	}>;
	samples: number[];
	timeDeltas: number[];
}

const PROBE = fileURLToPath(new URL('stage-probe.mts', import.meta.url));
const NETWORK = /node_modules\/onnxruntime/;
const GARBAGE = 'garbage collection';
const NODE = 'Node itself';
const OTHER_THREADS = 'other threads: decoding, a second thread of detection';

/** Stages by the innermost file of the server that ran, the first match; both commits' names. */
const STAGES: ReadonlyArray<readonly [RegExp, string]> = [
	[/src\/(image|names)\/|src\/ocr\/(tensor|separation)/, 'crops, resizing, input of networks'],
	[/src\/ocr\/(db-postprocess|rotated-box|text-axes|overlaps)/, 'boxes of lines'],
	[/src\/ocr\/ctc/, 'text of lines'],
	[/src\/(card|confidence)\//, 'fields of cards'],
	[/src\/(ocr|reading|engine|extra|errors|process)\//, 'passes, queues, messages'],
];

/**
 * Has an engine read files while it is profiled, and returns its CPU time by stage, for one file. What another
 * run over the first third takes is subtracted: the start, and code that is not compiled yet.
 */
export async function measureStages(engine: string, files: readonly string[]): Promise<Stages> {
	const warmUp = Math.floor(files.length / 3);
	const first = await profiled(engine, files.slice(0, warmUp));
	const whole = await profiled(engine, files);
	const stages = new Map<string, number>();
	let rest = whole.cpu - first.cpu;
	for (const [stage, ms] of whole.stages) {
		const later = ms - (first.stages.get(stage) ?? 0);
		rest -= later;
		stages.set(stage, later / (files.length - warmUp));
	}
	return stages.set(OTHER_THREADS, rest / (files.length - warmUp));
}

/** The process's CPU time while it read the files, and that of its whole life by stage. */
async function profiled(engine: string, files: readonly string[]) {
	const folder = await mkdtemp(join(tmpdir(), 'bench-stages-'));
	try {
		const { process } = await startEngine(engine, {
			execArgv: ['--import', PROBE, '--cpu-prof', '--cpu-prof-dir', folder],
			env: { STAGES_FOLDER: folder, STAGES_ENGINE: engine },
		});
		const { cpu } = await ask(process, { files, inFlight: 1 });
		const ended = once(process, 'exit');
		process.disconnect();
		await ended;
		const stages = new Map<string, number>();
		for (const file of await readdir(folder)) {
			const content = JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown;
			const part = file.endsWith('.json')
				? Object.entries(content as Record<string, number>)
				: inProfile(content as CpuProfile);
			for (const [stage, ms] of part) stages.set(stage, (stages.get(stage) ?? 0) + ms);
		}
		return { cpu, stages };
	} finally {
		await rm(folder, { recursive: true });
	}
}

function inProfile({ nodes, samples, timeDeltas }: CpuProfile): Stages {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const stageById = new Map<number, string | null>();
	const visit = (id: number, outer: string | null) => {
		const { callFrame, children = [] } = byId.get(id)!;
		const stage = stageOf(callFrame) ?? outer;
		stageById.set(id, callFrame.functionName === '(idle)' ? null : (stage ?? NODE));
		for (const child of children) visit(child, stage);
	};
	visit(nodes[0].id, null);
	const stages = new Map<string, number>();
	for (const [index, id] of samples.entries()) {
		const stage = stageById.get(id);
		if (stage === undefined || stage === null || stage === '') continue;
		stages.set(stage, (stages.get(stage) ?? 0) + timeDeltas[index] / 1000);
	}
	return stages;
}

/** The stage of a call; `undefined` is that of its caller, '' one that is measured otherwise. */
function stageOf({ functionName, url }: CpuProfile['nodes'][0]['callFrame']): string | undefined {
	if (functionName === '(garbage collector)') return GARBAGE;
	if (NETWORK.test(url)) return '';
	return STAGES.find(([pattern]) => pattern.test(url))?.[1];
}

/** A table of the stages of this checkout's engine and another one's, per image. */
export function stagesTable([own, other]: readonly [Stages, Stages], hash: string): ReportSection {
	const names = [...new Set([...own.keys(), ...other.keys()])];
	const of = (stages: Stages, name: string) => rounded(stages.get(name) ?? 0, 1);
	return {
		heading: 'By stage',
		note: `CPU a card, ms: some of these cards again, under a profiler, which itself takes time.`,
		rows: names
			.map((stage) => ({
				stage,
				'this checkout': of(own, stage),
				[hash]: of(other, stage),
			}))
			.sort((a, b) => Number(b[hash]) - Number(a[hash])),
	};
}
