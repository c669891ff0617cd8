// npm run replies -- [--record]
// Sends the files of test/cards to the server and compares its replies with the recorded ones.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { CARD_FILES, readCard } from '../../test/cards/read-card.mts';
import { type EmbeddedServer, startEmbeddedServer } from '../server-process/start.mts';

/** Each reply in JSON; of its details a hash by part, so that a difference is told by its part. */
type Replies = Record<string, Record<string, unknown>>;

const FILE = new URL('../../test/cards/replies.json', import.meta.url);

const ASKED: Readonly<Record<string, object>> = {
	plain: {},
	details: { extra: true },
	copies: {
		extra: {
			crops: ['card', 'portrait', 'redacted', 'copy'],
			redact: ['identity_code', 'address'],
			watermark: '仅供测试使用',
		},
	},
};

const hashOf = (part: unknown) =>
	createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 16);

/** Requests that are refused. */
const REFUSED: Readonly<Record<string, object>> = {
	'no image': { input_type: 'base64', input_data: '' },
	'no type': { input_data: 'IMAGE' },
	'not base64': { input_type: 'base64', input_data: '***' },
	'another format': { input_type: 'base64', input_data: 'IMAGE'.repeat(20) },
	'a private link': { input_type: 'url', input_data: 'http://127.0.0.1/card.jpg' },
	'unknown extra': { input_type: 'base64', input_data: 'IMAGE', extra: { colour: true } },
	'watermark alone': { input_type: 'base64', input_data: 'IMAGE', extra: { watermark: 'A' } },
};

/** Posts a body; returns what tells replies apart, the whole text as a hash. */
async function ask(server: EmbeddedServer, asked: object): Promise<Record<string, unknown>> {
	const response = await fetch(`${server.baseUrl}/api/ocr-idcard`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
		body: JSON.stringify(asked),
	});
	// It differs from call to call.
	const text = (await response.text()).replace(/"req_[0-9a-f]{24}"/, '""');
	const { extra, ...reply } = JSON.parse(text) as Record<string, unknown>;
	const { status, headers } = response;
	const seen = { status, reason: headers.get('x-reason'), text: hashOf(text), ...reply };
	if (typeof extra !== 'object' || extra === null) return seen;
	const parts = Object.entries(extra).map(([name, part]) => [name, hashOf(part)]);
	return { ...seen, extra: Object.fromEntries(parts) as Record<string, string> };
}

async function askAll(): Promise<Replies> {
	// FP32 is the arithmetic that every processor has.
	const server = await startEmbeddedServer({
		args: ['--precision', 'fp32', '--read-timeout', '600'],
	});
	try {
		const all: Replies = {};
		for (const file of CARD_FILES) {
			all[file] = {};
			const image = { input_type: 'base64', input_data: readCard(file).image.toString('base64') };
			for (const [name, asked] of Object.entries(ASKED)) {
				all[file][name] = await ask(server, { ...image, ...asked });
			}
		}
		all['refused'] = {};
		for (const [name, asked] of Object.entries(REFUSED)) {
			all['refused'][name] = await ask(server, asked);
		}
		return all;
	} finally {
		await server.stop();
	}
}

/** Every path at which two values differ. */
function differences(one: unknown, other: unknown, path = ''): string[] {
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
		return one === other ? [] : [`${path}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`];
	}
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].flatMap((name) =>
		differences(Reflect.get(one, name), Reflect.get(other, name), `${path}/${name}`),
	);
}

const { values } = parseArgs({ options: { record: { type: 'boolean' } } });
const now = await askAll();
if (values.record) {
	writeFileSync(FILE, `${JSON.stringify(now, null, '\t')}\n`);
} else {
	const changed = differences(JSON.parse(readFileSync(FILE, 'utf8')), now);
	console.log([...changed, `${changed.length} differences`].join('\n'));
	process.exitCode = changed.length > 0 ? 1 : 0;
}
