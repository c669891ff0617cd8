import { afterEach, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { poll } from '../../tools/processes/poll.mts';
import { importWorkflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8n } from './opened-n8n.mts';

const { session, browser } = await openN8n();
let editor: Page;

afterEach(async () => {
	await editor?.close();
});

/** Opens a workflow that has never run, and in it the node that follows the card's. */
async function openNextNode(operation: string): Promise<void> {
	const node = (name: string, type: string, typeVersion: number, parameters = {}) => {
		const position: [number, number] = [{ Start: 0, Card: 250, Next: 500 }[name] ?? 0, 0];
		return { id: name, name, type, typeVersion, position, parameters };
	};
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const workflow = {
		name: `Fields of ${operation}`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1),
			node('Card', 'n8n-nodes-apizero.idCardOcr', 1, { operation }),
			node('Next', 'n8n-nodes-base.set', 3.4),
		],
		connections: { Start: to('Card'), Card: to('Next') },
	};
	const { id } = await importWorkflow(session.client, workflow, session.credentials);
	editor = await browser.openWorkflow(id);
	// The editor renders only the fields that fit into the window.
	await editor.setViewportSize({ width: 1200, height: 1800 });
	await editor.locator('[data-test-id="canvas-node"][data-node-name="Next"]').dblclick();
	await editor.getByTestId('ndv-close-button').first().waitFor();
}

interface Schema {
	properties?: Record<string, Schema>;
	items?: Schema;
}

async function schemaOf(operation: string): Promise<Schema> {
	const file = `../../nodes/IdCardOcr/__schema__/v1.0.0/${operation}.json`;
	return JSON.parse(await readFile(path.join(import.meta.dirname, file), 'utf8')) as Schema;
}

/** The labels under which the editor lists what is inside a schema. */
function labelsIn({ properties = {}, items }: Schema, label = ''): string[] {
	const inside = Object.entries(properties).flatMap(([name, one]) => [
		name,
		...labelsIn(one, name),
	]);
	return items === undefined ? inside : [`${label}[0]`, ...labelsIn(items)];
}

const OPERATIONS = ['recognize', 'checkIdCard', 'matchSides'];

test.each(OPERATIONS)('the node after %s offers its fields before any run', async (operation) => {
	await openNextNode(operation);
	const listed = editor.getByTestId('run-data-schema-item');
	const wanted = labelsIn(await schemaOf(operation)).sort();
	const settled = async () => {
		const labels = (await listed.allInnerTexts()).map((label) => label.trim()).sort();
		return labels.length >= wanted.length ? labels : undefined;
	};
	const labels = await poll(settled, {
		timeoutMs: 10_000,
		waitingFor: `${wanted.length} fields`,
	});
	expect(labels).toEqual(wanted);
	await browser.screenshot(`fields-${operation}`, editor);
});
