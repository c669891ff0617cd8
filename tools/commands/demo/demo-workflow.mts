import type { CredentialReference } from '../../n8n/installed/credentials.mts';
import type { N8nRestClient } from '../../n8n/installed/rest-client.mts';
import {
	findWorkflow,
	importWorkflow,
	publishWorkflow,
	type SavedWorkflow,
	type Workflow,
} from '../../n8n/installed/workflows.mts';

/** Returns the demo's workflow, published. One from an earlier start is kept: it may contain the user's changes. */
export async function publishDemoWorkflow(
	client: N8nRestClient,
	workflow: Workflow,
	apiZeroApi: CredentialReference,
): Promise<SavedWorkflow> {
	const earlier = await findWorkflow(client, workflow.name);
	const saved = earlier ?? (await importWorkflow(client, workflow, { apiZeroApi }));
	if (!saved.active) await publishWorkflow(client, saved);
	return saved;
}
