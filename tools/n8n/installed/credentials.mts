import type { ApiZeroCredential } from '../in-process/credentials.mts';
import type { N8nRestClient } from './rest-client.mts';

/** What n8n shows when a credential is tested: green or red, and the sentence beside it. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** A credential as a workflow's node names it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** Makes a credential, or gives the one of that name and type its new values. */
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

/** Does what the editor does when a credential is saved: asks the service whether it works. */
export async function testCredential(
	client: N8nRestClient,
	{ id, name }: CredentialReference,
	data: ApiZeroCredential,
): Promise<CredentialTestResult> {
	return await client.request('POST', '/rest/credentials/test', {
		credentials: { id, name, type: 'apiZeroApi', data },
	});
}
