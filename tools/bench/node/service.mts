// A stub of the service: node service.mts slots | bucket
// slots: 100 ms per reply, 4 at a time. bucket: a token bucket of 2 per second with a burst of 2, and
// 1.5 s per reply. It does not read the images, so that only the client is measured.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { TokenBucket } from '../token-bucket.mts';

const SLOTS = { latencyMs: 100, concurrency: 4 };
const BUCKET = { latencyMs: 1500, perSecond: 2, burst: 2 };

const mode = process.argv[2];
const arrivals: Array<{ at: number; accepted: boolean }> = [];
const waiting: Array<() => void> = [];
let busy = 0;
const bucket = new TokenBucket(BUCKET);

const server = createServer((request, response) => {
	if (request.url === '/arrivals') {
		response.end(JSON.stringify(arrivals));
		return;
	}
	const accepted = mode !== 'bucket' || bucket.take();
	arrivals.push({ at: performance.now(), accepted });
	request.resume().once('end', () => {
		if (!accepted) refuse(response);
		else if (mode === 'bucket') setTimeout(() => succeed(response), BUCKET.latencyMs);
		else inSlot(() => succeed(response));
	});
});
server.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

function inSlot(answer: () => void): void {
	const start = () => {
		busy++;
		setTimeout(() => {
			answer();
			busy--;
			waiting.shift()?.();
		}, SLOTS.latencyMs);
	};
	if (busy < SLOTS.concurrency) start();
	else waiting.push(start);
}

function succeed(response: ServerResponse): void {
	const data = { ...emptyIdCardFields(), side: 1 };
	send(response, 200, { code: 0, msg: '成功', data, request_id: 'req_bench' });
}

function refuse(response: ServerResponse): void {
	send(response, API_ERRORS[4029].httpStatus, { code: 4029, msg: '请求过于频繁', data: null });
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
