import { readFile } from 'node:fs/promises';
import path from 'node:path';
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
import { joinStage, type Stage } from './stage.mts';

/** The stage with somebody logged in who has a credential for the OCR server. */
export interface Workbench {
	stage: Stage;
	client: N8nRestClient;
	credentials: Record<string, CredentialReference>;
}

/** Joins the stage of this run as its owner. */
export async function openWorkbench(): Promise<Workbench> {
	const stage = await joinStage();
	const client = new N8nRestClient(stage.n8nUrl, stage.session);
	const { apiKey, serverUrl: baseUrl } = stage;
	const apiZeroApi = await saveCredential(client, 'OCR server', 'apiZeroApi', { apiKey, baseUrl });
	return { stage, client, credentials: { apiZeroApi } };
}

/** Imports a workflow, chooses its credentials, publishes it and waits until `path` answers. */
export async function goLive(
	{ client, credentials }: Workbench,
	workflow: Workflow,
	path: string,
): Promise<SavedWorkflow> {
	const saved = await importWorkflow(client, workflow, credentials);
	await publishWorkflow(client, saved);
	await waitForWebhook(client, path);
	return saved;
}

/** Reads one of the workflows in `examples/`. */
export async function readExample(name: string): Promise<Workflow> {
	const file = path.resolve(import.meta.dirname, '../../examples', `${name}.json`);
	return JSON.parse(await readFile(file, 'utf8')) as Workflow;
}
