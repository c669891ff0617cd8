import { LostConnection } from './lost-connection.ts';

// By name: where another copy of n8n-workflow is installed beside this package, n8n's error classes
// are not the ones that this package imports.

/**
 * Returns why a request got no whole reply, such as `ECONNREFUSED`, empty where n8n does not know.
 * `undefined` when something else was thrown.
 */
export function connectionFaultOf(thrown: unknown): string | undefined {
	if (thrown instanceof LostConnection) return thrown.code;
	const error = errorNamed('NodeApiError', thrown);
	if (error === undefined) return undefined;
	return typeof error.httpCode === 'string' ? error.httpCode : '';
}

/** Returns the description of an operation error that n8n threw, or `undefined` if there is none. */
export function operationAdviceOf(thrown: unknown): string | undefined {
	const description = errorNamed('NodeOperationError', thrown)?.description;
	return typeof description === 'string' && description !== '' ? description : undefined;
}

function errorNamed(name: string, thrown: unknown): Record<string, unknown> | undefined {
	const isNamed = thrown instanceof Error && thrown.name === name;
	return isNamed ? (thrown as unknown as Record<string, unknown>) : undefined;
}
