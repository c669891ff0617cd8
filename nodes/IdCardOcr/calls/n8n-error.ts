/** What n8n's error for a request without a reply says. */
export interface RequestFault {
	/** The connection's fault, such as `ECONNREFUSED`, or a status where the body was cut short. */
	httpCode: string | null;
}

// By name: where another copy of n8n-workflow is installed beside this package, n8n's error classes
// are not the ones that this package imports.

/** Returns the request fault that n8n threw, or `undefined` for any other value. */
export function requestFaultOf(thrown: unknown): RequestFault | undefined {
	const error = errorNamed('NodeApiError', thrown);
	if (error === undefined) return undefined;
	return { httpCode: typeof error.httpCode === 'string' ? error.httpCode : null };
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
