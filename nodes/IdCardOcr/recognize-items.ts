import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { arrangeOutputs, outcomeOf, type CardOutcome, type OutputName } from './card-output.ts';
import { failedItem } from './failed-item.ts';
import { readImageInput } from './image-input.ts';
import { failureOf } from './node-error.ts';
import { RefusedReply } from './refused-reply.ts';
import { callService } from './transport.ts';

/**
 * The operation "Recognize ID Card": one call an item, one item out for every item in.
 * @throws NodeApiError or NodeOperationError for the first item that fails, unless the node is set
 * to continue on failure.
 */
export async function recognizeItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const routed = this.getNodeParameter('routeBySide', 0, true) as boolean;
	const items: Array<{ output: OutputName; item: INodeExecutionData }> = [];

	for (const [itemIndex, input] of this.getInputData().entries()) {
		try {
			const { output, json } = await recognizeOne(this, itemIndex);
			const keepFiles = this.getNodeParameter('options.keepFiles', itemIndex, false) as boolean;
			const binary = keepFiles && input.binary !== undefined ? { binary: input.binary } : {};
			items.push({ output, item: { json, ...binary, pairedItem: { item: itemIndex } } });
		} catch (thrown) {
			const failure = failureOf(this.getNode(), thrown, itemIndex);
			if (!this.continueOnFail()) throw failure;
			// The last output: an item that fails first on output 0 makes n8n's "Retry On Fail" run,
			// and bill, every item again.
			items.push({ output: 'Unrecognized', item: failedItem(this, failure, thrown, itemIndex) });
		}
	}
	return arrangeOutputs(items, routed);
}

async function recognizeOne(context: IExecuteFunctions, itemIndex: number): Promise<CardOutcome> {
	const request = await readImageInput(context, itemIndex);
	const reply = await callService(context, request, itemIndex);
	const outcome = outcomeOf(reply);
	if (outcome === undefined) throw new RefusedReply(reply);
	return outcome;
}
