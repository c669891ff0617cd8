import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { waitForExecution } from '../../../tools/n8n/installed/executions.mts';
import { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';
import {
	importWorkflow,
	publishWorkflow,
	waitForWebhook,
	type SavedWorkflow,
} from '../../../tools/n8n/installed/workflows.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../../tools/server-process/start.mts';
import { readCard } from '../../cards/read-card.mts';
import { openN8nBrowser, type N8nBrowser } from '../browser.mts';
import { CORE_NODE, coreWorkflow } from '../core-workflow.mts';
import { CommunityNodesPage } from './community-nodes-page.mts';
import { joinInstallEnvironment, type InstallEnvironment } from './install-environment.mts';
import { raiseVersion } from './raise-version.mts';
import { publishPackage } from './registry.mts';

const WEBHOOK = 'install-rehearsal';
const CARD = readCard('portrait.jpg');

let environment: InstallEnvironment;
let client: N8nRestClient;
let browser: N8nBrowser;
let server: EmbeddedServer;
let tab: Page;
let workflow: SavedWorkflow;
let resultOfFirstVersion: unknown;
let lastExecution = 0;

beforeAll(async () => {
	environment = await joinInstallEnvironment();
	client = new N8nRestClient(environment.n8nUrl, environment.sessionCookie);
	browser = await openN8nBrowser(environment);
	tab = await browser.context.newPage();
	server = await startEmbeddedServer();
});

afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const openCommunityNodes = () => CommunityNodesPage.open(tab, environment.n8nUrl);

/** Runs the saved workflow through its webhook and returns what the node put on its outputs. */
async function runWorkflow(): Promise<unknown> {
	const url = `${environment.n8nUrl}/webhook/${WEBHOOK}`;
	const body = new FormData();
	body.set('data', new Blob([CARD.image], { type: 'image/jpeg' }), 'portrait.jpg');
	expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
	const execution = await waitForExecution(client, workflow.id, { after: lastExecution });
	lastExecution = Number(execution.id);
	expect(execution.error).toBeUndefined();
	return execution.outputsOf(CORE_NODE).map((items) => items.map(({ json }) => json));
}

/** The names that the node panel offers for a search. */
async function searchNodePanel(words: string): Promise<string[]> {
	await tab.goto(`${environment.n8nUrl}/workflow/new`);
	await tab.getByTestId('canvas-plus-button').click();
	const search = tab.getByTestId('node-creator-search-bar');
	const names = tab.getByTestId('node-creator-item-name');
	// The list follows with a delay, so it must first hold a result that this search lacks.
	const other = names.filter({ hasText: 'Schedule Trigger' });
	await search.fill('schedule');
	await other.waitFor();
	await search.fill(words);
	await other.waitFor({ state: 'detached' });
	return (await names.allInnerTexts()).map((text) => text.trim());
}

async function installedVersion(): Promise<string> {
	const folder = path.join(environment.nodesFolder, 'node_modules', environment.nodePackage.name);
	return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')).version;
}

test('n8n offers no such node before the install', async () => {
	expect(await searchNodePanel('apizero')).toEqual([]);
});

test('the dialog for community nodes installs the published package', async () => {
	const { name, version } = environment.nodePackage;
	const settings = await openCommunityNodes();
	await settings.fillInstallDialog(name);
	await browser.screenshot('install-dialog', tab);
	await settings.confirmInstall();
	await browser.screenshot('installed', tab);
	expect(await settings.card(name).innerText()).toMatch(`v${version}`);
	expect(await installedVersion()).toBe(version);
	expect(await searchNodePanel('apizero')).toEqual(['ID Card OCR']);
});

test('the installed node reads a card', async () => {
	const { baseUrl, apiKey } = server;
	const apiZeroApi = await saveCredential(client, 'Own server', 'apiZeroApi', { baseUrl, apiKey });
	const node = coreWorkflow(WEBHOOK, { credentials: { apiZeroApi } });
	workflow = await importWorkflow(client, node, {});
	await publishWorkflow(client, workflow);
	await waitForWebhook(client, `/webhook/${WEBHOOK}`);
	resultOfFirstVersion = await runWorkflow();
	expect(resultOfFirstVersion).toEqual([[expect.objectContaining(CARD.fields)], [], [], []]);
});

test('n8n updates it to a newer version, and the workflow saved before runs as before', async () => {
	const { name } = environment.nodePackage;
	const raised = await raiseVersion(environment.nodePackage, `${environment.folder}/raised`);
	await publishPackage(environment.registry, raised.tarball);
	const settings = await openCommunityNodes();
	await settings.beginUpdate(name);
	await settings.confirmation.getByText(workflow.name).waitFor();
	await browser.screenshot('update-dialog', tab);
	await settings.confirmUpdate();
	await browser.screenshot('updated', tab);
	expect(await settings.card(name).innerText()).toMatch(`v${raised.version}`);
	expect(await installedVersion()).toBe(raised.version);
	expect(await runWorkflow()).toEqual(resultOfFirstVersion);
});

test('n8n uninstalls it, and the node panel offers it no more', async () => {
	const { name } = environment.nodePackage;
	const settings = await openCommunityNodes();
	await settings.beginUninstall(name);
	await settings.confirmation.getByText(workflow.name).waitFor();
	await browser.screenshot('uninstall-dialog', tab);
	await settings.confirmUninstall();
	await settings.nothingInstalled.waitFor();
	await browser.screenshot('uninstalled', tab);
	await expect(installedVersion()).rejects.toThrow('ENOENT');
	expect(await searchNodePanel('apizero')).toEqual([]);
});

test('n8n and its npm asked for no host but these two', async () => {
	const contacted = (await readFile(environment.contactedHostsFile, 'utf8')).trim().split('\n');
	// The first is answered by this machine. The second, n8n's list of banned packages, is refused.
	expect([...new Set(contacted)].sort()).toEqual(['api.n8n.io:443', 'registry.npmjs.org:443']);
});
