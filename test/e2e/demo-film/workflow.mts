import type { Workflow, WorkflowNode } from '../../../tools/n8n/installed/workflows.mts';
import { readWorkflow } from '../examples/in-each-language.mts';

export const TABLE = 'Visitors';
export const FORM_PATH = '/form/film-form';

const REVIEW = 'Save for review';

/** The columns that a window has room for come first. */
const FIRST_COLUMNS = ['identity_name', 'identity_code', 'needs_review', 'review_reasons'];

const FILE_FIELD = {
	values: [
		{
			...{ fieldName: 'photo', fieldLabel: '照片 Photo', fieldType: 'file', requiredField: true },
			...{ multipleFiles: false, acceptFileTypes: '.heic,.jpg,.png,.pdf' },
		},
	],
};

/**
 * The example form-to-table that asks again as form-to-crm does. Its form takes one file of any format that a
 * self-hosted server reads.
 */
export function filmWorkflow(): Workflow {
	const example = readWorkflow('examples/form-to-table.json');
	const asking = readWorkflow('examples/form-to-crm.json');
	const [form, table, ocr, save] = ['form', 'table', 'ocr', 'save'].map((id) => node(example, id));
	const [again, thanks] = ['again', 'contact-saved'].map((id) => node(asking, id));
	const intoTable = having(save!, { dataTableId: { __rl: true, mode: 'name', value: TABLE } });
	const to = (...names: string[]) => names.map((name) => ({ node: name, type: 'main', index: 0 }));
	const nodes: WorkflowNode[] = [
		having(form!, {
			formDescription:
				'请上传身份证两面的照片。 Please upload a photo of both sides of your ID card.',
			...{ formFields: FILE_FIELD, responseMode: undefined },
		}),
		having(table!, { tableName: TABLE, columns: { column: inOrder(table!) } }),
		ocr!,
		{ ...intoTable, position: [600, 32] },
		{ ...intoTable, id: 'review', name: REVIEW, position: [600, 208] },
		{ ...having(again!, { formFields: FILE_FIELD }), position: [600, 384] },
		{ ...thanks!, position: [824, 120] },
	];
	return {
		name: 'ID cards',
		nodes: nodes.map((one) => (one.webhookId ? { ...one, webhookId: `film-${one.id}` } : one)),
		connections: {
			[form!.name]: { main: [to(table!.name, ocr!.name)] },
			[ocr!.name]: { main: [to(save!.name), to(REVIEW), to(again!.name)] },
			[again!.name]: { main: [to(ocr!.name)] },
			[save!.name]: { main: [to(thanks!.name)] },
			[REVIEW]: { main: [to(thanks!.name)] },
		},
	};
}

function node({ nodes }: Workflow, id: string): WorkflowNode {
	const found = nodes.find((one) => one.id === id);
	if (found === undefined) throw new Error(`The example has no node with the ID "${id}".`);
	return found;
}

function having(one: WorkflowNode, parameters: Record<string, unknown>): WorkflowNode {
	return { ...one, parameters: { ...one.parameters, ...parameters } };
}

/** The columns of the node that creates the table, for the film. */
function inOrder({ parameters }: WorkflowNode): Array<{ name: string }> {
	const { column } = parameters['columns'] as { column: Array<{ name: string }> };
	const place = ({ name }: { name: string }) => FIRST_COLUMNS.indexOf(name) >>> 0;
	return column.toSorted((one, other) => place(one) - place(other));
}
