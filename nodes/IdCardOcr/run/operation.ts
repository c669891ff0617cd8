import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';

export interface Operation {
	title: string;
	value: string;
	description: string;
	action: string;
	/** Its parameters, in the editor's order. They are shown for this operation alone. */
	parameters: INodeProperties[];
	/**
	 * Returns the titles of its outputs, the one for failed items last. Saved workflows wire outputs by number, so
	 * their order never changes. n8n evaluates this function's source text, so it may use nothing from outside.
	 */
	outputs: (parameters: INodeParameters) => string[];
	/**
	 * Returns the items of each output.
	 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
	 */
	run: (
		context: IExecuteFunctions,
		outputs: readonly string[],
	) => INodeExecutionData[][] | Promise<INodeExecutionData[][]>;
}
