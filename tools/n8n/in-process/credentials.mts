import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

import { workflow } from './engine.mts';

const { isExpression } = workflow;

/** The fields of the credential "ApiZero API". */
export interface ApiZeroCredential {
	apiKey: string;
	baseUrl: string;
	service?: 'automatic' | 'cloud' | 'ownServer';
}

/**
 * Provides n8n's engine with one credential from memory and applies `authenticate` of the credential
 * class as n8n's own helper does, which needs n8n's database.
 */
export function inMemoryCredentials(
	credential: ApiZeroCredential | undefined,
	authenticate: { properties: Record<string, Record<string, string>> },
): ICredentialsHelper {
	return {
		isCredentialUsableByNode: () => true,
		getParentTypes: () => [],
		getCredentialsProperties: () => [],
		preAuthentication: async () => undefined,
		async getDecrypted() {
			if (credential === undefined) throw new Error('No credential was given');
			return { ...credential };
		},
		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			request: IHttpRequestOptions,
			{ expression }: Workflow,
			node: INode,
		) {
			const data = { $credentials: credentials };
			const resolve = (text: string) =>
				isExpression(text)
					? String(expression.getSimpleParameterValue(node, text, 'internal', data, undefined, ''))
					: text;
			const headers: Record<string, unknown> = { ...request.headers };
			for (const [name, value] of Object.entries(authenticate.properties.headers)) {
				headers[resolve(name)] = resolve(value);
			}
			return { ...request, headers };
		},
	} as unknown as ICredentialsHelper;
}
