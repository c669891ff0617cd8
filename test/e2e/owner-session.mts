import {
	saveCredential,
	type CredentialReference,
} from '../../tools/n8n/installed/credentials.mts';
import { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';
import {
	importWorkflow,
	publishWorkflow,
	waitForWebhook,
	type SavedWorkflow,
	type Workflow,
} from '../../tools/n8n/installed/workflows.mts';
import { joinTestEnvironment, type TestEnvironment } from './test-environment.mts';

/** The test environment with the owner logged in and a credential for the OCR server. */
export interface OwnerSession {
	environment: TestEnvironment;
	client: N8nRestClient;
	credentials: Record<string, CredentialReference>;
}

/** Logs in to this run's environment as its owner. */
export async function openOwnerSession(): Promise<OwnerSession> {
	const environment = await joinTestEnvironment();
	const client = new N8nRestClient(environment.n8nUrl, environment.sessionCookie);
	const { apiKey, serverUrl: baseUrl } = environment;
	const apiZeroApi = await saveCredential(client, 'OCR server', 'apiZeroApi', { apiKey, baseUrl });
	return { environment, client, credentials: { apiZeroApi } };
}

/** Imports a workflow, assigns its credentials, publishes it and waits until `path` responds. */
export async function importAndPublish(
	{ client, credentials }: OwnerSession,
	workflow: Workflow,
	path: string,
): Promise<SavedWorkflow> {
	const saved = await importWorkflow(client, workflow, credentials);
	await publishWorkflow(client, saved);
	await waitForWebhook(client, path);
	return saved;
}
