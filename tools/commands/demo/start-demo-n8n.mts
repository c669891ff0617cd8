import { readFile } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { CARD_FORM_PATH, cardFormWorkflow } from '../../n8n/installed/card-form.mts';
import { saveCredential } from '../../n8n/installed/credentials.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../n8n/installed/install.mts';
import { startN8n } from '../../n8n/installed/n8n-process.mts';
import { installNodePackage, packNode } from '../../n8n/installed/node-package.mts';
import type { Progress } from '../../n8n/installed/progress.mts';
import { N8nRestClient } from '../../n8n/installed/rest-client.mts';
import { copySamples } from '../../n8n/installed/samples.mts';
import {
	waitForWebhook,
	type Workflow,
	type WorkflowNode,
} from '../../n8n/installed/workflows.mts';
import type { ChildProcess } from '../../processes/child-process.mts';
import type { EmbeddedServer } from '../../server-process/start.mts';
import type { DataFolder } from './data-folder.mts';
import { publishDemoWorkflow } from './demo-workflow.mts';

/** Path of the form of the example *Send a link*. */
const LINK_FORM_PATH = '/form/id-card-link';

const CREDENTIAL_NAME = 'OCR server on this machine';

export interface DemoN8nOptions {
	data: DataFolder;
	server: EmbeddedServer;
	/** Address to listen on, and a free port there, which the server knows as that of n8n. */
	host: string;
	port: number;
	progress: Progress;
}

export interface DemoN8n {
	formUrl: string;
	/** The form of the example that asks somebody for photos. */
	linkFormUrl: string;
	workflowUrl: string;
	/** Page of the Data Tables, with the rows of the photos. */
	rowsUrl: string;
	samplesFolder: string;
	process: ChildProcess;
}

/**
 * Installs what is missing and starts n8n as a child process, with a form that the server reads images for.
 *
 * @throws {Error} with a message for the user.
 */
export async function startDemoN8n(options: DemoN8nOptions): Promise<DemoN8n> {
	const { data, server, progress } = options;
	const install = await installN8n(CURRENT_N8N_VERSION, progress);
	const nodePackage = await packNode(data.pathOf('package'), progress);
	await installNodePackage(data.pathOf('n8n'), nodePackage, progress);
	await copySamples(data.pathOf('samples'));

	progress.begin('Starting n8n');
	const n8n = await startN8n({
		install,
		userFolder: data.pathOf('n8n'),
		host: options.host,
		port: options.port,
		brokerPort: await getPort(),
		logFile: data.pathOf('n8n/n8n.log'),
	});
	const client = new N8nRestClient(n8n.baseUrl);
	await client.logIn(data.owner);
	const credential = await saveCredential(client, CREDENTIAL_NAME, 'apiZeroApi', {
		apiKey: server.apiKey,
		baseUrl: server.baseUrl,
	});
	const saved = await publishDemoWorkflow(client, await cardFormWorkflow(), credential);
	await publishDemoWorkflow(client, await sendALink(), credential, linkingTo(server.baseUrl));
	await waitForWebhook(client, CARD_FORM_PATH);
	await waitForWebhook(client, LINK_FORM_PATH);
	progress.end('ready');

	return {
		formUrl: n8n.baseUrl + CARD_FORM_PATH,
		linkFormUrl: n8n.baseUrl + LINK_FORM_PATH,
		workflowUrl: `${n8n.baseUrl}/workflow/${saved.id}`,
		rowsUrl: `${n8n.baseUrl}/home/datatables`,
		samplesFolder: data.pathOf('samples'),
		process: n8n.process,
	};
}

/** The example *Send a link*. */
async function sendALink(): Promise<Workflow> {
	const file = path.join(import.meta.dirname, '../../../examples/send-a-link.json');
	const example = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	return { ...example, name: 'Demo: send a link' };
}

/** Puts the address of this server into the node that makes links. */
const linkingTo = (serverUrl: string) => (node: WorkflowNode) => {
	const path = '/api/photo-links';
	// Others may be the user's own.
	if (!String(node.parameters.url).endsWith(path)) return node;
	return { ...node, parameters: { ...node.parameters, url: serverUrl + path } };
};
