import './instance.mts';
import 'reflect-metadata';

import type { INodeExecutionData } from 'n8n-workflow';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const core = require('n8n-core') as typeof import('n8n-core');
// n8n-core's own copy, since another copy would have a separate, empty container.
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(type: abstract new (...args: never[]) => Service): Service };
};

/** Returns an item with its file in n8n's binary data store, n8n's default. */
export async function storedFileItem(file: Uint8Array): Promise<INodeExecutionData> {
	const store = Container.get(core.BinaryDataService);
	await store.init();
	const stored = await store.store(
		{ type: 'execution', workflowId: '1', executionId: '1' },
		Buffer.from(file),
		{ data: '', mimeType: 'image/jpeg', fileName: 'card.jpg' },
	);
	return { json: {}, binary: { data: stored } };
}
