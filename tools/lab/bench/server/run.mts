import { readFileSync } from 'node:fs';

import { startEmbeddedServer, type EmbeddedServer } from '../../../server-process/start.mts';
import { drawSpecimen } from '../../specimens/draw.mts';
import { rounded, type BenchReport } from '../report.mts';

const CLIENTS = [1, 2, 4, 8];
const ROUNDS = 3;
const SECONDS = 8;
const CARDS = 20;
const SEED = 5;

/** Results for one number of clients, as medians of the rounds. */
interface LoadLevel {
	clients: number;
	cards_per_second: number;
	median_ms: number;
	p95_ms: number;
	/** Resident memory of the server process afterwards. */
	rss_mb: number;
}

/**
 * Measures throughput, latency and memory of the server over HTTP with the real engine, with 1, 2, 4
 * and 8 clients that each send their next photo as soon as they get a reply.
 */
export async function run(): Promise<BenchReport> {
	const bodies = await drawBodies();
	const server = await startEmbeddedServer({ args: ['--log-level', 'silent'] });
	try {
		await measureLoad(server, bodies, 2, 3);
		const rounds: LoadLevel[][] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const levels: LoadLevel[] = [];
			for (const clients of CLIENTS)
				levels.push(await measureLoad(server, bodies, clients, SECONDS));
			rounds.push(levels);
		}
		const levels = CLIENTS.map((_, i) => medianLevel(rounds.map((round) => round[i])));
		return {
			title: 'The server under load',
			description: `Photos of specimens over HTTP, medians of ${ROUNDS} rounds of ${SECONDS} s.`,
			rows: levels.map((level) => ({
				clients: level.clients,
				'cards per second': level.cards_per_second,
				'median ms': level.median_ms,
				'p95 ms': level.p95_ms,
				'memory MB': level.rss_mb,
			})),
		};
	} finally {
		await server.stop();
	}
}

async function drawBodies(): Promise<string[]> {
	const specimens = await Promise.all(
		Array.from({ length: 2 * CARDS }, (_, i) =>
			drawSpecimen({ seed: SEED, index: i >> 1, side: i % 2 === 0 ? 1 : 0, level: 'photo' }),
		),
	);
	return specimens.map(({ image }) =>
		JSON.stringify({
			input_type: 'base64',
			input_data: Buffer.from(image).toString('base64'),
		}),
	);
}

async function measureLoad(
	server: EmbeddedServer,
	bodies: string[],
	clients: number,
	seconds: number,
): Promise<LoadLevel> {
	const times: number[] = [];
	const startedAt = performance.now();
	const end = startedAt + seconds * 1000;
	let next = 0;
	const client = async () => {
		while (performance.now() < end) {
			const sentAt = performance.now();
			const response = await fetch(`${server.baseUrl}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
				body: bodies[next++ % bodies.length],
			});
			const { code } = (await response.json()) as { code: number };
			if (code !== 0 && code !== 5021) throw new Error(`The server answered ${code}`);
			times.push(performance.now() - sentAt);
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	const elapsed = (performance.now() - startedAt) / 1000;
	times.sort((a, b) => a - b);
	return {
		clients,
		cards_per_second: times.length / elapsed,
		median_ms: times[times.length >> 1],
		p95_ms: times[Math.floor(times.length * 0.95)],
		rss_mb: residentMb(server.process.pid),
	};
}

/** Resident memory according to the kernel; Linux only. */
function residentMb(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function medianLevel(levels: LoadLevel[]): LoadLevel {
	const median = (key: keyof LoadLevel) => {
		const values = levels.map((level) => level[key]).sort((a, b) => a - b);
		return rounded(values[values.length >> 1], 1);
	};
	return {
		clients: levels[0].clients,
		cards_per_second: median('cards_per_second'),
		median_ms: median('median_ms'),
		p95_ms: median('p95_ms'),
		rss_mb: median('rss_mb'),
	};
}
