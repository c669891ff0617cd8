import { expect, test } from '@jest/globals';
import { publishDemoWorkflow } from '../../tools/commands/demo/demo-workflow.mts';
import { cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import {
	findWorkflow,
	waitForWebhook,
	type Workflow,
} from '../../tools/n8n/installed/workflows.mts';
import { openOwnerSession } from './owner-session.mts';

const NAME = 'Demo of another start';

/** The demo's workflow at an address of its own, with the node in that version. */
async function demoWorkflow(typeVersion: number): Promise<Workflow> {
	const workflow = await cardFormWorkflow();
	const nodes = workflow.nodes.map((node) => {
		if (node.type.startsWith('n8n-nodes-apizero.')) return { ...node, typeVersion };
		return node.webhookId === 'id-card' ? { ...node, webhookId: 'id-card-demo' } : node;
	});
	return { ...workflow, name: NAME, nodes };
}

test('a new start of the demo keeps its workflow, but not one with an older node', async () => {
	const { client, credentials } = await openOwnerSession();
	const start = async (typeVersion: number) =>
		await publishDemoWorkflow(client, await demoWorkflow(typeVersion), credentials['apiZeroApi']!);
	const old = await start(1);
	expect((await start(1)).id).toBe(old.id);

	const { id } = await start(2);
	expect(id).not.toBe(old.id);
	await waitForWebhook(client, '/form/id-card-demo');
	expect(await findWorkflow(client, NAME)).toMatchObject({ id, active: true });
	const kept = await findWorkflow(client, `${NAME} (version 1 of the node)`);
	expect(kept).toMatchObject({ id: old.id, active: false });
	expect((await start(2)).id).toBe(id);
});
