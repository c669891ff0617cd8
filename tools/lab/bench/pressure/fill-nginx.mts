import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { startNginx, type RunningNginx } from '../../../server-process/nginx.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../../server-process/start.mts';
import { rounded, type TableRow } from '../report.mts';
import { call, drawnCard, rightOf, type Answered, type Sent } from './calls.mts';

/** Calls without a key that never end. */
interface Flood {
	connections: number;
	megabytes: number;
	/** Addresses of this machine that they come from. */
	addresses: number;
}

const FLOODS: readonly Flood[] = [
	{ connections: 60, megabytes: 11.9, addresses: 1 },
	{ connections: 60, megabytes: 0.99, addresses: 1 },
	{ connections: 400, megabytes: 0.99, addresses: 8 },
];

/** Longer than nginx waits for the next piece of a body. */
const HELD_MS = 15_000;
const DRIP_MS = 3_000;

/** Calls with each card while the others are held. */
const CALLS = 3;

/** Floods nginx and a server behind it with bodies that never end. */
export async function fillNginx(): Promise<TableRow[]> {
	const cards = [
		await drawnCard('small card', { level: 'photo' }),
		await drawnCard('large card', { scale: 4, level: 'photo' }),
	];
	const server = await startEmbeddedServer({
		args: ['--trusted-proxy', '127.0.0.1', '--log-level', 'silent'],
	});
	try {
		const rows: TableRow[] = [];
		for (const flood of FLOODS) rows.push(await floodRow(server, flood, cards));
		return rows;
	} finally {
		await server.stop();
	}
}

async function floodRow(
	server: EmbeddedServer,
	{ connections, megabytes, addresses }: Flood,
	cards: readonly Sent[],
): Promise<TableRow> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-nginx-'));
	// A new one each time: its highest memory is counted from its start.
	const nginx = await startNginx(folder, [Number(new URL(server.baseUrl).port)]);
	try {
		const before = await memoryMb(nginx, 'VmRSS');
		const calls = Array.from({ length: connections }, (_, i) => {
			return endlessCall(nginx.url, megabytes * 1e6, `127.0.0.${2 + (i % addresses)}`);
		});
		await Promise.all(calls.map(({ sent }) => sent));
		const held = delay(HELD_MS);
		const withKey: Answered[] = [];
		for (let i = 0; i < CALLS; i++) {
			for (const card of cards) withKey.push(await call(nginx.url, server.apiKey, card));
		}
		await held;
		const onDisk = await temporaryMb(nginx, folder);
		const outcomes = Object.groupBy(
			calls.map(({ leave }) => leave()),
			(outcome) => outcome,
		);
		const rightOfKind = (kind: string) => rightOf(withKey.filter((one) => one.kind === kind));
		return {
			'calls without a key': `${connections} of ${megabytes} MB, from ${addresses} address${addresses > 1 ? 'es' : ''}`,
			'memory before, MB': rounded(before, 0),
			'at most, MB': rounded(await memoryMb(nginx, 'VmHWM'), 0),
			'on disk, MB': rounded(onDisk, 0),
			'their answers': Object.entries(outcomes)
				.map(([outcome, some]) => `${outcome}: ${some?.length}`)
				.sort()
				.join(', '),
			...Object.fromEntries(
				cards.map(({ kind }) => [`${kind}s with a key read right`, rightOfKind(kind)]),
			),
		};
	} finally {
		await nginx.stop();
		await rm(folder, { recursive: true });
	}
}

/** Sends a body, all but its last bytes, and these so slowly that it never ends. */
function endlessCall(url: string, bytes: number, localAddress: string) {
	const { hostname: host, port } = new URL(url);
	const socket = connect({ host, port: Number(port), localAddress });
	let outcome = 'held';
	socket.on('error', () => {});
	const sent = new Promise<void>((resolve) => {
		const end = (how: string) => {
			if (outcome === 'held') outcome = how;
			resolve();
		};
		socket.on('data', (data) => end(data.toString('latin1', 9, 12)));
		socket.on('close', () => end('none'));
		socket.write(
			`POST /api/ocr-idcard HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`,
		);
		socket.write(Buffer.alloc(bytes - 100, 'A'), () => resolve());
	});
	const dripping = setInterval(() => socket.write('A'), DRIP_MS);
	return {
		/** Resolves when its body was sent, or refused. */
		sent,
		/** Hangs up, and returns the status of its reply, if there was one. */
		leave() {
			clearInterval(dripping);
			socket.destroy();
			return outcome;
		},
	};
}

async function memoryMb(nginx: RunningNginx, what: 'VmRSS' | 'VmHWM'): Promise<number> {
	let kilobytes = 0;
	for (const pid of await nginx.processes()) {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		kilobytes += Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]);
	}
	return kilobytes / 1000;
}

/** What nginx has open of its temporary files: they have no name any more. */
async function temporaryMb(nginx: RunningNginx, folder: string): Promise<number> {
	let bytes = 0;
	for (const pid of await nginx.processes()) {
		for (const descriptor of await readdir(`/proc/${pid}/fd`)) {
			const file = `/proc/${pid}/fd/${descriptor}`;
			const target = await readlink(file).catch(() => '');
			if (target.startsWith(`${folder}/client_body/`)) bytes += (await stat(file)).size;
		}
	}
	return bytes / 1e6;
}
