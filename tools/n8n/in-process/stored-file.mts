import type { INodeExecutionData } from 'n8n-workflow';

import { Container, core } from './engine.mts';

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
