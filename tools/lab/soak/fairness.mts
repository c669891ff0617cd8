import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { drawSpecimen } from '../specimens/draw.mts';
import { densePage } from './dense-page.mts';
import { imageBody } from './image-body.mts';
import { percentile } from './percentile.mts';
import type { SoakedServer } from './soaked-server.mts';

const FLOOD = fileURLToPath(new URL('./flood.mts', import.meta.url));

/** Processes that the flood comes from. */
const FLOOD_PROCESSES = 4;

/** What a key notices of the flood of another one. */
export interface FairnessResult {
	/** Its calls beside the flood, and those that got a card. */
	calls: number;
	answered: number;
	/** Times of calls to an idle server and beside the flood, in ms. */
	idleMs: { p50: number; p95: number };
	floodedMs: { p50: number; p95: number };
	/** Number of the flood's own replies by code. */
	flood: Record<string, number>;
	faults: string[];
}

/** Settings of a fairness run. */
export interface FairnessOptions {
	/** Clients of the key that floods. */
	clients: number;
	seconds: number;
	seed: number;
	/** What the flood sends. */
	floodOf: 'cards' | 'dense pages';
}

/**
 * Floods the server with one key and calls it once a second with another: at least 95 % of these calls
 * must be answered, and the 95th percentile of their times must be within four times that of the idle
 * server.
 */
export async function runFairness(
	server: SoakedServer,
	{ clients, seconds, seed, floodOf }: FairnessOptions,
): Promise<FairnessResult> {
	const { image } = await drawSpecimen({ seed, index: 0, side: 1 });
	const body = imageBody(image);
	const flooding = floodOf === 'cards' ? body : imageBody(await densePage(seed));
	const idle = await callEverySecond(server, body, Math.ceil(seconds / 2));
	const flood = await Flood.start(server, flooding, clients);
	const beside = await callEverySecond(server, body, seconds);
	const result: FairnessResult = {
		calls: beside.length,
		answered: beside.filter(isAnswered).length,
		idleMs: timesOf(idle),
		floodedMs: timesOf(beside),
		flood: await flood.stop(),
		faults: [],
	};
	if (idle.some((call) => !isAnswered(call))) result.faults.push('An idle server did not answer.');
	if (result.answered < 0.95 * result.calls) {
		result.faults.push(
			`The flood of another key left ${result.answered} of ${result.calls} calls.`,
		);
	}
	if (result.floodedMs.p95 > 4 * result.idleMs.p95) {
		result.faults.push('The flood of another key made calls more than four times as long.');
	}
	if (!(await server.isHealthy())) result.faults.push('The server is not healthy after the flood.');
	return result;
}

interface Call {
	code: number | undefined;
	ms: number;
}

const isAnswered = ({ code }: Call) => code === 0;

async function callEverySecond(
	server: SoakedServer,
	body: string,
	seconds: number,
): Promise<Call[]> {
	const calls: Array<Promise<Call>> = [];
	for (let second = 0; second < seconds; second++) {
		calls.push(timedCall(server, body));
		await delay(1000);
	}
	return await Promise.all(calls);
}

async function timedCall(server: SoakedServer, body: string): Promise<Call> {
	const start = performance.now();
	const reply = await server.post(body).catch(() => undefined);
	const ms = performance.now() - start;
	return { code: reply && (JSON.parse(reply.text) as { code: number }).code, ms };
}

function timesOf(calls: readonly Call[]): { p50: number; p95: number } {
	const times = calls.filter(isAnswered).map(({ ms }) => ms);
	return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Clients of another key in processes of their own, which leave the processor to others. */
class Flood {
	readonly #folder: string;
	readonly #processes: readonly ChildProcess[];

	private constructor(folder: string, processes: readonly ChildProcess[]) {
		this.#folder = folder;
		this.#processes = processes;
	}

	static async start(server: SoakedServer, body: string, clients: number): Promise<Flood> {
		const folder = await mkdtemp(join(tmpdir(), 'flood-'));
		const bodyFile = join(folder, 'body.json');
		await writeFile(bodyFile, body);
		const share = String(clients / FLOOD_PROCESSES);
		const args = ['-n', '19', process.execPath, FLOOD, server.endpoint, bodyFile, share];
		const processes = Array.from({ length: FLOOD_PROCESSES }, () =>
			spawn('nice', args, {
				stdio: ['ignore', 'pipe', 'inherit'],
				env: { ...process.env, FLOOD_KEY: server.otherKey },
			}),
		);
		// Until the queue is full.
		await delay(3_000);
		return new Flood(folder, processes);
	}

	/** Ends it and returns how many replies of each code it got. */
	async stop(): Promise<Record<string, number>> {
		const sum: Record<string, number> = {};
		await Promise.all(
			this.#processes.map(async (child) => {
				const printed = text(child.stdout!);
				child.kill('SIGTERM');
				await once(child, 'exit');
				for (const [code, count] of Object.entries(JSON.parse(await printed))) {
					sum[code] = (sum[code] ?? 0) + Number(count);
				}
			}),
		);
		await rm(this.#folder, { recursive: true });
		return sum;
	}
}
