import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { importWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { openN8n } from '../opened-n8n.mts';
import { readWorkflow } from './in-each-language.mts';

const FOLDER = path.resolve(import.meta.dirname, '../../../examples');
const EXAMPLES = ['', 'zh-CN/'].flatMap((language) =>
	readdirSync(path.join(FOLDER, language))
		.filter((file) => file.endsWith('.json'))
		.map((file) => language + path.basename(file, '.json')),
);

const { session, browser } = await openN8n();

describe.each(EXAMPLES)('examples/%s.json', (name) => {
	test('shows every node and connection', async () => {
		const workflow = readWorkflow(`examples/${name}.json`);
		const shown = { ...workflow, name: `${workflow.name} (shown)` };
		const { id } = await importWorkflow(session.client, shown, session.credentials);
		const editor = await browser.openWorkflow(id);
		const nodes = workflow.nodes.filter((node) => !node.type.endsWith('stickyNote'));
		await editor
			.getByTestId('canvas-node')
			.nth(nodes.length - 1)
			.waitFor();
		const wires = Object.values(workflow.connections as Record<string, Record<string, unknown[][]>>)
			.flatMap((byType) => Object.values(byType))
			.flat(2);
		expect(await editor.locator('.vue-flow__edge').count()).toBe(wires.length);
		await editor.getByTestId('zoom-to-fit').click();
		// A hovered node would show its buttons.
		await editor.mouse.move(0, 0);
		await editor.waitForTimeout(1000);
		await browser.screenshot(`example-${name.replace('/', '-')}`, editor);
		await editor.close();
	});
});
