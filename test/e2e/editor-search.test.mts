import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { importWorkflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8n } from './opened-n8n.mts';

const { session, browser } = await openN8n();
let editor: Page;

beforeAll(async () => {
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = { name: 'Search', nodes: [start], connections: {} };
	const { id } = await importWorkflow(session.client, workflow, session.credentials);
	editor = await browser.openWorkflow(id);
	await editor.getByTestId('node-creator-plus-button').click();
});

test.each(['身份证', '实名', 'shenfenzheng', 'id number', 'kyc', 'ocr', 'apizero', '证件'])(
	'the node panel finds the node by %s',
	async (words) => {
		const search = editor.getByTestId('node-creator-search-bar');
		// The list is updated with a delay, so it must not still hold the previous result.
		await search.fill('qqqqqq');
		await editor.getByTestId('node-creator-no-results').waitFor();
		await search.fill(words);
		const found = editor
			.getByTestId('node-creator-item-name')
			.filter({ hasText: /^\s*ID Card OCR/ });
		await found.waitFor({ timeout: 10_000 });
		expect(await found.count()).toBe(1);
	},
);
