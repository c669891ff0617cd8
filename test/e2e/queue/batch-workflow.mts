import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';

/** Webhook of {@link batchWorkflow} that accepts images. */
export const BATCH_PATH = '/webhook/queue-batch';

/** Name of the node in {@link batchWorkflow}. */
export const BATCH_NODE = 'ID Card OCR';

const ONE_ITEM_PER_FILE = `return $input.all().flatMap((item) =>
	Object.values(item.binary).map((file) => ({
		json: { fileName: file.fileName },
		binary: { data: file },
		pairedItem: 0,
	})),
);`;

/** Returns a workflow that responds to a POST of many images immediately and then reads them. */
export function batchWorkflow(requestsPerSecond: number): Workflow {
	const step = (index: number) => ({
		id: `n${index}`,
		position: [index * 224, 0] as [number, number],
	});
	const wire = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: 'Queue: a batch of images',
		nodes: [
			{
				...step(0),
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: 'queue-batch',
				parameters: { httpMethod: 'POST', path: 'queue-batch', responseMode: 'onReceived' },
			},
			{
				...step(1),
				name: 'One item per file',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: ONE_ITEM_PER_FILE },
			},
			{
				...step(2),
				name: BATCH_NODE,
				type: 'n8n-nodes-apizero.idCardOcr',
				typeVersion: 1,
				parameters: {
					options: {
						calls: {
							values: { requestsPerSecond: String(requestsPerSecond), maxTries: 10 },
						},
					},
				},
			},
		],
		connections: { Webhook: wire('One item per file'), 'One item per file': wire(BATCH_NODE) },
	};
}
