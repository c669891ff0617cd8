import { ApiKeyRing } from '../../src/http/api-key-ring.mts';
import { buildApp, type AppParts } from '../../src/app.mts';
import type { CardReader, EngineLoad } from '../../src/engine/card-reader.mts';
import { Engine } from '../../src/engine/engine.mts';

import type { ApiKeySettings } from '../../src/config/key-settings.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { ProcessCallCounter } from '../../src/limits/process-counter.mts';
import type { IdCardFields } from '../../../domain/id-card.ts';

/** The key of the app under test, by default. */
export const KEY = 'the-right-key';

/** A made-up person's portrait side. */
export const PORTRAIT: IdCardFields = {
	side: 1,
	identity_name: '样本甲',
	identity_code: '11010519491231002X',
	gender: '女',
	race: '汉',
	birth: '1949-12-31',
	address: '样本省样本市样本路1号',
	issued_by: null,
	valid_date_start: null,
	valid_date_end: null,
};

/** The shortest bytes that count as a JPEG. */
export const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

/** Parts and limits of an app under test. */
export interface RunningAppOptions extends Partial<Omit<AppParts, 'engine' | 'keys' | 'log'>> {
	/** Replaces the engine's reading; by default every image shows {@link PORTRAIT}. */
	read?: CardReader['read'];
	/** Replaces the engine's start, for one that is slow or fails. */
	loading?: Promise<CardReader>;
	/** What the engine says it has to do. */
	load?: EngineLoad;
	keys?: ApiKeySettings[];
	/** Whether the log has the clients' addresses. */
	logAddresses?: boolean;
	/** What it listens on. Default: 127.0.0.1. */
	host?: string;
}

/** The app on a free port of 127.0.0.1. */
export interface RunningApp {
	url: string;
	/** Posts to the endpoint, with the right key unless headers are given. */
	post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** How many images the metrics say are in progress. */
	imagesInProgress(): Promise<number>;
	/** Every line the app has logged so far. */
	log: string[];
	/** The keys it accepts. */
	keys: ApiKeyRing;
	close(): Promise<void>;
}

/** A reply as a client sees it. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	json: { code: number; msg: string; data: unknown; reason?: string; request_id: string };
}

/** Starts the app with a fake engine. */
export async function runApp(options: RunningAppOptions = {}): Promise<RunningApp> {
	const { read = async () => ({ fields: PORTRAIT }), keys = [{ id: 'test', key: KEY }] } = options;
	const { host = '127.0.0.1', accepted = new AcceptedImages() } = options;
	const reader: CardReader = { read, load: options.load, close: async () => {} };
	const engine = new Engine(options.loading ?? Promise.resolve(reader));
	if (options.loading === undefined) await engine.settled;
	const log: string[] = [];
	const ring = new ApiKeyRing(keys);
	const app = await buildApp({
		log: {
			level: 'debug',
			stream: { write: (line: string) => log.push(line) > 0 },
			addresses: options.logAddresses,
		},
		imageSlots: 8,
		metricsAccess: 'local',
		lifecycle: { isDraining: false },
		calls: new ProcessCallCounter(),
		...options,
		engine,
		keys: ring,
		accepted,
	});
	const url = await app.listen({ host, port: 0 });
	return {
		url,
		log,
		keys: ring,
		post: async (body, headers) =>
			await answerOf(
				fetch(`${url}/api/ocr-idcard`, {
					method: 'POST',
					headers: headers ?? {
						'content-type': 'application/json',
						authorization: `Bearer ${KEY}`,
					},
					body:
						body instanceof Uint8Array || typeof body === 'string'
							? (body as RequestInit['body'])
							: JSON.stringify(body),
				}),
			),
		imagesInProgress: async () => {
			const metrics = await (await fetch(`${url}/metrics`)).text();
			return Number(/^idcard_ocr_images_in_progress (\d+)$/m.exec(metrics)?.[1]);
		},
		close: async () => await app.close(),
	};
}

/** The lines of a log that are of requests. */
export function requestsIn(log: readonly string[]) {
	return log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
}

/** Reads a whole reply, which must be JSON. */
export async function answerOf(fetching: Promise<Response>): Promise<Answer> {
	const response = await fetching;
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}

/** Posts to the endpoint of a server that runs as a process. */
export async function postTo(
	{ baseUrl, apiKey }: { baseUrl: string; apiKey: string },
	body: object,
): Promise<Answer> {
	return await answerOf(
		fetch(`${baseUrl}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
			body: JSON.stringify(body),
		}),
	);
}

/** Returns a body with an image in base64. */
export function base64Body(picture: Uint8Array = JPEG) {
	return { input_type: 'base64', input_data: Buffer.from(picture).toString('base64') };
}
