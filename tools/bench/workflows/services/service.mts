// A stub of a service: node service.mts apizero | tencent | baidu | model, for the job in BENCH_JOB.
// It answers with what the plan knows of each picture, injects the plan's faults, and takes four calls a second.
// GET /calls tells how many calls came, and how many it read a picture for.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { TokenBucket } from '../../token-bucket.mts';
import { planJob } from '../jobs.mts';
import { misread } from '../misreading.mts';
import { nameOfPicture } from '../picture.mts';
import type { JobName } from '../plan.mts';
import { apiZero } from './apizero.mts';
import { baidu } from './baidu.mts';
import { languageModel } from './language-model.mts';
import type { Answer, ServiceShape } from './shape.mts';
import { tencent } from './tencent.mts';

const LATENCY_MS = 50;
const HANG_MS = 30_000;
const LIMIT = { perSecond: 4, burst: 4 };

const SHAPES: Record<string, ServiceShape> = {
	apizero: apiZero,
	tencent,
	baidu,
	model: languageModel,
};
const shape = SHAPES[process.argv[2]];
const { pictures } = planJob(process.env['BENCH_JOB'] as JobName);
const seen = new Set<string>();
const count = { calls: 0, billed: 0 };
const bucket = new TokenBucket(LIMIT);

const server = createServer(async (request, response) => {
	if (request.url === '/calls') {
		response.end(JSON.stringify(count));
		return;
	}
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	count.calls += 1;
	if (!bucket.take()) return send(response, shape.limit());
	const call = shape.read(Buffer.concat(chunks).toString());
	const name = nameOfPicture(call.picture);
	const { card, fault, misread: what } = pictures[name];
	const isFirst = !seen.has(name);
	seen.add(name);
	await sleep(LATENCY_MS);
	if (isFirst && fault === 'error') return send(response, shape.error());
	// The caller has given up by then, and the picture was read all the same.
	count.billed += 1;
	if (isFirst && fault === 'hang') await sleep(HANG_MS, undefined, { ref: false });
	if (card === undefined) return send(response, shape.noCard());
	send(response, shape.card({ ...card, fields: misread(card.fields, what) }, call, name));
});
server.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

function send(response: ServerResponse, { status, body }: Answer): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
