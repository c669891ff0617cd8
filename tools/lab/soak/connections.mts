import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { Random } from '../../../test/support/random.mts';
import { blankImage } from '../../../test/support/blank-image.mts';
import { type FuzzOptions, type FuzzResult } from './fuzz.mts';
import { imageBody } from './image-body.mts';
import { mutateBytes } from './mutation.mts';
import type { SoakedServer } from './soaked-server.mts';

/** Valid codes for requests with mutated paths and headers. */
const CODES = [0, 4000, 4011, 4015, 4044, 5020, 5021];

/** Opens connections with several, partly mutated requests each and closes them in various ways. */
export async function fuzzConnections(
	server: SoakedServer,
	{ count, seed, clients = 16 }: FuzzOptions,
): Promise<FuzzResult> {
	const result: FuzzResult = { codes: {}, faults: [], slowest: { number: 0, ms: 0 } };
	const requests = requestsTo(server, await blankImage());
	let next = 0;
	const client = async () => {
		while (next < count) {
			const number = next++;
			const random = new Random(`${seed}/${number}`);
			const start = performance.now();
			const text = await useConnection(server, random, requests);
			const ms = Math.round(performance.now() - start);
			if (ms > result.slowest.ms) result.slowest = { number, ms };
			for (const [, code] of text.matchAll(/"code":(\d+)/g)) {
				result.codes[code] = (result.codes[code] ?? 0) + 1;
				if (!CODES.includes(Number(code))) result.faults.push(`#${number}: code ${code}`);
			}
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	// All clients have disconnected, so nothing may be pending once the last images are read.
	for (let tries = 0; tries < 200 && (await server.heldImages()) > 0; tries++) await delay(50);
	const held = await server.heldImages();
	if (held > 0)
		result.faults.push(`${held} images of clients that disconnected are still pending.`);
	if (!(await server.isHealthy())) result.faults.push('The server is no longer healthy.');
	return result;
}

/** Requests with unusual features of HTTP. */
function requestsTo({ key }: SoakedServer, image: Uint8Array): string[] {
	const body = imageBody(image);
	const call = [
		'POST /api/ocr-idcard HTTP/1.1',
		'Host: x',
		`X-Api-Key: ${key}`,
		'Content-Type: application/json',
		'',
	].join('\r\n');
	const size = body.length.toString(16);
	return [
		`${call}Content-Length: ${body.length}\r\n\r\n${body}`,
		`${call}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n0\r\n\r\n`,
		`${call}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
		`${call}Content-Length: 1000\r\n\r\n{`,
		'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
		'GET /metrics HTTP/1.0\r\n\r\n',
		'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
		'CONNECT x.test:443 HTTP/1.1\r\nHost: x.test:443\r\n\r\n',
	];
}

/** Sends requests and returns everything received until the connection closed. */
async function useConnection(
	{ url }: SoakedServer,
	random: Random,
	requests: readonly string[],
): Promise<string> {
	const chosen = Array.from({ length: random.integer(1, 4) }, () => random.pick(requests)).join('');
	const bytes = Buffer.from(chosen, 'latin1');
	const socket = connect(Number(new URL(url).port), '127.0.0.1');
	let text = '';
	socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
	socket.on('error', () => {});
	const closed = new Promise((resolve) => socket.once('close', resolve));
	socket.write(random.chance(0.5) ? mutateBytes(random, bytes) : bytes);
	const close = random.pick([
		() => socket.resetAndDestroy(),
		() => socket.end(),
		() => socket.destroy(),
	]);
	const timer = setTimeout(close, random.integer(0, 100));
	await closed;
	clearTimeout(timer);
	return text;
}
