import type { Workflow } from '../../tools/n8n/installed/workflows.mts';

/** Name of the node in {@link coreWorkflow}. */
export const CORE_NODE = 'ID Card OCR';

/**
 * Returns a workflow with a webhook and the node, for any n8n since 1.123.
 *
 * @param path of the webhook.
 * @param node properties to add to the node, such as its parameters.
 */
export function coreWorkflow(path: string, node: object): Workflow {
	return {
		name: `Core: ${path}`,
		nodes: [
			{
				id: 'webhook',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			},
			{
				id: 'ocr',
				name: CORE_NODE,
				type: 'n8n-nodes-apizero.idCardOcr',
				typeVersion: 2,
				position: [240, 0],
				parameters: {},
				...node,
			},
		],
		connections: { Webhook: { main: [[{ node: CORE_NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}
