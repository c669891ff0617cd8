import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { configuredOutputs } from './outputs.ts';
import { parameters } from './parameters/index.ts';
import { checkIdNumber } from './operations/check-id-number.ts';
import { recognize } from './operations/recognize.ts';
import { recognizeBothSides } from './operations/recognize-both-sides.ts';

/** The node "ID Card OCR". */
export class IdCardOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ID Card OCR',
		name: 'idCardOcr',
		icon: { light: 'file:idCardOcr.svg', dark: 'file:idCardOcr.dark.svg' },
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle:
			'={{ ({ recognize: "Recognize ID Card", recognizeBothSides: "Recognize Both Sides", checkIdNumber: "Check ID Number" })[$parameter["operation"]] }}',
		description: 'Read Chinese resident ID cards from images, and check ID numbers',
		defaults: { name: 'ID Card OCR' },
		usableAsTool: {
			// An agent needs to know more than the list of nodes has room for.
			replacements: {
				description:
					'Use it to read a Chinese resident ID card from an image (a link or base64 text). Returns name, ID number, gender, ethnic group, date of birth, address, issuing authority and validity, with null for anything not read, or a reason when no card could be read. Can also check an ID number alone',
			},
		},
		builderHint: {
			searchHint:
				'Reads Chinese resident ID cards and validates ID numbers, for KYC and real-name checks; no other document. Outputs in order: `recognize` has front, back and not read, so wire all three or set routeBySide to false for one output; `recognizeBothSides` takes two images per item and has complete and incomplete; `checkIdNumber` has valid and invalid and needs no credential. An image without a card is not a failure: it leaves on not read or incomplete with a reason, and so does an image that was not sent because the key or its quota ended the run; reason.code tells them apart. Tell people what to photograph again with reason.message of `recognizeBothSides`, where reason has no code. Set the mask option before results are stored or sent on.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ (${configuredOutputs.toString()})($nodeVersion, $parameter) }}`,
		credentials: [
			{
				name: 'apiZeroApi',
				required: true,
				displayOptions: { hide: { operation: ['checkIdNumber'] } },
			},
		],
		properties: parameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as string;
		if (operation === 'checkIdNumber') return checkIdNumber(this);
		if (operation === 'recognizeBothSides') return await recognizeBothSides(this);
		return await recognize(this);
	}
}
