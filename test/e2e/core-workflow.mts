import type { Workflow } from '../../tools/n8n/installed/workflows.mts';

/** The node in {@link coreWorkflow}. */
export const CORE_NODE = 'ID Card OCR';

/**
 * Gives a workflow of a webhook and the node that any n8n since 1.123 can run.
 *
 * @param path names its webhook.
 * @param node adds to the node, such as its parameters.
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
				typeVersion: 1,
				position: [240, 0],
				parameters: {},
				...node,
			},
		],
		connections: { Webhook: { main: [[{ node: CORE_NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}
