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

/** The demo's workflow at an address of its own. */
async function demoWorkflow(): Promise<Workflow> {
	const workflow = await cardFormWorkflow();
	const nodes = workflow.nodes.map((node) =>
		node.webhookId === 'id-card' ? { ...node, webhookId: 'id-card-demo' } : node,
	);
	return { ...workflow, name: NAME, nodes };
}

test('a new start of the demo keeps its workflow', async () => {
	const { client, credentials } = await openOwnerSession();
	const start = async () =>
		await publishDemoWorkflow(client, await demoWorkflow(), credentials['apiZeroApi']!);
	const { id } = await start();
	await waitForWebhook(client, '/form/id-card-demo');
	expect(await findWorkflow(client, NAME)).toMatchObject({ id, active: true });
	expect((await start()).id).toBe(id);
});

test('but a new start puts its own address into it', async () => {
	const { client, credentials } = await openOwnerSession();
	const workflow = { ...(await demoWorkflow()), name: 'Demo with an address' };
	const nodes = workflow.nodes.map((node) =>
		node.webhookId === 'id-card-demo' ? { ...node, webhookId: 'id-card-moved' } : node,
	);
	const start = async (notes: string) =>
		await publishDemoWorkflow(client, { ...workflow, nodes }, credentials['apiZeroApi']!, (node) =>
			node.webhookId === 'id-card-moved' ? { ...node, notes } : node,
		);
	const { id } = await start('first');
	expect((await start('second')).id).toBe(id);
	const found = await findWorkflow(client, 'Demo with an address');
	expect(found).toMatchObject({ id, active: true });
	expect(found!.nodes.some(({ notes }) => notes === 'second')).toBe(true);
});
