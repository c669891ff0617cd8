import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether the node behaves as in version 1, with which workflows were saved before 0.2. */
export function isVersion1(context: IExecuteFunctions): boolean {
	return context.getNode().typeVersion < 2;
}
