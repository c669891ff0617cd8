import type { INodeOutputConfiguration, INodeParameters } from 'n8n-workflow';

/**
 * Returns the node's outputs for its parameters. n8n evaluates this function's source text in the editor and
 * in the engine, so it must use nothing from outside its own body.
 */
export function configuredOutputs(parameters: INodeParameters): INodeOutputConfiguration[] {
	const main = (displayName: string): INodeOutputConfiguration => ({ type: 'main', displayName });
	if (parameters.operation === 'checkIdNumber') return [main('Valid'), main('Invalid')];
	if (parameters.operation === 'checkIdCard') return [main('Passed'), main('Not Passed')];
	if (parameters.operation === 'matchSides') return [main('Matched'), main('Not Matched')];
	if (parameters.operation === 'recognizeBothSides') return [main('Complete'), main('Incomplete')];
	if (parameters.routeBySide === false) return [{ type: 'main' }];
	return [main('Front'), main('Back'), main('Not Read')];
}
