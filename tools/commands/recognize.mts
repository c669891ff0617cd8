// npm run recognize -- IMAGE...
// Runs images through the built node in n8n's engine, against a self-hosted server it starts.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { startEmbeddedServer } from '../server-process/start.mts';
import { buildPackageIfStale } from './build-package.mts';

const files = process.argv.slice(2);
if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
	console.error('Usage: npm run recognize -- IMAGE...');
	console.error('Prints one JSON object per line: {"file","output","json"}.');
	process.exit(2);
}
const images = await Promise.all(files.map(readImage));

buildPackageIfStale();
const { fileItem, runNode } = await import('../n8n/in-process/run-node.mts');
const server = await startEmbeddedServer();
try {
	const { outputNames, outputs, error } = await runNode({
		items: images.map((image, i) => fileItem(image, { fileName: basename(files[i]) })),
		credential: { apiKey: server.apiKey, baseUrl: server.baseUrl },
		onError: 'continueErrorOutput',
	});
	if (error) throw new Error(error.message);

	const results = outputs.flatMap((items, output) =>
		items.map(({ json, pairedItem }) => ({
			index: (pairedItem as { item: number }).item,
			output: outputNames[output],
			json,
		})),
	);
	for (const { index, output, json } of results.sort((a, b) => a.index - b.index)) {
		console.log(JSON.stringify({ file: files[index], output, json }));
	}
	if (!results.every(({ output }) => output === 'Front' || output === 'Back')) process.exitCode = 1;
} finally {
	await server.stop();
}

async function readImage(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch {
		console.error(`Cannot read ${file}. Check the path.`);
		process.exit(2);
	}
}
