// Runs one variant in a new process: node variant.mts ours | theirs, with settings in BENCH_* variables.
// Prints {ms, cpuMs, peakMb} of the workflow as JSON.
import { randomFillSync } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import { peakMemory } from '../../processes/peak-memory.mts';
import { loadNodeTypes, openStore, runWorkflow, storedItem } from './engine.mts';

const { BENCH_IMAGES, BENCH_BYTES, BENCH_URL } = process.env as Record<string, string>;

const node = (name: string, type: string, typeVersion: number, parameters: unknown): INode => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: parameters as INodeParameters,
	...(type.endsWith('idCardOcr') ? { credentials: { apiZeroApi: { id: '1', name: 'B' } } } : {}),
});

/**
 * What a user would build: file to base64, request without batching, Code, Switch. The encoding is
 * set, since otherwise n8n 2.41 takes a second or more to guess the encoding of each JPEG.
 */
const THEIRS = [
	node('Extract', 'n8n-nodes-base.extractFromFile', 1, {
		operation: 'binaryToPropery',
		binaryPropertyName: 'data',
		destinationKey: 'data',
		options: { encoding: 'utf8' },
	}),
	node('Request', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: `${BENCH_URL}/api/ocr-idcard`,
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: 'Bearer k' }] },
		sendBody: true,
		bodyParameters: {
			parameters: [
				{ name: 'input_type', value: 'base64' },
				{ name: 'input_data', value: '={{ $json.data }}' },
			],
		},
		options: {},
	}),
	node('Code', 'n8n-nodes-base.code', 2, {
		jsCode:
			'return $input.all().map((item, i) => ({ json: item.json.data, pairedItem: { item: i } }));',
	}),
	node('Switch', 'n8n-nodes-base.switch', 3.2, {
		mode: 'expression',
		numberOutputs: 3,
		output: '={{ $json.side === 1 ? 0 : $json.side === 0 ? 1 : 2 }}',
	}),
];
const OURS = [
	node('Card', 'n8n-nodes-apizero.idCardOcr', 1, {
		options: { calls: { values: { requestsPerSecond: 0 } } },
	}),
];

const nodes = process.argv[2] === 'ours' ? OURS : THEIRS;
const types = await loadNodeTypes(nodes.map(({ type }) => type));
await openStore();
const items = [];
for (let i = 0; i < Number(BENCH_IMAGES); i++) items.push(await storedItem({ data: image() }));

const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const run = await runWorkflow({
	items,
	nodes,
	types,
	credential: { apiKey: 'k', baseUrl: BENCH_URL },
});
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuMs = (user + system) / 1000;
const last = run.data.resultData.runData[nodes.at(-1)!.name][0];
const left = last.data?.main.flatMap((output) => output ?? []).length;
if (left !== items.length) throw new Error(`${left} of ${items.length} items left`);
process.stdout.write(`${JSON.stringify({ ms, cpuMs, peakMb: peakMemory() / 2 ** 20 })}\n`);
process.exit(0);

/** Random bytes with the signature of a JPEG and the size of a photo, different each time. */
function image(): Buffer {
	const bytes = randomFillSync(Buffer.alloc(Number(BENCH_BYTES)));
	bytes.set([0xff, 0xd8, 0xff, 0xe0]);
	return bytes;
}
