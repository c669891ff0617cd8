import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { outputsExpression, parameters, subtitle, WITHOUT_CALLS } from './description.ts';
import { OPERATIONS } from './operations/operations.ts';

/** The node "ID Card OCR". */
export class IdCardOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ID Card OCR',
		name: 'idCardOcr',
		icon: { light: 'file:idCardOcr.svg', dark: 'file:idCardOcr.dark.svg' },
		group: ['transform'],
		version: 2,
		subtitle,
		description: 'Read and check Chinese resident ID cards, and match their sides',
		defaults: { name: 'ID Card OCR' },
		usableAsTool: {
			// An agent needs to know more than the list of nodes has room for.
			replacements: {
				description:
					'Use it to read a Chinese resident ID card from an image (a link or base64 text). Returns name, ID number, gender, ethnic group, date of birth, address, issuing authority and validity, with null for anything not read, or a reason when no card could be read. Can also check the fields of a card that is known already, or an ID number alone',
			},
		},
		builderHint: {
			searchHint:
				"Reads Chinese resident ID cards and validates ID numbers, for KYC and real-name checks; no other document. Outputs in order: `recognize` has front, back and not read, so wire all three or set routeBySide to false for one output; `recognizeBothSides` takes two images per item, or with a self-hosted server one that shows both (images set to one), and has complete and incomplete; `checkIdNumber` has valid and invalid; `checkIdCard` checks fields from anywhere, such as a form or a language model, has passed and not passed, and can compare a second reading; `matchSides` takes all fronts and backs that `recognize` outputs, merged into one input, and has matched, one item per person, and not matched. These three need no credential. An image without a card is not a failure: it leaves on not read or incomplete with a reason, and so does an image that was not sent because the key or its quota ended the run; reason.code tells them apart. Tell people what to photograph again with reason.message of `recognizeBothSides`, where reason has no code. The credential is for ApiZero's cloud or a self-hosted server; cardsPerImage set to all, and the options details, minimumConfidence and cutOuts need the latter. Set the mask option before results are stored or sent on.",
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: [
			{
				name: 'apiZeroApi',
				required: true,
				displayOptions: { hide: { operation: WITHOUT_CALLS } },
			},
		],
		properties: parameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const value = this.getNodeParameter('operation', 0) as string;
		const operation = OPERATIONS.find((one) => one.value === value) ?? OPERATIONS[0];
		const routeBySide = this.getNodeParameter('routeBySide', 0, true) as boolean;
		return await operation.run(this, operation.outputs({ routeBySide }).length);
	}
}
