import type { ApiZeroCredential } from '../in-process/credentials.mts';
import type { N8nRestClient } from './rest-client.mts';

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface CredentialReference {
	id: string;
	name: string;
}

/** Creates a credential, or updates the one with the same name and type. */
export async function saveCredential(
	client: N8nRestClient,
	name: string,
	type: string,
	data: object,
): Promise<CredentialReference> {
	const all = await client.request<Array<CredentialReference & { type: string }>>(
		'GET',
		'/rest/credentials',
	);
	const known = all.find((credential) => credential.name === name && credential.type === type);
	const body = { name, type, data };
	const saved =
		known === undefined
			? await client.request<CredentialReference>('POST', '/rest/credentials', body)
			: await client.request<CredentialReference>('PATCH', `/rest/credentials/${known.id}`, body);
	return { id: saved.id, name };
}

/** Tests a credential against the service, as the editor does when it is saved. */
export async function testCredential(
	client: N8nRestClient,
	{ id, name }: CredentialReference,
	data: ApiZeroCredential,
): Promise<CredentialTestResult> {
	return await client.request('POST', '/rest/credentials/test', {
		credentials: { id, name, type: 'apiZeroApi', data },
	});
}
