import type { INode } from 'n8n-workflow';

import type { JobName } from '../plan.mts';
import {
	type BuiltWorkflow,
	connect,
	fields,
	node,
	saveByEmail,
	TIMEOUT_MS,
	TYPES,
} from './workflow.mts';

const OPTIONS = { fieldNaming: 'english', timeout: TIMEOUT_MS };
const CREDENTIALS = { apiZeroApi: { id: '1', name: 'Bench' } };

function card(name: string, parameters: object, onError: INode['onError']): INode {
	const settings = { onError, credentials: CREDENTIALS };
	return node(name, TYPES.idCardOcr, { ...parameters, options: OPTIONS }, settings);
}

function form(): BuiltWorkflow {
	return {
		nodes: [
			card('Read', { operation: 'recognizeBothSides' }, 'continueErrorOutput'),
			saveByEmail('Save', '={{ $json.email }}'),
			fields('Refused', {
				email: '={{ $json.email }}',
				status: "={{ $json.reason?.message ?? $json.error.description ?? 'failed' }}",
			}),
		],
		connections: connect([
			['Start', 0, 'Read'],
			['Read', 0, 'Save'],
			['Read', 1, 'Refused'],
			['Read', 2, 'Refused'],
		]),
	};
}

function sheet(): BuiltWorkflow {
	const parameters = { source: 'url', url: '={{ $json.link }}', routeBySide: false };
	return {
		nodes: [card('Read', parameters, 'continueRegularOutput'), node('Rows', TYPES.noOp)],
		connections: connect([
			['Start', 0, 'Read'],
			['Read', 0, 'Rows'],
		]),
	};
}

function heap(): BuiltWorkflow {
	return {
		nodes: [
			card('Read', {}, 'continueRegularOutput'),
			node('All photos', TYPES.merge, { mode: 'append', numberInputs: 3 }),
			node(
				'Match',
				TYPES.idCardOcr,
				{ operation: 'matchSides', missingSides: 'none', options: { fieldNaming: 'english' } },
				{ onError: 'continueRegularOutput' },
			),
			node('People', TYPES.noOp),
			node('To look at', TYPES.noOp),
		],
		connections: connect([
			['Start', 0, 'Read'],
			['Read', 0, 'All photos', 0],
			['Read', 1, 'All photos', 1],
			['Read', 2, 'All photos', 2],
			['All photos', 0, 'Match'],
			['Match', 0, 'People'],
			['Match', 1, 'To look at'],
		]),
	};
}

/** The jobs built with this node. */
export const own: Record<JobName, () => BuiltWorkflow> = { form, sheet, heap };
