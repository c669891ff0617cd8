import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { configuredOutputs } from './outputs.ts';
import { parameters } from './parameters.ts';
import { recognizeItems } from './recognize-items.ts';

/** The node "ID Card OCR". */
export class IdCardOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ID Card OCR',
		name: 'idCardOcr',
		icon: { light: 'file:idCardOcr.svg', dark: 'file:idCardOcr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "recognize" ? "Recognize ID Card" : "" }}',
		description: 'Reads the fields of a Chinese resident ID card from a picture of either side',
		defaults: { name: 'ID Card OCR' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ (${configuredOutputs.toString()})($parameter) }}`,
		credentials: [{ name: 'apiZeroApi', required: true }],
		properties: parameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await recognizeItems.call(this);
	}
}
