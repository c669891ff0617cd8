import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether the node runs as an AI agent's tool. n8n registers the tool as a separate node type with
 * this suffix; `isToolExecution` is false in the engine's newer path (n8n 2.41).
 */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}
