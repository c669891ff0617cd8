import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { SUCCESS_CODE, type IdCardOcrReply } from '../../domain/api-contract.ts';
import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { explainCode } from './code-explanation.ts';

/** The outputs in the order that `outputs.ts` declares them. */
export type OutputName = 'Front' | 'Back' | 'Unrecognized';

/** What one picture came to: the item's JSON and the output it leaves on. */
export interface CardOutcome {
	output: OutputName;
	json: IDataObject;
}

const UNREADABLE_PICTURE = 5021;

/**
 * Gives the outcome of a reply, or `undefined` when its code is a refusal and no outcome.
 * A picture without a readable card is an outcome: ten `null` fields and a `reason`.
 */
export function outcomeOf(reply: IdCardOcrReply): CardOutcome | undefined {
	if (reply.code === SUCCESS_CODE && reply.data !== null && reply.data.side !== null) {
		return { output: outputOfSide(reply.data), json: { ...reply.data } };
	}
	if (reply.code !== SUCCESS_CODE && reply.code !== UNREADABLE_PICTURE) return undefined;
	return {
		output: 'Unrecognized',
		json: {
			...emptyIdCardFields(),
			reason: {
				code: reply.code,
				message:
					reply.code === UNREADABLE_PICTURE
						? explainCode(reply.code).message
						: 'The service could not tell which side of an ID card the picture shows',
				requestId: reply.request_id ?? null,
				serviceMessage: reply.msg,
			},
		},
	};
}

function outputOfSide(fields: IdCardFields): OutputName {
	return fields.side === 1 ? 'Front' : 'Back';
}

/** Gives one array an output, with every item on the output it belongs to, in input order. */
export function arrangeOutputs(
	items: ReadonlyArray<{ output: OutputName; item: INodeExecutionData }>,
	routed: boolean,
): INodeExecutionData[][] {
	if (!routed) return [items.map(({ item }) => item)];
	const names: OutputName[] = ['Front', 'Back', 'Unrecognized'];
	return names.map((name) => items.filter(({ output }) => output === name).map(({ item }) => item));
}
