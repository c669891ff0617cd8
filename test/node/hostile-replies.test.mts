import { describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { PassThrough, pipeline, Readable, type Duplex } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

import { wordOf } from './images.mts';
import { counts } from './outputs.mts';
import { front, rows, run } from './run-with-stub.mts';

const LATE = /did not answer in time/;
const LONG = /too large to be from this API/;
const CUT = /connection was cut/;

/** A machine takes seconds for the smallest Brotli. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const json = (response: ServerResponse, headers = {}) =>
	response.writeHead(200, { 'content-type': 'application/json', ...headers });

/** Writes a byte now and then until the connection closes. */
function drip(response: ServerResponse, write: () => void): void {
	const timer = setInterval(write, 50);
	response.once('close', () => clearInterval(timer));
}

/** Zeros without an end; nothing but the reader's leaving stops them. */
function* zeros(): Generator<Buffer> {
	for (;;) yield Buffer.alloc(65_536, '0');
}

/** Sends zeros, compressed or not, until the connection closes. */
function flood(response: ServerResponse, compressor: Duplex = new PassThrough()): void {
	pipeline(Readable.from(zeros()), compressor, response, () => {});
}

const REPLIES: [string, RegExp, (response: ServerResponse) => void][] = [
	[
		'a body of one byte now and then',
		LATE,
		(response) => drip(json(response), () => response.write(' ')),
	],
	['no reply', LATE, () => {}],
	[
		'headers of one byte now and then',
		LATE,
		(response) => {
			response.socket!.write('HTTP/1.1 200 OK\r\nX-Slow: ');
			drip(response, () => response.socket?.write('x'));
		},
	],
	['a body without an end', LONG, (response) => flood(json(response))],
	[
		'a gzip bomb',
		LONG,
		(response) => flood(json(response, { 'content-encoding': 'gzip' }), createGzip()),
	],
	[
		'a Brotli bomb',
		LONG,
		(response) => flood(json(response, { 'content-encoding': 'br' }), createBrotliCompress(QUICK)),
	],
	[
		'gzip that is none',
		CUT,
		(response) => json(response, { 'content-encoding': 'gzip' }).end('not gzip'),
	],
];

describe.each(REPLIES)('%s', (_, words, write) => {
	test('fails only its item, and its connection is closed', async () => {
		let closed: Promise<unknown> | undefined;
		const { outputs, error } = await run({
			answer: ({ body }) => {
				if (wordOf(body.input_data) !== 'row-1') return front;
				return {
					...front,
					write: (response) => {
						closed = new Promise((resolve) => response.once('close', resolve));
						write(response);
					},
				};
			},
			items: rows(3),
			// A busy machine may take its time to send what is too long.
			calls: { timeout: words === LATE ? 1000 : 30_000, maxTries: 1 },
			onError: 'continueErrorOutput',
			service: 'cloud',
		});
		expect(error).toBeUndefined();
		expect(counts(outputs)).toEqual([2, 0, 0, 0, 1]);
		expect(outputs[4][0].json).toEqual({ row: 1, error: expect.stringMatching(words) });
		await closed;
	}, 60_000);
});

test('a lane is free again after a reply that never ends', async () => {
	const { outputs } = await run({
		answer: () => ({ ...front, write: (response) => json(response).flushHeaders() }),
		// One more than are in flight at a time.
		items: rows(6),
		calls: { timeout: 1000, maxTries: 1 },
		onError: 'continueErrorOutput',
	});
	expect(outputs[4]).toHaveLength(6);
}, 30_000);
