import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workflow } from './workflows.mts';

/** Path of the form of {@link cardFormWorkflow}. */
export const CARD_FORM_PATH = '/form/id-card';

/** Returns the demo's workflow: a form for one image, the node, and a page for each output. */
export async function cardFormWorkflow(): Promise<Workflow> {
	const file = path.join(import.meta.dirname, 'workflows/card-form.json');
	return JSON.parse(await readFile(file, 'utf8')) as Workflow;
}
