// npm run openapi:check -- [--examples COUNT]
// Has schemathesis generate requests from /openapi.json and checks the replies against it. The app is the
// real one, except for the engine, which no generated image would get past, and the network, which no test
// may reach.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { ApiKeyRing } from '../../server/src/http/api-key-ring.mts';
import { buildApp } from '../../server/src/app.mts';
import { AcceptedImages } from '../../server/src/image/accepted-images.mts';
import { ProcessCallCounter } from '../../server/src/limits/process-counter.mts';
import { Engine } from '../../server/src/engine/engine.mts';
import { TEMPLATES } from '../../server/src/card/layout/templates.mts';
import type { Point } from '../../server/src/geometry/quad.mts';
import { ofAllPages } from '../../server/src/engine/of-all-pages.mts';
import { extraOf } from '../../server/src/extra/extra-of.mts';
import { OPENAPI_PATH } from '../../server/src/http/openapi.mts';
import type { Raster } from '../../server/src/image/raster.mts';
import type { ReadCard } from '../../server/src/card/read-cards.mts';
import type { TextLine } from '../../server/src/ocr/text-line.mts';
import { cacheFolder } from '../processes/cache-folder.mts';
import { pythonEnvironment } from '../locked-install/python-environment.mts';
import { OFFLINE_DOWNLOAD } from '../../test/support/offline-download.mts';

const KEY = 'key-of-this-check';
const ORIGIN = 'https://n8n.example.com';

/** Checks that do not apply, and why. */
const CHECKS_LEFT_OUT = [
	// 502 means that an image shows no card, 503 that the models are missing: documented outcomes.
	'not_a_server_error',
	// No schema can say which base64 is an image.
	'positive_data_acceptance',
];

const CARD: IdCardFields = { ...emptyIdCardFields(), side: 1 };
const RASTER: Raster = { data: new Uint8Array(64 * 64 * 3), width: 64, height: 64 };
/** A card whose fields were read from nothing. */
const NOWHERE: Omit<ReadCard, 'fields'> = {
	side: 1,
	sources: {},
	readings: {},
	placement: {
		words: [],
		template: TEMPLATES[0],
		scale: 12,
		toImage: ({ x, y }: Point) => ({ x: 12 * x, y: 12 * y }),
	} as unknown as ReadCard['placement'],
	hasMarks: false,
	covered: new Set<never>(),
	leftOut: {},
	points: 0,
};

const LINE: TextLine = {
	quad: [
		{ x: -1.5, y: 10 },
		{ x: 60, y: 10 },
		{ x: 60, y: 20 },
		{ x: -1.5, y: 20 },
	],
	text: '样本',
	characters: [],
	score: 0.9,
	posterior: {
		classes: [''],
		offsets: Uint32Array.of(0),
		ids: new Uint32Array(),
		probabilities: new Float32Array(),
	},
};

const { values: options } = parseArgs({
	options: { examples: { type: 'string', default: '100' } },
});
const schemathesis = await installSchemathesis();
const app = await buildApp({
	engine: new Engine(
		Promise.resolve({
			read: async (image, { extra = false } = {}) => {
				// Images of an even length show a card, so that both outcomes are seen with `extra`.
				const fields = image.length % 2 === 0 ? CARD : null;
				if (!extra) return fields && { fields };
				const passes = [{ aim: 'first' as const, isInk: false, lines: [LINE] }];
				const cards = fields === null ? [] : [{ ...NOWHERE, fields }];
				const reading = { cards, passes, workingSize: RASTER, region: null };
				const details = extraOf(reading, { ...RASTER, sent: RASTER });
				return ofAllPages([{ page: 1, size: RASTER, details }]);
			},
			close: async () => {},
		}),
	),
	keys: new ApiKeyRing([{ id: 'check', key: KEY, photoLinkOrigins: [ORIGIN] }]),
	calls: new ProcessCallCounter(),
	lifecycle: { isDraining: false },
	accepted: new AcceptedImages(),
	metricsAccess: 'local',
	publicUrl: ORIGIN,
	download: OFFLINE_DOWNLOAD,
	log: { level: 'error', stream: process.stderr },
	imageSlots: 64,
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
const settings = await mkdtemp(join(tmpdir(), 'schemathesis-'));
const settingsFile = join(settings, 'schemathesis.toml');
const secrets = { apiKeyHeader: KEY, photoLink: await photoLink() };
await writeFile(
	settingsFile,
	Object.entries(secrets)
		.map(([scheme, secret]) => `[auth.openapi.${scheme}]\napi_key = "${secret}"\n`)
		.join(''),
);
const run = spawn(
	schemathesis,
	[
		'--config-file',
		settingsFile,
		'run',
		url + OPENAPI_PATH,
		// The document names the public URL, which is nowhere.
		'--url',
		url,
		'--seed',
		'1',
		'--max-examples',
		options.examples,
		'--exclude-checks',
		CHECKS_LEFT_OUT.join(),
		'--phases',
		'examples,coverage,fuzzing',
		'--request-timeout',
		'30',
		'--warnings',
		'off',
	],
	{ stdio: 'inherit', cwd: settings },
);
run.once('exit', (code) => {
	process.exitCode = code ?? 1;
	void app.close();
	void rm(settings, { recursive: true });
});

async function photoLink(): Promise<string> {
	const response = await fetch(`${url}/api/photo-links`, {
		method: 'POST',
		headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
		body: JSON.stringify({
			deliver_to: ORIGIN,
			sender: 'SPECIMEN',
			text: 'A photo, please.',
			checks: 100,
		}),
	});
	const { data } = (await response.json()) as { data: { url: string } };
	return new URL(data.url).hash.slice(1);
}

/** Returns the program's path; installs it from PyPI the first time. */
async function installSchemathesis(): Promise<string> {
	const requirements = fileURLToPath(new URL('check-openapi.txt', import.meta.url));
	const python = await pythonEnvironment(cacheFolder('schemathesis'), requirements);
	return join(dirname(python), 'schemathesis');
}
