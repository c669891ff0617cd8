import type { CredentialReference } from './credentials.mts';
import { poll } from '../../processes/poll.mts';
import { N8nRestError, type N8nRestClient } from './rest-client.mts';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, CredentialReference>;
	[setting: string]: unknown;
}

/** A workflow in the editor's export format. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[setting: string]: unknown;
}

export interface SavedWorkflow extends Workflow {
	id: string;
	versionId: string;
	active: boolean;
}

const WEBHOOKS_TIMEOUT_MS = 30_000;

export async function findWorkflow(
	client: N8nRestClient,
	name: string,
): Promise<SavedWorkflow | undefined> {
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const found = await client.request<SavedWorkflow[]>('GET', `/rest/workflows?filter=${filter}`);
	const match = found.find((workflow) => workflow.name === name);
	if (match === undefined) return undefined;
	return await client.request<SavedWorkflow>('GET', `/rest/workflows/${match.id}`);
}

/** Assigns credentials to the nodes by credential type. */
export async function importWorkflow(
	client: N8nRestClient,
	workflow: Workflow,
	credentials: Record<string, CredentialReference>,
): Promise<SavedWorkflow> {
	const nodes = workflow.nodes.map((node) => {
		const types = credentialTypes(node).filter((type) => type in credentials);
		if (types.length === 0) return node;
		return {
			...node,
			credentials: Object.fromEntries(types.map((type) => [type, credentials[type]])),
		};
	});
	return await client.request<SavedWorkflow>('POST', '/rest/workflows', {
		settings: { executionOrder: 'v1' },
		// n8n 1 requires this property.
		active: false,
		...workflow,
		nodes,
	});
}

/** Activates a workflow's triggers ("Publish" in the editor, "Active" before n8n 2). */
export async function publishWorkflow(
	client: N8nRestClient,
	{ id, versionId }: SavedWorkflow,
): Promise<void> {
	try {
		await client.request('POST', `/rest/workflows/${id}/activate`, { versionId });
	} catch (error) {
		if (!(error instanceof N8nRestError) || error.status !== 404) throw error;
		await client.request('PATCH', `/rest/workflows/${id}`, { active: true, versionId });
	}
}

/**
 * Waits until a form or webhook responds. n8n registers them some time after it reports that it is
 * ready or that the workflow is published.
 *
 * @param path such as `/form/id-card`.
 */
export async function waitForWebhook(client: N8nRestClient, path: string): Promise<void> {
	const isRegistered = async () => {
		const response = await fetch(client.baseUrl + path, { redirect: 'manual' });
		const text = await response.text();
		// For a POST-only webhook, n8n's 404 says so.
		return response.status === 404 && !text.includes('not registered for GET') ? undefined : true;
	};
	await poll(isRegistered, { timeoutMs: WEBHOOKS_TIMEOUT_MS, waitingFor: `n8n to serve ${path}` });
}

function credentialTypes({ type, parameters }: WorkflowNode): string[] {
	if (type.startsWith('n8n-nodes-apizero.')) return ['apiZeroApi'];
	if (type.endsWith('.lmChatOpenAi')) return ['openAiApi'];
	// Of an HTTP Request.
	return 'nodeCredentialType' in parameters ? [String(parameters['nodeCredentialType'])] : [];
}
