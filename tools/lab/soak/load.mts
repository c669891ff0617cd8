import { setTimeout as delay } from 'node:timers/promises';

import { drawSpecimen } from '../specimens/draw.mts';
import { contractViolation } from './contract.mts';
import { imageBody } from './image-body.mts';
import { percentile } from './percentile.mts';
import type { SoakedServer } from './soaked-server.mts';

/** The result of a load test above the server's capacity. */
export interface LoadResult {
	sent: number;
	/** Calls with the same reply as from an idle server. */
	read: number;
	/** Calls rejected with 5020. */
	rejected: number;
	faults: string[];
	/** Longest acceptable time of a call at the end of a full queue, in ms. */
	queueMs: number;
	/** Of the successful calls, in ms. */
	p50Ms: number;
	p95Ms: number;
	/** Slowest rejection, in ms. */
	slowestRejectionMs: number;
	/**
	 * Resident memory of the server in MB, in the second and the last third of the run. In the first
	 * third it grows to its working size.
	 */
	memoryMb: { early: number; late: number };
	/** Time of a single call right after the load, in ms. */
	afterMs: number;
}

/** Settings of a load test. */
export interface LoadOptions {
	clients: number;
	seconds: number;
	seed: number;
}

/** Loads the server with clients that each send their next card as soon as they get a reply. */
export async function runLoadTest(
	server: SoakedServer,
	{ clients, seconds, seed }: LoadOptions,
): Promise<LoadResult> {
	const finishedBefore = await server.finishedCalls();
	const cards = [await cardOf(server, seed, 1), await cardOf(server, seed, 0)];
	const requestIds = new Set<string>();
	const readMs: number[] = [];
	const rejectedMs: number[] = [];
	const faults: string[] = [];
	let sent = 0;

	const call = async () => {
		const { body, fields } = cards[sent % cards.length];
		sent++;
		const start = performance.now();
		const { status, text } = await server.post(body);
		const elapsed = performance.now() - start;
		const fault = contractViolation(status, text);
		if (fault !== undefined) return void faults.push(fault);
		const { code, data, request_id: requestId } = JSON.parse(text);
		if (requestIds.has(requestId)) faults.push('Two replies have the same request_id.');
		requestIds.add(requestId);
		if (code === 5020) {
			rejectedMs.push(elapsed);
			// Shorter than Retry-After asks for.
			return await delay(100);
		}
		if (JSON.stringify(data) !== fields)
			return void faults.push('A reply belongs to another card.');
		readMs.push(elapsed);
	};

	const end = performance.now() + seconds * 1000;
	const client = async () => {
		while (performance.now() < end) {
			await call().catch((error: Error) => faults.push(`no reply: ${error.message}`));
		}
	};
	const memory = sampleMemory(server, end);
	await Promise.all(Array.from({ length: clients }, client));
	if (requestIds.size !== sent) faults.push(`${sent} calls, but ${requestIds.size} valid replies`);
	const others = finishedBefore + cards.length;
	const over = (await finishedOf(server, others + sent)) - others;
	if (over !== sent) faults.push(`${sent} calls, but the server counted ${over}`);

	const start = performance.now();
	await call().catch((error: Error) => faults.push(`after the load: ${error.message}`));
	const afterMs = Math.round(performance.now() - start);
	// By Little's law, tripled to allow for bursts of other work on the machine.
	const queueMs = Math.round((3 * server.capacity * seconds * 1000) / readMs.length);
	if (!(await server.isHealthy())) faults.push('The server is not healthy after the load.');
	return {
		sent,
		read: readMs.length,
		rejected: rejectedMs.length,
		faults,
		queueMs,
		p50Ms: percentile(readMs, 0.5),
		p95Ms: percentile(readMs, 0.95),
		slowestRejectionMs: percentile(rejectedMs, 1),
		memoryMb: await memory,
		afterMs,
	};
}

/** A request and the reply of the idle server to it. */
async function cardOf(server: SoakedServer, seed: number, side: 1 | 0) {
	const { image } = await drawSpecimen({ seed, index: 0, side });
	const body = imageBody(image);
	const { text } = await server.post(body);
	return { body, fields: JSON.stringify(JSON.parse(text).data) };
}

/** Waits briefly, since a client gets its reply before the server counts the call. */
async function finishedOf(server: SoakedServer, wanted: number): Promise<number> {
	for (let tries = 0; tries < 20 && (await server.finishedCalls()) < wanted; tries++)
		await delay(50);
	return await server.finishedCalls();
}

async function sampleMemory(server: SoakedServer, end: number) {
	const samples: number[] = [];
	while (performance.now() < end) {
		samples.push((await server.memory()) / 1e6);
		await delay(500);
	}
	const third = Math.ceil(samples.length / 3);
	return {
		early: percentile(samples.slice(third, 2 * third), 0.5),
		late: percentile(samples.slice(-third), 0.5),
	};
}
