import { afterEach, describe, expect, test } from '@jest/globals';

import { DailyQuotaError } from '../../src/http/http-errors.mts';
import { NotServingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { ProcessCallCounter } from '../../src/limits/process-counter.mts';
import { metricsAccess, metricsKeyRing } from '../../src/http/metrics-access.mts';
import {
	base64Body,
	KEY,
	PORTRAIT,
	runApp,
	type RunningApp,
	type RunningAppOptions,
} from './running-app.mts';

let app: RunningApp | undefined;
afterEach(async () => await app?.close());

async function start(options?: RunningAppOptions): Promise<RunningApp> {
	app = await runApp(options);
	return app;
}

async function linesOf(app: RunningApp, headers: Record<string, string> = {}): Promise<string[]> {
	const response = await fetch(`${app.url}/metrics`, { headers });
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
	return (await response.text()).split('\n');
}

test('GET /metrics counts calls, with labels that no client can choose', async () => {
	let unreadable = false;
	const app = await start({
		read: async () => (unreadable ? null : { fields: PORTRAIT, passes: 2 }),
	});
	await app.post(base64Body());
	await app.post(base64Body());
	unreadable = true;
	await app.post(base64Body());
	await app.post({});
	await app.post({}, {});
	await fetch(`${app.url}/made-up-by-a-client`);

	const lines = await linesOf(app);
	expect(lines).toEqual(
		expect.arrayContaining([
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="200",code="0"} 2',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="502",code="5021"} 1',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="400",code="4000"} 1',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="401",code="4015"} 1',
			'idcard_ocr_requests_total{route="none",status="404",code="4044"} 1',
			'idcard_ocr_cards_total{side="1"} 2',
			'idcard_ocr_request_duration_seconds_count 5',
			'idcard_ocr_read_duration_seconds_count 3',
			'idcard_ocr_download_duration_seconds_count 0',
			'idcard_ocr_images_in_progress 0',
			'idcard_ocr_ready 1',
		]),
	);
	expect(lines.join('\n')).not.toContain('made-up');
	expect(lines.some((line) => line.startsWith('process_resident_memory_bytes'))).toBe(true);
});

test('refusals are counted by reason and by the id of a configured key', async () => {
	let fault: Error;
	const app = await start({
		read: async () => {
			throw fault;
		},
		keys: [
			{ id: 'test', key: KEY },
			{ id: 'old', key: 'old', suspended: true },
		],
	});
	const send = (key: string) => app.post({}, { 'x-api-key': key });
	for (fault of [new OverloadedError('a'), new NotServingError('b'), new DailyQuotaError('c')]) {
		await app.post(base64Body());
	}
	fault = new Error('d fault of the server is no refusal');
	await app.post(base64Body());
	await app.post({});
	await send('old');
	await send('made-up-by-a-client');
	await app.post({}, {});
	await fetch(`${app.url}/nowhere`);

	const lines = await linesOf(app);
	const refusals = lines.filter((line) => line.startsWith('idcard_ocr_refusals_total'));
	expect(refusals.sort()).toEqual(
		[
			'{reason="overloaded",key_id="test"} 1',
			'{reason="not_serving",key_id="test"} 1',
			'{reason="daily_quota",key_id="test"} 1',
			'{reason="invalid_request",key_id="test"} 1',
			'{reason="key_suspended",key_id="old"} 1',
			'{reason="unknown_key",key_id=""} 1',
			'{reason="missing_key",key_id=""} 1',
		]
			.map((labels) => `idcard_ocr_refusals_total${labels}`)
			.sort(),
	);
});

test('what the engine has to do and what others count is read at each scrape', async () => {
	const threads = {
		detection: { threads: 1, busy: 1, lost: 0 },
		recognition: { threads: 4, busy: 3, lost: 2 },
	};
	const decoders = {
		starts: 7,
		cpuMs: 12_340,
		peakBytes: 674e6,
		failures: { time: 1, killed: 2, crashed: 3 },
	};
	const calls = Object.assign(new ProcessCallCounter(), { storeFailures: 3 });
	const app = await start({
		load: { waiting: 5, queueLimit: 32, threads, decoders },
		calls,
	});
	app.keys.isFresh = false;
	const wanted = [
		'idcard_ocr_queue_length 5',
		'idcard_ocr_queue_limit 32',
		'idcard_ocr_threads{network="detection"} 1',
		'idcard_ocr_threads{network="recognition"} 4',
		'idcard_ocr_threads_busy{network="detection"} 1',
		'idcard_ocr_threads_busy{network="recognition"} 3',
		'idcard_ocr_threads_lost_total{network="recognition"} 2',
		'idcard_ocr_decoder_starts_total 7',
		'idcard_ocr_decoder_failures_total{reason="time"} 1',
		'idcard_ocr_decoder_failures_total{reason="killed"} 2',
		'idcard_ocr_decoder_failures_total{reason="crashed"} 3',
		'idcard_ocr_decoder_cpu_seconds_total 12.34',
		'idcard_ocr_decoder_peak_memory_bytes 674000000',
		'idcard_ocr_keys_last_reload_successful 0',
		'idcard_ocr_log_write_failures_total 0',
	];
	expect(await linesOf(app)).toEqual(
		expect.arrayContaining([...wanted, 'idcard_ocr_limits_store_failures_total 3']),
	);
	calls.storeFailures++;
	expect(await linesOf(app)).toEqual(
		expect.arrayContaining([...wanted, 'idcard_ocr_limits_store_failures_total 4']),
	);
});

test('only counters have names that end in _total', async () => {
	const app = await start();
	const text = (await linesOf(app)).join('\n');
	const types = [...text.matchAll(/^# TYPE idcard_ocr_(\w+) (\w+)$/gm)];
	expect(types.length).toBeGreaterThan(20);
	const odd = types.filter(([, name, type]) => /_total$/.test(name) !== (type === 'counter'));
	expect(odd).toEqual([]);
});

describe('who may read the metrics on the port of the API', () => {
	test.each([
		['127.0.0.1', {}, 'local'],
		['::1', {}, 'local'],
		['localhost', {}, 'local'],
		['0.0.0.0', {}, 'closed'],
		['::', {}, 'closed'],
		['ocr.example.com', {}, 'closed'],
		['127.0.0.1', { trustedProxies: ['::1'] }, 'closed'],
		['127.0.0.1', { metricsPort: 0 }, 'closed'],
		['127.0.0.1', { metricsKey: 'k' }, expect.anything()],
		['0.0.0.0', { metricsKey: 'k' }, expect.anything()],
	])('%s with %j', (host, options, access) => {
		const found = metricsAccess({
			host,
			metricsPort: undefined,
			metricsKey: undefined,
			trustedProxies: [],
			...options,
		});
		expect(found).toEqual(access);
		const needsKey = 'metricsKey' in options && !('metricsPort' in options);
		expect(typeof found).toBe(needsKey ? 'object' : 'string');
	});

	test('nobody: the path is unknown and not described', async () => {
		const app = await start({ metricsAccess: 'closed' });
		expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
		expect((await fetch(`${app.url}/metrics`, { method: 'POST' })).status).toBe(404);
		const { paths } = (await (await fetch(`${app.url}/openapi.json`)).json()) as { paths: object };
		expect(Object.keys(paths)).not.toContain('/metrics');
	});

	test('who has the key, which opens nothing else, as no other key opens the metrics', async () => {
		const app = await start({ metricsAccess: metricsKeyRing('key-of-the-metrics') });
		const get = async (headers: Record<string, string>) =>
			(await fetch(`${app.url}/metrics`, { headers })).status;
		expect(await get({})).toBe(401);
		expect(await get({ authorization: `Bearer ${KEY}` })).toBe(401);
		const right = { authorization: 'Bearer key-of-the-metrics' };
		expect((await linesOf(app, right)).length).toBeGreaterThan(50);
		expect((await app.post(base64Body(), right)).json.code).toBe(4011);
		const { paths } = (await (await fetch(`${app.url}/openapi.json`)).json()) as {
			paths: Record<string, { get: { responses: object } }>;
		};
		expect(Object.keys(paths['/metrics'].get.responses)).toEqual(['200', '401']);
	});
});
