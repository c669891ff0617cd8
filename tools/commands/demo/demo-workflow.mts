import type { CredentialReference } from '../../n8n/installed/credentials.mts';
import type { N8nRestClient } from '../../n8n/installed/rest-client.mts';
import {
	findWorkflow,
	importWorkflow,
	publishWorkflow,
	type SavedWorkflow,
	type Workflow,
	type WorkflowNode,
} from '../../n8n/installed/workflows.mts';

/**
 * Returns the demo's workflow, published. One from an earlier start is kept, since it may contain the user's changes, but for
 * what `renewed` changes in its nodes, such as an address.
 */
export async function publishDemoWorkflow(
	client: N8nRestClient,
	workflow: Workflow,
	apiZeroApi: CredentialReference,
	renewed: (node: WorkflowNode) => WorkflowNode = (node) => node,
): Promise<SavedWorkflow> {
	const earlier = await findWorkflow(client, workflow.name);
	const nodes = (earlier ?? workflow).nodes.map(renewed);
	const isKept = JSON.stringify(nodes) === JSON.stringify(earlier?.nodes);
	const saved = isKept ? earlier! : await save();
	if (!isKept || !saved.active) await publishWorkflow(client, saved);
	return saved;

	async function save(): Promise<SavedWorkflow> {
		if (earlier === undefined)
			return await importWorkflow(client, { ...workflow, nodes }, { apiZeroApi });
		const { id, versionId } = earlier;
		return await client.request('PATCH', `/rest/workflows/${id}`, { nodes, versionId });
	}
}
