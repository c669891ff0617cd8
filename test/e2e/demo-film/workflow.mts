import type { Workflow, WorkflowNode } from '../../../tools/n8n/installed/workflows.mts';
import { readWorkflow } from '../examples/in-each-language.mts';

export const TABLE = 'Visitors';
export const FORM_PATH = '/form/film-form';

const REVIEW = 'Save for review';

/** What the form says when it asks again is a column as well. */
const SENTENCE = { name: 'reason_message', type: 'string' };

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
	const [crm, again, thanks] = ['ocr', 'again', 'contact-saved'].map((id) => node(asking, id));
	const intoTable = having(save!, { dataTableId: { __rl: true, mode: 'name', value: TABLE } });
	const to = (...names: string[]) => names.map((name) => ({ node: name, type: 'main', index: 0 }));
	const nodes: WorkflowNode[] = [
		having(form!, {
			formDescription:
				'请上传身份证两面的照片。 Please upload a photo of both sides of your ID card.',
			...{ formFields: FILE_FIELD, responseMode: undefined },
		}),
		having(table!, { tableName: TABLE, columns: { column: [...columnsOf(table!), SENTENCE] } }),
		having(ocr!, {
			...{ columns: 'selected', selectedColumns: crm!.parameters['selectedColumns'] },
			options: { language: 'both' },
		}),
		{ ...intoTable, position: [600, 32] },
		{ ...intoTable, id: 'review', name: REVIEW, position: [600, 208] },
		{ ...having(again!, { defineForm: 'fields', formFields: FILE_FIELD }), position: [600, 384] },
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

/** The columns of the node that creates the table. */
function columnsOf({ parameters }: WorkflowNode): object[] {
	return (parameters['columns'] as { column: object[] }).column;
}
