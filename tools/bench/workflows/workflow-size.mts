import type { BuiltWorkflow } from './builds/workflow.mts';

/** How much there is to build. */
export interface WorkflowSize {
	nodes: number;
	codeNodes: number;
	codeLines: number;
	/** Pairs of braces in parameters that are expressions. */
	expressions: number;
}

/** Counts nodes, code and expressions of a workflow after its trigger. */
export function workflowSize({ nodes }: BuiltWorkflow): WorkflowSize {
	const code = nodes.filter(({ type }) => type.endsWith('.code'));
	return {
		nodes: nodes.length,
		codeNodes: code.length,
		codeLines: code.reduce(
			(sum, { parameters }) => sum + String(parameters['jsCode']).split('\n').length,
			0,
		),
		expressions: nodes.reduce((sum, { parameters }) => sum + expressionsIn(parameters), 0),
	};
}

function expressionsIn(value: unknown): number {
	if (typeof value === 'string') return value.startsWith('=') ? value.split('{{').length - 1 : 0;
	if (typeof value !== 'object' || value === null) return 0;
	return Object.values(value).reduce<number>((sum, part) => sum + expressionsIn(part), 0);
}
