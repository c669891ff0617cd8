import type { CredentialReference } from '../../n8n/installed/credentials.mts';
import type { N8nRestClient } from '../../n8n/installed/rest-client.mts';
import {
	findWorkflow,
	importWorkflow,
	publishWorkflow,
	setAsideWorkflow,
	type SavedWorkflow,
	type Workflow,
} from '../../n8n/installed/workflows.mts';

/**
 * Returns the demo's workflow, published. One from an earlier start is kept, since it may contain the
 * user's changes, but it is set aside if it uses an older version of the node than `workflow` does.
 */
export async function publishDemoWorkflow(
	client: N8nRestClient,
	workflow: Workflow,
	apiZeroApi: CredentialReference,
): Promise<SavedWorkflow> {
	let saved = await findWorkflow(client, workflow.name);
	if (saved !== undefined && nodeVersion(saved) < nodeVersion(workflow)) {
		const name = `${workflow.name} (version ${nodeVersion(saved)} of the node)`;
		await setAsideWorkflow(client, saved, name);
		saved = undefined;
	}
	saved ??= await importWorkflow(client, workflow, { apiZeroApi });
	if (!saved.active) await publishWorkflow(client, saved);
	return saved;
}

function nodeVersion({ nodes }: Workflow): number {
	const own = nodes.filter(({ type }) => type.startsWith('n8n-nodes-apizero.'));
	return Math.max(0, ...own.map(({ typeVersion }) => typeVersion));
}
