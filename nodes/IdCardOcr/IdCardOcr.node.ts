import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { outputsExpression, parameters, subtitle } from './description.ts';
import { operationNamed } from './operations/operations.ts';
import { failedRun } from './run/failed-run.ts';

export class IdCardOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ID Card OCR',
		name: 'idCardOcr',
		icon: { light: 'file:idCardOcr.svg', dark: 'file:idCardOcr.dark.svg' },
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle,
		description: 'Read and check Chinese resident ID cards, and match their sides',
		defaults: { name: 'ID Card OCR' },
		usableAsTool: {
			// An agent needs to know more than the list of nodes has room for.
			replacements: {
				description:
					'Use it to read a Chinese resident ID card from an image (a link or base64 text). Returns name, ID number, gender, ethnic group, date of birth, address, issuing authority and validity, with null for anything not read, or a reason when no card could be read; side is 1 for the portrait side, which has the first six, and 0 for the emblem side. Says which fields a person should look at. Can also check the fields of a card that is known already, or an ID number alone',
			},
		},
		builderHint: {
			searchHint:
				"Reads Chinese resident ID cards and validates ID numbers, for KYC and real-name checks; no other document. Outputs in order: `recognize` has front, back, needs review and not read, or with oneItemPer set to person (the images of one item) or personAllItems (those of all items) complete, needs review and incomplete; `checkIdCard` checks fields from anywhere, such as a form or a language model, or a number alone, can compare a second reading, and has passed and needs review; `matchSides` takes rows of fronts and backs that were read before, and has matched, one item per person, and needs review. Connect every output, or set route to false for one. The last two need no credential. Every item is flat and fits a table: needs_review is true or false, reason_message says what to look at, or why there is no card, in the language that options.language sets. retry is image where somebody has to take another photo: tell them reason_message; with later, once the quota or the service is back, and credential nobody has to. The credential is for ApiZero's cloud, with 20 free calls a day, or a self-hosted server; serverOptions need the latter. Set the mask option before results are stored or sent on.",
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: [
			{
				name: 'apiZeroApi',
				required: true,
				displayOptions: { hide: { operation: ['checkIdCard', 'matchSides'] } },
			},
		],
		properties: parameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { parameters } = this.getNode();
		const { run, outputs } = operationNamed(parameters.operation);
		const titles = outputs(parameters);
		const results = async () => await run(this, titles);
		if (!this.continueOnFail()) return await results();
		// What nobody foresaw; all else is a result.
		return await results().catch((thrown: unknown) => failedRun(this, thrown, titles.length));
	}
}
