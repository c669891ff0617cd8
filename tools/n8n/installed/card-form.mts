import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workflow } from './workflows.mts';

/** Where the form of {@link cardFormWorkflow} is answered below n8n's address. */
export const CARD_FORM_PATH = '/form/id-card';

/** Gives the demo's workflow: a form with one picture, the node, a page for each of its outputs. */
export async function cardFormWorkflow(): Promise<Workflow> {
	const file = path.join(import.meta.dirname, 'workflows/card-form.json');
	return JSON.parse(await readFile(file, 'utf8')) as Workflow;
}
