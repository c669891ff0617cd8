import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper as CredentialsHelperContract,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

import { workflow } from './engine.mts';

const { ICredentialsHelper, isExpression } = workflow;

/** The fields of the credential "ApiZero API". */
export interface ApiZeroCredential {
	apiKey: string;
	baseUrl: string;
	authentication?: 'bearer' | 'xApiKey';
	service?: 'automatic' | 'cloud' | 'ownServer';
}

/**
 * Provides n8n's engine with one credential from memory and applies `authenticate` of the credential
 * class as n8n's own helper does, which needs n8n's database.
 */
export function inMemoryCredentials(
	credential: ApiZeroCredential | undefined,
	authenticate: { properties: Record<string, Record<string, string>> },
): CredentialsHelperContract {
	class MemoryCredentials extends ICredentialsHelper {
		getParentTypes(): string[] {
			return [];
		}

		isCredentialUsableByNode(): boolean {
			return true;
		}

		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			request: IHttpRequestOptions,
			workflow: Workflow,
			node: INode,
		): Promise<IHttpRequestOptions> {
			const resolve = (text: string): string =>
				isExpression(text)
					? String(
							workflow.expression.getSimpleParameterValue(
								node,
								text,
								'internal',
								{ $credentials: credentials },
								undefined,
								'',
							) ?? '',
						)
					: text;
			const headers: Record<string, unknown> = { ...request.headers };
			for (const [name, value] of Object.entries(authenticate.properties.headers)) {
				headers[resolve(name)] = resolve(value);
			}
			return { ...request, headers } as IHttpRequestOptions;
		}

		async preAuthentication(): Promise<undefined> {
			return undefined;
		}

		async runPreAuthentication(): Promise<undefined> {
			return undefined;
		}

		async getCredentials(): Promise<never> {
			throw new Error('There is no encrypted credential in memory');
		}

		async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
			if (credential === undefined) throw new Error('No credential was given');
			return { authentication: 'bearer', ...credential };
		}

		async updateCredentials(): Promise<void> {}

		async updateCredentialsOauthTokenData(): Promise<void> {}

		getCredentialsProperties(): never[] {
			return [];
		}
	}
	return new MemoryCredentials() as unknown as CredentialsHelperContract;
}
